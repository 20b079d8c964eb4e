"""Qualifiers, negations and numbers that came or went, each with its words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from diffy.changes.amounts import Amount, amounts
from diffy.changes.regions import Region, folded
from diffy.duties import strengths
from diffy.languages import Language
from diffy.model import Flag, Ground
from diffy.words import beginnings, fold, printed_words, word_starts


def qualifiers(old: str, new: str, tables: Language) -> Iterator[Ground]:
    """Qualifiers that only one side has: "as appropriate" added or removed."""
    yield from _changed(Flag.QUALIFIER, "qualifier", old, new, tables)


def in_full(
    ground: Ground, regions: Sequence[Region], old: str, new: str, tables: Language
) -> Ground:
    """A qualifier with the words that it is about: "subject to its domestic law".

    They end with the run that came or went, unless it ends in their midst, or with the
    next mark. Where the phrase stands on both sides it is not known which is meant.
    """
    phrase = ground.old or ground.new
    if not tables.spaced or phrase.rpartition(" ")[2] not in tables.stop:
        return ground
    if _says(new if ground.old else old, phrase, tables):
        return ground
    runs = (region.old if ground.old else region.new for region in regions)
    texts = (*runs, old if ground.old else new)
    ends = (_to_its_end(text, phrase, tables) for text in texts)
    whole = (end for end in ends if end and fold(end.split()[-1]) not in tables.stop)
    shown = next(whole, phrase)
    return ground._replace(old=shown) if ground.old else ground._replace(new=shown)


_FULL = 12
"""Words of a qualifier that are shown at the most."""
_PAUSE = re.compile(r"[,;:.()\[\]،؛]")


def _to_its_end(text: str, phrase: str, tables: Language) -> str:
    """A phrase with what follows it in a text up to the next mark, as it is printed."""
    printed = " ".join(text.split())
    said = fold(printed)
    if phrase not in said:
        return ""
    stands = (at for at, _ in _spans(said, tables, "qualifier"))
    start = next((at for at in stands if said.startswith(phrase, at)), None)
    if start is None:
        return ""
    if len(said) == len(printed):  # else folding moved the places
        said = printed
    words = _PAUSE.split(said[start:], maxsplit=1)[0].split()
    return " ".join(words[:_FULL]) + "…" * (len(words) > _FULL)


def _says(text: str, phrase: str, tables: Language) -> bool:
    """Whether a text has a qualifier, and not as a part of a longer one."""
    return phrase in _plain(text) and phrase in _said("qualifier", text, tables)


def may_qualify(region: Region, tables: Language) -> bool:
    """Whether a replaced run can have made or broken a qualifier."""
    words = (*folded(region.old), *folded(region.new))
    return not _qualifying(tables).isdisjoint(words) or tables.stop.issuperset(words)


@cache
def _qualifying(tables: Language) -> frozenset[str]:
    words = {word for phrase in _order(tables, "qualifier") for word in folded(phrase)}
    return frozenset(words - tables.stop)


def negations(region: Region, tables: Language) -> Iterator[Ground]:
    """Negating words that only one side of a replaced run has.

    The "without" of "without right" is no negation: the qualifier is told; nor is the
    "not" of "not limited to".
    """
    if not may_deny(region.old, tables) and not may_deny(region.new, tables):
        return
    old, new = (_undenied(text, tables) for text in (region.old, region.new))
    yield from _changed(Flag.NEGATION, "negation", old, new, tables)


def may_deny(text: str, tables: Language) -> bool:
    """Whether a text can have a negating word: few have the first word of a phrase."""
    first = _first_words(tables, "negation")
    return first is None or not first.isdisjoint(folded(text))


def _undenied(text: str, tables: Language) -> str:
    """A text without what has a negating word and denies nothing."""
    said, rest, end = _plain(text), [], 0
    for start, stop in _spans(said, tables, "qualifier", "undenied"):
        rest.append(said[end:start])
        end = stop
    return "\n".join((*rest, said[end:]))


def numbers(region: Region, told: Region, tables: Language) -> Ground | None:
    """Figures, numbers in words, dates and thresholds that differ in a replaced run.

    `told` is the run without what is no number of its own, such as a cross-reference.
    """
    old, new = amounts(told.old, tables), amounts(told.new, tables)
    if _values(old) == _values(new):
        return None
    was = _shown(region.old, region.old == told.old, old)
    return Ground(Flag.NUMBER, was, _shown(region.new, region.new == told.new, new))


def may_hurry(text: str, tables: Language) -> bool:
    """Whether replaced words can have made or broken a period without a figure."""
    return not _telling_words(tables, "period").isdisjoint(folded(text))


def periods(old: str, new: str, tables: Language) -> Iterator[Ground]:
    """Periods without a figure that came, went, or gave way to one another: "promptly"."""
    found = list(_changed(Flag.NUMBER, "period", old, new, tables))
    gone, come = ([g for g in found if g.old], [g for g in found if g.new])
    if len(gone) == len(come) == 1:
        yield Ground(Flag.NUMBER, gone[0].old, come[0].new)
    else:
        yield from found


_SHOWN = 12
"""Words of a run that a number is shown with; of a longer one the numbers alone."""


def _shown(text: str, whole: bool, found: list[Amount]) -> str:
    """The run, where it is short and all of it was looked at; else its numbers."""
    if not found:
        return ""
    short = whole and len(text.split()) <= _SHOWN
    printed = (amount.printed for amount in found)
    return text.strip(" \n[],;:.") if short else ", ".join(printed)


def same_numbers(old: str, new: str, tables: Language) -> bool:
    """Whether two texts have the same numbers in one order, in figures or in words."""
    return _values(amounts(old, tables)) == _values(amounts(new, tables))


def _values(found: list[Amount]) -> list[str]:
    return [amount.value for amount in found]


def went_elsewhere(ground: Ground, old: str, new: str, tables: Language) -> bool:
    """Whether words that came or went stand as often in both of two larger texts.

    They went from one piece of a provision into another, and neither came nor went.
    """
    if ground.old and ground.new:
        return False
    if ground.flag is Flag.NUMBER:
        wanted = _numbers_and_periods(ground.old or ground.new, tables)
        olds, news = (Counter(_numbers_and_periods(t, tables)) for t in (old, new))
    else:
        wanted = [ground.old or ground.new]
        name = ground.flag.value
        olds, news = (Counter(_said(name, text, tables)) for text in (old, new))
    more, less = (olds, news) if ground.old else (news, olds)
    return all(less[said] >= more[said] for said in wanted)


def _numbers_and_periods(text: str, tables: Language) -> list[str]:
    return _values(amounts(text, tables)) + _said("period", text, tables)


def still_stands(ground: Ground, old: str, new: str, tables: Language) -> bool:
    """Whether all numbers that came or went stand on the other side as well."""
    if ground.old and ground.new:
        return False
    there = amounts(new if ground.old else old, tables)
    gone = amounts(ground.old or ground.new, tables)
    return {*_values(gone)} <= {*_values(there)}


def binding(text: str, tables: Language) -> bool:
    """Whether words have a modal verb, a negation, a qualifier or a number in them."""
    if amounts(text, tables) or any(
        word in _modal_words(tables) for word in folded(text)
    ):
        return True
    return bool(_spans(_plain(text), tables, "negation", "qualifier", "period"))


def modal_spans(text: str, tables: Language) -> list[tuple[int, int]]:
    """Where the modal verbs of a text stand."""
    modal = _modal_words(tables)
    if text.isascii() and modal.isdisjoint(folded(text)):
        return []
    words = zip(word_starts(text), printed_words(text), strict=True)
    return [(at, at + len(word)) for at, word in words if fold(word) in modal]


@cache
def _modal_words(tables: Language) -> frozenset[str]:
    words = {word for phrase in strengths(tables) for word in folded(phrase)}
    return frozenset(words - tables.stop)


def _changed(
    flag: Flag, name: str, old: str, new: str, tables: Language
) -> Iterator[Ground]:
    if old == new:
        return
    olds, news = _said(name, old, tables), _said(name, new, tables)
    if olds == news:
        return
    for phrase in filter({*olds, *news}.__contains__, _order(tables, name)):
        was, now = olds.count(phrase), news.count(phrase)
        if was != now:
            yield Ground(flag, *((phrase, "") if was > now else ("", phrase)))


@cache
def _first_words(tables: Language, *names: str) -> frozenset[str] | None:
    """The first words of the phrases of some lists; None where a phrase has no word."""
    phrases = [folded(phrase) for name in names for phrase in _order(tables, name)]
    return frozenset(words[0] for words in phrases) if all(phrases) else None


def _said(name: str, text: str, tables: Language) -> list[str]:
    """The phrases of a list that a text has, in order."""
    said = _plain(text)
    return [said[start:end] for start, end in _spans(said, tables, name)]


def _plain(text: str) -> str:
    """A text folded for comparing, with one space wherever it has some."""
    said = fold(text)
    single = said.isprintable() and "  " not in said
    return said if single else " ".join(said.split())


def _spans(said: str, tables: Language, *names: str) -> list[tuple[int, int]]:
    """Where the phrases of some lists stand in plain text; of those in one place the longest.

    Few texts have any: to look for words is quicker than to compile a pattern of all.
    """
    telling = _telling(tables, *names)
    likely = map(telling.__getitem__, filter(said.__contains__, telling))
    found = [
        (at, at + len(phrase))
        for phrase in filter(said.__contains__, chain.from_iterable(likely))
        for at in beginnings(said, (phrase,))
        if not (tables.spaced and _torn(said, at, at + len(phrase)))
    ]
    if len(found) < 2:
        return found
    found.sort(key=lambda span: (span[0], -span[1]))
    done = 0
    return [span for span in found if span[0] >= done and (done := span[1])]


def _torn(text: str, start: int, end: int) -> bool:
    """Whether words go on before or behind a part of a text."""
    beside = text[start - 1 : start] + text[end : end + 1]
    return "_" in beside or any(map(str.isalnum, beside))


@cache
def _telling(tables: Language, *names: str) -> Mapping[str, Sequence[str]]:
    """The phrases of some lists by a word of each: the longest, so that few texts have it."""
    found: dict[str, list[str]] = {}
    for phrase in _order(tables, *names):
        found.setdefault(max(phrase.split(), key=len), []).append(phrase)
    return found


@cache
def _telling_words(tables: Language, name: str) -> frozenset[str]:
    """The same as words for comparing, of which some phrases of a list may have several."""
    return frozenset(w for phrase in _telling(tables, name) for w in folded(phrase))


@cache
def _order(tables: Language, *names: str) -> tuple[str, ...]:
    phrases = (phrase for name in names for phrase in tables.change.get(name, ()))
    return tuple(dict.fromkeys(map(fold, phrases)))
