"""Reading order: a page with two columns is read down the one and then down the other.

A page has two columns where several lines in a row leave the same upright strip white
and long lines stand on both sides of it. Labels in the margin, tabs and the short cells
of tables do not make columns: their lines are read across.
"""

from itertools import groupby

from diffy.readers.pdf.lines import gaps
from diffy.readers.pdf.shapes import Column, Line, Run, Sheet

_LEAST = 4
"""Lines that must stand on either side of the white strip."""
_STRIP = 3.0
"""Points that must be white on either side of the strip's middle."""
_STEP = 3.0
"""Points from one place that is tried to the next."""
_INNER = (0.3, 0.7)
"""The strip's place in the width of the text."""
_BROAD = 0.25
"""The least share of that width which the longer lines of a column have."""
_ABREAST = 0.5
"""The least share of the shorter column's height at which the other has lines as well."""


def columns(sheet: Sheet) -> list[Column]:
    """The columns of a page in reading order; most pages have one."""
    if not sheet.lines:
        return []
    strip = _strip(sheet.lines)
    kind = (round(sheet.width), sheet.page % 2 == 1)
    if strip is None:
        return [Column(sheet.page, sheet.lines, (0, 1, *kind))]
    found: list[Column] = []
    for abreast, lines in _zones(sheet.lines, strip):
        if not abreast:
            found.append(Column(sheet.page, tuple(lines), (0, 1, *kind)))
            continue
        halves = list(enumerate(_halves(lines, strip)))
        if sum(line.rtl for line in lines) * 2 > len(lines):
            halves.reverse()
        found += [Column(sheet.page, tuple(half), (k, 2, *kind)) for k, half in halves]
    return found


def _strip(lines: tuple[Line, ...]) -> float | None:
    """Where the white strip between two columns runs, None where there is none."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    low, high = (left + share * (right - left) for share in _INNER)
    hints = sum(1 for line in lines if _leaves_white(line, low, high))
    if hints < _LEAST:
        return None
    places = [low + k * _STEP for k in range(int((high - low) / _STEP) + 1)]
    scores = [(sum(len(z) for a, z in _zones(lines, x) if a), x) for x in places]
    best = max(score for score, _ in scores)
    if not best:
        return None
    good = [x for score, x in scores if score == best]
    return good[len(good) // 2]


def _leaves_white(line: Line, low: float, high: float) -> bool:
    """Whether a line has a gap near the middle or stands on the right side only."""
    return line.left > (low + high) / 2 or any(
        a < high and b > low for a, b in gaps(line)
    )


def _zones(lines: tuple[Line, ...], strip: float) -> list[tuple[bool, list[Line]]]:
    """The lines in groups: across the page, or in two columns beside the strip."""
    grouped = [
        (clear, list(group))
        for clear, group in groupby(lines, key=lambda line: _clear(line, strip))
    ]
    zones: list[tuple[bool, list[Line]]] = []
    for clear, group in grouped:
        abreast = clear and _are_columns(group, strip, lines)
        if zones and not abreast and not zones[-1][0]:
            zones[-1][1].extend(group)
        else:
            zones.append((abreast, group))
    return zones


def _clear(line: Line, strip: float) -> bool:
    return all(
        run.right <= strip - _STRIP or run.left >= strip + _STRIP for run in line.runs
    )


def _are_columns(group: list[Line], strip: float, lines: tuple[Line, ...]) -> bool:
    """Whether lines of text stand on both sides of the strip, beside one another."""
    halves = _halves(group, strip)
    if min(map(len, halves)) < _LEAST:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    if any(_usual_width(half) < _BROAD * width for half in halves):
        return False
    tops = [half[0].base for half in halves]
    bottoms = [half[-1].base for half in halves]
    shared = min(tops) - max(bottoms)
    shorter = min(top - bottom for top, bottom in zip(tops, bottoms, strict=True))
    return shared >= _ABREAST * shorter > 0


def _halves(lines: list[Line], strip: float) -> tuple[list[Line], list[Line]]:
    """What stands on the left and on the right of the strip."""
    first: list[Line] = []
    second: list[Line] = []
    for line in lines:
        for half, runs in zip((first, second), _cut(line.runs, strip), strict=True):
            if runs:
                half.append(Line(runs, line.page))
    return first, second


def _cut(runs: tuple[Run, ...], strip: float) -> tuple[tuple[Run, ...], ...]:
    return (
        tuple(run for run in runs if run.left < strip),
        tuple(run for run in runs if run.left >= strip),
    )


def _usual_width(lines: list[Line]) -> float:
    """The width of the longer half of some lines at least."""
    widths = sorted(line.right - line.left for line in lines)
    return widths[len(widths) // 2]
