"""Passages that moved between articles: provisions left over on both sides.

A false move is worse than no move, so that a passage must be long, have half its words
in common with the other, and be clearly the other's best.
"""

from collections.abc import Sequence

from diffy.align.chain import Place
from diffy.align.edges import clear
from diffy.align.features import Weights
from diffy.align.field import Side, likeness
from diffy.align.nominate import nominate

PASSAGE_WORDS = 12  # shorter ones are too often stock phrases


def passages(
    sides: tuple[Side, Side],
    weight: Weights,
    olds: Sequence[int],
    news: Sequence[int],
) -> dict[Place, float]:
    """The moved pairs among provisions without a partner, with their likeness."""
    old, new = sides
    some = {
        i: old.texts[i].features
        for i in olds
        if len(old.texts[i].words) >= PASSAGE_WORDS
    }
    others = {
        j: new.texts[j].features
        for j in news
        if len(new.texts[j].words) >= PASSAGE_WORDS
    }
    likes = {
        (i, j): likeness(weight, some[i], others[j])[0]
        for i, j in nominate(some, others)
    }
    return {pair: likes[pair] for pair in sorted(clear(likes))}
