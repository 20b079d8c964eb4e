"""What is drawn on a page beside its letters: thin lines, colours, pictures, notes.

Only lines that are drawn as paths of their own are seen: an underline that is part of a
larger drawing, or of a form that the page places, is not.
"""

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw  # type: ignore[import-untyped]

from diffy.readers.pdf.glyphs import turned
from diffy.readers.pdf.shapes import Rule, Shade

_THIN = 2.5
"""Points; a thicker bar is a drawing, not a line."""
_TALLEST = 0.5
"""The share of a page's height that a colour behind words takes at most."""
_VIVID = 40
"""Of 255, how far the strongest and the weakest part of a colour are apart; grey has 0."""
_SMALL = 24.0
"""Points; a smaller picture is a bullet or a rule."""
_MOST = 50_000
"""Drawn things looked at on one page; a page of text has some hundreds."""
_MOST_RULES = 2_000
"""With more lines or colours than this on a page they make a picture and mark no words."""
_NOTES = frozenset({1, 3, 9, 10, 11, 12, 13, 14, 15})
"""Kinds of annotation that readers make: notes, highlights, strike-outs, stamps, ink."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn on a page."""

    rules: tuple[Rule, ...]
    shades: tuple[Shade, ...]
    """Coloured areas in the order in which they are painted."""
    pictures: int
    anything: bool


def drawn(page: Any, turn: int, width: float, height: float) -> Drawn:
    """Thin level lines, colours, and how many pictures; `turn` counts quarters."""
    rules: list[Rule] = []
    shades: list[Shade] = []
    pictures = 0
    count = max(raw.FPDFPage_CountObjects(page), 0)
    for k in range(min(count, _MOST)):
        item = raw.FPDFPage_GetObject(page, k)
        kind = raw.FPDFPageObj_GetType(item)
        if kind in (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_UNKNOWN):
            continue
        box = _bounds(item)
        if box is None:
            continue
        left, bottom, right, top = turned(box, turn, width, height)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            if top - bottom <= _THIN < right - left:
                rules.append(Rule(left, right, (bottom + top) / 2))
            elif top - bottom <= _TALLEST * height and (colour := _colour(item)):
                shades.append(Shade(left, right, bottom, top, colour))
        elif min(right - left, top - bottom) >= _SMALL and _is_picture(item, kind):
            pictures += 1
    if len(rules) > _MOST_RULES:
        rules = []
    if len(shades) > _MOST_RULES:
        shades = []
    return Drawn(tuple(rules), tuple(shades), pictures, count > 0)


def _colour(item: Any) -> str:
    """The colour that fills a path; empty for none, and for white, grey and black."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(item, fill, stroke) or not fill.value:
        return ""
    red, green, blue, alpha = parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(item, *parts) or not alpha.value:
        return ""
    shown = [part.value for part in (red, green, blue)]
    vivid = max(shown) - min(shown) >= _VIVID
    return "".join(f"{part:02X}" for part in shown) if vivid else ""


def comments(page: Any) -> int:
    """The notes, highlights and the like that readers have put on a page."""
    found = 0
    for k in range(min(max(raw.FPDFPage_GetAnnotCount(page), 0), _MOST)):
        note = raw.FPDFPage_GetAnnot(page, k)
        if note:
            found += raw.FPDFAnnot_GetSubtype(note) in _NOTES
            raw.FPDFPage_CloseAnnot(note)
    return found


def _bounds(item: Any) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    if not all(math.isfinite(edge.value) for edge in edges):
        return None
    return left, bottom, right, top


def _is_picture(item: Any, kind: int) -> bool:
    """Whether an object is an image, or a form that places one."""
    if kind == raw.FPDF_PAGEOBJ_FORM:
        count = min(max(raw.FPDFFormObj_CountObjects(item), 0), _MOST)
        parts = (raw.FPDFFormObj_GetObject(item, k) for k in range(count))
        return any(
            raw.FPDFPageObj_GetType(part) == raw.FPDF_PAGEOBJ_IMAGE for part in parts
        )
    return bool(kind == raw.FPDF_PAGEOBJ_IMAGE)
