"""Words and marks of punctuation, with their places in the text.

A word is a run of letters, digits and the marks written inside words; every Chinese or
Japanese character is a word by itself, since those scripts put no spaces between words
(a whole sentence as one word gave F1 .82 where single characters give 1.00).
Spaces are no tokens.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate
from typing import NamedTuple

_CJK = r"\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Combining marks are no \w, yet they stand inside Arabic and decomposed Latin words.
_INNER = r"\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad"
_WESTERN, _SOFT_HYPHEN = "cp1252", "\xad"
"""A code page that has none of these but the soft hyphen."""
_WORD = rf"[{_CJK}]|(?:[^\W_{_CJK}]|[{_INNER}])+"

_PLAIN_WORD = re.compile(r"[^\W_]+")
_PLAIN_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_ASCII_TOKEN = re.compile(r"[0-9A-Za-z]+|[^\s0-9A-Za-z]")
_DIGIT = re.compile(r"\d")
_ASCII_UNMARKED = bytes(c for c in range(128) if chr(c).isalnum() or chr(c) == " ")
_ASCII_SPACED = bytes(c if chr(c).isalnum() and c < 128 else 32 for c in range(256))
"""Blanks in place of all that stands in no word."""
_ASCII_FOLDED = _ASCII_SPACED.lower()
_ASCII_LETTERED = bytes(32 if c == 32 else ord("a") for c in _ASCII_SPACED)
"""The same with one letter in place of all that stands in a word."""
_ASCII_FIGURED = bytes(48 if c in b"0123456789" else 32 for c in range(256))
"""One figure in place of all, and blanks."""

_SAME_MARKS = {
    0x2018: "'", 0x2019: "'", 0x201A: "'",
    0x201C: '"', 0x201D: '"', 0x201E: '"', 0xAB: '"', 0xBB: '"',
    0x2010: "-", 0x2011: "-",
}  # fmt: skip
"""Marks of which a source prints one or the other: curly or straight, breaking or not."""
_SAME = [(chr(mark), plain) for mark, plain in _SAME_MARKS.items()]
_PLAIN: dict[int, str | None] = {
    **_SAME_MARKS, 0x02BC: "'",
    0x2012: "-", 0x2013: "-", 0x2014: "-", 0x2212: "-",
    0xA0: " ", 0x202F: " ", 0x2009: " ",
    0xAD: None, 0x640: None,  # soft hyphen, tatweel
    0x200E: None, 0x200F: None, 0x200B: None, 0xFEFF: None,  # direction marks
    **dict.fromkeys((*range(0x64B, 0x660), 0x670)),  # Arabic vowel signs
}  # fmt: skip
# Few characters of a text are such marks: to seek them is far quicker than to translate
# every character.
_FANCY = re.compile(f"[{''.join(map(chr, _PLAIN))}]")


class Token(NamedTuple):
    """A word or a mark of punctuation and where it stands, in code points."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word, not a mark of punctuation."""
        return is_word(self.text)


def tokens(text: str) -> list[Token]:
    """The words and marks of punctuation of a text, in order, with offsets."""
    return [Token(m.group(), m.start(), m.end()) for m in _token(text).finditer(text)]


def token_texts(text: str) -> list[str]:
    """The words and marks of punctuation of a text, in order, without their places."""
    if unplain(text):
        return _any_token().findall(text)
    for mark in marks(text):  # few are in use: half of the time that a pattern takes
        text = text.replace(mark, f" {mark} ")
    return text.split()


def marks(text: str) -> set[str]:
    """The characters of a text that stand in no word, but for the blank."""
    if text.isascii():
        return {*text.encode().translate(None, _ASCII_UNMARKED).decode()}
    return {each for each in {*text} if not each.isalnum()} - {" "}


def each_token(text: str) -> Iterator[str]:
    """The words and marks of punctuation of a text, as far as they are asked for."""
    return (found.group() for found in _token(text).finditer(text))


def is_word(token: str) -> bool:
    """Whether a token is a word, not a mark of punctuation."""
    if token.isascii() or token[0].isalnum():
        return token[0].isalnum()
    return _any_word().match(token) is not None


def word_starts(text: str) -> list[int]:
    """Where the words of a text begin."""
    if not text.isascii():
        return [found.start() for found in _word(text).finditer(text)]
    starts, at = [], 0
    for word in text.encode().translate(_ASCII_SPACED).split(b" "):
        if word:
            starts.append(at)
        at += len(word) + 1
    return starts


def words_before(text: str, places: Iterable[int]) -> dict[int, int]:
    """How many words of a text begin before each of some places."""
    ordered = sorted({*places})
    if not text.isascii():
        starts = word_starts(text)
        return {place: bisect_left(starts, place) for place in ordered}
    lettered = f" {text}".encode().translate(_ASCII_LETTERED)
    before, count, at = dict[int, int](), 0, 0
    for place in ordered:
        count += lettered.count(b" a", at, place + 1)
        before[place], at = count, place
    return before


def words(text: str) -> list[str]:
    """The words of a text folded for comparing, without punctuation."""
    if text.isascii():
        return text.encode().translate(_ASCII_FOLDED).decode().split()
    return printed_words(fold(text))


