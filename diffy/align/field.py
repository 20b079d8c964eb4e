"""A field: old and new provisions that correspond among themselves.

It is what stands in a pair of articles, in the preambles, in the annexes.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import chain, product
from typing import NamedTuple

from diffy.align.chain import Place, rising
from diffy.align.features import Weights, weigh
from diffy.align.nominate import nominate
from diffy.align.outline import Seat
from diffy.align.wording import Wording
from diffy.numbering import number

HINTED = 0.15  # least common words of a pair worth a thought
UNLIKE = 0.14  # less of the shorter one in common is never HINTED
ALL_PAIRS = 400  # in a larger field only likely pairs are looked at
PART = 0.40  # what the share of the shorter one counts for beside that of both


class Side(NamedTuple):
    """The provisions of one draft, each list in the order of the text."""

    seats: Sequence[Seat]
    texts: Sequence[Wording]
    sizes: Sequence[int]
    """How many words each has."""
    parents: Sequence[int]
    """The provision above each, -1 where there is none."""
    labels: Sequence[str]
    """The number each carries, as a key."""


def side(seats: Sequence[Seat], texts: Sequence[Wording]) -> Side:
    """The provisions of a draft with what the passes ask of them again and again."""
    keys = cache(number)
    return Side(
        seats,
        texts,
        [len(text.words) for text in texts],
        [seat.parent for seat in seats],
        [keys(seat.node.label) for seat in seats],
    )


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


def likeness(
    weight: Weights, old: frozenset[int], new: frozenset[int]
) -> tuple[float, float]:
    """The words in common, as a share of both and of the shorter."""
    shared = weigh(weight, old & new)
    return _shares(shared, weigh(weight, old), weigh(weight, new))


def _shares(shared: int, old: int, new: int) -> tuple[float, float]:
    """What is shared, as a share of both and of the shorter; all of two without words."""
    if not old + new:
        return 1.0, 1.0
    return 2 * shared / (old + new), shared / (min(old, new) or 1.0)


def labelled(field: Field, i: int, j: int) -> bool:
    """Whether the two carry the same number."""
    return field.old.labels[i] == field.new.labels[j]


def likes_of(
    field: Field, olds: Sequence[int], news: Sequence[int], settled: Mapping[int, int]
) -> Likes:
    """How alike the likely pairs are among provisions that are not settled."""
    worth = field.weight.__getitem__
    some, others = _weighed(field, field.old, olds), _weighed(field, field.new, news)
    found: Likes = {}
    for pair in _looked_at(field, olds, news, settled):
        one, mass = some[pair[0]]
        other, rest = others[pair[1]]
        shared = sum(map(worth, one & other))
        # Most pairs have next to nothing in common; rounding is far below the margin.
        if shared < UNLIKE * (mass if mass < rest else rest):
            continue
        dice, contained = _shares(shared, mass, rest)
        content = max(dice, PART * contained)
        if content >= HINTED:
            found[pair] = dice, content
    return found


def _weighed(
    field: Field, side: Side, provisions: Iterable[int]
) -> dict[int, tuple[frozenset[int], int]]:
    """The features of provisions, and what they weigh together."""
    found = {}
    for k in provisions:
        features = side.texts[k].features
        found[k] = features, weigh(field.weight, features)
    return found


def _looked_at(
    field: Field,
    olds: Sequence[int],
    news: Sequence[int],
    settled: Mapping[int, int],
) -> Iterable[Place]:
    """All pairs of a small field; of a large one those that share rare words, and
    those between the same neighbours."""
    if len(olds) * len(news) <= ALL_PAIRS:
        return product(olds, news)
    likely = set(
        nominate(
            {i: field.old.texts[i].features for i in olds},
            {j: field.new.texts[j].features for j in news},
        )
    )
    return chain(sorted(likely), _along(field, olds, news, settled, likely))


def _along(
    field: Field,
    olds: Sequence[int],
    news: Sequence[int],
    settled: Mapping[int, int],
    seen: Set[Place],
) -> Iterator[Place]:
    """The pairs between the same neighbours, without those already seen."""
    chain = rising(dict.fromkeys([*settled.items(), *_same(field, olds, news)], 1.0))
    for some, others in gaps(field, chain, set(olds), set(news)):
        # In a gap too wide for all pairs, those near the diagonal.
        reach = max(1, ALL_PAIRS // len(some))
        for k, i in enumerate(some):
            middle = k * len(others) // len(some)
            for j in others[max(0, middle - reach // 2) : middle + reach // 2 + 1]:
                if (i, j) not in seen:
                    yield i, j


def _same(field: Field, olds: Sequence[int], news: Sequence[int]) -> Iterator[Place]:
    """Equal words that stand equally often on both sides, one by one."""
    places: dict[tuple[int, ...], tuple[list[int], list[int]]] = {}
    for i in olds:
        places.setdefault(field.old.texts[i].words, ([], []))[0].append(i)
    for j in news:
        places.setdefault(field.new.texts[j].words, ([], []))[1].append(j)
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
