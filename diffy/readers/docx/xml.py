"""Names and values in the XML of a Word file."""

from collections.abc import Iterator

from lxml import etree

Element = etree._Element

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

CHOICES = f"{{{_COMPATIBILITY}}}AlternateContent"
CHOICE = f"{{{_COMPATIBILITY}}}Choice"
FALLBACK = f"{{{_COMPATIBILITY}}}Fallback"
FORMULA_TEXT = f"{{{_MATH}}}t"
RELATION_ID = f"{{{_RELATIONS}}}id"

_OFF = frozenset({"0", "false", "off", "none"})
_LARGEST = 1_000_000
"""No counter, level or measure in a Word file is larger."""


def w(name: str) -> str:
    """The full name of an element or attribute of Word's main vocabulary."""
    return f"{{{_MAIN}}}{name}"


def local(element: Element) -> str:
    """An element's name without its namespace; empty for a comment."""
    name = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def below(element: Element | None, *names: str) -> Element | None:
    """The first element found by going down these names, None where one is missing."""
    for name in names:
        if element is None:
            return None
        element = element.find(w(name))
    return element


def attribute(element: Element | None, name: str = "val") -> str:
    """An attribute's value, empty where element or attribute is missing."""
    return "" if element is None else element.get(w(name)) or ""


def value(element: Element | None, *names: str) -> str:
    """The `val` of the element found below, empty where there is none."""
    return attribute(below(element, *names))


def whole(text: str) -> int | None:
    """A whole number of the source, None where the text is none or beyond measure."""
    digits = text.strip().removeprefix("-")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 7:
        return None
    number = int(text)
    return number if abs(number) <= _LARGEST else None


def switch(element: Element | None) -> bool | None:
    """Whether a property is switched on or off, None where it is not there."""
    return None if element is None else attribute(element).lower() not in _OFF


def elements(parent: Element) -> Iterator[Element]:
    """The child elements, without comments and processing instructions."""
    return (child for child in parent if isinstance(child.tag, str))


def words(element: Element) -> str:
    """All words below an element, in order, deleted ones included."""
    pieces: list[str] = []
    for found in element.iter(w("t"), w("delText"), w("tab"), w("br"), w("p")):
        plain = found.tag in (w("t"), w("delText"))
        pieces.append((found.text or "") if plain else " ")
    return " ".join("".join(pieces).split())
