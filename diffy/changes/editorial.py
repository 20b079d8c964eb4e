"""Changes of writing that leave the words the same: marks, case, spacing, spelling, figures."""

from collections.abc import Iterable, Iterator
from functools import cache

from diffy.changes.amounts import amounts, in_figures
from diffy.changes.regions import Region, folded
from diffy.languages import Language
from diffy.model import Flag, Ground
from diffy.words import plain_marks, token_texts

_LEAST = 5
"""Letters; in shorter words "our" and "or" do not spell the same word ("four", "for")."""


def rewritten(
    old: str, new: str, regions: Iterable[Region], tables: Language
) -> tuple[Ground, ...]:
    """How the same words of a provision are written otherwise; nothing if others came.

    Written otherwise: in another case or spelling, with other marks of punctuation, in
    figures. Square brackets are no punctuation here: what they do is told apart.
    """
    regions = tuple(regions)
    alike = [_letters(r.old, r.new, tables) for r in regions]
    if all(one == other for one, other in alike):
        if any(_marks(r.old) != _marks(r.new) for r in regions):
            return tuple(Ground(Flag.EDITORIAL, r.old, r.new) for r in regions)
        return _other_marks(old, new) if not regions else ()
    one, other = _letters(old, new, tables)
    return tuple(_other_figures(old, new, tables)) if one == other else ()


def _other_marks(old: str, new: str) -> tuple[Ground, ...]:
    """The first mark that stands for another, where all words and marks are kept."""
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


def _letters(old: str, new: str, tables: Language) -> tuple[str, str]:
    """The words in one spelling, run together: "cyber-crime" is "cyber crime".

    Numbers in words are figures where figures stand on either side.
    """
    texts = old, new
    if any(map(str.isdigit, old + new)):
        texts = in_figures(old, tables), in_figures(new, tables)
    one, other = ("".join(_spelt(w, tables) for w in folded(t)) for t in texts)
    return one, other


def _marks(text: str) -> list[str]:
    """The words and marks as they are written, without square brackets."""
    return [token for token in token_texts(text) if token not in "[]"]


@cache
def _spelt(word: str, tables: Language) -> str:
    if len(word) > _LEAST:
        for one, other in tables.spelling:
            if word.endswith(one):
                return word[: len(word) - len(one)] + other
    return word
