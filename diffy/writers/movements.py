"""The front tables: steps back, gains, what is mixed; and the decisions of reviewers."""

from collections.abc import Iterable

from diffy.model import Finding, ReviewMatch, Verdict
from diffy.writers.findings import verdict_tag
from diffy.writers.index import Index, foreign, link_to
from diffy.writers.view import Cell, Link, Table, Tag

_TABLES = (
    ("backslides", (Verdict.WORKS_AGAINST,)),
    ("gained", (Verdict.ADDRESSES, Verdict.PARTLY)),
    ("mixed", (Verdict.MIXED,)),
)


def movement_tables(found: Index) -> tuple[Table, ...]:
    """A table of the changes in each direction; one without any is left out."""
    made = (_table(found, name, verdicts) for name, verdicts in _TABLES)
    return tuple(table for table in made if table.rows)


def _table(found: Index, name: str, verdicts: tuple[Verdict, ...]) -> Table:
    say = found.words.say
    heads = tuple(say("table", column) for column in ("where", "verdict", "ask", "why"))
    findings = (f for f in found.comparison.findings if f.verdict in verdicts)
    rows = tuple(_row(found, finding) for finding in findings)
    return Table(name, say("heading", name), heads, rows, "movements")


def _row(found: Index, finding: Finding) -> tuple[Cell, ...]:
    review = finding.review
    note = ""
    if review is not None:
        word = verdict_tag(found, review.verdict).word.lower()
        reason = review.reason.rstrip(".")
        note = found.words.say(
            "finding", "review", reviewer=review.reviewer, verdict=word, reason=reason
        )
    return (
        Cell((link_to(found, finding.change),)),
        Cell((), (verdict_tag(found, finding.verdict.value),)),
        Cell((_ask(found, finding.profile, finding.demand, finding.ask),)),
        Cell((Link(finding.reason),), note=note, script=foreign(found.words)),
    )


def _ask(found: Index, profile: str, demand: str, ask: str | None) -> Link:
    """An ask by its id and words, a demand as a whole by its own."""
    anchor = found.demands.get((profile, demand), "")
    known = next((p for p in found.comparison.profiles if p.id == profile), None)
    about = next((d for d in known.demands if d.id == demand), None) if known else None
    if about is None:
        return Link(ask or demand)
    texts = {each.id: each.text for each in about.asks}
    own = foreign(found.words, known.language) if known else None
    if ask is None:
        return Link(f"{demand}. {about.title}", anchor, script=own)
    return Link(f"{ask} {texts.get(ask, '')}".strip(), anchor, script=own)


def review_tables(found: Index) -> tuple[Table, ...]:
    """Every decision of a reviewer beside the machine's verdict, applied or not."""
    rows = tuple(_review(found, match) for match in _once(found.comparison.reviews))
    if not rows:
        return ()
    say = found.words.say
    columns = ("where", "ask", "machine", "reviewer", "fate")
    heads = tuple(say("table", column) for column in columns)
    return (Table("reviews", say("heading", "reviews"), heads, rows, "reviews"),)


def _once(matches: Iterable[ReviewMatch]) -> Iterable[ReviewMatch]:
    return dict.fromkeys(matches)


def _review(found: Index, match: ReviewMatch) -> tuple[Cell, ...]:
    review, say = match.review, found.words.say
    there = match.change in found.changes
    where = link_to(found, match.change or "") if there else Link(review.heading or "—")
    word = verdict_tag(found, review.verdict).word
    reason = found.words.pair(word, review.reason)
    status = match.status.value
    changed = say("finding", "since") if match.machine_changed else ""
    return (
        Cell((where,)),
        Cell((_ask(found, review.profile, review.demand, review.ask),)),
        Cell((Link(verdict_tag(found, review.machine).word),)),
        Cell((Link(f"{review.reviewer}, {review.date}"), Link(reason))),
        Cell((), (Tag(status, say("review_status", status)),), note=changed),
    )
