"""The numbers of a text with the words that make them the least or the most."""

from collections.abc import Container, Iterable, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from diffy.changes.amounts import Amount, amounts
from diffy.changes.regions import folded
from diffy.languages import Language
from diffy.words import fold

_BETWEEN = " \n[]("
"""What may stand between what bounds a number and the number behind it."""
_BEHIND = "…"
"""With this begins a phrase that bounds the number before it: "four years or more"."""
_COUNTED_WORDS, _COUNTED_SIGNS = 3, 6
"""What is counted may stand before such a phrase: so many words, or characters where no
spaces stand between words."""
_MARKS = frozenset(",;:.()，；：。、،؛")
_JOINTS = "-", " "


class Bounded(NamedTuple):
    """A number with the words that make it the least or the most: "at least ninety"."""

    printed: str
    bound: str
    """The first of the phrases that say the same; empty where none bounds it."""
    value: str


def bounded(text: str, tables: Language) -> list[Bounded]:
    """The numbers of a text in order, each with what bounds it; a date is one."""
    said = fold(text)
    found = _together(amounts(text, tables), said, _joints(tables))
    limits = (*(each.start for each in found[1:]), len(said))
    return [
        _bounded(each, said, limit, tables)
        for each, limit in zip(found, limits, strict=False)  # none without a number
    ]


@cache
def _joints(tables: Language) -> frozenset[str]:
    """What stands between the parts of a number or of a date."""
    signs = tables.change["in_dates"]
    words = [
        f" {sign} " if sign.isalpha() and tables.spaced else sign for sign in signs
    ]
    return frozenset((*_JOINTS, *words))


def _together(
    found: Iterable[Amount], said: str, joints: Container[str]
) -> list[Amount]:
    """Numbers right behind one another as one: "two-thirds", "3 May 2024"."""
    whole: list[Amount] = []
    for each in found:
        if whole and said[whole[-1].end : each.start] in joints:
            first = whole.pop()
            value = f"{first.value} {each.value}"
            each = Amount(said[first.start : each.end], value, first.start, each.end)
        whole.append(each)
    return whole


def _bounded(each: Amount, said: str, limit: int, tables: Language) -> Bounded:
    """A number with what bounds it; the next one begins at `limit`."""
    before = said[: each.start].rstrip(_BETWEEN)
    known = _bounds(tables)
    found = next((b for b in known if before.endswith(b)), "")
    if tables.spaced and before[: len(before) - len(found)][-1:].isalnum():
        found = ""  # the end of a longer word
    if found:
        joint = " " if tables.spaced else ""
        printed = f"{found}{joint}{said[each.start : each.end]}"
        return Bounded(printed, known[found], each.value)
    phrase, stop = _behind(said, each.end, limit, tables)
    bound = _bounds_behind(tables)[phrase] if phrase else ""
    return Bounded(said[each.start : stop], bound, each.value)


def _behind(said: str, end: int, limit: int, tables: Language) -> tuple[str, int]:
    """The phrase that bounds a number from behind, and where it ends; none: the number's
    own end."""
    found = "", end
    least = limit
    for phrase in _bounds_behind(tables):
        at = said.find(phrase, end, least + len(phrase))
        if 0 <= at < least and _is_counted(said[end:at], tables):
            stop = at + len(phrase)
            torn = tables.spaced and said[stop : stop + 1].isalnum()
            ahead = limit < len(said) and not said[stop:limit].strip(_BETWEEN)
            if not torn and not ahead:  # "two Parties and at least three States"
                found, least = (phrase, stop), at
    return found


def _is_counted(between: str, tables: Language) -> bool:
    """Whether words right behind a number may be what it counts."""
    if not _MARKS.isdisjoint(between):
        return False
    if tables.spaced:
        apart = between[-1:].isspace()
        return apart and len(between.split()) <= _COUNTED_WORDS
    return len(between) <= _COUNTED_SIGNS


def _bounds(tables: Language) -> Mapping[str, str]:
    """The phrases that bound the number behind them, the longest first, each with the
    first of those that say the same."""
    return _known_bounds(tables)[0]


def _bounds_behind(tables: Language) -> Mapping[str, str]:
    """The same for those that bound the number before them."""
    return _known_bounds(tables)[1]


@cache
def _known_bounds(tables: Language) -> tuple[Mapping[str, str], Mapping[str, str]]:
    before: dict[str, str] = {}
    behind: dict[str, str] = {}
    for entry in tables.change["bound"]:
        first, *others = entry.split("|")
        for phrase in (first, *others):
            known = behind if phrase.startswith(_BEHIND) else before
            known[fold(phrase.removeprefix(_BEHIND)).strip()] = first
    return _longest_first(before), _longest_first(behind)


def _longest_first(known: Mapping[str, str]) -> Mapping[str, str]:
    return {phrase: known[phrase] for phrase in sorted(known, key=len, reverse=True)}


def may_bound(text: str, tables: Language) -> bool:
    """Whether a text has a phrase that could bound a number."""
    return any(map(fold(text).__contains__, chain(*_known_bounds(tables))))


@cache
def bounding(tables: Language) -> frozenset[str]:
    """The words of the phrases that bound a number; those that say little are left out
    where words are more than a sign."""
    words = (
        word for phrase in chain(*_known_bounds(tables)) for word in folded(phrase)
    )
    return frozenset(words) - tables.stop if tables.spaced else frozenset(words)
