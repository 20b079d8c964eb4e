"""Running text as it grows from the pieces that markup cuts it in: words and marks."""

import re
from dataclasses import dataclass, field

from diffy.model import Mark, MarkKind
from diffy.parse import Block
from diffy.readers.draft import clean

_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Flow:
    """The text of one paragraph under construction."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    spaced: bool = True
    """Whether it ends in a space: more of them print nothing."""
    line: int = 0
    """The piece with which the last line begins."""

    def put(self, text: str | None) -> None:
        """Add text as markup prints it: any run of spaces is one."""
        shown = _SPACE.sub(" ", clean(text)) if text else ""
        if self.spaced:
            shown = shown.removeprefix(" ")
        if shown:
            self._add(shown)
            self.spaced = shown.endswith(" ")

    def end_line(self) -> None:
        """Begin a new line inside the paragraph."""
        self._add("\n")
        self.spaced = True
        self.line = len(self.pieces)

    @property
    def last_line(self) -> str:
        """The words since the last line break."""
        return "".join(self.pieces[self.line :])

    def point(self, kind: MarkKind, ref: str) -> None:
        """Mark this place: a footnote call, or what is not printed."""
        self.marks.append(Mark(kind, self.length, self.length, ref))

    def span(self, kind: MarkKind, start: int, ref: str) -> None:
        """Mark the text from `start` to here."""
        if start < self.length:
            self.marks.append(Mark(kind, start, self.length, ref))

    def block(self, known: Block) -> Block:
        """The paragraph as a block; what is known of it beside its words is in `known`."""
        marks = tuple(sorted(self.marks, key=lambda m: (m.start, -m.end)))
        return known._replace(text="".join(self.pieces), marks=marks).part(0)

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
