"""A file whose languages take turns: paragraph by paragraph, article by article, or one
language a column.

Guarantees:

1. a text in one language is never parted: what is parted takes many turns, and the turns
   of the two languages are about as long as each other, as a text and its translation are;
2. a block whose words tell no language goes with the turns around it; a heading that
   stands once for both languages is in both.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, groupby, pairwise
from typing import NamedTuple

from diffy.languages import language
from diffy.model import NodeKind
from diffy.parse import Block, heading
from diffy.readers.tongues import (
    SENTENCE,
    counted,
    leanings,
    script,
    sentence,
    share,
    stretches,
    told_by,
)

_TURNS = 6
"""The fewest turns; fewer are a quotation, or one text after the other."""
_PART = 0.2
"""The least share of the words that the second language has."""
_CERTAIN = 50.0
"""Stands for certainty among the natural logarithms of odds."""
_SURE = 2.0
"""Natural logarithm of the odds from which a block is told; the word that both texts have
in every other block leans less."""
_ALIKE = 2.5
"""How much longer a turn may be than its translation; Chinese counts characters."""
_MATCHING = 0.6
"""The share of turns that must be about as long as the turn before them."""
_ROUNDS = 3
"""How often the blocks are told anew by the words that were told to be of each side."""
_SOME = 3
"""Sentences; a language with fewer is none of the file's."""
_END = 3
"""Letters at the end of a word by which its language is told."""
_TOLD = 4.0
"""How much a word leans that only one of the two languages' tables have."""
_TRANSLATED = 0.5
"""Of the first language's share of its own common words: a block with less is not in it."""


_Head = tuple[NodeKind, str] | None
"""What a heading numbers: Article 1 and Article premier are one."""


class Tongue(NamedTuple):
    """One of the languages of a file."""

    code: str | None
    """None where there are no tables for it."""
    places: Sequence[int]
    """The blocks in it; some may be in every language of the file."""
    turns: bool
    """Whether it takes turns with another."""


def tongues(blocks: Sequence[Block]) -> list[Tongue]:
    """The languages of a file, in the order in which they begin."""
    words = [counted(block) for block in blocks]
    found: list[Tongue] = []
    waiting: list[tuple[Sequence[int], bool]] = [(range(len(blocks)), False)]
    while waiting:
        places, parted = waiting.pop()
        here, texts = [blocks[k] for k in places], [words[k] for k in places]
        sides = _turns(here, texts)
        if sides is None:
            found += (
                Tongue(part.code, places[part.start : part.end], parted)
                for part in stretches(here, texts)
            )
        else:
            waiting += (  # the first language is taken first
                ([k for k, s in zip(places, sides, strict=True) if s != other], True)
                for other in (1, -1)
            )
    return found


def _turns(blocks: Sequence[Block], texts: Sequence[list[str]]) -> list[int] | None:
    """For each block 1 in the first language, -1 in another, 0 where both write it alike.

    None where the languages take no turns.
    """
    told = [sentence(text) for text in texts]
    found = _found(told)
    odds = _by_script(texts)
    scripts = _take_turns(texts, odds)
    if not scripts:
        odds = _seeds(told, found)
    if not _take_turns(texts, odds):
        return None
    heads = [_head(block, found) for block in blocks]
    if not scripts:
        odds = _by_words(texts, odds, found, heads)
    if not _take_turns(texts, odds) or not _translates(texts, odds):
        return None
    return _settled(odds, heads)


# ------------------------------------------------------------------- by script


def _by_script(texts: Sequence[list[str]]) -> list[float]:
    """For each block the odds that it is in the first one's script."""
    scripts = [script(text) for text in texts]
    first = next(filter(None, scripts), "")
    return [0.0 if not s else _CERTAIN if s == first else -_CERTAIN for s in scripts]


# -------------------------------------------------------------------- by words


def _found(told: Sequence[str | None]) -> tuple[str, ...]:
    """The languages of the sentences: the first one's, then those of some others."""
    counts = Counter(code for code in told if code)
    first = next((code for code in told if code), None)
    others = (c for c, count in counts.most_common() if c != first and count >= _SOME)
    return (first, *others) if first else ()


def _seeds(told: Sequence[str | None], found: tuple[str, ...]) -> list[float]:
    """The odds as the common words of the languages give them; 0 for short blocks."""
    return [
        0.0 if c is None or not found else _SURE if c == found[0] else -_SURE
        for c in told
    ]


def _by_words(
    texts: Sequence[list[str]],
    odds: list[float],
    found: tuple[str, ...],
    heads: Sequence[_Head],
) -> list[float]:
    """For each block the odds that it is in the first language, from a first guess on.

    Headings are told by the tables alone: their words are much the same in many languages.
    """
    known = _known(found)
    prose = [[] if head else text for text, head in zip(texts, heads, strict=True)]
    titles = [
        math.fsum(known.get(word, 0.0) for word in text) if head else 0.0
        for text, head in zip(texts, heads, strict=True)
    ]
    for _ in range(_ROUNDS):
        leaning = _leaning(prose, odds, known)
        odds = [a + b for a, b in zip(leaning, titles, strict=True)]
    return odds if _apart(texts, odds, found[0]) else [0.0] * len(odds)


