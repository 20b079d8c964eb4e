"""What the decisions of reviewers meet in a comparison.

Nothing is dropped silently: every line is applied, stale, orphaned, in conflict, or
replaced by a later line.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from diffy.demands.engine import engine
from diffy.demands.keys import Place, key_of, places, slug, state_words
from diffy.demands.pieces import folded_words
from diffy.model import (
    Comparison,
    Finding,
    Profile,
    Provenance,
    Review,
    ReviewMatch,
    ReviewStatus,
    StateOfAsk,
    Verdict,
)

_SIMILAR = 0.8
"""Shared words, out of all, from which a text is the reviewed one reworded."""


@dataclass(frozen=True, slots=True)
class _Target:
    """Something a review can be about, with its key for this comparison."""

    key: str
    target: str
    profile: str
    demand: str
    ask: str | None
    change: str | None
    heading: str
    words: tuple[str, ...]


def apply_reviews(comparison: Comparison, reviews: Sequence[Review]) -> Comparison:
    """A comparison with reviewers' decisions joined to its findings and states.

    A review whose key fits is applied; one of the same demand, ask and heading whose
    words are similar is stale; any other is orphaned. Of lines for one key the latest
    counts; reviewers who differ, where neither line replaces the other, are in conflict
    and neither is applied. All of them are in `reviews`, in the order of the file.
    """
    live = _live(reviews)
    targets = _targets(comparison, live)
    by_key: dict[str, list[_Target]] = {}
    for target in targets:
        by_key.setdefault(target.key, []).append(target)
    machine = _machine(comparison)
    conflicts = _conflicts(live)
    matches = tuple(
        match
        for review in live
        for match in _matches(review, by_key, targets, conflicts, machine)
    )
    return comparison._replace(
        findings=tuple(_with_review(each, matches) for each in comparison.findings),
        states=_with_states(comparison.states, comparison.profiles, matches),
        reviews=matches,
        provenance=_told(comparison.provenance, matches),
    )


def _told(provenance: Provenance, matches: Sequence[ReviewMatch]) -> Provenance:
    """The provenance with a sentence for each review that is not applied."""
    said: dict[ReviewStatus, dict[str, None]] = {status: {} for status in ReviewStatus}
    for match in matches:
        said[match.status][_sentence(match.review)] = None
    return provenance._replace(
        stale_reviews=tuple(said[ReviewStatus.STALE]),
        orphaned_reviews=tuple(said[ReviewStatus.ORPHANED]),
        conflicting_reviews=tuple(said[ReviewStatus.CONFLICT]),
    )


def _sentence(review: Review) -> str:
    heading = f' on "{review.heading}"' if review.heading else ""
    about = review.ask or review.demand
    said = f"{review.reviewer}, {review.date}, {about}{heading}: {review.verdict}"
    return f"{said}, because {review.reason}"


def _targets(comparison: Comparison, live: Sequence[Review]) -> list[_Target]:
    asked = _asked(live)
    targets = [
        target
        for profile in comparison.profiles
        for target in _change_targets(profile, comparison, asked)
    ]
    return targets + _state_targets(comparison.profiles, comparison.states)


_Machine = Mapping[tuple[str | None, str, str, str | None], str]
"""What the machine said, by change (None for a state), profile, demand and ask."""


def _machine(comparison: Comparison) -> _Machine:
    found: dict[tuple[str | None, str, str, str | None], str] = {
        (f.change, f.profile, f.demand, f.ask): str(f.verdict)
        for f in comparison.findings
    }
    owners = _owners(comparison.profiles)
    for profile, (_, new) in zip(owners, comparison.states, strict=False):
        found[None, profile, new.demand, new.ask] = str(new.state)
    return found


def _asked(reviews: Iterable[Review]) -> dict[str, list[tuple[str, str | None]]]:
    """The demands and asks that reviews are about, by profile."""
    asked: dict[str, dict[tuple[str, str | None], None]] = {}
    for review in reviews:
        asked.setdefault(review.profile, {})[review.demand, review.ask] = None
    return {profile: list(each) for profile, each in asked.items()}


def _change_targets(
    profile: Profile,
    comparison: Comparison,
    asked: Mapping[str, list[tuple[str, str | None]]],
) -> list[_Target]:
    about = asked.get(profile.id, [])
    if not about:
        return []
    compiled = engine(profile)
    read = places(comparison.old, comparison.new, comparison.changes, compiled)
    return [
        _target(profile.id, demand, ask, place)
        for demand, ask in about
        for place in read
    ]


def _target(profile: str, demand: str, ask: str | None, place: Place) -> _Target:
    key = key_of(profile, demand, ask, place)
    words = (*place.old, *place.new)
    return _Target(
        key, "change", profile, demand, ask, place.change, place.heading, words
    )


def _state_targets(
    profiles: Sequence[Profile],
    states: Sequence[tuple[StateOfAsk, StateOfAsk]],
) -> list[_Target]:
    targets = []
    for profile, (_, state) in zip(_owners(profiles), states, strict=False):
        words = state_words(state)
        place = Place(None, "", (), words)
        key = key_of(profile, state.demand, state.ask, place)
        targets.append(
            _Target(key, "state", profile, state.demand, state.ask, None, "", words)
        )
    return targets


def _owners(profiles: Sequence[Profile]) -> list[str]:
    """The profile of each state, in their order."""
    return [
        profile.id
        for profile in profiles
        for demand in profile.demands
        for _ in demand.asks
    ]


def _live(reviews: Sequence[Review]) -> list[Review]:
    """The reviews that no later line replaces."""
    live: list[Review] = []
    for review in reviews:
        live = [
            each
            for each in live
            if each.key != review.supersedes
            and (each.key, each.reviewer, each.target)
            != (review.key, review.reviewer, review.target)
        ]
        live.append(review)
    return live


def _conflicts(live: Iterable[Review]) -> set[str]:
    """The keys on which reviewers differ."""
    verdicts: dict[str, set[str]] = {}
    for review in live:
        verdicts.setdefault(review.key, set()).add(review.verdict)
    return {key for key, each in verdicts.items() if len(each) > 1}


def _matches(
    review: Review,
    by_key: Mapping[str, list[_Target]],
    targets: Sequence[_Target],
    conflicts: set[str],
    machine: _Machine,
) -> list[ReviewMatch]:
    fitting = [t for t in by_key.get(review.key, []) if t.target == review.target]
    if not fitting:
        near = _nearest(review, targets)
        status = ReviewStatus.ORPHANED if near is None else ReviewStatus.STALE
        return [ReviewMatch(review, status, near.change if near else None)]
    status = ReviewStatus.APPLIED
    if review.key in conflicts:
        status = ReviewStatus.CONFLICT
    matches = []
    for target in fitting:
        found = (target.change, target.profile, target.demand, target.ask)
        changed = machine.get(found, str(Verdict.UNRELATED)) != review.machine
        matches.append(ReviewMatch(review, status, target.change, changed))
    return matches


def _nearest(review: Review, targets: Sequence[_Target]) -> _Target | None:
    """The place whose words are most like those that were reviewed."""
    texts = [side.quote for side in (review.old, review.new) if side is not None]
    words = Counter(word for text in texts for word in folded_words(text))
    about = (review.target, review.profile, review.demand, review.ask)
    near = [
        (_alike(words, Counter(t.words)), -at, t)
        for at, t in enumerate(targets)
        if (t.target, t.profile, t.demand, t.ask) == about
        and t.heading == slug(review.heading)
    ]
    best = max(near, key=lambda each: each[:2], default=None)
    return best[2] if best is not None and best[0] >= _SIMILAR else None


def _alike(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _with_review(finding: Finding, matches: Sequence[ReviewMatch]) -> Finding:
    """The finding with the latest review applied to it."""
    about = (finding.change, finding.profile, finding.demand, finding.ask)
    for match in reversed(matches):
        review = match.review
        met = (match.change, review.profile, review.demand, review.ask)
        if match.status is ReviewStatus.APPLIED and met == about:
            return finding._replace(review=review)
    return finding


def _with_states(
    states: Sequence[tuple[StateOfAsk, StateOfAsk]],
    profiles: Sequence[Profile],
    matches: Sequence[ReviewMatch],
) -> tuple[tuple[StateOfAsk, StateOfAsk], ...]:
    applied = {
        (m.review.profile, m.review.demand, m.review.ask): m.review
        for m in matches
        if m.status is ReviewStatus.APPLIED and m.change is None
    }
    return tuple(
        (old, new._replace(review=applied.get((profile, new.demand, new.ask))))
        for profile, (old, new) in zip(_owners(profiles), states, strict=False)
    )
