"""PDF: pages to blocks, stage by stage.

letters -> lines -> without what repeats -> columns -> without footnotes -> paragraphs
-> blocks; each stage is a module of its own, `pdf_*.py`. pdfium reads the file; what is
read is the text layer, never a picture of text.

Guarantees:

1. pages are read one after the other and closed again; only their words are kept;
2. every word stands in a block, in a footnote, or is set aside with its page;
3. a page without words is told of; a file without words is a ReadError;
4. a broken or encrypted file is a ReadError, whatever is wrong with it.

pdfium is not safe for threads: read one PDF at a time in a process.
"""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from diffy.languages import Language, language
from diffy.model import Draft, ReadError
from diffy.parse import Block
from diffy.readers import draft
from diffy.readers.options import Options
from diffy.readers.own_title import without_own_title
from diffy.readers.pdf.blocks import blocks, body_size
from diffy.readers.pdf.columns import columns
from diffy.readers.pdf.drawn import comments, drawn
from diffy.readers.pdf.furniture import without_furniture
from diffy.readers.pdf.glyphs import Letters, words
from diffy.readers.pdf.lines import lines
from diffy.readers.pdf.notes import Notes, without_notes
from diffy.readers.pdf.paragraphs import paragraphs
from diffy.readers.pdf.shapes import Column, Sheet
from diffy.readers.pdf.unseen import sideways, unseen
from diffy.readers.tongues import detect

_MOST_PAGES = 5_000
_MOST_LETTERS = 20_000_000
"""Fifty times the longest PDF looked at; more would not fit in memory."""
_MOST_ON_A_PAGE = 200_000
"""Letters; a page of small print has some ten thousand."""


def source_text(data: bytes, name: str, options: Options) -> str:
    """All the text of the file's pages, in the order in which they hold it."""
    with closing(_open(data, name)) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return draft.clean("\n".join(pages))


def read(data: bytes, name: str, options: Options) -> Draft:
    """The draft in a PDF file.

    Raises ReadError where the file is broken, encrypted, too long or without words.
    """
    with closing(_open(data, name)) as document:
        title = " ".join(str(document.get_metadata_value("Title") or "").split())
        sheets = list(_sheets(document, name))
    lines = [Block(line.text) for sheet in sheets for line in sheet.lines]
    tables = language(options.language or detect(lines))
    bare, aside = without_furniture(sheets, tables)
    if not any(sheet.lines for sheet in bare):
        raise ReadError(
            f"{name} has no text layer; run text recognition (OCR) on it first."
        )
    found, named = without_own_title(_blocks(bare, tables), title, tables)
    return draft.make(
        found,
        name=name,
        form="pdf",
        told=options.language,
        metadata={"title": title} if named else {},
        set_aside=(*aside, *sideways(sheets)),
        unseen=unseen(sheets, bare),
    )


def _open(data: bytes, name: str) -> Any:
    """The file in pdfium; ReadError where it cannot be opened."""
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise ReadError(
                f"{name} is encrypted; save it without a password first."
            ) from error
        raise ReadError(f"{name} is a damaged PDF; get it again.") from error
    if count > _MOST_PAGES:
        document.close()
        raise ReadError(f"{name} has {count:,} pages; give the draft alone.")
    return document


def _sheets(document: Any, name: str) -> Iterator[Sheet]:
    """The pages, one after the other."""
    letters = 0
    for k in range(len(document)):
        sheet = _sheet(document.raw, k, name)
        letters += sum(len(line.text) for line in sheet.lines)
        if letters > _MOST_LETTERS:
            raise ReadError(f"{name} is too long to be a draft; give the draft alone.")
        yield sheet


def _sheet(document: Any, index: int, name: str) -> Sheet:
    """One page; without lines where it is damaged."""
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        return Sheet(index + 1, 0, 0, (), damaged=True)
    try:
        return _loaded(page, index + 1, name)
    finally:
        raw.FPDF_ClosePage(page)


def _loaded(page: Any, number: int, name: str) -> Sheet:
    """The lines of a page that is open, and what is drawn on it."""
    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    if raw.FPDFPage_GetRotation(page) % 2:  # pdfium gives the size as it is shown
        width, height = height, width
    text = raw.FPDFText_LoadPage(page)
    if not text:
        return Sheet(number, width, height, (), damaged=True)
    try:
        if raw.FPDFText_CountChars(text) > _MOST_ON_A_PAGE:
            raise ReadError(f"{name} has a page with too many letters to be a draft's.")
        found = words(Letters(text, width, height))
    finally:
        raw.FPDFText_ClosePage(text)
    around = drawn(page, found.turn, width, height)
    if found.turn % 2:
        width, height = height, width
    return Sheet(
        number,
        width,
        height,
        lines(found.words, around.rules, number, around.shades),
        around.rules,
        sideways=found.sideways,
        pictures=around.pictures,
        drawn=around.anything,
        unreadable=found.unreadable,
        comments=comments(page),
    )


def _blocks(sheets: list[Sheet], tables: Language) -> list[Block]:
    """The blocks of the pages, footnotes last."""
    body = body_size([line for sheet in sheets for line in sheet.lines])
    notes = Notes()
    kept: list[Column] = []
    for sheet in sheets:
        found = columns(sheet)
        last = found[-1].kind[1] if found else 0
        for k, column in enumerate(found):
            at_foot = k >= len(found) - last
            kept.append(
                without_notes(column, sheet.rules, body, notes) if at_foot else column
            )
    return blocks(paragraphs(kept, tables), notes.all, notes.labels, tables)
