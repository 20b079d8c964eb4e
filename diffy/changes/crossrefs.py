"""What became of each cross-reference: followed, pointed elsewhere, left without target."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from diffy.changes.both import Both
from diffy.changes.regions import Wording
from diffy.model import (
    DIVISIONS,
    Concordance,
    Draft,
    Fate,
    Node,
    ReferenceChange,
)
from diffy.references import Reference, name
from diffy.words import fold, has_digits

_AROUND = 3
"""Words on either side by which a reference is known again."""
_ALIKE = 2
"""How many of them must be kept; fewer are a phrase that any reference may have."""

References = Mapping[str, tuple[Reference, ...]]
Above = Mapping[str, tuple[Node, ...]]
"""For every eid the nodes above it."""
_HEADING = "__heading"
_Sign = Callable[[Reference], Hashable]
"""What two references must have in common to be held to be the same; None for nothing."""


class Crossings(NamedTuple):
    """The references of both drafts and where each old unit went."""

    old: References
    new: References
    went: Mapping[str, frozenset[str]]
    """For every old eid the new eids that correspond to it."""
    came: Mapping[str, frozenset[str]]
    names: Callable[[str], str]
    """How a unit of the new draft is called in a sentence, by eid."""
    old_names: Callable[[str], str]
    eids: Sequence[str]
    """Every eid of the new draft, sorted, so that what stands in a unit stands together."""


def crossings(
    old: Draft,
    new: Draft,
    above: tuple[Above, Above],
    concordance: Concordance,
    named: tuple[References, References],
) -> Crossings:
    """Everything that telling the fate of a reference needs.

    `above` are the nodes above the units of either draft, `named` its references.
    """
    above_old, above_new = above
    went: dict[str, set[str]] = defaultdict(set)
    came: dict[str, set[str]] = defaultdict(set)
    for pair in (*concordance.articles, *concordance.provisions):
        if pair.old and pair.new:
            went[pair.old].add(pair.new)
            came[pair.new].add(pair.old)
            if pair.old.endswith(_HEADING) and pair.new.endswith(_HEADING):
                one = pair.old.removesuffix(_HEADING)  # the chapters they head
                two = pair.new.removesuffix(_HEADING)
                went[one].add(two)
                came[two].add(one)
    for one, two in _unheaded(old, above_old, above_new, concordance, went):
        went[one].add(two)
        came[two].add(one)
    return Crossings(
        *named,
        {eid: frozenset(to) for eid, to in went.items()},
        {eid: frozenset(to) for eid, to in came.items()},
        _names(new, above_new),
        _names(old, above_old),
        sorted(above_new),
    )


def _names(draft: Draft, above: Above) -> Callable[[str], str]:
    """What gives the name of a unit by its eid; few are asked for."""
    nodes = {node.eid: node for node in draft.walk()}
    return lambda eid: name(nodes[eid], above[eid]) if eid in nodes else eid


def _unheaded(
    old: Draft,
    above_old: Above,
    above_new: Above,
    concordance: Concordance,
    went: Mapping[str, set[str]],
) -> Iterator[tuple[str, str]]:
    """The divisions without a heading, an annex mostly, by what stands in them."""
    without = {n.eid for n in old.walk() if n.kind in DIVISIONS and n.eid not in went}
    if not without:
        return
    held: Counter[str] = Counter()
    homes: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in concordance.provisions:
        if not pair.old or not pair.new:
            continue
        there = [n.eid for n in above_new[pair.new] if n.kind in DIVISIONS]
        for node in above_old[pair.old]:
            if node.eid in without:
                held[node.eid] += 1
                homes[node.eid].update(there)
    for eid, shares in homes.items():
        home, most = max(
            shares.items(), key=lambda s: (s[1], -len(s[0])), default=("", 0)
        )
        if 2 * most > held[eid]:
            yield eid, home


def reference_changes(
    new: Node, known: Crossings, both: Both | None
) -> Iterator[ReferenceChange]:
    """The references of a new provision that changed, or point elsewhere than before.

    `both` are it and its counterpart; None where it has none.
    """
    news = [ref for ref in known.new.get(new.eid, ()) if not ref.external]
    if not news:
        return
    for one, two in _matched(both, news, known):
        fate = _fate(one, two, known)
        if fate:
            kind, reason = fate
            was = one.text if one else ""
            yield ReferenceChange(new.eid, was, two.text, kind, reason)


def _matched(
    both: Both | None, news: list[Reference], known: Crossings
) -> Iterator[tuple[Reference | None, Reference]]:
    """Each new reference with the old one it was, where that can be told.

    The same target first, then what stood nowhere under the same words, then what has
    the same words around it. Order alone tells nothing in a text that was rewritten.
    """
    olds = both.references[0] if both else ()
    left = {i: ref for i, ref in enumerate(olds) if not ref.external}
    partner: dict[int, Reference] = {}
    _pair_off(left, news, partner, lambda ref: _went_to(ref, known), _target)
    _pair_off(left, news, partner, _gap, _gap)
    if both and left and len(partner) < len(news):
        beside = _Beside(left, both.wording, both.starts)
        for k, two in enumerate(news):
            if k not in partner:
                same = (i for i in beside.of(two) if i in left)
                if (i := next(same, None)) is not None:
                    partner[k] = left.pop(i)
    gone = _Near(left.values())
    alone = _Near(two for k, two in enumerate(news) if k not in partner)
    for k, two in enumerate(news):
        one = partner.get(k)
        if both and one and left:
            said = _joined(one, two, gone.to(one), both.old.text, known)
            # The same numbers in one piece now: nothing became of them.
            one = None if said is not one and _same_numbers(said, two) else said
        if one and _parted(one, two, alone.to(two), known):
            one = None
        yield one, two


_NEAR = 60
"""Characters from one reference to the next that may be said together."""
_STOPS = frozenset(".;:{}")


class _Near:
    """The references of one text, by where they stand."""

    def __init__(self, found: Iterable[Reference]) -> None:
        self._found = sorted(found, key=lambda ref: ref.start)
        self._starts = [ref.start for ref in self._found]

    def to(self, ref: Reference) -> list[Reference]:
        """Those that stand close by another one, so few of them."""
        first = bisect_left(self._starts, ref.start - 2 * _NEAR)
        return self._found[first : bisect_left(self._starts, ref.end + _NEAR)]


def _joined(
    one: Reference,
    two: Reference,
    left: Iterable[Reference],
    text: str,
    known: Crossings,
) -> Reference:
    """A reference with those beside it that are said together with it now.

    "Article 2 and article 4" became "articles 2 and 4".
    """
    own = _mapped(one, known)
    wanted = {*two.targets} - own
    said = one
    for other in left if own else ():
        first, last = sorted((said, other), key=lambda ref: ref.start)
        between = text[first.end : last.start]
        near = len(between) <= _NEAR and _STOPS.isdisjoint(between) and not other.range
        if near and other.targets and _mapped(other, known) <= wanted:
            targets = tuple(dict.fromkeys(first.targets + last.targets))
            end = last.end + (text[last.end : last.end + 1] == "]")
            both = text[first.start : end]
            said = Reference(first.start, end, both, targets, one.missing, one.range)
    return said if _mapped(said, known) == {*two.targets} else one


def _same_numbers(one: Reference, two: Reference) -> bool:
    was, now = (filter(has_digits, _plain(ref)) for ref in (one, two))
    return sorted(was) == sorted(now)


def _parted(
    one: Reference, two: Reference, alone: Iterable[Reference], known: Crossings
) -> bool:
    """Whether a reference is said in pieces now: "article 2 [and article 4]"."""
    was, now = _mapped(one, known), {*two.targets}
    pieces = [ref.targets for ref in alone if was.issuperset(ref.targets)]
    return bool(now) and now < was and was == now.union(*pieces)


def _pair_off(
    left: dict[int, Reference],
    news: list[Reference],
    partner: dict[int, Reference],
    was: _Sign,
    now: _Sign,
) -> None:
    """Give each new reference without a partner the first old one left with its sign."""
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for i, ref in left.items():
        waiting[was(ref)].append(i)
    for k, ref in enumerate(news):
        sign = now(ref) if k not in partner else None
        if sign is not None and (same := waiting.get(sign)):
            partner[k] = left.pop(same.popleft())


def _went_to(ref: Reference, known: Crossings) -> Hashable:
    """Where its targets are in the new draft; what has none went nowhere."""
    return frozenset(_mapped(ref, known)) if ref.targets else None


def _target(ref: Reference) -> Hashable:
    return frozenset(ref.targets)


def _gap(ref: Reference) -> Hashable:
    """The words of a reference to what is not there; None where all is there."""
    return _plain(ref) if ref.missing else None


def _same_gap(one: Reference, two: Reference) -> bool:
    return _gap(one) is not None and _gap(one) == _gap(two)


def _same_words(one: Reference, two: Reference) -> bool:
    return _plain(one) == _plain(two)


def _plain(ref: Reference) -> tuple[str, ...]:
    """The words of a reference, whatever brackets stand in them."""
    return tuple(fold(ref.text).translate(_NO_BRACKETS).split())


_NO_BRACKETS = str.maketrans("", "", "[]［］")


class _Beside:
    """Old references by the words beside them, to know them again beside new ones."""

    def __init__(
        self,
        olds: Mapping[int, Reference],
        kept: Wording,
        starts: tuple[list[int], list[int]],
    ) -> None:
        self._kept, self._starts = kept.new, starts[1]
        self._by_word: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._needed: dict[int, int] = {}
        """How many of the words beside each must be kept: where it has none, nothing."""
        for i, ref in olds.items():
            words = [w for w in _around(ref, starts[0]) if 0 <= w[1] < len(kept.old)]
            self._needed[i] = min(_ALIKE, len(words))
            for word in words:
                self._by_word[word].append(i)

    def of(self, new: Reference) -> list[int]:
        """The old ones of which words beside them stand beside a new one, in order."""
        alike = Counter({i: 0 for i, needed in self._needed.items() if not needed})
        for side, place in _around(new, self._starts):
            if 0 <= place < len(self._kept):
                was = self._kept[place]
                alike.update(self._by_word[side, was] if was is not None else ())
        return sorted(i for i, count in alike.items() if count >= self._needed[i])


def _around(ref: Reference, starts: list[int]) -> Iterator[tuple[int, int]]:
    """The places of the words beside a reference, each with how far off it is."""
    first, behind = bisect_left(starts, ref.start), bisect_left(starts, ref.end)
    for far in range(1, _AROUND + 1):
        yield -far, first - far
        yield far, behind + far - 1


def _mapped(ref: Reference, known: Crossings) -> set[str]:
    return {new for eid in ref.targets for new in known.went.get(eid, ())}


def _fate(
    one: Reference | None, two: Reference, known: Crossings
) -> tuple[Fate, str] | None:
    """What became of a reference, and the sentence that says why; None: nothing."""
    if two.missing:
        if one and _same_gap(one, two):
            return None  # nothing became of it here: `diffy lint` tells of it
        return Fate.DANGLING, _nowhere(one, two, known)
    if one is None or not one.targets or not two.targets:
        return None
    if _explained(one, two, known):
        same = _same_words(one, two)
        return None if same else (Fate.FOLLOWED, _followed(one, two, known))
    wider = [t for t in two.targets if _broader(t, _mapped(one, known), known)]
    if wider and all(_covered(eid, (*wider,)) for eid in _mapped(one, known)):
        reason = f"It names all of {_said(wider, known.names)} now, not a part of it."
        return Fate.RANGE, reason
    if one.range or two.range or len(one.targets) != len(two.targets):
        return Fate.RANGE, _range_reason(one, two, known)
    if _names_a_part(one, two, known):
        return Fate.RANGE, _part_reason(one, two, known)
    return Fate.RETARGETED, _elsewhere(one, two, known)


def _explained(one: Reference, two: Reference, known: Crossings) -> bool:
    """Whether a reference names all that its old targets became, and nothing else.

    What was merged into a target came with it; but a range must not take in a unit
    from outside.
    """
    if not all(known.went.get(eid) for eid in one.targets):
        return False
    mapped = _mapped(one, known)
    if not all(_covered(eid, two.targets) for eid in mapped):
        return False
    if not all(any(_covered(eid, (t,)) for eid in mapped) for t in two.targets):
        return False
    if any(_broader(target, mapped, known) for target in two.targets):
        return False
    own = set(one.targets)
    ranges = one.range and two.range
    return not ranges or all(known.came.get(t, own) <= own for t in two.targets)


def _covered(eid: str, targets: tuple[str, ...]) -> bool:
    """Whether a unit is one of some others, or stands in one of them."""
    return any(eid == target or eid.startswith(f"{target}__") for target in targets)


def _broader(target: str, mapped: set[str], known: Crossings) -> bool:
    """Whether a unit holds more than what old targets became: article 3, not 3(2)."""
    if target in mapped:
        return False
    first, last = (bisect_left(known.eids, f"{target}{end}") for end in ("__", "_`"))
    inside = known.eids[first:last]
    return any(
        not _covered(eid, (*mapped,))
        and not eid.endswith("__heading")
        and not any(each.startswith(f"{eid}__") for each in mapped)
        for eid in inside
    )


def _names_a_part(one: Reference, two: Reference, known: Crossings) -> bool:
    """Whether a reference names some of what its old targets became, and nothing else."""
    mapped = tuple(_mapped(one, known))
    return all(_covered(target, mapped) for target in two.targets)


def _followed(one: Reference, two: Reference, known: Crossings) -> str:
    """Why a reference that reads otherwise is the same, with what was merged or split."""
    own = set(one.targets)
    came = {eid for t in two.targets for eid in known.came.get(t, ())} - own
    if came:
        others = _said(sorted(came), known.old_names)
        return (
            "It points at the same provision under its new number; old "
            f"{others} went into it too."
        )
    if len(two.targets) > len(one.targets):
        return "It points at all that the provision was split into."
    if len(two.targets) < len(one.targets):
        return "It points at the provision into which those it named were merged."
    return "It points at the same provision under its new number."


def _part_reason(one: Reference, two: Reference, known: Crossings) -> str:
    mapped = _mapped(one, known)
    left = sorted(eid for eid in mapped if not _covered(eid, two.targets))
    inside = [target for target in two.targets if target not in mapped]
    if inside:
        return f"It names {_said(inside, known.names)} only, in what it pointed at."
    went = "; ".join(_went(eid, known) for eid in one.targets)
    reason = f"{went}; the reference does not name {_said(left, known.names)}."
    return reason[:1].upper() + reason[1:]


def _nowhere(one: Reference | None, two: Reference, known: Crossings) -> str:
    missing = ", ".join(two.missing)
    reason = f"Nothing in the new draft has the number {missing}"
    gone = [eid for eid in (one.targets if one else ()) if not known.went.get(eid)]
    if gone:
        return f"{reason}; {_said(gone, known.old_names)} of the old draft was removed."
    if one and one.targets:
        now = sorted(_mapped(one, known))
        return f"{reason}; what it pointed at is now {_said(now, known.names)}."
    return f"{reason}."


def _range_reason(one: Reference, two: Reference, known: Crossings) -> str:
    mapped = _mapped(one, known)
    came = [eid for eid in two.targets if eid not in mapped]
    gone = [
        eid for eid in one.targets if not set(known.went.get(eid, ())) & {*two.targets}
    ]
    parts = []
    if came:
        parts.append(f"{_said(came, known.names)} came in")
    if gone:
        parts.append(f"{_said(gone, known.old_names)} of the old draft went out")
    if not parts:
        parts.append("the units it covers were split or merged")
    return f"What it covers changed: {'; '.join(parts)}."


def _elsewhere(one: Reference, two: Reference, known: Crossings) -> str:
    """Why a reference points at another provision than it did."""
    kept = "The number was kept, but " if _same_words(one, two) else ""
    went = "; ".join(_went(eid, known) for eid in one.targets)
    target = _said(list(two.targets), known.names)
    reason = f"{kept}{went}; the reference now points at {target}."
    return reason[:1].upper() + reason[1:]


def _went(eid: str, known: Crossings) -> str:
    """Where one old target went, in words."""
    was, moved = _said([eid], known.old_names), sorted(known.went.get(eid, ()))
    if not moved:
        return f"{was} of the old draft was removed"
    others = sorted({o for new in moved for o in known.came.get(new, ()) if o != eid})
    became = f"{was} of the old draft became {_said(moved, known.names)}"
    return (
        f"{became}, together with old {_said(others, known.old_names)}"
        if others
        else became
    )


def _said(eids: list[str], names: Callable[[str], str]) -> str:
    lower = [_small(names(eid)) for eid in eids]
    return lower[0] if len(lower) == 1 else f"{', '.join(lower[:-1])} and {lower[-1]}"


def _small(name: str) -> str:
    """A name as it stands inside a sentence; what is printed in capitals keeps them."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
