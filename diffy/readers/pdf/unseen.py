"""What of a PDF was not read, in sentences: pictures, pages without text, readers' notes."""

from collections.abc import Iterator

from diffy.model import SetAside, SetAsideKind
from diffy.readers.pdf.shapes import Line, Sheet

_FEW = 12
"""Words; a page with a picture and fewer is likely to be a picture of a page."""


def unseen(sheets: list[Sheet], bare: list[Sheet]) -> tuple[str, ...]:
    """A sentence for each kind of thing that was not read, with its pages.

    `bare` are the pages without their running heads: a picture of a page under a running
    head is a page without text.
    """
    read = {sheet.page for sheet in bare if sheet.lines}
    scanned = {s.page for s in bare if sum(map(_words, s.lines)) < _FEW}
    found = (
        (
            "could not be opened: the file is damaged there.",
            [sheet.page for sheet in sheets if sheet.damaged],
        ),
        (
            "without text that can be read; run text recognition (OCR) on the file.",
            [
                sheet.page
                for sheet in sheets
                if sheet.drawn and sheet.page not in read
                if sheet.pictures or not sheet.lines
            ],
        ),
        (
            "with pictures, which were not read.",
            [s.page for s in sheets if s.pictures and s.page in read - scanned],
        ),
        (
            "with a picture and few words; if it shows text, run text recognition (OCR).",
            [s.page for s in sheets if s.pictures and s.page in read & scanned],
        ),
        (
            "with letters that the file does not name; they stand as \ufffd.",
            [sheet.page for sheet in sheets if sheet.unreadable],
        ),
        (
            "with words printed at another angle, which were set aside.",
            [sheet.page for sheet in sheets if sheet.sideways],
        ),
        (
            "with readers' notes or highlights, which were not read.",
            [sheet.page for sheet in sheets if sheet.comments],
        ),
    )
    return tuple(f"{_pages(pages)} {what}" for what, pages in found if pages)


def _words(line: Line) -> int:
    return len(line.text.split())


def sideways(sheets: list[Sheet]) -> Iterator[SetAside]:
    """Words printed across or beside the text: watermarks, stamps, marginal notes."""
    for sheet in sheets:
        if sheet.sideways:
            yield SetAside(SetAsideKind.RUNNING_HEAD, sheet.sideways, page=sheet.page)


def _pages(pages: list[int]) -> str:
    """ "Page 3", "Pages 3, 5 and 7 to 9"."""
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and runs[-1][1] == page - 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    told = [_run(first, last) for first, last in runs]
    listed = ", ".join(told[:-1])
    word = "Page" if len(pages) == 1 else "Pages"
    return f"{word} {listed} and {told[-1]}" if listed else f"{word} {told[-1]}"


def _run(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return f"{first} and {last}" if last == first + 1 else f"{first} to {last}"
