"""How far each provision is agreed, by its brackets, its notes and its colours."""

from collections.abc import Sequence

from diffy.model import (
    Draft,
    Mark,
    MarkKind,
    Node,
    NodeKind,
    Standing,
    Status,
    is_provision,
)

_AGREED_COLOURS = ("green", "yellow")
"""Highlights that say "agreed" where drafts are coloured: yellow in a drafting group,
green in plenary (practice of the World Health Organization's negotiating body)."""
_HEADING, _OPTION = NodeKind.HEADING, NodeKind.OPTION  # looked up for every node
_OPEN, _AGREED, _CLEAN = Status.OPEN, Status.AGREED, Status.CLEAN
_OPENING = (MarkKind.BRACKET, MarkKind.OPTION)
_WHOLE = 0.9
"""The least share of a provision's characters that a colour covers to speak for it."""


def statuses(draft: Draft) -> dict[str, Status]:
    """The status of every provision, by eid.

    What is said in the heading of an article or chapter goes for all that stands in it.
    """
    found: dict[str, Status] = {}

    def visit(nodes: tuple[Node, ...], opened: bool, agreed: bool) -> None:
        unmarked = _OPEN if opened else _AGREED if agreed else _CLEAN
        for node in nodes:
            if is_provision(node):
                told = node.marks or node.kind is _OPTION
                found[node.eid] = _status(node, opened, agreed) if told else unmarked
            if node.children:
                heads = _heads(node)
                visit(
                    node.children,
                    opened or _opens(node, heads),
                    agreed or _agreed(heads),
                )

    visit(draft.nodes, False, False)
    return found


def status(node: Node, above: tuple[Node, ...] = ()) -> Status:
    """Whether a provision is open, agreed or clean; brackets weigh more than agreement."""
    heads = [_heads(n) for n in above]
    return _status(node, any(map(_opens, above, heads)), any(map(_agreed, heads)))


def _status(node: Node, opened: bool, agreed: bool) -> Status:
    """The status of a node, given what is said of all that stands above it."""
    if opened or _open(node):
        return _OPEN
    if agreed or (node.marks and (_says(node, Standing.AGREED) or _coloured(node))):
        return _AGREED
    return _CLEAN


def _opens(node: Node, heads: Sequence[Node]) -> bool:
    """Whether all that stands below a node is open: an option, or bracketed whole."""
    if node.kind is _OPTION or _in_brackets(node.label):
        return True
    return bool(heads) and _in_brackets(heads[0].text)


def _agreed(heads: Sequence[Node]) -> bool:
    """Whether a heading says that all it heads is agreed."""
    return any([_says(head, Standing.AGREED) for head in heads if head.marks])


def _heads(node: Node) -> list[Node]:
    return [child for child in node.children if child.kind is _HEADING]


def _open(node: Node) -> bool:
    if node.kind is _OPTION:
        return True
    if not node.marks:
        return False
    return any(m.kind in _OPENING for m in node.marks) or _says(node, Standing.PENDING)


def _in_brackets(words: str) -> bool:
    """Whether a label or a heading is bracketed whole, and so all that it heads."""
    return words.startswith("[") and words.find("]") == len(words) - 1


def _says(node: Node, standing: Standing) -> bool:
    return any(m.kind is MarkKind.STATUS and m.ref == standing for m in node.marks)


def _coloured(node: Node) -> bool:
    """Whether a colour of agreement lies over nearly all of the words."""
    covered = sum(m.end - m.start for m in node.marks if _is_agreement(m))
    return bool(node.text) and covered >= _WHOLE * len(node.text.strip())


def _is_agreement(mark: Mark) -> bool:
    return mark.kind is MarkKind.HIGHLIGHT and _colour(mark.ref) in _AGREED_COLOURS


def _colour(ref: str) -> str:
    """A colour by its name: a source has "yellow", "brightGreen" or "92D050"."""
    name = ref.casefold().lstrip("#")
    for known in _AGREED_COLOURS:
        if known in name:
            return known
    if len(name) != 6 or any(c not in "0123456789abcdef" for c in name):
        return name
    red, green, blue = (int(name[k : k + 2], 16) for k in (0, 2, 4))
    if green > blue + 40 and red > blue + 40 and abs(red - green) < 60:
        return "yellow"
    return "green" if green > red + 20 and green > blue + 20 else name
