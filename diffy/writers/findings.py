"""Findings as they are shown: verdict, ask, reason, rule, quotations and review."""

from diffy.model import Finding, Review, ReviewMatch, ReviewStatus, Verdict
from diffy.writers.index import Index, foreign, own_quote
from diffy.writers.view import FindingView, Link, ReviewView, Tag

_UNTOLD = "the kind of this article could not be told"
"""How the reason of a finding begins whose article's kind is not known."""

_SILENT = "in a place the demand concerns; no rule tells its effect"
"""The reason of a finding that no rule tells: the fixed sentence says it already."""

_PLAIN = (Verdict.NOT_ASSESSED, Verdict.MIXED, Verdict.TOUCHES)
"""Verdicts whose sentence is fixed, since they have no direction to give a reason for."""


def verdict_tag(found: Index, name: str) -> Tag:
    """A verdict's name and word; one that a later profile brings is shown as it is."""
    table = found.words.tables["verdict"]
    return Tag(name, table.get(name, name))


def findings_of(found: Index, change: str) -> tuple[FindingView, ...]:
    """The findings under a change, and reviews of it where the machine found nothing."""
    findings = found.findings.get(change, ())
    known = {(finding.profile, finding.demand, finding.ask) for finding in findings}
    told = [_finding(found, finding) for finding in findings]
    for match in found.reviews.get(change, ()):
        key = match.review.profile, match.review.demand, match.review.ask
        if key not in known and key[:2] in found.demands:
            known.add(key)
            told.append(_finding(found, _unfound(change, match)))
    return tuple(told)


def _unfound(change: str, match: ReviewMatch) -> Finding:
    """What stands for the machine where only a reviewer saw that a demand is concerned."""
    review = match.review
    applied = match.status is ReviewStatus.APPLIED
    return Finding(
        change,
        review.profile,
        review.demand,
        review.ask,
        Verdict.UNRELATED,
        rule="",
        reason="",
        review=review if applied else None,
    )


def _finding(found: Index, finding: Finding) -> FindingView:
    profile = next(p for p in found.comparison.profiles if p.id == finding.profile)
    demand = next(d for d in profile.demands if d.id == finding.demand)
    ask = next((a.text for a in demand.asks if a.id == finding.ask), "")
    change = found.changes[finding.change]
    anchor = found.demands[finding.profile, finding.demand]
    own = foreign(found.words, profile.language)
    return FindingView(
        verdict=verdict_tag(found, finding.verdict.value),
        demand=Link(demand.title, anchor, script=own),
        ask=ask or found.words.say("demand", "whole"),
        script=own if ask else None,
        sentence=_sentence(found, finding),
        reason="" if finding.reason == _SILENT else finding.reason,
        rule=found.words.say("finding", "rule", rule=finding.rule)
        if finding.rule
        else "",
        badges=finding.badges,
        quotes=tuple(own_quote(found, e, change) for e in finding.evidence),
        reviews=_reviews(found, finding),
    )


def _sentence(found: Index, finding: Finding) -> str:
    """The fixed words for a verdict that gives no direction."""
    if finding.verdict not in _PLAIN:
        return ""
    untold = finding.reason.startswith(_UNTOLD)
    return found.words.say("finding", "untold" if untold else finding.verdict.value)


def _reviews(found: Index, finding: Finding) -> tuple[ReviewView, ...]:
    """The review that applies, then those that do not, each beside the machine."""
    shown = [] if finding.review is None else [_review(found, finding, finding.review)]
    for match in found.reviews.get(finding.change, ()):
        if match.status is not ReviewStatus.APPLIED and _is_about(match, finding):
            shown.append(_review(found, finding, match.review, match.status))
    return tuple(shown)


def _is_about(match: ReviewMatch, finding: Finding) -> bool:
    review = match.review
    return (review.profile, review.demand, review.ask) == (
        finding.profile,
        finding.demand,
        finding.ask,
    )


def _review(
    found: Index,
    finding: Finding,
    review: Review,
    status: ReviewStatus = ReviewStatus.APPLIED,
) -> ReviewView:
    """The machine's verdict and the reviewer's, both."""
    say = found.words.say
    applied = status is ReviewStatus.APPLIED
    changed = applied and review.machine != finding.verdict.value
    return ReviewView(
        machine=say("finding", "machine", verdict=_word(found, finding.verdict.value)),
        words=say(
            "finding",
            "review",
            reviewer=review.reviewer,
            verdict=_word(found, review.verdict),
            reason=review.reason.rstrip("."),
        ),
        status="" if applied else say("review", status.value),
        since=say("finding", "since") if changed else "",
    )


def _word(found: Index, verdict: str) -> str:
    return verdict_tag(found, verdict).word.lower()
