"""The terms that a draft defines, and the provisions that use them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from diffy.languages import Language, language
from diffy.model import Draft, Node, NodeKind, ancestors
from diffy.words import Together, either, fold

_OPEN = "\"“”„«‘'「『"
_LIKE = {
    "“": '"',
    "”": '"',
    **dict.fromkeys("„‘「『", "«"),
    **dict.fromkeys("’」』", "»"),
}
"""Marks that open or close or do both, each with one of Latin-1 that does the same: a set
of letters of several scripts is slow to compile."""
_LONGEST = 80
"""Characters of a defined term; what is longer is a quotation."""
_QUOTED = re.compile(rf"[\"'«](?P<term>[^\"'«»]{{1,{_LONGEST}}})[\"'»]")

Above = Mapping[str, tuple[Node, ...]]


class Term(NamedTuple):
    """A defined term and the provision that defines it."""

    term: str
    eid: str


def defined(draft: Draft, above: Above | None = None) -> tuple[Term, ...]:
    """The terms that a draft defines, in the order of the text.

    `above` holds the nodes above every eid, where they are known.

    A term is defined where a provision of an article on definitions begins with it in
    quotation marks, or where such words are followed by "means".
    """
    tables = language(draft.language)
    nodes = list(draft.walk())
    texts = Together(node.text for node in nodes)
    quoting = [nodes[k] for k in texts.having(_OPEN)]
    above = ancestors(draft) if above is None else above
    found: dict[Term, None] = {}
    for node in quoting:
        path = (*above[node.eid], node)
        articles = [n for n in path if n.kind is NodeKind.ARTICLE]
        among = bool(articles) and _on_definitions(articles[-1], tables)
        for term in _in(node, among, tables):
            found.setdefault(Term(term, node.eid))
    return tuple(found)


def _on_definitions(article: Node, tables: Language) -> bool:
    headings = tables.change.get("definitions", ())
    return article.heading.strip(" ()[].").casefold() in headings


def _in(node: Node, among: bool, tables: Language) -> Iterator[str]:
    """The terms that one provision defines."""
    for found in _QUOTED.finditer(_plain_marks(node.text)):
        first = not node.text[: found.start()].strip(" [(\n")
        if (among and first) or _meaning(tables).match(node.text, found.end()):
            yield " ".join(found["term"].split()).strip(" ,;")


def _plain_marks(text: str) -> str:
    """A text with the quotation marks of Latin-1 alone, at the same offsets."""
    for mark, like in _LIKE.items():
        text = text.replace(mark, like)
    return text


@cache
def _meaning(tables: Language) -> re.Pattern[str]:
    words = tables.force.get("defining", ())
    said = either(words, r"\s+")
    return re.compile(rf"[\s,\]]*(?:{said})(?!\w)", re.IGNORECASE)


def uses(draft: Draft, terms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For every term the provisions that use it, in the order of the text.

    A plural counts, whatever the case of the letters: "State Party", "States Parties".
    """
    provisions = draft.provisions
    texts = Together(fold(node.text) for node in provisions)
    spaced = language(draft.language).spaced
    found = {}
    for term in dict.fromkeys(terms):
        said = fold(term).strip()
        places = texts.having(*_sought(said, spaced)) if said else ()
        found[term] = tuple(provisions[place].eid for place in places)
    return found


def _sought(term: str, spaced: bool) -> tuple[Sequence[str], re.Pattern[str] | None]:
    """The beginning that a folded term and its plural share, and a pattern for both."""
    if not spaced:
        return [term], None
    words = term.split()
    said = r"\s+".join(map(_inflected, words))
    return [words[0].removesuffix("y")], re.compile(rf"(?<!\w){said}(?!\w)")


def _inflected(word: str) -> str:
    """A word and its plural as a regular expression."""
    if word.endswith("y"):
        return re.escape(word[:-1]) + "(?:y|ies)"
    return re.escape(word) + "(?:e?s)?"
