"""How far each provision is agreed, by its brackets, its notes and its colours."""

from diffy.model import (
    Draft,
    Mark,
    MarkKind,
    Node,
    NodeKind,
    Standing,
    Status,
    ancestors,
)

_AGREED_COLOURS = ("green", "yellow")
"""Highlights that say "agreed" where drafts are coloured: yellow in a drafting group,
green in plenary (practice of the World Health Organization's negotiating body)."""
_WHOLE = 0.9
"""The least share of a provision's characters that a colour covers to speak for it."""


def statuses(draft: Draft) -> dict[str, Status]:
    """The status of every provision, by eid.

    What is said in the heading of an article or chapter goes for all that stands in it.
    """
    above = ancestors(draft)
    return {n.eid: status(n, above[n.eid]) for n in draft.provisions}


def status(node: Node, above: tuple[Node, ...] = ()) -> Status:
    """Whether a provision is open, agreed or clean; brackets weigh more than agreement."""
    options = any(n.kind is NodeKind.OPTION for n in above)
    heads = [h for n in above for h in n.children if h.kind is NodeKind.HEADING]
    within = any(_in_brackets(words) for n in above for words in (n.label, n.heading))
    if options or within or _open(node):
        return Status.OPEN
    if any(_says(n, Standing.AGREED) for n in (node, *heads)) or _coloured(node):
        return Status.AGREED
    return Status.CLEAN


def _open(node: Node) -> bool:
    kinds = (MarkKind.BRACKET, MarkKind.OPTION)
    return any(m.kind in kinds for m in node.marks) or _says(node, Standing.PENDING)


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
