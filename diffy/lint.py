"""What looks wrong in one draft by itself.

Silence is better than noise: what may be right is not told.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from diffy.duties import Duty, commands_nothing, governor, leading
from diffy.languages import Interface, Language, interface, language
from diffy.model import Draft, Node, NodeKind
from diffy.numbering import begins, gap, number
from diffy.references import Reference, amending, references
from diffy.terms import Term, defined, uses
from diffy.words import fold, words

_LONGEST = 6
"""Words; a longer "term" is a phrase, of which another form may be used."""
_STEM = 5
"""Letters by which an inflected word of a term is still known."""
_FAR = 2
"""An article numbered beyond so many times the last one is another instrument's,"""
_MORE = 20
"""and by more than so many: in a short draft a number may only be mistaken."""
_OFTEN = 3
"""Articles that must use an undefined term: less may be a name in passing."""


class Check(StrEnum):
    """What is looked for."""

    REFERENCE = "dangling-reference"
    GAP = "gap"
    REPEAT = "repeat"
    BRACKET = "unbalanced-bracket"
    UNUSED = "term-never-used"
    UNDEFINED = "term-not-defined"
    MODALS = "mixed-modals"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that looks wrong, with its place and the words that show it."""

    check: Check
    eid: str
    message: str
    """What is wrong, in English."""
    quote: str = ""
    line: int = 0
    page: int = 0
    figures: tuple[tuple[str, object], ...] | None = None
    """What the catalogue needs to say it; None where a reader has said it."""

    def said(self, words: Interface) -> str | None:
        """What is wrong, in the language of a report; None where only a reader said it."""
        if self.figures is None:
            return None
        return words.say("remark", self.check, **dict(self.figures))


def lint(draft: Draft) -> tuple[Remark, ...]:
    """Everything that looks wrong in a draft, in the order of the text."""
    found = [
        *_references(draft),
        *_numbers(draft),
        *_brackets(draft),
        *_terms(draft),
        *_modals(draft),
    ]
    order = {node.eid: k for k, node in enumerate(draft.walk())}
    return tuple(sorted(found, key=lambda remark: order.get(remark.eid, -1)))


def _remark(check: Check, node: Node, quote: str, **figures: object) -> Remark:
    message = interface().put("remark", check, **figures)
    told = tuple(figures.items())
    return Remark(check, node.eid, message, quote, node.line, node.page, told)


def _references(draft: Draft) -> Iterator[Remark]:
    nodes = {node.eid: node for node in draft.walk()}
    tables, last = language(draft.language), _last_article(draft)
    for eid, here in references(draft).items():
        for reference in here:
            if reference.missing and not _elsewhere(reference, last, tables):
                missing = ", ".join(reference.missing)
                node, quote = nodes[eid], reference.text
                yield _remark(Check.REFERENCE, node, quote, missing=missing)


def _last_article(draft: Draft) -> int:
    """The greatest number that an article of a draft has."""
    return max((_leading(_key(node)) for node in draft.articles), default=0)


def _leading(key: str) -> int:
    """The number that a number of several parts begins with, 0 where it is none."""
    first = key.partition(".")[0]
    return int(first) if first.isdecimal() else 0


def _elsewhere(reference: Reference, last: int, tables: Language) -> bool:
    """Whether a reference may mean another instrument, or is still to be filled in.

    "Annex VII" in a draft with two annexes was said of another instrument some lines
    before: of parts and annexes only those are told of which some are there. So was
    "article 149" in a draft of thirty articles, of which `last` is the last.
    """
    if all(len(key) == 1 and key in "xyz" for key in reference.missing):
        return True
    unit = fold(reference.text).split()[0]
    if unit in tables.reference.get(NodeKind.ARTICLE.value, ()):
        return min(map(_leading, reference.missing)) > max(_FAR * last, last + _MORE)
    for kind in (NodeKind.ANNEX, NodeKind.PART, NodeKind.CHAPTER, NodeKind.SECTION):
        if unit in tables.reference.get(kind.value, ()):
            return not reference.targets
    return False


# ------------------------------------------------------------------ numbering


def _numbers(draft: Draft) -> Iterator[Remark]:
    for articles in _articles(draft).values():
        yield from _numbered(articles, anew=False)
    elsewhere = amending(draft)  # what is quoted there has the numbers of its own text
    outside = {n.eid for u in draft.walk() if u.eid in elsewhere for n in u.walk()}
    for node in draft.walk():
        if node.eid in outside:
            continue
        for kind in (NodeKind.PARAGRAPH, NodeKind.POINT):
            below = [child for child in node.children if child.kind is kind]
            yield from _numbered([child for child in below if child.label])


def _articles(draft: Draft) -> Mapping[str, list[Node]]:
    """The articles that are counted together: those of the body, those of each annex.

    Articles that are options are left out: two of them may rightly have one number.
    """
    found: dict[str, list[Node]] = {}

    def visit(node: Node, scope: str) -> None:
        if node.kind is NodeKind.OPTION:
            return
        if node.kind is NodeKind.ANNEX:
            scope = node.eid
        elif node.kind is NodeKind.ARTICLE and node.label:
            found.setdefault(scope, []).append(node)
        for child in node.children:
            visit(child, scope)

    for top in draft.nodes:
        visit(top, "")
    return found


def _numbered(nodes: list[Node], *, anew: bool = True) -> Iterator[Remark]:
    """Gaps between neighbours, and labels that stand twice.

    Of numbers that begin again only the first is told; none where `anew`: a list that
    begins again is another one, of which the head was not seen.
    """
    nodes = [node for node in nodes if any(c.isalnum() for c in node.label)]
    seen: set[str] = set()
    before, again = "", False
    for node in nodes:
        key = _key(node)
        repeated = key in seen
        other = anew and begins(key) and key != before
        if repeated and not other and not (again and gap(before, key) == 1):
            yield _remark(Check.REPEAT, node, node.label)
        seen.add(key)
        before, again = key, repeated
    for one, two in pairwise(nodes):
        step = gap(_key(one), _key(two))
        if step is not None and step > 1 and not _run_in(one):
            yield _remark(Check.GAP, two, two.label, before=one.label)


# A number inside a text may be that of a point which was run into it: "(b)", "- 4".
_ENUMERATOR = re.compile(
    r"[\s;]\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})\)\s|(?<!\S)-\s?\d{1,2}\s|\s\d{1,2}\s?-\s"
)


def _run_in(node: Node) -> bool:
    return any(_ENUMERATOR.search(each.text) for each in node.walk())


def _key(node: Node) -> str:
    """The number in an id, without the count of a repeated one."""
    own = node.eid.rpartition("__")[2].partition("_")[2].partition("_")[0]
    return own or number(node.label)


def _brackets(draft: Draft) -> Iterator[Remark]:
    """The brackets without partner, which the reader has found."""
    for warning in draft.warnings:
        if "bracket" in warning.message:
            place = warning.eid, warning.message, "", warning.line, warning.page
            yield Remark(Check.BRACKET, *place)


# ---------------------------------------------------------------------- terms


def _terms(draft: Draft) -> Iterator[Remark]:
    found = defined(draft)
    if not found:
        return
    nodes = {node.eid: node for node in draft.walk()}
    used = uses(draft, (term.term for term in found))
    for term in found:
        elsewhere = [eid for eid in used[term.term] if eid != term.eid]
        if not elsewhere and not _in_another_form(draft, term):
            yield _remark(Check.UNUSED, nodes[term.eid], term.term)
    yield from _undefined(draft, found)


def _in_another_form(draft: Draft, term: Term) -> bool:
    """Whether some other provision has all words of a term, as far as their stems go."""
    stems = [word[:_STEM] for word in words(term.term)]
    if not stems or len(stems) > _LONGEST:
        return True
    texts = (fold(n.text) for n in draft.provisions if n.eid != term.eid)
    return any(all(stem in text for stem in stems) for text in texts)


_CAPITALS = re.compile(
    r"(?<=[a-z,] )(?P<term>[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)*"
    r"(?: (?:(?:and|of|the|for|on) )?[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)*){1,4})"
)


def _undefined(draft: Draft, known: tuple[Term, ...]) -> Iterator[Remark]:
    """Words in capitals used as a term in several articles, and explained nowhere."""
    tables = language(draft.language)
    if tables.code != "en":
        return
    first: dict[str, Node] = {}
    articles: Counter[str] = Counter()
    units = {word for words in tables.reference.values() for word in words}
    for article in draft.articles:
        here = set()
        for node in article.walk():
            if node.kind is not NodeKind.HEADING:
                for found in _CAPITALS.finditer(node.text):
                    if fold(found["term"]).split()[0] in units:
                        continue  # "Annex II" is a reference
                    first.setdefault(found["term"], node)
                    here.add(found["term"])
        articles.update(sorted(here))
    explained = _explained(draft, known)
    for term, node in first.items():
        if articles[term] >= _OFTEN and not _is_known(term, explained, tables):
            yield _remark(Check.UNDEFINED, node, term, n=articles[term])


_INTRODUCED = re.compile(
    r"(?:hereinafter|hereby established|hereby established a|referred to as|known as|called)"
    r"\W+(?:the |as |an? )*(?P<term>[^.;]{1,80})"
)


def _explained(draft: Draft, known: tuple[Term, ...]) -> str:
    """All that introduces a term: definitions, headings, titles, the preamble."""
    said = [term.term for term in known]
    outside = (NodeKind.HEADING, NodeKind.TREATY, NodeKind.RECITAL, NodeKind.PREAMBLE)
    for node in draft.walk():
        if node.kind in outside:
            said.append(node.text)
        said += [found["term"] for found in _INTRODUCED.finditer(node.text)]
    return fold(" | ".join([*said, draft.title]))


def _is_known(term: str, explained: str, tables: Language) -> bool:
    """Whether a term is explained, or is a name that needs no explanation."""
    folded = fold(term)
    own = folded.split()
    instruments = {*tables.structure.get("instrument", ()), *_common(tables)}
    singular = re.sub(r"s\b", "", folded)
    return (
        folded in explained
        or singular in re.sub(r"s\b", "", explained)
        or not instruments.isdisjoint(word.rstrip("s") for word in own)
        or not instruments.isdisjoint(own)
    )


@cache
def _common(tables: Language) -> frozenset[str]:
    """Words of names that every reader knows: States, Parties, the United Nations."""
    parties = {w for phrase in tables.structure["parties"] for w in phrase.split()}
    return frozenset((parties | {"nations", "state", "party"}) - tables.stop)


# --------------------------------------------------------------------- modals


def _modals(draft: Draft) -> Iterator[Remark]:
    """Lists whose points begin with verbs of different force, or with another than their
    chapeau has."""
    tables = language(draft.language)
    for node in draft.walk():
        points = [child for child in node.children if child.kind is NodeKind.POINT]
        duties = ((point, leading(point.text, tables)) for point in points)
        led = [
            (point, duty)
            for point, duty in duties
            if duty and not commands_nothing(duty.text, tables)
        ]
        if not led:
            continue
        above = governor(node.text, tables)
        first = above or led[0][1]
        for point, duty in led:
            if _mixed(first, duty):
                verbs = {"first": first.text, "second": duty.text}
                yield _remark(Check.MODALS, point, duty.text, **verbs)
                break


def _mixed(one: Duty, other: Duty) -> bool:
    return one.strength != other.strength and not one.denied and not other.denied
