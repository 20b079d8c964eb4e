"""Drafts read from hand-made PDF files: what the tests of the reader share."""

from collections import Counter
from collections.abc import Sequence

from pdf_pages import LEFT, TOP, Bar, Item, Text, centred, paragraph, pdf

from diffy.model import Draft, MarkKind, Node
from diffy.parse import Block
from diffy.readers import Options, reader

CLAUSE = (
    "Each Party shall keep its bees in good health, shall register every hive on its"
    " territory with the authority named for that purpose, and shall report once a year"
    " on the number of swarms, on their losses and on the steps taken against them."
)
DUTY = (
    "The authority shall answer every question of a beekeeper within thirty days, in"
    " plain words and free of charge, and shall publish its answers without the names."
)


def read(data: bytes, name: str = "draft.pdf") -> Draft:
    return reader("pdf", name)(data, name, Options())


def read_pages(*pages: Sequence[Item], **how: object) -> Draft:
    return read(pdf(pages, **how))  # type: ignore[arg-type]


def article(number: int, y: float) -> list[Item]:
    """A heading in the middle and a numbered paragraph of several lines."""
    return [
        centred(f"Article {number}", y),
        Text("1.", LEFT, y - 24),
        *paragraph(CLAUSE, y - 24, x=LEFT + 30),
    ]


def text_of(draft: Draft, eid: str) -> str:
    return next(node.text for node in draft.walk() if node.eid == eid)


def node_of(draft: Draft, eid: str) -> Node:
    return next(node for node in draft.walk() if node.eid == eid)


def tree(draft: Draft) -> list[tuple[str, str, str]]:
    return [(n.eid, n.label, " ".join(n.text.split())) for n in draft.walk()]


def marked(node: Node, kind: MarkKind) -> list[tuple[str, str]]:
    """The words under the marks of a kind, each with the mark's ref."""
    return [(node.text[m.start : m.end], m.ref) for m in node.marks if m.kind is kind]


def letters(words: str) -> Counter[str]:
    return Counter(char for char in words if not char.isspace() and char != "-")


def everything(draft: Draft) -> str:
    texts = [Block(n.text, n.marks, label=n.label).whole for n in draft.walk()]
    return " ".join([*texts, *(aside.text for aside in draft.set_aside)])


def pages_with_heads(count: int) -> list[list[Item]]:
    pages = []
    for k in range(1, count + 1):
        head: list[Item] = [Text("A/BEES/2/Rev.1", LEFT, 810, 8)]
        foot: list[Item] = [
            Text(f"{k}/{count}", 300, 40, 8),
            Text("V.26-01234", LEFT, 40, 8),
        ]
        pages.append([*head, *article(k, TOP), *foot])
    return pages


def page_with_note(y: float, ruled: bool) -> list[Item]:
    words = "Bees are free."
    line = Text(words, LEFT, TOP - 96)
    rule: list[Item] = [Bar(LEFT, LEFT + 140, y + 12)] if ruled else []
    return [
        *article(1, TOP),
        line,
        Text("1", line.end, TOP - 92, 6),
        *rule,
        Text("1", LEFT, y + 3, 5),
        Text("Some Parties keep wasps", LEFT + 10, y, 8),
        Text("instead.", LEFT + 10, y - 9, 8),
    ]
