"""A field: old and new provisions that correspond among themselves.

It is what stands in a pair of articles, in the preambles, in the annexes.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from diffy.align.chain import Place, rising
from diffy.align.features import Unit, Weights, Wording, unit, weigh
from diffy.align.nominate import nominate
from diffy.align.outline import Seat
from diffy.numbering import number

HINTED = 0.15  # least common words of a pair worth a thought
ALL_PAIRS = 400  # in a larger field only likely pairs are looked at
PART = 0.40  # what the share of the shorter one counts for beside that of both


class Side(NamedTuple):
    """The provisions of one draft."""

    seats: Sequence[Seat]
    texts: Sequence[Wording]


class Field(NamedTuple):
    """What the passes over one field work on."""

    old: Side
    new: Side
    olds: Sequence[int]
    news: Sequence[int]
    weight: Weights
    pinned: Mapping[int, int]
    """Pairs said by the user: no part of the field, but they tell what is below."""


Like = tuple[float, float]
"""The words two provisions have in common, and these or a part found whole."""
Likes = dict[Place, Like]
"""The pairs worth a thought."""


def likeness(weight: Weights, old: Unit, new: Unit) -> tuple[float, float]:
    """The words in common, as a share of both and of the shorter."""
    if old.features == new.features:
        return 1.0, 1.0
    shared = weigh(weight, old.features & new.features)
    both, shorter = old.mass + new.mass, min(old.mass, new.mass)
    return 2 * shared / (both or 1.0), shared / (shorter or 1.0)


@cache
def _key(label: str) -> str:
    return number(label)


def labelled(field: Field, i: int, j: int) -> bool:
    one, other = field.old.seats[i].node.label, field.new.seats[j].node.label
    return one == other or _key(one) == _key(other)


def likes_of(
    field: Field, olds: Sequence[int], news: Sequence[int], settled: Mapping[int, int]
) -> Likes:
    """How alike the likely pairs are among provisions that are not settled."""
    one = {i: unit(field.old.texts[i], field.weight) for i in olds}
    other = {j: unit(field.new.texts[j], field.weight) for j in news}
    found: Likes = {}
    for i, j in _looked_at(field, one, other, settled):
        dice, contained = likeness(field.weight, one[i], other[j])
        content = max(dice, PART * contained)
        if content >= HINTED:
            found[i, j] = dice, content
    return found


def _looked_at(
    field: Field,
    olds: Mapping[int, Unit],
    news: Mapping[int, Unit],
    settled: Mapping[int, int],
) -> Iterator[Place]:
    """All pairs of a small field; of a large one those that share rare words, and
    those between the same neighbours."""
    if len(olds) * len(news) <= ALL_PAIRS:
        yield from ((i, j) for i in olds for j in news)
        return
    likely = sorted(set(nominate(olds, news)))
    yield from likely
    chain = rising(dict.fromkeys([*settled.items(), *_same(olds, news)], 1.0))
    seen = set(likely)
    for some, others in gaps(field, chain, set(olds), set(news)):
        # In a gap too wide for all pairs, those near the diagonal.
        reach = max(1, ALL_PAIRS // len(some))
        for k, i in enumerate(some):
            middle = k * len(others) // len(some)
            for j in others[max(0, middle - reach // 2) : middle + reach // 2 + 1]:
                if (i, j) not in seen:
                    yield i, j


def _same(olds: Mapping[int, Unit], news: Mapping[int, Unit]) -> Iterator[Place]:
    """Equal words that stand equally often on both sides, one by one."""
    places: dict[tuple[int, ...], tuple[list[int], list[int]]] = {}
    for side, units in enumerate((olds, news)):
        for k, found in units.items():
            places.setdefault(found.words, ([], []))[side].append(k)
    for some, others in places.values():
        if len(some) == len(others):
            yield from zip(some, others, strict=True)


def gaps(
    field: Field, chain: Sequence[Place], olds: set[int], news: set[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """The provisions of two sets that stand between the same links of a chain."""
    starts = [-1, *(i for i, _ in chain)]
    others = [-1, *(j for _, j in chain)]
    some: dict[int, list[int]] = {}
    rest: dict[int, list[int]] = {}
    for i in field.olds:
        if i in olds:
            some.setdefault(bisect_left(starts, i), []).append(i)
    for j in field.news:
        if j in news:
            rest.setdefault(bisect_left(others, j), []).append(j)
    for k, found in some.items():
        if k in rest:
            yield found, rest[k]
