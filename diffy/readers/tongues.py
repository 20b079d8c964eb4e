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
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain, islice, pairwise, tee
from typing import NamedTuple

from diffy.languages import codes, language, stop
from diffy.parse import Block, heading
from diffy.words import words

_SAMPLE = 4_000
"""Words looked at to tell the language."""
LEAST = 40
"""Words below which a text is too short to tell its language."""
SHARE = 0.15
"""The least share of a language's commonest words; drafts have .18 (Chinese) to .4."""
MOST = 0.04
"""The most that one word counts: Dutch has the French "de" and "en" everywhere (.12)."""
SECOND = 100
"""Words; less is a quotation or a list of names, no second text."""
_OPENINGS = (100, 400, 1_600)
"""Words at the beginning that tell the first language: few at first, since a short text
may stand before a long one, then more, since a cover page may stand before a text."""
_BAR = 0.6
"""Of the share of common words at the beginning: below it a block is less of it; French
has half of what Spanish has of Spanish common words."""
SENTENCE = 12
"""Words; blocks with fewer are headings, names and figures."""
ENOUGH = 50
"""Words of a paragraph that are looked at."""
_TOP = 12
"""Blocks on top of a text, where its title stands in several languages."""
_SURE = 5.0
"""Natural logarithm of the odds from which a short line is taken for another language."""
_WESTERN = "cp1252"
"""A code page that has Latin letters, each in one piece, and those of no other script."""
_ASCII = bytes(range(128))
_RESTART = r"\W*(?P<word>[^\W\d_]{3,20})\s+(?P<number>[12])\b"


class Stretch(NamedTuple):
    """A run of blocks in one language."""

    code: str | None
    """None where there are no tables for its language."""
    start: int
    end: int


def detect(blocks: Iterable[Block]) -> str | None:
    """The language whose commonest words the text has most of.

    Of a short text it is the one whose script or headings it has; None where several
    languages or none have them.
    """
    seen, texts = tee(blocks)
    sample = beginning(words(block.text) for block in texts)
    if len(sample) < LEAST:  # these are all
        return told_by(sample) or _by_headings(list(seen))
    return told_by(sample)


def beginning(texts: Iterable[list[str]]) -> list[str]:
    """The words by which the language of some texts is told."""
    sample: list[str] = []
    for text in texts:
        sample.extend(text)
        if len(sample) > _SAMPLE:
            break
    return sample


def _by_headings(blocks: Sequence[Block]) -> str | None:
    """The one language that finds most headings among some blocks."""
    counts = {
        code: sum(1 for block in blocks if heading(block, language(code)))
        for code in codes()
    }
    most = max(counts.values())
    best = [code for code, count in counts.items() if count == most > 0]
    return best[0] if len(best) == 1 else None


_ALONE = {"cyrillic": "ru", "arabic": "ar", "han": "zh"}
"""The languages that alone of ours are written in a script."""


def told_by(sample: Sequence[str], least: int = LEAST) -> str | None:
    """The language of some words; None where it is none of ours, or they are too few."""
    letters = script(sample)
    if len(sample) < least:
        return _ALONE.get(letters)
    known = common(letters)
    most = max(1.0, MOST * len(sample))
    shares = dict.fromkeys(codes(), 0.0)
    for word, count in Counter(filter(known.__contains__, sample)).items():
        for code in known[word]:
            shares[code] += min(count, most)
    highest, code = max((total, code) for code, total in shares.items())
    return code if highest >= SHARE * len(sample) else None


def sentence(text: list[str]) -> str | None:
    """The language of a sentence, empty where none of ours; None for fewer words."""
    if len(text) < SENTENCE:
        return None
    return told_by(text[:ENOUGH], least=SENTENCE) or ""


@cache
def common(letters: str) -> Mapping[str, tuple[str, ...]]:
    """The common words of the languages in a script, and which of them have each.

    The tables of the others are not loaded for it.
    """
    alone = set(_ALONE.values())
    own = [_ALONE[letters]] if letters in _ALONE else set(codes()) - alone
    found: dict[str, tuple[str, ...]] = {}
    for code in sorted(own):
        for word in stop(code):
            found[word] = (*found.get(word, ()), code)
    return found


@cache
def _letters() -> dict[str, re.Pattern[str]]:
    """The letters of each script: patterns that are long to compile."""
    return {
        "cyrillic": re.compile("[\u0400-\u04ff]"),
        "arabic": re.compile("[\u0600-\u06ff]"),
        "han": re.compile("[\u3400-\u9fff]"),
    }


def is_western(letters: str) -> bool:
    """Whether letters are sure to be of no other script than Latin."""
    try:
        return letters.isascii() or bool(_beyond_ascii(letters).encode(_WESTERN))
    except UnicodeEncodeError:
        return False


def _beyond_ascii(text: str) -> str:
    """The characters of a text that are not ASCII, which are few in most texts."""
    return text.encode().translate(None, _ASCII).decode()


