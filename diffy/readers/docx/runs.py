"""The words of one paragraph of a Word file, with the marks over them.

docx2python gives words with signs written among them, which cannot be told from a
draft's own words, and python-docx leaves out what stands in content controls, insertions
and text boxes; so paragraphs are read here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from diffy.model import Mark, MarkKind
from diffy.readers.docx.styles import Look, Styles, look
from diffy.readers.docx.xml import (
    CHOICE,
    CHOICES,
    FALLBACK,
    FORMULA_TEXT,
    RELATION_ID,
    Element,
    attribute,
    below,
    elements,
    local,
    w,
    words,
)
from diffy.readers.draft import clean

_SILENT = frozenset(
    {
        "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rubyPr",
        "instrText", "delInstrText", "fldData", "tcPr", "trPr", "tblPr", "tblGrid",
        "sectPr", "ffData", "comment",
    }
)  # fmt: skip
"""Elements that hold no displayed words."""
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "",
}
_SYMBOLS = {
    "f0b7": "•", "f0a7": "▪", "f0d8": "•", "f0fc": "✓", "f0a8": "☐", "f0fe": "☒",
    "f02d": "-", "f0be": "—", "f0b0": "°", "f0b1": "±", "f0a3": "≤", "f0b3": "≥",
}  # fmt: skip
"""Signs of the fonts Symbol and Wingdings by their place in the font."""
_PICTURES = {"drawing": "image", "pict": "image", "object": "embedded object"}
UNREADABLE = {"altChunk": "embedded document", "subDoc": "linked document"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What the runs of a paragraph are read with."""

    styles: Styles
    style: str
    """The id of the paragraph's style."""
    heading: bool
    colour: str
    """Of the paragraph or table cell, for runs that have none of their own."""
    links: Mapping[str, str]
    note: Callable[[Element, str], str]
    """The label of the note that a call refers to, which may have a sign of its own."""


