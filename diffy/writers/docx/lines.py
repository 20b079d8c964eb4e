"""A draft as the lines a page shows: one for each provision or headed unit, in order."""

from collections.abc import Iterator
from dataclasses import dataclass

from diffy.model import DIVISIONS, Draft, Mark, Node, NodeKind

HEADED = frozenset({*DIVISIONS, NodeKind.ARTICLE})
"""Units whose number and heading share a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the page: a label, words, or both."""

    kind: NodeKind
    unit: str
    """The eid of the unit whose label it shows."""
    label: str
    words: str
    """The eid of the provision whose words it shows; empty where it shows none."""
    text: str
    marks: tuple[Mark, ...]
    depth: int
    """How many paragraphs and points it stands under."""


def lines(draft: Draft) -> tuple[Line, ...]:
    """Every line of a draft, in the order of the text."""
    return tuple(line for line in _among(draft.nodes, 0) if line.label or line.text)


def _among(nodes: tuple[Node, ...], depth: int) -> Iterator[Line]:
    for node in nodes:
        if node.kind in HEADED:
            yield from _headed(node)
            continue
        words = node.eid if node.text else ""
        yield _line(node, node.label, words, node, depth)
        deeper = node.kind in (NodeKind.PARAGRAPH, NodeKind.POINT)
        yield from _among(node.children, depth + deeper)


def _headed(node: Node) -> Iterator[Line]:
    """A division or an article: what stands before its number, then number and heading."""
    if node.text:
        yield _line(node, "", node.eid, node, 0)
    heading = next((c for c in node.children if c.kind is NodeKind.HEADING), None)
    words = heading.eid if heading else ""
    yield _line(node, node.label, words, heading, 0)
    below = tuple(child for child in node.children if child is not heading)
    yield from _among(below, 0)


def _line(node: Node, label: str, words: str, holder: Node | None, depth: int) -> Line:
    text = holder.text if holder else ""
    marks = holder.marks if holder else ()
    return Line(node.kind, node.eid, label, words, text, marks, depth)
