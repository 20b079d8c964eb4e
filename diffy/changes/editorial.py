"""Changes of writing that leave the words the same: marks, case, spacing, spelling."""

from collections.abc import Iterable
from functools import cache

from diffy.changes.regions import Region, folded
from diffy.languages import Language
from diffy.words import token_texts

_LEAST = 5
"""Letters; in shorter words "our" and "or" do not spell the same word ("four", "for")."""


def rewritten(regions: Iterable[Region], tables: Language) -> bool:
    """Whether all that changed is how the same words are written.

    Written otherwise: in another case or spelling, with other marks of punctuation.
    Square brackets are no punctuation here: what they do is told apart.
    """
    regions = tuple(regions)
    same = all(_letters(r.old, tables) == _letters(r.new, tables) for r in regions)
    return same and any(_marks(r.old) != _marks(r.new) for r in regions)


def _letters(text: str, tables: Language) -> str:
    """The words in one spelling, run together: "cyber-crime" is "cyber crime"."""
    return "".join(_spelt(word, tables) for word in folded(text))


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
