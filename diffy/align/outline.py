"""A draft as the aligner walks it: its provisions, and where each of them stands."""

from enum import StrEnum
from typing import NamedTuple

from diffy.model import DIVISIONS, Draft, Node, NodeKind, is_provision


class Ward(StrEnum):
    """A part of the draft whose provisions correspond among themselves."""

    ARTICLE = "article"
    TITLE = "title"
    PREAMBLE = "preamble"
    DIVISION = "division"  # the headings of chapters and annexes
    LOOSE = "loose"  # paragraphs outside any article
    ANNEX = "annex"
    FOOTNOTE = "footnote"
    CONCLUSIONS = "conclusions"


class Seat(NamedTuple):
    """Where a provision stands."""

    node: Node
    ward: Ward
    article: int
    """The index of the article it stands in, -1 where it stands in none."""
    parent: int
    """The index of the provision above it, -1 where there is none."""


class Division(NamedTuple):
    """The heading of a chapter, part or annex, and the articles under it."""

    heading: int
    """Its index among the provisions."""
    label: str
    articles: range


class Outline(NamedTuple):
    """A draft's articles and provisions, both in the order of the text."""

    articles: tuple[Node, ...]
    seats: tuple[Seat, ...]
    divisions: tuple[Division, ...]

    @property
    def provisions(self) -> tuple[Node, ...]:
        """The provisions, as `Draft.provisions` has them."""
        return tuple(seat.node for seat in self.seats)


_WARDS = {
    NodeKind.TREATY: Ward.TITLE,
    NodeKind.PREAMBLE: Ward.PREAMBLE,
    NodeKind.RECITAL: Ward.PREAMBLE,
    NodeKind.ARTICLE: Ward.ARTICLE,
    NodeKind.ANNEX: Ward.ANNEX,
    NodeKind.FOOTNOTE: Ward.FOOTNOTE,
    NodeKind.CONCLUSIONS: Ward.CONCLUSIONS,
}


def outline(draft: Draft) -> Outline:
    """Walk a draft once."""
    articles: list[Node] = []
    seats: list[Seat] = []
    divisions: list[Division] = []

    def visit(node: Node, above: Seat) -> None:
        ward = _WARDS.get(node.kind, above.ward)
        article = above.article if ward is Ward.ARTICLE else -1
        first = len(articles)
        if node.kind is NodeKind.ARTICLE:
            article = first
            articles.append(node)
        elif node.kind is NodeKind.HEADING and above.node.kind in DIVISIONS:
            ward = Ward.DIVISION
        seat = Seat(node, ward, article, above.parent)
        if is_provision(node):
            seats.append(seat)
            seat = Seat(node, ward, article, len(seats) - 1)
        start = len(seats)
        for child in node.children:
            visit(child, seat)
        if node.kind in DIVISIONS:
            held = range(first, len(articles))
            headings = [k for k in range(start, len(seats)) if _heads(seats[k], node)]
            divisions.extend(Division(k, node.label, held) for k in headings)

    for node in draft.nodes:
        visit(node, Seat(node, Ward.LOOSE, -1, -1))
    divisions.sort(key=lambda division: division.heading)
    return Outline(tuple(articles), tuple(seats), tuple(divisions))


def _heads(seat: Seat, node: Node) -> bool:
    """Whether a provision is the heading of a division."""
    return seat.ward is Ward.DIVISION and any(seat.node is c for c in node.children)


def rows(count: int, seats: tuple[Seat, ...]) -> list[list[int]]:
    """For each article the provisions that stand in it."""
    held: list[list[int]] = [[] for _ in range(count)]
    for k, seat in enumerate(seats):
        if seat.article >= 0:
            held[seat.article].append(k)
    return held
