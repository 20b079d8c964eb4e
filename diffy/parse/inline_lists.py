"""Lists printed inside one line: "shall: (a) ...; (b) ..." is a chapeau and its points.

Guarantees:

1. a list begins only after a colon, and only where its second label follows: nothing is
   cut at a cross-reference such as "under subparagraphs (a) and (b)";
2. its labels run in order, each after a mark that ends an item, and words stand between
   them;
3. no word is lost and none changes its place.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from diffy.languages import Language
from diffy.numbering import begins, gap
from diffy.parse.blocks import Block
from diffy.parse.headings import Label, label
from diffy.parse.printed import COLONS, either
from diffy.parse.units import Unit

_STEP = 4
"""Columns from one level of a list to the next, where the source tells columns."""
_SEEN = 60
"""Labels looked at to find the second one of a list."""
_LOST = 3
"""The most places from one number to the next where scanning has lost some."""
_FIRST = Label("", "1", "1.", 0, 0)
"""A paragraph before a scanned "- 2": its own number got lost."""
_COMMAS = (",", "،", "，")
_OTHER_MARKS = frozenset("؛،：；，。（）")
"""Those that stand before or in the labels of lists in Arabic and Chinese."""
_SCANNED = r"[-–]\s?\d|\d+\s?[-–]"
"""A number with a dash before Arabic words: no cross-reference looks so."""


class _Seat(NamedTuple):
    """A place in a line where an item may begin."""

    at: int
    found: Label
    mark: str
    """The mark of punctuation before it."""
    joined: bool
    """Whether a joining word stands between the two: "; and (b)"."""


def items(
    block: Block,
    own: Label | None,
    open_units: Sequence[Unit],
    following: Block | None,
    language: Language,
) -> list[Block]:
    """The block, cut before each item of the lists inside it.

    `own` is its label; `open_units` are the last units of the lists that are open before
    it, outermost first.
    """
    words = block.text[own.ends :] if own else block.text
    seats = [] if words[:1].isupper() else _second(block, own)
    if _may_hold_labels(words):
        seats += _seats(block.text, language)
    if not seats or block.note:
        return [block]
    after = label(following) if following else None
    lists = outer = _open_lists(own, open_units, seats)
    pieces: list[Block] = []
    start, indent = 0, block.indent
    for k, seat in enumerate(seats):
        depth = _depth(seat, lists)
        if depth is None and _opens(seat, seats[k + 1 :], after):
            depth = len(lists)
        if depth is None:
            continue
        pieces.append(block.part(start, seat.at)._replace(indent=indent))
        lists = [*lists[:depth], seat.found]
        further = depth + 1 - len(outer)
        if block.indent is not None:
            here = open_units[depth].indent if further < 0 else block.indent
            indent = (here or 0) + max(0, _STEP * further)
        start = seat.at
    return [*pieces, block.part(start)._replace(indent=indent)]


def _open_lists(
    own: Label | None, open_units: Sequence[Unit], seats: Sequence[_Seat]
) -> list[Label]:
    """The labels of the lists that are open where the block's words begin."""
    known = [Label(u.label, u.number, u.style, 0, 0) for u in open_units]
    if own is not None:
        alike = [k for k, one in enumerate(known) if one.style == own.style]
        return [*known[: alike[-1] if alike else None], own]
    if known and known[0].number:
        return known
    scanned = any(_is_scanned(seat.found) for seat in seats)
    return [_FIRST] if scanned else []


def _second(block: Block, own: Label | None) -> list[_Seat]:
    """The label right after the block's own: "1. (a) Each Party ..."."""
    if own is None or not own.ends:
        return []
    inner = label(Block(block.text[own.ends :].strip()))
    if inner and inner.style != own.style:
        return [_Seat(own.ends, inner, COLONS[0], joined=False)]
    return []


def _seats(text: str, language: Language) -> Iterator[_Seat]:
    """The labels that come after a mark of punctuation, with words since the last one."""
    last = 0
    plain = text.isascii() or _OTHER_MARKS.isdisjoint(text)
    for found in _pattern(language, plain).finditer(text):
        at = found.end()
        printed = label(Block(text[at : at + 40]))
        if printed is None or printed.style[0] in "-–—•·*◦▪":
            continue
        between = text[last : found.start()]
        last = at + printed.ends
        if any(map(str.isalpha, between)):
            yield _Seat(at, printed, found["mark"], bool(found["joining"]))


def _may_hold_labels(words: str) -> bool:
    """Whether some words have what labels among them would end or begin with.

    One ends in a parenthesis, or in a full stop or a dash after a figure or a lone letter:
    there the four characters before are not all letters. A scanned one begins "- 2".
    """
    if ")" in words:
        return True
    dashed = False
    if not words.isascii():
        if "）" in words:
            return True
        dashed = "-" in words or "–" in words  # with Arabic words behind
    if dashed:
        words = words.replace("–", ".").replace("-", ".")
    pieces = words.split(".")
    for before in pieces[:-1]:
        if not before[-4:].isalpha() and not before.rstrip()[-4:].isalpha():
            return True
    return dashed and any(piece.lstrip()[:1].isdigit() for piece in pieces[1:])


@cache
def _pattern(language: Language, plain: bool) -> re.Pattern[str]:
    """A mark of punctuation, perhaps a joining word, and what a label may begin with.

    `plain` leaves out the marks of Arabic and Chinese, which are long to compile.
    """
    others, glued, opening, closed = "", "", "", ""
    if not plain:
        others, glued = "؛،：；，。", r"(?<![:;,.])(?<![؛،])|"
        opening, closed = "（", r"|\w{1,4}\s?）"
    joining = either(language.reference["and"])
    return re.compile(
        rf"(?P<mark>[:;,.{others}])(?:\s+|{glued}(?=[\[(]))"
        rf"(?P<joining>(?i:{joining})(?:/\w+)?[\s,]+)?"
        r"(?:[-–](?:\s?\d{1,3})?\s+(?=\(|[-–]))?"  # floated off: ". - 2 - 3", "; - 1 (b)"
        rf"(?=[\[({opening}]*\s?(?:\w{{1,4}}\s?[).-]{closed}|[-–]\s?\d))"
    )


def _depth(seat: _Seat, lists: Sequence[Label]) -> int | None:
    """How many of the open lists stay open above a label; None where it continues none."""
    if seat.found.style[0] == "1" and (seat.joined or seat.mark in _COMMAS):
        return None  # "articles 4 and 5. b)": sentences are numbered, not their parts
    for k in range(len(lists) - 1, -1, -1):
        step = gap(lists[k].number, seat.found.number)
        if lists[k].style == seat.found.style and step in _steps(seat.found):
            return k
    return None


def _steps(found: Label) -> range:
    """How many places a label may stand after the last one of its list."""
    return range(1, 1 + (_LOST if _is_scanned(found) else 1))


def _is_scanned(found: Label) -> bool:
    dashed = "-" in found.label or "–" in found.label
    return dashed and re.match(_SCANNED, found.label) is not None


def _opens(seat: _Seat, later: Sequence[_Seat], following: Label | None) -> bool:
    """Whether a list begins with a label: a second one of its kind comes after it."""
    if seat.mark not in COLONS or not begins(seat.found.number):
        return False
    others = [other.found for other in later[:_SEEN]]
    return any(
        other.style == seat.found.style
        and gap(seat.found.number, other.number) in _steps(seat.found)
        for other in (*others, *([following] if following else []))
    )
