"""Two drafts, and the demands of statements, to a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diffy.align import Pins, align
from diffy.changes import account, surveys
from diffy.model import (
    Change,
    Comparison,
    Concordance,
    DiffyError,
    Draft,
    Provenance,
)
from diffy.parallel import at_once

if TYPE_CHECKING:
    from diffy.model import Finding, Profile, Review, StateOfAsk

NO_PINS = Pins()


def compare(
    old: Draft,
    new: Draft,
    profiles: Sequence[Profile] = (),
    pins: Pins = NO_PINS,
    reviews: Sequence[Review] = (),
    command: str = "",
    mixed: bool = False,
) -> Comparison:
    """Compare two drafts of one treaty; with `mixed` even where their languages differ.

    Raises DiffyError where the two are told to be in different languages, and
    ProfileError where a profile is written for another language than theirs.
    """
    if not mixed:
        old, new = _one_language(old, new)
    concordance, surveyed = at_once(
        lambda: align(old, new, pins), lambda: surveys(old, new)
    )
    told = account(old, new, concordance, surveyed)
    findings, states = _judged(profiles, old, new, concordance, told.changes)
    comparison = Comparison(
        old=old,
        new=new,
        concordance=told.articles,
        provisions=told.provisions,
        changes=told.changes,
        substitutions=told.substitutions,
        references=told.references,
        modality=told.modality,
        brackets=told.brackets,
        definitions=told.definitions,
        profiles=tuple(profiles),
        findings=findings,
        states=states,
        unseen=_unseen(old, new),
        provenance=Provenance(command, concordance.stale_pins),
    )
    if reviews:
        # Imported when first needed: most comparisons do without demands and reviews.
        from diffy.demands import apply_reviews

        comparison = apply_reviews(comparison, reviews)
    return comparison


def _judged(
    profiles: Sequence[Profile],
    old: Draft,
    new: Draft,
    concordance: Concordance,
    changes: tuple[Change, ...],
) -> tuple[tuple[Finding, ...], tuple[tuple[StateOfAsk, StateOfAsk], ...]]:
    """What the changes do for the demands, and what both drafts hold for them."""
    if not profiles:
        return (), ()
    from diffy.demands import assess

    findings: list[Finding] = []
    states: list[tuple[StateOfAsk, StateOfAsk]] = []
    for profile in profiles:
        found = assess(profile, old, new, concordance, changes)
        findings += found.findings
        states += found.states
    return tuple(findings), tuple(states)


def _one_language(old: Draft, new: Draft) -> tuple[Draft, Draft]:
    """Both drafts in one language: an untold one takes the other's."""
    if old.language and new.language and old.language != new.language:
        raise DiffyError(
            f"{old.source} is in '{old.language}' and {new.source} in '{new.language}'; "
            "give two drafts in one language, say it with --language, "
            "or compare them all the same with --mixed."
        )
    code = old.language or new.language
    return replace(old, language=code), replace(new, language=code)


def _unseen(old: Draft, new: Draft) -> tuple[str, ...]:
    """What was not compared, a sentence each."""
    return tuple(
        f"{side} draft ({draft.source}): {sentence}"
        for side, draft in (("Old", old), ("New", new))
        for sentence in draft.unseen
    )
