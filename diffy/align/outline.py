"""A draft as the aligner walks it: its provisions, and where each of them stands."""

from collections.abc import Sequence
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

    articles: Sequence[Node]
    seats: Sequence[Seat]
    divisions: Sequence[Division]
    headings: Sequence[Sequence[int]]
    """For each article the provisions that head it or a part of it."""
    bodies: Sequence[Sequence[int]]
    """For each article its other provisions."""

    @property
    def provisions(self) -> tuple[Node, ...]:
        """The provisions, as `Draft.provisions` has them."""
        return tuple([seat.node for seat in self.seats])


_WARDS = {
    NodeKind.TREATY: Ward.TITLE,
    NodeKind.PREAMBLE: Ward.PREAMBLE,
    NodeKind.RECITAL: Ward.PREAMBLE,
    NodeKind.ARTICLE: Ward.ARTICLE,
    NodeKind.ANNEX: Ward.ANNEX,
    NodeKind.FOOTNOTE: Ward.FOOTNOTE,
    NodeKind.CONCLUSIONS: Ward.CONCLUSIONS,
}

_ARTICLE, _HEADING = NodeKind.ARTICLE, NodeKind.HEADING  # looked up for every node
_WITHIN = Ward.ARTICLE


def outline(draft: Draft) -> Outline:
    """Walk a draft once."""
    articles: list[Node] = []
    seats: list[Seat] = []
    divisions: list[Division] = []
    headings: list[list[int]] = []
    bodies: list[list[int]] = []

    def visit(
        node: Node, ward: Ward, article: int, parent: int, heads: list[int] | None
    ) -> None:
        """Walk a node; `heads` gathers the headings of the division right above it."""
        kind, children = node.kind, node.children
        if kind is _ARTICLE:
            ward, article = _WITHIN, len(articles)
            articles.append(node)
            headings.append([])
            bodies.append([])
        elif kind in _WARDS:
            ward = _WARDS[kind]
        if ward is not _WITHIN:
            article = -1
        if kind is not _HEADING:
            heads = None
        elif heads is not None:
            ward = Ward.DIVISION
        if node.text or is_provision(node):
            place = len(seats)
            seats.append(Seat(node, ward, article, parent))
            if article >= 0:
                side = headings if kind is _HEADING else bodies
                side[article].append(place)
            if heads is not None:
                heads.append(place)
            parent = place
        if not children:
            return
        own: list[int] | None = [] if kind in DIVISIONS else None
        first = len(articles)
        for child in children:
            visit(child, ward, article, parent, own)
        if own:
            held = range(first, len(articles))
            divisions.extend([Division(k, node.label, held) for k in own])

    for node in draft.nodes:
        visit(node, Ward.LOOSE, -1, -1, None)
    divisions.sort(key=lambda division: division.heading)
    return Outline(articles, seats, divisions, headings, bodies)
