"""Changes of writing that leave the words the same: marks, case, spacing, spelling, figures."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, repeat

from diffy.changes.amounts import amounts, counting, in_figures
from diffy.changes.regions import Region, folded
from diffy.languages import Language
from diffy.model import Flag, Ground
from diffy.words import has_digits, plain_marks, token_texts

_DIGIT = re.compile(r"\d")
_LEAST = 5
"""Letters; in shorter words "our" and "or" do not spell the same word ("four", "for")."""

_KNOWN = 4096
"""Texts of which the letters are kept: one test after another asks for them."""


def rewritten(
    old: str,
    new: str,
    regions: Sequence[Region],
    every: Sequence[Region] | None,
    tables: Language,
) -> tuple[Ground, ...]:
    """How the same words of a provision are written otherwise; nothing if others came.

    Written otherwise: in another case or spelling, with other marks of punctuation, in
    figures. Square brackets are no punctuation here: what they do is told apart.

    `every` has also the runs that `regions` leaves out, so that all other words of the
    texts are kept; None where that cannot be said.
    """
    if all(_alike(r.old, r.new, tables) for r in regions):
        if any(_marks(r.old) != _marks(r.new) for r in regions):
            return tuple(Ground(Flag.EDITORIAL, r.old, r.new) for r in regions)
        return _other_marks(old, new) if not regions else ()
    if every is not None and not _even(old, new, every, tables):
        return ()
    return tuple(_other_figures(old, new, tables)) if _alike(old, new, tables) else ()


def _other_marks(old: str, new: str) -> tuple[Ground, ...]:
    """The first mark that stands for another, where all words and marks are kept."""
    if old == new:
        return ()
    was, now = _marks(old), _marks(new)
    if was == now or [*map(plain_marks, was)] != [*map(plain_marks, now)]:
        return ()
    one, other = next(pair for pair in zip(was, now, strict=True) if len({*pair}) > 1)
    return (Ground(Flag.EDITORIAL, one, other),)


def _other_figures(old: str, new: str, tables: Language) -> Iterator[Ground]:
    """The numbers that are written otherwise: "thirty (30)" for "30"."""
    pairs = zip(amounts(old, tables), amounts(new, tables), strict=False)
    for was, now in pairs:
        if was.printed != now.printed:
            yield Ground(Flag.EDITORIAL, was.printed, now.printed)


def _alike(old: str, new: str, tables: Language) -> bool:
    """Whether the words are the same in one spelling, run together: "cyber-crime" is
    "cyber crime".

    Numbers in words are figures where figures stand on either side.
    """
    if _has_figures(old) or _has_figures(new):
        old, new = in_figures(old, tables), in_figures(new, tables)
    elif _begin_otherwise(folded(old), folded(new), tables):
        return False
    return _letters(old, tables) == _letters(new, tables)


def _begin_otherwise(old: Sequence[str], new: Sequence[str], tables: Language) -> bool:
    """Whether the first words tell already that two texts are not alike."""
    if not old or not new:
        return old != new
    one, other = _spelt(old[0], tables), _spelt(new[0], tables)
    return not (one.startswith(other) or other.startswith(one))


@lru_cache(maxsize=_KNOWN)
def _letters(text: str, tables: Language) -> str:
    """The words in one spelling, run together."""
    return "".join(map(_spelt, folded(text), repeat(tables)))


def _has_figures(text: str) -> bool:
    return has_digits(text) or (not text.isascii() and any(map(str.isdigit, text)))


def _even(old: str, new: str, every: Sequence[Region], tables: Language) -> bool:
    """Whether as many letters came as went, without which two texts are not alike.

    Figures count for nothing, since "thirty (30)" has them twice. Numbers in words may
    become figures, and nothing is said of runs that have some.
    """
    olds = [_letters(r.old, tables) for r in every]
    news = [_letters(r.new, tables) for r in every]
    if _size(olds) != _size(news):
        return _counts(every, tables) and (_has_figures(old) or _has_figures(new))
    if _has_figures(old) or _has_figures(new):
        return True
    if len(every) == 1:
        return False
    pairs = zip(olds, news, strict=True)
    one, other = next((pair for pair in pairs if len({*pair}) > 1), ("", ""))
    return one.startswith(other) or other.startswith(one)  # all is the same before


def _size(letters: Sequence[str]) -> int:
    """How many letters there are; figures are none."""
    whole = "".join(letters)
    return len(_DIGIT.sub("", whole) if has_digits(whole) else whole)


def _counts(every: Sequence[Region], tables: Language) -> bool:
    """Whether some run can have a number in words."""
    known = counting(tables)
    if known is None:
        return True
    said = (folded(text) for run in every for text in run[:2])
    return not known.isdisjoint(chain.from_iterable(said))


def _marks(text: str) -> list[str]:
    """The words and marks as they are written, without square brackets."""
    return token_texts(text.replace("[", " ").replace("]", " "))


@cache
def _spelt(word: str, tables: Language) -> str:
    if len(word) > _LEAST and word.endswith(_endings(tables)):
        for one, other in tables.spelling:
            if word.endswith(one):
                return word[: len(word) - len(one)] + other
    return word


@cache
def _endings(tables: Language) -> tuple[str, ...]:
    """The endings that are spelt otherwise."""
    return tuple(one for one, _ in tables.spelling)
