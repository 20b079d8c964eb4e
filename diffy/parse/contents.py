"""A table of contents is set aside: its lines would read as headings."""

import re

from diffy.languages import Language
from diffy.model import SetAside, SetAsideKind
from diffy.parse.blocks import Block
from diffy.parse.headings import places
from diffy.parse.printed import length

_LONGEST = 30
"""Words; a longer block is text, not a line of a table of contents."""
_PAGE = r"(?<=\S)(?:[\s.…·]{2,}|\s)\d{1,4}$"


def without_contents(
    blocks: list[Block], language: Language
) -> tuple[list[Block], tuple[SetAside, ...]]:
    """The blocks without the table of contents, and what was set aside of it."""
    for k in places(blocks, language.structure["contents"]):
        end = _end(blocks, k + 1)
        if end > k + 1:
            lines = tuple(
                SetAside(SetAsideKind.CONTENTS, b.whole, b.line, b.page)
                for b in blocks[k:end]
            )
            return blocks[:k] + blocks[end:], lines
    return blocks, ()


def _end(blocks: list[Block], start: int) -> int:
    """The index after the last line of the contents that begin at `start`.

    They end where one of their lines is printed again, as the heading it points at, or
    where lines with page numbers stop.
    """
    seen: set[str] = set()
    page = re.compile(_PAGE)  # few drafts have contents
    paged = start < len(blocks) and bool(page.search(blocks[start].text))
    for k in range(start, len(blocks)):
        text = blocks[k].text
        entry = page.sub("", text).casefold() if paged else text.casefold()
        stops = paged and not page.search(text)
        if entry in seen or stops or length(text) > _LONGEST:
            return k if entry in seen or paged else start
        seen.add(entry)
    return start
