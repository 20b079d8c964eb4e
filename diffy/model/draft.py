"""A draft as a tree of provisions, with its marks and what was set aside."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple


class NodeKind(StrEnum):
    """What a unit of a draft is."""

    __hash__ = str.__hash__  # Enum's is slow, and kinds are keys everywhere

    TREATY = "treaty"  # the treaty's own title
    PREAMBLE = "preamble"
    RECITAL = "recital"
    PART = "part"
    TITLE = "title"
    CHAPTER = "chapter"
    SECTION = "section"
    DIVISION = "division"  # a headed part of the text that is none of these
    ARTICLE = "article"
    HEADING = "heading"
    OPTION = "option"  # alternatives whose paragraphs repeat a label
    PARAGRAPH = "paragraph"
    POINT = "point"
    WRAPUP = "wrapup"  # words after a list that belong to what stands before it
    FOOTNOTE = "footnote"
    ANNEX = "annex"
    CONCLUSIONS = "conclusions"  # closing formula and signatures


DIVISIONS = frozenset(
    {
        NodeKind.PART,
        NodeKind.TITLE,
        NodeKind.CHAPTER,
        NodeKind.SECTION,
        NodeKind.DIVISION,
        NodeKind.ANNEX,
    }
)
"""Units that hold articles, or text outside any article."""


class MarkKind(StrEnum):
    """A layer over the words of a provision."""

    __hash__ = str.__hash__

    BRACKET = "bracket"  # [text that is not agreed]; `ref` is who asked for it, if said
    STATUS = "status"  # "[agreed ad referendum]"; `ref` is a `Standing`
    OPTION = "option"  # the words "Option 1:"; `ref` is the label
    NOTE = "note"  # a drafting note: {...}, "[Placeholder for ...]"
    EMPHASIS = "emphasis"
    FOOTNOTE = "footnote"  # a call, not printed in `text`; `ref` is the note's label
    LINK = "link"  # `ref` is the target, not printed in `text`
    MARKUP = "markup"  # a tag of the source, `ref`, not printed in `text`
    HIGHLIGHT = "highlight"  # a marker or shading; `ref` is the source's colour
    STRUCK = "struck"  # words struck through by formatting, still printed


class Standing(StrEnum):
    """What the drafters' own words say of a text, as the `ref` of a STATUS mark."""

    AGREED = "agreed"
    PENDING = "pending"
    VACANT = "vacant"


class Status(StrEnum):
    """How far a provision is agreed."""

    OPEN = "open"  # in brackets or options in whole or part, or still to be discussed
    AGREED = "agreed"  # marked as agreed, in words or by colour
    CLEAN = "clean"  # nothing marks it


UNPRINTED = frozenset({MarkKind.FOOTNOTE, MarkKind.LINK, MarkKind.MARKUP})
"""Marks whose `ref` stands in the source and not in the printed text."""


class Mark(NamedTuple):
    """One mark over `text[start:end]` of a node, offsets in code points.

    A bracket that runs over several provisions has one mark in each of them,
    with the same `group`; only the first `opens` and only the last `closes`.
    """

    kind: MarkKind
    start: int
    end: int
    ref: str = ""
    group: int = 0
    opens: bool = True
    closes: bool = True


@dataclass(frozen=True, slots=True)
class Node:
    """One unit of a draft with all that stands under it."""

    kind: NodeKind
    eid: str
    """Its Akoma Ntoso id, made from printed labels; unique in the draft."""
    label: str = ""
    """The number as printed: "Article 12 bis", "(a)", "[Article 3ter]"."""
    text: str = ""
    """Its own printed words without the label: the chapeau where points follow."""
    marks: tuple[Mark, ...] = ()
    children: tuple["Node", ...] = ()
    line: int = 0
    """Where it begins in the source, counted from 1; 0 where the source has no lines."""
    page: int = 0
    """The page it begins on, counted from 1; 0 where the source has no pages."""
    source_id: str = ""
    """The source's own id, where it has one."""

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in the order of the text."""
        return iter(_flat((self,)))

    def __reduce__(self) -> tuple[type["Node"], tuple[object, ...]]:
        """How it goes to another process; as a dataclass goes takes twice as long."""
        return Node, _values(self)

    @property
    def heading(self) -> str:
        """The words of its heading, empty where it has none."""
        heading = NodeKind.HEADING
        return next((c.text for c in self.children if c.kind is heading), "")


_kind, _eid, _label, _text, _marks, _children, _line, _page, _source_id = (
    getattr(Node, field.name).__set__ for field in fields(Node)
)

_values = attrgetter(*(field.name for field in fields(Node)))


def _fill(
    node: Node,
    kind: NodeKind,
    eid: str,
    label: str = "",
    text: str = "",
    marks: tuple[Mark, ...] = (),
    children: tuple[Node, ...] = (),
    line: int = 0,
    page: int = 0,
    source_id: str = "",
) -> None:
    """Fill a node's slots: in half of the time of what a frozen dataclass does for it."""
    _kind(node, kind)
    _eid(node, eid)
    _label(node, label)
    _text(node, text)
    _marks(node, marks)
    _children(node, children)
    _line(node, line)
    _page(node, page)
    _source_id(node, source_id)


