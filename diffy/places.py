"""Where a provision stands, in words a person can cite: "Article 12(2)(a)"."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from diffy.languages import Interface
from diffy.model import DIVISIONS, Draft, Node, NodeKind

_ARTICLE, _PARAGRAPH = NodeKind.ARTICLE, NodeKind.PARAGRAPH  # for every node
_DIVIDING = DIVISIONS | {NodeKind.PREAMBLE}
_ITEMS = frozenset({NodeKind.PARAGRAPH, NodeKind.POINT})
_CITED = _ITEMS | {NodeKind.ARTICLE, NodeKind.OPTION}
"""What an item is cited together with: "Article 12(2)(a)"."""
_NAMED = {NodeKind.PARAGRAPH: "paragraph_of", NodeKind.POINT: "point_of"}
_MARKS = str.maketrans("", "", "[]()（）［］.。:")
_LABEL = "\0"
"""Stands for a label while a citation is composed."""
_KNOWN = 4096
"""Labels that are known without their marks; they repeat all through a draft."""


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
    counted: dict[NodeKind, int] = {}
    around: dict[NodeKind, tuple[str, str]] = {}
    lone = [node.kind for node in nodes].count(_PARAGRAPH) == 1
    _, _, above, over, words_over, _ = parent or _NOWHERE
    for node in nodes:
        article, division, heading = above, over, words_over
        kind = node.kind
        counted[kind] = number = counted.get(kind, 0) + 1
        label = _bare(node.label) if node.label and kind in _ITEMS else ""
        if label:
            if kind not in around:
                around[kind] = _around_label(kind, parent, words)
            before, behind = around[kind]
            citation = before + label + behind
        else:
            citation = _cite(node, parent, 0 if lone else number, words)
        if kind is _ARTICLE:
            article, heading = node, node.heading
        elif kind in _DIVIDING:
            division = node
            heading = heading if article else node.heading
        place = Place(node, citation, article, division, heading, len(found) + 1)
        found.setdefault(node.eid, place)
        if node.children:
            _among(node.children, place, words, found)


def _around_label(
    kind: NodeKind, parent: Place | None, words: Interface
) -> tuple[str, str]:
    """What stands before and behind the label in the citation of a labelled item."""
    if parent and parent.node.kind in _CITED:
        name, above = _NAMED[kind], parent.citation
        pattern = words.put("place", name, above=above, label=_LABEL)
    else:
        above = parent.citation if parent else ""
        pattern = _after(above, words.put("place", "paragraph", label=_LABEL))
    before, _, behind = pattern.rpartition(_LABEL)
    return before, behind


def _cite(node: Node, parent: Place | None, number: int, words: Interface) -> str:
    """The citation of a node but a labelled item; `number` counts it in its kind."""
    above = parent.citation if parent else ""
    if node.kind in _ITEMS:
        if not number and above:
            return above
        return _after(above, words.put("place", "unnumbered", n=max(number, 1)))
    label = printed(node)
    match node.kind:
        case NodeKind.ARTICLE:
            own = label or node.heading or words.put("place", "article")
            return _after(above, own) if node.eid.startswith("att_") else own
        case NodeKind.HEADING | NodeKind.WRAPUP:
            return _after(above, words.tables["place"][node.kind])
        case NodeKind.TREATY:
            return words.put("place", "title")
        case NodeKind.PREAMBLE:
            return label or words.put("place", "preamble")
        case NodeKind.CONCLUSIONS:
            return words.put("place", "conclusions")
        case NodeKind.FOOTNOTE:
            return words.put("place", "footnote", label=label or number)
        case NodeKind.RECITAL:
            return _after(above, words.put("place", "recital", n=number))
        case _:
            own = label or node.heading or node.text
            return _after(above, own or words.put("place", "division"))


def printed(node: Node) -> str:
    """The printed label without the brackets around it and the mark behind it."""
    return _printed(node.label)


def _printed(label: str) -> str:
    return " ".join(label.split()).strip("[]. :")


@lru_cache(_KNOWN)
def _bare(label: str) -> str:
    """A printed label as it stands in a citation, without any mark around it."""
    return _printed(label).translate(_MARKS).strip()


def _after(above: str, own: str) -> str:
    """A part of a citation put behind what it stands under."""
    return f"{above}, {own}" if above and own else above or own
