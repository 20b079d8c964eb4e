"""Bills of the United States Congress to blocks: bill XML, and USLM by the same names.

Words struck or inserted by a committee stand in one file: `tracked` says which are read,
the others are set aside. Quoted blocks of other laws are items of the section that
quotes them.
"""

from collections.abc import Iterator

from diffy.model import (
    Draft,
    DraftWarning,
    MarkKind,
    NodeKind,
    ReadError,
    SetAsideKind,
)
from diffy.parse import Block
from diffy.readers import draft
from diffy.readers.options import Options
from diffy.readers.walk import Act, Role, walk
from diffy.readers.xml import Element, attribute, local, parse_xml, text_of, words_of

_DIVISIONS = {
    "division": NodeKind.DIVISION,
    "title": NodeKind.TITLE,
    "subtitle": NodeKind.DIVISION,
    "part": NodeKind.PART,
    "subpart": NodeKind.DIVISION,
    "chapter": NodeKind.CHAPTER,
    "subchapter": NodeKind.DIVISION,
    "section": NodeKind.SECTION,
    "appropriations": NodeKind.DIVISION,
}
_LEVELS = frozenset(
    {"subsection", "paragraph", "subparagraph", "clause", "subclause", "item"}
    | {"subitem", "level", "list-item"}
)
_NUMBERS = frozenset({"enum", "num"})
_TITLES = frozenset({"header", "heading"})
_BLOCKS = frozenset(
    {"text", "content", "chapeau", "continuation", "continuation-text", "legis-body"}
    | {"quoted-block", "quotedContent", "p", "table", "row", "entry", "tgroup", "toc"}
    | {"toc-entry", "attestation", "attestation-group", "endorsement", "signature"}
    | {"main", "form", "action", "legis-type", "official-title", "congress", "session"}
    | {"legis-num", "current-chamber", "distribution-code", "enrolled-dateline"}
)
_ASIDE = frozenset({"metadata", "meta", "form", "preface", "endorsement"})
_TITLE = frozenset({"official-title", "officialTitle"})
_QUOTED = frozenset({"quoted-block", "quotedContent"})
_STRUCK = {"final": "deleted", "original": "added"}


def source_text(data: bytes, name: str, options: Options) -> str:
    """All the text of the file, as it was before it was read."""
    return draft.clean(text_of(parse_xml(data, name).root))


def read(data: bytes, name: str, options: Options) -> Draft:
    """The draft in a bill's XML; ReadError where it is not well-formed."""
    markup = parse_xml(data, name)
    changes = list(_changed(markup.root))
    if changes and options.tracked == "refuse":
        raise ReadError(
            f"{name} holds {len(changes)} struck or inserted parts; "
            "give --tracked original or --tracked final."
        )
    gone = _STRUCK.get(options.tracked, "deleted")
    walked = walk(markup.root, lambda element: _role(element, gone))
    return draft.make(
        walked.blocks,
        name=name,
        form="uslm",
        told=options.language,
        metadata=_metadata(markup.root),
        set_aside=tuple(walked.set_aside),
        unseen=walked.unseen,
        warnings=(*markup.warnings, *_warning(changes, gone)),
    )


def _changed(root: Element) -> Iterator[Element]:
    """The outermost parts that were struck or inserted."""
    for element in root.iter():
        if element.get("changed") in ("added", "deleted") and not any(
            above.get("changed") for above in element.iterancestors()
        ):
            yield element


def _warning(changes: list[Element], gone: str) -> tuple[DraftWarning, ...]:
    if not changes:
        return ()
    struck = sum(1 for element in changes if element.get("changed") == "deleted")
    read_as = "final" if gone == "deleted" else "original"
    message = (
        f"The file holds {struck} struck and {len(changes) - struck} inserted parts; "
        f"its {read_as} text was read."
    )
    return (DraftWarning(message),)


def _metadata(root: Element) -> dict[str, str]:
    """The date and the number that the bill's own record tells."""
    found: dict[str, str] = {}
    for element in root.iter("{*}date", "{*}legis-num", "legis-num"):
        key = "date" if local(element) == "date" else "symbol"
        found.setdefault(key, words_of(element))
    return found


def _role(element: Element, gone: str) -> Role:
    """What an element of a bill is."""
    name = local(element)
    if element.get("changed") == gone:
        return Role(Act.SKIP, aside=SetAsideKind.TRACKED)
    if name in _TITLE:
        return Role(Act.BLOCK, Block("", kind=NodeKind.TREATY))
    if name in _ASIDE and not any(local(e) in _TITLE for e in element.iter()):
        return Role(Act.SKIP, aside=SetAsideKind.FRONT_MATTER)
    parent = element.getparent()
    if parent is not None and local(parent) == "form":
        return Role(Act.SKIP, aside=SetAsideKind.FRONT_MATTER)
    if name in _DIVISIONS or name in _LEVELS:
        return _unit(element, name)
    if name in _NUMBERS or name in _TITLES:
        return _headline(element, name)
    if name in ("attestation", "signatures"):
        opening = Block("", kind=NodeKind.CONCLUSIONS)
        return Role(Act.BLOCK, opening, NodeKind.CONCLUSIONS)
    if name in _QUOTED:
        return Role(Act.LEVEL)
    if name == "after-quoted-block" and not any(map(str.isalnum, words_of(element))):
        return Role(Act.SKIP)  # the full stop after a quotation is no provision
    return Role(Act.BLOCK) if name in _BLOCKS else _inline(element, name)


def _unit(element: Element, name: str) -> Role:
    """A section or a numbered item: what it opens."""
    source_id = attribute(element, "id")
    label = next((words_of(e) for e in element if local(e) in _NUMBERS), "")
    if name in _DIVISIONS and not _quoted(element):
        opening = Block("", kind=_DIVISIONS[name], label=label, source_id=source_id)
        return Role(Act.BLOCK, opening, NodeKind.PARAGRAPH)
    opening = Block("", kind=NodeKind.PARAGRAPH, label=label, source_id=source_id)
    return Role(Act.LEVEL, opening)


def _headline(element: Element, name: str) -> Role:
    """A number, told by its unit already, or the heading of a unit."""
    parent = element.getparent()
    of = "" if parent is None else local(parent)
    if name in _NUMBERS:
        return Role(Act.SKIP if of in _DIVISIONS or of in _LEVELS else Act.SPACED)
    if of in _DIVISIONS and not _quoted(element):
        return Role(Act.BLOCK, Block("", kind=NodeKind.HEADING))
    return Role(Act.BLOCK)


def _inline(element: Element, name: str) -> Role:
    """What stands inside a paragraph."""
    if name in ("quote", "quotedText", "term", "short-title"):
        quotes = name != "short-title"
        return Role(text="“" if quotes else "", after="”" if quotes else "")
    if name in ("italic", "i", "bold", "b"):
        ref = "italic" if name in ("italic", "i") else "strong"
        return Role(mark=MarkKind.EMPHASIS, ref=ref)
    if name in ("footnote", "footnoteContent"):
        shown = attribute(element, "id") or "*"
        return Role(Act.NOTE, mark=MarkKind.FOOTNOTE, ref=shown)
    if name in ("graphic", "img"):
        return Role(Act.SKIP, aside=SetAsideKind.IMAGE)
    return Role()


def _quoted(element: Element) -> bool:
    """Whether an element is words of another law."""
    return any(local(above) in _QUOTED for above in element.iterancestors())
