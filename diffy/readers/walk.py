"""An element tree to blocks, each format saying what its elements are.

Guarantees:

1. every text of the tree stands in a block, in a mark's ref or in what is set aside;
2. the order of the words is the order of the tree;
3. the tree is walked without recursion: depth costs nothing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from lxml import etree

from diffy.model import DIVISIONS, MarkKind, NodeKind, SetAside, SetAsideKind
from diffy.parse import Block
from diffy.readers.flow import Flow
from diffy.readers.xml import Element, line_of, words_of

_STEP = 4
"""Columns from one level of a list to the next."""
_SHORT = 6
"""Words; a line break after no more parts a number from its title."""
_OPENING = re.compile(r"\s*[‘“«„\"'][(\[]?\w{0,5}[.)\]]{0,2}\s*")
"""A quotation mark, with a number or without, that the next words follow."""
_LONGEST_OPENING = 12
"""Characters; more are words of their own."""
_CLOSING = re.compile(r"[’”»\"'][.,;]?")
"""A quotation mark that closes the words before it."""


class Act(Enum):
    """What an element does to the text."""

    INLINE = auto()  # its words run on, with a mark where `mark` says so
    SPACED = auto()  # its words run on, parted from their neighbours by a space
    BLOCK = auto()  # its words are a paragraph, or several
    LEVEL = auto()  # a block that stands one level further in: a list item
    LINE = auto()  # a new line
    BREAK = auto()  # a new line, and a new paragraph after few words or none
    NOTE = auto()  # the footnote `ref`; a mark says that it is called from its place
    SKIP = auto()  # none of the text: set aside as `aside`, or told in `opening`


@dataclass(frozen=True, slots=True)
class Role:
    """What one element is."""

    act: Act = Act.INLINE
    opening: Block | None = None
    """What begins with a block: its number, its kind, its level as a heading, its id."""
    kind: NodeKind | None = None
    """What the further paragraphs of a block are."""
    mark: MarkKind | None = None
    ref: str = ""
    text: str = ""
    after: str = ""
    """Printed before and after its words: quotation marks that are not among them."""
    aside: SetAsideKind | None = None


@dataclass(frozen=True, slots=True)
class Walked:
    """What a tree holds."""

    blocks: list[Block]
    set_aside: list[SetAside]
    images: int

    @property
    def unseen(self) -> tuple[str, ...]:
        """The sentence on what a reader of words cannot see."""
        if not self.images:
            return ()
        one = self.images == 1
        return (f"{self.images} image{' was' if one else 's were'} not read.",)


@dataclass(slots=True)
class _Open:
    """An element that is open, and what is to be put back at its end."""

    role: Role
    start: int
    """Where its text begins in the flow."""
    base: Block
    flow: Flow
    noted: str
    opening: Block | None = None


@dataclass(slots=True)
class _Walking:
    """The blocks so far and what is open."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    images: int = 0
    flow: Flow = field(default_factory=Flow)
    base: Block = field(default_factory=lambda: Block(""))
    """What is known of a paragraph that nothing opens."""
    opening: Block | None = None
    """What the next words open."""
    stack: list[_Open] = field(default_factory=list)
    levels: int = 0
    divisions: int = 0
    page: int = 0
    noted: str = ""
    """The label of the footnote that is open."""
    going_on: bool = False
    """Whether the open footnote has words already."""

    def flush(self) -> None:
        """End the paragraph."""
        known = self.base if self.noted else self.opening or self.base
        block = self.flow.block(known)
        self.flow = Flow()
        if self.blocks and not self.noted and _CLOSING.fullmatch(block.text):
            self.blocks[-1] = self.blocks[-1].join(block, "")
            return
        if not block.text and not block.marks:
            return
        if self.noted and self.going_on:
            self.notes[-1] = self.notes[-1].join(block)
        elif self.noted:
            self.notes.append(block._replace(note=self.noted, kind=None, label=""))
            self.going_on = True
        else:
            self.blocks.append(block)
            self.opening = None

    def close(self, opening: Block) -> None:
        """End what an element opened; a number without words is a block too."""
        self.flush()
        if self.opening is opening:
            self.opening = None
            if opening.label:
                self.blocks.append(opening)


