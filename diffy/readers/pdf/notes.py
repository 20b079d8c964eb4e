"""Footnotes: small lines at the foot of a page, under a short rule or without one.

A note begins with its label, raised or not; lines without one go on with the note
before, also over a page's end, where word processors draw a rule as wide as the text.
"""

import re
from dataclasses import dataclass, field, replace

from diffy.readers.pdf.shapes import Column, Line, Rule, Run

_LABEL = re.compile(r"(?P<label>\d{1,3}|[*†‡§¶]{1,4}|[a-z])[.)]?(?=\s|$)")
_NUMBER = re.compile(r"(?P<label>\d{1,3})[.)]?(?=[^\d\s.,/–-])")
_SHORT_RULE = (30.0, 0.7)
"""A rule over notes is at least so many points long, and at most so much of the text."""
_UNDER = 3.0
"""The first note stands within this many of its lines under the rule."""
_SMALLER = 0.93
"""Notes without a rule have letters of less than this share of the body's size."""
_RAISED = 0.15
"""A label is raised where it stands higher by this share of the size of its line."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its label and its lines without it."""

    label: str
    lines: tuple[Line, ...]
    page: int


@dataclass(slots=True)
class Notes:
    """The footnotes so far."""

    all: list[Note] = field(default_factory=list)
    labels: dict[int, set[str]] = field(default_factory=dict)
    """The labels of the notes on each page."""

    def open(self, label: str, line: Line) -> None:
        """Begin a note with the first of its lines."""
        self.all.append(Note(label, (line,), line.page))
        self.labels.setdefault(line.page, set()).add(label)

    def extend(self, line: Line) -> None:
        """Go on with the last note."""
        last = self.all[-1]
        self.all[-1] = replace(last, lines=(*last.lines, line))


def without_notes(
    column: Column, rules: tuple[Rule, ...], body: float, notes: Notes
) -> Column:
    """The column without the footnotes at its end, which are added to `notes`.

    `body` is the size of the letters of the text.
    """
    start, ruled = _start(column, rules, body, notes)
    for line in column.lines[start:]:
        label, rest = label_of(line, ruled=ruled)
        if label and _follows(label, notes, line.page):
            notes.open(label, rest)
        else:
            notes.extend(line)
    return replace(column, lines=column.lines[:start])


def label_of(line: Line, *, ruled: bool = False) -> tuple[str, Line]:
    """The label with which a line begins as a note does, and the line without it.

    Under a rule a number is enough; elsewhere it must be raised or stand apart.
    """
    first = line.runs[0]
    found = _LABEL.match(first.text) or (_NUMBER.match(first.text) if ruled else None)
    if found is None:
        return "", line
    label, rest = found["label"], first.text[found.end() :].lstrip()
    raised = first.base > line.base + _RAISED * line.size or first.size < line.size
    apart = len(line.runs) > 1 and (label.isdigit() or not label.isalnum())
    if not rest and (raised or apart):
        return label, Line(line.runs[1:] or (replace(first, text=""),), line.page)
    if rest and (not label.isalnum() or (ruled and label.isdigit() and _begins(rest))):
        return label, Line((replace(first, text=rest), *line.runs[1:]), line.page)
    return "", line


def _begins(rest: str) -> bool:
    """Whether words begin as those of a note do."""
    return not rest.lstrip('[("“‘«')[:1].islower()


def _follows(label: str, notes: Notes, page: int) -> bool:
    """Whether a label may open a note after those before: numbers do not run back."""
    if not label.isdigit():
        return True
    here = [n.label for n in notes.all if n.page == page and n.label.isdigit()]
    return not here or 0 < int(label) - int(here[-1]) <= 3


def _start(
    column: Column, rules: tuple[Rule, ...], body: float, notes: Notes
) -> tuple[int, bool]:
    """The index of the first line of the notes, and whether they stand under a rule.

    Without notes the index is the number of lines.
    """
    lines = column.lines
    going_on = bool(notes.all) and notes.all[-1].page == column.page - 1
    under = _under_a_rule(column, rules, body, going_on=going_on)
    if under is not None and _may_be_notes(lines[under:], body, bool(notes.all)):
        return under, True
    start = len(lines)
    while start and lines[start - 1].size < _SMALLER * body:
        start -= 1
    while start < len(lines) and not _opens(lines[start]):
        start += 1
    return start, False


def _opens(line: Line) -> bool:
    """Whether a line begins with a raised label or a symbol, as notes without a rule do."""
    label, _ = label_of(line)
    return bool(label) and (line.runs[0].size < line.size or not label.isalnum())


def _under_a_rule(
    column: Column, rules: tuple[Rule, ...], body: float, *, going_on: bool
) -> int | None:
    """The index of the first line under the lowest short rule that has lines under it.

    Where a note may be `going_on` from the page before, the rule may be a long one.
    """
    lines = column.lines
    if not lines:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    widest = _SHORT_RULE[1] * (right - left)
    for rule in sorted(rules, key=lambda r: r.height):
        width = rule.right - rule.left
        under = [k for k, line in enumerate(lines) if line.base < rule.height]
        near = min(abs(rule.left - left), abs(rule.right - right))
        if not under or width < _SHORT_RULE[0] or near > 12:
            continue
        if any(_on_line(rule, line) for line in lines):
            continue
        first = lines[under[0]]
        small = all(line.size < _SMALLER * body for line in lines[under[0] :])
        if width > widest and not (going_on and small):
            continue
        if rule.height - first.base <= _UNDER * first.size:
            return under[0]
    return None


def _on_line(rule: Rule, line: Line) -> bool:
    """Whether a rule strikes out or underlines words, and so stands over no notes."""
    level = -0.3 * line.size <= rule.height - line.base <= 0.8 * line.size
    return level and rule.left < line.right and line.left < rule.right


def _may_be_notes(lines: tuple[Line, ...], body: float, going_on: bool) -> bool:
    """Whether lines under a rule look like notes: a label first, letters not too large."""
    if any(line.size > body + 0.5 for line in lines):
        return False
    label, _ = label_of(lines[0], ruled=True)
    small = lines[0].size < _SMALLER * body
    return bool(label) or (going_on and small)


def raised(run: Run, line: Line) -> bool:
    """Whether a run is printed small and high, as the calls of footnotes are."""
    size = max(other.size for other in line.runs)  # small capitals are no measure
    return run.size < 0.85 * size and run.base > line.base + _RAISED * size
