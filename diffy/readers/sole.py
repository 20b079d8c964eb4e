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
    counted,
    detect,
    is_western,
    sentence,
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
    code = detect(blocks)
    if code is None:
        return None
    signs, is_known = _signs(code), common("latin").__contains__
    sizes, known, sure = [], [], 0
    doubtful: list[tuple[Block, int]] = []
    for block in blocks:  # the words of one at a time: all together are much to hold
        printed = words(block.text)
        if not block.text.isascii() and not is_western("".join(printed)):
            return None
        size = len(printed) - sum(map(str.isdigit, printed))
        found = list(filter(is_known, printed))
        sizes.append(size)
        known.append(found)
        if size < SENTENCE:
            continue
        first = found if size <= ENOUGH else printed[:ENOUGH]
        if _is_sure(size, first, found, signs):
            sure += size
        else:
            doubtful.append((block, size))
    plain = (
        _nearly_all(sure, doubtful, code)
        and _throughout(sizes, known, signs, LEAST, 0.0)
        and _throughout(sizes[::-1], known[::-1], signs, SECOND, SHARE)
    )
    return code if plain else None


def _is_sure(
    size: int, first: list[str], common_words: list[str], signs: _Signs
) -> bool:
    """Whether a sentence is in the language by what each word counts at the least."""
    found = len(signs.own.intersection(first))
    if found < SHARE * min(size, ENOUGH):
        return False
    if 2 * found > len(common_words):
        return True
    return found > sum(map(signs.others.__contains__, common_words))


def _nearly_all(sure: int, doubtful: Sequence[tuple[Block, int]], code: str) -> bool:
    """Whether the sentences in the language have nearly all of the words."""
    rest = sum(size for _, size in doubtful)
    if sure <= _NEARLY * rest:
        told = sum(size for block, size in doubtful if sentence(counted(block)) == code)
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
            sum([min(counts[word], most) for word in words if word in counts])
            for words in (signs.own, signs.shared)
        )
        counts.update(chain.from_iterable(known[k + 1 : end]))
        others = sum([counts[word] for word in signs.others.intersection(counts)])
        if own <= _CLEAR * others or own + shared < _CLEAR * share * sums[end - 1]:
            return False
    return True
