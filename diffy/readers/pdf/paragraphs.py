"""Lines to paragraphs, over the ends of columns and pages.

A line ends a paragraph where the next word would still have fitted on it, where more
white follows than between the lines of a paragraph, where the next line begins with a
label or a heading, or stands further in or out. None of these is certain alone: a page's
end hides the white, justified text hides the room, a cross-reference looks like a label.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from diffy.languages import Language
from diffy.numbering import gap
from diffy.parse import Block, Heading, heading, label, option
from diffy.readers.pdf.edges import edges_of, leading_of
from diffy.readers.pdf.notes import raised
from diffy.readers.pdf.shapes import Column, Edges, Kind, Line, is_ideograph

_MORE = 1.18
"""Lines further apart than this, in the usual distance, are two paragraphs."""
_MORE_RAISED = 1.5
"""The same for a line with raised figures, for which browsers make room."""
_ALIKE = 0.4
"""Share of the letters' size by which the lines of a paragraph may begin elsewhere."""
_ROOM = 0.4
"""Share of the letters' size that the next word may lack and still be said to fit."""
_SLACK = 0.12
"""The share of the width a line may leave white and still go on in small letters."""
_CENTRED = (0.08, 0.6)
"""A centred line leaves at least this share of the width on each side, and its middle
is off by at most this share of the letters' size."""
_LONGEST = 2_000
"""Lines after which a paragraph ends: some forty pages without a break."""
_MARGIN = re.compile(
    r"(?:pp|op)\s?\d{1,3}(?:\s?(?:bis|ter|quater|alt))?\.?", re.IGNORECASE
)
"""Labels that United Nations drafts print in the margin of recitals: Pp12, OP3 bis."""
_BARE = re.compile(r"\d{1,3}(?:\s?(?:bis|ter|quater))?")
"""A number that is a label only because a wide gap follows it: its full stop is missing."""
_STOPS = re.compile(r"[.;:!?。；：][\]\)}\"”’»*]*(?:\s(?:and|or))?$")
"""What stands at the end of a sentence, a point or the words before a list."""


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, with what tells where they stand."""

    lines: list[Line]
    edges: Edges
    """Of the column in which it begins."""
    label: str = ""
    """The label printed apart from its words, as in the margin."""
    centred: bool = False
    inset: float = 0.0
    """How far its first line stands in from the edge of its column."""
    body: float | None = None
    """The same of its further lines; None while there is none."""

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.lines[0].page


@dataclass(slots=True)
class _Setting:
    """What is known of the whole text while its lines are gathered."""

    tables: Language
    edges: dict[Kind, Edges]
    leading: dict[float, float]
    """The usual distance of lines by the size of their letters."""
    done: list[Paragraph] = field(default_factory=list)
    margin: tuple[Line, Column] | None = None
    """A label in the margin, on a line of its own, that waits for its words."""
    last: tuple[Line, Column] | None = None


def paragraphs(columns: list[Column], tables: Language) -> list[Paragraph]:
    """The paragraphs of the columns, which are given in reading order."""
    setting = _Setting(tables, edges_of(columns), leading_of(columns))
    for column in columns:
        for line in column.lines:
            _add(setting, line, column)
    _put_margin(setting)
    return setting.done


def _add(setting: _Setting, line: Line, column: Column) -> None:
    """Put a line to the open paragraph, or begin another with it."""
    margin, words = _margin_label(line)
    if margin:
        _put_margin(setting)
    if margin and not words.runs:
        setting.margin = (line, column)
        return
    if setting.margin and not margin:
        margin = setting.margin[0].text
        setting.margin = None
    if setting.done and not margin and _goes_on(setting, words, column):
        open_one, inset = setting.done[-1], _inset(words, setting.edges[column.kind])
        open_one.body = inset if open_one.body is None else open_one.body
        open_one.lines.append(words)
        setting.last = (words, column)
    else:
        _begin(setting, words, column, margin)


def _begin(setting: _Setting, line: Line, column: Column, margin: str) -> None:
    """Open a paragraph with its first line and its label from the margin."""
    edges = setting.edges[column.kind]
    centred, inset = is_centred(line, edges), _inset(line, edges)
    if isinstance(opening(line, setting.tables), str) and opening(line, setting.tables):
        centred = False  # a label or an option, whose line happens to end so
    bare = "" if margin else bare_number(line)
    line = Line(line.runs[1:], line.page) if bare else line
    setting.done.append(Paragraph([line], edges, margin or bare, centred, inset))
    setting.last = (line, column)


def _put_margin(setting: _Setting) -> None:
    """Make a paragraph of a label in the margin that no words followed."""
    if setting.margin:
        line, column = setting.margin
        setting.margin = None
        _begin(setting, line, column, "")


def _margin_label(line: Line) -> tuple[str, Line]:
    """A label printed in the margin before a line, and the line without it."""
    count = 1
    while count < len(line.runs) and not line.runs[count].spaced:
        count += 1  # "Pp1" and an italic "5"
    text = "".join(run.text for run in line.runs[:count])
    if not _MARGIN.fullmatch(text):
        return "", line
    last, rest = line.runs[count - 1], line.runs[count:]
    apart = not rest or rest[0].left - last.right > last.size
    if not apart and last.size >= line.size:
        return "", line
    return text, Line(rest, line.page)


def bare_number(line: Line) -> str:
    """A number without a full stop that a wide gap makes a label; empty where none."""
    if len(line.runs) < 2:
        return ""
    first, second = line.runs[:2]
    apart = abs(second.left - first.right) > 1.0 * line.size
    level = abs(first.base - line.base) < 0.1 * line.size and first.size >= line.size
    return first.text if apart and level and _BARE.fullmatch(first.text) else ""


def _inset(line: Line, edges: Edges) -> float:
    """How far a line stands in from the edge where its script begins."""
    return edges.right - line.right if line.rtl else line.left - edges.left


def is_centred(line: Line, edges: Edges) -> bool:
    """Whether a line stands in the middle of its column, clear of both edges."""
    width = edges.right - edges.left
    white = min(line.left - edges.left, edges.right - line.right)
    off = abs((line.left + line.right) / 2 - edges.middle)
    return white >= _CENTRED[0] * width and off <= _CENTRED[1] * line.size


# ------------------------------------------------------------------ does it go on?


def _goes_on(setting: _Setting, line: Line, column: Column) -> bool:
    """Whether a line belongs to the paragraph that is open."""
    paragraph = setting.done[-1]
    if setting.last is None or len(paragraph.lines) >= _LONGEST:
        return False
    last, place = setting.last
    edges = setting.edges[column.kind]
    over = place is not column  # over a column's or a page's end
    if last.size != line.size and abs(last.size - line.size) > 0.5:
        return False
    if not over and last.base - line.base > _room_above(line) * _leading(setting, line):
        return False
    if paragraph.centred or _turns_centred(paragraph, line, edges):
        return not over and _centred_on(paragraph, line, setting.tables)
    if last.bold != line.bold and not _full(last, line, setting.edges[place.kind]):
        return False
    if _opens(paragraph, last, line, edges, setting.tables):
        return False
    if _has_room(last, line, setting.edges[place.kind]):
        return False
    if over and _ends_block(paragraph, last, line, edges):
        return False
    return _same_inset(paragraph, last, line, edges)


def _turns_centred(paragraph: Paragraph, line: Line, edges: Edges) -> bool:
    """Whether a line is centred under a first line that fills its column."""
    if paragraph.body is not None or not is_centred(line, edges):
        return False
    usual = (paragraph.inset, *_after_label(paragraph.lines[0], paragraph.edges))
    return not any(_near(_inset(line, edges), inset, line) for inset in usual)


def _room_above(line: Line) -> float:
    """How many usual distances a line may stand below the one it continues."""
    return _MORE_RAISED if any(raised(run, line) for run in line.runs) else _MORE


def _leading(setting: _Setting, line: Line) -> float:
    return setting.leading.get(line.size, 1.2 * line.size)


def _centred_on(paragraph: Paragraph, line: Line, tables: Language) -> bool:
    """Whether a centred line is more of the centred lines before it."""
    last = paragraph.lines[-1]
    if (last.bold, last.size) != (line.bold, line.size) or opening(line, tables):
        return False
    found = heading(Block(last.text), tables)
    if found and not last.text[found.ends :]:  # a number alone: its title comes next
        return False
    middles = [(each.left + each.right) / 2 for each in (last, line)]
    return abs(middles[0] - middles[1]) <= _CENTRED[1] * line.size


def _opens(
    paragraph: Paragraph, last: Line, line: Line, edges: Edges, tables: Language
) -> bool:
    """Whether a line begins with a label, an option or a heading that opens a paragraph."""
    start = opening(line, tables)
    if not start:
        return False
    if _tabbed(line, start) or _STOPS.search(last.text):
        return True
    if isinstance(start, str):
        body, next_one = paragraph.body, _succeeds(paragraph, line)
        elsewhere = body is not None and not _near(_inset(line, edges), body, line)
        return elsewhere or (next_one and last.text.endswith((",", "and", "or")))
    return not _full(last, line, edges)


def _succeeds(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line's label is the next after that of the paragraph."""
    one, two = label(Block(paragraph.lines[0].text)), label(Block(line.text))
    return bool(one and two and gap(one.number, two.number) == 1)


