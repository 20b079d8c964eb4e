"""The places of a change: where old words gave way to new ones, counted in words."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from diffy.model import Edit, Op
from diffy.words import words, words_in

_KNOWN = 4096
"""Texts of which the folded words are kept: every test of a change asks for them."""


class Region(NamedTuple):
    """A run of deleted words and the inserted words that stand in their place."""

    old: str
    new: str
    old_words: range
    """The places of its words among the words of the old provision."""
    new_words: range
    before: str = ""
    """What was kept in front of it, as far back as the run before."""
    after: str = ""
    """What was kept behind it, as far as the next run."""


class Wording:
    """What became of every word of a provision."""

    def __init__(self, regions: tuple[Region, ...], counts: tuple[int, int]) -> None:
        self.regions = regions
        self.counts = counts
        """How many words the old and the new text have."""

    @cached_property
    def replaced(self) -> str:
        """The words of all runs, to ask once whether any of them has what is sought."""
        return "\n".join(chain.from_iterable(run[:2] for run in self.regions))

    @cached_property
    def old(self) -> list[int | None]:
        """For every old word the place of the new word it is, None where it was deleted."""
        runs = ((r.old_words, r.new_words) for r in self.regions)
        return _partners(runs, *self.counts)

    @cached_property
    def new(self) -> list[int | None]:
        """For every new word the place of the old word it was, None where it was inserted."""
        runs = ((r.new_words, r.old_words) for r in self.regions)
        return _partners(runs, *self.counts[::-1])


def _partners(
    runs: Iterable[tuple[range, range]], own: int, others: int
) -> list[int | None]:
    """The places that the words of one text have in the other, None in replaced runs."""
    found: list[int | None] = []
    at = 0
    for mine, other in (*runs, (range(own, own), range(others, others))):
        found += range(at, other.start)
        found += [None] * len(mine)
        at = other.stop
    return found


def wording(edits: Iterable[Edit]) -> Wording:
    """The replaced, deleted and inserted runs of a change, in order, and what was kept."""
    found: list[Region] = []
    was = now = 0  # words told of each text
    gone = come = kept = ""
    for op, text in (*edits, _END):
        if op is _DELETE:
            gone = text
            continue
        if op is _INSERT:
            come = text
            continue
        if gone or come:
            olds = range(was, was + words_in(gone))
            news = range(now, now + words_in(come))
            found.append(Region(gone.strip(), come.strip(), olds, news, kept, text))
            was, now = olds.stop, news.stop
            gone = come = ""
        count = words_in(text)
        was, now, kept = was + count, now + count, text
    return Wording(tuple(found), (was, now))


# Python finds a member of an enumeration by many steps; these are asked for at every edit.
_DELETE, _INSERT = Op.DELETE, Op.INSERT
_END = Edit(Op.KEEP, "")


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
        first.before,
        last.after,
    )


_LONGEST = 60
"""Characters of a text that a ground shows; the rest is an ellipsis."""


def shortened(words: str) -> str:
    """Words on one line, short enough for a ground."""
    text = " ".join(words.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def touches(region: Region, words: frozenset[str]) -> bool:
    """Whether either side of a run has one of some words for comparing."""
    return not (
        words.isdisjoint(folded(region.old)) and words.isdisjoint(folded(region.new))
    )


@lru_cache(maxsize=_KNOWN)
def folded(text: str) -> tuple[str, ...]:
    """The words of a text for comparing."""
    return tuple(words(text))
