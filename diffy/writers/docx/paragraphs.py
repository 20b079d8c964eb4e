"""Lines of the page as Word's paragraphs with tracked changes.

Guarantees:

1. accepting every change leaves the new draft, rejecting every change the old one;
2. a whole paragraph that came, went or moved has its end tracked with its words;
3. both ends of a move have one name; lines that move together are one move.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml import etree

from diffy.model import NodeKind, Op
from diffy.writers.docx.lines import HEADED, Line
from diffy.writers.docx.pieces import Edits, Piece, pieces
from diffy.writers.docx.skeleton import writable
from diffy.writers.docx.weave import Fate, Step

Element = etree._Element

_BREAKS = re.compile("([\n\t])")
_INDENT = 567
"""Twentieths of a point from one level of a list to the next: one centimetre."""

STYLES: Mapping[NodeKind, str] = {
    NodeKind.TREATY: "Title",
    NodeKind.PREAMBLE: "Heading 1",
    NodeKind.ARTICLE: "Heading 2",
    NodeKind.HEADING: "Heading 3",
    NodeKind.OPTION: "Heading 3",
    NodeKind.FOOTNOTE: "Note",
}
"""The style of each kind of line; provisions have that of their level."""

_WHOLE = {
    Fate.DELETED: "del",
    Fate.INSERTED: "ins",
    Fate.DEPARTED: "moveFrom",
    Fate.ARRIVED: "moveTo",
}
_WORDS = {Op.DELETE: "del", Op.INSERT: "ins"}


@dataclass(frozen=True, slots=True)
class Hand:
    """Who tracks the changes, when, and the numbers given so far."""

    author: str
    date: str
    right_to_left: bool
    numbers: Iterator[int]

    def sign(self, tag: str, move: str = "") -> Element:
        """An element of a tracked change, numbered and signed."""
        made = OxmlElement(f"w:{tag}")
        made.set(qn("w:id"), str(next(self.numbers)))
        if move:
            made.set(qn("w:name"), move)
        made.set(qn("w:author"), self.author)
        made.set(qn("w:date"), self.date)
        return made


def hand(author: str, date: str, *, right_to_left: bool) -> Hand:
    """A hand that has signed nothing yet."""
    return Hand(author, date, right_to_left, count(1))


def style_of(line: Line) -> str:
    """The name of the style that a line is set in."""
    if line.kind in HEADED and line.kind is not NodeKind.ARTICLE:
        return "Heading 1"
    return STYLES.get(line.kind, "Provision")


def body(
    steps: Sequence[Step], edits: Edits, remarks: Mapping[int, int], by: Hand
) -> Iterator[Element]:
    """The paragraphs of the page; `remarks` has the comment of a step, by its place."""
    moves = _moves(steps)
    for k, step in enumerate(steps):
        name = moves.get(k, "")
        opens, closes = name != moves.get(k - 1, ""), name != moves.get(k + 1, "")
        paragraph = _paragraph(step, edits, remarks.get(k), by)
        if not name:
            yield paragraph
            continue
        end = _WHOLE[step.fate]
        if opens:
            mark = by.sign(f"{end}RangeStart", name)
            number = str(mark.get(qn("w:id")))
            paragraph.insert(1, mark)
        yield paragraph
        if closes:
            close = OxmlElement(f"w:{end}RangeEnd")
            close.set(qn("w:id"), number)
            yield close


def _moves(steps: Sequence[Step]) -> dict[int, str]:
    """The name of the move that each moved step is part of.

    Lines are one move while they stand one after another at both of its ends.
    """
    left = [k for k, step in enumerate(steps) if step.fate is Fate.DEPARTED]
    came = {
        step.new.unit + "|" + step.new.words: k
        for k, step in enumerate(steps)
        if step.fate is Fate.ARRIVED and step.new
    }
    names: dict[int, str] = {}
    last = (-2, -2)
    number = 0
    for k in left:
        new = steps[k].new
        there = came[f"{new.unit}|{new.words}"] if new else -1
        if (k - 1, there - 1) != last:
            number += 1
        names[k] = names[there] = f"move{number}"
        last = k, there
    return names


def _paragraph(step: Step, edits: Edits, remark: int | None, by: Hand) -> Element:
    made = OxmlElement("w:p")
    line = step.old if step.fate in (Fate.DELETED, Fate.DEPARTED) else step.new
    if line is not None:
        made.append(_properties(line, step.fate, by))
    words = list(_tracked(step, edits, by))
    if remark is not None:
        words = _remarked(words, remark, _WHOLE.get(step.fate, ""), by)
    made.extend(words)
    return made


def _properties(line: Line, fate: Fate, by: Hand) -> Element:
    """The paragraph's style, its indent, and what became of its end."""
    made = OxmlElement("w:pPr")
    made.append(_valued("pStyle", style_of(line).replace(" ", "")))
    if by.right_to_left:
        made.append(OxmlElement("w:bidi"))
    if style_of(line) == "Provision" and (line.label or line.depth):
        made.append(_indent(line))
    if fate is not Fate.KEPT:
        run = OxmlElement("w:rPr")
        run.append(by.sign(_WHOLE[fate]))
        made.append(run)
    return made


