"""What looks odd in a tree: empty articles, repeated numbers, gaps in the numbering."""

from collections.abc import Iterator

from diffy.languages import Language
from diffy.model import DraftWarning, Node, NodeKind
from diffy.numbering import gap
from diffy.parse.blocks import Block
from diffy.parse.headings import is_only

_NUMBERED = (NodeKind.ARTICLE, NodeKind.PARAGRAPH, NodeKind.POINT)
_ARTICLE, *_ = _NUMBERED


def oddities(nodes: tuple[Node, ...], language: Language) -> tuple[DraftWarning, ...]:
    """Warnings about a tree, in the order of the text."""
    found: list[DraftWarning] = []
    for top in nodes:
        for node in top.walk():
            if node.kind is _ARTICLE and not _has_words(node):
                found += _empty(node, language)
            if len(node.children) < 2:
                continue
            labelled = [child for child in node.children if child.label]
            for kind in _NUMBERED if len(labelled) > 1 else ():
                alike = [child for child in labelled if child.kind is kind]
                if len(alike) > 1:
                    found += _numbering(alike)
    return tuple(found)


def _empty(node: Node, language: Language) -> Iterator[DraftWarning]:
    said = Block(node.heading.strip("()（） "))
    if not is_only(said, language.structure["vacant"]):
        yield _warning(f"{node.label} has no text.", node)


def _numbering(nodes: list[Node]) -> Iterator[DraftWarning]:
    # The number in an id: "art_12bis__para_2" gives "2".
    numbers = [n.eid.rpartition("__")[2].partition("_")[2] for n in nodes]
    steps = list(map(gap, numbers, numbers[1:]))
    if steps.count(1) == len(steps):  # so with nearly all
        return
    for (one, last), (two, new), step in zip(
        zip(nodes, numbers, strict=True),
        zip(nodes[1:], numbers[1:], strict=True),
        steps,
        strict=False,
    ):
        if last.removesuffix("_2") == new.removesuffix("_2"):
            yield _warning(f'"{two.label}" stands twice in a row.', two)
        elif step is not None and step > 1 and new[:1].isdigit():
            yield _warning(f'"{two.label}" comes right after "{one.label}".', two)


def _has_words(node: Node) -> bool:
    for child in node.children:
        if child.text and child.kind is not NodeKind.HEADING:
            return True
    return any(n.text for n in node.walk() if n.kind is not NodeKind.HEADING)


def _warning(message: str, node: Node) -> DraftWarning:
    return DraftWarning(message, node.line, node.page, node.eid)
