"""What is left for reviewers to decide, and a decision as a line of the reviews."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as calendar

from diffy.demands.engine import engine
from diffy.demands.keys import Place, key_of, places, state_words
from diffy.demands.material import Provision, provisions
from diffy.demands.reviews import line_of
from diffy.model import (
    Comparison,
    Draft,
    Finding,
    Profile,
    ProfileError,
    Review,
    ReviewedText,
    Verdict,
)
from diffy.version import __version__

_SETTLED = (Verdict.TOUCHES, Verdict.UNRELATED)
"""Verdicts that wait for no reviewer."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decides, in the words of the comparison."""

    verdict: str
    """A verdict for a change; a state, or `met`, for an ask's state."""
    reason: str
    reviewer: str
    date: str
    """ISO 8601."""
    demand: str
    ask: str | None = None
    change: str | None = None
    """The id of the change, None for the state of the ask in the new draft."""
    profile: str | None = None
    """The id of the profile, None where only one was given."""
    supersedes: str | None = None
    """The key of the line that this one replaces."""


def due(comparison: Comparison) -> tuple[Finding, ...]:
    """The findings that wait for a reviewer, in the order a reader takes them.

    Those are the directional and mixed ones and those not assessed, without a review
    that applies: first what was judged, then the reading list by priority.
    """
    waiting = [
        finding
        for finding in comparison.findings
        if finding.verdict not in _SETTLED and finding.review is None
    ]
    return tuple(sorted(waiting, key=lambda finding: finding.priority))


def decide(comparison: Comparison, decision: Decision) -> Review:
    """A decision -> the review that `line_of` writes, with the words it was made on.

    Raises ProfileError for an unknown profile, demand, ask or change, a verdict that is
    none, a date that is none, and a reason or a reviewer that is blank.
    """
    profile = _profile(comparison.profiles, decision)
    _check_ask(profile, decision)
    _check_date(decision.date)
    if decision.change is None:
        review = _on_state(comparison, profile, decision)
    else:
        review = _on_change(comparison, profile, decision)
    line_of(review)
    return review


def _profile(profiles: Sequence[Profile], decision: Decision) -> Profile:
    named = [p for p in profiles if decision.profile in (None, p.id)]
    holding = [p for p in named if any(d.id == decision.demand for d in p.demands)]
    if len(holding) == 1 or len(named) == 1:
        return (holding or named)[0]
    if not named:
        raise ProfileError(f"There is no profile {decision.profile}.")
    if not holding:
        raise ProfileError(f"No profile has a demand {decision.demand}.")
    raise ProfileError(
        f"Several profiles have a demand {decision.demand}; name one of them."
    )


def _check_date(date: str) -> None:
    try:
        calendar.fromisoformat(date)
    except ValueError as error:
        said = f"'{date}' is no date; write it as 2024-08-05."
        raise ProfileError(said) from error


def _check_ask(profile: Profile, decision: Decision) -> None:
    demand = next((d for d in profile.demands if d.id == decision.demand), None)
    if demand is None:
        raise ProfileError(f"{profile.id} has no demand {decision.demand}.")
    if decision.ask not in (None, *(ask.id for ask in demand.asks)):
        asks = ", ".join(ask.id for ask in demand.asks)
        said = f"Demand {demand.id} has no ask {decision.ask}; it has {asks}."
        raise ProfileError(said)


def _on_change(comparison: Comparison, profile: Profile, decision: Decision) -> Review:
    change = next((c for c in comparison.changes if c.id == decision.change), None)
    if change is None:
        last = comparison.changes[-1].id if comparison.changes else "none"
        said = f"There is no change {decision.change}; the last one is {last}."
        raise ProfileError(said)
    compiled = engine(profile)
    (place,) = places(comparison.old, comparison.new, (change,), compiled)
    was = provisions(comparison.old, compiled).get(change.old or "")
    now = provisions(comparison.new, compiled).get(change.new or "")
    shown = now or was
    machine = next(
        (f.verdict for f in comparison.findings if _is_about(f, profile, decision)),
        Verdict.UNRELATED,
    )
    return _review(
        profile,
        decision,
        "change",
        key_of(profile.id, decision.demand, decision.ask, place),
        str(machine),
        heading=shown.heading if shown else "",
        old=_reviewed(comparison.old, was),
        new=_reviewed(comparison.new, now),
    )


def _is_about(finding: Finding, profile: Profile, decision: Decision) -> bool:
    return (finding.change, finding.profile, finding.demand, finding.ask) == (
        decision.change,
        profile.id,
        decision.demand,
        decision.ask,
    )


def _on_state(comparison: Comparison, profile: Profile, decision: Decision) -> Review:
    asks = [
        (p.id, d.id, a.id)
        for p in comparison.profiles
        for d in p.demands
        for a in d.asks
    ]
    held = dict(zip(asks, comparison.states, strict=False))
    about = (profile.id, decision.demand, decision.ask or "")
    if about not in held:
        raise ProfileError("Name an ask, or the change that the decision is about.")
    state = held[about][1]
    words = state_words(state)
    key = key_of(profile.id, decision.demand, decision.ask, Place(None, "", (), words))
    quoted = " … ".join(each.quote for each in state.evidence)
    new = ReviewedText(comparison.new.source, comparison.new.sha256, "", quoted)
    return _review(profile, decision, "state", key, str(state.state), new=new)


def _review(
    profile: Profile,
    decision: Decision,
    target: str,
    key: str,
    machine: str,
    *,
    heading: str = "",
    old: ReviewedText | None = None,
    new: ReviewedText | None = None,
) -> Review:
    return Review(
        key=key,
        target=target,
        profile=profile.id,
        profile_sha256=profile.sha256,
        demand=decision.demand,
        ask=decision.ask,
        machine=machine,
        verdict=decision.verdict,
        reason=decision.reason,
        reviewer=decision.reviewer,
        date=decision.date,
        engine=__version__,
        heading=heading,
        old=old,
        new=new,
        supersedes=decision.supersedes,
    )


def _reviewed(draft: Draft, at: Provision | None) -> ReviewedText | None:
    if at is None:
        return None
    return ReviewedText(draft.source, draft.sha256, at.place, at.text)