def walk(
    root: Element,
    decide: Callable[[Element], Role],
    *,
    indented: bool = True,
    page: Callable[[Element], int] | None = None,
) -> Walked:
    """The blocks of a tree; `decide` tells what an element is.

    `indented` says that the levels of lists are known, `page` reads a processing
    instruction that begins a page (0 where it does not).
    """
    state = _Walking()
    if indented:
        state.base = state.base._replace(indent=0)
    if page:
        state.page = 1
    steps = etree.iterwalk(root, events=("start", "end", "pi"))
    for event, element in steps:
        if event == "pi":
            state.page = (page(element) if page else 0) or state.page
            state.base = state.base._replace(page=state.page)
            state.flow.put(element.tail)
        elif event == "start":
            role = decide(element)
            _begin(state, element, role)
            if role.act is Act.SKIP:
                steps.skip_subtree()
            else:
                state.flow.put(element.text)
        else:
            _end(state)
            state.flow.put(element.tail if element is not root else None)
    state.flush()
    return Walked([*state.blocks, *state.notes], state.aside, state.images)


def _begin(state: _Walking, element: Element, role: Role) -> None:
    """Enter an element."""
    placed = role.act is Act.NOTE and role.mark is None
    if placed or (role.act in (Act.BLOCK, Act.LEVEL) and not _carried(state, role)):
        state.flush()
    opened = _Open(role, state.flow.length, state.base, state.flow, state.noted)
    state.stack.append(opened)
    if role.act in (Act.BLOCK, Act.LEVEL):
        _open(state, element, role, opened)
    elif role.act is Act.NOTE:
        if role.mark:
            state.flow.point(role.mark, role.ref)
        state.flow, state.noted, state.going_on = Flow(), role.ref, False
    elif role.act is Act.LINE:
        state.flow.end_line()
    elif role.act is Act.BREAK:
        _break(state)
    elif role.act is Act.SPACED:
        state.flow.put(" ")
    elif role.act is Act.SKIP:
        _aside(state, element, role)
    if role.text:
        state.flow.put(role.text)


def _carried(state: _Walking, role: Role) -> bool:
    """Whether the words so far are only what opens the next ones: ‘(iv)."""
    flow = state.flow
    if role.opening is not None or not 0 < flow.length <= _LONGEST_OPENING:
        return False
    return _OPENING.fullmatch("".join(flow.pieces)) is not None


def _break(state: _Walking) -> None:
    """A line break: it parts a number from its title, and two of them part paragraphs."""
    known = state.opening or state.base
    few = len(state.flow.last_line.split()) <= _SHORT
    if state.noted or known.label or not few:
        state.flow.end_line()
        return
    state.flush()
    if state.opening is None and (known.depth or known.kind is not state.base.kind):
        state.opening = known._replace(label="", source_id="")


def _open(state: _Walking, element: Element, role: Role, opened: _Open) -> None:
    """Begin a block, with what it opens and what its further paragraphs are."""
    line = line_of(element)
    indent = state.base.indent
    if role.act is Act.LEVEL:
        indent = state.levels * _STEP
        state.levels += 1
    if role.opening is not None:
        if state.opening is not None and state.opening.label:
            state.blocks.append(state.opening)  # a number with another right after it
            state.opening = None
        opening = role.opening._replace(line=line, page=state.page, indent=indent)
        if opening.kind in DIVISIONS or opening.kind is NodeKind.ARTICLE:
            state.blocks.append(opening._replace(within=state.divisions))
            state.divisions += opening.kind in DIVISIONS
        else:
            state.opening = opening
        opened.opening = opening
    state.base = state.base._replace(
        line=line,
        indent=None if indent is None else indent + 2 * (role.act is Act.LEVEL),
        kind=role.kind or state.base.kind,
        depth=0,
    )


def _end(state: _Walking) -> None:
    """Leave the innermost element."""
    opened = state.stack.pop()
    role = opened.role
    if role.after:
        state.flow.put(role.after)
    if role.act in (Act.BLOCK, Act.LEVEL):
        if opened.opening is None:
            state.flush()
        else:
            state.close(opened.opening)
            state.divisions -= opened.opening.kind in DIVISIONS
        state.levels -= role.act is Act.LEVEL
        state.base = opened.base._replace(page=state.page)
    elif role.act is Act.NOTE:
        state.flush()
        state.flow, state.noted = opened.flow, opened.noted
    elif role.act is Act.SPACED:
        state.flow.put(" ")
    elif role.mark:
        start = opened.start if opened.flow is state.flow else 0
        state.flow.span(role.mark, start, role.ref)


def _aside(state: _Walking, element: Element, role: Role) -> None:
    """Set an element's words aside, or count it as an image."""
    words = role.ref or words_of(element)
    if role.aside is SetAsideKind.IMAGE:
        state.images += 1
    if role.aside is not None and words:
        line = line_of(element)
        state.aside.append(SetAside(role.aside, words, line, state.page))
    elif role.mark:
        state.flow.point(role.mark, role.ref)
