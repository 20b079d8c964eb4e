"""The lines of two drafts as one page: kept, deleted, inserted, moved away, moved here.

Guarantees:

1. every line of either draft stands once, a moved one at both ends;
2. without the inserted and arrived lines the old order is left, without the deleted and
   departed ones the new order.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from diffy.model import ChangeKind, Comparison, Draft, MatchedBy, Row
from diffy.writers.docx.lines import HEADED, Line

_STAYS = 1000
"""What a character of a line that did not move weighs against a whole line that did."""


class Fate(Enum):
    """What became of a line."""

    KEPT = auto()
    DELETED = auto()
    INSERTED = auto()
    DEPARTED = auto()
    ARRIVED = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the page; a moved line has both drafts' lines at both ends."""

    fate: Fate
    old: Line | None
    new: Line | None


def weave(
    comparison: Comparison, old: Sequence[Line], new: Sequence[Line]
) -> tuple[Step, ...]:
    """Both drafts' lines in one order."""
    pairs = _pairs(comparison, old, new)
    moved = _moved(comparison)
    weights = [_weight(old[i], new[j], moved) for i, j in pairs]
    stays = set(_heaviest(pairs, weights))
    return tuple(_woven(old, new, pairs, stays))


def _woven(
    old: Sequence[Line],
    new: Sequence[Line],
    pairs: Sequence[tuple[int, int]],
    stays: set[tuple[int, int]],
) -> Iterator[Step]:
    partner = dict(pairs)
    origin = {j: i for i, j in pairs}
    i = j = 0
    for i_end, j_end in [*sorted(stays), (len(old), len(new))]:
        for k in range(i, i_end):
            there = partner.get(k)
            fate = Fate.DELETED if there is None else Fate.DEPARTED
            yield Step(fate, old[k], None if there is None else new[there])
        for k in range(j, j_end):
            here = origin.get(k)
            fate = Fate.INSERTED if here is None else Fate.ARRIVED
            yield Step(fate, None if here is None else old[here], new[k])
        if i_end < len(old):
            yield Step(Fate.KEPT, old[i_end], new[j_end])
        i, j = i_end + 1, j_end + 1


# ------------------------------------------------------------------ which lines pair


def _pairs(
    comparison: Comparison, old: Sequence[Line], new: Sequence[Line]
) -> list[tuple[int, int]]:
    """Lines that show the same unit, each in one pair, in the order of the old draft."""
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found: list[tuple[int, int]] = []
    for i, j in _candidates(comparison, old, new):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            found.append((i, j))
    return sorted(found)


def _candidates(
    comparison: Comparison, old: Sequence[Line], new: Sequence[Line]
) -> Iterator[tuple[int, int]]:
    """Pairs from the surest: articles, provisions, then what only its name tells."""
    old_units, new_units = _by_unit(old), _by_unit(new)
    for one, other in _couples(comparison, comparison.concordance):
        if one in old_units and other in new_units:
            yield old_units[one], new_units[other]
    old_words = {line.words: k for k, line in enumerate(old) if line.words}
    new_words = {line.words: k for k, line in enumerate(new) if line.words}
    for one, other in _couples(comparison, comparison.provisions):
        i, j = old_words.get(one), new_words.get(other)
        if i is not None and j is not None and _alike(old[i], new[j]):
            yield i, j
    for k, line in enumerate(old):
        at = new_units.get(line.unit)
        bare = not line.words and old_units[line.unit] == k
        if bare and at is not None and _same_place(line, new[at]):
            yield k, at


def _same_place(old: Line, new: Line) -> bool:
    """Whether two lines without words of their own show units of one kind."""
    return old.kind is new.kind and not new.words


def _alike(old: Line, new: Line) -> bool:
    """Whether two lines can be one: both headings of units, or both not."""
    return (old.kind in HEADED) is (new.kind in HEADED)


def _by_unit(lines: Sequence[Line]) -> dict[str, int]:
    """The line with the label of each unit; the last, since words may stand before it."""
    return {line.unit: k for k, line in enumerate(lines)}


def _couples(comparison: Comparison, rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Old and new units that correspond; main partners before the rest of a split."""
    ranks = _ranks(comparison)
    couples = [
        (_rank(row, one, other, ranks), one, other)
        for row in rows
        for one in row.old
        for other in row.new
    ]
    couples.sort(key=lambda couple: couple[0])  # what ranks alike keeps its order
    return ((one, other) for _, one, other in couples)


def _ranks(comparison: Comparison) -> Mapping[tuple[str, str], tuple[int, float]]:
    return {
        (change.old, change.new): (
            int(change.matched_by is MatchedBy.RESIDUAL),
            -change.confidence,
        )
        for change in comparison.changes
        if change.old is not None and change.new is not None
    }


def _rank(
    row: Row, old: str, new: str, ranks: Mapping[tuple[str, str], tuple[int, float]]
) -> tuple[int, float]:
    plain = int(row.matched_by is MatchedBy.RESIDUAL), -row.confidence
    return ranks.get((old, new), plain)


# ------------------------------------------------------------------ which lines moved


def _moved(comparison: Comparison) -> frozenset[str]:
    """The new units that the comparison says have moved, with all below them."""
    moved = {
        eid
        for row in comparison.concordance
        if ChangeKind.MOVED in row.kinds
        for eid in row.new
    }
    below = _below(comparison.new, moved)
    alone = {
        change.new
        for change in comparison.changes
        if change.new and ChangeKind.MOVED in change.kinds
    }
    return frozenset({*below, *alone})


def _below(draft: Draft, eids: set[str]) -> Iterator[str]:
    for node in draft.walk():
        if node.eid in eids:
            yield from (each.eid for each in node.walk())


def _weight(old: Line, new: Line, moved: frozenset[str]) -> int:
    """How much speaks for a pair to stay in place.

    A unit that is said to have moved gives way to any that is not; the number of a
    chapter is short, yet it holds its place against the articles that cross it.
    """
    if new.unit in moved or (new.words and new.words in moved):
        return 1
    heads = 20 if new.kind in HEADED else 0
    return _STAYS * (1 + heads + len(old.text) + len(new.text))


def _heaviest(
    pairs: Sequence[tuple[int, int]], weights: Sequence[int]
) -> list[tuple[int, int]]:
    """The heaviest chain of pairs that rises on both sides; pairs rise in the old one."""
    places: list[int] = []  # the new place on which a chain ends, rising
    totals: list[int] = []  # its weight, rising with the place
    ends: list[int] = []
    before: list[int] = []
    for k, ((_, new), weight) in enumerate(zip(pairs, weights, strict=True)):
        at = bisect_left(places, new)
        total = weight + (totals[at - 1] if at else 0)
        before.append(ends[at - 1] if at else -1)
        stop = at
        while stop < len(places) and totals[stop] <= total:
            stop += 1  # chains that end further on and weigh no more
        places[at:stop] = [new]
        totals[at:stop] = [total]
        ends[at:stop] = [k]
    k, chain = ends[-1] if ends else -1, []
    while k >= 0:
        chain.append(pairs[k])
        k = before[k]
    return chain