Node.__init__ = _fill  # type: ignore[method-assign, assignment]  # thousands are made


class SetAsideKind(StrEnum):
    """Why words of the source stand outside the tree."""

    FRONT_MATTER = "front matter"
    CONTENTS = "contents"
    RUNNING_HEAD = "running head"
    IMAGE = "image"
    TABLE = "table"
    OTHER_LANGUAGE = "other language"
    MARKUP = "markup"
    COMMENT = "comment"  # a reader's remark in the margin
    TRACKED = "tracked change"  # words that the chosen reading of the changes lacks
    HIDDEN = "hidden text"  # words that the source keeps out of sight


class SetAside(NamedTuple):
    """Words of the source that are no part of the treaty's text."""

    kind: SetAsideKind
    text: str
    line: int = 0
    page: int = 0


class DraftWarning(NamedTuple):
    """Something in a draft that looked odd, with its place."""

    message: str
    line: int = 0
    page: int = 0
    eid: str = ""

    def __str__(self) -> str:
        place = f"page {self.page}: " if self.page else ""
        return (
            f"line {self.line}: {self.message}" if self.line else place + self.message
        )


@dataclass(frozen=True)
class Draft:
    """One dated version of a treaty's text; it keeps the lists of its nodes."""

    nodes: tuple[Node, ...]
    """The top of the tree, in the order of the text."""
    title: str = ""
    symbol: str = ""
    date: str = ""
    """ISO 8601, empty where the file does not say."""
    language: str | None = None
    """ISO 639-1, None where the text is too short to tell."""
    source: str = ""
    """The file's name, without its folders."""
    sha256: str = ""
    format: str = "text"
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[DraftWarning, ...] = ()
    unseen: tuple[str, ...] = ()
    """What the reader could not read: tables, images, pages without text."""

    def walk(self) -> Iterator[Node]:
        """Every node, in the order of the text."""
        return iter(self._all)

    @property
    def day(self) -> str:
        """Its date where that is a whole day, as 2024-08-05; else empty."""
        try:
            return date.fromisoformat(self.date).isoformat()
        except ValueError:
            return ""

    @cached_property
    def provisions(self) -> tuple[Node, ...]:
        """Every unit that can be compared by itself, in the order of the text."""
        return tuple(node for node in self._all if is_provision(node))

    @cached_property
    def articles(self) -> tuple[Node, ...]:
        """Every article, in the order of the text."""
        kind = NodeKind.ARTICLE
        return tuple(node for node in self._all if node.kind is kind)

    @cached_property
    def _all(self) -> list[Node]:
        return _flat(self.nodes)


def _flat(nodes: tuple[Node, ...]) -> list[Node]:
    """Some nodes and all below them; a list, for it is made in half of a generator's time."""
    found: list[Node] = []
    for node in nodes:
        found.append(node)
        if node.children:
            found += _flat(node.children)
    return found


def is_provision(node: Node) -> bool:
    """Whether a node has words of its own, or is a labelled place without any."""
    return bool(node.text) or (
        not node.children and node.kind in (NodeKind.PARAGRAPH, NodeKind.POINT)
    )


def ancestors(draft: Draft) -> dict[str, tuple[Node, ...]]:
    """For every eid the nodes above it, outermost first."""
    above: dict[str, tuple[Node, ...]] = {}

    def visit(node: Node, path: tuple[Node, ...]) -> None:
        above[node.eid] = path
        for child in node.children:
            visit(child, (*path, node))

    for node in draft.nodes:
        visit(node, ())
    return above