@dataclass(slots=True)
class Printed:
    """The words of a paragraph as they grow."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    """Text boxes that are anchored in the paragraph."""
    unseen: list[str] = field(default_factory=list)
    """What cannot be read: images, embedded objects."""
    described: list[str] = field(default_factory=list)
    """What the file says in words of its images."""
    pages: int = 0
    """The pages that end in the paragraph."""
    starts_page: bool = False
    """Whether a page ends before its first word."""

    @property
    def text(self) -> str:
        """The words so far."""
        return "".join(self.pieces)


def printed(paragraph: Element, setting: Setting) -> Printed:
    """The words of a paragraph and what stands among them."""
    out = Printed()
    plain = look(None, setting.style, setting.styles, heading=setting.heading)
    _inside(paragraph, setting, out, plain)
    return out


def _inside(element: Element, setting: Setting, out: Printed, now: Look) -> None:
    for child in elements(element):
        _piece(child, setting, out, now)


def _piece(element: Element, setting: Setting, out: Printed, now: Look) -> None:
    """Print one element of a paragraph; of unknown ones, what stands in them."""
    name = local(element)
    if name in ("t", "delText") or element.tag == FORMULA_TEXT:
        _put(out, clean(element.text or "").replace("\n", " "), now, setting)
    elif name == "r" and element.tag == w("r"):
        _run(element, setting, out)
    elif name in _SIGNS:
        _put(out, _SIGNS[name], now, setting)
    elif name == "lastRenderedPageBreak":
        out.starts_page = out.starts_page or not out.text.strip()
        out.pages += 1
    elif name == "sym":
        _put(out, _symbol(attribute(element, "char")), now, setting)
    elif name in ("footnoteReference", "endnoteReference"):
        out.marks.append(_call(out, setting.note(element, "")))
    elif element.tag == CHOICES:
        _inside(choice(element), setting, out, now)
    elif name == "txbxContent":
        out.boxes.append(element)
    elif name in _PICTURES:
        _picture(element, setting, out, now)
    elif name in UNREADABLE:
        out.unseen.append(UNREADABLE[name])
    elif name in ("instrText", "fldSimple") and _counts(element):
        out.unseen.append("number field")
    elif name == "hyperlink":
        _link(element, setting, out, now)
    elif name == "rt":
        out.marks.append(Mark(MarkKind.MARKUP, out.length, out.length, _all(element)))
    elif name not in _SILENT:
        _inside(element, setting, out, now)


def _counts(element: Element) -> bool:
    """Whether a field counts by itself, so that its number stands nowhere in the file."""
    code = (element.text or attribute(element, "instr")).strip().upper()
    return code.startswith(("LISTNUM", "AUTONUM")) and not words(element)


def _run(run: Element, setting: Setting, out: Printed) -> None:
    now = look(
        below(run, "rPr"), setting.style, setting.styles, heading=setting.heading
    )
    call = next(iter(run.iter(w("footnoteReference"), w("endnoteReference"))), None)
    if call is not None and attribute(call, "customMarkFollows") not in ("", "0"):
        out.marks.append(_call(out, setting.note(call, _all(run))))
        return
    _inside(run, setting, out, now)


def _call(out: Printed, ref: str) -> Mark:
    return Mark(MarkKind.FOOTNOTE, out.length, out.length, ref)


def _all(element: Element) -> str:
    return "".join(t.text or "" for t in element.iter(w("t"))).strip()


def _put(out: Printed, text: str, now: Look, setting: Setting) -> None:
    """Print some words with the marks of their run."""
    if now.hidden:
        out.hidden.append(text)
        return
    start, end = out.length, out.length + len(text)
    if text:
        for kind, ref in _kinds(now, setting):
            _cover(out, kind, ref, start, end)
    out.pieces.append(text)
    out.length = end


def _kinds(now: Look, setting: Setting) -> list[tuple[MarkKind, str]]:
    kinds = [(MarkKind.EMPHASIS, name) for name in now.emphasis]
    if now.struck:
        kinds.append((MarkKind.STRUCK, ""))
    if colour := now.colour or setting.colour:
        kinds.append((MarkKind.HIGHLIGHT, colour))
    return kinds


def _cover(out: Printed, kind: MarkKind, ref: str, start: int, end: int) -> None:
    """Add a mark, or lengthen the one that ends where this one begins."""
    for k in range(len(out.marks) - 1, -1, -1):
        last = out.marks[k]
        if last.kind is kind and last.end == start and last.ref == ref:
            out.marks[k] = Mark(kind, last.start, end, ref)
            return
        if last.end < start:
            break
    out.marks.append(Mark(kind, start, end, ref))


def _symbol(code: str) -> str:
    """A sign given by its place in a font."""
    code = code.lower()
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def choice(element: Element) -> Element:
    """The alternative that is read: the first, unless only the last holds a text box."""
    first, last = element.find(CHOICE), element.find(FALLBACK)
    if first is None:
        return element if last is None else last
    box = w("txbxContent")
    only_last = last is not None and next(first.iter(box), None) is None
    if only_last and last is not None and next(last.iter(box), None) is not None:
        return last
    return first


def _picture(element: Element, setting: Setting, out: Printed, now: Look) -> None:
    """A drawing: its text boxes are read, anything else in it is unseen."""
    if _shows(element):
        out.unseen.append(_PICTURES[local(element)])
        out.described += [t for e in element.iter() if (t := e.get("descr"))]
    if next(element.iter(w("txbxContent")), None) is not None:
        _inside(element, setting, out, now)


def _shows(element: Element) -> bool:
    """Whether a drawing shows more than lines and shapes."""
    names = {local(e) for e in element.iter()}
    return bool(
        names & {"blip", "imagedata", "chart", "relIds", "OLEObject", "textpath"}
    )


def _link(element: Element, setting: Setting, out: Printed, now: Look) -> None:
    """A hyperlink: its words, with its target as a mark."""
    target = setting.links.get(element.get(RELATION_ID) or "", "")
    anchor = attribute(element, "anchor")
    start, early = out.length, len(out.marks)
    _inside(element, setting, out, now)
    underlined = [
        m
        for m in out.marks[early:]
        if m.kind is MarkKind.EMPHASIS and m.ref == "underline"
    ]
    for mark in underlined:  # a link's own dress
        out.marks.remove(mark)
    ref = target + (f"#{anchor}" if anchor else "")
    if ref and out.length > start:
        out.marks.append(Mark(MarkKind.LINK, start, out.length, ref))
