"""Text that was moved: no loss where it still reaches as far, and no gain either.

A provision reaches over its article, its chapter or the whole treaty. A signal that
lost strength in one place is sought where the same signal gained, in words of which
half or more are the same, and now stands at least as strong. A gain that covers a
chapter or the treaty absorbs any number of losses it covers; one that covers an article
absorbs one loss. A preamble absorbs none from the operative text.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from diffy.demands.material import Provision, Reach
from diffy.demands.movement import Movement, Relocation

ARTICLE, CHAPTER, TREATY = 1, 2, 3
SAME, WIDER, NARROWER = "same", "wider", "narrower"

ALIKE = 0.5
"""Words that two sentences must share, out of all, for one to be the other moved.
Without it a safeguard that was dropped and another that was won elsewhere, found by the
same broad signal, passed for one that was moved."""

Corresponds = Callable[[str, str], bool]
"""Whether an old article, by eid, corresponds to a new one."""


def relocated(
    found: Sequence[Movement], preamble: str, corresponds: Corresponds
) -> list[Movement]:
    """The movements in their order, those of moved text with their relocation."""
    result = list(found)
    alike: dict[str, list[int]] = {}
    for at, movement in enumerate(found):
        alike.setdefault(movement.watch.signal.id, []).append(at)
    taken: dict[int, list[tuple[str, int]]] = {}
    for at, loss in enumerate(found):
        if not _lost(loss) or loss.undecided:
            continue
        others = {other: found[other] for other in alike[loss.watch.signal.id]}
        best = _best(loss, at, others, taken, preamble, corresponds)
        if best is None:
            continue
        outcome, gain = best
        taken.setdefault(gain, []).append((outcome, at))
        target, there = found[gain].new_at, found[gain].new
        assert target is not None
        relocation = Relocation(outcome, False, target, there)
        result[at] = replace(result[at], relocation=relocation)
    for gain, losses in taken.items():
        if gain not in (at for _, at in losses):
            result[gain] = _gained(found, gain, losses)
    return result


def _gained(
    found: Sequence[Movement], gain: int, losses: list[tuple[str, int]]
) -> Movement:
    """The place text came to, seen with the places it came from."""
    outcome = max((each for each, _ in losses), key=(NARROWER, SAME, WIDER).index)
    source = found[next(at for each, at in losses if each == outcome)]
    assert source.old_at is not None
    now = found[gain]
    if outcome == SAME and abs(now.new.strength) > abs(source.old.strength):
        origin = source.old_at
        return replace(now, old=source.old, old_at=origin, followed=origin)
    came = Relocation(outcome, True, source.old_at, source.old)
    return replace(now, relocation=came)


def _lost(movement: Movement) -> bool:
    """Whether words that stood here stand no longer, weaker, or in another reach."""
    side = 1 if movement.old.strength > 0 else -1
    if not movement.old.strength or movement.old_at is None:
        return False
    return movement.new.strength * side < movement.old.strength * side or _left(
        movement
    )


def _left(movement: Movement) -> bool:
    """Whether a provision came as it was to a place of another reach."""
    if not movement.moved or movement.old_at is None or movement.new_at is None:
        return False
    old, new = movement.old_at.reach, movement.new_at.reach
    return (old.level, old.chapter) != (new.level, new.chapter)


def _best(
    loss: Movement,
    at: int,
    others: dict[int, Movement],
    taken: dict[int, list[tuple[str, int]]],
    preamble: str,
    corresponds: Corresponds,
) -> tuple[str, int] | None:
    """The gain that covers a loss best, with what that means for it."""
    ranked = []
    for other, gain in others.items():
        if not _absorbs(gain, loss, same=other == at):
            continue
        assert loss.old_at is not None
        assert gain.new_at is not None
        if gain.new_at.kind == preamble != loss.old_at.kind and preamble:
            continue
        outcome = _outcome(loss.old_at.reach, gain.new_at.reach)
        near = gain.new_at.reach.level == ARTICLE
        if outcome == SAME and near and any(o == SAME for o, _ in taken.get(other, ())):
            continue
        rank = (outcome == NARROWER, -gain.new_at.reach.level)
        away = not _same_article(loss.old_at, gain.new_at, corresponds)
        ranked.append((*rank, away, other, outcome))
    if not ranked:
        return None
    *_, other, outcome = min(ranked)
    return outcome, other


def _absorbs(gain: Movement, loss: Movement, *, same: bool) -> bool:
    side = 1 if loss.old.strength > 0 else -1
    if gain.new_at is None or gain.undecided:
        return False
    enough = gain.new.strength * side >= loss.old.strength * side
    grew = gain.new.strength * side > gain.old.strength * side
    if same or not (enough and grew):
        return same and enough and _left(gain)
    return _alike(loss.old.sentence, gain.new.sentence) >= ALIKE


def _alike(old: tuple[str, ...], new: tuple[str, ...]) -> float:
    """The share of words two sentences have in common."""
    shared = (Counter(old) & Counter(new)).total()
    return 2 * shared / (len(old) + len(new)) if old or new else 0.0


def _outcome(old: Reach, new: Reach) -> str:
    if new.level == TREATY:
        return SAME if old.level == TREATY else WIDER
    if old.chapter != new.chapter or old.level > new.level:
        return NARROWER
    return SAME if old.level == new.level else WIDER


def _same_article(old: Provision, new: Provision, corresponds: Corresponds) -> bool:
    return corresponds(old.reach.article, new.reach.article)
