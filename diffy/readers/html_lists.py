"""The numbers that a browser prints before the items of lists."""

import re

from diffy.parse import Block, label
from diffy.readers.xml import Element, local, words_of

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]{1,30})")
_TYPES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal": "1",
    "none": "",
}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def item_labels(root: Element) -> dict[Element, str]:
    """The label that each list item of a page shows, "" where it shows none."""
    labels: dict[Element, str] = {}
    for found in root.iter("{*}ol", "{*}ul", "ol", "ul"):
        sign = _sign(found)
        at = _whole(found.get("start", ""), 1)
        for item in (child for child in found if local(child) == "li"):
            at = _whole(item.get("value", ""), at)
            labels[item] = "" if _printed(item) else _label(sign, at)
            at += 1
    return labels


def _sign(found: Element) -> str:
    """What the labels of a list look like: "1", "a", "A", "i", "I", a bullet, or none."""
    style = _STYLE.search(found.get("style", ""))
    if style and style[1] in _TYPES:
        return _TYPES[style[1]]
    kind = found.get("type", "")
    if local(found) == "ol":
        return kind if kind in ("1", "a", "A", "i", "I") else "1"
    return "•"


def _whole(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else otherwise


def _printed(item: Element) -> bool:
    """Whether the item's own words begin with a number: then a list only indents it."""
    return label(Block(words_of(item)[:80])) is not None


def _label(sign: str, at: int) -> str:
    if sign in ("", "•"):
        return sign
    if sign == "1" or at < 1:
        return f"{at}."
    shown = _letters(at) if sign in "aA" else _roman(at)
    return f"{shown.upper() if sign.isupper() else shown}."


def _letters(at: int) -> str:
    shown = ""
    while at:
        at, rest = divmod(at - 1, 26)
        shown = chr(ord("a") + rest) + shown
    return shown


def _roman(at: int) -> str:
    shown = ""
    for value, sign in _ROMAN:
        count, at = divmod(at, value)
        shown += sign * min(count, 9)
    return shown
