"""Pairs of provisions to changes: what each change is, with the words that show it.

Guarantees:

1. a provision whose words, marks and own label are the same, and which did not move, is
   no change, even where its article was renumbered;
2. the edits of a change rebuild both texts; every flag comes with the words that show it;
3. a modal verb, a negation, a number or a reference is never folded into a substitution;
4. nothing here knows of demands or of output formats.
"""

from collections.abc import Iterable
from typing import NamedTuple

from diffy.changes.definitions import definition_table, with_definitions
from diffy.changes.rows import article_rows, provision_rows
from diffy.changes.substitutions import substitutions
from diffy.changes.tables import bracket_table, modality_table
from diffy.changes.telling import Surveys, Telling, surveys
from diffy.model import (
    BracketCount,
    Change,
    Concordance,
    DefinitionChange,
    Draft,
    Fate,
    Flag,
    Ground,
    ModalityChange,
    ReferenceChange,
    Row,
    Substitution,
)
from diffy.parallel import at_once

__all__ = ["Account", "Surveys", "account", "surveys"]


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


def account(
    old: Draft, new: Draft, concordance: Concordance, surveyed: Surveys
) -> Account:
    """Name every change between two aligned drafts that were surveyed."""
    telling = Telling(old, new, concordance, surveyed)
    some, others = at_once(telling.first, telling.rest)
    sides = telling.sides
    told, fates = some.told + others.told, some.fates + others.fates
    changes = [t.change._replace(id=f"c{k}") for k, t in enumerate(told, 1)]
    runs = ((c.id, t.replaced) for c, t in zip(changes, told, strict=True))
    replaced = substitutions(runs, sides.tables)
    changes = _with_substitutions(changes, replaced)
    changes = with_definitions(changes, *(survey.terms for survey in surveyed))
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
