"""What a reader hands to the parser: the text in blocks, each with its marks and place."""

from typing import NamedTuple

from diffy.model import UNPRINTED, Mark, NodeKind


class Block(NamedTuple):
    """One paragraph of the source as printed."""

    text: str
    """The words as printed: no emphasis signs, no footnote calls, no link targets."""
    marks: tuple[Mark, ...] = ()
    line: int = 0
    page: int = 0
    depth: int = 0
    """The level of a heading in the source, 0 where the source does not call it one."""
    indent: int | None = None
    """Columns from the margin; None where the source's indentation says nothing."""
    label: str = ""
    """A number that the source keeps apart from the words."""
    note: str = ""
    """The label of the footnote that this block is."""
    kind: NodeKind | None = None
    """What the source itself calls the block, None where only its words tell.

    A kind of division or article: `label` is its number; TREATY, HEADING: a title;
    PREAMBLE, CONCLUSIONS: they begin here; RECITAL, PARAGRAPH: text and no heading.
    """
    within: int | None = None
    """How many divisions stand open above a division or article, where the source tells."""
    source_id: str = ""
    """The source's own id for what begins here."""

    def part(self, start: int, end: int | None = None) -> "Block":
        """The block cut to `text[start:end]` without the spaces at its ends."""
        whole, marks, line, page, depth, indent, label, note, kind, above, source = self
        piece = whole[start:end]
        text = piece.strip()
        if text == whole:
            return self
        if marks:
            first = start + len(piece) - len(piece.lstrip())
            marks = within(marks, start, start + len(piece))
            marks = clip(marks, first, first + len(text))
        if start:
            label = source = ""  # they are said of the block's beginning
        return Block(
            text, marks, line, page, depth, indent, label, note, kind, above, source
        )

    def after(self, start: int) -> "Block":
        """The block from `start` on; footnote calls and the like from before come along."""
        rest = self.part(start)
        if not start or not self.marks:
            return rest
        early = tuple(
            m._replace(start=0, end=0)
            for m in self.marks
            if m.kind in UNPRINTED and m.end <= start
        )
        return rest._replace(marks=(*early, *rest.marks)) if early else rest

    def join(self, other: "Block", between: str = "\n") -> "Block":
        """This block with the other's words after its own."""
        offset = len(self.text) + len(between)
        marks = (*self.marks, *shift(other.marks, offset))
        return self._replace(text=self.text + between + other.text, marks=marks)

    @property
    def spelled(self) -> "Block":
        """The block with its label among its words, for where no list can stand."""
        if not self.label:
            return self
        before = f"{self.label} "
        marks = shift(self.marks, len(before))
        return self._replace(text=before + self.text, marks=marks, label="")

    @property
    def whole(self) -> str:
        """Its label and words with what the marks keep out of print."""
        text = self.text
        for mark in sorted(self.marks, key=lambda m: m.end)[::-1]:
            if mark.kind in UNPRINTED:
                text = f"{text[: mark.end]} {mark.ref} {text[mark.end :]}"
        return " ".join(f"{self.label} {text}".split())

    @property
    def emphasized(self) -> bool:
        """Whether all of its words are set in italics or bold."""
        if not self.marks:
            return False
        covered = sum(m.end - m.start for m in self.marks if m.kind == "emphasis")
        return covered >= len(self.text.strip(" :.*[]")) > 0


def shift(marks: tuple[Mark, ...], offset: int) -> tuple[Mark, ...]:
    """The marks moved to the right by `offset` characters."""
    if not marks or not offset:
        return marks
    return tuple(m._replace(start=m.start + offset, end=m.end + offset) for m in marks)


def within(marks: tuple[Mark, ...], start: int, end: int) -> tuple[Mark, ...]:
    """The marks over `[start, end)`; one between two characters goes with the first."""
    return tuple(
        m
        for m in marks
        if (m.start < end and m.end > start)
        or (m.start == m.end and (start < m.start <= end or m.start == start == 0))
    )


def clip(marks: tuple[Mark, ...], start: int, end: int) -> tuple[Mark, ...]:
    """The marks held within `[start, end]` and counted from its start."""
    return tuple(
        m._replace(
            start=min(max(m.start, start), end) - start,
            end=min(max(m.end, start), end) - start,
        )
        for m in marks
    )
