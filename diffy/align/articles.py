"""Which old article went into which new one, told by words, headings and order.

No article is matched by its number. The passes:

1. identical bodies that stand once in each draft;
2. candidates through rare features and equal headings;
3. a score from the words in common and the likeness of the headings;
4. the chain of sure pairs, which says where every old article is expected;
5. gates that ask for fewer common words where heading and place agree, and for more
   where an article would have moved far;
6. a weak pair yields where most of a side stands in the residual of another pair; what
   is left over joins the pair whose residual holds it: splits and merges;
7. moves: the pairs off the heaviest chain.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from diffy.align.chain import Place, rising
from diffy.align.edges import Edge, greedy, mutual
from diffy.align.features import Unit, Weights, weigh
from diffy.align.nominate import nominate
from diffy.align.residual import (
    Neighbours,
    joins,
    merged_into,
    neighbours,
    split_from,
)
from diffy.model import MatchedBy

# Tuned on made-up drafts; differences below .01 F1 are noise.
W_DICE, W_HEAD, W_PLACE = 0.50, 0.30, 0.12
GATE_CONTENT = 0.22  # least common words where nothing else agrees
GATE_ONE = 0.16  # ... where the place or a near-equal heading agrees
GATE_BOTH = (
    0.12  # ... where both agree, or the place is sure; lower finds spurious pairs
)
HEAD_LIKE, HEAD_SAME = 0.50, 0.80
GATE_FAR = 0.40  # ... of an article far off, unless no other is nearly as like it:
LEAD_FAR = 0.10  # of 41 moves with that lead 37 were right, of 29 without it 18
NEAR = 1.5  # articles from the expected place
FAR = 6.0  # articles from it, from where a pair with few common words is a false move
TIGHT = 6  # most articles between two sure pairs that hold each other's place
ANCHOR = 0.30  # least score of a mutual best that tells places
WEAK = 0.40  # a pair below yields where a side is a piece of another
PIECE = 0.50  # least share of such a piece
LEAST_WORDS = 8  # shorter bodies are no evidence for identity, split or merge
SETTLED = 9.0  # above any score


class Likeness(NamedTuple):
    """How alike an old and a new article are, each from 0 to 1."""

    dice: float
    head: float
    content: float
    """What the gates are held against: a part found whole counts for more."""
    score: float
    """What candidates are compared by, before their place counts."""


def align_articles(
    old: Sequence[Unit],
    new: Sequence[Unit],
    weight: Weights,
    pinned: Mapping[int, int],
    never: frozenset[int],
) -> list[Edge]:
    """All edges between the articles of two drafts; `pinned` and `never` are kept."""
    same = _identical(old, new, never.union(pinned), frozenset(pinned.values()))
    settled = {**same, **pinned}
    likeness = {
        (i, j): _likeness(weight, old[i], new[j])
        for i, j in _candidates(old, new, weight, same, never)
    }
    spots = _expected(likeness, settled, len(old), len(new))
    for i, j in _near(spots, same, never, len(new)):
        if (i, j) not in likeness:
            likeness[i, j] = _likeness(weight, old[i], new[j])
    pairs = greedy(_passed(likeness, settled, spots))
    near = neighbours(likeness)
    pairs = _without_weak(old, new, weight, pairs, likeness, settled, near)
    extra = _extra(old, new, weight, pairs, near, never)
    kept = set(rising({(i, j): 1.0 + len(old[i].words) for i, j in pairs.items()}))
    main = []
    for (i, j), like in _likenesses(old, new, weight, pairs, likeness):
        ground = _ground(old[i], new[j], like)
        if pinned.get(i) == j:
            ground = MatchedBy.PIN
        confidence = 1.0 if ground is MatchedBy.IDENTICAL else like.dice
        main.append(Edge(i, j, ground, confidence, moved=(i, j) not in kept))
    return main + extra


def _identical(
    old: Sequence[Unit], new: Sequence[Unit], done: frozenset[int], gone: frozenset[int]
) -> dict[int, int]:
    """The articles whose body, word for word, stands once in each draft."""
    bodies: dict[tuple[int, ...], tuple[list[int], list[int]]] = {}
    for side, units in enumerate((old, new)):
        for k, unit in enumerate(units):
            if len(unit.words) >= LEAST_WORDS:
                bodies.setdefault(unit.words, ([], []))[side].append(k)
    return {
        olds[0]: news[0]
        for olds, news in bodies.values()
        if len(olds) == len(news) == 1
        if olds[0] not in done and news[0] not in gone
    }


def _candidates(
    old: Sequence[Unit],
    new: Sequence[Unit],
    weight: Weights,
    same: Mapping[int, int],
    never: frozenset[int],
) -> list[Place]:
    """The pairs worth scoring, identical articles left out."""
    done = set(same.values())
    olds = {i: u for i, u in enumerate(old) if i not in same and i not in never}
    news = {j: u for j, u in enumerate(new) if j not in done}
    found = set(
        nominate(
            {i: unit.features for i, unit in olds.items()},
            {j: unit.features for j, unit in news.items()},
        )
    )
    with_head: dict[frozenset[int], list[int]] = {}
    for i, unit in olds.items():
        with_head.setdefault(unit.head, []).append(i)
    for j, unit in news.items():
        owners = with_head.get(unit.head, ())
        if len(owners) <= 8:
            found.update((i, j) for i in owners)
    return sorted(found)


def _likeness(weight: Weights, old: Unit, new: Unit) -> Likeness:
    if old.features == new.features:
        dice = contained = 1.0
    else:
        shared = weigh(weight, old.features & new.features)
        dice = 2 * shared / ((old.mass + new.mass) or 1.0)
        contained = shared / (min(old.mass, new.mass) or 1.0)
    if old.head == new.head:
        head = 1.0 if old.head else 0.0
    else:
        heads = 2 * weigh(weight, old.head & new.head)
        head = heads / (old.head_mass + new.head_mass)
    content = max(dice, 0.6 * contained if contained > 0.5 else 0.0)
    return Likeness(dice, head, content, W_DICE * dice + W_HEAD * head)


def _likenesses(
    old: Sequence[Unit],
    new: Sequence[Unit],
    weight: Weights,
    pairs: Mapping[int, int],
    known: Mapping[Place, Likeness],
) -> Iterable[tuple[Place, Likeness]]:
    for pair in sorted(pairs.items()):
        yield pair, known.get(pair) or _likeness(weight, old[pair[0]], new[pair[1]])


class Spot(NamedTuple):
    """Where an old article would stand in the new draft if its neighbours stayed."""

    place: float
    """Linear between the neighbours on the chain."""
    tight: bool
    """Whether sure pairs close by, as many articles apart in both drafts, hold it."""


def _expected(
    likeness: Mapping[Place, Likeness],
    settled: Mapping[int, int],
    n_old: int,
    n_new: int,
) -> list[Spot]:
    """The spot of every old article on the longest chain of settled pairs and anchors."""
    anchors = mutual({p: like.score for p, like in likeness.items()}, ANCHOR)
    sure = rising(dict.fromkeys([*settled.items(), *anchors.items()], 1.0))
    sure = [(-1, -1), *sure, (n_old, n_new)]
    starts = [i for i, _ in sure]
    spots = []
    for i in range(n_old):
        k = bisect_left(starts, i)
        (i0, j0), (i1, j1) = sure[k - 1], sure[k]
        place = j0 + (i - i0) / (i1 - i0) * (j1 - j0)
        tight = max(i1 - i0, j1 - j0) <= TIGHT and len(sure) > TIGHT
        spots.append(Spot(place, tight))
    return spots


def _near(
    spots: Sequence[Spot],
    same: Mapping[int, int],
    never: frozenset[int],
    n_new: int,
) -> Iterable[Place]:
    done = set(same.values())
    for i, spot in enumerate(spots):
        place = int(spot.place)
        if i not in same and i not in never:
            for j in range(max(0, place - 2), min(n_new, place + 4)):
                if j not in done:
                    yield i, j


def _passed(
    likeness: Mapping[Place, Likeness],
    settled: Mapping[int, int],
    spots: Sequence[Spot],
) -> Iterable[tuple[float, int, int]]:
    """The candidates with enough words in common, each with its rank."""
    for i, j in settled.items():
        yield SETTLED, i, j
    rival = _rivals(likeness)
    for (i, j), like in likeness.items():
        if like.content < GATE_BOTH:  # the least of the gates
            continue
        led = like.content >= rival(i, j) + LEAD_FAR
        if like.content >= _gate(like, spots[i], j, led):
            distance = abs(spots[i].place - j)
            yield like.score + W_PLACE / (1 + distance / 2), i, j


def _rivals(likeness: Mapping[Place, Likeness]) -> Callable[[int, int], float]:
    """For a pair the content of the likeliest other pair of either of the two."""
    of_old: dict[int, list[float]] = {}
    of_new: dict[int, list[float]] = {}
    for (i, j), like in likeness.items():
        of_old.setdefault(i, []).append(like.content)
        of_new.setdefault(j, []).append(like.content)
    for contents in chain(of_old.values(), of_new.values()):
        contents.sort(reverse=True)

    def rival(i: int, j: int) -> float:
        own = likeness[i, j].content
        return max(
            (others[1] if others[0] == own else others[0]) if len(others) > 1 else 0.0
            for others in (of_old[i], of_new[j])
        )

    return rival


def _gate(like: Likeness, spot: Spot, j: int, led: bool) -> float:
    """How many of the words two articles must have in common to be a pair."""
    distance = abs(spot.place - j)
    if distance <= NEAR:
        sure = spot.tight or like.head > HEAD_LIKE
        return GATE_BOTH if sure else GATE_ONE
    if like.head > HEAD_SAME:
        return GATE_ONE if distance <= FAR else GATE_CONTENT
    return GATE_CONTENT if distance <= FAR or led else GATE_FAR


def _ground(old: Unit, new: Unit, like: Likeness) -> MatchedBy:
    """Why the two are held to correspond: the least that would have sufficed."""
    if old.words == new.words and (len(old.words) >= LEAST_WORDS or like.dice == 1):
        return MatchedBy.IDENTICAL
    if like.dice >= GATE_CONTENT:
        return MatchedBy.TEXT
    if like.content >= GATE_CONTENT:
        return MatchedBy.PART
    if like.content < GATE_ONE and like.head > HEAD_LIKE:
        return MatchedBy.CONTEXT
    return MatchedBy.HEADING if like.head > HEAD_SAME else MatchedBy.PLACE


def _without_weak(
    old: Sequence[Unit],
    new: Sequence[Unit],
    weight: Weights,
    pairs: Mapping[int, int],
    likeness: Mapping[Place, Likeness],
    settled: Mapping[int, int],
    near: Neighbours,
) -> dict[int, int]:
    """The pairs without those of which a side is a piece of another pair.

    Few words in common make a pair only where most of neither side stands elsewhere.
    """
    tied = joins(old, new, weight, pairs, near)
    kept = dict(pairs)
    for i, j in pairs.items():
        if i in settled or likeness[i, j].content >= WEAK:
            continue
        if max(split_from(tied, j)[1], merged_into(tied, i)[1]) >= PIECE:
            del kept[i]
    return kept


def _extra(
    old: Sequence[Unit],
    new: Sequence[Unit],
    weight: Weights,
    pairs: Mapping[int, int],
    near: Neighbours,
    never: frozenset[int],
) -> list[Edge]:
    """What is left over and stands in what a pair leaves unexplained."""
    tied = joins(old, new, weight, pairs, near)
    partner = set(pairs.values())
    found = []
    for j, unit in enumerate(new):
        if j not in partner and len(unit.words) >= LEAST_WORDS:
            best, share = split_from(tied, j)
            if best is not None:
                found.append(Edge(best, j, MatchedBy.RESIDUAL, share, main=False))
    for i, unit in enumerate(old):
        if i not in pairs and i not in never and len(unit.words) >= LEAST_WORDS:
            best, share = merged_into(tied, i)
            if best is not None:
                found.append(Edge(i, best, MatchedBy.RESIDUAL, share, main=False))
    return found
