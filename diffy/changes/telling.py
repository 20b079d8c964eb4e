"""Every pair of provisions told, in two parts that can be worked at side by side."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from diffy.changes.both import Both
from diffy.changes.crossrefs import References, crossings, reference_changes
from diffy.changes.definitions import Terms, terms
from diffy.changes.pairs import Sides, Told, tell
from diffy.languages import language
from diffy.marks import statuses
from diffy.model import (
    Concordance,
    Draft,
    MarkKind,
    Pair,
    ReferenceChange,
    Status,
    ancestors,
)
from diffy.references import references

_FIRST = 0.58
"""Of the texts that changed, what the first part has. Both are done at the same time then:
the process that tells the second has to begin, and to send it (measured).
"""


class Survey(NamedTuple):
    """What one draft refers to and defines, whatever it is compared with."""

    references: References
    terms: Terms


Surveys = tuple[Survey, Survey]
"""Of the old and of the new draft."""


def surveys(old: Draft, new: Draft) -> Surveys:
    """What telling the changes needs of either draft, whatever corresponds in them."""
    return _survey(old), _survey(new)


def _survey(draft: Draft) -> Survey:
    above = ancestors(draft)
    return Survey(references(draft, above), terms(draft, above))


class Part(NamedTuple):
    """What is told of some pairs, and what became of the references in them."""

    told: list[Told]
    fates: list[ReferenceChange]


class Telling:
    """Two drafts whose pairs of provisions are told, in the order of the concordance."""

    def __init__(
        self, old: Draft, new: Draft, concordance: Concordance, surveyed: Surveys
    ) -> None:
        self.old, self.new, self.concordance = old, new, concordance
        self.surveyed = surveyed

    def first(self) -> Part:
        """What is told of the first pairs."""
        return self._part(self.concordance.provisions[: self._middle])

    def rest(self) -> Part:
        """What is told of those behind them."""
        return self._part(self.concordance.provisions[self._middle :])

    @cached_property
    def sides(self) -> Sides:
        """What telling a pair needs to know of both drafts."""
        old, new = self.old, self.new
        both = [p for p in self.concordance.provisions if p.old and p.new]
        said = _says_status(old) or _says_status(new)
        none: Mapping[str, Status] = {}
        above = ancestors(old), ancestors(new)
        named = self.surveyed[0].references, self.surveyed[1].references
        return Sides(
            {node.eid: node for node in old.provisions},
            {node.eid: node for node in new.provisions},
            *above,
            Counter(p.old for p in both if p.old),
            Counter(p.new for p in both if p.new),
            statuses(old) if said else none,
            statuses(new) if said else none,
            crossings(old, new, above, self.concordance, named),
            language(new.language or old.language),
        )

    @cached_property
    def _middle(self) -> int:
        """How many pairs the first part has."""
        done = list(accumulate(map(self._length, self.concordance.provisions)))
        return bisect_left(done, done[-1] * _FIRST) if done else 0

    def _length(self, pair: Pair) -> int:
        """How long the texts of a pair are that changed."""
        old = self.sides.old.get(pair.old or "")
        new = self.sides.new.get(pair.new or "")
        if not old or not new or old.text == new.text:
            return 0
        return len(old.text) + len(new.text)

    def _part(self, pairs: Iterable[Pair]) -> Part:
        part, sides = Part([], []), self.sides
        for pair in pairs:
            both = _both(pair, sides)
            fates: tuple[ReferenceChange, ...] = ()
            if pair.new and pair.new in sides.known.new:
                node = sides.new[pair.new]
                fates = tuple(reference_changes(node, sides.known, both))
            told = tell(pair, both, sides, fates)
            if told:
                part.told.append(told)
            part.fates.extend(fates)
        return part


def _both(pair: Pair, sides: Sides) -> Both | None:
    if not pair.old or not pair.new:
        return None
    known = sides.known
    named = known.old.get(pair.old, ()), known.new.get(pair.new, ())
    return Both(sides.old[pair.old], sides.new[pair.new], named, sides.tables)


def _says_status(draft: Draft) -> bool:
    """Whether any words or colours of a draft say how far it is agreed."""
    kinds = (MarkKind.STATUS, MarkKind.HIGHLIGHT)
    return any(mark.kind in kinds for node in draft.walk() for mark in node.marks)
