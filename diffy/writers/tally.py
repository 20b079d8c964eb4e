"""What was found for each demand, counted: shared by all writers.

The words of a report rest on these counts, never on a score: a change stands under every
verdict that one of the demand's asks got in it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from diffy.model import (
    Ask,
    AskState,
    Comparison,
    Demand,
    Finding,
    Profile,
    Sign,
    StateOfAsk,
    Verdict,
)

SHOWN: tuple[Verdict, ...] = tuple(
    verdict for verdict in Verdict if verdict is not Verdict.UNRELATED
)
"""The verdicts that are reported, in the order of the set."""

_TO_REVIEW = frozenset(SHOWN) - {Verdict.TOUCHES}
_GAINS = (Verdict.ADDRESSES, Verdict.PARTLY)
# The order of the states by what they hold; text on both sides is no better than contrary text.
_RANK = {
    AskState.CONTRARY: 0,
    AskState.BOTH: 0,
    AskState.NONE: 1,
    AskState.WEAK: 2,
    AskState.FOUND: 3,
}


class AskTally(NamedTuple):
    """One ask with its states and its findings."""

    ask: Ask
    old: StateOfAsk
    new: StateOfAsk
    findings: tuple[Finding, ...]

    @property
    def addressed(self) -> bool:
        """Whether a change was found that addresses it, be it in part."""
        return any(finding.verdict in _GAINS for finding in self.findings)

    @property
    def unread(self) -> int:
        """How many changes were found for it and not assessed."""
        return len({each.change for each in self.findings if _is_unread(each)})

    @property
    def stands(self) -> bool:
        """Whether the new draft holds what is asked and nothing was found against it."""
        if self.new.state is AskState.NONE:
            return only_unwanted(self.ask)
        return self.new.state is AskState.FOUND


class Tally(NamedTuple):
    """One demand with its asks and the ids of its changes under each verdict."""

    profile: Profile
    demand: Demand
    asks: tuple[AskTally, ...]
    findings: tuple[Finding, ...]
    changes: Mapping[Verdict, tuple[str, ...]]

    @property
    def gains(self) -> int:
        """How many changes address the demand, those in part included."""
        return len(set(self.changes[_GAINS[0]]) | set(self.changes[_GAINS[1]]))

    @property
    def unread(self) -> int:
        """How many changes were not assessed, by the machine or by a reviewer."""
        return len({each.change for each in self.findings if _is_unread(each)})


def tallies(comparison: Comparison) -> tuple[Tally, ...]:
    """Every demand of every profile, in order."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in comparison.findings:
        found.setdefault((finding.profile, finding.demand), []).append(finding)
    states = _states(comparison)
    return tuple(
        _tally(profile, demand, states, found.get((profile.id, demand.id), ()))
        for profile in comparison.profiles
        for demand in profile.demands
    )


_States = Mapping[tuple[str, str, str], tuple[StateOfAsk, StateOfAsk]]


def _states(comparison: Comparison) -> _States:
    """The states by profile, demand and ask; `states` has them in profile order."""
    asks = [
        (profile.id, demand.id, ask.id)
        for profile in comparison.profiles
        for demand in profile.demands
        for ask in demand.asks
    ]
    return dict(zip(asks, comparison.states, strict=False))


def _tally(
    profile: Profile, demand: Demand, states: _States, findings: Sequence[Finding]
) -> Tally:
    asks = []
    for ask in demand.asks:
        nothing = StateOfAsk(demand.id, ask.id, AskState.NONE)
        old, new = states.get((profile.id, demand.id, ask.id), (nothing, nothing))
        own = tuple(finding for finding in findings if finding.ask == ask.id)
        asks.append(AskTally(ask, old, new, own))
    changes: dict[Verdict, tuple[str, ...]] = {
        verdict: tuple(
            dict.fromkeys(f.change for f in findings if f.verdict is verdict)
        )
        for verdict in SHOWN
    }
    return Tally(profile, demand, tuple(asks), tuple(findings), changes)


def only_unwanted(ask: Ask) -> bool:
    """Whether an ask can only be defied: all its signals are unwanted words."""
    return bool(ask.signals) and all(s.sign is Sign.UNWANTED for s in ask.signals)


def contradiction(tally: AskTally) -> str:
    """The catalogue's name for a state that its changes do not explain, or nothing.

    The state of an ask and the changes found for it are two readings of the same drafts;
    where they disagree a person must look.
    """
    verdicts = {finding.verdict for finding in tally.findings}
    gained = not verdicts.isdisjoint(_GAINS)
    lost = Verdict.WORKS_AGAINST in verdicts
    if Verdict.MIXED in verdicts or AskState.BOTH in (tally.old.state, tally.new.state):
        gained = lost = gained or lost or Verdict.MIXED in verdicts
    step = _RANK[tally.new.state] - _RANK[tally.old.state]
    if step:
        explained = gained if step > 0 else lost
        return "" if explained else ("rose" if step > 0 else "fell")
    if tally.old.state is tally.new.state and gained is not lost:
        return "stayed"
    return ""


def reviewers(comparison: Comparison) -> tuple[str, ...]:
    """Who reviewed it, in the order of the findings; empty until nothing is left to review.

    Each finding with a direction, each mixed and each not assessed one needs its review.
    """
    due = [finding for finding in comparison.findings if finding.verdict in _TO_REVIEW]
    names = dict.fromkeys(f.review.reviewer for f in due if f.review)
    return tuple(names) if all(finding.review for finding in due) else ()


def unclaimed(comparison: Comparison) -> tuple[str, ...]:
    """The ids of the changes that no demand claimed, in the order of the changes."""
    claimed = {finding.change for finding in comparison.findings}
    return tuple(c.id for c in comparison.changes if c.id not in claimed)


def reading_list(comparison: Comparison) -> tuple[Finding, ...]:
    """The findings a person must still read, first priority first."""
    unread = filter(_is_unread, comparison.findings)
    return tuple(sorted(unread, key=lambda finding: finding.priority or 9))


def _is_unread(finding: Finding) -> bool:
    return finding.verdict is Verdict.NOT_ASSESSED and finding.review is None
