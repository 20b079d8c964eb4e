"""Blocks of text to a tree of provisions.

Guarantees:

1. any blocks give a tree: nothing raises;
2. no word is lost: each stands in a node's label or text, in a mark, or is set aside;
3. the order of the words is the order of the source (footnotes come last);
4. every id is unique in its draft, and made from printed labels.
"""

from typing import NamedTuple

from diffy.languages import Language
from diffy.model import (
    DraftWarning,
    Node,
    NodeKind,
    SetAside,
    SetAsideKind,
)
from diffy.parse import preamble
from diffy.parse.blocks import Block
from diffy.parse.builder import grow
from diffy.parse.contents import without_contents
from diffy.parse.eids import freeze
from diffy.parse.growing import Growing
from diffy.parse.headings import (
    Heading,
    awaits_number,
    heading,
    is_only,
    label,
    option,
)
from diffy.parse.lost import with_lost_headings
from diffy.parse.oddities import oddities
from diffy.parse.preamble import is_title
from diffy.parse.units import Unit

__all__ = [
    "Block",
    "Heading",
    "Parsed",
    "awaits_number",
    "heading",
    "is_only",
    "is_title",
    "label",
    "option",
    "parse",
]


class Parsed(NamedTuple):
    """What the parser made of a text."""

    nodes: tuple[Node, ...]
    title: str
    """The treaty's title, empty where the text has none."""
    set_aside: tuple[SetAside, ...]
    warnings: tuple[DraftWarning, ...]


def parse(blocks: list[Block], language: Language) -> Parsed:
    """The tree of a draft's blocks, with what was set aside and what looked odd."""
    blocks, contents = without_contents(blocks, language)
    body, title, front, in_preamble = _front(blocks, language)
    body, lost = with_lost_headings(body, language)
    tree = grow(body, language, in_preamble=in_preamble)
    units = [*([title] if title else []), *_footnotes_last(tree)]
    nodes = freeze(units)
    return Parsed(
        nodes,
        title.text if title else "",
        (*_set_aside(front, SetAsideKind.FRONT_MATTER), *contents),
        (*lost, *oddities(nodes, language)),
    )


def _front(
    blocks: list[Block], language: Language
) -> tuple[list[Block], Unit | None, list[Block], bool]:
    """The treaty's text, its title, the front matter, and whether the text
    begins with a preamble that has no heading."""
    start = preamble.body_start(blocks, language)
    bare = start == len(blocks)  # no article, no preamble, no division
    head = blocks[: 20 if bare else start]
    at = preamble.title_at(head, language)
    after = 0 if at is None else at + 1
    title = None if at is None else _title(blocks[at])
    begins, in_preamble = after if bare else start, False
    if not bare and not preamble.is_preamble_heading(blocks[start], language):
        opening = after + preamble.preamble_start(head[after:], language)
        begins, in_preamble = min(opening, start), opening < start
    front = [b for k, b in enumerate(blocks[:begins]) if k != at]
    notes = [b for b in front if b.note]
    return (
        [*notes, *blocks[begins:]],
        title,
        [b for b in front if not b.note],
        in_preamble,
    )


def _title(block: Block) -> Unit:
    made = Unit(NodeKind.TREATY, block)
    made.take(block)
    return made


def _footnotes_last(tree: Growing) -> list[Unit]:
    notes = [u for u in tree.root.children if u.kind is NodeKind.FOOTNOTE]
    return [u for u in tree.root.children if u.kind is not NodeKind.FOOTNOTE] + notes


def _set_aside(blocks: list[Block], kind: SetAsideKind) -> tuple[SetAside, ...]:
    return tuple(SetAside(kind, b.whole, b.line, b.page) for b in blocks)
