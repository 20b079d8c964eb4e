"""The words of the language tables as they stand in print.

Arabic letters may carry vowel signs, be stretched by tatweel and be written with or
without hamza; an apostrophe has several forms; Chinese has no spaces between words.
"""

import re
from functools import cache

_MARKS = r"[\u0640\u064b-\u065f\u0670\u200e\u200f]*"
_VARIANTS = {
    "ا": "[اأإآ]", "أ": "[أا]", "إ": "[إا]", "آ": "[آا]", "ى": "[ىي]", "ي": "[يى]",
    "ة": "[ةه]", " ": r"\s+", "'": "['’ʼ]",
}  # fmt: skip
_HAN = re.compile(r"[\u3007\u3400-\u9fff]")
ENDS = (".", ";", "。", "；", "؛")
"""Marks that end a sentence or an item; no title ends in one."""
PAUSES = (*ENDS, ":", ",", "：", "，", "،")
COLONS = (":", "：")


def printed(word: str) -> str:
    """A regular expression for a word of the tables."""
    return "".join(_letter(c) for c in word) + _boundary(word)


def _letter(char: str) -> str:
    marks = _MARKS if "\u0600" <= char <= "\u06ff" else ""
    return _VARIANTS.get(char, re.escape(char)) + marks


def _boundary(word: str) -> str:
    """No letter may follow a word; any character may follow a Chinese one."""
    return "" if _HAN.match(word[-1:]) else r"(?![^\W_])"


@cache
def either(words: tuple[str, ...]) -> str:
    """A regular expression for one of some words, the longest that stands there."""
    longest = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(map(printed, longest)) or "(?!)"


@cache
def anywhere(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds some words in a text."""
    return re.compile(rf"(?<![^\W_\u3400-\u9fff])(?:{either(words)})", re.IGNORECASE)


def length(text: str) -> int:
    """The words of a text; two Chinese characters count as one."""
    if text.isascii():
        return len(text.split())
    characters = len(_HAN.findall(text))
    return len(_HAN.sub(" ", text).split()) + (characters + 1) // 2


def announces(text: str) -> bool:
    """Whether a text ends in a colon: a list follows."""
    return text.rstrip(" *_").endswith(COLONS)
