"""Akoma Ntoso 3.0, with what LEOS adds to it, to blocks.

The source says what each element is, so the parser is told and does not guess: the
numbers, the kinds of the units and what stands in what come from the markup, the ids in
the tree from the printed labels as in every format. The source's own ids stay beside.
"""

from diffy.model import Draft, MarkKind, NodeKind, SetAsideKind
from diffy.parse import Block
from diffy.readers import draft
from diffy.readers.glued import unglued
from diffy.readers.options import Options
from diffy.readers.walk import Act, Role, walk
from diffy.readers.xml import Element, attribute, local, parse_xml, text_of, words_of

_DIVISIONS = {
    "part": NodeKind.PART,
    "title": NodeKind.TITLE,
    "chapter": NodeKind.CHAPTER,
    "section": NodeKind.SECTION,
    "book": NodeKind.DIVISION,
    "tome": NodeKind.DIVISION,
    "division": NodeKind.DIVISION,
    "subdivision": NodeKind.DIVISION,
    "subpart": NodeKind.DIVISION,
    "subtitle": NodeKind.DIVISION,
    "subchapter": NodeKind.DIVISION,
    "subsection": NodeKind.DIVISION,
    "attachment": NodeKind.ANNEX,
    "annex": NodeKind.ANNEX,
    "article": NodeKind.ARTICLE,
}
_LEVELS = frozenset(
    {"paragraph", "point", "indent", "clause", "subclause", "subparagraph", "item"}
    | {"level", "sublist", "rule", "subrule", "proviso", "transitional"}
)
_BLOCKS = frozenset(
    {"p", "block", "blockContainer", "content", "intro", "wrapUp", "wrap", "alinea"}
    | {"list", "blockList", "listIntroduction", "listWrapUp", "body", "mainBody"}
    | {"signature", "table", "tr", "td", "th", "caption", "container", "div", "li"}
    | {"ul", "ol", "citations", "recitals", "tblock", "toc", "tocItem", "organization"}
    | {"role", "person", "subheading", "crossHeading"}
)
_EMPHASIS = {"i": "italic", "b": "strong", "u": "underline", "em": "italic"}
_QUOTED = frozenset({"quotedStructure", "embeddedStructure"})
_QUOTES = "‘’“”«»\"'`„‚"
_LANGUAGES = {
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "rus": "ru",
    "zho": "zh",
    "chi": "zh",
    "ara": "ar",
}


def source_text(data: bytes, name: str, options: Options) -> str:
    """All the text of the file, as it was before it was read."""
    return draft.clean(text_of(parse_xml(data, name).root))


def read(data: bytes, name: str, options: Options) -> Draft:
    """The draft in an Akoma Ntoso file; ReadError where it is not well-formed."""
    markup = parse_xml(data, name)
    walked = walk(markup.root, _role)
    return draft.make(
        [piece for block in walked.blocks for piece in unglued(block)],
        name=name,
        form="akn",
        told=options.language,
        metadata=_metadata(markup.root),
        set_aside=tuple(walked.set_aside),
        unseen=walked.unseen,
        warnings=markup.warnings,
    )


def _metadata(root: Element) -> dict[str, str]:
    """The date and the language that the file's own metadata tell."""
    found: dict[str, str] = {}
    for element in root.iter("{*}FRBRExpression"):
        for child in element:
            date = attribute(child, "date")[:10]
            if local(child) == "FRBRdate" and date[:4] not in ("", "9999", "0001"):
                found.setdefault("date", date)
            code = attribute(child, "language").casefold()
            if code and (len(code) == 2 or code in _LANGUAGES):
                found.setdefault("language", _LANGUAGES.get(code, code))
    return found


def _role(element: Element) -> Role:
    """What an element of Akoma Ntoso is."""
    name = local(element)
    if name in _DIVISIONS or name in _LEVELS or name in ("recital", "citation"):
        return _unit(element, name)
    if name in ("num", "heading"):
        return _headline(element, name)
    if name in ("meta", "coverPage"):
        return Role(Act.SKIP, aside=SetAsideKind.FRONT_MATTER)
    if name == "toc":
        return Role(Act.SKIP, aside=SetAsideKind.CONTENTS)
    if name in ("preface", "preamble", "formula", "conclusions", "longTitle"):
        return _part(element, name)
    parent = element.getparent()
    if parent is not None and local(parent) == "preface":
        titled = any(local(e) in ("docTitle", "docType") for e in element.iter())
        return _part(element, "longTitle" if titled else "cover")
    if name in _BLOCKS:
        titled = name == "p" and _within(element, frozenset({"longTitle"}))
        return Role(Act.SPACED if titled else Act.BLOCK)
    return _inline(element, name)


