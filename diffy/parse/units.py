"""The tree while it grows: units that take words and children until they are frozen.

Nothing outside `diffy.parse` sees these; the parser's product is `diffy.model.Node`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from diffy.model import Mark, NodeKind
from diffy.parse.blocks import Block, shift


@dataclass(slots=True, eq=False)
class Unit:
    """A unit of the draft under construction."""

    kind: NodeKind
    label: str = ""
    number: str = ""
    line: int = 0
    page: int = 0
    indent: int | None = None
    depth: int = 0
    """The level of its heading in the source, 0 where the source tells none."""
    source_id: str = ""
    style: str = ""
    """What its label looks like, which tells the lists apart."""
    text: str = ""
    marks: tuple[Mark, ...] = ()
    children: list["Unit"] = field(default_factory=list)
    pending: str = ""
    """Brackets printed before its label that belong to its first words."""
    option: str = ""
    """The number of the last option among its words: "Option 2: ..."."""
    last: int = 0
    """Of an option over paragraphs the last number it may hold, 0 where nothing tells."""
    subheading: bool = False
    """Whether it is a title over the words that follow it; of an option, whether it
    stands under such a title."""

    def add(self, child: "Unit") -> "Unit":
        """Put a unit under this one and give it back."""
        self.children.append(child)
        return child

    def take(self, block: Block) -> None:
        """Put a block's words after its own."""
        block = block.spelled
        before = f"{self.pending}{self.text}\n" if self.text else self.pending
        if self.marks or block.marks:
            self.marks = (
                *shift(self.marks, len(self.pending)),
                *shift(block.marks, len(before)),
            )
        self.text, self.pending = before + block.text, ""

    def walk(self) -> Iterator["Unit"]:
        """This unit and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def heading(self) -> "Unit | None":
        """Its heading, None where it has none."""
        return next((c for c in self.children if c.kind is NodeKind.HEADING), None)


def unit(kind: NodeKind, block: Block, label: str = "", number: str = "") -> Unit:
    """A unit that begins where a block does."""
    return Unit(
        kind,
        label,
        number,
        block.line,
        block.page,
        block.indent,
        block.depth,
        block.source_id,
    )
