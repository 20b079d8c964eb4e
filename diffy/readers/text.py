"""Plain text: lines to blocks.

Paragraphs end at blank lines, at lines that open a unit, and where a line was ended on
purpose: the next word would still have fitted on it. In page layout, where the letters
are of different width, lines end where they like: there a paragraph ends at a blank
line, and where a line stands further in than the one above it.
"""

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from diffy.languages import Language, language
from diffy.model import Draft, SetAside
from diffy.parse import Block, awaits_number, heading, is_only, label, option
from diffy.readers import draft
from diffy.readers.encodings import decode
from diffy.readers.options import Options

if TYPE_CHECKING:
    from diffy.readers.furniture import Line

_WIDEST = 120
"""Characters; text with longer lines is not wrapped, each line is a paragraph."""
_LEAST_LINES = 8
"""Lines below which nothing can be told about wrapping."""
_FULL = 0.75
"""The share of the width from which a heading may run over to the next line."""
_MOST = 0.5
"""The share of indented paragraphs from which one at the margin says something."""
_LONGEST = 60
"""Words; a longer paragraph is no heading."""
_DEPTH = 2
"""The level of the headings found so: below the treaty's title, all alike."""
_QUOTES = ("«", "“", "‘", '"', "'", "(")
_COLUMNS = r"\S\s{4}"
"""Words that stand apart on one line are no running text."""
_APART = r"\.\s{2}\S|^[^.]*$"
"""A heading alone at the top of a page: "First.  Aims", or no full stop at all."""
_FURTHER_IN = 3
"""Columns by which the first line of a paragraph stands further in."""


class _Layout(NamedTuple):
    """What is known of how the text was set."""

    width: int
    """Characters of a full line, 0 where the text was not wrapped."""
    paged: bool
    """Whether the text is in page layout."""
    language: Language


def source_text(data: bytes, name: str, options: Options) -> str:
    """All the text of the file, as it was before it was read."""
    return draft.clean(decode(data, name).text)


def read(data: bytes, name: str, options: Options) -> Draft:
    """The draft in a plain text."""
    decoded = decode(data, name)
    text = draft.clean(decoded.text)
    source = text.split("\n")
    aside: list[SetAside] = []
    if "\f" in text or not any(len(line.rstrip()) > _WIDEST for line in source):
        blocks, aside = _laid_out(source, options.language)
    else:  # neither pages nor lines that were wrapped
        lines = enumerate(map(str.strip, source), 1)
        blocks = [Block(words, (), number) for number, words in lines if words]
    return draft.make(
        blocks,
        name=name,
        form="text",
        told=options.language,
        metadata={},
        set_aside=tuple(aside),
        warnings=decoded.warnings,
    )


def _laid_out(
    source: list[str], told: str | None
) -> tuple[list[Block], list[SetAside]]:
    """The paragraphs of lines that were wrapped or set on pages, and what was set aside."""
    from diffy.readers.furniture import without_furniture

    tables = language(told or draft.detect(Block(line) for line in source))
    lines, aside = without_furniture(source, tables)
    paged = any(line.page for line in lines)
    layout = _Layout(_wrap_width(lines, paged=paged), paged, tables)
    return _blocks(lines, layout), aside


def _blocks(lines: "list[Line]", layout: _Layout) -> list[Block]:
    """The paragraphs of the lines."""
    blocks: list[Block] = []
    further_in: list[bool] = []
    previous: Line | None = None
    for line, following in zip_longest(lines, lines[1:]):
        words = line.text.strip()
        alone = following is None or not following.text.strip()
        new = line.turned and alone and re.search(_APART, words) is not None
        if words and previous and not new and _goes_on(previous, line, layout):
            more = Block(words, line=line.number, page=line.page)
            blocks[-1] = _joined(blocks[-1], more)
        elif words:
            blocks.append(Block(words, line=line.number, page=line.page))
            further_in.append(_indent(line) >= _FURTHER_IN)
        previous = line if words else None
    indented = layout.paged and sum(further_in) > _MOST * len(further_in)
    return _with_headings(blocks, further_in, layout) if indented else blocks


def _with_headings(
    blocks: list[Block], further_in: list[bool], layout: _Layout
) -> list[Block]:
    """The blocks, those that stand at the margin of indented text told as headings.

    A short line at the margin is one unless it opens a list or ends the text; a title
    after "Artículo 8." is told so from the article's first words.
    """
    told: list[Block] = []
    for block, inner, following in zip_longest(blocks, further_in, blocks[1:]):
        short = len(block.text.split()) <= _LONGEST and not inner
        words = label(block) is None and not block.text.startswith(_QUOTES)
        words = words and not block.text[:1].islower()
        titled = following is not None and heading(following, layout.language) is None
        first = heading(block, layout.language)
        if short and words and (titled or (first and not first.certain)):
            block = block._replace(depth=_DEPTH)
        told.append(block)
    return told


def _wrap_width(lines: "list[Line]", *, paged: bool) -> int:
    """The width at which the text was wrapped, 0 where it was not.

    A table on a page may be wider than the text around it.
    """
    lengths = sorted(len(line.text.rstrip()) for line in lines if line.text.strip())
    if len(lengths) < _LEAST_LINES or (lengths[-1] > _WIDEST and not paged):
        return 0
    full = lengths[int(len(lengths) * 0.95)]
    near = sum(1 for length in lengths if length > 0.8 * full)
    return full if near > len(lengths) / 4 else 0


def _goes_on(previous: "Line", line: "Line", layout: _Layout) -> bool:
    """Whether a line continues the paragraph of the line above it."""
    block, above = Block(line.text.strip()), Block(previous.text.strip())
    if not layout.width or option(block, layout.language):
        return False
    if label(block):
        return awaits_number(above.text, layout.language)
    if layout.paged and block.text[:1].islower():
        return True  # the end of a sentence, though it may be a lone "article 5."
    if heading(block, layout.language):
        return False
    if is_only(block, layout.language.structure["preamble"]):
        return False
    if layout.paged:
        return _runs_over(previous, line, layout)
    first = block.text.split(maxsplit=1)[0]
    fits = len(above.text) + 1 + len(first) <= layout.width
    return not fits and heading(above, layout.language) is None


def _runs_over(previous: "Line", line: "Line", layout: _Layout) -> bool:
    """Whether a line of a page goes on where the line above it ended."""
    if _indent(line) >= _indent(previous) + _FURTHER_IN:
        return False
    if any(re.search(_COLUMNS, one.text.strip()) for one in (previous, line)):
        return False
    above = Block(previous.text.strip())
    if line.turned and above.text.endswith((".", ";", ":")) and _indent(line):
        return False
    length = len(previous.text.rstrip())
    return heading(above, layout.language) is None or length > _FULL * layout.width


def _indent(line: "Line") -> int:
    return len(line.text) - len(line.text.lstrip())


def _joined(block: Block, more: Block) -> Block:
    """Two lines as one; a word cut at a hyphen stays in one piece."""
    cut = block.text.endswith("-") and block.text[-2:-1].isalpha()
    between = "" if cut and more.text[:1].islower() else " "
    return block.join(more, between)
