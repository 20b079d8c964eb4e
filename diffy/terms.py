"""The terms that a draft defines, and the provisions that use them."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from diffy.languages import Language, language
from diffy.model import Draft, Node, NodeKind
from diffy.words import fold

_OPEN, _CLOSE = "\"“”„«‘'「『", "\"“”»’'」』"
_LONGEST = 80
"""Characters of a defined term; what is longer is a quotation."""
_QUOTED = re.compile(
    rf"[{_OPEN}](?P<term>[^{_OPEN}{_CLOSE}]{{1,{_LONGEST}}})[{_CLOSE}]"
)


class Term(NamedTuple):
    """A defined term and the provision that defines it."""

    term: str
    eid: str


def defined(draft: Draft) -> tuple[Term, ...]:
    """The terms that a draft defines, in the order of the text.

    A term is defined where a provision of an article on definitions begins with it in
    quotation marks, or where such words are followed by "means".
    """
    tables = language(draft.language)
    found: dict[Term, None] = {}

    def visit(node: Node, among: bool) -> None:
        if node.kind is NodeKind.ARTICLE:
            among = _on_definitions(node, tables)
        for term in _in(node, among, tables):
            found.setdefault(Term(term, node.eid))
        for child in node.children:
            visit(child, among)

    for node in draft.nodes:
        visit(node, False)
    return tuple(found)


def _on_definitions(article: Node, tables: Language) -> bool:
    headings = tables.change.get("definitions", ())
    return article.heading.strip(" ()[].").casefold() in headings


def _in(node: Node, among: bool, tables: Language) -> Iterator[str]:
    """The terms that one provision defines."""
    for found in _QUOTED.finditer(node.text):
        first = not node.text[: found.start()].strip(" [(\n")
        if (among and first) or _meaning(tables).match(node.text, found.end()):
            yield " ".join(found["term"].split()).strip(" ,;")


@cache
def _meaning(tables: Language) -> re.Pattern[str]:
    words = tables.force.get("defining", ())
    said = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words) or "(?!)"
    return re.compile(rf"[\s,\]]*(?:{said})(?!\w)", re.IGNORECASE)


def uses(draft: Draft, terms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For every term the provisions that use it, in the order of the text.

    A plural counts, whatever the case of the letters: "State Party", "States Parties".
    """
    texts = [(node.eid, fold(node.text)) for node in draft.provisions]
    tables = language(draft.language)
    found = {}
    for term in dict.fromkeys(terms):
        pattern = _pattern(fold(term), tables.spaced)
        # A plain search is a hundred times faster, and most texts lack some word.
        stem = max((word.rstrip("y") for word in fold(term).split()), key=len)
        found[term] = tuple(e for e, t in texts if stem in t and pattern.search(t))
    return found


def _pattern(term: str, spaced: bool) -> re.Pattern[str]:
    """A folded term and its plural in folded text."""
    if not spaced:
        return re.compile(re.escape(term))
    words = r"\s+".join(_inflected(word) for word in term.split())
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _inflected(word: str) -> str:
    if word.endswith("y"):
        return rf"{re.escape(word[:-1])}(?:y|ies)"
    return rf"{re.escape(word)}(?:s|es)?"
