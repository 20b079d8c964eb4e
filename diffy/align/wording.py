"""The words of provisions for comparing, and their features as whole numbers.

A feature is a word or a pair of neighbouring words. Words are folded and references
masked, so that renumbering alone makes no difference.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache, partial
from itertools import chain, count
from operator import getitem
from typing import NamedTuple

from diffy.languages import language
from diffy.model import MarkKind, Node
from diffy.words import beginnings, fold, printed_words

_REFERRED = ("article", "paragraph", "point", "chapter", "part", "section", "annex")
_NUMBER = r"(?:\d+\w*|[ivxlc]+)\b"
_CJK_NUMBER = "[0-9〇零一二三四五六七八九十百千]+"


class Wording(NamedTuple):
    """The words of one provision, for comparing."""

    words: tuple[int, ...]
    features: frozenset[int]


class Lexicon:
    """The features of two drafts, each known by a whole number.

    The numbers are small and without gaps: sets of them are quick, and what each
    feature is worth stands in a list. Equal texts share one wording: successive drafts
    have much of their text in common.
    """

    def __init__(self) -> None:
        following = count().__next__
        self._words = defaultdict[str, int](following)
        # By the first word and then by the second: that makes no tuple for every pair.
        self._pairs: dict[int, dict[int, int]]
        self._pairs = defaultdict(partial(defaultdict, following))
        self._known: dict[str | None, dict[str, Wording]] = {}

    def __len__(self) -> int:
        return len(self._words) + sum(map(len, self._pairs.values()))

    @property
    def words(self) -> Set[int]:
        """The features that are single words."""
        return frozenset(self._words.values())

    def wordings(self, code: str | None, nodes: Sequence[Node]) -> list[Wording]:
        """The wordings of a draft's provisions, in the language of that code."""
        known = self._known.setdefault(code, {})
        texts = [_countable(node) if node.marks else node.text for node in nodes]
        unknown = [text for text in dict.fromkeys(texts) if text not in known]
        for text, masked in zip(unknown, _masked(unknown, code), strict=True):
            known[text] = self._wording(masked)
        return list(map(known.__getitem__, texts))

    def _wording(self, masked: str) -> Wording:
        words = tuple(map(self._words.__getitem__, printed_words(masked)))
        pairs = map(getitem, map(self._pairs.__getitem__, words), words[1:])
        return Wording(words, frozenset(chain(pairs, words)))


def _countable(node: Node) -> str:
    """The text without option labels and drafting notes, unless that is all of it."""
    text = node.text
    for mark in node.marks:
        if mark.kind in (MarkKind.OPTION, MarkKind.NOTE):
            blank = " " * (mark.end - mark.start)
            text = text[: mark.start] + blank + text[mark.end :]
    return text if text is node.text or printed_words(text) else node.text


def _masked(texts: Sequence[str], code: str | None) -> list[str]:
    """Texts folded, without the numbers of references, which renumbering changes."""
    # One search goes through all of them: no text has the NUL that stands between.
    folded = "\0".join(map(fold, texts))
    referring, number = _mask(code)
    mask = _mask_each if number.groups else _mask_behind
    return mask(folded, referring, number).split("\0") if texts else []


Referring = Mapping[str, Sequence[str]]
"""The words before the number of a reference, by the shortest that they begin with."""


def _mask_behind(folded: str, referring: Referring, number: re.Pattern[str]) -> str:
    """A text without the numbers right behind words that refer.

    A search for those words takes a fraction of the time of one for numbers.
    """
    masked = set()
    for stem, words in referring.items():
        for place in beginnings(folded, (stem,)):
            for word in words:
                if folded.startswith(word, place):
                    found = number.match(folded, place + len(word))
                    if found:
                        masked.add(found.span())
    kept, at = [], 0
    for start, end in sorted(masked):
        kept.append(folded[at:start])
        at = end
    return " ".join([*kept, folded[at:]])


def _mask_each(folded: str, referring: Referring, number: re.Pattern[str]) -> str:
    """The same where a number may stand before its word: every number is looked at."""
    spaced = tuple(chain.from_iterable(referring.values()))

    def shown(found: re.Match[str]) -> str:
        joined = found.lastgroup is not None
        masked = joined or folded.endswith(spaced, 0, found.start())
        return " " if masked else found.group()

    return number.sub(shown, folded)


@cache
def _mask(code: str | None) -> tuple[Referring, re.Pattern[str]]:
    """The words before the number of a reference, and what such a number may be.

    Where no spaces stand between words, the number stands before its word: such a
    number is a group of its own.
    """
    table = language(code).reference
    found = {fold(word) for name in _REFERRED for word in table.get(name, ())}
    unspaced = {word for word in found if printed_words(word * 2) == [word, word]}
    referring: dict[str, list[str]] = {}
    stem = ""
    for word in sorted(found - unspaced):
        if not stem or not word.startswith(stem):
            stem = word
        referring.setdefault(stem, []).append(word)
    if not unspaced:
        return referring, re.compile(rf"\s+{_NUMBER}")
    before = "|".join(map(re.escape, sorted(unspaced)))
    return referring, re.compile(
        rf"\s+{_NUMBER}|(?P<joined>第\s*{_CJK_NUMBER}\s*(?={before}))"
    )
