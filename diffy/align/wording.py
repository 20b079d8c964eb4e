"""The words of provisions for comparing, and their features as whole numbers.

A feature is a word or a pair of neighbouring words. Words are folded and references
masked, so that renumbering alone makes no difference.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence, Set
from functools import cache, partial
from itertools import chain, count
from operator import getitem
from typing import NamedTuple

from diffy.languages import language
from diffy.model import MarkKind, Node
from diffy.words import fold, printed_words

_REFERRED = ("article", "paragraph", "point", "chapter", "part", "section", "annex")
_NUMBER = r"(?:\d+\w*|[ivxlc]+)\b"
_CJK_NUMBER = "[0-9〇零一二三四五六七八九十百千]+"
_NUMBER_BEGINS = re.compile(r"\d|[ivxlc]+\b|第")


class Wording(NamedTuple):
    """The words of one provision, for comparing."""

    words: tuple[int, ...]
    features: frozenset[int]


class _Words(defaultdict[str, int]):
    """The number of each word, given when it is first met."""

    def __init__(self, following: Callable[[], int]) -> None:
        super().__init__(following)
        self.in_references: set[str] = set()
        """Those that may be the number of a reference, or a part of it."""

    def __missing__(self, word: str) -> int:
        if _NUMBER_BEGINS.match(word):
            self.in_references.add(word)
        return super().__missing__(word)


class Lexicon:
    """The features of two drafts, each known by a whole number.

    The numbers are small and without gaps: sets of them are quick, and what each
    feature is worth stands in a list. Equal texts share one wording: successive drafts
    have much of their text in common.
    """

    def __init__(self) -> None:
        following = count().__next__
        self._words = _Words(following)
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
        found = []
        for node in nodes:
            text = _countable(node) if node.marks else node.text
            wording = known.get(text)
            if wording is None:
                wording = known[text] = self._wording(fold(text), code)
            found.append(wording)
        return found

    def _wording(self, folded: str, code: str | None) -> Wording:
        number = self._words.__getitem__
        texts = printed_words(folded)
        words = tuple(map(number, texts))
        if not self._words.in_references.isdisjoint(texts):
            words = tuple(map(number, printed_words(_masked(folded, code))))
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


def _masked(folded: str, code: str | None) -> str:
    """A folded text without the numbers of its references, which renumbering changes."""
    # The only space of a printable text is the common one, which is found far quicker.
    referring, number = _mask(code, " " if folded.isprintable() else r"\s")

    def shown(found: re.Match[str]) -> str:
        joined = found.lastgroup is not None
        masked = joined or folded.endswith(referring, 0, found.start())
        return " " if masked else found.group()

    return number.sub(shown, folded)


@cache
def _mask(code: str | None, space: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The words before the number of a reference, and what may be such a number.

    Numbers are few and words are many: it is the number that is sought, and then looked
    at what stands before it. Where no spaces stand between words, the number stands
    before its word: such a number is a group of its own.
    """
    table = language(code).reference
    found = {fold(word) for name in _REFERRED for word in table.get(name, ())}
    unspaced = {word for word in found if printed_words(word * 2) == [word, word]}
    spaced = tuple(sorted(found - unspaced))
    # It begins with one space, not with many, so that only spaces are looked at.
    number = rf"{space}{space}*{_NUMBER}"
    if not unspaced:
        return spaced, re.compile(number)
    before = "|".join(map(re.escape, sorted(unspaced)))
    return spaced, re.compile(
        rf"{number}|(?P<joined>第\s*{_CJK_NUMBER}\s*(?={before}))"
    )
