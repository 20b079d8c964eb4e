"""Qualifiers, negations and numbers that came or went, each with its words."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from diffy.changes.regions import Region, folded
from diffy.languages import Language
from diffy.model import Flag, Ground
from diffy.words import fold


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
    """Negating words that only one side of a replaced run has."""
    yield from _changed(Flag.NEGATION, "negation", region.old, region.new, tables)


def numbers(region: Region, tables: Language) -> Ground | None:
    """Figures, numbers in words, dates and thresholds that differ in a replaced run."""
    old, new = _numbers(region.old, tables), _numbers(region.new, tables)
    if old == new:
        return None
    return Ground(Flag.NUMBER, _shown(region.old, old), _shown(region.new, new))


_SHOWN = 12
"""Words of a run that a number is shown with; of a longer one the numbers alone."""


def _shown(text: str, found: list[str]) -> str:
    if not found:
        return ""
    return text if len(text.split()) <= _SHOWN else ", ".join(found)


def _numbers(text: str, tables: Language) -> list[str]:
    if not text:
        return []
    figures = [word for word in folded(text) if word.isdigit()]
    return figures + _phrases(tables, "number", "month", "threshold").findall(
        fold(text)
    )


def binding(text: str, tables: Language) -> bool:
    """Whether words have a modal verb, a negation, a qualifier or a number in them."""
    if _numbers(text, tables) or any(
        word in _modal_words(tables) for word in folded(text)
    ):
        return True
    return _phrases(tables, "negation", "qualifier").search(fold(text)) is not None


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
