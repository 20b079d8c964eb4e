"""Definitions: a changed meaning re-opens every provision that uses the term."""

import re
from collections.abc import Iterator

from diffy.languages import Language
from diffy.model import Flag, Ground, Node, NodeKind

_TERM = re.compile(r'[\["“”„«‘\'\s]*["“„«‘\'](?P<term>[^"“”„«»’]{1,80})["”»’\']')


def definition(
    node: Node, path: tuple[Node, ...], tables: Language
) -> Iterator[Ground]:
    """The term that a provision of a definitions article defines."""
    article = next((n for n in path if n.kind is NodeKind.ARTICLE), None)
    headings = tables.change.get("definitions", ())
    if article is None or article.heading.strip(" ()[]").casefold() not in headings:
        return
    found = _TERM.match(node.text)
    if found:
        yield Ground(Flag.DEFINITION, found["term"], found["term"])
