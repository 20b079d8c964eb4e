"""The text of a Word file as blocks: paragraphs, tables and text boxes in reading order."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from diffy.languages import Language
from diffy.model import SetAside, SetAsideKind
from diffy.parse import Block, heading, label, option
from diffy.readers.docx import numbering, runs, styles
from diffy.readers.docx.layout import column, names_a_unit
from diffy.readers.docx.notes import Notes
from diffy.readers.docx.numbering import Counters, Lists
from diffy.readers.docx.runs import Printed, Setting
from diffy.readers.docx.styles import Styles
from diffy.readers.docx.xml import (
    CHOICES,
    Element,
    below,
    elements,
    local,
    w,
)

_LONGEST_NUMBER = 8
"""Characters of a number in a table's first column."""
_LONGEST_HEADING = 24
"""Words; a longer numbered paragraph in the style of a heading is text."""


@dataclass(slots=True)
class Reading:
    """The blocks so far, and what the text holds beside them."""

    styles: Styles
    lists: Lists
    notes: Notes
    tables: Language
    links: Mapping[str, str]
    paged: bool
    """Whether the file says where its pages ended when it was last shown."""
    counters: Counters = field(default_factory=Counters)
    blocks: list[Block] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    unseen: list[tuple[str, str]] = field(default_factory=list)
    """What could not be read, and the words before it."""
    columns: set[int] = field(default_factory=set)
    """Where the automatic numbers stand."""
    titles: list[int] = field(default_factory=list)
    """The places of the blocks in the style of a document's title."""
    pages: int = 0
    """The pages that have ended."""
    data_tables: int = 0
    """Tables with columns other than a column of numbers."""

    @property
    def page(self) -> int:
        """The page that is open, 0 where the file does not tell."""
        return self.pages + 1 if self.paged else 0


def flow(parent: Element, reading: Reading, colour: str = "") -> None:
    """Read what stands in a body, cell, note or text box; `colour` is its shading."""
    for child in elements(parent):
        name = local(child)
        if child.tag == w("p"):
            _paragraph(child, reading, colour)
        elif child.tag == w("tbl"):
            _table(child, reading, colour)
        elif child.tag == CHOICES:
            flow(runs.choice(child), reading, colour)
        elif name in runs.UNREADABLE:
            _unseen(runs.UNREADABLE[name], reading)
        elif next(child.iter(w("p")), None) is not None:
            flow(child, reading, colour)


def _paragraph(paragraph: Element, reading: Reading, colour: str) -> None:
    properties = below(paragraph, "pPr")
    depth = styles.depth(properties, reading.styles)
    setting = Setting(
        reading.styles,
        reading.styles.of(properties),
        depth > 0,
        _shading(properties) or colour,
        reading.links,
        reading.notes.call,
    )
    out = runs.printed(paragraph, setting)
    page = reading.page + (1 if out.starts_page and reading.paged else 0)
    reading.pages += out.pages
    if styles.is_contents(properties, reading.styles):
        _set_aside(reading, SetAsideKind.CONTENTS, out.text, page)
    else:
        block = Block(out.text, tuple(out.marks), page=page, depth=depth)
        _numbered(block, properties, reading)
    _beside(out, reading, page)
    for box in out.boxes:
        flow(box, reading, colour)


def _shading(properties: Element | None) -> str:
    return "" if properties is None else styles.colour([properties])


def _numbered(block: Block, properties: Element | None, reading: Reading) -> None:
    """Add a paragraph with its automatic number."""
    at = numbering.place(properties, reading.styles, reading.lists)
    number = numbering.label(at, reading.lists, reading.counters) if at else ""
    indent = column(
        properties, at, reading.styles, reading.lists, numbered=bool(number)
    )
    block = block.part(0)._replace(indent=indent, label=number)
    if number in numbering.BULLETS and not block.text:
        block = block._replace(label="")
    if not (block.text or block.marks or block.label):
        return
    if styles.is_document_title(properties, reading.styles):
        reading.titles.append(len(reading.blocks))
    if block.label:
        reading.columns.add(indent)
        block = _with_number(block)
    reading.blocks += _lines(block, reading.tables)


