"""Which language a text is in, and where a file goes on in another one.

Guarantees:

1. one text in one language is never cut: what comes after a cut must be long, have few of
   the first language's common words, and either be in a known language or begin its
   articles anew;
2. every block stands in exactly one stretch, and the stretches keep their order.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from itertools import accumulate, chain, filterfalse, islice
from typing import NamedTuple

from diffy.languages import codes, language
from diffy.parse import Block
from diffy.words import words

_SAMPLE = 4_000
"""Words looked at to tell the language."""
_LEAST = 40
"""Words below which a text is too short to tell its language."""
_SHARE = 0.15
"""The least share of a language's commonest words; drafts have .18 (Chinese) to .4."""
_MOST = 0.04
"""The most that one word counts: Dutch has the French "de" and "en" everywhere (.12)."""
_SECOND = 200
"""Words; less is a quotation or a list of names, no second text."""
_OPENINGS = (100, 400, 1_600)
"""Words at the beginning that tell the first language: few at first, since a short text
may stand before a long one, then more, since a cover page may stand before a text."""
_BAR = 0.6
"""Of the share of common words at the beginning: below it a block is less of it; French
has half of what Spanish has of Spanish common words."""
_SENTENCE = 12
"""Words; blocks with fewer are headings, names and figures."""
_TOP = 12
"""Blocks on top of a text, where its title stands in several languages."""
_SURE = 5.0
"""Natural logarithm of the odds from which a short line is taken for another language."""
_RESTART = re.compile(r"\W*(?P<word>[^\W\d_]{3,20})\s+(?P<number>[12])\b")


class Stretch(NamedTuple):
    """A run of blocks in one language."""

    code: str | None
    """None where there are no tables for its language."""
    start: int
    end: int


def detect(blocks: Iterable[Block]) -> str | None:
    """The language whose commonest words the text has most of; None where too short."""
    return _sampled(words(block.text) for block in blocks)


def _sampled(texts: Iterable[Sequence[str]]) -> str | None:
    """The language of the first words of some texts."""
    sample: list[str] = []
    for text in texts:
        sample.extend(text)
        if len(sample) > _SAMPLE:
            break
    return _told_by(sample)


_SCRIPTS = (("ru", "а", "я"), ("ar", "\u0621", "\u064a"), ("zh", "\u4e00", "\u9fff"))
"""The languages that alone of ours are written in a script, and its first and last letter."""


def _told_by(sample: Sequence[str]) -> str | None:
    if len(sample) < _LEAST:
        return _by_script(sample)
    counts = Counter(sample)
    likely = _likely(counts)
    share, code = max((_share(counts, len(sample), code), code) for code in likely)
    return code if share >= _SHARE else None


def _likely(words: Iterable[str]) -> list[str]:
    """The languages whose letters some words have: no others' tables need be read."""
    letters = {word[0] for word in words}
    absent = {
        code
        for code, first, last in _SCRIPTS
        if not any(first <= letter <= last for letter in letters)
    }
    return [code for code in codes() if code not in absent]


def _by_script(sample: Sequence[str]) -> str | None:
    """The language of a short text whose letters only one of our languages has."""
    for code, first, last in _SCRIPTS:
        written = sum(1 for word in sample if first <= word[0] <= last)
        if written > len(sample) / 2:
            return code
    return None


def _share(counts: Counter[str], total: int, code: str) -> float:
    """How much of a text a language's commonest words are, no word too much of it."""
    most = _MOST * total
    return sum(min(counts[w], most) for w in language(code).stop) / total


def stretches(blocks: Sequence[Block]) -> list[Stretch]:
    """The languages of a file, one stretch for each, in order."""
    said = [words(block.text) for block in blocks]
    texts = [_counted(text) for text in said]
    common = cache(partial(_common, texts))
    found: list[Stretch] = []
    start = 0
    while True:
        cuts = (_cut(blocks, texts, start, size, common) for size in _OPENINGS)
        cut = next(filter(None, cuts), 0)
        code = _sampled(said[start : cut or None])
        found.append(Stretch(code, start, cut or len(blocks)))
        if not cut:
            return found
        start = cut


