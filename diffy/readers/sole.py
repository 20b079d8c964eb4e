"""Whether a file is plainly in one language, as nearly every file is.

Guarantee: where a language is named here, `told_by` names it for the sentences with most
of the words and for every end of the file, and names no other for any beginning: then
nothing takes turns with it and nothing follows it, and neither need be looked for.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, filterfalse, tee
from typing import NamedTuple

from diffy.parse import Block
from diffy.readers.tongues import (
    ENOUGH,
    LEAST,
    MOST,
    SECOND,
    SENTENCE,
    SHARE,
    beginning,
    common,
    counted,
    detect,
    is_western,
    sentence,
    told_by,
)
from diffy.words import words

_NEARLY = 4
"""Words of sentences in the language for one of the others: fewer may be a second text."""
_CLEAR = 1.01
"""By how much a sum must be larger: more than by rounding."""
_LOOKS = 40
"""Ends whose words are counted one by one: a text in which more must be is not plain."""


_Tally = tuple[int, float, int]
"""Of a text: its words, what those of its language count at the least, and those of the
others at the most. As part of a longer text they count no less and no more."""


class _Signs(NamedTuple):
    """The common words by which a language is told."""

    own: frozenset[str]
    """Those that no other language has."""
    known: frozenset[str]
    """All that it has."""
    others: frozenset[str]
    """Those that only other languages have."""


@cache
def _signs(code: str) -> _Signs:
    latin = common("latin")
    known = frozenset(word for word, codes in latin.items() if code in codes)
    own = frozenset(word for word in known if len(latin[word]) == 1)
    return _Signs(own, known, frozenset(latin.keys() - known))


def sole(blocks: Sequence[Block]) -> str | None:
    """The language of a text that is plainly in one, and in Latin letters.

    None says nothing: such a text must be looked at more closely.
    """
    # The words of one block at a time: all together are much to hold.
    ahead, texts = tee(words(block.text) for block in blocks)
    sample = beginning(ahead)
    del ahead
    code = told_by(sample) if len(sample) >= LEAST else detect(blocks)
    if code is None:
        return None
    signs = _signs(code)
    tallies: list[_Tally] = []
    sure = 0
    doubtful: list[tuple[Block, int]] = []
    for block, printed in zip(blocks, texts, strict=True):
        if not block.text.isascii() and not is_western("".join(printed)):
            return None
        text = list(filterfalse(str.isdigit, printed))
        size = len(text)
        first = text if size <= ENOUGH else text[:ENOUGH]
        own = len(signs.own.intersection(first))
        others = 0
        if not signs.others.isdisjoint(text):  # seldom
            others = sum(map(signs.others.__contains__, text))
        tallies.append((size, own * min(1.0, MOST * size), others))
        if size < SENTENCE:
            continue
        if own > others and own >= SHARE * len(first):
            sure += size
        else:
            doubtful.append((block, size))
    plain = (
        _nearly_all(sure, doubtful, code)
        and _throughout(blocks, tallies, signs, LEAST, 0.0)
        and _throughout(blocks[::-1], tallies[::-1], signs, SECOND, SHARE)
    )
    return code if plain else None


def _nearly_all(sure: int, doubtful: Sequence[tuple[Block, int]], code: str) -> bool:
    """Whether the sentences in the language have nearly all of the words."""
    rest = sum(size for _, size in doubtful)
    if sure <= _NEARLY * rest:
        told = sum(size for block, size in doubtful if sentence(counted(block)) == code)
        sure, rest = sure + told, rest - told
    return sure > _NEARLY * rest


def _throughout(
    blocks: Sequence[Block],
    tallies: Sequence[_Tally],
    signs: _Signs,
    least: int,
    share: float,
) -> bool:
    """Whether no beginning of the texts with the least words or more is in another language.

    Nor may it have less than a share of the language's common words. Where what the words
    of each block count at the least does not tell, those of all are counted together: they
    count far more, so that the next ones go without for long.
    """
    size, own, known, others = 0, 0.0, 0.0, 0
    looks = 0
    for k, (more, at_least, at_most) in enumerate(tallies, 1):
        size += more
        own += at_least
        known += at_least
        others += at_most
        if size < least or (own > _CLEAR * others and known >= share * size):
            continue
        looks += 1
        own, known = _together(blocks[:k], size, signs)
        if looks > _LOOKS or own <= _CLEAR * others or known < share * size:
            return False
    return True


def _together(blocks: Iterable[Block], size: int, signs: _Signs) -> tuple[float, float]:
    """What the language's own and all of its common words in some blocks count."""
    counts = Counter(chain.from_iterable(words(block.text) for block in blocks))
    most = MOST * size
    own, known = (
        sum([min(counts[word], most) for word in some if word in counts])
        for some in (signs.own, signs.known)
    )
    return own, known
