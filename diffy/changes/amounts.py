"""The numbers of a text, in figures or in words, and what they come to."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from diffy.cardinals import JOINTS, LISTS, cardinal, cardinals
from diffy.changes.regions import folded
from diffy.languages import Language
from diffy.words import either, fold, has_digits, unplain

# A figure with its decimals, and no digits of a symbol such as "1/CP.21" or "###4".
_FIGURE = (
    r"(?<![A-Za-z0-9#/])(?<![A-Za-z]\.)\d+(?:[.,]\d+)*"
    r"(?![A-Za-z0-9]|/[A-Za-z]|/\d{3}|/\d+/)(?<!\d{4}(?=/))"
)
_COUNTED = "number", "month", "threshold"
"""The lists of what counts as a number and has no value of its own."""
_BETWEEN = " \n[]("
"""What may stand between what bounds a number and the number behind it."""
_BEHIND = "…"
"""With this begins a phrase that bounds the number before it: "four years or more"."""
_COUNTED_WORDS, _COUNTED_SIGNS = 3, 6
"""What is counted may stand before such a phrase: so many words, or characters where no
spaces stand between words."""
_MARKS = frozenset(",;:.()，；：。、،؛")
_JOINTS = "-", " "
_TWICE = re.compile(r"\s*\(\s*")
"""What stands between a number in words and its figure: "thirty (30)"."""


class Amount(NamedTuple):
    """A number, a month or a threshold, in folded text."""

    printed: str
    value: str
    """The figure, or the words themselves where they have no figure."""
    start: int
    end: int


def amounts(text: str, tables: Language) -> list[Amount]:
    """The numbers of a text in order; one that is printed twice is one: "thirty (30)"."""
    if not may_count(text, tables):
        return []
    uncounted = _phrases(tables, ("uncounted",))
    said = uncounted.sub(lambda found: "\n" * len(found.group()), fold(text))
    found: list[Amount] = []
    for each in _found(said, tables):
        before = found[-1] if found else None
        if before and _twice(before, each, said):
            end = each.end + said[each.end :].startswith(")")
            found[-1] = before._replace(
                printed=said[before.start : end], start=before.start, end=end
            )
        else:
            found.append(each)
    indefinite = tables.change.get("indefinite", ())
    return [each for each in found if each.printed not in indefinite]


def may_count(text: str, tables: Language) -> bool:
    """Whether a text can have a number: few have a figure, or a word of a number."""
    if has_digits(text):
        return True
    words = counting(tables)
    return words is None or not words.isdisjoint(folded(text)) or unplain(fold(text))


@cache
def counting(tables: Language) -> frozenset[str] | None:
    """Words of which any number in words has one; None where they may be run together."""
    joints = [joint for name in JOINTS for joint in tables.numbers.get(name, ())]
    if not tables.spaced or any(joint[:1].isalnum() for joint in joints):
        return None
    entries = [e for name in LISTS for e in tables.numbers.get(name, ())]
    said = [folded(form) for entry in entries for form in entry.split("|")]
    said += [folded(p) for name in _COUNTED for p in tables.change.get(name, ())]
    return frozenset(words[-1] for words in said) if all(said) else None


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


def in_figures(text: str, tables: Language) -> str:
    """A folded text with every number that has a value printed once, as a figure."""
    folded = fold(text)
    for each in reversed(amounts(text, tables)):
        folded = folded[: each.start] + each.value + folded[each.end :]
    return folded


def _found(said: str, tables: Language) -> Iterator[Amount]:
    for found in _pattern(tables).finditer(said):
        words, value = found.group(), found.group()
        if found["words"]:
            figure = cardinal(words, tables)
            value = words if figure is None else str(figure)
        yield Amount(words, value, *found.span())


def _twice(one: Amount, two: Amount, said: str) -> bool:
    """Whether the second is the first once more, in parentheses."""
    between = said[one.end : two.start]
    return one.value == two.value and _TWICE.fullmatch(between) is not None


@cache
def _pattern(tables: Language) -> re.Pattern[str]:
    words, others = cardinals(tables), _said(tables, _COUNTED)
    if not tables.spaced:
        return re.compile(rf"{_FIGURE}|{others}|(?P<words>{words})")
    return re.compile(rf"{_FIGURE}|(?<!\w)(?:(?P<words>{words})|{others})(?!\w)")


@cache
def _phrases(tables: Language, names: tuple[str, ...]) -> re.Pattern[str]:
    said = _said(tables, names)
    return re.compile(rf"(?<!\w){said}(?!\w)" if tables.spaced else said)


def _said(tables: Language, names: Iterable[str]) -> str:
    """Any phrase of some lists, the longest first, in folded text."""
    found = {fold(phrase) for name in names for phrase in tables.change.get(name, ())}
    return "(?:" + either(found, r"\s+") + ")"
