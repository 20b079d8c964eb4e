"""The tree under construction, and what is open in it."""

from diffy.languages import Language
from diffy.model import NodeKind
from diffy.parse.blocks import Block
from diffy.parse.units import Unit

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


class Growing:
    """The tree under construction and what is open in it."""

    def __init__(self, language: Language, *, run_in: bool) -> None:
        self.language = language
        self.run_in = run_in
        """Whether the titles of articles run into their text."""
        self.root = Unit(NodeKind.DIVISION, Block(""))
        self.open: list[Unit] = []
        """The divisions and the article that are open, outermost first."""
        self.lists: list[Unit] = []
        """The last units of the open lists of the article, outermost first."""
        self.numbers: dict[tuple[Unit | None, NodeKind], str] = {}
        """The number of the last unit of each kind, by the annex it stands in."""
        self.option: Unit | None = None
        """The article's option that is open."""
        self.begun = False
        """Whether an article or another part of the body stands in it: it stays so."""
        self.following: Block | None = None
        """The block after the one that is being placed."""
        self.heading_follows = False
        """Whether that block is a heading."""

    @property
    def top(self) -> Unit:
        """The innermost open division or article."""
        return self.open[-1] if self.open else self.root

    @property
    def home(self) -> Unit:
        """Where the next paragraph goes."""
        return self.option or self.top


def close(tree: Growing, rank: int) -> None:
    """Close the open units of this rank and below, with their lists."""
    while tree.open and RANKS.get(tree.top.kind, -1) >= rank:
        tree.open.pop()
    if rank <= RANKS[NodeKind.ARTICLE]:
        tree.open = [u for u in tree.open if u.kind in RANKS]
    tree.lists, tree.option = [], None


def give_title(owner: Unit, block: Block) -> None:
    made = Unit(NodeKind.HEADING, block)
    made.pending, owner.pending = owner.pending, ""
    made.take(block)
    owner.add(made)
