"""Headings of chapters, parts and annexes: paired by their words and their articles."""

from collections import Counter
from collections.abc import Iterator, Sequence

from diffy.align.chain import Place, rising
from diffy.align.edges import Edge, greedy
from diffy.align.features import Weights
from diffy.align.field import Side, likeness
from diffy.align.nominate import nominate
from diffy.align.outline import Division, Outline
from diffy.model import MatchedBy

ENOUGH = 0.50  # of the words, or of the articles
TOGETHER = 0.30  # of both, on the average


def align_divisions(
    old: Outline,
    new: Outline,
    sides: tuple[Side, Side],
    weight: Weights,
    articles: Sequence[Edge],
) -> list[Edge]:
    """The pairs of division headings."""
    held = _held_in_common(old.divisions, new.divisions, articles)
    words = _words_in_common(old.divisions, new.divisions, sides, weight)
    score: dict[Place, tuple[float, float]] = {}
    for pair in sorted(held.keys() | words.keys()):
        score[pair] = words.get(pair, 0.0), held.get(pair, 0.0)
    likely = {
        pair: _rank(old, new, *pair, both)
        for pair, both in score.items()
        if max(both) >= ENOUGH or sum(both) / 2 >= TOGETHER
    }
    kept = dict(rising(likely))
    taken = set(kept.values())
    once = _once(old, sides[0]), _once(new, sides[1])
    # Headings repeat: that a division moved is told by its articles, or by words that
    # head one division only.
    moved = greedy(
        (rank, i, j)
        for (i, j), rank in likely.items()
        if i not in kept and j not in taken
        if score[i, j][1] >= ENOUGH
        or (score[i, j][0] >= ENOUGH and i in once[0] and j in once[1])
    )
    return [
        _edge(old.divisions[i], new.divisions[j], score[i, j], i in moved)
        for i, j in sorted((kept | moved).items())
    ]


def _once(outline: Outline, side: Side) -> set[int]:
    """The divisions whose heading, of two words at least, heads no other."""
    words = [side.texts[division.heading].words for division in outline.divisions]
    count = Counter(words)
    return {k for k, head in enumerate(words) if len(head) > 1 and count[head] == 1}


def _rank(
    old: Outline, new: Outline, i: int, j: int, both: tuple[float, float]
) -> float:
    """The share of words and articles in common; equal labels decide a tie."""
    label = old.divisions[i].label == new.divisions[j].label
    return sum(both) + (0.02 if label else 0.0)


def _edge(old: Division, new: Division, both: tuple[float, float], moved: bool) -> Edge:
    words, held = both
    if words == 1:
        ground = MatchedBy.IDENTICAL
    else:
        ground = MatchedBy.TEXT if words >= ENOUGH else MatchedBy.PLACE
    confidence = max(words, held)
    return Edge(old.heading, new.heading, ground, confidence, moved=moved)


def _held_in_common(
    old: Sequence[Division], new: Sequence[Division], articles: Sequence[Edge]
) -> dict[Place, float]:
    """What share of the articles of two divisions are paired with each other."""
    above_old, above_new = _above(old), _above(new)
    counts: dict[Place, int] = {}
    for edge in articles:
        if edge.main:
            for i in above_old.get(edge.old, ()):
                for j in above_new.get(edge.new, ()):
                    counts[i, j] = counts.get((i, j), 0) + 1
    return {
        (i, j): 2 * count / (len(old[i].articles) + len(new[j].articles))
        for (i, j), count in counts.items()
    }


def _above(divisions: Sequence[Division]) -> dict[int, list[int]]:
    """For every article the divisions that hold it."""
    above: dict[int, list[int]] = {}
    for k, division in enumerate(divisions):
        for article in division.articles:
            above.setdefault(article, []).append(k)
    return above


def _words_in_common(
    old: Sequence[Division],
    new: Sequence[Division],
    sides: tuple[Side, Side],
    weight: Weights,
) -> dict[Place, float]:
    olds = {i: sides[0].texts[d.heading].features for i, d in enumerate(old)}
    news = {j: sides[1].texts[d.heading].features for j, d in enumerate(new)}
    likely = set(nominate(olds, news)) | set(_ranked(old, new))
    return {(i, j): likeness(weight, olds[i], news[j])[0] for i, j in sorted(likely)}


def _ranked(old: Sequence[Division], new: Sequence[Division]) -> Iterator[Place]:
    """Divisions at the same place from the beginning or from the end."""
    behind = len(new) - len(old)
    for i in range(len(old)):
        for j in {i, i + behind}:
            if 0 <= j < len(new):
                yield i, j
