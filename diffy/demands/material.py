"""Provisions as the demands engine reads them: with chapeau, kind, brackets and reach.

A provision of a draft and a bare text (a profile's test) become the same thing here.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from diffy.demands.engine import UNTOLD, Engine, Kind
from diffy.demands.matching import find, found, stands
from diffy.demands.options import VARIANTS, Offsets, choices
from diffy.demands.passage import Passage, passage
from diffy.demands.profile import GENERAL
from diffy.languages import Language, interface
from diffy.marks import mark
from diffy.model import DIVISIONS, Draft, Mark, MarkKind, Node, NodeKind, ancestors
from diffy.places import places

_CHAPEAUX = (NodeKind.PARAGRAPH, NodeKind.POINT)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a provision binds: `level` 3 the treaty, 2 its chapter, 1 its article."""

    level: int
    chapter: str
    article: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to read a text with side-by-side options, and the option's words."""

    passage: Passage
    option: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision with all that its reading needs."""

    eid: str
    place: str
    """Its name for a reader: "article 12, 2 (a)"."""
    label: str
    text: str
    kind: str
    heading: str
    """The heading of its article, or its own words where it is a heading."""
    own: Passage
    """Its own words alone."""
    variants: tuple[Variant, ...]
    """Its words after the chapeaux', one reading for each option."""
    brackets: tuple[Offsets, ...] = ()
    tail: str = ""
    """A qualifier in the words after its list."""
    weak_place: str = ""
    """In words, a place that weakens what it holds."""
    item: bool = False
    """Whether it is an item of a list."""
    reach: Reach = Reach(1, "", "")
    above: tuple[str, ...] = ()
    """The eids of its chapeaux and of the words after its list, nearest first."""
    headings: tuple[str, ...] = ()
    """The eids of the headings that tell its kind, its article's first."""
    in_article: bool = True
    option: str = ""
    """The option it belongs to, by its label, where paragraphs are alternatives."""
    alternatives: str = ""
    """The eid of the unit that holds the options."""

    @property
    def words(self) -> tuple[str, ...]:
        """Its own words folded, without markers, brackets and punctuation."""
        return self.own.own_words


# ------------------------------------------------------------------------- bare texts


def bare(
    text: str,
    engine: Engine,
    kind: str,
    heading: str = "",
    *,
    eid: str = "",
    is_heading: bool = False,
) -> Provision:
    """A provision by itself, of a kind that is told; its marks are read off its words."""
    alone = Node(NodeKind.PARAGRAPH, eid, text=text)
    (marked,), _ = mark((alone,), engine.lexicon.language)
    marks = marked.marks
    return _provision(
        text,
        marks,
        engine,
        eid=eid,
        kind=kind,
        heading=heading,
        weak_place=_weak_place(kind, engine, is_heading=is_heading),
        item=_starts_with_marker(text),
        reach=_reach(kind, heading, heading, engine),
    )


def _starts_with_marker(text: str) -> bool:
    return text.lstrip("[ \t\n")[:1] == "("


# ----------------------------------------------------------------------------- drafts


def provisions(draft: Draft, engine: Engine) -> dict[str, Provision]:
    """Every provision of a draft by its eid, in the order of the text."""
    above, cited = ancestors(draft), places(draft, interface())
    return {
        node.eid: _of_node(node, above[node.eid], cited[node.eid].citation, engine)
        for node in draft.provisions
    }


def _of_node(
    node: Node, above: tuple[Node, ...], place: str, engine: Engine
) -> Provision:
    kind = _kind_of(node, above, engine)
    article = next((n for n in above if n.kind is NodeKind.ARTICLE), None)
    heading = article.heading if article else ""
    if node.kind is NodeKind.HEADING:
        heading = node.text
    chapeaux = _chapeaux(above)
    tails = _tails(node, above)
    return _provision(
        node.text,
        node.marks,
        engine,
        leads=_leads(chapeaux, engine.lexicon.language),
        tail=_tail_qualifier(tails, engine),
        eid=node.eid,
        place=place,
        label=node.label,
        kind=kind,
        heading=heading,
        weak_place=_weak_place(kind, engine, is_heading=node.kind is NodeKind.HEADING),
        item=node.kind is NodeKind.POINT,
        reach=_reach(kind, heading, article.eid if article else node.eid, engine),
        above=(*(n.eid for n in reversed(chapeaux)), *(n.eid for n in tails)),
        headings=_headings(above),
        in_article=article is not None,
        **_option(node, above),
    )


def _option(node: Node, above: tuple[Node, ...]) -> dict[str, str]:
    """The option a provision belongs to, and the unit that holds the options."""
    for holder, inner in pairwise((*above, node)):
        if inner.kind is NodeKind.OPTION:
            return {"option": inner.label or inner.eid, "alternatives": holder.eid}
    return {}


def _headings(above: tuple[Node, ...]) -> tuple[str, ...]:
    """The eids of the headings above a node, the nearest first."""
    return tuple(
        child.eid
        for node in reversed(above)
        for child in node.children
        if child.kind is NodeKind.HEADING
    )


def _chapeaux(above: tuple[Node, ...]) -> tuple[Node, ...]:
    """The nodes whose words open the list a provision stands in, outermost first."""
    return tuple(
        node
        for node in above
        if node.text
        and (
            node.kind in _CHAPEAUX
            or (node.kind is NodeKind.ARTICLE and node.text.rstrip().endswith(":"))
        )
    )