def _unit(element: Element, name: str) -> Role:
    """What a unit opens: an article, a paragraph, a recital."""
    label = _number(element)
    source_id = attribute(element, "id") or attribute(element, "eId")
    if name in _DIVISIONS:
        if _within(element, _QUOTED):
            return Role(Act.BLOCK)  # of another instrument: only its words
        opening = Block("", kind=_DIVISIONS[name], label=label, source_id=source_id)
        return Role(Act.BLOCK, opening, NodeKind.PARAGRAPH)
    if name in ("recital", "citation"):
        opening = Block("", kind=NodeKind.RECITAL, label=label, source_id=source_id)
        return Role(Act.BLOCK, opening, NodeKind.RECITAL)
    parent = element.getparent()
    if name == "clause" and parent is not None and local(parent) == "body":
        opening = Block("", kind=NodeKind.CONCLUSIONS, source_id=source_id)
        return Role(Act.BLOCK, opening, NodeKind.CONCLUSIONS)
    if name == "subparagraph" and not label:
        return Role(Act.BLOCK)
    opening = Block("", kind=NodeKind.PARAGRAPH, label=label, source_id=source_id)
    return Role(Act.LEVEL, opening)


def _number(element: Element) -> str:
    """The printed number of a unit; empty where it is no number but quoted words."""
    shown = next((words_of(child) for child in element if local(child) == "num"), "")
    return "" if shown[:1] in _QUOTES else shown


def _headline(element: Element, name: str) -> Role:
    """A number, told by its unit already, or the heading of a unit."""
    parent = element.getparent()
    quoted = parent is None or (
        local(parent) in _DIVISIONS and _within(element, _QUOTED)
    )
    if name == "num":
        told = parent is not None and bool(_number(parent)) and not quoted
        if told:
            return Role(Act.SKIP)
        return Role(Act.BLOCK if quoted else Act.SPACED)
    if quoted:
        return Role(Act.BLOCK)
    source_id = attribute(element, "id") or attribute(element, "eId")
    return Role(Act.BLOCK, Block("", kind=NodeKind.HEADING, source_id=source_id))


def _part(element: Element, name: str) -> Role:
    """The parts of a document that hold no articles."""
    if name == "cover":
        return Role(Act.SKIP, aside=SetAsideKind.FRONT_MATTER)
    source_id = attribute(element, "id") or attribute(element, "eId")
    if name == "longTitle":
        return Role(Act.BLOCK, Block("", kind=NodeKind.TREATY, source_id=source_id))
    if name == "conclusions":
        opening = Block("", kind=NodeKind.CONCLUSIONS, source_id=source_id)
        return Role(Act.BLOCK, opening, NodeKind.CONCLUSIONS)
    if name == "formula":
        if attribute(element, "name") == "preambleHeading":  # as diffy writes it
            return Role(Act.BLOCK, Block("", source_id=source_id), NodeKind.PARAGRAPH)
        acting = attribute(element, "name") == "actingEntity"
        kind = NodeKind.PREAMBLE if acting else NodeKind.PARAGRAPH
        opening = Block("", kind=kind, source_id=source_id)
        return Role(Act.BLOCK, opening, NodeKind.PARAGRAPH)
    return Role(Act.BLOCK, kind=NodeKind.RECITAL)


def _inline(element: Element, name: str) -> Role:
    """What stands inside a paragraph."""
    if name in _EMPHASIS:
        return Role(mark=MarkKind.EMPHASIS, ref=_EMPHASIS[name])
    if name == "del":
        return Role(mark=MarkKind.STRUCK)
    if name in ("ref", "rref", "mref", "a") and attribute(element, "href"):
        return Role(mark=MarkKind.LINK, ref=attribute(element, "href"))
    if name == "authorialNote":
        shown = attribute(element, "marker") or "*"
        return Role(Act.NOTE, mark=MarkKind.FOOTNOTE, ref=shown)
    if name == "img":
        shown = attribute(element, "alt") or attribute(element, "title")
        return Role(Act.SKIP, aside=SetAsideKind.IMAGE, ref=shown)
    if name in ("eol", "br"):
        return Role(Act.LINE)
    start, end = attribute(element, "startQuote"), attribute(element, "endQuote")
    return Role(Act.LEVEL if name in _QUOTED else Act.INLINE, text=start, after=end)


def _within(element: Element, names: frozenset[str]) -> bool:
    """Whether an element stands in one of these."""
    return any(local(above) in names for above in element.iterancestors())
