"""The places of a change: where old words gave way to new ones, counted in words."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from diffy.model import Edit, Op
from diffy.words import fold, printed_words

_KNOWN = 4096
"""Texts of which the folded words are kept: every test of a change asks for them."""


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
    i = j = 0  # where the words of the run begin
    for edit in edits:
        count = len(printed_words(edit.text))
        if edit.op is Op.KEEP:
            if gone or come:
                places = range(i, len(olds)), range(j, len(news))
                found.append(Region(gone.strip(), come.strip(), *places))
                gone = come = ""
            i, j = len(olds), len(news)
            olds += range(j, j + count)
            news += range(i, i + count)
            i, j = i + count, j + count
        elif edit.op is Op.DELETE:
            gone += edit.text
            olds += [None] * count
        else:
            come += edit.text
            news += [None] * count
    if gone or come:
        places = range(i, len(olds)), range(j, len(news))
        found.append(Region(gone.strip(), come.strip(), *places))
    return Wording(tuple(found), olds, news)


def joined(regions: Iterable[Region]) -> Iterator[Region]:
    """The runs that only marks keep apart, as one run where they are several."""
    together: list[Region] = []
    for region in (*regions, None):
        if together and not (region and _beside(together[-1], region)):
            if len(together) > 1:
                yield _one(together)
            together = []
        if region:
            together.append(region)


def _beside(one: Region, other: Region) -> bool:
    """Whether no kept word stands between two runs."""
    ends = one.old_words.stop, one.new_words.stop
    return ends == (other.old_words.start, other.new_words.start)


def _one(regions: Sequence[Region]) -> Region:
    first, last = regions[0], regions[-1]
    return Region(
        " ".join(r.old for r in regions),
        " ".join(r.new for r in regions),
        range(first.old_words.start, last.old_words.stop),
        range(first.new_words.start, last.new_words.stop),
    )


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


@lru_cache(maxsize=_KNOWN)
def folded(text: str) -> tuple[str, ...]:
    """The words of a text for comparing."""
    return tuple(printed_words(fold(text)))