def _counted(text: Iterable[str]) -> list[str]:
    return list(filterfalse(str.isdigit, text))


def _common(texts: Sequence[list[str]], code: str) -> list[int]:
    """How many of a language's commonest words each text has."""
    stop = language(code).stop
    return [sum(map(stop.__contains__, text)) for text in texts]


def _cut(
    blocks: Sequence[Block],
    texts: Sequence[list[str]],
    start: int,
    size: int,
    common: Callable[[str], list[int]],
) -> int:
    """Where the text goes on in another language than its first words; 0 where nowhere."""
    opening = list(islice(chain.from_iterable(texts[start:]), size))
    code = _told_by(opening)
    if code is None:
        return 0
    stop = language(code).stop
    bar = _BAR * sum(map(stop.__contains__, opening)) / len(opening)
    counts = zip(common(code)[start:], texts[start:], strict=True)
    gains = [count - bar * len(text) for count, text in counts]
    cut = start + _peak(gains)
    for _ in range(2):
        if not start < cut < len(blocks):
            return 0
        # The words of the file itself tell better than common words where a table
        # stands between the two texts.
        lean = _leanings(texts[start:cut], texts[cut:])
        cut = start + _peak([math.fsum(lean[w] for w in t) for t in texts[start:]])
    return (
        cut if start < cut < len(blocks) and _differs(blocks, texts, start, cut) else 0
    )


def _peak(gains: Sequence[float]) -> int:
    """How many of the gains together are highest."""
    sums = list(accumulate(gains))
    return 1 + max(range(len(sums)), key=lambda k: (sums[k], -k))


def _leanings(
    first: Iterable[list[str]], second: Iterable[list[str]]
) -> dict[str, float]:
    """For each word how much more it is of the first text than of the second."""
    one, two = (Counter(chain.from_iterable(texts)) for texts in (first, second))
    known = one.keys() | two.keys()
    sizes = one.total() + len(known) / 2, two.total() + len(known) / 2
    return {
        w: math.log((one[w] + 0.5) / sizes[0]) - math.log((two[w] + 0.5) / sizes[1])
        for w in known
    }


def _differs(
    blocks: Sequence[Block], texts: Sequence[list[str]], start: int, cut: int
) -> bool:
    """Whether what stands after the cut is a text of its own in another language."""
    first = [w for text in texts[start:cut] for w in text]
    second = [w for text in texts[cut:] for w in text]
    code = _told_by(first)
    if code is None or len(second) < _SECOND or _told_by(second) == code:
        return False
    one, two = (_share(Counter(text), len(text), code) for text in (first, second))
    if _told_by(second) is not None:
        return two < _BAR * one
    prose = sum(len(text) for text in texts[cut:] if len(text) >= _SENTENCE)
    return two < _SHARE / 2 and 2 * prose > len(second) and _restarts(blocks[cut:])


def _restarts(blocks: Sequence[Block]) -> bool:
    """Whether lines begin with some word and 1, and later with the same word and 2."""
    firsts: set[str] = set()
    for block in blocks:
        found = _RESTART.match(block.text)
        if found and found["number"] == "1":
            firsts.add(found["word"].casefold())
        elif found and found["word"].casefold() in firsts:
            return True
    return False


def foreign(
    blocks: Sequence[Block], kept: Stretch, others: Sequence[Stretch]
) -> list[int]:
    """The places of short lines on top of a stretch that are in another one's language."""
    texts = [_counted(words(block.text)) for block in blocks]
    theirs = [text for other in others for text in texts[other.start : other.end]]
    lean = _leanings(texts[kept.start : kept.end], theirs)
    top = range(kept.start, min(kept.start + _TOP, kept.end))
    return [
        k
        for k in top
        if len(texts[k]) < _LEAST and math.fsum(lean[w] for w in texts[k]) < -_SURE
    ]
