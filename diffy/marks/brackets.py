"""Square brackets: paired by nesting, over as many provisions as they run."""

import re
from collections.abc import Iterator

from diffy.languages import Language
from diffy.marks.spans import LONGEST_NOTE, attribution, standing_note
from diffy.model import DraftWarning, Mark, MarkKind, Node, NodeKind

_BRACKET = re.compile(r"[\[\]]")
_CLOSED_UNITS = (
    NodeKind.ARTICLE,
    NodeKind.PREAMBLE,
    NodeKind.FOOTNOTE,
    NodeKind.CONCLUSIONS,
)
"""Units that a bracket does not run out of."""

Place = tuple[int, int]
"""The node's place in its scope, and an offset in its words."""


class Found:
    """The marks of a draft while they are gathered, by eid."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.marks: dict[str, list[Mark]] = {}
        self.warnings: list[DraftWarning] = []
        self.groups = 0


def scopes(nodes: tuple[Node, ...]) -> Iterator[list[Node]]:
    """The nodes that a bracket may run over together."""
    loose: list[Node] = []
    for node in nodes:
        if node.kind in _CLOSED_UNITS:
            yield list(node.walk())
        elif any(n.kind in _CLOSED_UNITS for n in node.walk()):
            yield [node]
            yield from scopes(node.children)
        else:
            loose.extend(node.walk())
    if loose:
        yield loose


def brackets(scope: list[Node], found: Found) -> None:
    """Mark the bracketed words of a scope, and warn of brackets without partner."""
    unclosed: list[Place] = []
    for k, node in enumerate(scope):
        if "[" not in node.text and "]" not in node.text:
            continue
        for bracket in _BRACKET.finditer(node.text):
            if bracket.group() == "[":
                unclosed.append((k, bracket.start()))
            elif unclosed:
                _pair(scope, unclosed.pop(), (k, bracket.end()), found)
            else:
                what = "A bracket closes that was not opened"
                found.warnings.append(_odd(what, node, bracket.start()))
    for k, at in unclosed:
        node = scope[k]
        found.groups += 1
        end = len(node.text)
        alone = Mark(MarkKind.BRACKET, at, end, group=found.groups, closes=False)
        found.marks.setdefault(node.eid, []).append(alone)
        found.warnings.append(_odd("A bracket is opened and not closed", node, at))


def _pair(scope: list[Node], start: Place, end: Place, found: Found) -> None:
    """Mark the words between two brackets in every node they run over."""
    first, last = scope[start[0]], scope[end[0]]
    who = ""
    if first is last:
        enough = min(end[1], start[1] + LONGEST_NOTE + 1)
        if standing_note(first.text[start[1] : enough], found.language):
            return  # the spans of the node have it
        who = attribution(first.text, start[1], end[1], found.language)
    found.groups += 1
    for k in range(start[0], end[0] + 1):
        opens, closes, node = k == start[0], k == end[0], scope[k]
        if not node.text:
            continue
        found.marks.setdefault(node.eid, []).append(
            Mark(
                MarkKind.BRACKET,
                start[1] if opens else 0,
                end[1] if closes else len(node.text),
                who,
                found.groups,
                opens,
                closes,
            )
        )


def _odd(message: str, node: Node, at: int) -> DraftWarning:
    around = node.text[max(0, at - 20) : at + 40].replace("\n", " ").strip()
    return DraftWarning(f'{message}, at "{around}".', node.line, node.page, node.eid)