def opening(line: Line, tables: Language) -> str | Heading:
    """The label with which a line begins, or the heading it is; empty where neither."""
    block = Block(line.text.replace("\xa0", " "))
    found = label(block) or option(block, tables)
    if found:
        return found.label
    return bare_number(line) or heading(block, tables) or ""


def _tabbed(line: Line, start: str | Heading) -> bool:
    """Whether a wide gap follows the label with which a line begins."""
    printed = start if isinstance(start, str) else start.label
    runs = line.runs
    text = ""
    for one, two in pairwise(runs):
        text += one.text
        if text.strip("[ ").startswith(printed.rstrip()):
            return len(text.strip("[ ")) <= len(printed) + 1 and (
                abs(two.left - one.right) > 0.7 * line.size
            )
    return False


def _first_word(line: Line) -> float:
    """The width of the first word of a line, about: letters are not equally wide."""
    text = line.text
    word = text[:2] if is_ideograph(text[:1]) else text.split(" ", 1)[0]
    return (line.right - line.left) * _weight(word) / max(_weight(text), 1)


def _weight(text: str) -> float:
    """The width of some letters, in small letters of the usual width."""
    wide = sum(map(text.count, "mwMW—")) * 0.6 + sum(map(is_ideograph, text))
    narrow = sum(map(text.count, "ijltfrI .,;:[]()'’")) * 0.45
    return len(text) + wide - narrow


