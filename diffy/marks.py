"""The layer over the words: square brackets, options inside a paragraph, drafting notes.

Guarantees:

1. the words keep their characters: marks are spans, nothing is taken out;
2. brackets nest and run over paragraphs, within one article, preamble or annex;
3. a bracket without its partner is a warning with its place, never an error.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from diffy.languages import Language
from diffy.model import DraftWarning, Mark, MarkKind, Node, NodeKind

_BRACKET = re.compile(r"[\[\]]")
_NOTE = re.compile(r"\{[^{}]*\}")
_CLOSED_UNITS = frozenset(
    {NodeKind.ARTICLE, NodeKind.PREAMBLE, NodeKind.FOOTNOTE, NodeKind.CONCLUSIONS}
)
"""Units that a bracket does not run out of."""

Marks = dict[str, list[Mark]]


def mark(
    nodes: tuple[Node, ...], language: Language
) -> tuple[tuple[Node, ...], tuple[DraftWarning, ...]]:
    """The nodes with the marks over their words, and the brackets without partner."""
    found: Marks = {}
    warnings: list[DraftWarning] = []
    groups = 0
    for scope in _scopes(nodes):
        groups = _brackets(scope, found, warnings, groups)
        for node in scope:
            found.setdefault(node.eid, []).extend(_spans(node.text, language))
    return tuple(_with(node, found) for node in nodes), tuple(warnings)


def bracket_count(node: Node) -> int:
    """The pairs of square brackets that open in a node or below it, labels included."""
    return sum(
        sum(1 for m in n.marks if m.kind is MarkKind.BRACKET and m.opens)
        + (n.label.startswith("[") and n.label.endswith("]"))
        for n in node.walk()
    )


def bare(text: str, marks: tuple[Mark, ...]) -> str:
    """The words without brackets, option labels and drafting notes, at their offsets.

    What is left out becomes spaces, so that every other word keeps its place.
    """
    chars = list(text)
    for m in marks:
        if m.kind in (MarkKind.OPTION, MarkKind.NOTE):
            chars[m.start : m.end] = " " * (m.end - m.start)
        elif m.kind is MarkKind.BRACKET:
            for at, there in ((m.start, m.opens), (m.end - 1, m.closes)):
                if there and 0 <= at < len(chars) and chars[at] in "[]":
                    chars[at] = " "
    return "".join(chars)


def _scopes(nodes: tuple[Node, ...]) -> Iterator[list[Node]]:
    """The nodes that a bracket may run over together."""
    loose: list[Node] = []
    for node in nodes:
        if node.kind in _CLOSED_UNITS:
            yield list(node.walk())
        elif any(n.kind in _CLOSED_UNITS for n in node.walk()):
            yield [node]
            yield from _scopes(node.children)
        else:
            loose.extend(node.walk())
    if loose:
        yield loose


def _brackets(
    scope: list[Node], found: Marks, warnings: list[DraftWarning], groups: int
) -> int:
    """Pair the brackets of a scope by nesting; the number of groups so far."""
    unclosed: list[tuple[int, int]] = []
    for k, node in enumerate(scope):
        for bracket in _BRACKET.finditer(node.text):
            if bracket.group() == "[":
                unclosed.append((k, bracket.start()))
            elif unclosed:
                groups += 1
                _pair(scope, unclosed.pop(), (k, bracket.end()), groups, found)
            else:
                warnings.append(
                    _odd("A bracket closes that was not opened", node, bracket.start())
                )
    for k, at in unclosed:
        node, groups = scope[k], groups + 1
        end = len(node.text)
        mark = Mark(MarkKind.BRACKET, at, end, group=groups, closes=False)
        found.setdefault(node.eid, []).append(mark)
        warnings.append(_odd("A bracket is opened and not closed", node, at))
    return groups


def _pair(
    scope: list[Node],
    start: tuple[int, int],
    end: tuple[int, int],
    group: int,
    found: Marks,
) -> None:
    """Mark the words between two brackets in every node they run over."""
    for k in range(start[0], end[0] + 1):
        node = scope[k]
        opens, closes = k == start[0], k == end[0]
        if not node.text:
            continue
        found.setdefault(node.eid, []).append(
            Mark(
                MarkKind.BRACKET,
                start[1] if opens else 0,
                end[1] if closes else len(node.text),
                group=group,
                opens=opens,
                closes=closes,
            )
        )


def _odd(message: str, node: Node, at: int) -> DraftWarning:
    around = node.text[max(0, at - 20) : at + 40].replace("\n", " ").strip()
    return DraftWarning(f'{message}, at "{around}".', node.line, node.page, node.eid)


def _spans(text: str, language: Language) -> Iterator[Mark]:
    for found in _option_words(language).finditer(text):
        yield Mark(
            MarkKind.OPTION, found.start("label"), found.end("label"), found["label"]
        )
    for found in _NOTE.finditer(text):
        yield Mark(MarkKind.NOTE, found.start(), found.end())


@cache
def _option_words(language: Language) -> re.Pattern[str]:
    words = "|".join(map(re.escape, language.structure["option"]))
    return re.compile(
        rf"""(?:^|(?<=[\n\[]))[\[\s]*
        (?P<label>(?:{words})\.?\s*\(?(?:\d+|[IVX]+|[A-Za-z])\)?(?=\s*[:.)–—]|\s*$))""",
        re.VERBOSE | re.IGNORECASE | re.MULTILINE,
    )


def _with(node: Node, found: Marks) -> Node:
    marks = sorted(
        (*node.marks, *found.get(node.eid, ())),
        key=lambda m: (m.start, -m.end, m.group),
    )
    return replace(
        node,
        marks=tuple(marks),
        children=tuple(_with(child, found) for child in node.children),
    )
