"""Whether a file is plainly in one language, as nearly every file is.

Guarantee: where a language is named here, `told_by` names it for the sentences with most
of the words and for every end of the file, and names no other for any beginning: then
nothing takes turns with it and nothing follows it, and neither need be looked for.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from diffy.parse import Block
from diffy.readers.tongues import (
    ENOUGH,
    LEAST,
    MOST,
    SECOND,
    SENTENCE,
    SHARE,
    common,
    detect,
    sentence,
)
from diffy.words import words

_WESTERN = "cp1252"
"""A code page that has Latin letters and those of no other script."""
_NEARLY = 4
"""Words of sentences in the language for one of the others: fewer may be a second text."""
_STEP = 1.1
"""By how much a text grows from one look at it to the next."""
_CLEAR = 1.01
"""By how much a sum must be larger: more than by rounding."""


class _Signs(NamedTuple):
    """The common words by which a language is told."""

    code: str
    own: frozenset[str]
    """Those that no other language has."""
    shared: frozenset[str]
    others: frozenset[str]
    """Those that only other languages have."""


@cache
def _signs(code: str) -> _Signs:
    known = common("latin")
    all_own = {word for word, codes in known.items() if code in codes}
    own = {word for word in all_own if len(known[word]) == 1}
    return _Signs(
        code,
        frozenset(own),
        frozenset(all_own - own),
        frozenset(known.keys() - all_own),
    )


def sole(blocks: Sequence[Block]) -> str | None:
    """The language of a text that is plainly in one, and in Latin letters.

    None says nothing: such a text must be looked at more closely.
    """
    code = detect(blocks)
    if code is None:
        return None
    printed = [words(block.text) for block in blocks]
    if not all(map(_western, blocks, printed)):
        return None
    signs = _signs(code)
    texts = [[word for word in text if not word.isdigit()] for text in printed]
    if not _most_sentences(texts, signs):
        return None
    is_known = common("latin").__contains__
    known = [list(filter(is_known, text)) for text in texts]
    sizes = list(map(len, texts))
    plain = _throughout(known, sizes, signs, LEAST, 0.0) and _throughout(
        known[::-1], sizes[::-1], signs, SECOND, SHARE
    )
    return code if plain else None


def _western(block: Block, printed: list[str]) -> bool:
    """Whether the words of a block are in Latin letters alone."""
    if block.text.isascii():
        return True
    try:
        "".join(printed).encode(_WESTERN)
    except UnicodeEncodeError:
        return False
    return True


def _most_sentences(texts: Sequence[list[str]], signs: _Signs) -> bool:
    """Whether the sentences in the language have nearly all of the words."""
    sure: int = 0
    doubtful: list[list[str]] = []
    for text in texts:
        if len(text) < SENTENCE:
            continue
        first = text[:ENOUGH]
        found = len(signs.own.intersection(first))  # each counts once at least
        others = sum(map(signs.others.__contains__, first))
        if found > others and found >= SHARE * len(first):
            sure += len(text)
        else:
            doubtful.append(text)
    rest = sum(map(len, doubtful))
    if sure <= _NEARLY * rest:
        told = sum(len(text) for text in doubtful if sentence(text) == signs.code)
        sure, rest = sure + told, rest - told
    return sure > _NEARLY * rest


def _throughout(
    known: Sequence[list[str]],
    sizes: Sequence[int],
    signs: _Signs,
    least: int,
    share: float,
) -> bool:
    """Whether no beginning of the texts with the least words or more is in another language.

    `known` are their common words of whatever language. Nor may a beginning have less than
    a share of its own. Not every one is looked at: what a shorter one has of common words
    the next longer ones have as well.
    """
    sums = list(accumulate(sizes))
    looks = [bisect_left(sums, least)]
    while looks[-1] < len(sums):
        looks.append(bisect_right(sums, _STEP * sums[looks[-1]]))
    counts = Counter(chain.from_iterable(known[: looks[0]]))
    for k, end in pairwise(looks):
        counts.update(known[k])
        most = MOST * sums[k]
        own, shared = (
            sum(min(counts[word], most) for word in words)
            for words in (signs.own, signs.shared)
        )
        counts.update(chain.from_iterable(known[k + 1 : end]))
        others = sum(counts[word] for word in signs.others)
        if own <= _CLEAR * others or own + shared < _CLEAR * share * sums[end - 1]:
            return False
    return True
