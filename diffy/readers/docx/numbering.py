"""Automatic numbering: the number that Word displays before a paragraph.

No library gives it. docx2python prints "1)" for every pattern, counts each list instance
by itself and knows neither numbering by style nor restarts; python-docx does not number
at all; docx-parser-converter and python-docx-ng count by instance as well. So the rules
of ECMA-376 part 1, section 17.9, are applied here, with what Word does where the
standard is silent:

1. instances (`num`) of one definition (`abstractNum`) count on together, and an instance
   with a start of its own for a level restarts where it is first used at that level;
2. a level restarts after any level above it, or as `lvlRestart` says;
3. a paragraph without a number of its own takes that of its style, at the level that is
   linked to the style;
4. a level above that has not been counted yet is taken to stand at its start, as
   LibreOffice takes it: after "1.1" comes "2.".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from diffy.readers.docx.formats import printed
from diffy.readers.docx.styles import Styles
from diffy.readers.docx.xml import (
    Element,
    attribute,
    below,
    switch,
    value,
    w,
    whole,
)

_PLACE = re.compile(r"%([1-9])")
BULLETS = "-–—•·*◦▪"
_LEVELS = range(9)
"""All levels that a list can have."""
_DEEPEST = 10
"""Definitions that refer to others; a longer chain goes round in a circle."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    """The level, counted from 1, after which this one restarts; 0 for never."""
    legal: bool = False
    """Whether all numbers in the pattern are printed as digits."""
    style: str = ""
    """The id of the paragraph style that is linked to the level."""
    properties: Element | None = None
    """What the level says of its paragraphs: the indentation."""


@dataclass(frozen=True, slots=True)
class Instance:
    """A list as paragraphs refer to it."""

    definition: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]
    """The levels that restart where the list is first used, and at which number."""

    def start(self, level: int) -> int:
        """The number with which a level begins."""
        return self.starts.get(level, self.levels.get(level, Level()).start)


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph's place in a list."""

    list: str
    level: int


@dataclass(slots=True)
class Counters:
    """The numbers so far, by definition and level; the places already counted."""

    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    used: set[Place] = field(default_factory=set)


Lists = Mapping[str, Instance]


def lists(root: Element | None) -> Lists:
    """The lists that a file defines, by their id."""
    if root is None:
        return {}
    definitions: dict[str, Element] = {}
    for element in root.iter(w("abstractNum")):
        definitions.setdefault(attribute(element, "abstractNumId"), element)
    found: dict[str, Instance] = {}
    for num in root.iter(w("num")):
        definition = _linked(value(num, "abstractNumId"), definitions)
        found[attribute(num, "numId")] = _instance(num, definition, definitions)
    return found


def _linked(definition: str, definitions: Mapping[str, Element]) -> str:
    """The definition that holds the levels, where one refers to another by a style."""
    for _ in range(_DEEPEST):
        style = value(definitions.get(definition), "numStyleLink")
        target = next(
            (k for k, e in definitions.items() if value(e, "styleLink") == style),
            definition,
        )
        if not style or target == definition:
            return definition
        definition = target
    return definition


def _instance(num: Element, key: str, definitions: Mapping[str, Element]) -> Instance:
    definition = definitions.get(key)
    levels = {} if definition is None else _levels(definition)
    starts: dict[int, int] = {}
    for change in num.iterfind(w("lvlOverride")):
        at = whole(attribute(change, "ilvl"))
        start = whole(value(change, "startOverride"))
        levels |= _levels(change)
        if at is not None and at in _LEVELS and start is not None:
            starts[at] = start
    return Instance(key, levels, starts)


def _levels(parent: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in parent.iterfind(w("lvl")):
        at = whole(attribute(element, "ilvl"))
        if at is not None and at in _LEVELS:
            levels[at] = _level(element)
    return levels


def _level(element: Element) -> Level:
    start = whole(value(element, "start"))
    return Level(
        start=1 if start is None else start,
        form=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText"),
        restart=whole(value(element, "lvlRestart")),
        legal=bool(switch(below(element, "isLgl"))),
        style=value(element, "pStyle"),
        properties=below(element, "pPr"),
    )


def place(properties: Element | None, styles: Styles, known: Lists) -> Place | None:
    """A paragraph's place in a list, None where it is in none."""
    own = below(properties, "numPr")
    level = whole(value(own, "ilvl"))
    if key := value(own, "numId"):
        if key not in known:  # "0" takes a paragraph out of its style's list
            return None
        style = styles.of(properties)
        at = _linked_level(known[key], style) if level is None else level
        return Place(key, at or 0)
    passed: list[str] = []
    for style, said in styles.chain(styles.of(properties)):
        passed.append(style)
        numbered = below(said.paragraph, "numPr")
        if (key := value(numbered, "numId")) and key not in known:
            return None
        if key:
            linked = (_linked_level(known[key], name) for name in passed)
            at = next((x for x in linked if x is not None), None)
            at = whole(value(numbered, "ilvl")) if at is None else at
            return Place(key, (at or 0) if level is None else level)
    return None


def _linked_level(instance: Instance, style: str) -> int | None:
    """The level of a list that is linked to a style."""
    linked = (at for at, level in instance.levels.items() if level.style == style)
    return min(linked, default=None) if style else None


def label(at: Place, known: Lists, counters: Counters) -> str:
    """Count a paragraph in its list: the number that stands before it, as displayed.

    Empty where the list shows none; a bullet of any font is "•" where it has no sign.
    """
    instance = known[at.list]
    level = instance.levels.get(at.level)
    if level is None:
        return ""
    counts = counters.counts.setdefault(instance.definition, {})
    if at not in counters.used and at.level in instance.starts:
        counts.pop(at.level, None)
    counters.used.add(at)
    for above in range(at.level):
        counts.setdefault(above, instance.start(above))
    last = counts.get(at.level)
    counts[at.level] = instance.start(at.level) if last is None else last + 1
    for deeper in [k for k in counts if k > at.level]:
        restart = instance.levels.get(deeper, Level()).restart
        if restart is None or at.level < restart:
            del counts[deeper]
    return _shown(level, at.level, instance, counts)


def _shown(level: Level, at: int, instance: Instance, counts: Mapping[int, int]) -> str:
    if level.form == "bullet":
        sign = level.pattern.strip()
        return sign if sign in BULLETS or not sign else "•"

    def number(found: re.Match[str]) -> str:
        wanted = int(found[1]) - 1
        if wanted > at:
            return ""
        form = instance.levels.get(wanted, Level()).form
        digits = level.legal and form != "decimalZero"
        count = counts.get(wanted, instance.start(wanted))
        return printed(count, "decimal" if digits else form)

    return " ".join(_PLACE.sub(number, level.pattern).split())
