"""What became of each cross-reference: followed, pointed elsewhere, left without target."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple

from diffy.model import (
    Concordance,
    Draft,
    Fate,
    Pair,
    ReferenceChange,
)
from diffy.references import Reference, names, references

References = Mapping[str, tuple[Reference, ...]]
_Sign = Callable[[Reference], Hashable]
"""What two references must have in common to be held to be the same."""


class Crossings(NamedTuple):
    """The references of both drafts and where each old unit went."""

    old: References
    new: References
    went: Mapping[str, frozenset[str]]
    """For every old eid the new eids that correspond to it."""
    came: Mapping[str, frozenset[str]]
    names: Mapping[str, str]
    """How a unit is called in a sentence, by eid, the new draft's before the old's."""
    old_names: Mapping[str, str]


def crossings(old: Draft, new: Draft, concordance: Concordance) -> Crossings:
    """Everything that telling the fate of a reference needs."""
    went: dict[str, set[str]] = defaultdict(set)
    came: dict[str, set[str]] = defaultdict(set)
    for pair in (*concordance.articles, *concordance.provisions):
        if pair.old and pair.new:
            went[pair.old].add(pair.new)
            came[pair.new].add(pair.old)
        for one, two in _divisions(pair):
            went[one].add(two)
            came[two].add(one)
    return Crossings(
        references(old),
        references(new),
        {eid: frozenset(to) for eid, to in went.items()},
        {eid: frozenset(to) for eid, to in came.items()},
        names(new),
        names(old),
    )


def _divisions(pair: Pair) -> Iterator[tuple[str, str]]:
    """The chapters whose headings correspond."""
    ends = "__heading"
    if pair.old and pair.new and pair.old.endswith(ends) and pair.new.endswith(ends):
        yield pair.old.removesuffix(ends), pair.new.removesuffix(ends)


def reference_changes(
    old: str | None, new: str, known: Crossings
) -> Iterator[ReferenceChange]:
    """The references of a new provision that changed, or point elsewhere than before."""
    olds = list(known.old.get(old, ())) if old else []
    news = list(known.new.get(new, ()))
    for one, two in _matched(olds, news, known):
        fate = _fate(one, two, known)
        if fate:
            kind, reason = fate
            yield ReferenceChange(new, one.text if one else "", two.text, kind, reason)


def _matched(
    olds: list[Reference], news: list[Reference], known: Crossings
) -> Iterator[tuple[Reference | None, Reference]]:
    """Each new reference with the old one it was; the same target first, then by order."""
    left = {i: ref for i, ref in enumerate(olds) if not ref.external}
    partner: dict[int, Reference] = {}

    def match(was: _Sign, now: _Sign, among: Iterable[int]) -> None:
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for i, ref in left.items():
            waiting[was(ref)].append(i)
        for k in among:
            same = waiting.get(now(news[k])) if k not in partner else None
            if same:
                partner[k] = left.pop(same.popleft())

    own = [k for k, ref in enumerate(news) if not ref.external]
    match(lambda ref: _went_to(ref, known), _target, range(len(news)))
    match(_words, _words, range(len(news)))
    match(_named, _named, own)
    for k in own:
        yield partner.get(k), news[k]


def _went_to(ref: Reference, known: Crossings) -> Hashable:
    """Where its targets are in the new draft; what has none went nowhere."""
    return frozenset(_mapped(ref, known)) if ref.targets else None


def _target(ref: Reference) -> Hashable:
    return frozenset(ref.targets)


def _words(ref: Reference) -> Hashable:
    return ref.text.casefold()


def _named(ref: Reference) -> Hashable:
    """The kind of unit it names: "article", "paragraph"."""
    return ref.text.split()[0].casefold().rstrip("s")


def _mapped(ref: Reference, known: Crossings) -> set[str]:
    return {new for eid in ref.targets for new in known.went.get(eid, ())}


def _fate(
    one: Reference | None, two: Reference, known: Crossings
) -> tuple[Fate, str] | None:
    """What became of a reference, and the sentence that says why; None: nothing."""
    if two.missing:
        if one and one.missing and one.text.casefold() == two.text.casefold():
            return None  # nothing became of it here: `diffy lint` tells of it
        return Fate.DANGLING, _nowhere(one, two, known)
    if one is None or not one.targets:
        return None
    same_words = one.text.casefold() == two.text.casefold()
    if _explained(one, two, known):
        followed = "It points at the same provision under its new number."
        return None if same_words else (Fate.FOLLOWED, followed)
    if one.range or two.range or len(one.targets) != len(two.targets):
        return Fate.RANGE, _range_reason(one, two, known)
    return Fate.RETARGETED, _elsewhere(one, two, known, same_words)


def _explained(one: Reference, two: Reference, known: Crossings) -> bool:
    """Whether each old target went to one new target, and none is left over.

    Inside a range units may be split and merged, as long as all of them stay in it.
    """
    if _mapped(one, known) != set(two.targets):
        return False
    if one.range and two.range:
        own = set(one.targets)
        whole = all(known.went.get(eid) for eid in one.targets)
        return whole and all(known.came.get(eid, own) <= own for eid in two.targets)
    alone = all(len(known.went.get(eid, ())) == 1 for eid in one.targets)
    return alone and all(len(known.came.get(eid, ())) == 1 for eid in two.targets)


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


def _elsewhere(
    one: Reference, two: Reference, known: Crossings, same_words: bool
) -> str:
    """Why a reference points at another provision than it did."""
    kept = "The number was kept, but " if same_words else ""
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


def _said(eids: list[str], names: Mapping[str, str]) -> str:
    said = [names.get(eid, eid) for eid in eids]
    lower = [name[:1].lower() + name[1:] for name in said]
    return lower[0] if len(lower) == 1 else f"{', '.join(lower[:-1])} and {lower[-1]}"
