"""A page's letters as runs, each word with its place, size and look.

pdfium tells every letter's code and box; only the first and the last letter of a word
are asked for, which is four times as fast. Where they were printed by two commands of
the file, each letter is looked at, since "2015" and the raised "1" after it are one word
to pdfium.
"""

import ctypes
import math
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as raw  # type: ignore[import-untyped]

from diffy.readers.pdf.shapes import Run, is_ideograph, mirrored

_WHITE = frozenset({0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x2028, 0x2029, 0x3000})
_HYPHENS = frozenset({0x02, 0xFFFE})
"""What pdfium gives for a hyphen at the end of a line."""
_ALEFS, _LAM = frozenset({0x0622, 0x0623, 0x0625, 0x0627}), 0x0644
_SILENT = frozenset(
    {
        0x061C,
        0x200B,
        0x200E,
        0x200F,
        0xFEFF,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    }
)
"""Marks of direction and the like, which are no letters."""
_SYMBOLS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0A8: "□", 0xF02D: "–", 0xF0D8: "›"}
"""Letters of symbol fonts that stand in lists."""
_BOLD = ("bold", "black", "heavy", "demi")
_SLOPED = ("italic", "oblique")
_FLAG_ITALIC, _FLAG_BOLD = 1 << 6, 1 << 18  # PDF 32000-1, table 123
_LEAST_WEIGHT = 600
"""From this weight on a font is bold; 400 is regular and 700 is called bold."""
_FAR, _LARGEST = 20_000.0, 500.0
"""Points: beyond any page (PDF 32000-1, annex C, has 14,400), and above any letter."""
_LEVEL = 0.05
"""Tangent of the steepest angle (3 degrees) at which a scanned line is level."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the letters of one text object are set."""

    size: float
    bold: bool
    italic: bool
    turn: int
    """Quarters of a circle, against the clock; -1 for any other angle."""


