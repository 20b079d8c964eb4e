"""Two provisions that correspond, and what is made of their words when it is asked for."""

from functools import cached_property

from diffy.changes.regions import Wording, wording
from diffy.diff import Script, script
from diffy.languages import Language
from diffy.marks import bare
from diffy.model import Node
from diffy.words import word_starts


class Both:
    """An old and a new provision; each thing is made once, for all that ask for it."""

    def __init__(self, old: Node, new: Node, tables: Language) -> None:
        self.old, self.new, self.tables = old, new, tables

    @cached_property
    def script(self) -> Script:
        """How the old words became the new ones."""
        return script(self.old.text, self.new.text, self.tables.stop)

    @cached_property
    def wording(self) -> Wording:
        """What became of every word."""
        return wording(self.old.text, self.new.text, self.script)

    @cached_property
    def starts(self) -> tuple[list[int], list[int]]:
        """Where the words of either text begin."""
        return word_starts(self.old.text), word_starts(self.new.text)

    @cached_property
    def words(self) -> tuple[str, str]:
        """The words of the treaty alone, in both texts."""
        return treaty_words(self.old), treaty_words(self.new)


def treaty_words(node: Node) -> str:
    """The words of a provision without brackets, notes and words of agreement."""
    return bare(node.text, node.marks) if node.marks else node.text
