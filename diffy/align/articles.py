"""Which old article went into which new one, told by words, headings and order.

No article is matched by its number. The passes:

1. identical bodies that stand once in each draft;
2. candidates through rare features and equal headings;
3. a score from the words in common and the likeness of the headings;
4. the chain of sure pairs, which says where every old article is expected;
5. gates that ask for fewer common words where heading and place agree;
6. a weak pair yields where most of a side stands in the residual of another pair; what
   is left over joins the pair whose residual holds it: splits and merges;
7. moves: the pairs off the heaviest chain.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from diffy.align.chain import Place, rising
from diffy.align.edges import Edge, greedy, mutual
from diffy.align.features import Unit, Weights, weigh
from diffy.align.nominate import nominate
from diffy.align.residual import joins, merged_into, split_from
from diffy.model import MatchedBy

# Tuned on made-up drafts; differences below .01 F1 are noise.
W_DICE, W_HEAD, W_PLACE = 0.50, 0.30, 0.12
GATE_CONTENT = 0.22  # least common words where nothing else agrees
GATE_ONE = 0.16  # ... where the place or a near-equal heading agrees
GATE_BOTH = 0.12  # ... where both agree; lower finds spurious pairs in unrelated texts
HEAD_LIKE, HEAD_SAME = 0.50, 0.80
NEAR = 1.5  # articles from the expected place
ANCHOR = 0.30  # least score of a mutual best that tells places
CONTAINED = 0.25  # least share of a left-over article in a residual
WEAK = 0.40  # a pair below yields where a side is a piece of another
PIECE = 0.50  # least share of such a piece
LEAST_WORDS = 8  # shorter bodies are no evidence for identity, split or merge
SETTLED = 9.0  # above any score


class Likeness(NamedTuple):
    """How alike an old and a new article are, each from 0 to 1."""

    dice: float
    contained: float
    head: float

    @property
    def score(self) -> float:
        """What candidates are compared by, before their place counts."""
        return W_DICE * self.dice + W_HEAD * self.head

    @property
    def content(self) -> float:
        """What the gates are held against: a part found whole counts for more."""
        return max(self.dice, 0.6 * self.contained if self.contained > 0.5 else 0.0)


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
    expected = _expected(likeness, settled, len(old), len(new))
    for i, j in _near(expected, same, never, len(new)):
        if (i, j) not in likeness:
            likeness[i, j] = _likeness(weight, old[i], new[j])
    pairs = greedy(_passed(likeness, settled, expected))
    pairs = _without_weak(old, new, weight, pairs, likeness, settled)
    extra = _extra(old, new, weight, pairs, likeness, never)
    kept = set(rising({(i, j): 1.0 + len(old[i].words) for i, j in pairs.items()}))
    main = []
    for (i, j), like in _likenesses(old, new, weight, pairs, likeness):
        ground = _ground(old[i], new[j], like, abs(expected[i] - j))
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
    found = set(nominate(olds, news))
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
        content = contained = 1.0
    else:
        shared = weigh(weight, old.features & new.features)
        content = 2 * shared / ((old.mass + new.mass) or 1.0)
        contained = shared / (min(old.mass, new.mass) or 1.0)
    if old.head == new.head:
        return Likeness(content, contained, 1.0 if old.head else 0.0)
    heads = 2 * weigh(weight, old.head & new.head)
    return Likeness(content, contained, heads / (old.head_mass + new.head_mass))


def _likenesses(
    old: Sequence[Unit],
    new: Sequence[Unit],
    weight: Weights,
    pairs: Mapping[int, int],
    known: Mapping[Place, Likeness],
) -> Iterable[tuple[Place, Likeness]]:
    for pair in sorted(pairs.items()):
        yield pair, known.get(pair) or _likeness(weight, old[pair[0]], new[pair[1]])


def _expected(
    likeness: Mapping[Place, Likeness],
    settled: Mapping[int, int],
    n_old: int,
    n_new: int,
) -> list[float]:
    """Where each old article would stand in the new draft if its neighbours stayed.

    Linear between the neighbours on the longest chain of settled pairs and anchors.
    """
    anchors = mutual({p: like.score for p, like in likeness.items()}, ANCHOR)
    chain = rising(dict.fromkeys([*settled.items(), *anchors.items()], 1.0))
    chain = [(-1, -1), *chain, (n_old, n_new)]
    starts = [i for i, _ in chain]
    places = []
    for i in range(n_old):
        k = bisect_left(starts, i)
        (i0, j0), (i1, j1) = chain[k - 1], chain[k]
        places.append(j0 + (i - i0) / (i1 - i0) * (j1 - j0))
    return places


def _near(
    expected: Sequence[float],
    same: Mapping[int, int],
    never: frozenset[int],
    n_new: int,
) -> Iterable[Place]:
    done = set(same.values())
    for i, place in enumerate(expected):
        if i not in same and i not in never:
            for j in range(max(0, int(place) - 2), min(n_new, int(place) + 4)):
                if j not in done:
                    yield i, j


def _passed(
    likeness: Mapping[Place, Likeness],
    settled: Mapping[int, int],
    expected: Sequence[float],
) -> Iterable[tuple[float, int, int]]:
    """The candidates with enough words in common, each with its rank."""
    for i, j in settled.items():
        yield SETTLED, i, j
    for (i, j), like in likeness.items():
        distance = abs(expected[i] - j)
        if like.content >= _gate(like, distance):
            yield like.score + W_PLACE / (1 + distance / 2), i, j


def _gate(like: Likeness, distance: float) -> float:
    """How many of the words two articles must have in common to be a pair."""
    if distance <= NEAR:
        return GATE_BOTH if like.head > HEAD_LIKE else GATE_ONE
    return GATE_ONE if like.head > HEAD_SAME else GATE_CONTENT


def _ground(old: Unit, new: Unit, like: Likeness, distance: float) -> MatchedBy:
    """Why the two are held to correspond: the least that would have sufficed."""
    if old.words == new.words and (len(old.words) >= LEAST_WORDS or like.dice == 1):
        return MatchedBy.IDENTICAL
    if like.content >= GATE_CONTENT:
        return MatchedBy.TEXT
    if like.content < GATE_ONE:
        return MatchedBy.CONTEXT
    return MatchedBy.HEADING if like.head > HEAD_SAME else MatchedBy.PLACE


def _without_weak(
    old: Sequence[Unit],
    new: Sequence[Unit],
    weight: Weights,
    pairs: Mapping[int, int],
    likeness: Mapping[Place, Likeness],
    settled: Mapping[int, int],
) -> dict[int, int]:
    """The pairs without those of which a side is a piece of another pair.

    Few words in common make a pair only where most of neither side stands elsewhere.
    """
    tied = joins(old, new, weight, pairs, likeness)
    kept = dict(pairs)
    for i, j in pairs.items():
        if i in settled or likeness[i, j].content >= WEAK:
            continue
        shares = split_from(tied, j)[1], merged_into(tied, i)[1]
        if max(shares) >= PIECE:
            del kept[i]
    return kept


def _extra(
    old: Sequence[Unit],
    new: Sequence[Unit],
    weight: Weights,
    pairs: Mapping[int, int],
    likeness: Mapping[Place, Likeness],
    never: frozenset[int],
) -> list[Edge]:
    """What is left over and stands in what a pair leaves unexplained."""
    tied = joins(old, new, weight, pairs, likeness)
    partner = set(pairs.values())
    found = []
    for j, unit in enumerate(new):
        if j not in partner and len(unit.words) >= LEAST_WORDS:
            best, share = split_from(tied, j)
            if best is not None and share >= CONTAINED:
                found.append(Edge(best, j, MatchedBy.RESIDUAL, share, main=False))
    for i, unit in enumerate(old):
        if i not in pairs and i not in never and len(unit.words) >= LEAST_WORDS:
            best, share = merged_into(tied, i)
            if best is not None and share >= CONTAINED:
                found.append(Edge(i, best, MatchedBy.RESIDUAL, share, main=False))
    return found
