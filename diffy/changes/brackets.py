"""What became of the square brackets of a provision, whatever became of its words."""

from collections.abc import Iterator

from diffy.changes.regions import fates
from diffy.model import Edit, Flag, Ground, Mark, MarkKind, Node
from diffy.words import WORD

_LONGEST = 60
"""Characters of bracketed text that a ground shows; the rest is an ellipsis."""


def bracket_grounds(old: Node, new: Node, edits: tuple[Edit, ...]) -> Iterator[Ground]:
    """Brackets that were opened, closed keeping their words, or closed dropping them."""
    fate = fates(edits)
    olds, news = _spans(old), _spans(new)
    covered_new = _covered(news)
    covered_old = _covered(olds)
    for mark, words in olds:
        kept = [fate.old[i] for i in words if i < len(fate.old)]
        still = [j for j in kept if j is not None]
        quote = _quote(old, mark)
        if kept and not still:
            yield Ground(Flag.BRACKET_DROPPED, quote, "")
        elif still and not any(j in covered_new for j in still):
            yield Ground(Flag.BRACKET_KEPT, quote, "")
    for mark, words in news:
        came = [fate.new[j] for j in words if j < len(fate.new)]
        known = [i for i in came if i is not None]
        if known and not any(i in covered_old for i in known):
            yield Ground(Flag.BRACKET_OPENED, "", _quote(new, mark))


def same_brackets(old: Node, new: Node) -> bool:
    """Whether brackets opened in other provisions cover both nodes alike."""
    return _cover_from_outside(old) == _cover_from_outside(new)


def _cover_from_outside(node: Node) -> int:
    return sum(
        1
        for m in node.marks
        if m.kind is MarkKind.BRACKET and not m.opens and not m.closes
    )


def _spans(node: Node) -> list[tuple[Mark, list[int]]]:
    """Every bracket of a node with the places of the words in it."""
    starts = [m.start() for m in WORD.finditer(node.text)]
    return [
        (mark, [k for k, at in enumerate(starts) if mark.start <= at < mark.end])
        for mark in node.marks
        if mark.kind is MarkKind.BRACKET
    ]


def _covered(spans: list[tuple[Mark, list[int]]]) -> set[int]:
    return {k for _, words in spans for k in words}


def _quote(node: Node, mark: Mark) -> str:
    text = " ".join(node.text[mark.start : mark.end].split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
