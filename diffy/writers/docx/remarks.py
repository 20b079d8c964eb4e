"""What is said in the margin: the findings of a change, one comment a change."""

from collections.abc import Iterator

from diffy.model import Change, ChangeKind, Finding, Verdict
from diffy.writers.changes import change_view
from diffy.writers.findings import verdict_tag
from diffy.writers.index import Index
from diffy.writers.present import watermark
from diffy.writers.view import FindingView

_LISTED = (Verdict.NOT_ASSESSED, Verdict.TOUCHES)
"""Verdicts with no grounds of their own: the demands are listed in one line."""
_TOLD = (ChangeKind.SPLIT, ChangeKind.MERGED)
"""Kinds that tracked changes cannot show."""


def remark(found: Index, change: Change) -> tuple[str, ...]:
    """The paragraphs of a change's comment; none where there is nothing to say."""
    findings = found.findings.get(change.id, ())
    if not findings and not any(kind in _TOLD for kind in change.kinds):
        return ()
    view = change_view(found, change)
    place = f"{view.place} ({view.was})" if view.was else view.place
    tags = ", ".join(tag.word for tag in view.tags)
    told = [
        f"{change.id}. {place}: {tags}.",
        *(f"{ground}." for ground in view.grounds),
    ]
    for each in view.findings:
        if each.verdict.name not in _LISTED or each.reviews:
            told.extend(_finding(each))
    told.extend(_listed(found, findings, view.findings))
    if findings:
        told.append(watermark(found).capitalize() + ".")
    return tuple(told)


def _finding(finding: FindingView) -> Iterator[str]:
    yield f"{finding.verdict.word}: {finding.demand.words}, {finding.ask}"
    yield finding.sentence or finding.reason
    for quote in finding.quotes:
        yield f"“{quote.words}” ({quote.where})"
    for review in finding.reviews:
        yield " ".join(
            filter(None, (review.status, review.words, review.machine, review.since))
        )


def _listed(
    found: Index, findings: tuple[Finding, ...], views: tuple[FindingView, ...]
) -> Iterator[str]:
    """One line for each verdict without direction, with its demands."""
    for verdict in _LISTED:
        names = dict.fromkeys(
            view.demand.words
            for view in views
            if view.verdict.name == verdict and not view.reviews
        )
        if names:
            yield f"{verdict_tag(found, verdict.value).word}: {'; '.join(names)}"