def printed_words(text: str) -> list[str]:
    """The words of a text as they are printed, without punctuation."""
    if text.isascii():  # a quarter of the time that a pattern takes
        return text.encode().translate(_ASCII_SPACED).decode().split()
    return _word(text).findall(text)


def words_in(text: str) -> int:
    """How many words a text has."""
    if text.isascii():
        return f" {text}".encode().translate(_ASCII_LETTERED).count(b" a")
    return len(printed_words(text))


def word_count(texts: Iterable[str]) -> int:
    """How many words there are in some texts."""
    plain: list[str] = []
    others: list[str] = []
    for text in texts:
        if not text.isascii():
            text = plain_marks(text)
        (plain if text.isascii() else others).append(text)
    lettered = " ".join(["", *plain]).encode().translate(_ASCII_LETTERED)
    return lettered.count(b" a") + sum(map(len, map(printed_words, others)))


def either(phrases: Iterable[str], space: str = r"\ ") -> str:
    """Any of some phrases as a regular expression, the longest first; none finds nothing.

    Those with one first letter stand together, so that it is looked at once for all of
    them. `space` is what stands for a space.
    """
    begun: dict[str, list[str]] = {}
    for phrase in sorted({*phrases}, key=lambda phrase: (-len(phrase), phrase)):
        parts = phrase[:1], phrase[1:]
        first, rest = (re.escape(part).replace(r"\ ", space) for part in parts)
        begun.setdefault(first, []).append(rest)
    groups = (f"{first}(?:{'|'.join(rests)})" for first, rests in begun.items())
    return "|".join(groups) or "(?!)"


class Together:
    """Many texts, so that one search goes through all of them.

    For words and patterns that match no NUL, which stands between the texts.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        texts = list(texts)
        self.text = "\0".join(texts)
        self._ends = list(accumulate(len(text) + 1 for text in texts))

    def having(
        self, words: Iterable[str], pattern: re.Pattern[str] | None = None
    ) -> list[int]:
        """The places of the texts that have one of some words, in order.

        With a pattern those where it is found right at such a word. To look for words
        first is many times faster than to search for the pattern.
        """
        text, ends = self.text, self._ends
        found = set()
        for word in words:
            place = text.find(word)
            while place >= 0:
                if not pattern or pattern.match(text, place):
                    found.add(k := bisect_right(ends, place))
                    place = ends[k] - 1  # nothing more of this text is needed
                place = text.find(word, place + 1)
        return sorted(found)


def beginnings(text: str, words: Iterable[str]) -> Iterator[int]:
    """Where words, or parts of them, begin in a text; those of one word in order."""
    for word in words:
        place = text.find(word)
        while place >= 0:
            yield place
            place = text.find(word, place + 1)


def sought(
    pattern: re.Pattern[str], text: str, places: Iterable[int]
) -> Iterator[re.Match[str]]:
    """What a pattern finds in a text, where it can begin at some places only."""
    end = 0
    for place in sorted(places):
        found = pattern.match(text, place) if place >= end else None
        if found:
            yield found
            end = found.end()


def _word(text: str) -> re.Pattern[str]:
    """The quickest pattern that finds the words of a text that is not all ASCII."""
    return _any_word() if unplain(text) else _PLAIN_WORD


def _token(text: str) -> re.Pattern[str]:
    """The quickest pattern that finds the tokens of a text."""
    if text.isascii():
        return _ASCII_TOKEN
    return _any_token() if unplain(text) else _PLAIN_TOKEN


# Those that know every script take milliseconds to compile, which a text in the letters
# of Western Europe does not pay.


@cache
def _any_word() -> re.Pattern[str]:
    return re.compile(_WORD)


@cache
def _any_token() -> re.Pattern[str]:
    return re.compile(rf"{_WORD}|[^\w\s]|_")


@cache
def _unplain() -> re.Pattern[str]:
    return re.compile(f"[{_CJK}{_INNER}]")


def unplain(text: str) -> bool:
    """Whether marks stand inside its words, or characters that are words by themselves."""
    if text.isascii():
        return False
    try:
        text.encode(_WESTERN)
    except UnicodeEncodeError:
        return _unplain().search(text) is not None
    return _SOFT_HYPHEN in text


def has_digits(text: str) -> bool:
    """Whether a text has decimal digits."""
    if text.isascii():  # a third of the time that a pattern takes
        return b"0" in text.encode().translate(_ASCII_FIGURED)
    return _DIGIT.search(text) is not None


def plain_marks(text: str) -> str:
    """A text with plain quotation marks, apostrophes and hyphens, at the same offsets."""
    if not text.isascii():
        for mark, plain in _SAME:
            text = text.replace(mark, plain)
    return text


def fold(text: str) -> str:
    """A text for comparing, never for showing.

    NFC, plain quotation marks, dashes and spaces, no soft hyphens, tatweel, vowel signs
    or direction marks, case folded.
    """
    if text.isascii():
        return text.casefold()
    return _FANCY.sub(_plain, unicodedata.normalize("NFC", text)).casefold()


def _plain(found: re.Match[str]) -> str:
    return _PLAIN[ord(found.group())] or ""
