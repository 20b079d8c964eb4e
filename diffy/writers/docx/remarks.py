"""What is said in the margin: findings, and what tracked changes cannot show."""

from collections.abc import Iterator

from diffy.languages import Interface, isolate
from diffy.model import Change, ChangeKind, Finding, Verdict
from diffy.writers.changes import change_view
from diffy.writers.findings import verdict_tag
from diffy.writers.index import Index, low
from diffy.writers.present import watermark
from diffy.writers.view import FindingView

_LISTED = (Verdict.NOT_ASSESSED, Verdict.TOUCHES)
"""Verdicts with no grounds of their own: the demands are listed in one line."""
_TOLD = (ChangeKind.SPLIT, ChangeKind.MERGED)
"""Kinds that tracked changes cannot show; nor do they show that a pair is uncertain."""


def remark(found: Index, change: Change) -> tuple[str, ...]:
    """The paragraphs of a change's comment; none where there is nothing to say."""
    findings = found.findings.get(change.id, ())
    told_here = findings or any(kind in _TOLD for kind in change.kinds)
    if not told_here and not low(found, change):
        return ()
    view = change_view(found, change)
    words = found.words
    place = f"{isolate(view.place)} ({view.was})" if view.was else view.place
    tags = ", ".join(tag.word for tag in view.tags)
    told = [
        f"{change.id}. {words.pair(place, tags)}.",
        *([_sentence(view.low)] if view.low else []),
        *(f"{ground}." for ground in view.grounds),
    ]
    for each in view.findings:
        if each.verdict.name not in _LISTED or each.reviews:
            told.extend(_finding(each, words))
    told.extend(_listed(found, findings, view.findings))
    if findings:
        told.append(_sentence(watermark(found)))
    return tuple(told)


def _sentence(words: str) -> str:
    """Words as a sentence; the names in them keep their capitals."""
    return f"{words[:1].upper()}{words[1:]}."


def _finding(finding: FindingView, words: Interface) -> Iterator[str]:
    about = f"{finding.demand.words}, {finding.ask}"
    yield words.pair(finding.verdict.word, about)
    yield finding.sentence or finding.reason
    for quote in finding.quotes:
        yield f"{words.quote(quote.words)} ({quote.where})"
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
            word = verdict_tag(found, verdict.value).word
            yield found.words.pair(word, found.words.row(names))
