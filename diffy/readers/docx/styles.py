"""The styles of a Word file: what a paragraph or run takes from them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from diffy.readers.docx.xml import (
    Element,
    attribute,
    below,
    switch,
    value,
    w,
    whole,
)

_HEADING = re.compile(r"heading (?P<level>[1-9])$")
_CONTENTS = re.compile(r"(?:toc|contents) (?:heading|[1-9])$")
_DEEPEST = 40
"""Styles based on styles; a longer chain goes round in a circle."""
_BODY = 9
"""The outline level that means "no heading"."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it says itself."""

    name: str
    based_on: str
    paragraph: Element | None
    run: Element | None


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by id, and the one that paragraphs without a style have."""

    by_id: Mapping[str, Style]
    default: str

    def chain(self, style: str) -> Iterator[tuple[str, Style]]:
        """A style and those it is based on, nearest first."""
        for _ in range(_DEEPEST):
            found = self.by_id.get(style)
            if found is None:
                return
            yield style, found
            style = found.based_on

    def of(self, properties: Element | None) -> str:
        """The id of a paragraph's style, from its properties."""
        return value(properties, "pStyle") or self.default


def styles(root: Element | None) -> Styles:
    """The styles that a file defines."""
    by_id: dict[str, Style] = {}
    default = ""
    for element in [] if root is None else root.iter(w("style")):
        key = attribute(element, "styleId")
        if key in by_id:
            continue
        by_id[key] = Style(
            value(element, "name").strip().casefold(),
            value(element, "basedOn"),
            below(element, "pPr"),
            below(element, "rPr"),
        )
        if attribute(element, "type") == "paragraph" and attribute(element, "default"):
            default = default or key
    return Styles(by_id, default)


def depth(properties: Element | None, known: Styles) -> int:
    """The level of a heading, 0 for a paragraph that is none."""
    direct = whole(value(properties, "outlineLvl"))
    if direct is not None:
        return direct + 1 if 0 <= direct < _BODY else 0
    for _, style in known.chain(known.of(properties)):
        if found := _HEADING.match(style.name):
            return int(found["level"])
        level = whole(value(style.paragraph, "outlineLvl"))
        if level is not None:
            return level + 1 if 0 <= level < _BODY else 0
    return 0


def is_contents(properties: Element | None, known: Styles) -> bool:
    """Whether a paragraph is a line of an automatic table of contents."""
    chain = known.chain(known.of(properties))
    return any(_CONTENTS.match(style.name) for _, style in chain)


def is_document_title(properties: Element | None, known: Styles) -> bool:
    """Whether a paragraph has the style for the title of a whole document."""
    return any(s.name == "title" for _, s in known.chain(known.of(properties)))


@dataclass(frozen=True, slots=True)
class Look:
    """How the words of a run are set, as far as it says something about them."""

    emphasis: tuple[str, ...] = ()
    """Of "strong", "italic" and "underline"."""
    struck: bool = False
    colour: str = ""
    """Of the highlighting or shading, as the source has it."""
    hidden: bool = False


def look(run: Element | None, paragraph: str, known: Styles, *, heading: bool) -> Look:
    """How a run is set: by itself, its style, and its paragraph's style.

    A heading's style sets all headings alike, so it emphasizes nothing.
    """
    layers = [run] if run is not None else []
    layers += _layers(value(run, "rStyle"), known)
    above = layers if heading else [*layers, *_layers(paragraph, known)]
    return Look(
        emphasis=tuple(_emphasis(above)),
        struck=_on(above, "strike") or _on(above, "dstrike"),
        colour=colour(layers),
        hidden=_on(above, "vanish"),
    )


def _emphasis(layers: list[Element]) -> Iterator[str]:
    script = "Cs" if _on(layers, "rtl") else ""  # Arabic has switches of its own
    if _on(layers, f"b{script}"):
        yield "strong"
    if _on(layers, f"i{script}"):
        yield "italic"
    if _underlined(layers):
        yield "underline"


def _layers(style: str, known: Styles) -> list[Element]:
    return [s.run for _, s in known.chain(style) if s.run is not None]


def _on(layers: list[Element], tag: str) -> bool:
    """The nearest word on a property."""
    for layer in layers:
        state = switch(below(layer, tag))
        if state is not None:
            return state
    return False


def _underlined(layers: list[Element]) -> bool:
    found = (value(layer, "u") for layer in layers)
    return next((kind for kind in found if kind), "none") != "none"


def colour(layers: list[Element]) -> str:
    """The colour behind the words, empty for none; white and automatic are none."""
    marker = next((c for c in (value(x, "highlight") for x in layers) if c), "none")
    if marker != "none":
        return marker
    fills = (attribute(below(layer, "shd"), "fill") for layer in layers)
    fill = next((fill for fill in fills if fill), "auto").casefold()
    return "" if fill in ("auto", "ffffff") else fill
