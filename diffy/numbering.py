"""Printed labels as keys that can be compared: "Article 12 bis" is "12bis", "(iv)" is "iv".

Guarantees:

1. `number` never fails: what is no number comes back folded, without its punctuation;
2. two labels that differ only in case, brackets, spaces or script give the same number;
3. `follows` tells whether one label may come right after another in a list.
"""

import re
import unicodedata

_ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.I)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_CHINESE = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_CHINESE_UNITS = {"十": 10, "百": 100, "千": 1000}
LATIN = ("bis", "ter", "quater", "quat", "quinquies", "sexies", "septies", "octies")
"""The suffixes of inserted units in order; "quat" is a common short form of "quater"."""

_POINTED = re.compile(rf"\.({'|'.join(LATIN)}|alt)$")
_PARTS = re.compile(
    r"(?P<head>\d+|[a-z]+)"  # 12, a, iv
    r"(?:[.-](?P<sub>\d+|x))?"  # 3.3, 3.x
    r"(?P<suffix>[.]?(?:bis|ter|quater|quat|quinquies|sexies|septies|octies|alt))?"
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


def number(label: str, *, roman_too: bool = False) -> str:
    """A printed number as a key: case folded, without brackets, spaces and full stops.

    Digits of any script become ASCII digits and Chinese numbers are read; with
    `roman_too` Roman numbers are read as well, as for chapters ("Chapter IV" is "4").
    """
    plain = "".join(str(unicodedata.digit(c, c)) for c in label)
    plain = re.sub(r"[\s\[\](){}'\"*_,:;،。]+", "", plain).strip(".-–—•·º°").casefold()
    plain = _POINTED.sub(r"\1", plain)  # 7.bis
    value = chinese(plain)
    if value is None and roman_too:
        value = roman(plain)
    return str(value) if value is not None else plain


def parts(key: str) -> tuple[str, str, int] | None:
    """A key as (head, number after a point, place of its Latin suffix)."""
    found = _PARTS.fullmatch(key)
    if not found:
        return None
    suffix = (found["suffix"] or "").lstrip(".")
    place = LATIN.index(suffix) + 1 if suffix in LATIN else 9 if suffix else 0
    return found["head"], found["sub"] or "", place


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


def begins(key: str) -> bool:
    """Whether a label may open a list: 1, a, i."""
    found = parts(key)
    return found is not None and not found[2] and 1 in ordinals(found[0]).values()
