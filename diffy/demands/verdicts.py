"""The verdict of one change for one ask, from the movements of the ask's signals."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from diffy.demands.material import Provision
from diffy.demands.movement import UNLOOKED, Movement
from diffy.demands.relocation import NARROWER, SAME, WIDER
from diffy.demands.strength import FULL, Standing
from diffy.model import Evidence, Side, Strength, Verdict
from diffy.words import fold

CONTESTED, WAS_CONTESTED = "contested", "was contested"
RELOCATION, BRACKET, KIND = "relocation", "bracket", "kind"

_SHOWN = 3
"""Options that a reason names; a sentence with four brackets of two has sixteen."""
_LONGEST = 60
"""Characters of an option that a reason shows; the evidence has it whole."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with all that it rests on."""

    verdict: Verdict
    rule: str
    reason: str
    evidence: tuple[Evidence, ...] = ()
    effect: float = 0.0
    strength: Strength | None = None
    badges: tuple[str, ...] = ()
    priority: int = 0


@dataclass(frozen=True, slots=True)
class Push:
    """A movement in one direction: 1 toward, -1 away; and whether its end is full."""

    movement: Movement
    direction: int
    full: bool = False


def ruling(
    movements: Sequence[Movement], *, standing: int, complete_at: int
) -> Ruling | None:
    """The verdict of an ask in one change, None where nothing of it moved.

    `standing` is how many of its wanted signals the new text holds; with fewer than
    `complete_at` it is met in part at most.
    """
    undecided = [m for m in movements if m.undecided and m.relocation is None]
    if undecided:
        return _undecided(undecided)
    pushes = [push for m in movements if (push := _push(m)) is not None]
    if not pushes:
        return _only_relocated([m for m in movements if m.relocation is not None])
    directions = {push.direction for push in pushes}
    if len(directions) > 1:
        verdict = Verdict.MIXED
    elif directions == {-1}:
        verdict = Verdict.WORKS_AGAINST
    else:
        whole = all(push.full for push in pushes) and standing >= complete_at
        verdict = Verdict.ADDRESSES if whole else Verdict.PARTLY
    return _ruling(verdict, pushes)


def _push(movement: Movement) -> Push | None:
    """The direction of a movement, None where text only changed its place."""
    moved = movement.relocation
    if moved is None:
        return _plain_push(movement)
    if moved.outcome == SAME or (moved.outcome == NARROWER and moved.gained):
        return None
    side = 1 if movement.old.strength * movement.watch.sign > 0 else -1
    if moved.outcome == NARROWER:
        return Push(movement, -side)
    stays = movement.new_at is not None and moved.other is movement.new_at
    if not moved.gained and not stays:
        return None
    side = 1 if movement.new.strength * movement.watch.sign > 0 else -1
    return Push(movement, side)


def _plain_push(movement: Movement) -> Push | None:
    if not movement.effect:
        return None
    end = movement.new.strength
    at_full = end == FULL if movement.watch.wanted else end in (0, -FULL)
    full = at_full and not movement.new.bracketed
    return Push(movement, 1 if movement.effect > 0 else -1, full)


def _ruling(verdict: Verdict, pushes: list[Push]) -> Ruling:
    ranked = sorted(pushes, key=lambda push: -abs(push.movement.effect))
    first = ranked[0].movement
    relocations = [push.movement for push in ranked if push.movement.relocation]
    rule = RELOCATION if len(relocations) == len(ranked) else first.watch.signal.id
    return Ruling(
        verdict,
        rule,
        "; ".join(dict.fromkeys(reason(push.movement) for push in ranked)),
        evidence_of([push.movement for push in ranked]),
        fsum(push.movement.effect for push in pushes),
        _strength(first),
        _badges([push.movement for push in ranked]),
    )


def _only_relocated(relocations: list[Movement]) -> Ruling | None:
    if not relocations:
        return None
    return Ruling(
        Verdict.TOUCHES,
        RELOCATION,
        "; ".join(dict.fromkeys(map(reason, relocations))),
        evidence_of(relocations),
        0.0,
        _strength(relocations[0]),
        _badges(relocations),
    )


def _undecided(undecided: list[Movement]) -> Ruling:
    first = undecided[0]
    return Ruling(
        Verdict.NOT_ASSESSED,
        _undecided_rule(first),
        _why_undecided(first),
        evidence_of(undecided),
        0.0,
        _strength(first),
        _undecided_badges(first),
        1,
    )


def _undecided_rule(movement: Movement) -> str:
    if movement.unsettled is not None:
        return RELOCATION
    return KIND if UNLOOKED in (movement.old.why, movement.new.why) else BRACKET


def _undecided_badges(movement: Movement) -> tuple[str, ...]:
    if movement.unsettled is not None:
        return _badges([movement])
    if UNLOOKED in (movement.old.why, movement.new.why):
        return ()
    contested = movement.new.options or movement.unsure is Side.NEW
    return (CONTESTED,) if contested else (WAS_CONTESTED,)


