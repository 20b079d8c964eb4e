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
    beginning,
    common,
    is_western,
    sentence,
    told_by,
)
from diffy.words import words

_NEARLY = 4
"""Words of sentences in the language for one of the others: fewer may be a second text."""
_STEP = 1.15
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
    printed = [words(block.text) for block in blocks]
    code = told_by(beginning(printed))
    if code is None or not all(map(_western, blocks, printed)):
        return None
    signs, is_known = _signs(code), common("latin").__contains__
    sizes = [len(text) - sum(map(str.isdigit, text)) for text in printed]
    known = [list(filter(is_known, text)) for text in printed]
    plain = (
        _most_sentences(printed, sizes, known, signs)
        and _throughout(sizes, known, signs, LEAST, 0.0)
        and _throughout(sizes[::-1], known[::-1], signs, SECOND, SHARE)
    )
    return code if plain else None


def _western(block: Block, printed: list[str]) -> bool:
    """Whether the words of a block are in Latin letters alone."""
    return block.text.isascii() or is_western("".join(printed))


def _most_sentences(
    printed: Sequence[list[str]],
    sizes: Sequence[int],
    known: Sequence[list[str]],
    signs: _Signs,
) -> bool:
    """Whether the sentences in the language have nearly all of the words."""
    sure = 0
    doubtful: list[tuple[list[str], int]] = []
    for text, size, common_words in zip(printed, sizes, known, strict=True):
        if size < SENTENCE:
            continue
        # Each word counts once at least, wherever those stand that others have.
        found = len(
            signs.own.intersection(common_words if size <= ENOUGH else text[:ENOUGH])
        )
        others = sum(map(signs.others.__contains__, common_words))
        if found > others and found >= SHARE * min(size, ENOUGH):
            sure += size
        else:
            doubtful.append((text, size))
    rest = sum(size for _, size in doubtful)
    if sure <= _NEARLY * rest:
        told = sum(
            size
            for text, size in doubtful
            if sentence([word for word in text if not word.isdigit()]) == signs.code
        )
        sure, rest = sure + told, rest - told
    return sure > _NEARLY * rest


def _throughout(
    sizes: Sequence[int],
    known: Sequence[list[str]],
    signs: _Signs,
    least: int,
    share: float,
) -> bool:
    """Whether no beginning of the texts with the least words or more is in another language.

    Nor may it have less than a share of the language's common words. `sizes` are the words
    of the texts, `known` the common ones of whatever language. Not every beginning is looked
    at: what a shorter one has of common words the next longer ones have as well.
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