def script(text: Sequence[str]) -> str:
    """The script of most letters of some words; empty where they have none."""
    letters = "".join(text)
    if is_western(letters):
        return "latin" if any(map(str.isalpha, text)) else ""
    counts = {name: len(found.findall(letters)) for name, found in _letters().items()}
    counts["latin"] = sum(map(str.isalpha, letters)) - sum(counts.values())
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] else ""


def share(counts: Counter[str], total: int, code: str) -> float:
    """How much of a text a language's commonest words are, no word too much of it."""
    most = max(1.0, MOST * total)
    return sum(min(counts[w], most) for w in stop(code)) / total


def stretches(blocks: Sequence[Block], texts: Sequence[list[str]]) -> list[Stretch]:
    """The languages of a file, one stretch for each, in order: cut by script, then by words.

    `texts` are the words of the blocks that count.
    """
    edges = [0]
    while cut := _script_cut(texts[edges[-1] :]):
        edges.append(edges[-1] + cut)
    seams = list(edges)
    for start, end in pairwise((*edges, len(blocks))):
        here = start
        while cut := _word_cut(blocks[here:end], texts[here:end]):
            here += cut
            seams.append(here)
    return [
        Stretch(detect(blocks[start:end]), start, end)
        for start, end in pairwise((*sorted(seams), len(blocks)))
    ]


def counted(block: Block) -> list[str]:
    """The words of a block by which its language is told: no numbers."""
    return [word for word in words(block.text) if not word.isdigit()]


def _script_cut(texts: Sequence[list[str]]) -> int:
    """Where a text goes on in another script than its first words; 0 where nowhere."""
    scripts = [script(text) for text in texts]
    first = next(filter(None, scripts), "")
    gains = [
        0 if not own else len(text) if own == first else -len(text)
        for own, text in zip(scripts, texts, strict=True)
    ]
    cut = _peak(gains) if gains else 0
    before, after = (
        list(islice(chain.from_iterable(part), SECOND))
        for part in (texts[:cut], texts[cut:])
    )
    codes = told_by(before), told_by(after)
    known = None not in codes and codes[0] != codes[1]
    return cut if known and len(after) >= SECOND else 0


def _word_cut(blocks: Sequence[Block], texts: Sequence[list[str]]) -> int:
    """Where a text goes on in another language than its first words; 0 where nowhere.

    Few first words are looked at before more.
    """
    return next((c for size in _OPENINGS if (c := _cut(blocks, texts, size))), 0)


def _cut(blocks: Sequence[Block], texts: Sequence[list[str]], size: int) -> int:
    opening = list(islice(chain.from_iterable(texts), size))
    code = told_by(opening)
    if code is None:
        return 0
    common_words = stop(code)
    bar = _BAR * sum(map(common_words.__contains__, opening)) / len(opening)
    gains = [
        sum(map(common_words.__contains__, text)) - bar * len(text) for text in texts
    ]
    cut = _peak(gains)
    for _ in range(2):
        if not 0 < cut < len(blocks):
            return 0
        # The words of the file itself tell better than common words where a table
        # stands between the two texts.
        lean = leanings(texts[:cut], texts[cut:])
        cut = _peak([math.fsum(lean[w] for w in text) for text in texts])
    return cut if 0 < cut < len(blocks) and _differs(blocks, texts, cut) else 0


def _peak(gains: Sequence[float]) -> int:
    """How many of the gains together are highest."""
    sums = list(accumulate(gains))
    return 1 + max(range(len(sums)), key=lambda k: (sums[k], -k))


def leanings(
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


def _differs(blocks: Sequence[Block], texts: Sequence[list[str]], cut: int) -> bool:
    """Whether what stands after the cut is a text of its own in another language."""
    first = [w for text in texts[:cut] for w in text]
    second = [w for text in texts[cut:] for w in text]
    code = told_by(first)
    if code is None or len(second) < SECOND or told_by(second) == code:
        return False
    one, two = (share(Counter(text), len(text), code) for text in (first, second))
    if told_by(second) is not None:
        return two < _BAR * one
    prose = sum(len(text) for text in texts[cut:] if len(text) >= SENTENCE)
    return two < SHARE / 2 and 2 * prose > len(second) and _restarts(blocks[cut:])


def _restarts(blocks: Sequence[Block]) -> bool:
    """Whether lines begin with some word and 1, and later with the same word and 2."""
    firsts: set[str] = set()
    for block in blocks:
        found = re.match(_RESTART, block.text)
        if found and found["number"] == "1":
            firsts.add(found["word"].casefold())
        elif found and found["word"].casefold() in firsts:
            return True
    return False


def foreign(
    blocks: Sequence[Block], kept: Sequence[int], others: Iterable[Sequence[int]]
) -> list[int]:
    """The places of short lines on top of a stretch that are in another one's language."""
    texts = [counted(block) for block in blocks]
    theirs = [texts[k] for other in others for k in other]
    lean = leanings([texts[k] for k in kept], theirs)
    return [
        k
        for k in kept[:_TOP]
        if len(texts[k]) < LEAST and math.fsum(lean[w] for w in texts[k]) < -_SURE
    ]