def _why_undecided(movement: Movement) -> str:
    if movement.unsettled is not None:
        draft = "old" if movement.unsettled.gained else "new"
        place = movement.unsettled.other.place or "another article"
        said = f"the {draft} draft has as much in {place}, where no rule could judge it"
        return f"{reason(movement)}; {said}"
    options = movement.new.options or movement.old.options
    if options:
        return f"side-by-side options differ in force: {_listed(options)}"
    draft = "new" if movement.unsure is Side.NEW else "old"
    standing = movement.new if movement.unsure is Side.NEW else movement.old
    if standing.why == UNLOOKED:
        said = f"the {draft} text stands {UNLOOKED}"
        return f"'{_short(_words(movement))}': {said}; no rule can tell what that does"
    said = f"its words stand apart among alternatives of the {draft} draft"
    return f"'{_short(_words(movement))}': {said}, which no rule can read together"


def _listed(options: Sequence[tuple[str, float]]) -> str:
    """The options by their first words, not all of many."""
    shown = list(dict.fromkeys(f"'{_short(words)}'" for words, _ in options))
    more = len(options) - len(shown[:_SHOWN])
    return " or ".join([*shown[:_SHOWN], *([f"{more} more"] if more else [])])


def _short(words: str) -> str:
    """Words on one line, cut where they would be longer than a reason should be."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _strength(movement: Movement) -> Strength:
    old, new = movement.old, movement.new
    return Strength(old.strength, new.strength, old.why, new.why)


def _badges(movements: list[Movement]) -> tuple[str, ...]:
    badges = []
    if any(m.new.bracketed and m.new.strength for m in movements):
        badges.append(CONTESTED)
    if any(m.old.bracketed and not m.new.bracketed for m in movements):
        badges.append(WAS_CONTESTED)
    return tuple(badges)


# --------------------------------------------------------------------------- reasons


def reason(movement: Movement) -> str:
    """One neutral clause: which words, how they stood, how they stand."""
    words = _words(movement)
    moved = movement.relocation
    if moved is not None:
        return f"'{words}': {_relocation(movement)}"
    was = _shown(movement.old, movement.old_at)
    if was and movement.new.spans and fold(was) != fold(words):
        said = f"'{was}', {movement.old.why}, became '{words}', {movement.new.why}"
    else:
        said = f"'{words}': was {movement.old.why}, now {movement.new.why}"
    if movement.followed is not None:
        said += f", relocated from {movement.followed.place or 'another article'}"
    if movement.affected:
        said += f", affects {_labels(movement.affected)}"
    return said


def _relocation(movement: Movement) -> str:
    moved = movement.relocation
    assert moved is not None
    place = moved.other.place or "another article"
    if moved.outcome == NARROWER:
        return f"moved from {place}" if moved.gained else f"kept, but only for {place}"
    if moved.outcome == WIDER and (moved.gained or moved.other is movement.new_at):
        return "now covers more provisions"
    return f"relocated {'from' if moved.gained else 'to'} {place}"


def _words(movement: Movement) -> str:
    """The words that a movement is about, as the new draft has them if it does."""
    return (
        _shown(movement.new, movement.new_at)
        or _shown(movement.old, movement.old_at)
        or movement.watch.signal.id
    )


def _shown(standing: Standing, at: Provision | None) -> str:
    if at is None or not standing.spans:
        return ""
    start, end = standing.spans[0]
    return _even(" ".join(at.text[start:end].split()))


def _even(words: str) -> str:
    """Words for a sentence, without brackets that open or close outside of them."""
    if words.count("[") == words.count("]"):
        return words
    return words.replace("[", "").replace("]", "")


def _labels(affected: Sequence[Movement]) -> str:
    at = [m.new_at or m.old_at for m in affected]
    labels = list(dict.fromkeys(p.label or p.place or p.eid for p in at if p))
    if len(labels) > 2:
        return f"{labels[0]} to {labels[-1]} ({len(labels)} provisions)"
    return " and ".join(labels)


# -------------------------------------------------------------------------- evidence


def evidence_of(movements: Sequence[Movement]) -> tuple[Evidence, ...]:
    """The words the movements rest on, old before new, each once."""
    quotes = dict.fromkeys(each for m in movements for each in _rested_on(m))
    return tuple(sorted(quotes, key=lambda evidence: evidence.side is Side.NEW))


def _rested_on(movement: Movement) -> list[Evidence]:
    quotes = list(movement.verbs)
    for each in movement.affected or (movement,):
        quotes += _quotes(Side.OLD, each.old_at, each.old)
        quotes += _quotes(Side.NEW, each.new_at, each.new)
    moved = movement.relocation or movement.unsettled
    if moved is not None:
        side = Side.OLD if moved.gained else Side.NEW
        quotes += _quotes(side, moved.other, moved.standing)
    return quotes


def _quotes(side: Side, at: Provision | None, standing: Standing) -> list[Evidence]:
    if at is None:
        return []
    return [quote(side, at, span) for span in standing.spans]


def quote(side: Side, at: Provision, span: tuple[int, int]) -> Evidence:
    """The words of a provision at some code points."""
    return Evidence(side, at.eid, at.text[span[0] : span[1]], *span)
