"""The pictures of a site: figures and states from draft to draft, to be read without colour.

All lengths are in the units of the drawing, of which a screen shows one as a pixel.
"""

from collections.abc import Sequence

from diffy.model import AskState, Demand, StateOfAsk
from diffy.writers.site.atlas import Atlas
from diffy.writers.site.view import Curve, Grid, Mark, Point, Track, Way
from diffy.writers.tally import only_unwanted
from diffy.writers.view import Tag

_SLOT, _WIDE, _WIDTH = 62, 110, 248
"""What a draft has of the width: room for a short name below it, at the most, and what
all of them share where they are few."""
_EDGE = 32
_HEIGHT, _TOP, _BASE = 132, 24, 104
"""Of a curve: the drawing, the highest point, the line of zero."""
_ROW, _HEAD, _IDS = 26, 24, 40
"""Of a grid: a line, the names above, the ids before."""
_NAME = 11
"""Letters of a draft's id that have room in a slot."""

STATES = (
    AskState.FOUND,
    AskState.WEAK,
    AskState.CONTRARY,
    AskState.BOTH,
    AskState.NONE,
)


def curve(here: Atlas, heading: str, figures: Sequence[int | None]) -> Curve:
    """A figure from draft to draft; None where a draft has none."""
    most = max((f for f in figures if f), default=0) or 1
    told = [(k, f) for k, f in enumerate(figures) if f is not None]
    points = tuple(
        Point(
            x=_EDGE + _slot(here) * k,
            y=round(_BASE - (_BASE - _TOP) * f / most, 1),
            words=f"{f:,}",
            title=f"{here.name(k)}: {f:,}",
        )
        for k, f in told
    )
    said = "; ".join(point.title for point in points)
    return Curve(
        heading=heading,
        said=f"{heading}: {said}.",
        width=2 * _EDGE + _slot(here) * (len(figures) - 1),
        height=_HEIGHT,
        base=_BASE,
        points=points,
        names=_names(here, _EDGE),
    )


def grid(here: Atlas, heading: Way, demand: Demand, at: int) -> Grid:
    """The states of a demand's asks; `at` is the place of its first among all asks."""
    tracks = []
    for row, ask in enumerate(demand.asks):
        y = _HEAD + _ROW * row + _ROW / 2
        states = [states[at + row] for states in here.series.states]
        marks = tuple(
            Mark(
                x=_IDS + _EDGE + _slot(here) * k,
                y=y,
                state=state.state.value,
                title=f"{ask.id}, {here.name(k)}: {state_tag(here, demand, state).word}",
            )
            for k, state in enumerate(states)
        )
        tracks.append(Track(y, ask.id, ask.text, marks))
    said = "; ".join(mark.title for track in tracks for mark in track.marks)
    count = len(here.series.drafts)
    return Grid(
        heading=heading,
        said=f"{heading.words}: {said}.",
        width=_IDS + 2 * _EDGE + _slot(here) * (count - 1),
        height=_HEAD + _ROW * len(demand.asks) + 4,
        tracks=tuple(tracks),
        names=_names(here, _IDS + _EDGE),
    )


def legend(here: Atlas) -> tuple[Tag, ...]:
    """The states of an ask, with their words."""
    return tuple(Tag(s.value, here.words.say("state", s.value)) for s in STATES)


def state_tag(here: Atlas, demand: Demand, state: StateOfAsk) -> Tag:
    """A state as a word; an ask that can only be defied is not failed by silence."""
    name = state.state.value
    ask = next(ask for ask in demand.asks if ask.id == state.ask)
    if state.state is AskState.NONE and only_unwanted(ask):
        name = "none_unwanted"
    return Tag(state.state.value, here.words.say("state", name))


def _slot(here: Atlas) -> float:
    """How far one draft stands from the next."""
    gaps = max(len(here.series.drafts) - 1, 1)
    return max(_SLOT, min(_WIDE, _WIDTH // gaps))


def _names(here: Atlas, start: float) -> tuple[tuple[float, str, str], ...]:
    """The short names of the drafts, each with the whole one."""
    return tuple(
        (start + _slot(here) * k, _short(id_), here.name(k))
        for k, id_ in enumerate(here.series.ids)
    )


def _short(id_: str) -> str:
    return id_ if len(id_) <= _NAME else id_[: _NAME - 1] + "…"
