"""Changes of writing that leave the words the same: marks, case, spacing, spelling."""

from diffy.changes.regions import folded
from diffy.languages import Language
from diffy.model import Node
from diffy.words import tokens

_LEAST = 5
"""Letters; in shorter words "our" and "or" do not spell the same word ("four", "for")."""


def rewritten(old: Node, new: Node, tables: Language) -> bool:
    """Whether two provisions have the same words, written otherwise.

    Written otherwise: in another case or spelling, with other marks of punctuation.
    Square brackets are no punctuation here: what they do is told apart.
    """
    return _letters(old, tables) == _letters(new, tables) and _marks(old) != _marks(new)


def _letters(node: Node, tables: Language) -> str:
    """The words in one spelling, run together: "cyber-crime" is "cyber crime"."""
    return "".join(_spelt(word, tables) for word in folded(node.text))


def _marks(node: Node) -> list[str]:
    """The words and marks as they are written, without square brackets."""
    return [token.text for token in tokens(node.text) if token.text not in "[]"]


def _spelt(word: str, tables: Language) -> str:
    if len(word) > _LEAST:
        for one, other in tables.spelling:
            if word.endswith(one):
                return word[: len(word) - len(one)] + other
    return word
