"""Where a paragraph of a Word file stands: its column, and what its number heads."""

import re

from diffy.numbering import LATIN, chinese, roman
from diffy.readers.docx.numbering import Level, Lists, Place
from diffy.readers.docx.styles import Styles
from diffy.readers.docx.xml import Element, attribute, below, value, whole

_COLUMN = 120
"""Twentieths of a point: half the height of 12-point type, about the width of a letter."""
_LEVEL = 2
"""Columns between two levels of a list that are printed at the same margin."""


def column(
    properties: Element | None,
    at: Place | None,
    styles: Styles,
    known: Lists,
    *,
    numbered: bool,
) -> int:
    """The column of a paragraph: of its number where a list numbers it, else of its words.

    A number's column is that of its level, whatever single paragraphs were moved to.
    """
    layers = _layers(properties, at, styles, known)
    if at is None or not numbered:
        direct = below(properties, "ind")
        layers[:0] = [] if direct is None else [direct]
        return _columns(_first(layers, "left", "start"))
    begin = _begin(layers)
    levels = known[at.list].levels
    flat = sum(_begin(_own(levels[k])) == begin for k in levels if k < at.level)
    return _columns(begin) + _LEVEL * flat


def _begin(layers: list[Element]) -> int:
    """Where a number stands, in twentieths of a point."""
    left = _first(layers, "left", "start")
    return left - _first(layers, "hanging") + _first(layers, "firstLine")


def _own(level: Level | None) -> list[Element]:
    """What a level of a list says of its margins."""
    margins = None if level is None else below(level.properties, "ind")
    return [] if margins is None else [margins]


def _layers(
    properties: Element | None, at: Place | None, styles: Styles, known: Lists
) -> list[Element]:
    """What indents a paragraph's style and level, nearest first."""
    of_level = [] if at is None else _own(known[at.list].levels.get(at.level))
    of_styles = [
        margins
        for _, said in styles.chain(styles.of(properties))
        if (margins := below(said.paragraph, "ind")) is not None
    ]
    if value(properties, "numPr", "numId"):
        return of_level + of_styles
    return of_styles + of_level


def _first(layers: list[Element], *names: str) -> int:
    """The first value that a layer has for one of these attributes, else 0."""
    values = (whole(attribute(layer, name)) for layer in layers for name in names)
    return next((value for value in values if value is not None), 0)


def _columns(twips: int) -> int:
    return max(0, round(twips / _COLUMN))


def names_a_unit(label: str) -> bool:
    """Whether an automatic number is more than a place in a list: "Article 3", "第三条"."""
    return any(
        len(word) > 1
        and len(set(word)) > 1
        and word not in LATIN
        and roman(word) is None
        and chinese(word) is None
        for word in re.findall(r"[^\W\d_]+", label.casefold())
    )
