"""Whether a file is plainly in one language, as nearly every file is.

Guarantee: where a language is named here, `told_by` names it for the sentences with most
of the words and for every end of the file, and names no other for any beginning: then
nothing takes turns with it and nothing follows it, and neither need be looked for.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
_NEARLY = 5
"""Words of sentences in the language for one of the others; 4 would be a second text."""
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
    plain = (
        _most_sentences(texts, signs)
        and _throughout(texts, signs, LEAST, 0.0)
        and _throughout(texts[::-1], signs, SECOND, SHARE)
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
    sure, doubtful = 0, 0
    for text in texts:
        if len(text) < SENTENCE:
            continue
        first = text[:ENOUGH]
        # Each of them counts once at least, and one of others with all languages.
        found = len(signs.own.intersection(first))
        plain = found >= SHARE * len(first) and signs.others.isdisjoint(first)
        if plain or sentence(text) == signs.code:
            sure += len(text)
        else:
            doubtful += len(text)
    return sure > _NEARLY * doubtful


def _throughout(
    texts: Sequence[list[str]], signs: _Signs, least: int, share: float
) -> bool:
    """Whether no beginning of the texts with the least words or more is in another language.

    Nor may it have less than a share of the common words. Not every beginning is looked
    at: what a shorter one has of them the next longer ones have as well.
    """
    sizes = list(accumulate(map(len, texts)))
    looks = [bisect_left(sizes, least)]
    while looks[-1] < len(sizes):
        looks.append(bisect_right(sizes, _STEP * sizes[looks[-1]]))
    counts = Counter(_known(texts[: looks[0]]))
    for k, end in pairwise(looks):
        counts.update(_known(texts[k : k + 1]))
        most = MOST * sizes[k]
        own, shared = (
            sum(min(counts[word], most) for word in words)
            for words in (signs.own, signs.shared)
        )
        counts.update(_known(texts[k + 1 : end]))
        others = sum(counts[word] for word in signs.others)
        if own <= _CLEAR * others or own + shared < _CLEAR * share * sizes[end - 1]:
            return False
    return True


def _known(texts: Iterable[list[str]]) -> Iterator[str]:
    """The common words of texts, of whatever language."""
    return filter(common("latin").__contains__, chain.from_iterable(texts))
