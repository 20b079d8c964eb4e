"""Printed labels as keys that can be compared: "Article 12 bis" is "12bis", "(iv)" is "iv".

Guarantees:

1. `number` never fails: what is no number comes back folded, without its punctuation;
2. two labels that differ only in case, brackets, spaces or script give the same number;
3. `follows` tells whether one label may come right after another in a list.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from diffy.languages import Language

_ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.I)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_CHINESE = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_CHINESE_UNITS = {"十": 10, "百": 100, "千": 1000}
LATIN = (
    "bis", "ter", "quater", "quat", "quinquies", "sexies", "septies", "octies",
    "novies", "decies",
)  # fmt: skip
"""The suffixes of inserted units in order; "quat" is a common short form of "quater"."""
_INSERTED = tuple(suffix for suffix in LATIN if suffix != "quat")

_KNOWN = 4096
"""Labels of which the key is kept; they repeat all through a draft."""
_POINTED = re.compile(rf"[.-]({'|'.join(LATIN)}|alt)$")
_SERIES = (
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",  # abjad: the order of Arabic lists
)
"""The letters that number the points of a list in Cyrillic and Arabic script."""
_LETTERS = {
    letter: chr(ord("a") + k % 26) * (1 + k // 26)
    for series in _SERIES
    for k, letter in enumerate(series)
} | {"أ": "a", "إ": "a", "آ": "a", "ى": "j", "ة": "e"}
_RAISED = r"(?<=\d)([⁰¹²³⁴-⁹]+)"  # Статья 12¹
_DROPPED = re.compile(
    r"[\s\[\](){}'\"*_,:;،؛。、«»‘’“”º°ª\u0640\u064b-\u065f\u200e\u200f]+"
)
_PARTS = re.compile(
    r"(?P<head>\d+|[a-z]+)"  # 12, a, iv
    r"(?:[.-](?P<sub>\d+|x))?"  # 3.3, 3.x
    rf"(?P<suffix>[.]?(?:{'|'.join(LATIN)}))?"
    r"(?P<alt>[.]?alt)?"  # an alternative to the one before it
)


def roman(text: str) -> int | None:
    """The value of a Roman number, None where the text is none."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    digits = [_ROMAN_VALUES[c] for c in text.lower()]
    following = [*digits[1:], 0]
    return sum(-d if d < n else d for d, n in zip(digits, following, strict=True))


def chinese(text: str) -> int | None:
    """The value of a Chinese number below ten thousand, None where the text is none."""
    total, digit = 0, 0
    for char in text:
        if char in _CHINESE:
            digit = digit * 10 + _CHINESE[char] if digit else _CHINESE[char]
        elif char in _CHINESE_UNITS:
            total += (digit or 1) * _CHINESE_UNITS[char]
            digit = 0
        else:
            return None
    return total + digit if text else None


@lru_cache(maxsize=_KNOWN)
def number(
    label: str, *, roman_too: bool = False, language: Language | None = None
) -> str:
    """A printed number as a key: case folded, without brackets, spaces and full stops.

    Digits and list letters of any script become ASCII and Chinese numbers are read; with
    `roman_too` Roman numbers are read as well, as for chapters ("Chapter IV" is "4"), and
    with `language` the numbers it prints as words ("Article premier" is "1").
    """
    if label.isdigit() and label.isascii():
        return label
    suffix = ""
    if language is not None:
        label, suffix = _inserted(label, language)
        worded = ordinal_words(language).get(_unmarked(label))
        if worded is not None:
            return f"{worded}{suffix}"
    plain = label if label.isascii() else _plain_digits(label)
    plain = _DROPPED.sub("", plain).strip(".-–—•·").casefold()
    plain = _POINTED.sub(r"\1", plain)  # 7.bis
    value = chinese(plain)
    if value is None and roman_too:
        value = roman(plain)
    key = str(value) if value is not None else _latin(plain)
    return key + suffix


def _plain_digits(label: str) -> str:
    """A label with the digits of any script, raised or not, as those of ASCII."""
    raised = re.sub(_RAISED, lambda m: f"-{unicodedata.normalize('NFKC', m[1])}", label)
    plain = unicodedata.normalize("NFKC", re.sub("[º°ª]", "", raised))
    return "".join(str(unicodedata.digit(c, c)) for c in plain)


