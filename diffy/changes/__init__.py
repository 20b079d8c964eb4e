"""Pairs of provisions to changes: what each change is, with the words that show it.

Guarantees:

1. a provision whose words, marks and own label are the same, and which did not move, is
   no change, even where its article was renumbered;
2. the edits of a change rebuild both texts; every flag comes with the words that show it;
3. a modal verb, a negation, a number or a reference is never folded into a substitution;
4. nothing here knows of demands or of output formats.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from diffy.changes.both import Both
from diffy.changes.crossrefs import References, crossings, reference_changes
from diffy.changes.definitions import Terms, definition_table, terms, with_definitions
from diffy.changes.pairs import Sides, Told, tell
from diffy.changes.rows import article_rows, provision_rows
from diffy.changes.substitutions import substitutions
from diffy.changes.tables import bracket_table, modality_table
from diffy.languages import language
from diffy.marks import statuses
from diffy.model import (
    BracketCount,
    Change,
    Concordance,
    DefinitionChange,
    Draft,
    Fate,
    Flag,
    Ground,
    MarkKind,
    ModalityChange,
    Pair,
    ReferenceChange,
    Row,
    Status,
    Substitution,
    ancestors,
)
from diffy.parallel import at_once
from diffy.references import references

__all__ = ["Account", "Survey", "account", "survey"]

_HERE = 0.58
"""Of the telling, what this process does: so that both are done at the same time, for the
other one has to begin and to send its part besides (measured)."""


class Survey(NamedTuple):
    """What one draft refers to and defines, whatever it is compared with."""

    references: References
    terms: Terms


class Account(NamedTuple):
    """Everything that is said of the changes between two drafts."""

    changes: tuple[Change, ...]
    articles: tuple[Row, ...]
    provisions: tuple[Row, ...]
    references: tuple[ReferenceChange, ...]
    substitutions: tuple[Substitution, ...]
    modality: tuple[ModalityChange, ...]
    brackets: tuple[BracketCount, ...]
    definitions: tuple[DefinitionChange, ...]


def survey(draft: Draft) -> Survey:
    """Look through a draft for what telling its changes needs."""
    above = ancestors(draft)
    return Survey(references(draft, above), terms(draft, above))


def account(
    old: Draft,
    new: Draft,
    concordance: Concordance,
    surveys: tuple[Survey, Survey],
) -> Account:
    """Name every change between two aligned drafts that were surveyed."""
    was, now = surveys
    sides = _sides(old, new, concordance, (was.references, now.references))
    here, there = _halves(concordance.provisions, sides)
    some, others = at_once(lambda: _tell(here, sides), lambda: _tell(there, sides))
    told, fates = some.told + others.told, some.fates + others.fates
    changes = [t.change._replace(id=f"c{k}") for k, t in enumerate(told, 1)]
    runs = ((c.id, t.replaced) for c, t in zip(changes, told, strict=True))
    replaced = substitutions(runs, sides.tables)
    changes = _with_substitutions(changes, replaced)
    changes = with_definitions(changes, was.terms, now.terms)
    return Account(
        tuple(changes),
        article_rows(old, new, sides.above_old, sides.above_new, concordance, changes),
        provision_rows(concordance, changes),
        tuple(_sorted(fates)),
        replaced,
        modality_table(changes, sides.new, sides.tables),
        bracket_table(old, new, sides.above_old, sides.above_new, concordance),
        definition_table(changes, new),
    )


def _halves(
    pairs: Sequence[Pair], sides: Sides
) -> tuple[Sequence[Pair], Sequence[Pair]]:
    """The pairs in two parts that take as long to tell."""
    done = list(accumulate(_length(pair, sides) for pair in pairs))
    cut = bisect_left(done, done[-1] * _HERE) if done else 0
    return pairs[:cut], pairs[cut:]


def _length(pair: Pair, sides: Sides) -> int:
    """How long the texts of a pair are that changed."""
    old, new = sides.old.get(pair.old or ""), sides.new.get(pair.new or "")
    if old and new:
        return len(old.text) + len(new.text) if old.text != new.text else 0
    return 0


class _Tellings(NamedTuple):
    """What is told of some pairs, and what became of the references in them."""

    told: list[Told]
    fates: list[ReferenceChange]


def _tell(pairs: Iterable[Pair], sides: Sides) -> _Tellings:
    found = _Tellings([], [])
    for pair in pairs:
        both = _both(pair, sides)
        fates: tuple[ReferenceChange, ...] = ()
        if pair.new and pair.new in sides.known.new:
            fates = tuple(reference_changes(sides.new[pair.new], sides.known, both))
        one = tell(pair, both, sides, fates)
        if one:
            found.told.append(one)
        found.fates.extend(fates)
    return found


def _sides(
    old: Draft,
    new: Draft,
    concordance: Concordance,
    named: tuple[References, References],
) -> Sides:
    both = [p for p in concordance.provisions if p.old and p.new]
    said = _says_status(old) or _says_status(new)
    none: Mapping[str, Status] = {}
    above_old, above_new = ancestors(old), ancestors(new)
    return Sides(
        {node.eid: node for node in old.provisions},
        {node.eid: node for node in new.provisions},
        above_old,
        above_new,
        Counter(p.old for p in both if p.old),
        Counter(p.new for p in both if p.new),
        statuses(old) if said else none,
        statuses(new) if said else none,
        crossings(old, new, above_old, above_new, concordance, named),
        language(new.language or old.language),
    )


def _both(pair: Pair, sides: Sides) -> Both | None:
    if not pair.old or not pair.new:
        return None
    known = sides.known
    references = known.old.get(pair.old, ()), known.new.get(pair.new, ())
    return Both(sides.old[pair.old], sides.new[pair.new], references, sides.tables)


def _says_status(draft: Draft) -> bool:
    """Whether any words or colours of a draft say how far it is agreed."""
    kinds = (MarkKind.STATUS, MarkKind.HIGHLIGHT)
    return any(mark.kind in kinds for node in draft.walk() for mark in node.marks)


def _sorted(found: Iterable[ReferenceChange]) -> list[ReferenceChange]:
    """The reference changes, those that need a reader's eye first."""
    order = [Fate.DANGLING, Fate.RETARGETED, Fate.RANGE, Fate.FOLLOWED]
    return sorted(found, key=lambda ref: order.index(ref.fate))


def _with_substitutions(
    changes: list[Change], replaced: tuple[Substitution, ...]
) -> list[Change]:
    """The changes with a ground for each substitution that happened in them."""
    grounds: dict[str, list[Ground]] = {}
    for item in replaced:
        for change in item.changes:
            ground = Ground(Flag.SUBSTITUTION, item.old, item.new)
            grounds.setdefault(change, []).append(ground)
    return [
        c._replace(grounds=(*c.grounds, *grounds[c.id])) if c.id in grounds else c
        for c in changes
    ]
