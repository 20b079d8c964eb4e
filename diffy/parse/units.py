"""The tree while it grows: units that take words and children until they are frozen.

Nothing outside `diffy.parse` sees these; the parser's product is `diffy.model.Node`.
"""

from collections.abc import Iterator

from diffy.model import Mark, NodeKind
from diffy.parse.blocks import Block, shift


class Unit:
    """A unit of the draft under construction; it begins where a block does."""

    # Thousands are made: a dataclass of as many fields takes twice the time.
    __slots__ = (
        "children", "depth", "indent", "kind", "label", "last", "line", "marks",
        "number", "option", "page", "pending", "source_id", "style", "subheading",
        "text",
    )  # fmt: skip

    def __init__(
        self, kind: NodeKind, block: Block, label: str = "", number: str = ""
    ) -> None:
        self.kind = kind
        self.label = label
        self.number = number
        self.line = block.line
        self.page = block.page
        self.indent = block.indent
        self.depth = block.depth
        """The level of its heading in the source, 0 where the source tells none."""
        self.source_id = block.source_id
        self.style = ""
        """What its label looks like, which tells the lists apart."""
        self.text = ""
        self.marks: tuple[Mark, ...] = ()
        self.children: list[Unit] = []
        self.pending = ""
        """Brackets printed before its label that belong to its first words."""
        self.option = ""
        """The number of the last option among its words: "Option 2: ..."."""
        self.last = 0
        """Of an option over paragraphs the last number it may hold, 0 where none."""
        self.subheading = False
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
