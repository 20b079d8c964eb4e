"""The numbers of a text, in figures or in words, and what they come to."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
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
