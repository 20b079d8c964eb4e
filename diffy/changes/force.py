"""Qualifiers, negations and numbers that came or went, each with its words."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from diffy.changes.regions import Region, folded
from diffy.languages import Language
from diffy.model import Flag, Ground
from diffy.words import fold, printed_words, word_starts


def qualifiers(old: str, new: str, tables: Language) -> Iterator[Ground]:
    """Qualifiers that only one side has: "as appropriate" added or removed."""
    yield from _changed(Flag.QUALIFIER, "qualifier", old, new, tables)


def may_qualify(region: Region, tables: Language) -> bool:
    """Whether a replaced run can have made or broken a qualifier."""
    words = {*folded(region.old), *folded(region.new)}
    return words <= tables.stop or not words.isdisjoint(_qualifying(tables))


@cache
def _qualifying(tables: Language) -> frozenset[str]:
    words = {word for phrase in _order(tables, "qualifier") for word in folded(phrase)}
    return frozenset(words - tables.stop)


def negations(region: Region, tables: Language) -> Iterator[Ground]:
    """Negating words that only one side of a replaced run has.

    The "without" of "without right" is no negation: the qualifier is told.
    """
    old, new = (
        _phrases(tables, "qualifier").sub("\n", fold(text))
        for text in (region.old, region.new)
    )
    yield from _changed(Flag.NEGATION, "negation", old, new, tables)


def numbers(region: Region, told: Region, tables: Language) -> Ground | None:
    """Figures, numbers in words, dates and thresholds that differ in a replaced run.

    `told` is the run without what is no number of its own, such as a cross-reference.
    """
    old, new = found_numbers(told.old, tables), found_numbers(told.new, tables)
    if old == new:
        return None
    was = _shown(region.old, region.old == told.old, old)
    return Ground(Flag.NUMBER, was, _shown(region.new, region.new == told.new, new))


_SHOWN = 12
"""Words of a run that a number is shown with; of a longer one the numbers alone."""


def _shown(text: str, whole: bool, found: list[str]) -> str:
    """The run, where it is short and all of it was looked at; else its numbers."""
    if not found:
        return ""
    short = whole and len(text.split()) <= _SHOWN
    return text.strip(" \n[],;:.") if short else ", ".join(found)


# A figure with its decimals, and no digits of a symbol such as "1/CP.21" or "###4".
_FIGURE = re.compile(
    r"(?<![A-Za-z0-9#/])(?<![A-Za-z]\.)\d+(?:[.,]\d+)*(?![A-Za-z0-9]|/[A-Za-z]|/\d{3}|/\d+/)(?<!\d{4}(?=/))"
)


def found_numbers(text: str, tables: Language) -> list[str]:
    """The figures of a text, then its numbers in words, months and thresholds."""
    if not text:
        return []
    said = _phrases(tables, "uncounted").sub("\n", fold(text))
    phrases = _phrases(tables, "number", "month", "threshold")
    return _FIGURE.findall(said) + phrases.findall(said)


def went_elsewhere(ground: Ground, old: str, new: str, tables: Language) -> bool:
    """Whether words that came or went stand as often in both of two larger texts.

    They went from one piece of a provision into another, and neither came nor went.
    """
    if ground.old and ground.new:
        return False
    if ground.flag is Flag.NUMBER:
        wanted = found_numbers(ground.old or ground.new, tables)
        olds, news = (Counter(found_numbers(text, tables)) for text in (old, new))
    else:
        wanted = [ground.old or ground.new]
        name = ground.flag.value
        olds, news = _counts(name, old, tables), _counts(name, new, tables)
    more, less = (olds, news) if ground.old else (news, olds)
    return all(less[said] >= more[said] for said in wanted)


def still_stands(ground: Ground, old: str, new: str, tables: Language) -> bool:
    """Whether all numbers that came or went stand on the other side as well."""
    if ground.old and ground.new:
        return False
    there = found_numbers(new if ground.old else old, tables)
    return {*found_numbers(ground.old or ground.new, tables)} <= {*there}


def binding(text: str, tables: Language) -> bool:
    """Whether words have a modal verb, a negation, a qualifier or a number in them."""
    if found_numbers(text, tables) or any(
        word in _modal_words(tables) for word in folded(text)
    ):
        return True
    return _phrases(tables, "negation", "qualifier").search(fold(text)) is not None


def modal_spans(text: str, tables: Language) -> list[tuple[int, int]]:
    """Where the modal verbs of a text stand."""
    words = zip(word_starts(text), printed_words(text), strict=True)
    modal = _modal_words(tables)
    return [(at, at + len(word)) for at, word in words if fold(word) in modal]


@cache
def _modal_words(tables: Language) -> frozenset[str]:
    words = {word for phrase in tables.modal for word in folded(phrase)}
    return frozenset(words - tables.stop)


def _changed(
    flag: Flag, name: str, old: str, new: str, tables: Language
) -> Iterator[Ground]:
    if old == new:
        return
    olds, news = _counts(name, old, tables), _counts(name, new, tables)
    if olds == news:
        return
    for phrase in _order(tables, name):
        if olds[phrase] > news[phrase]:
            yield Ground(flag, phrase, "")
        elif news[phrase] > olds[phrase]:
            yield Ground(flag, "", phrase)


def _counts(name: str, text: str, tables: Language) -> Counter[str]:
    found = _phrases(tables, name).findall(fold(text)) if text else ()
    return Counter(" ".join(words.split()) for words in found)


@cache
def _order(tables: Language, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(fold, tables.change.get(name, ()))))


@cache
def _phrases(tables: Language, *names: str) -> re.Pattern[str]:
    """The phrases of some lists in folded text, the longest first.

    Where no spaces stand between words, nothing tells where a phrase begins or ends.
    """
    found = {phrase for name in names for phrase in _order(tables, name)}
    longest_first = sorted(found, key=lambda phrase: (-len(phrase), phrase))
    words = (re.escape(p).replace(r"\ ", r"\s+") for p in longest_first)
    either = "|".join(words) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if tables.spaced else either)
