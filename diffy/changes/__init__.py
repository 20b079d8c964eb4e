"""Pairs of provisions to changes: what each change is, with the words that show it.

Guarantees:

1. a provision whose words, marks and own label are the same, and which did not move, is
   no change, even where its article was renumbered;
2. the edits of a change rebuild both texts; every flag comes with the words that show it;
3. a modal verb, a negation, a number or a reference is never folded into a substitution;
4. nothing here knows of demands or of output formats.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from diffy.changes.both import Both
from diffy.changes.crossrefs import crossings, reference_changes
from diffy.changes.definitions import definition_table, terms, with_definitions
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

__all__ = ["Account", "account"]


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


def account(old: Draft, new: Draft, concordance: Concordance) -> Account:
    """Name every change between two aligned drafts."""
    sides = _sides(old, new, concordance)
    references: dict[tuple[str, str | None], tuple[ReferenceChange, ...]] = {}
    told: list[Told] = []
    for pair in concordance.provisions:
        both = _both(pair, sides)
        if pair.new and pair.new in sides.known.new:
            found = tuple(reference_changes(sides.new[pair.new], sides.known, both))
            references[pair.new, pair.old] = found
        one = tell(pair, both, sides, references.get((pair.new or "", pair.old), ()))
        if one:
            told.append(one)
    changes = [t.change._replace(id=f"c{k}") for k, t in enumerate(told, 1)]
    runs = ((c.id, t.places) for c, t in zip(changes, told, strict=True))
    replaced = substitutions(runs, sides.tables)
    changes = _with_substitutions(changes, replaced)
    defined = terms(old, sides.above_old), terms(new, sides.above_new)
    changes = with_definitions(changes, *defined)
    return Account(
        tuple(changes),
        article_rows(old, new, sides.above_old, sides.above_new, concordance, changes),
        provision_rows(concordance, changes),
        tuple(_sorted(ref for found in references.values() for ref in found)),
        replaced,
        modality_table(changes, sides.new, sides.tables),
        bracket_table(old, new, sides.above_old, sides.above_new, concordance),
        definition_table(changes, new),
    )


def _sides(old: Draft, new: Draft, concordance: Concordance) -> Sides:
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
        crossings(old, new, above_old, above_new, concordance),
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