@dataclass(slots=True)
class Letters:
    """The text of one page as pdfium has it, and what was found out about its objects."""

    text: Any
    width: float
    height: float
    looks: dict[int, Look] = field(default_factory=dict)
    fonts: dict[int, tuple[bool, bool]] = field(default_factory=dict)
    box: Any = field(default_factory=raw.FS_RECTF)
    matrix: Any = field(default_factory=raw.FS_MATRIX)
    x: ctypes.c_double = field(default_factory=ctypes.c_double)
    y: ctypes.c_double = field(default_factory=ctypes.c_double)


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a page in the order of the file, turned so that they are level."""

    words: list[Run]
    turn: int
    sideways: str
    unreadable: int


def words(letters: Letters) -> Text:
    """The words of a page; those at another angle than most are only told."""
    found: list[tuple[int, Run]] = []
    codes = _codes(letters.text)
    start, spaced = -1, True
    for k, code in enumerate((*codes, 0x20)):
        if code in _WHITE:
            if start >= 0:
                _word(letters, codes, start, k, spaced, found)
                spaced = False
            start, spaced = -1, spaced or not _made_up(letters, codes, k)
        elif start < 0:
            start = k
        if code in _HYPHENS:  # the next letter stands on the next line
            _word(letters, codes, start, k + 1, spaced, found)
            start, spaced = -1, False
    turns: Counter[int] = Counter()
    for turn, run in found:
        turns[turn] += len(run.text)
    main = max(turns, key=lambda t: (turns[t], -t), default=0)
    return Text(
        [run for turn, run in found if turn == main],
        max(main, 0),
        " ".join(run.text for turn, run in found if turn != main),
        sum(1 for code in codes if code in (0, 0xFFFD)),
    )


def turned(
    box: tuple[float, float, float, float], turn: int, width: float, height: float
) -> tuple[float, float, float, float]:
    """A box (left, bottom, right, top) on a page that is turned back by `turn` quarters."""
    left, bottom, right, top = box
    if turn == 1:
        return bottom, width - right, top, width - left
    if turn == 2:
        return width - right, height - top, width - left, height - bottom
    if turn == 3:
        return height - top, left, height - bottom, right
    return box


def _made_up(letters: Letters, codes: list[int], k: int) -> bool:
    """Whether a space beside an ideograph is not in the file but guessed from a gap.

    Quotation marks count as well: in Chinese text they are often of another font.
    """
    beside = (*codes[max(k - 1, 0) : k], *codes[k + 1 : k + 2])
    signs = [chr(code) for code in beside if code <= 0x10FFFF]
    dense = any(is_ideograph(sign) or sign in "‘’“”" for sign in signs)
    return dense and bool(raw.FPDFText_IsGenerated(letters.text, k))


def _codes(text: Any) -> list[int]:
    unicode = raw.FPDFText_GetUnicode
    return [unicode(text, k) for k in range(max(raw.FPDFText_CountChars(text), 0))]


def _word(
    letters: Letters,
    codes: list[int],
    start: int,
    end: int,
    spaced: bool,
    found: list[tuple[int, Run]],
) -> None:
    """Add the letters from `start` to `end`, in pieces of one look on one baseline."""
    if _object(letters, start) == _object(letters, end - 1):
        found.append(_run(letters, codes, start, end, spaced))
        return
    begin, known = start, (_object(letters, start), start)
    pieces: list[tuple[int, Run]] = []
    for k in range(start + 1, end + 1):
        here = _object(letters, k) if k < end else -1
        if here == known[0]:
            continue
        piece = _run(letters, codes, known[1], k, spaced and known[1] == start)
        if pieces and _same(pieces[-1], piece):
            piece = _run(letters, codes, begin, k, pieces.pop()[1].spaced)
        else:
            begin = known[1]
        pieces.append(piece)
        known = (here, k)
    found.extend(pieces)


def _same(one: tuple[int, Run], two: tuple[int, Run]) -> bool:
    """Whether two pieces of a word are set alike, on one baseline and close together."""
    (turn, old), (other, new) = one, two
    return (
        turn == other
        and (old.size, old.bold, old.italic) == (new.size, new.bold, new.italic)
        and abs(old.base - new.base) < 0.05 * new.size
        and -0.5 * new.size < new.left - old.right < 0.6 * new.size
    )


def _object(letters: Letters, k: int) -> int:
    """Which command of the file printed a letter; 0 for none."""
    found = raw.FPDFText_GetTextObject(letters.text, k)
    return ctypes.addressof(found.contents) if found else 0


def _run(
    letters: Letters, codes: list[int], start: int, end: int, spaced: bool
) -> tuple[int, Run]:
    look = _look(letters, start)
    first, last = _box(letters, start), _box(letters, end - 1)
    raw.FPDFText_GetCharOrigin(letters.text, start, letters.x, letters.y)
    x, y = _sane(letters.x.value), _sane(letters.y.value)
    turn, size = max(look.turn, 0), (letters.width, letters.height)
    one, two = turned(first, turn, *size), turned(last, turn, *size)
    base = turned((x, y, x, y), turn, *size)[1]
    left, right = min(one[0], two[0]), max(one[2], two[2])
    if one[0] > two[0]:  # from right to left
        text = mirrored(_text(_unlocked(letters, codes, start, end)))
    else:
        text = _text(codes[start:end])
    return look.turn, Run(
        text, left, right, base, look.size, look.bold, look.italic, spaced=spaced
    )


def _box(letters: Letters, k: int) -> tuple[float, float, float, float]:
    box = letters.box
    if not raw.FPDFText_GetLooseCharBox(letters.text, k, box):
        return 0.0, 0.0, 0.0, 0.0
    return _sane(box.left), _sane(box.bottom), _sane(box.right), _sane(box.top)


def _sane(length: float) -> float:
    """A length that a page can have: broken files have endless ones."""
    return max(-_FAR, min(length, _FAR)) if math.isfinite(length) else 0.0


def _text(codes: list[int]) -> str:
    """The letters of some codes; surrogates become one letter, unknown ones a sign."""
    text = "".join(map(_letter, codes))
    if any(0xD800 <= code < 0xE000 for code in codes):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _unlocked(letters: Letters, codes: list[int], start: int, end: int) -> list[int]:
    """The codes with the letters of lam-alef, which are one sign, in their order.

    pdfium turns a line of Arabic round letter by letter, and with it the two letters
    that one sign stands for.
    """
    found = codes[start:end]
    for k in range(len(found) - 1):
        pair = found[k] in _ALEFS and found[k + 1] == _LAM
        if pair and _box(letters, start + k) == _box(letters, start + k + 1):
            found[k], found[k + 1] = found[k + 1], found[k]
    return found


def _letter(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    if code < 0x20 or 0x7F <= code < 0xA0 or code in _SILENT or code > 0x10FFFF:
        return "" if code else "\ufffd"
    return _SYMBOLS.get(code) or chr(code)


def _look(letters: Letters, k: int) -> Look:
    """How a letter is set, found out once for each text object."""
    found = raw.FPDFText_GetTextObject(letters.text, k)
    if not found:
        return Look(1.0, False, False, 0)
    key = ctypes.addressof(found.contents)
    if key not in letters.looks:
        letters.looks[key] = _new_look(letters, found, k)
    return letters.looks[key]


def _new_look(letters: Letters, found: Any, k: int) -> Look:
    matrix = letters.matrix
    level = bool(raw.FPDFText_GetMatrix(letters.text, k, matrix))
    a, b, c, d = (matrix.a, matrix.b, matrix.c, matrix.d) if level else (1, 0, 0, 1)
    size = raw.FPDFText_GetFontSize(letters.text, k) * math.hypot(c, d)
    bold, italic = _font(letters, raw.FPDFTextObj_GetFont(found))
    stroked = raw.FPDFTextObj_GetTextRenderMode(found) == 2  # filled and stroked
    sloped = abs(b) < 0.01 * abs(a) and c > 0.1 * abs(d)
    size = round(min(abs(_sane(size)), _LARGEST), 1) or 1.0
    return Look(size, bold or stroked, italic or sloped, _turn(a, b))


def _turn(a: float, b: float) -> int:
    """The quarters by which text is turned whose baseline runs along (a, b)."""
    if abs(b) <= _LEVEL * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= _LEVEL * abs(b):
        return 1 if b > 0 else 3
    return -1


def _font(letters: Letters, font: Any) -> tuple[bool, bool]:
    """Whether a font is bold, and whether it is italic."""
    if not font:
        return False, False
    key = ctypes.addressof(font.contents)
    if key not in letters.fonts:
        buffer = ctypes.create_string_buffer(128)
        raw.FPDFFont_GetBaseFontName(font, buffer, 128)
        name = buffer.value.decode("utf-8", "replace").lower()
        flags = max(raw.FPDFFont_GetFlags(font), 0)
        bold = raw.FPDFFont_GetWeight(font) >= _LEAST_WEIGHT or flags & _FLAG_BOLD
        letters.fonts[key] = (
            bool(bold) or any(word in name for word in _BOLD),
            bool(flags & _FLAG_ITALIC) or any(word in name for word in _SLOPED),
        )
    return letters.fonts[key]
