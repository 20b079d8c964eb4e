"""Words that bind: modal verbs, qualifiers, negations and numbers that came or went."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from diffy.changes.regions import Region, folded
from diffy.languages import Language
from diffy.model import Flag, Ground
from diffy.words import fold


def modality(region: Region, tables: Language) -> Ground | None:
    """A modal verb that another one replaced: the duty became stronger or weaker.

    Several modal verbs on one side are alternatives or several sentences: no claim.
    """
    old, new = (_modals(text, tables) for text in region)
    if len(old) != 1 or len(new) != 1:
        return None
    one, two = tables.modal[old[0]], tables.modal[new[0]]
    if one == two:
        return None
    return Ground(Flag.STRONGER if two > one else Flag.WEAKER, old[0], new[0])


def qualifiers(old: str, new: str, tables: Language) -> Iterator[Ground]:
    """Qualifiers that only one side has: "as appropriate" added or removed."""
    yield from _changed(Flag.QUALIFIER, tables.change.get("qualifier", ()), old, new)


def negations(region: Region, tables: Language) -> Iterator[Ground]:
    """Negating words that only one side of a replaced run has."""
    words = tables.change.get("negation", ())
    yield from _changed(Flag.NEGATION, words, region.old, region.new)


def numbers(region: Region, tables: Language) -> Ground | None:
    """Figures, or numbers in words, that differ in a replaced run."""
    old, new = (_numbers(text, tables) for text in region)
    if not old or not new or old == new:
        return None
    return Ground(Flag.NUMBER, region.old, region.new)


def _modals(text: str, tables: Language) -> list[str]:
    found = _pattern(tuple(tables.modal)).findall(fold(text))
    return [" ".join(words.split()) for words in found]


def _numbers(text: str, tables: Language) -> list[str]:
    names = set(tables.change.get("number", ()))
    return [word for word in folded(text) if word.isdigit() or word in names]


def _changed(
    flag: Flag, phrases: tuple[str, ...], old: str, new: str
) -> Iterator[Ground]:
    olds, news = _counts(phrases, old), _counts(phrases, new)
    for phrase in phrases:
        if olds[phrase] > news[phrase]:
            yield Ground(flag, phrase, "")
        elif news[phrase] > olds[phrase]:
            yield Ground(flag, "", phrase)


def _counts(phrases: tuple[str, ...], text: str) -> Mapping[str, int]:
    found = _pattern(phrases).findall(fold(text))
    return Counter(" ".join(words.split()) for words in found)


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len)[::-1]
    words = (re.escape(p).replace(r"\ ", r"\s+") for p in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words) or '(?!)'})(?!\w)")
