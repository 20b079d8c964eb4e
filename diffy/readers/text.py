"""Plain text: lines to blocks.

Paragraphs end at blank lines, at lines that open a unit, and where a line was ended on
purpose: the next word would still have fitted on it.
"""

from diffy.languages import Language, language
from diffy.model import Draft
from diffy.parse import Block
from diffy.parse.headings import heading, is_only, label, option
from diffy.readers import draft

_WIDEST = 120
"""Characters; text with longer lines is not wrapped, each line is a paragraph."""
_LEAST_LINES = 8
"""Lines below which nothing can be told about wrapping."""


def read(content: str, name: str, told: str | None) -> Draft:
    """The draft in a plain text."""
    lines = draft.clean(content).split("\n")
    blocks = _blocks(lines, language(told))
    return draft.make(blocks, name=name, form="text", told=told, metadata={})


def _blocks(lines: list[str], tables: Language) -> list[Block]:
    width = _wrap_width(lines)
    blocks: list[Block] = []
    previous = ""
    for k, line in enumerate(lines, 1):
        words = line.replace("\f", " ").strip()
        block = Block(words, line=k)
        if words and blocks and previous and _goes_on(previous, block, width, tables):
            blocks[-1] = _joined(blocks[-1], block)
        elif words:
            blocks.append(block)
        previous = words
    return blocks


def _wrap_width(lines: list[str]) -> int:
    """The width at which the text was wrapped, 0 where it was not."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < _LEAST_LINES or lengths[-1] > _WIDEST:
        return 0
    full = lengths[int(len(lengths) * 0.95)]
    near = sum(1 for length in lengths if length > 0.8 * full)
    return full if near > len(lengths) / 4 else 0


def _goes_on(previous: str, block: Block, width: int, tables: Language) -> bool:
    """Whether a line continues the paragraph of the line above it."""
    if not width or label(block) or option(block, tables):
        return False
    if heading(block, tables) or heading(Block(previous), tables):
        return False
    if is_only(block, tables.structure["preamble"]):
        return False
    first = block.text.split(maxsplit=1)[0]
    return len(previous) + 1 + len(first) > width


def _joined(block: Block, more: Block) -> Block:
    """Two lines as one; a word cut at a hyphen stays in one piece."""
    cut = block.text.endswith("-") and block.text[-2:-1].isalpha()
    between = "" if cut and more.text[:1].islower() else " "
    return block.join(more, between)