def _latin(plain: str) -> str:
    """A list letter of another script as the Latin letter at its place."""
    if 0 < len(plain) < 3 and all(c in _LETTERS for c in plain):
        return "".join(_LETTERS[c] for c in plain)
    return plain


def _unmarked(text: str) -> str:
    """Words as the tables have them: no vowel signs, one space, small letters."""
    plain = text
    if not text.isascii():
        plain = re.sub("[\u0640\u064b-\u065f\u200e\u200f]", "", text)
    return " ".join(plain.strip(" \t.:()[]").casefold().split())


def _inserted(label: str, language: Language) -> tuple[str, str]:
    """A label without the language's own word for "bis", and the Latin suffix for it."""
    plain = _unmarked(label)
    for word, suffix in suffix_words(language).items():
        head = plain.removesuffix(word).rstrip(" (-")
        if plain.endswith(word) and head[-1:].isalnum():
            return head, suffix
    return label, ""


@cache
def suffix_words(language: Language) -> Mapping[str, str]:
    """The language's own words for "bis", "ter" ..., longest first, with these."""
    words = {
        form: suffix
        for entry, suffix in zip(
            language.numbers.get("inserted", ()), _INSERTED, strict=False
        )
        for form in entry.split("|")
    }
    return {word: words[word] for word in sorted(words, key=len)[::-1]}


@cache
def ordinal_words(language: Language) -> Mapping[str, int]:
    """The words that a language prints for numbers, with their values."""
    tables = language.numbers
    found = dict(_values(tables.get("ordinal", ())))
    for join in tables.get("ordinal_join", ()):
        for unit, ones in _values(tables.get("ordinal_unit", ())):
            for ten, tens in _values(tables.get("ordinal_ten", ())):
                found[f"{unit} {join}{ten}"] = ones + 10 * (tens + 1)
    return found


def _values(entries: tuple[str, ...]) -> list[tuple[str, int]]:
    return [(w, k) for k, e in enumerate(entries, 1) for w in e.split("|")]


@lru_cache(maxsize=_KNOWN)
def parts(key: str) -> tuple[str, str, int] | None:
    """A key as (head, number after a point, place of its suffix among the inserted).

    Two places go to a Latin suffix, the second to its alternative: 3, 3alt, 3bis, 3bisalt.
    """
    found = _PARTS.fullmatch(key)
    if not found:
        return None
    suffix = (found["suffix"] or "").lstrip(".")
    place = 2 * (LATIN.index(suffix) + 1) if suffix else 0
    return found["head"], found["sub"] or "", place + bool(found["alt"])


def ordinals(head: str) -> dict[str, int]:
    """The place of a list label in each series it may belong to.

    "i" is the ninth letter and the first Roman number.
    """
    if head.isdigit():
        return {"digits": int(head)}
    places = {}
    if len(set(head)) == 1 and head.isascii():  # a, b, ... z, aa, bb
        places["letters"] = ord(head[0]) - ord("a") + 1 + 26 * (len(head) - 1)
    value = roman(head)
    return places if value is None else places | {"roman": value}


@lru_cache(maxsize=_KNOWN)
def gap(last: str, new: str) -> int | None:
    """How many places `new` stands after `last`; None where it does not come after it.

    1 is the next in the list; an inserted unit ("3bis" after "3") counts as the next.
    """
    one, two = parts(last), parts(new)
    if one is None or two is None:
        return None
    same_head = one[0] == two[0]
    if same_head and (one[1], one[2]) != (two[1], two[2]):
        return 1 if (two[1], two[2]) > (one[1], one[2]) else None
    places, others = ordinals(one[0]), ordinals(two[0])
    steps = [others[series] - places[series] for series in places if series in others]
    ahead = [step for step in steps if step > 0]
    return min(ahead) if ahead else None


def follows(last: str, new: str) -> bool:
    """Whether `new` may come right after `last` in a list."""
    return gap(last, new) == 1


@lru_cache(maxsize=_KNOWN)
def begins(key: str) -> bool:
    """Whether a label may open a list: 1, a, i."""
    found = parts(key)
    return found is not None and not found[2] and 1 in ordinals(found[0]).values()