def _fits(last: Line, line: Line, edges: Edges) -> bool:
    """Whether the first word of a line would have fitted on the line before it."""
    end = edges.right - (last.left - edges.left if last.rtl else last.right)
    left = last.left - edges.left if last.rtl else end
    return left > _first_word(line) + (0.25 + _ROOM) * line.size


def _full(last: Line, line: Line, edges: Edges) -> bool:
    return not _fits(last, line, edges)


def _has_room(last: Line, line: Line, edges: Edges) -> bool:
    """Whether the line before was ended on purpose."""
    lower = line.text.lstrip('[("“')[:1].islower()
    if not _fits(last, line, edges) or (lower and last.text[-1:] in "-\u00ad"):
        return False
    white = last.left - edges.left if last.rtl else edges.right - last.right
    little = white <= _SLACK * (edges.right - edges.left)
    return not (little and lower and not _STOPS.search(last.text))


def _ends_block(paragraph: Paragraph, last: Line, line: Line, edges: Edges) -> bool:
    """Whether a sentence ends with a page, and the next begins like a paragraph."""
    if not _STOPS.search(last.text) or line.text.lstrip('[("“*')[:1].islower():
        return False
    hanging = paragraph.body is not None and not _near(
        paragraph.body, paragraph.inset, line
    )
    return not hanging and _near(_inset(line, edges), paragraph.inset, line)


def _same_inset(paragraph: Paragraph, last: Line, line: Line, edges: Edges) -> bool:
    """Whether a line begins where the further lines of its paragraph do."""
    inset = _inset(line, edges)
    if paragraph.body is not None:
        return _near(inset, paragraph.body, line)
    usual = [paragraph.inset, *_after_label(paragraph.lines[0], paragraph.edges)]
    return any(_near(inset, u, line) for u in usual) or not _STOPS.search(last.text)


def _after_label(line: Line, edges: Edges) -> Iterator[float]:
    """Where the words of a paragraph begin after a label and a gap."""
    yield _inset(line, edges)
    for one, two in pairwise(line.runs):
        if abs(two.left - one.right) > 0.5 * line.size:
            yield edges.right - two.right if line.rtl else two.left - edges.left


def _near(one: float, two: float, line: Line) -> bool:
    return abs(one - two) <= _ALIKE * line.size