def _apart(texts: Sequence[list[str]], odds: Sequence[float], first: str) -> bool:
    """Whether the two sides are in two languages."""
    own, other = _sides(texts, odds)
    shares = [
        share(Counter(words), len(words) or 1, first)
        for words in (list(chain.from_iterable(side)) for side in (own, other))
    ]
    second = told_by(list(chain.from_iterable(other)))
    return second != first and shares[1] < _TRANSLATED * shares[0]


def _sides(
    texts: Sequence[list[str]], odds: Sequence[float]
) -> tuple[list[list[str]], list[list[str]]]:
    """The texts that are told to be in the first language, and those in another."""
    both = list(zip(texts, odds, strict=True))
    return (
        [text for text, chance in both if chance >= _SURE],
        [text for text, chance in both if chance <= -_SURE],
    )


def _known(found: tuple[str, ...]) -> dict[str, float]:
    """What the words of the tables say beside what the file's own words say."""
    one = _words_of(found[0])
    two = frozenset[str]().union(*map(_words_of, found[1:]))
    return {w: _TOLD for w in one - two} | {w: -_TOLD for w in two - one}


def _words_of(code: str) -> frozenset[str]:
    tables = language(code)
    structure = (words for name, words in tables.structure.items() if name != "latin")
    lists = (*structure, *tables.numbers.values())
    single = {form for entry in chain.from_iterable(lists) for form in entry.split("|")}
    return tables.stop | {word.casefold() for word in single if " " not in word}


def _leaning(
    texts: Sequence[list[str]], odds: Sequence[float], known: Mapping[str, float]
) -> list[float]:
    """The odds anew, by the words of each side and by what unseen words end with."""
    one, two = _sides(texts, odds)
    lean = leanings(one, two)
    ends = leanings(map(_ends, one), map(_ends, two))
    return [
        math.fsum(
            lean.get(word, ends.get(end, 0.0)) + known.get(word, 0.0)
            for word, end in zip(text, _ends(text), strict=True)
        )
        for text in texts
    ]


def _ends(text: Sequence[str]) -> list[str]:
    """What each word ends with: "-ción" tells a word that was not yet seen."""
    return [word[-_END:] if len(word) > _END else "" for word in text]


# ------------------------------------------------------------------- the turns


def _runs(texts: Sequence[list[str]], odds: Sequence[float]) -> list[tuple[bool, int]]:
    """The turns that are told: whether the first language's, and its words."""
    told = [
        (chance > 0, len(text))
        for text, chance in zip(texts, odds, strict=True)
        if abs(chance) >= _SURE
    ]
    return [
        (first, sum(count for _, count in run))
        for first, run in groupby(told, key=lambda one: one[0])
    ]


def _take_turns(texts: Sequence[list[str]], odds: Sequence[float]) -> bool:
    """Whether there are many turns and the second language has enough words."""
    runs = _runs(texts, odds)
    second = sum(count for first, count in runs if not first)
    whole = sum(count for _, count in runs)
    return len(runs) >= _TURNS and _PART * whole <= second <= (1 - _PART) * whole


def _translates(texts: Sequence[list[str]], odds: Sequence[float]) -> bool:
    """Whether most turns are about as long as the turn before."""
    pairs = list(pairwise(count for _, count in _runs(texts, odds)))
    alike = sum(1 for a, b in pairs if max(a, b) <= _ALIKE * min(a, b) + SENTENCE)
    return alike >= _MATCHING * len(pairs)


def _settled(odds: Sequence[float], heads: Sequence[_Head]) -> list[int]:
    """The sides of all blocks: those that their words tell hardly are told by the turns.

    The likeliest way through the blocks (Viterbi, IEEE Trans. Inf. Theory 13, 1967): how
    often the languages change at a heading and elsewhere is counted in the file. A heading
    that stands once for both languages stays untold.
    """
    changes = _changes(odds, heads)
    best, back = (odds[0], -odds[0]), []
    for chance, head in zip(odds[1:], heads[1:], strict=True):
        change = changes[head is not None]
        stay, turn = math.log(1 - change), math.log(change)
        ways = [(best[k] + stay, best[1 - k] + turn) for k in (0, 1)]
        back.append([k if ways[k][0] >= ways[k][1] else 1 - k for k in (0, 1)])
        best = (max(ways[0]) + chance, max(ways[1]) - chance)
    side = 0 if best[0] >= best[1] else 1
    path = [side]
    for came in reversed(back):
        side = came[side]
        path.append(side)
    counts = Counter(head for head in heads if head)
    return [
        0 if head and counts[head] == 1 and abs(chance) < _SURE else (1, -1)[side]
        for side, chance, head in zip(reversed(path), odds, heads, strict=True)
    ]


def _changes(odds: Sequence[float], heads: Sequence[_Head]) -> tuple[float, float]:
    """How likely the language is another than the last block's: elsewhere, at a heading."""
    told = [0 if abs(o) < _SURE else 1 if o > 0 else -1 for o in odds]
    seen = {False: [1, 1], True: [1, 1]}
    for (one, _), (two, head) in pairwise(zip(told, heads, strict=True)):
        if one and two:
            seen[head is not None][one != two] += 1
    elsewhere, heads_only = seen[False], seen[True]
    return elsewhere[1] / sum(elsewhere), heads_only[1] / sum(heads_only)


def _head(block: Block, found: tuple[str, ...]) -> _Head:
    heads = (heading(block, language(code)) for code in found)
    return next(((h.kind, h.number) for h in heads if h and h.certain), None)