def _with_number(block: Block) -> Block:
    """The block with its number where the parser looks for it.

    "Article 3" and the number of a heading belong to the words. Where whole paragraphs
    are set in a numbered heading style, they are text.
    """
    if names_a_unit(block.label):
        return block.spelled.part(0)
    text = block.text.rstrip()
    if block.depth and (
        text.endswith((".", ";", ":")) or len(text.split()) > _LONGEST_HEADING
    ):
        return block._replace(depth=0)
    return block.spelled.part(0) if block.depth else block


def _lines(block: Block, tables: Language) -> list[Block]:
    """The block cut at those of its line breaks that stand for ends of paragraphs."""
    text, cuts = block.text, [0]
    for k, sign in enumerate(text):
        if sign == "\n" and (text[k + 1 : k + 2] == "\n" or _opens(text, k, tables)):
            cuts.append(k)
    pieces = [
        block.part(start, end)
        for start, end in zip(cuts, [*cuts[1:], None], strict=True)
    ]
    return [p for p in pieces if p.text or p.marks or p.label] or [block]


def _opens(text: str, at: int, tables: Language) -> bool:
    """Whether the line after a break opens a unit."""
    line = Block(text[at:].lstrip().partition("\n")[0])
    found = label(line) or option(line, tables) or heading(line, tables)
    return bool(found and line.text)


def _beside(out: Printed, reading: Reading, page: int) -> None:
    """Note what a paragraph holds beside its words."""
    _set_aside(reading, SetAsideKind.HIDDEN, "".join(out.hidden), page)
    for words_of_image in out.described:
        _set_aside(reading, SetAsideKind.IMAGE, words_of_image, page)
    for what in out.unseen:
        _unseen(what, reading)


def _set_aside(reading: Reading, kind: SetAsideKind, text: str, page: int) -> None:
    if text.strip():
        reading.aside.append(SetAside(kind, " ".join(text.split()), page=page))


def _unseen(what: str, reading: Reading) -> None:
    last = reading.blocks[-1].whole if reading.blocks else ""
    reading.unseen.append((what, " ".join(last.split()[:8])))


def _table(table: Element, reading: Reading, colour: str) -> None:
    """The rows of a table, each cell's text in reading order."""
    rows = [row for row in table.iter(w("tr")) if _nearest(row, "tbl") is table]
    columns = [_row(row, reading, colour) for row in rows]
    reading.data_tables += any(columns)


def _row(row: Element, reading: Reading, colour: str) -> bool:
    """Read the cells of a row; whether they are more than a number and its text."""
    cells = [cell for cell in row.iter(w("tc")) if _nearest(cell, "tr") is row]
    edges = [len(reading.blocks)]
    for cell in cells:
        flow(cell, reading, _shading(below(cell, "tcPr")) or colour)
        edges.append(len(reading.blocks))
    numbered = (
        len(cells) == 2
        and edges[1] - edges[0] == 1
        and edges[2] > edges[1]
        and _is_number(reading.blocks[edges[0]])
    )
    if numbered:
        number, text = reading.blocks[edges[0] : edges[1] + 1]
        joined = number.spelled.join(text.spelled, "\t")
        reading.blocks[edges[0] : edges[1] + 1] = [joined]
    return len(cells) > 1 and not numbered


def _is_number(block: Block) -> bool:
    """Whether a cell holds nothing but a place in a list."""
    shown = block.spelled.text.strip()
    found = label(Block(f"{shown} X")) if 0 < len(shown) <= _LONGEST_NUMBER else None
    return found is not None and found.ends > len(shown)


def _nearest(element: Element, name: str) -> Element | None:
    return next(element.iterancestors(w(name)), None)
