"""Numbers that stayed and came to be the least or the most: "at least" to "up to"."""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from diffy.changes.amounts import Amount, amounts
from diffy.changes.regions import folded
from diffy.languages import Language
from diffy.model import Flag, Ground
from diffy.words import fold

_BETWEEN = " \n[]("
"""What may stand between what bounds a number and the number behind it."""
_BEHIND = "…"
"""With this begins a phrase that bounds the number before it: "four years or more"."""
_COUNTED_WORDS, _COUNTED_SIGNS = 3, 6
"""What is counted may stand before such a phrase: so many words, or characters where no
spaces stand between words; "four years of imprisonment or more" has three."""
_MARKS = frozenset(",;:.()，；：。、،؛")
_ENDS = _MARKS | {"[", "]"}
_JOINTS = "-", " "


def may_limit(text: str, tables: Language) -> bool:
    """Whether replaced words can have made a number the least, or the most."""
    return not _bounding(tables).isdisjoint(folded(text))


def bounds(old: str, new: str, tables: Language) -> Iterator[Ground]:
    """Numbers that stayed and came to be the least or the most: "at least" to "up to"."""
    if not _may_bound(old, tables) and not _may_bound(new, tables):
        return
    olds, news = _bounded_numbers(old, tables), _bounded_numbers(new, tables)
    if [each.value for each in olds] != [each.value for each in news]:
        return  # which of them stayed is not known
    for one, other in zip(olds, news, strict=True):
        if one.bound != other.bound and one.sure == other.sure:
            yield Ground(Flag.NUMBER, one.printed, other.printed)


class _Bounded(NamedTuple):
    """A number with the words that make it the least or the most: "at least ninety"."""

    printed: str
    bound: str
    """The first of the phrases that say the same; empty where none bounds it."""
    value: str
    sure: bool = True
    """Whether these words are about it, and not about what is said behind them."""


def _bounded_numbers(text: str, tables: Language) -> list[_Bounded]:
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


def _bounded(each: Amount, said: str, limit: int, tables: Language) -> _Bounded:
    """A number with what bounds it; the next one begins at `limit`."""
    before = said[: each.start].rstrip(_BETWEEN)
    known = _bounds(tables)
    found = next((b for b in known if before.endswith(b)), "")
    if tables.spaced and before[: len(before) - len(found)][-1:].isalnum():
        found = ""  # the end of a longer word
    if found:
        joint = " " if tables.spaced else ""
        printed = f"{found}{joint}{said[each.start : each.end]}"
        return _Bounded(printed, known[found], each.value)
    return _bounded_from_behind(each, said, limit, tables)


def _bounded_from_behind(
    each: Amount, said: str, limit: int, tables: Language
) -> _Bounded:
    """A number with the nearest phrase behind it that bounds what stands before."""
    bound, start, stop = "", limit, each.end
    for phrase, same in _bounds_behind(tables).items():
        at = said.find(phrase, each.end, start + len(phrase))
        end = at + len(phrase)
        if 0 <= at < start and _is_counted(said[each.end : at], tables):
            torn = tables.spaced and said[end : end + 1].isalnum()
            # "two Parties and at least three States"
            ahead = limit < len(said) and not said[end:limit].strip(_BETWEEN)
            if not torn and not ahead:
                bound, start, stop = same, at, end
    # "five years at least once": at least five, or at least once?
    either = said[start:stop] in _bounds(tables) and said[each.end : start].strip()
    sure = not either or _pauses(said[stop:])
    return _Bounded(said[each.start : stop], bound, each.value, sure)


def _pauses(behind: str) -> bool:
    """Whether nothing is said right behind a phrase that it could be about."""
    rest = behind.lstrip()
    return not rest or rest[0] in _ENDS


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


def _may_bound(text: str, tables: Language) -> bool:
    """Whether a text has a phrase that could bound a number."""
    return any(map(fold(text).__contains__, chain(*_known_bounds(tables))))


@cache
def _bounding(tables: Language) -> frozenset[str]:
    """The words of the phrases that bound a number; those that say little are left out
    where words are more than a sign."""
    words = (
        word for phrase in chain(*_known_bounds(tables)) for word in folded(phrase)
    )
    return frozenset(words) - tables.stop if tables.spaced else frozenset(words)