def _leads(chapeaux: tuple[Node, ...], words: Language) -> tuple[Passage, ...]:
    """The chapeaux as passages, one for each way to read their options."""
    leads: tuple[Passage | None, ...] = (None,)
    for node in chapeaux:
        hidden = _hidden(node.marks)
        leads = tuple(
            passage(node.text, words, hidden=(*hidden, *dropped), lead=lead)
            for lead in leads
            for _, dropped in choices(node.text, node.marks)
        )[:VARIANTS]
    return tuple(lead for lead in leads if lead is not None)


def _tails(node: Node, above: tuple[Node, ...]) -> tuple[Node, ...]:
    """The closing words of the lists a provision stands in, innermost first."""
    if node.kind is NodeKind.WRAPUP:
        return ()
    holders = [n for n in above if n.kind in (*_CHAPEAUX, NodeKind.ARTICLE)]
    return tuple(
        child
        for holder in reversed(holders)
        for child in holder.children
        if child.kind is NodeKind.WRAPUP
    )


def _tail_qualifier(tails: tuple[Node, ...], engine: Engine) -> str:
    for node in tails:
        whole = passage(node.text, engine.lexicon.language, hidden=_hidden(node.marks))
        for span in found(engine.lexicon.qualifier, whole):
            start, end = whole.offsets(span)
            return " ".join(node.text[start:end].split())
    return ""


# -------------------------------------------------------------------------- the kinds


def _kind_of(node: Node, above: tuple[Node, ...], engine: Engine) -> str:
    path = (*above, node)
    if any(n.kind in (NodeKind.PREAMBLE, NodeKind.RECITAL) for n in path):
        return engine.structural("preamble")
    if node.kind is NodeKind.TREATY:
        return engine.structural("title")
    divisions = [n.heading for n in reversed(path) if n.kind in DIVISIONS]
    articles = [n.heading for n in path if n.kind is NodeKind.ARTICLE]
    kinds = (kind_of_heading(heading, engine) for heading in (*divisions, *articles))
    return next((kind for kind in kinds if kind != UNTOLD), UNTOLD)


@lru_cache(maxsize=4096)
def kind_of_heading(heading: str, engine: Engine) -> str:
    """The kind that a heading tells, UNTOLD where none of the profile's phrases match.

    Where the headings of several kinds match, that which matches first in the heading
    counts, then the longer match, then the order of the profile.
    """
    words = passage(heading, engine.lexicon.language)
    told = [
        (span[0], -(span[1] - span[0]), order, kind.kind.id)
        for order, kind in enumerate(engine.kinds)
        for phrase in (*kind.headings, *kind.chapter_wide)
        for span in find(phrase, words)
    ]
    return min(told)[3] if told else UNTOLD


def _reach(kind: str, heading: str, article: str, engine: Engine) -> Reach:
    if kind in (GENERAL, engine.structural("title")) and kind != UNTOLD:
        return Reach(3, kind, article)
    own = next((k for k in engine.kinds if k.kind.id == kind), None)
    return Reach(2 if own and _is_wide(heading, own, engine) else 1, kind, article)


@lru_cache(maxsize=4096)
def _is_wide(heading: str, kind: Kind, engine: Engine) -> bool:
    if not kind.chapter_wide:
        return False
    return stands(kind.chapter_wide, passage(heading, engine.lexicon.language))


def _weak_place(kind: str, engine: Engine, *, is_heading: bool) -> str:
    if kind != UNTOLD and kind == engine.structural("preamble"):
        return "in the preamble"
    return "in a heading" if is_heading else ""


# ------------------------------------------------------------------------ the reading


def _provision(
    text: str,
    marks: tuple[Mark, ...],
    engine: Engine,
    *,
    leads: tuple[Passage, ...] = (),
    tail: str = "",
    eid: str,
    place: str = "",
    label: str = "",
    kind: str,
    heading: str,
    weak_place: str,
    item: bool,
    reach: Reach,
    above: tuple[str, ...] = (),
    headings: tuple[str, ...] = (),
    in_article: bool = True,
    option: str = "",
    alternatives: str = "",
) -> Provision:
    words = engine.lexicon.language
    hidden = _hidden(marks)
    own = passage(text, words, hidden=hidden)
    if _is_deleted(own, engine):
        hidden = ((0, len(text)),)
        own = passage(text, words, hidden=hidden)
    variants = tuple(
        Variant(
            passage(text, words, hidden=(*hidden, *dropped), lead=lead)
            if lead or dropped
            else own,
            option,
        )
        for lead in leads or (None,)
        for option, dropped in choices(text, marks)
    )
    return Provision(
        eid=eid,
        place=place,
        label=label,
        text=text,
        kind=kind,
        heading=heading,
        own=own,
        variants=variants[:VARIANTS],
        brackets=tuple((m.start, m.end) for m in marks if m.kind is MarkKind.BRACKET),
        tail=tail,
        weak_place=weak_place,
        item=item,
        reach=reach,
        above=above,
        headings=headings,
        in_article=in_article,
        option=option,
        alternatives=alternatives,
    )


def _hidden(marks: tuple[Mark, ...]) -> tuple[Offsets, ...]:
    """What is printed but is no part of the treaty's text."""
    kinds = (MarkKind.NOTE, MarkKind.OPTION)
    return tuple((mark.start, mark.end) for mark in marks if mark.kind in kinds)


def _is_deleted(own: Passage, engine: Engine) -> bool:
    spans = found(engine.lexicon.deleted, own)
    return bool(spans) and (0, len(own.words)) in spans
