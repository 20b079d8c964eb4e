"""The layer over the words: brackets and who asked for them, options, notes, agreement.

Guarantees:

1. the words keep their characters: marks are spans, nothing is taken out;
2. brackets nest and run over paragraphs, within one article, preamble or annex;
3. a bracket without its partner is a warning with its place, never an error;
4. what the drafters say of a text ("[agreed ad referendum]") is no bracketed text.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from operator import is_not

from diffy.languages import Language
from diffy.marks.brackets import Found, brackets, scopes
from diffy.marks.spans import is_signed, signs, spans
from diffy.marks.standing import status, statuses
from diffy.model import DraftWarning, Mark, MarkKind, Node

__all__ = ["bare", "bracket_count", "brackets_opened", "mark", "status", "statuses"]


def mark(
    nodes: tuple[Node, ...], language: Language
) -> tuple[tuple[Node, ...], tuple[DraftWarning, ...]]:
    """The nodes with the marks over their words, and the brackets without partner."""
    found = Found(language)
    every = list(chain.from_iterable(map(Node.walk, nodes)))
    sought = signs([node.text for node in every], language)
    if sought.brackets:
        for scope in scopes(nodes):
            brackets(scope, found)
    for node in every if any(sought) else ():
        if not sought.options and not is_signed(node.text):
            continue  # so with nearly all
        if marks := list(spans(node.text, language, sought)):
            found.marks.setdefault(node.eid, []).extend(marks)
    if not found.marks:
        return nodes, tuple(found.warnings)
    marked = tuple(_with(node, found.marks) for node in nodes)
    return marked, tuple(found.warnings)


def bracket_count(node: Node) -> int:
    """The pairs of square brackets that open in a node or below it, labels included."""
    return sum(map(brackets_opened, node.walk()))


def brackets_opened(node: Node) -> int:
    """The pairs of square brackets that open in a node itself, its label included."""
    label = int(node.label.startswith("[") and node.label.endswith("]"))
    if not node.marks:
        return label
    return label + sum(m.kind is _BRACKET and m.opens for m in node.marks)


# Python finds a member of an enumeration by many steps; this is asked for at every mark.
_BRACKET = MarkKind.BRACKET


def bare(text: str, marks: tuple[Mark, ...]) -> str:
    """The words of the treaty alone, at their offsets.

    Brackets, option labels, drafting notes, the names of those who asked for a bracket
    and words of agreement become spaces, so that every other word keeps its place.
    """
    chars = list(text)
    for m in marks:
        if m.kind in (MarkKind.OPTION, MarkKind.NOTE, MarkKind.STATUS):
            chars[m.start : m.end] = " " * (m.end - m.start)
        elif m.kind is MarkKind.BRACKET:
            for at, there in ((m.start, m.opens), (m.end - 1, m.closes)):
                if there and 0 <= at < len(chars) and chars[at] in "[]":
                    chars[at] = " "
    return "".join(chars)


def _with(node: Node, marks: Mapping[str, list[Mark]]) -> Node:
    """The node with the marks of all below it; itself where there are none."""
    children = tuple(
        [
            _with(child, marks) if child.children or child.eid in marks else child
            for child in node.children
        ]
    )
    added = marks.get(node.eid)
    if not added and not any(map(is_not, children, node.children)):
        return node
    ordered = sorted(
        (*node.marks, *(added or ())), key=lambda m: (m.start, -m.end, m.group)
    )
    return replace(node, marks=tuple(ordered), children=children)
