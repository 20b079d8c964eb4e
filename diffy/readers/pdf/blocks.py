"""Paragraphs to the parser's blocks: which of them are headings, how far they stand in."""

import re
from collections import Counter
from dataclasses import dataclass

from diffy.languages import Language
from diffy.model import Mark, MarkKind
from diffy.parse import Block, heading, label, option
from diffy.readers.pdf.notes import Note
from diffy.readers.pdf.paragraphs import Paragraph
from diffy.readers.pdf.shapes import Line
from diffy.readers.pdf.words import Known, running, vocabulary

_LARGER = 0.8
"""Points by which the letters of a heading are larger than those of the text."""
_LONGEST = 45
"""Words; a longer paragraph is no heading. The longest titles of treaties have about 40."""
_LETTER = 0.5
"""The mean width of a letter, in its size: what a column of indentation is."""
_ENUMERATED = re.compile(r"[\[\s]*(?:(?P<roman>[IVX]{1,6})|(?P<letter>[A-Z]))\.\s")
_SENTENCE = re.compile(r"[;:,]$")

Style = tuple[float, bool, bool, int]
"""What tells the levels of headings: larger ones first, then capitals, centred ones, and
those with a Roman number, with a letter, bold ones, others."""


@dataclass(frozen=True, slots=True)
class Text:
    """What the blocks of a draft are made with."""

    tables: Language
    body: float
    """The size of most letters."""
    calls: dict[int, set[str]]
    """The labels of the footnotes on each page."""
    known: Known
    """The words of the draft."""


def blocks(
    paragraphs: list[Paragraph],
    notes: list[Note],
    calls: dict[int, set[str]],
    tables: Language,
) -> list[Block]:
    """The blocks of a draft in reading order, its footnotes last."""
    lines = [line for p in paragraphs for line in p.lines]
    known = vocabulary([*lines, *(line for note in notes for line in note.lines)])
    text = Text(tables, body_size(lines), calls, known)
    made = [_block(paragraph, text) for paragraph in paragraphs]
    looks = [_heading_style(p, b, text) for p, b in zip(paragraphs, made, strict=True)]
    styles = _levelled(looks)
    ranks = {style: k for k, style in enumerate(sorted({s for s in styles if s}), 1)}
    headed = [
        _headed(block, ranks[style]) if style else block
        for block, style in zip(made, styles, strict=True)
    ]
    return [*(b for b in headed if b.text or b.marks), *(_note(n, text) for n in notes)]


def body_size(lines: list[Line]) -> float:
    """The size of most letters of some lines."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=1.0)


def _block(paragraph: Paragraph, text: Text) -> Block:
    words, marks = running(paragraph.lines, text.calls, text.known)
    inset = 0.0 if paragraph.centred else max(paragraph.inset, 0.0)
    return Block(
        words,
        tuple(sorted(marks, key=lambda m: (m.start, -m.end))),
        page=paragraph.page,
        indent=round(inset / (_LETTER * text.body)),
        label=paragraph.label,
    )


def _note(note: Note, text: Text) -> Block:
    words, marks = running(note.lines, {}, text.known)
    return Block(words, marks, page=note.page, note=note.label)


def _heading_style(paragraph: Paragraph, block: Block, text: Text) -> Style | None:
    """What a heading looks like; None for text."""
    if paragraph.label or not 0 < len(block.text.split()) <= _LONGEST:
        return None
    if _SENTENCE.search(block.text) or option(block, text.tables):
        return None
    size = max(line.size for line in paragraph.lines)
    bold = all(line.bold for line in paragraph.lines)
    capitals = block.text.isupper() and sum(map(str.isalpha, block.text)) > 3
    named = heading(block, text.tables) is not None
    larger = size >= text.body + _LARGER
    marked = paragraph.centred and (bold or capitals or named)
    listed = label(block) is not None
    number = _ENUMERATED.match(block.text)
    signs = sum((bold, capitals, number is not None, named and bold))
    if (signs < 2 and not larger and not marked) or (listed and not bold):
        return None
    kind = (0 if number["roman"] else 1) if number else 2 if bold else 3
    return -round(size), not capitals, not paragraph.centred, kind


def _levelled(styles: list[Style | None]) -> list[Style | None]:
    """The styles, those of one way of numbering with one size: slips are common."""
    sizes: dict[tuple[bool, bool, int], Counter[float]] = {}
    for style in styles:
        if style and style[3] < 2:
            sizes.setdefault(style[1:], Counter())[style[0]] += 1
    usual = {
        key: max(found, key=lambda size: (found[size], size))
        for key, found in sizes.items()
    }
    return [s and (usual.get(s[1:], s[0]), *s[1:]) for s in styles]


def _headed(block: Block, depth: int) -> Block:
    """The block as a heading; that all of it is bold or italic says nothing more."""
    marks = tuple(mark for mark in block.marks if not _covers(mark, block.text))
    return block._replace(depth=depth, indent=0, marks=marks)


def _covers(mark: Mark, text: str) -> bool:
    return (
        mark.kind is MarkKind.EMPHASIS
        and mark.ref in ("strong", "italic")
        and len(text[mark.start : mark.end]) >= len(text.strip()) - 2
    )
