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
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from diffy.align.chain import Place, rising
from diffy.align.edges import Edge, clear, greedy, mutual
from diffy.align.features import Unit, Weights, weigh, weighed
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
SURELY = 0.001  # by which a rank leads others so that rounding cannot matter
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
    old = _weighed(old, weight, set(same))
    new = _weighed(new, weight, set(same.values()))
    likeness = Likenesses(old, new, weight)
    likeness.weigh(_candidates(old, new, weight, same, never))
    spots = _expected(likeness, settled, len(old), len(new))
    placed = set(_near(spots, same, never, len(new))) - likeness.keys()
    near = neighbours(placed.union(likeness))
    sure = settled | _sure(placed, likeness, settled, spots)
    likeness.weigh(_open(placed, sure))
    likely = _open(likeness, sure)
    pairs = sure | greedy(_passed(likely, likeness, spots, near))
    pairs = _without_weak(old, new, weight, pairs, likeness, settled, near)
    extra = _extra(old, new, weight, pairs, near, never)
    kept = set(rising({(i, j): 1.0 + len(old[i].words) for i, j in pairs.items()}))
    main = []
    for i, j in sorted(pairs.items()):
        ground, confidence = MatchedBy.IDENTICAL, 1.0
        if i not in same:
            like = likeness[i, j]
            pin = pinned.get(i) == j
            ground = MatchedBy.PIN if pin else _ground(old[i], new[j], like)
            if ground is not MatchedBy.IDENTICAL:
                confidence = like.dice
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


def _weighed(units: Sequence[Unit], weight: Weights, same: Set[int]) -> Sequence[Unit]:
    """The articles with what they weigh, identical ones left as they are."""
    return [u if k in same else weighed(u, weight) for k, u in enumerate(units)]


def _likeness(weight: Weights, old: Unit, new: Unit) -> Likeness:
    if old.features == new.features:
        dice = contained = 1.0
    else:
        shared = weigh(weight, old.features & new.features)
        dice = 2 * shared / ((old.mass + new.mass) or 1.0)
        contained = shared / (min(old.mass, new.mass) or 1.0)
    head = _heads(weight, old, new)
    content = max(dice, 0.6 * contained if contained > 0.5 else 0.0)
    return Likeness(dice, head, content, W_DICE * dice + W_HEAD * head)


class Likenesses(dict[Place, Likeness]):
    """How alike articles are, each pair weighed when it is first asked for."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit], weight: Weights):
        super().__init__()
        self._old, self._new, self._weight = old, new, weight

    def __missing__(self, pair: Place) -> Likeness:
        one, other = self._old[pair[0]], self._new[pair[1]]
        found = self[pair] = _likeness(self._weight, one, other)
        return found

    def weigh(self, pairs: Iterable[Place]) -> None:
        """Find how alike some pairs are that were not asked for."""
        for pair in pairs:
            if pair not in self:
                self.__missing__(pair)

    def most(self, pair: Place) -> float:
        """A score that the pair does not surpass."""
        one, other = self._old[pair[0]], self._new[pair[1]]
        both = one.mass + other.mass
        dice = 2 * min(one.mass, other.mass) / both if both else 1.0
        return W_DICE * dice + W_HEAD * _heads(self._weight, one, other)


def _heads(weight: Weights, old: Unit, new: Unit) -> float:
    """How alike two headings are."""
    if old.head == new.head:
        return 1.0 if old.head else 0.0
    shared = 2 * weigh(weight, old.head & new.head)
    return shared / (old.head_mass + new.head_mass)


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


def _open(pairs: Iterable[Place], sure: Mapping[int, int]) -> list[Place]:
    """The pairs of which neither article is sure to be in another."""
    gone = set(sure.values())
    return [(i, j) for i, j in pairs if i not in sure and j not in gone]


def _sure(
    placed: Iterable[Place],
    likeness: Likenesses,
    settled: Mapping[int, int],
    spots: Sequence[Spot],
) -> dict[int, int]:
    """The pairs above all gates that rank higher than any other of the same articles.

    What is near its place is not weighed for that: mostly it is told by what the two
    could have in common at the most.
    """
    most = {p: _rank(like.score, spots, p) for p, like in likeness.items()}
    most |= {p: _rank(likeness.most(p), spots, p) for p in placed}
    most |= dict.fromkeys(settled.items(), SETTLED)
    return {
        i: j
        for i, j in clear(most, SURELY)
        if (i, j) in likeness and likeness[i, j].content >= GATE_FAR
    }


def _rank(score: float, spots: Sequence[Spot], pair: Place) -> float:
    """What a pair is taken by: its score, and how near it is to its place."""
    distance = abs(spots[pair[0]].place - pair[1])
    return score + W_PLACE / (1 + distance / 2)


def _passed(
    likely: Iterable[Place],
    likeness: Mapping[Place, Likeness],
    spots: Sequence[Spot],
    near: Neighbours,
) -> Iterable[tuple[float, int, int]]:
    """The candidates with enough words in common, each with its rank."""
    for i, j in likely:
        like = likeness[i, j]
        if like.content < GATE_BOTH:  # the least of the gates
            continue
        gate = _gate(like, spots[i], j)
        if like.content >= gate or (
            gate == GATE_FAR
            and like.content >= GATE_CONTENT
            and like.content >= _rival(likeness, near, i, j) + LEAD_FAR
        ):
            yield _rank(like.score, spots, (i, j)), i, j


def _rival(
    likeness: Mapping[Place, Likeness], near: Neighbours, i: int, j: int
) -> float:
    """The content of the likeliest other pair of either of two articles."""
    others = [(i, other) for other in near[0][i] if other != j]
    others += [(other, j) for other in near[1][j] if other != i]
    return max([likeness[pair].content for pair in others], default=0.0)


def _gate(like: Likeness, spot: Spot, j: int) -> float:
    """How many of the words two articles must have in common to be a pair.

    GATE_FAR is for a pair far off; it is less where no other is nearly as like.
    """
    distance = abs(spot.place - j)
    if distance <= NEAR:
        sure = spot.tight or like.head > HEAD_LIKE
        return GATE_BOTH if sure else GATE_ONE
    if like.head > HEAD_SAME:
        return GATE_ONE if distance <= FAR else GATE_CONTENT
    return GATE_CONTENT if distance <= FAR else GATE_FAR


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
