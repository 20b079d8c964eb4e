"""The words of the language tables as they stand in print.

Arabic letters may carry vowel signs, be stretched by tatweel and be written with or
without hamza; an apostrophe has several forms; Chinese has no spaces between words.
"""

import re
from collections.abc import Callable
from functools import cache

_MARKS = r"[\u0640\u064b-\u065f\u0670\u200e\u200f]*"
_VARIANTS = {
    "ا": "[اأإآ]", "أ": "[أا]", "إ": "[إا]", "آ": "[آا]", "ى": "[ىي]", "ي": "[يى]",
    "ة": "[ةه]", " ": r"\s+", "'": "['’ʼ]",
}  # fmt: skip
_BOUNDARY = r"(?![^\W_])"
ENDS = (".", ";", "。", "；", "؛")
"""Marks that end a sentence or an item; no title ends in one."""
PAUSES = (*ENDS, ":", ",", "：", "，", "،")
COLONS = (":", "：")
_START = 7
"""Letters by which it is told whether a text may begin with a word."""


def printed(word: str) -> str:
    """A regular expression for a word of the tables."""
    return "".join(_letter(c) for c in word) + _boundary(word)


def _letter(char: str) -> str:
    marks = _MARKS if "\u0600" <= char <= "\u06ff" else ""
    return _VARIANTS.get(char, re.escape(char)) + marks


def _boundary(word: str) -> str:
    """No letter may follow a word; any character may follow a Chinese one."""
    return "" if _is_han(word[-1:]) else _BOUNDARY


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char == "\u3007"


@cache
def either(words: tuple[str, ...]) -> str:
    """A regular expression for one of some words, the longest that stands there."""
    longest = sorted(words, key=lambda w: (-len(w), w))
    shapes = list(map(printed, longest))
    if shapes and all(shape.endswith(_BOUNDARY) for shape in shapes):
        shapes = [shape.removesuffix(_BOUNDARY) for shape in shapes]
        return rf"(?:{'|'.join(shapes)}){_BOUNDARY}"  # compiled in half of the time
    return "|".join(shapes) or "(?!)"


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for one of some words, large letters or small."""
    return re.compile(either(words), re.IGNORECASE)


@cache
def beginning(words: tuple[str, ...]) -> Callable[[str], bool]:
    """What tells whether a text may begin with one of some words; where not, it is sure.

    Other letters than ASCII may be taken for one of these, quotation marks may not.
    """
    starts = _starts(words)
    if not starts and words:
        return lambda text: True
    letters = frozenset(c for start in starts for c in (start[0], start[0].upper()))

    def may_begin(text: str) -> bool:
        first = text[:1]
        if first in letters:
            return text[:_START].lower().startswith(starts)
        return not first.isascii() and first.isalpha()

    return may_begin


@cache
def _starts(words: tuple[str, ...]) -> tuple[str, ...]:
    """The first letters of some words; none where some are not printed as they are."""
    starts = tuple({re.split("[^a-z]", word.lower())[0][:_START] for word in words})
    return starts if all(starts) else ()


def mentions(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of some words stands in a text; any may stand behind a Chinese one."""
    starts = _starts(words)
    if starts and text.isascii():  # a pattern takes many times as long
        small = text.lower()
        if not any(start in small for start in starts):
            return False
    found = pattern(words).search(text)
    while found:
        before = text[found.start() - 1 : found.start()]
        if not before.isalnum() or "\u3400" <= before <= "\u9fff":
            return True
        found = pattern(words).search(text, found.start() + 1)
    return False


def length(text: str) -> int:
    """The words of a text; two Chinese characters count as one."""
    if text.isascii() or max(text) < "\u3007":
        return len(text.split())
    characters = len(_han().findall(text))
    return len(_han().sub(" ", text).split()) + (characters + 1) // 2


@cache
def _han() -> re.Pattern[str]:
    """Chinese characters: a pattern that is long to compile."""
    return re.compile(r"[\u3007\u3400-\u9fff]")


def announces(text: str) -> bool:
    """Whether a text ends in a colon: a list follows."""
    return text.rstrip(" *_").endswith(COLONS)
