"""Formex 4 and later, the format of the Official Journal of the European Union, to blocks.

Quotation marks are empty elements there and are printed by their code; page numbers are
processing instructions.
"""

import re

from diffy.model import Draft, MarkKind, NodeKind, SetAsideKind
from diffy.parse import Block
from diffy.readers import draft
from diffy.readers.options import Options
from diffy.readers.walk import Act, Role, walk
from diffy.readers.xml import Element, attribute, local, parse_xml, text_of, words_of

_BLOCKS = frozenset(
    {"ALINEA", "P", "LIST", "TXT", "TI", "STI", "TITLE", "GR.VISA", "GR.CONSID"}
    | {"PREAMBLE", "ENACTING.TERMS", "SIGNATURE", "SIGNATORY", "PL.DATE"}
    | {"GR.CONSID.INIT", "CONTENTS", "GR.SEQ", "INTRO", "CORPUS", "ROW", "CELL", "TBL"}
    | {"DLIST", "DLIST.ITEM", "TERM", "DEFINITION", "GR.NOTES", "ADDR.S", "GR.TBL"}
)
_LEVELS = frozenset({"PARAG", "ITEM", "NP"})
_UNITS = frozenset({"ARTICLE", "DIVISION", "ANNEX"})
_NUMBERS = frozenset({"NO.PARAG", "NO.P", "TI.ART"})
_DIVISIONS = (
    (re.compile(r"PART|CZĘŚĆ|TEIL|DEEL", re.IGNORECASE), NodeKind.PART),
    (re.compile(r"TIT[LRU]|TÍTULO|TYTUŁ", re.IGNORECASE), NodeKind.TITLE),
    (
        re.compile(r"CHAP|CAP[IÍO]|KAPIT|HOOFDST|ROZDZ|ГЛАВА", re.IGNORECASE),
        NodeKind.CHAPTER,
    ),
    (
        re.compile(r"SE[CZ][CT]?[IT]|ABSCHNITT|AFDELING", re.IGNORECASE),
        NodeKind.SECTION,
    ),
)
"""The kinds of a division, told by the first word of its title."""
_EMPHASIS = {"ITALIC": "italic", "BOLD": "strong"}
_QUOTES = "‘’“”«»\"'„‚"


def source_text(data: bytes, name: str, options: Options) -> str:
    """All the text of the file, as it was before it was read."""
    return draft.clean(text_of(parse_xml(data, name).root))


def read(data: bytes, name: str, options: Options) -> Draft:
    """The draft in a Formex file; ReadError where it is not well-formed."""
    markup = parse_xml(data, name)
    notes = {note: str(k) for k, note in enumerate(markup.root.iter("NOTE"), 1)}
    walked = walk(markup.root, lambda element: _role(element, notes), page=_page)
    return draft.make(
        walked.blocks,
        name=name,
        form="formex",
        told=options.language,
        metadata=_metadata(markup.root),
        set_aside=tuple(walked.set_aside),
        unseen=walked.unseen,
        warnings=markup.warnings,
    )


def _metadata(root: Element) -> dict[str, str]:
    """The date and the language that the file's own record tells."""
    found: dict[str, str] = {}
    for record in root.iter("BIB.INSTANCE"):
        for element in record.iter("DATE", "LG.DOC"):
            words, iso = words_of(element), element.get("ISO", "")
            if local(element) == "LG.DOC" and len(words) == 2:
                found.setdefault("language", words.casefold())
            elif re.fullmatch(r"\d{8}", iso):
                found.setdefault("date", f"{iso[:4]}-{iso[4:6]}-{iso[6:]}")
    return found


def _page(instruction: Element) -> int:
    """The page that begins at <?PAGE NO="2"?>; 0 where it is another instruction."""
    found = re.match(r"<\?PAGE\s+NO=\"(\d{1,5})\"", str(instruction))
    return int(found[1]) if found else 0


def _role(element: Element, notes: dict[Element, str]) -> Role:
    """What an element of Formex is."""
    name = local(element)
    if name in ("BIB.INSTANCE", "BIB.DATA"):
        return Role(Act.SKIP, aside=SetAsideKind.FRONT_MATTER)
    if name == "TOC":
        return Role(Act.SKIP, aside=SetAsideKind.CONTENTS)
    if name == "QUOT.S":
        return Role(Act.LEVEL)
    if name in _UNITS:
        return _unit(element, name)
    if name in _LEVELS:
        return _level(element)
    if name in _NUMBERS:
        return Role(Act.SKIP if _told(element) else Act.SPACED)
    if name in ("TI", "STI", "STI.ART", "TITLE", "P"):
        return _title(element, name)
    if name in ("PREAMBLE.INIT", "VISA", "CONSID", "PREAMBLE.FINAL", "FINAL"):
        return _part(element, name)
    return Role(Act.BLOCK) if name in _BLOCKS else _inline(element, name, notes)


