"""Running heads, page numbers, symbols and footers: lines that come back page after page.

Nothing is known of any publisher's layout, except for what the United Nations print
once, at the foot of the first page: the job number, the dates and the bar code. A line
is looked at only among the outermost of its page, and is furniture where the same words,
figures left aside, stand at the same height on enough other pages.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from diffy.languages import Language
from diffy.model import SetAside, SetAsideKind
from diffy.numbering import roman
from diffy.parse import Block, heading
from diffy.readers.pdf.notes import raised
from diffy.readers.pdf.shapes import Line, Sheet

_DEEP = 6
"""Lines looked at from either edge; the deepest head met, of a working group, has three."""
_CLOSE = 3.0
"""Points by which the height of a running head may vary from page to page."""
_LEAST = 3
"""Pages on which a line must come back; heads of left and right pages may differ."""
_DENSE = 0.4
"""The least share of the pages between its first and last on which it must stand."""
_EDGE = 0.08
"""Share of the page's height in which two pages are enough: text rarely begins there."""
_INNER = 0.18
"""Share of the page's height beyond which a line is text."""
_SHORT = 20
"""Words; a longer line is text."""

_NUMBER = re.compile(r"\d+|(?<![^\W_])[ivxl]+(?![^\W_])")
_PAGE = re.compile(
    r"""[-–—\[(\s]*(?:page|p\.)?\s*(?P<page>\d{1,4})
    (?:\s*(?:/|of)\s*(?P<last>\d{1,4}))?[-–—\])\s]*""",
    re.VERBOSE | re.IGNORECASE,
)
_JOB = re.compile(
    r"""(?:\s*(?:
        [A-Z]{1,3}\.\d{2}-\d{4,6} (?:\s*\([A-Z]\))?   # V.23-01234 (E)
      | \d{6}                                         # 150523
      | \*\d{6,8}\*                                   # *2301234*
    ))+\s*""",
    re.VERBOSE,
)

Key = tuple[bool, str, int]


@dataclass(frozen=True, slots=True)
class Outermost:
    """A line near the edge of its page."""

    line: Line
    top: bool
    away: float
    """Points from that edge."""
    key: str
    """Its words without what changes from page to page."""


def without_furniture(
    sheets: list[Sheet], tables: Language
) -> tuple[list[Sheet], list[SetAside]]:
    """The pages without what repeats on them, and a record of it."""
    edges = [_outermost(sheet) for sheet in sheets]
    places: dict[Key, list[Outermost]] = defaultdict(list)
    for found in edges:
        for one in found:
            places[one.top, one.key, round(one.away / _CLOSE)].append(one)
    kept: list[Sheet] = []
    aside: list[SetAside] = []
    for sheet, found in zip(sheets, edges, strict=True):
        gone = _furniture(found, places, sheet, tables, max(len(sheets), 2))
        aside.extend(
            SetAside(SetAsideKind.RUNNING_HEAD, line.text, page=sheet.page)
            for line in sheet.lines
            if id(line) in gone
        )
        rest = tuple(line for line in sheet.lines if id(line) not in gone)
        kept.append(replace(sheet, lines=rest))
    return kept, aside


def _furniture(
    found: list[Outermost],
    places: dict[Key, list[Outermost]],
    sheet: Sheet,
    tables: Language,
    count: int,
) -> set[int]:
    """Which lines of a page are furniture: from the edges inwards, up to the first text.

    Very near the edge a line may change, such as a chapter's name, between two that repeat.
    """
    gone: set[int] = set()
    for side in (True, False):
        inwards = sorted((o for o in found if o.top is side), key=lambda o: o.away)
        for one in inwards:
            if _is_furniture(one, places, sheet, tables, count):
                gone.add(id(one.line))
            elif one.away > _EDGE * sheet.height:
                break
    return gone


def _outermost(sheet: Sheet) -> list[Outermost]:
    """The lines near the upper and the lower edge of a page."""
    count = len(sheet.lines)
    upper = min(_DEEP, (count + 1) // 2)
    lower = max(count - _DEEP, upper)
    found = []
    for k, line in enumerate(sheet.lines):
        if upper <= k < lower or len(line.text.split()) > _SHORT:
            continue
        top = k < upper
        away = sheet.height - line.base if top else line.base
        if away > _INNER * sheet.height:
            continue
        key = _NUMBER.sub("#", " ".join(line.text.split()).casefold())
        found.append(Outermost(line, top, away, key))
    return found


def _is_furniture(
    one: Outermost,
    places: dict[Key, list[Outermost]],
    sheet: Sheet,
    tables: Language,
    count: int,
) -> bool:
    """Whether a line repeats on enough pages, of `count`, or is its page's number."""
    if raised(one.line.runs[0], one.line):  # a footnote
        return False
    if _JOB.fullmatch(one.line.text) or _is_page_number(one, sheet):
        return True
    step = round(one.away / _CLOSE)
    same = [
        other
        for bucket in (step - 1, step, step + 1)
        for other in places.get((one.top, one.key, bucket), ())
        if abs(other.away - one.away) <= _CLOSE
    ]
    pages = {other.line.page for other in same}
    span = max(pages) - min(pages) + 1
    least = 2 if one.away <= _EDGE * sheet.height else min(_LEAST, count)
    if len(pages) < least or len(pages) < _DENSE * span:
        return False
    if len({other.line.text for other in same}) == 1:
        return True
    return _counts_pages(same) and not heading(Block(one.line.text), tables)


def _counts_pages(same: list[Outermost]) -> bool:
    """Whether a figure in lines that differ goes up with the pages."""
    offsets = [
        [
            number - one.line.page
            for number in map(_value, _NUMBER.findall(one.line.text))
        ]
        for one in same
    ]
    return any(len(set(column)) == 1 for column in zip(*offsets, strict=False))


def _value(figure: str) -> int:
    return int(figure[:9]) if figure.isdecimal() else roman(figure) or 0


def _is_page_number(one: Outermost, sheet: Sheet) -> bool:
    """Whether a line is nothing but the number of its own page."""
    found = _PAGE.fullmatch(one.line.text)
    if found is None or one.away > 2 * _EDGE * sheet.height:
        return False
    return int(found["page"]) == sheet.page
