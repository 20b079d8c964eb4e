"""What a comparison found, in five lines for the terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator

import diffy
from diffy.model import ChangeKind, Comparison, Flag


def digest(comparison: Comparison, output: str) -> Iterator[str]:
    """Where the report is and what it holds: five lines."""
    yield f"Wrote {output}: {comparison.old.source} compared with {comparison.new.source}."
    yield _articles(comparison)
    yield _words(comparison)
    yield _demands(comparison)
    yield _to_read(comparison)


def _articles(comparison: Comparison) -> str:
    kinds = Counter(kind for row in comparison.concordance for kind in row.kinds)
    counted = _counted((str(kind), kinds[kind]) for kind in ChangeKind)
    numbers = f"{len(comparison.old.articles)} old, {len(comparison.new.articles)} new"
    return f"Articles: {numbers}{f': {counted}' if counted else ''}."


def _words(comparison: Comparison) -> str:
    stronger, weaker = (
        len({duty.change for duty in comparison.modality if duty.direction is flag})
        for flag in (Flag.STRONGER, Flag.WEAKER)
    )
    duties = f"{stronger} stronger, {weaker} weaker"
    before = sum(count.old for count in comparison.brackets)
    now = sum(count.new for count in comparison.brackets)
    brackets = f"{before} before, {now} now"
    count = len(comparison.changes)
    return f"Changes: {count}; duties: {duties}; brackets: {brackets}."


def _demands(comparison: Comparison) -> str:
    if not comparison.profiles:
        return "Demands: none given; name a profile with --demands."
    from diffy.model import Verdict

    shown = (
        Verdict.ADDRESSES,
        Verdict.PARTLY,
        Verdict.WORKS_AGAINST,
        Verdict.MIXED,
    )
    found = Counter(finding.verdict for finding in comparison.findings)
    counted = _counted((str(verdict), found[verdict]) for verdict in shown)
    due = comparison.findings and diffy.due(comparison)
    unread = {f.change for f in due if f.verdict is Verdict.NOT_ASSESSED}
    waiting = f"; {len(unread)} changes wait for a reader" if unread else ""
    status = "not reviewed" if due or not found else "reviewed"
    said = f"{counted or 'no finding'}{waiting}"
    return f"Demands, findings of the machine, {status}: {said}."


def _to_read(comparison: Comparison) -> str:
    for draft, side in ((comparison.old, "old"), (comparison.new, "new")):
        if draft.warnings:
            first = draft.warnings[0]
            more = len(comparison.old.warnings) + len(comparison.new.warnings)
            return f"Warnings: {more}; the first in the {side} draft, {first}"
    return "Warnings: none."


def _counted(items: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{count} {name}" for name, count in items if count)