def _unit(element: Element, name: str) -> Role:
    """An article, a division, an annex: what it opens."""
    if _quoted(element):
        return Role(Act.BLOCK)  # of another instrument: only its words
    source_id = element.get("IDENTIFIER", "")
    label = _number(element)
    kind = NodeKind.ARTICLE if name == "ARTICLE" else NodeKind.ANNEX
    if name == "DIVISION":
        kinds = (kind for word, kind in _DIVISIONS if word.match(label))
        kind = next(kinds, NodeKind.DIVISION)
        label = "" if kind is NodeKind.DIVISION else label
    opening = Block("", kind=kind, label=label, source_id=source_id)
    return Role(Act.BLOCK, opening, NodeKind.PARAGRAPH)


def _level(element: Element) -> Role:
    """A numbered paragraph or an item of a list."""
    parent = element.getparent()
    inner = parent is not None and local(parent) in ("ITEM", "CONSID")
    if local(element) == "NP" and inner:
        return Role(Act.BLOCK)  # its number is told by what it stands in
    source_id = element.get("IDENTIFIER", "")
    label = _number(element)
    opening = Block("", kind=NodeKind.PARAGRAPH, label=label, source_id=source_id)
    return Role(Act.LEVEL, opening)


def _number(element: Element) -> str:
    """The printed number of a unit; empty where it has none or where it is quoted."""
    for path in ("TI.ART", "NO.PARAG", "NO.P", "NP/NO.P", "TITLE/TI"):
        found = element.find(path)
        if found is not None:
            marked = found.find(".//QUOT.START") is not None
            shown = words_of(found)
            return "" if marked or shown[:1] in _QUOTES else shown
    return ""


def _told(number: Element) -> bool:
    """Whether the words of a number are told by the unit that it numbers."""
    above = number.getparent()
    if above is not None and local(above) == "NP":
        outer = above.getparent()
        if outer is not None and local(outer) in ("ITEM", "CONSID"):
            above = outer
    if above is None or (local(above) in _UNITS and _quoted(above)):
        return False
    return bool(_number(above))


def _title(element: Element, name: str) -> Role:
    """The parts of a title: of the act, of a division, of an article."""
    parent = element.getparent()
    above = next(
        (e for e in element.iterancestors() if local(e) not in ("TITLE", "TI", "STI")),
        element,
    )
    if name == "STI.ART":
        quoted = _quoted(element)
        return Role(Act.BLOCK, None if quoted else Block("", kind=NodeKind.HEADING))
    if name == "P" and (parent is None or local(parent) not in ("TI", "STI")):
        return Role(Act.BLOCK)
    if name == "P":
        return Role(Act.SPACED)
    if local(above) not in ("DIVISION", "ANNEX"):
        whole = name == "TITLE"
        opening = Block("", kind=NodeKind.TREATY)
        return Role(Act.BLOCK, opening) if whole else Role(Act.SPACED)
    if name == "TITLE" or _quoted(above):
        return Role(Act.BLOCK)
    opens = _unit(above, local(above)).opening
    told = name == "TI" and opens is not None and bool(opens.label)
    return Role(Act.SKIP) if told else Role(Act.BLOCK, Block("", kind=NodeKind.HEADING))


def _part(element: Element, name: str) -> Role:
    """The parts of an act before and after its articles."""
    if name == "FINAL":
        opening = Block("", kind=NodeKind.CONCLUSIONS)
        return Role(Act.BLOCK, opening, NodeKind.CONCLUSIONS)
    if name in ("VISA", "CONSID"):
        opening = Block("", kind=NodeKind.RECITAL, label=_number(element))
        return Role(Act.BLOCK, opening, NodeKind.RECITAL)
    first = name == "PREAMBLE.INIT"
    opening = Block("", kind=NodeKind.PREAMBLE if first else NodeKind.PARAGRAPH)
    return Role(Act.BLOCK, opening, NodeKind.RECITAL)


def _inline(element: Element, name: str, notes: dict[Element, str]) -> Role:
    """What stands inside a paragraph."""
    if name in ("QUOT.START", "QUOT.END"):
        return Role(text=_character(element.get("CODE", "")))
    if name == "NOTE":
        return Role(Act.NOTE, mark=MarkKind.FOOTNOTE, ref=notes[element])
    if name == "HT" and element.get("TYPE", "") in _EMPHASIS:
        return Role(mark=MarkKind.EMPHASIS, ref=_EMPHASIS[element.get("TYPE", "")])
    if name in ("INCL.ELEMENT", "IMG"):
        return Role(
            Act.SKIP, aside=SetAsideKind.IMAGE, ref=attribute(element, "FILEREF")
        )
    return Role()


def _character(code: str) -> str:
    """The quotation mark of a hexadecimal code; a plain one where it has none."""
    try:
        found = chr(int(code, 16))
    except (ValueError, OverflowError):
        return '"'
    return found if found.isprintable() else '"'


def _quoted(element: Element) -> bool:
    """Whether an element is words of another instrument."""
    return any(local(above) == "QUOT.S" for above in element.iterancestors())
