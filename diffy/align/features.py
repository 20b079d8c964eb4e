"""What features are worth, and the articles as sets of them.

Weights are whole numbers: sums are exact whatever the order of a set.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from diffy.align.wording import Lexicon, Wording

PAIR_WEIGHT = 0.7  # of a pair of words, beside that of a word (design, 2.2)
HEAD_WORDS = 16  # of a heading; fused with the body, it has no end

_UNIT = 1 << 20  # of a weight, so that sums are exact and fast
Weights = Sequence[int]
"""The weight of every feature, by its number."""


class Unit(NamedTuple):
    """An article as the aligner sees it."""

    words: tuple[int, ...]
    """Of the body."""
    features: frozenset[int]
    """Of head and body."""
    head: frozenset[int]
    """The words of its heading, or the first of its body where it has none."""
    mass: int = 0
    """What its features weigh together."""
    head_mass: int = 0


def weights(sets: Sequence[frozenset[int]], lexicon: Lexicon) -> Weights:
    """What each feature is worth: the more, the fewer of the sets it stands in."""
    spread = [0] * len(lexicon)
    for features in sets:  # in less time than a Counter takes
        for feature in features:
            spread[feature] += 1
    total = len(sets) + 2
    word, pair = [0] * total, [0] * total  # by their spread
    for n in set(spread) - {0}:
        word[n] = round(_UNIT * math.log(total / n))
        pair[n] = round(_UNIT * PAIR_WEIGHT * math.log(total / n))
    found = [pair[n] for n in spread]
    for feature in lexicon.words:
        found[feature] = word[spread[feature]]
    return found


def weigh(weight: Weights, features: Iterable[int]) -> int:
    """What features weigh together: a sum of whole numbers, alike in any order."""
    return sum(map(weight.__getitem__, features))


def article(heading: Sequence[Wording], body: Sequence[Wording]) -> Unit:
    """An article as a unit that is not weighed yet."""
    words: list[int] = []
    for part in body:
        words += part.words
    title = list(chain.from_iterable([part.words for part in heading])) or words
    features = frozenset().union(*[part.features for part in (*heading, *body)])
    return Unit(tuple(words), features, frozenset(title[:HEAD_WORDS]))


def weighed(unit: Unit, weight: Weights) -> Unit:
    """A unit with what its features and the words of its heading weigh."""
    mass, head_mass = weigh(weight, unit.features), weigh(weight, unit.head)
    return Unit(unit.words, unit.features, unit.head, mass, head_mass)
