"""A page's words to lines: what stands on one baseline, raised figures included."""

from dataclasses import replace
from itertools import pairwise

from diffy.readers.pdf.shapes import (
    Line,
    Rule,
    Run,
    Shade,
    is_ideograph,
    mirrored,
    right_to_left,
)

_SAME = 0.3
"""Share of the letters' size by which baselines of one line may differ."""
_RAISED = (-0.35, 0.65)
"""How far small letters stand below or above the line they belong to, in its size."""
_SMALL = 0.85
"""Letters of less than this share of their neighbours' size may be raised or lowered."""
_NEAR = 4.0
"""A raised letter stands within this many of its line's sizes of a word of it: a
label in the margin stands about three away."""
_WIDE = 0.7
"""A gap wider than this share of the letters' size ends a run."""
_WORD_GAP = 0.2
"""A gap wider than this share of the letters' size parts two words."""
_STRIKE = (0.12, 0.5)
"""Where a line that strikes letters out is drawn, in their size above the baseline."""
_UNDER = (-0.3, 0.05)
_MIDDLE = 0.25
"""How high the middle of small letters stands over their baseline, in their size."""
_COVER = 0.6
"""The share of a word that a line or a colour must cover to be said of it."""


def lines(
    words: list[Run], rules: tuple[Rule, ...], page: int, shades: tuple[Shade, ...] = ()
) -> tuple[Line, ...]:
    """The lines of a page from top to bottom; what is drawn over words becomes marks."""
    words = [_lined(word, rules) for word in words] if rules else words
    words = [_shaded(word, shades) for word in words] if shades else words
    rows = _rows(words)
    return tuple(Line(_merged(_in_order(row)), page) for row in rows)


def _lined(word: Run, rules: tuple[Rule, ...]) -> Run:
    """The word with what the drawn lines say of it."""
    struck = _crossed(word, rules, _STRIKE)
    under = _crossed(word, rules, _UNDER)
    if not (struck or under):
        return word
    return replace(word, struck=struck, underlined=under)


def _shaded(word: Run, shades: tuple[Shade, ...]) -> Run:
    """The word with the colour behind it; of several the one drawn last is seen."""
    middle = word.base + _MIDDLE * word.size
    wanted = _COVER * (word.right - word.left)
    for shade in reversed(shades):
        if shade.bottom <= middle <= shade.top and (
            min(shade.right, word.right) - max(shade.left, word.left) >= wanted > 0
        ):
            return replace(word, shade=shade.colour)
    return word


def _crossed(word: Run, rules: tuple[Rule, ...], band: tuple[float, float]) -> bool:
    low, high = word.base + band[0] * word.size, word.base + band[1] * word.size
    wanted = _COVER * (word.right - word.left)
    return any(
        low <= rule.height <= high
        and min(rule.right, word.right) - max(rule.left, word.left) >= wanted > 0
        for rule in rules
    )


def _rows(words: list[Run]) -> list[list[Run]]:
    """The words by lines, from top to bottom."""
    rows: list[list[Run]] = []
    for word in sorted(words, key=lambda w: (-w.base, w.left)):
        if rows and _level(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return _with_raised(rows)


def _level(row: list[Run], word: Run) -> bool:
    """Whether a word stands on the line of a row.

    A small one that does not touch the row may be raised over the line of another column.
    """
    first = row[0]
    small, large = sorted((word.size, first.size))
    if abs(first.base - word.base) > _SAME * small:
        return False
    return small >= _SMALL * large or any(_gap(word, w) <= large for w in row)


def _with_raised(rows: list[list[Run]]) -> list[list[Run]]:
    """The rows with raised and lowered letters put on the lines they belong to."""
    large = [max(word.size for word in row) for row in rows]
    owner = list(range(len(rows)))
    for k, row in enumerate(rows):
        found = [
            (min(_gap(row[0], word) for word in rows[other]), order, other)
            for order, other in enumerate((k + 1, k - 1, k + 2, k - 2))
            if 0 <= other < len(rows)
            and owner[other] == other
            and _belongs(row, large[k], rows[other], large[other])
        ]
        if found:
            owner[k] = min(found)[2]
    whole = [list(row) if owner[k] == k else [] for k, row in enumerate(rows)]
    for k, row in enumerate(rows):
        if owner[k] != k:
            whole[owner[k]].extend(row)
    return [row for row in whole if row]


def _belongs(row: list[Run], size: float, other: list[Run], large: float) -> bool:
    """Whether a row is only small letters raised over, or lowered under, another."""
    shift = row[0].base - other[0].base
    if size >= _SMALL * large or not _RAISED[0] * large < shift < _RAISED[1] * large:
        return False
    reach = _NEAR * large
    return all(
        any(
            # not of the heading in the next column
            _gap(word, w) <= reach and word.size < _SMALL * w.size
            for w in other
        )
        for word in row
    )


def _in_order(row: list[Run]) -> list[Run]:
    """The words of a row in reading order, from the side on which its script begins."""
    row = sorted(row, key=lambda w: (w.left, w.right))
    if not right_to_left("".join(word.text for word in row)):
        return row
    ordered: list[Run] = []
    latin: list[Run] = []
    for word in reversed(row):
        if _is_ltr(word.text):
            latin.append(word)
        else:
            if not any(map(str.isalnum, word.text)) and len(word.text) == 1:
                word = replace(word, text=mirrored(word.text))
            ordered += [*reversed(latin), word]
            latin = []
    return [*ordered, *reversed(latin)]


def _is_ltr(text: str) -> bool:
    letters = any(map(str.isalpha, text))
    return letters and not right_to_left(text)


def _merged(words: list[Run]) -> tuple[Run, ...]:
    """The words as runs: parted where the look changes and where a wide gap stands."""
    runs: list[list[Run]] = []
    last: Run | None = None
    for word in words:
        word = _with_space(last, word)
        if last is not None and _goes_on(last, word):
            runs[-1].append(word)
        else:
            runs.append([word])
        last = word
    return tuple(_one(run) for run in runs)


def _with_space(last: Run | None, word: Run) -> Run:
    """The word, with white space before it where a gap says so."""
    if last is None or word.spaced:
        return word
    dense = is_ideograph(last.text[-1:]) or is_ideograph(word.text[:1])
    least = _WIDE if dense else _WORD_GAP  # Chinese quotation marks stand in wide boxes
    return replace(word, spaced=_gap(last, word) > least * word.size)


def _goes_on(last: Run, word: Run) -> bool:
    return (
        last.style == word.style
        and last.size == word.size
        and abs(last.base - word.base) < 0.1 * word.size
        and _gap(last, word) <= _WIDE * word.size
    )


def _gap(one: Run, two: Run) -> float:
    """The white between two words, whichever of them stands on the left."""
    return max(two.left - one.right, one.left - two.right)


def _one(words: list[Run]) -> Run:
    if len(words) == 1:
        return words[0]
    text = words[0].text + "".join(
        (" " if word.spaced else "") + word.text for word in words[1:]
    )
    left, right = min(w.left for w in words), max(w.right for w in words)
    return replace(words[0], text=text, left=left, right=right)


def gaps(line: Line) -> list[tuple[float, float]]:
    """The wide gaps of a line, each from its left to its right edge."""
    runs = sorted(line.runs, key=lambda run: run.left)
    return [
        (one.right, two.left)
        for one, two in pairwise(runs)
        if two.left - one.right > _WIDE * line.size
    ]
