"""Two drafts compared, or one by itself: all that a writer needs."""

from typing import TYPE_CHECKING, NamedTuple

from diffy.model.change import (
    BracketCount,
    Change,
    DefinitionChange,
    ModalityChange,
    ReferenceChange,
    Row,
    Substitution,
)
from diffy.model.draft import Draft

if TYPE_CHECKING:
    from diffy.model.demand import Finding, Profile, ReviewMatch, StateOfAsk


class Provenance(NamedTuple):
    """How a comparison was made, so that it can be made again."""

    command: str = ""
    stale_pins: tuple[str, ...] = ()
    stale_reviews: tuple[str, ...] = ()
    orphaned_reviews: tuple[str, ...] = ()
    conflicting_reviews: tuple[str, ...] = ()


class Comparison(NamedTuple):
    """Everything that was found between two drafts."""

    old: Draft
    new: Draft
    concordance: tuple[Row, ...]
    """Article level, in the order of the new draft."""
    provisions: tuple[Row, ...]
    """One level down: every provision of either draft stands in at least one row."""
    changes: tuple[Change, ...]
    substitutions: tuple[Substitution, ...] = ()
    references: tuple[ReferenceChange, ...] = ()
    modality: tuple[ModalityChange, ...] = ()
    brackets: tuple[BracketCount, ...] = ()
    definitions: tuple[DefinitionChange, ...] = ()
    profiles: tuple["Profile", ...] = ()
    findings: tuple["Finding", ...] = ()
    states: tuple[tuple["StateOfAsk", "StateOfAsk"], ...] = ()
    """For every ask of every profile, in order: what the old and the new draft hold."""
    reviews: tuple["ReviewMatch", ...] = ()
    """The decisions of reviewers and what they met, applied or not."""
    unseen: tuple[str, ...] = ()
    """What was not compared; where that is nothing, a writer says so."""
    provenance: Provenance = Provenance()


class Assessed(NamedTuple):
    """What one draft by itself holds for the asks of profiles."""

    draft: Draft
    profiles: tuple["Profile", ...]
    states: tuple["StateOfAsk", ...]
    """For every ask of every profile, in order."""
    command: str = ""
