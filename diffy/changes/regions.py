"""The places of a change: where old words gave way to new ones, counted in words."""

from collections.abc import Iterator
from typing import NamedTuple

from diffy.model import Edit, Op
from diffy.words import fold, printed_words


class Region(NamedTuple):
    """A run of deleted words and the inserted words that stand in their place."""

    old: str
    new: str


def regions(edits: tuple[Edit, ...]) -> Iterator[Region]:
    """The replaced, deleted and inserted runs of a change, in order."""
    old = new = ""
    for edit in edits:
        if edit.op is Op.KEEP:
            if old or new:
                yield Region(old.strip(), new.strip())
            old = new = ""
        elif edit.op is Op.DELETE:
            old += edit.text
        else:
            new += edit.text
    if old or new:
        yield Region(old.strip(), new.strip())


def folded(text: str) -> tuple[str, ...]:
    """The words of a text for comparing."""
    return tuple(printed_words(fold(text)))


class Fate(NamedTuple):
    """What became of every word of the two sides of a change."""

    old: list[int | None]
    """For every old word the place of the new word it is, None where it was deleted."""
    new: list[int | None]
    """For every new word the place of the old word it was, None where it was inserted."""


def fates(edits: tuple[Edit, ...]) -> Fate:
    """Which words were kept, by their places among the words of each side."""
    fate = Fate([], [])
    for edit in edits:
        for _ in printed_words(edit.text):
            if edit.op is Op.KEEP:
                i, j = len(fate.old), len(fate.new)
                fate.old.append(j)
                fate.new.append(i)
            elif edit.op is Op.DELETE:
                fate.old.append(None)
            else:
                fate.new.append(None)
    return fate
