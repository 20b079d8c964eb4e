"""Which old provision went into which new one, field by field."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from diffy.align.chain import Place, rising
from diffy.align.divisions import align_divisions
from diffy.align.edges import Edge
from diffy.align.features import Weights, weights
from diffy.align.field import HINTED, Field, Like, Side, likeness, side
from diffy.align.outline import Outline, Seat, Ward
from diffy.align.pairing import ENOUGH, pair_up
from diffy.align.passages import passages
from diffy.align.pieces import Pieces, merged, split
from diffy.align.pins import Held
from diffy.align.wording import Lexicon, Wording
from diffy.model import MatchedBy, NodeKind

_OPEN = (Ward.TITLE, Ward.PREAMBLE, Ward.LOOSE, Ward.ANNEX)
_WARDS = (*_OPEN, Ward.FOOTNOTE, Ward.CONCLUSIONS)
Sides = tuple[Side, Side]


def align_provisions(
    old: Outline,
    new: Outline,
    texts: Sequence[Sequence[Wording]],
    lexicon: Lexicon,
    articles: Sequence[Edge],
    said: Held,
) -> list[Edge]:
    """All edges between the provisions of two drafts whose articles are aligned."""
    weight = weights([text.features for side in texts for text in side], lexicon)
    sides = side(old.seats, texts[0]), side(new.seats, texts[1])
    found = [
        _edge(sides, weight, pair)._replace(matched_by=MatchedBy.PIN)
        for pair in sorted(said.pairs.items())
    ]
    found += _free(_headings(old, new, sides, weight, articles), said)
    found += _free(align_divisions(old, new, sides, weight, articles), said)
    for olds, news in _fields(old, new, articles):
        found += _in_field(sides, weight, olds, news, said)
    found += _passages(sides, weight, found, articles, said)
    return _with_moves(sides, found, articles)


def _free(edges: Iterable[Edge], said: Held) -> list[Edge]:
    """The edges that no pin forbids."""
    gone = set(said.pairs.values())
    return [
        edge
        for edge in edges
        if edge.old not in said.pairs
        and edge.old not in said.never
        and edge.new not in gone
    ]


def _headings(
    old: Outline,
    new: Outline,
    sides: Sides,
    weight: Weights,
    articles: Sequence[Edge],
) -> Iterator[Edge]:
    """The headings of paired articles; the pair of articles is reason enough."""
    for article in articles:
        if article.main:
            both = old.headings[article.old], new.headings[article.new]
            for pair in zip(*both, strict=False):
                edge = _edge(sides, weight, pair)
                sure = max(edge.confidence, article.confidence)
                yield edge._replace(confidence=sure)


def _is_heading(seat: Seat) -> bool:
    return seat.node.kind is NodeKind.HEADING


def _fields(
    old: Outline, new: Outline, articles: Sequence[Edge]
) -> Iterator[tuple[list[int], list[int]]]:
    """The provisions that correspond among themselves: what stands in articles that
    share text, and what stands in like parts of the draft outside them."""
    for olds, news in _clusters(articles):
        yield (
            [k for i in olds for k in old.bodies[i]],
            [k for j in news for k in new.bodies[j]],
        )
    some, others = _by_ward(old.seats), _by_ward(new.seats)
    for ward in _WARDS:
        yield some[ward], others[ward]


def _by_ward(seats: Sequence[Seat]) -> Mapping[Ward, list[int]]:
    """The provisions in each part of the draft."""
    found: dict[Ward, list[int]] = {ward: [] for ward in Ward}
    for k, seat in enumerate(seats):
        found[seat.ward].append(k)
    return found


def _clusters(articles: Sequence[Edge]) -> Iterator[tuple[list[int], list[int]]]:
    """Articles joined by edges: one pair mostly, more in a split or a merge."""
    of_old: dict[int, list[int]] = {}
    of_new: dict[int, list[int]] = {}
    for edge in articles:
        of_old.setdefault(edge.old, []).append(edge.new)
        of_new.setdefault(edge.new, []).append(edge.old)
    seen: set[int] = set()
    for start in sorted(of_old):
        if start in seen:
            continue
        olds, news, open_ends = {start}, set[int](), [start]
        while open_ends:
            for new in of_old[open_ends.pop()]:
                news.add(new)
                open_ends += [old for old in of_new[new] if old not in olds]
                olds.update(of_new[new])
        seen |= olds
        yield sorted(olds), sorted(news)


def _in_field(
    sides: Sides, weight: Weights, olds: Iterable[int], news: Iterable[int], said: Held
) -> list[Edge]:
    """The edges of one field."""
    pinned = set(said.pairs.values())
    some = [i for i in olds if i not in said.pairs and i not in said.never]
    others = [j for j in news if j not in pinned]
    if not some or not others:
        return []
    field = Field(*sides, some, others, weight, said.pairs)
    pairs, likely = pair_up(field)
    found: Pieces = {}
    if len(pairs) < max(len(some), len(others)):
        pairs, found = split(field, pairs, likely)
        pairs, joined = merged(field, pairs, likely)
        found |= joined
    wholes = {i for i, _ in found}, {j for _, j in found}
    edges = [
        _of_whole(sides, weight, edge)
        if edge.old in wholes[0] or edge.new in wholes[1]
        else edge
        for edge in (
            _edge(sides, weight, pair, likely.get(pair))
            for pair in sorted(pairs.items())
        )
    ]
    return edges + [
        Edge(*pair, MatchedBy.RESIDUAL, share, main=False)
        for pair, share in sorted(found.items())
    ]


def _edge(
    sides: Sides, weight: Weights, pair: Place, known: Like | None = None
) -> Edge:
    """A main edge with its ground, and how alike the two are where that is known."""
    one, other = sides[0].texts[pair[0]], sides[1].texts[pair[1]]
    if one.words == other.words:
        return Edge(*pair, MatchedBy.IDENTICAL, 1.0)
    dice, content = known or likeness(weight, one.features, other.features)
    return Edge(*pair, _ground(dice, content if known else 0.0), dice)


def _of_whole(sides: Sides, weight: Weights, edge: Edge) -> Edge:
    """The main edge of a split or merge: as sure as the shorter stands in the longer.

    Its other words went to the other pieces, and say nothing against it.
    """
    if edge.matched_by is MatchedBy.IDENTICAL:
        return edge
    one, other = sides[0].texts[edge.old], sides[1].texts[edge.new]
    _, contained = likeness(weight, one.features, other.features)
    ground = edge.matched_by if edge.confidence >= ENOUGH else MatchedBy.PART
    confidence = max(edge.confidence, contained)
    return edge._replace(confidence=confidence, matched_by=ground)


def _ground(dice: float, content: float) -> MatchedBy:
    """Why two provisions are held to correspond: the gate that let them in."""
    if dice >= ENOUGH:
        return MatchedBy.TEXT
    if content >= ENOUGH:
        return MatchedBy.PART
    return MatchedBy.PLACE if dice >= HINTED else MatchedBy.POSITION


def _passages(
    sides: Sides,
    weight: Weights,
    found: Sequence[Edge],
    articles: Sequence[Edge],
    said: Held,
) -> list[Edge]:
    """Passages that moved between articles, and what stands below them and below pins.

    Articles without any counterpart are left out: they are shown whole.
    """
    olds = _left_over(sides[0], {e.old for e in found} | said.never)
    news = _left_over(sides[1], {e.new for e in found})
    moved = passages(
        sides,
        weight,
        _standing(sides[0], olds, {e.old for e in articles}),
        _standing(sides[1], news, {e.new for e in articles}),
    )
    edges = [Edge(*pair, MatchedBy.TEXT, dice) for pair, dice in moved.items()]
    some = _by_parent(sides[0], olds, {i for i, _ in moved})
    others = _by_parent(sides[1], news, {j for _, j in moved})
    for above, other in (*moved, *sorted(said.pairs.items())):
        if above in some and other in others:
            edges += _in_field(sides, weight, some[above], others[other], said)
    return edges


def _left_over(side: Side, tied: Set[int]) -> list[int]:
    """The provisions without a partner, as far as they may move."""
    return [
        k
        for k, seat in enumerate(side.seats)
        if k not in tied
        if seat.ward in (Ward.ARTICLE, *_OPEN) and not _is_heading(seat)
    ]


def _standing(side: Side, provisions: Iterable[int], paired: Set[int]) -> list[int]:
    """The provisions in articles that have a counterpart, or in no article."""
    articles = {k: side.seats[k].article for k in provisions}
    return [k for k, article in articles.items() if article < 0 or article in paired]


def _by_parent(
    side: Side, provisions: Iterable[int], gone: Set[int]
) -> Mapping[int, list[int]]:
    """Some provisions under the ones above them, those that are gone left out."""
    found: dict[int, list[int]] = {}
    for k in provisions:
        if k not in gone:
            found.setdefault(side.parents[k], []).append(k)
    return found


def _with_moves(
    sides: Sides, edges: Sequence[Edge], articles: Sequence[Edge]
) -> list[Edge]:
    """Mark the pairs that left their place.

    In a pair of articles those off the heaviest chain; and those whose articles are
    not a pair. What stands in a moved article is not itself moved.
    """
    homes: dict[tuple[Ward, int, Ward, int], dict[Place, float]] = {}
    for edge in edges:
        if edge.main:
            home = _home(sides, edge)
            weight = 1.0 + len(sides[0].texts[edge.old].words)
            homes.setdefault(home, {})[edge.old, edge.new] = weight
    together = {(e.old, e.new) for e in articles} | {(-1, -1)}
    moved: set[Place] = set()
    for (one, i, other, j), found in homes.items():
        if one is not other or (i, j) not in together:
            moved.update(found)
        elif one is not Ward.DIVISION:
            moved |= found.keys() - set(rising(found))
    return [
        edge._replace(moved=True) if (edge.old, edge.new) in moved else edge
        for edge in edges
    ]


def _home(sides: Sides, edge: Edge) -> tuple[Ward, int, Ward, int]:
    one, other = sides[0].seats[edge.old], sides[1].seats[edge.new]
    return one.ward, one.article, other.ward, other.article
