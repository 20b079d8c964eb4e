"""The tree under construction, and what is open in it."""

from dataclasses import dataclass, field

from diffy.languages import Language
from diffy.model import DraftWarning, NodeKind
from diffy.parse.blocks import Block
from diffy.parse.units import Unit, unit

RANKS = {
    NodeKind.ANNEX: 0,
    NodeKind.PART: 1,
    NodeKind.TITLE: 2,
    NodeKind.CHAPTER: 3,
    NodeKind.SECTION: 4,
    NodeKind.DIVISION: 5,
    NodeKind.ARTICLE: 6,
}
"""What may stand in what: a unit closes those of its own rank and below."""


@dataclass(slots=True)
class Growing:
    """The tree under construction and what is open in it."""

    language: Language
    root: Unit = field(default_factory=lambda: Unit(NodeKind.DIVISION))
    open: list[Unit] = field(default_factory=list)
    """The divisions and the article that are open, outermost first."""
    lists: list[Unit] = field(default_factory=list)
    """The last units of the open lists of the article, outermost first."""
    numbers: dict[tuple[Unit | None, NodeKind], str] = field(default_factory=dict)
    """The number of the last unit of each kind, by the annex it stands in."""
    option: Unit | None = None
    """The article's option that is open."""
    run_in: bool = True
    """Whether the titles of articles run into their text."""
    begun: bool = False
    """Whether an article or another part of the body stands in it: it stays so."""
    warnings: list[DraftWarning] = field(default_factory=list)
    following: Block | None = None
    """The block after the one that is being placed."""

    @property
    def top(self) -> Unit:
        """The innermost open division or article."""
        return self.open[-1] if self.open else self.root

    @property
    def home(self) -> Unit:
        """Where the next paragraph goes."""
        return self.option or self.top

    def warn(self, message: str, block: Block) -> None:
        """Note what looked odd, with its place."""
        self.warnings.append(DraftWarning(message, block.line, block.page))


def close(tree: Growing, rank: int) -> None:
    """Close the open units of this rank and below, with their lists."""
    while tree.open and RANKS.get(tree.top.kind, -1) >= rank:
        tree.open.pop()
    if rank <= RANKS[NodeKind.ARTICLE]:
        tree.open = [u for u in tree.open if u.kind in RANKS]
    tree.lists, tree.option = [], None


def give_title(owner: Unit, block: Block) -> None:
    made = unit(NodeKind.HEADING, block)
    made.pending, owner.pending = owner.pending, ""
    made.take(block)
    owner.add(made)
