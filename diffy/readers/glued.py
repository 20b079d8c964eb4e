"""Lists that a converter has run together: "markets:(a)networks;(b)services" is three blocks.

A number counts only where no space stands before or after it, where it opens a list after
a colon or comes next in one that is open, and where no reference ("2(1)(a)") can be meant.
"""

import re

from diffy.model import NodeKind
from diffy.numbering import begins, follows, number
from diffy.parse import Block

_GLUED = re.compile(
    r"(?:(?<=[:;,.’”])|(?<=\band)|(?<=\bor))"
    r"(?P<label>\((?:[a-z]{1,4}|\d{1,2})\))(?=[^\s),;.])"
)
_STEP = 4
"""Columns from one level of a list to the next."""
_DEEPEST = 5
"""Lists in one another; drafts have four."""


def unglued(block: Block) -> list[Block]:
    """The block, or its chapeau and the items that were glued to it."""
    if block.note or block.kind is NodeKind.HEADING:
        return [block]
    pieces: list[Block] = []
    lists: list[str] = []
    start, known = 0, block
    for found in _GLUED.finditer(block.text):
        key = number(found["label"])
        depth = _depth(key, lists, opens=block.text[found.start("label") - 1] == ":")
        if depth is None:
            continue
        pieces.append(_piece(block, start, found.start("label"), known))
        lists = [*lists[:depth], key]
        indent = (block.indent or 0) + _STEP * len(lists)
        known = Block("", label=found["label"], indent=indent)
        start = found.end("label")
    return [*pieces, _piece(block, start, len(block.text), known)]


def _depth(key: str, lists: list[str], *, opens: bool) -> int | None:
    """How many of the open lists stay open above a number; None where it is none."""
    for k in range(len(lists) - 1, -1, -1):
        if follows(lists[k], key):
            return k
    deeper = opens and begins(key) and len(lists) < _DEEPEST
    return len(lists) if deeper else None


def _piece(block: Block, start: int, end: int, known: Block) -> Block:
    """The words from `start` to `end`, with the number and the level of the item."""
    return block.part(start, end)._replace(
        label=known.label,
        indent=known.indent,
        source_id=block.source_id if not start else "",
    )