def _indent(line: Line) -> Element:
    made = OxmlElement("w:ind")
    hanging = bool(line.label)
    # A long label would not fit before the text: it runs into the line.
    hanging = hanging and len(line.label) <= 6
    made.set(qn("w:left"), str(_INDENT * (line.depth + hanging)))
    if hanging:
        made.set(qn("w:hanging"), str(_INDENT))
    return made


def _valued(name: str, value: str) -> Element:
    made = OxmlElement(f"w:{name}")
    made.set(qn("w:val"), value)
    return made


# ------------------------------------------------------------------ words


def _tracked(step: Step, edits: Edits, by: Hand) -> Iterator[Element]:
    """The runs of a line, each in the element of its fate."""
    told = pieces(step.old, step.new, edits)
    moved = step.fate in (Fate.DEPARTED, Fate.ARRIVED)
    unseen = Op.INSERT if step.fate is Fate.DEPARTED else Op.DELETE
    for piece in told:
        if moved and piece.op is unseen:
            continue
        name = _WHOLE[step.fate] if moved else ""
        name = _WORDS.get(piece.op, name)
        run = _run(piece, deleted=name == "del", by=by)
        if not name:
            yield run
            continue
        holder = by.sign(name)
        holder.append(run)
        yield holder


def _run(piece: Piece, *, deleted: bool, by: Hand) -> Element:
    made = OxmlElement("w:r")
    if look := list(_look(piece, by)):
        properties = OxmlElement("w:rPr")
        properties.extend(look)
        made.append(properties)
    for part in _BREAKS.split(writable(piece.text)):
        if part == "\n":
            made.append(OxmlElement("w:br"))
        elif part == "\t":
            made.append(OxmlElement("w:tab"))
        elif part:
            text = OxmlElement("w:delText" if deleted else "w:t")
            text.text = part
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            made.append(text)
    return made


def _look(piece: Piece, by: Hand) -> Iterator[Element]:
    """How the words are set, in the order that the format wants."""
    script = "Cs" if by.right_to_left else ""
    if "strong" in piece.emphasis:
        yield OxmlElement("w:b" + script)
    if "italic" in piece.emphasis:
        yield OxmlElement("w:i" + script)
    if "underline" in piece.emphasis:
        yield _valued("u", "single")
    if piece.raised:
        yield _valued("vertAlign", "superscript")
    if by.right_to_left:
        yield OxmlElement("w:rtl")


def _remarked(
    words: Iterable[Element], remark: int, fate: str, by: Hand
) -> list[Element]:
    """The words of a line with a comment around them; its call shares the line's fate."""
    start, end = (OxmlElement(f"w:commentRange{edge}") for edge in ("Start", "End"))
    call = OxmlElement("w:r")
    call.append(OxmlElement("w:commentReference"))
    for element in (start, end, call[0]):
        element.set(qn("w:id"), str(remark))
    if not fate:
        return [start, *words, end, call]
    holder = by.sign(fate)
    holder.append(call)
    return [start, *words, end, holder]
