"""Two provisions that correspond, and what is made of their words when it is asked for."""

from collections.abc import Sequence
from functools import cached_property
from itertools import chain

from diffy.changes.regions import Wording, wording
from diffy.diff import diff
from diffy.languages import Language
from diffy.marks import bare
from diffy.model import Edit, Node
from diffy.references import Reference
from diffy.words import word_starts, words_before

Spans = Sequence[tuple[int, int]]
"""Parts of a text, each from where it begins to where it ends."""


class Both:
    """An old and a new provision; each thing is made once, for all that ask for it."""

    def __init__(
        self,
        old: Node,
        new: Node,
        references: tuple[Sequence[Reference], Sequence[Reference]],
        tables: Language,
    ) -> None:
        self.old, self.new, self.tables = old, new, tables
        self.references = references
        """The cross-references in either."""

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """How the old words became the new ones."""
        return diff(self.old.text, self.new.text, self.tables.stop)

    @cached_property
    def wording(self) -> Wording:
        """What became of every word."""
        return wording(self.edits)

    @cached_property
    def starts(self) -> tuple[list[int], list[int]]:
        """Where the words of either text begin."""
        return word_starts(self.old.text), word_starts(self.new.text)

    @cached_property
    def referring(self) -> tuple[set[int], set[int]]:
        """The places of the words of either text that stand in its cross-references."""
        olds, news = ([(r.start, r.end) for r in refs] for refs in self.references)
        return self.places(olds, news)

    def places(self, olds: Spans, news: Spans) -> tuple[set[int], set[int]]:
        """The places of the words of either text that stand in some spans of it."""
        return (
            _within(olds, self.old.text) if olds else set(),
            _within(news, self.new.text) if news else set(),
        )

    @cached_property
    def words(self) -> tuple[str, str]:
        """The words of the treaty alone, in both texts."""
        return treaty_words(self.old), treaty_words(self.new)


def _within(spans: Spans, text: str) -> set[int]:
    before = words_before(text, chain.from_iterable(spans))
    return {k for s, e in spans for k in range(before[s], before[e])}


def treaty_words(node: Node) -> str:
    """The words of a provision without brackets, notes and words of agreement."""
    return bare(node.text, node.marks) if node.marks else node.text
