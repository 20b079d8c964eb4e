"""The places of a change: where old words gave way to new ones, counted in words."""

from collections.abc import Iterator
from typing import NamedTuple

from diffy.model import Edit, Op
from diffy.words import fold, printed_words


class Region(NamedTuple):
    """A run of deleted words and the inserted words that stand in their place."""

    old: str
    new: str
    old_words: range
    """The places of its words among the words of the old provision."""
    new_words: range


class Wording(NamedTuple):
    """What became of every word of a provision."""

    regions: tuple[Region, ...]
    old: list[int | None]
    """For every old word the place of the new word it is, None where it was deleted."""
    new: list[int | None]
    """For every new word the place of the old word it was, None where it was inserted."""


def wording(edits: tuple[Edit, ...]) -> Wording:
    """The replaced, deleted and inserted runs of a change, in order, and what was kept."""
    olds: list[int | None] = []
    news: list[int | None] = []
    found: list[Region] = []
    gone = come = ""
    for edit in edits:
        count = len(printed_words(edit.text))
        if edit.op is Op.KEEP:
            if gone or come:
                found.append(_region(gone, come, olds, news))
                gone = come = ""
            i, j = len(olds), len(news)
            olds += range(j, j + count)
            news += range(i, i + count)
        elif edit.op is Op.DELETE:
            gone += edit.text
            olds += [None] * count
        else:
            come += edit.text
            news += [None] * count
    if gone or come:
        found.append(_region(gone, come, olds, news))
    return Wording(tuple(found), olds, news)


def _region(
    gone: str, come: str, olds: list[int | None], news: list[int | None]
) -> Region:
    return Region(gone.strip(), come.strip(), _last(olds), _last(news))


def _last(places: list[int | None]) -> range:
    """The words without counterpart at the end."""
    end = len(places)
    start = end
    while start and places[start - 1] is None:
        start -= 1
    return range(start, end)


_LONGEST = 60
"""Characters of a text that a ground shows; the rest is an ellipsis."""


def shortened(words: str) -> str:
    """Words on one line, short enough for a ground."""
    text = " ".join(words.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def region_words(region: Region) -> Iterator[str]:
    """The words of both sides for comparing."""
    yield from folded(region.old)
    yield from folded(region.new)


def folded(text: str) -> tuple[str, ...]:
    """The words of a text for comparing."""
    return tuple(printed_words(fold(text)))
