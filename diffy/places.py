"""Where a provision stands, in words a person can cite: "Article 12(2)(a)"."""

from collections.abc import Mapping
from typing import NamedTuple

from diffy.languages import Interface
from diffy.model import DIVISIONS, Draft, Node, NodeKind

_ARTICLE, _PARAGRAPH = NodeKind.ARTICLE, NodeKind.PARAGRAPH  # for every node
_DIVIDING = DIVISIONS | {NodeKind.PREAMBLE}
_ITEMS = frozenset({NodeKind.PARAGRAPH, NodeKind.POINT})
_CITED = _ITEMS | {NodeKind.ARTICLE, NodeKind.OPTION}
"""What an item is cited together with: "Article 12(2)(a)"."""
_BARE = str.maketrans("", "", "[]()（）［］.。:")


class Place(NamedTuple):
    """One unit of a draft and where it stands."""

    node: Node
    citation: str
    article: Node | None
    """The article it stands in, itself included."""
    division: Node | None
    """The nearest preamble, division or annex, itself included."""
    heading: str
    """The heading of its article, or else of its division."""
    at: int = 0
    """Its place among the units of the draft, counted from 1."""


_NOWHERE = (None, "", None, None, "", 0)
"""What stands above the top of the tree."""


def places(draft: Draft, words: Interface) -> Mapping[str, Place]:
    """Every unit of a draft by its eid."""
    found: dict[str, Place] = {}
    _among(draft.nodes, None, words, found)
    return found


def _among(
    nodes: tuple[Node, ...],
    parent: Place | None,
    words: Interface,
    found: dict[str, Place],
) -> None:
    """Add every node and all below it to what was found."""
    bare: dict[NodeKind, int] = {}
    lone = [node.kind for node in nodes].count(_PARAGRAPH) == 1
    _, _, above, over, words_over, _ = parent or _NOWHERE
    for node in nodes:
        article, division, heading = above, over, words_over
        bare[node.kind] = number = bare.get(node.kind, 0) + 1
        citation = _cite(node, parent, 0 if lone else number, words)
        if node.kind is _ARTICLE:
            article, heading = node, node.heading
        elif node.kind in _DIVIDING:
            division = node
            heading = heading if article else node.heading
        place = Place(node, citation, article, division, heading, len(found) + 1)
        found.setdefault(node.eid, place)
        if node.children:
            _among(node.children, place, words, found)


def _cite(node: Node, parent: Place | None, number: int, words: Interface) -> str:
    """The citation of a node; `number` counts it among siblings of its kind."""
    if node.kind in _ITEMS:
        return _cite_item(node, parent, number, words)
    above = parent.citation if parent else ""
    label = printed(node)
    match node.kind:
        case NodeKind.TREATY:
            return words.put("place", "title")
        case NodeKind.PREAMBLE:
            return label or words.put("place", "preamble")
        case NodeKind.CONCLUSIONS:
            return words.put("place", "conclusions")
        case NodeKind.FOOTNOTE:
            return words.put("place", "footnote", label=label or number)
        case NodeKind.ARTICLE:
            own = label or node.heading or words.put("place", "article")
            return _after(above, own) if node.eid.startswith("att_") else own
        case NodeKind.RECITAL:
            return _after(above, words.put("place", "recital", n=number))
        case NodeKind.HEADING | NodeKind.WRAPUP:
            return _after(above, words.put("place", node.kind.value))
        case _:
            own = label or node.heading or node.text
            return _after(above, own or words.put("place", "division"))


def _cite_item(node: Node, parent: Place | None, number: int, words: Interface) -> str:
    above = parent.citation if parent else ""
    bare = printed(node).translate(_BARE).strip() if node.label else ""
    if bare and parent and parent.node.kind in _CITED:
        return words.put("place", f"{node.kind.value}_of", above=above, label=bare)
    if bare:
        return _after(above, words.put("place", "paragraph", label=bare))
    if not number and above:
        return above
    return _after(above, words.put("place", "unnumbered", n=max(number, 1)))


def printed(node: Node) -> str:
    """The printed label without the brackets around it and the mark behind it."""
    return " ".join(node.label.split()).strip("[]. :")


def _after(above: str, own: str) -> str:
    """A part of a citation put behind what it stands under."""
    return f"{above}, {own}" if above and own else above or own
