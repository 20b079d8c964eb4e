"""The map of a report: how the articles of the old draft flow into those of the new.

Two columns of boxes in the order of the drafts, each as tall as its text is long; a ribbon
for each pair of articles that correspond; a bracket beside the boxes of a chapter. All
lengths are in the units of the drawing, of which a screen shows one as a pixel.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from diffy.languages import isolate
from diffy.model import DIVISIONS, ChangeKind, Draft, Node, Row, ancestors
from diffy.writers.index import Index, script
from diffy.writers.view import Script, Tag

WIDTH, BOX = 270, 50
"""Of the drawing, and of a box; the ribbons have what lies between the columns."""
_LEAST = 13
"""The height of the shortest article: one line of small print."""
_TALLER = 6
"""What an article of average length gets beyond that: 120 articles stay two screens."""
_GAP = 2
_TITLE = 26
"""The room above a chapter for its name."""
_HEADING = 44
"""Letters of a heading that are shown beside a box on a laptop's screen."""

_FATES = (ChangeKind.SPLIT, ChangeKind.MERGED, ChangeKind.MOVED)
_SAME = frozenset({ChangeKind.UNCHANGED, ChangeKind.RENUMBERED})


@dataclass(frozen=True, slots=True)
class Box:
    """One article."""

    x: float
    y: float
    height: float
    number: str
    heading: str
    """Short enough to stand beside the box."""
    title: str
    """The whole citation with its heading and what became of it."""
    fate: str
    anchor: str
    twin: bool
    """Whether the box of its successor leads to the same place."""

    @property
    def middle(self) -> float:
        """Where its words stand."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Ribbon:
    """The text of an old article that stands in a new one."""

    fate: str
    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """The articles of a chapter."""

    y: float
    height: float
    words: str


@dataclass(frozen=True, slots=True)
class Column:
    """One draft."""

    role: str
    script: Script
    boxes: tuple[Box, ...]
    brackets: tuple[Bracket, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """The whole drawing."""

    width: int
    box: int
    """The width of a box."""
    height: float
    old: Column
    new: Column
    ribbons: tuple[Ribbon, ...]
    legend: tuple[Tag, ...]
    """The fates that occur, in order."""


@dataclass(slots=True)
class _Side:
    """One column while it is laid out."""

    x: float
    eids: list[str] = field(default_factory=list)
    tops: dict[str, float] = field(default_factory=dict)
    heights: dict[str, float] = field(default_factory=dict)
    brackets: list[Bracket] = field(default_factory=list)
    height: float = 0
    taken: dict[str, float] = field(default_factory=dict)
    """How much of a box its ribbons use already."""


def flow(found: Index) -> Flow | None:
    """Draw the map of a comparison; None where neither draft has an article."""
    old, new = found.comparison.old, found.comparison.new
    articles = (*old.articles, *new.articles)
    if not articles:
        return None
    scale = _TALLER / (sum(map(_letters, articles)) / len(articles) or 1)
    left, right = _side(old, 0, scale), _side(new, WIDTH - BOX, scale)
    fates = _fates(found.comparison.concordance)
    ribbons = tuple(_ribbons(found, left, right))
    shown = {fate for fates_ in fates.values() for fate in fates_.values()}
    return Flow(
        width=WIDTH,
        box=BOX,
        height=max(left.height, right.height),
        old=_column(found, left, "old", fates["old"]),
        new=_column(found, right, "new", fates["new"]),
        ribbons=ribbons,
        legend=tuple(_tag(found, fate) for fate in _ORDER if fate in shown),
    )


_ORDER = ("same", "edited", "moved", "split", "merged", "removed", "added")


def _tag(found: Index, fate: str) -> Tag:
    return Tag(fate, found.words.say("map", fate))


def _letters(article: Node) -> int:
    return sum(len(node.text) for node in article.walk())


# ------------------------------------------------------------------------- the columns


def _side(draft: Draft, x: float, scale: float) -> _Side:
    """Lay out the articles of a draft, chapter by chapter."""
    side = _Side(x)
    above = ancestors(draft)
    for name, articles in groupby(draft.articles, lambda a: _chapter(above[a.eid])):
        if name:
            side.height += _TITLE
        top = side.height
        for article in articles:
            tall = _LEAST + scale * _letters(article)
            side.eids.append(article.eid)
            side.tops[article.eid], side.heights[article.eid] = side.height, tall
            side.height += tall + _GAP
        if name:
            side.brackets.append(Bracket(top, side.height - _GAP - top, name))
    return side


def _chapter(path: tuple[Node, ...]) -> str:
    """The outermost division an article stands in, as a line of print."""
    division = next((node for node in path if node.kind in DIVISIONS), None)
    if division is None:
        return ""
    return ". ".join(filter(None, (division.label.strip(" .:"), division.heading)))


def _column(found: Index, side: _Side, role: str, fates: Mapping[str, str]) -> Column:
    is_old = role == "old"
    draft = found.comparison.old if is_old else found.comparison.new
    places = found.old if is_old else found.new
    sections = found.layout.old if is_old else found.layout.new
    boxes = []
    for eid in side.eids:
        place, fate = places[eid], fates.get(eid, "same")
        told = ", ".join(filter(None, (place.citation, place.node.heading)))
        boxes.append(
            Box(
                x=side.x,
                y=round(side.tops[eid], 1),
                height=round(side.heights[eid], 1),
                number=_number(eid),
                heading=_short(place.node.heading),
                title=f"{isolate(told)} ({found.words.say('map', fate)})",
                fate=fate,
                anchor=sections[eid],
                twin=is_old and fate != "removed",
            )
        )
    words = found.words.say("report", role)
    brackets = tuple(_named(bracket) for bracket in side.brackets)
    return Column(words, script(draft), tuple(boxes), brackets)


def _named(bracket: Bracket) -> Bracket:
    y, height = round(bracket.y, 1), round(bracket.height, 1)
    return Bracket(y, height, _short(bracket.words))


def _number(eid: str) -> str:
    """The number of an article as its id has it: `chp_2__art_12bis` gives 12bis."""
    return eid.rpartition("art_")[2].replace("nn_", "")


def _short(words: str) -> str:
    if len(words) <= _HEADING:
        return words
    head, _, _ = words[:_HEADING].rpartition(" ")
    return (head or words[: _HEADING - 1]) + "…"


# ------------------------------------------------------------------------- the ribbons


def _fates(rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    """What became of each article, for the old draft and for the new."""
    fates: dict[str, dict[str, str]] = {"old": {}, "new": {}}
    for row in rows:
        fate = _fate(row)
        for eid in row.old:
            fates["old"].setdefault(eid, fate)
        for eid in row.new:
            fates["new"].setdefault(eid, fate)
    return fates


def _fate(row: Row) -> str:
    if not row.new:
        return "removed"
    if not row.old:
        return "added"
    told = next((kind.value for kind in _FATES if kind in row.kinds), "")
    return told or ("same" if set(row.kinds) <= _SAME else "edited")


def _ribbons(found: Index, left: _Side, right: _Side) -> Iterator[Ribbon]:
    """A ribbon for each pair, those of the order that stayed first, below the others."""
    rows = [row for row in found.comparison.concordance if row.old and row.new]
    rows.sort(key=lambda row: _fate(row) not in ("same", "edited"))
    for row in rows:
        fate = _fate(row)
        for old, new in ((o, n) for o in row.old for n in row.new):
            start = _share(left, old, [right.heights[n] for n in row.new], new, row.new)
            end = _share(right, new, [left.heights[o] for o in row.old], old, row.old)
            ends = found.old[old].citation, found.new[new].citation
            title = " → ".join(map(isolate, ends))
            words = found.words.say("map", fate)
            yield Ribbon(fate, _band(start, end), f"{title} ({words})")


def _share(
    side: _Side, eid: str, sizes: Sequence[float], partner: str, among: Sequence[str]
) -> tuple[float, float]:
    """The part of a box's edge that one of its partners gets, by the partners' sizes."""
    share = sizes[list(among).index(partner)] / sum(sizes)
    free = side.heights[eid] - side.taken.get(eid, 0)
    tall = min(side.heights[eid] * share, free)
    top = side.tops[eid] + side.taken.get(eid, 0)
    side.taken[eid] = side.taken.get(eid, 0) + tall
    return top, top + tall


def _band(start: tuple[float, float], end: tuple[float, float]) -> str:
    """The outline of a ribbon from the left column to the right one."""
    left, right, bend = BOX, WIDTH - BOX, WIDTH / 2
    (a, b), (c, d) = start, end
    return (
        f"M{left} {a:.1f}C{bend:g} {a:.1f} {bend:g} {c:.1f} {right} {c:.1f}"
        f"V{d:.1f}C{bend:g} {d:.1f} {bend:g} {b:.1f} {left} {b:.1f}Z"
    )
