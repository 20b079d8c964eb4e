"""The reading list: every change not assessed, each named once, most pressing first.

Nothing is left out: what stands in one line here is still shown with its change. A line
is a change with all the demands it is open for; or an article that came or went, with
its provisions; or a replacement made throughout the draft, with its places. Lines are in
three parts: those of first priority; those whose change was judged for another demand,
so that a reader meets it there already; and those of second priority.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from diffy.model import Finding, Verdict
from diffy.writers.index import Index, foreign, link_to
from diffy.writers.tally import reading_list
from diffy.writers.view import Cell, Link, Table

FIRST, BESIDE, SECOND = "reading", "beside", "second"
_DIRECTED = (
    Verdict.ADDRESSES,
    Verdict.PARTLY,
    Verdict.WORKS_AGAINST,
    Verdict.MIXED,
)
_WHOLE, _THROUGHOUT = "core", "substitution"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the reading list."""

    name: Link
    """The change, the article that came or went, or what was replaced throughout."""
    changes: tuple[str, ...]
    demands: tuple[tuple[str, str], ...]
    """The demands it is open for, each by its profile and id."""
    reasons: tuple[str, ...]
    part: str


def entries(found: Index) -> tuple[Entry, ...]:
    """The reading list of a comparison, part by part, each in the order of the text."""
    order = {change: at for at, change in enumerate(found.changes)}
    judged = {f.change for f in found.comparison.findings if f.verdict in _DIRECTED}
    gathered: dict[tuple[str, str], list[Finding]] = {}
    for finding in reading_list(found.comparison):
        gathered.setdefault(_key(found, finding), []).append(finding)
    made = [_entry(found, key, findings, judged) for key, findings in gathered.items()]
    parts = (FIRST, BESIDE, SECOND)
    made.sort(key=lambda e: (parts.index(e.part), order[e.changes[0]]))
    return tuple(made)


def _key(found: Index, finding: Finding) -> tuple[str, str]:
    """What a line is about: a replacement, an article that came or went, or a change."""
    if finding.rule == _THROUGHOUT:
        return _THROUGHOUT, finding.reason
    article = _lone_article(found, finding) if finding.rule == _WHOLE else ""
    return (_WHOLE, article) if article else ("", finding.change)


def _lone_article(found: Index, finding: Finding) -> str:
    """The section of the article that came or went as a whole with a change, else none."""
    change = found.changes[finding.change]
    if change.old is not None and change.new is not None:
        return ""
    sections = found.layout.new if change.new is not None else found.layout.old
    anchor = sections[change.new if change.new is not None else change.old or ""]
    row = found.layout.rows.get(anchor)
    return anchor if row is not None and not (row.old and row.new) else ""


def _entry(
    found: Index, key: tuple[str, str], findings: list[Finding], judged: set[str]
) -> Entry:
    changes = tuple(dict.fromkeys(f.change for f in findings))
    open_for = {(finding.profile, finding.demand) for finding in findings}
    demands = [demand for demand in found.demands if demand in open_for]
    return Entry(
        _name(found, key, changes),
        changes,
        tuple(demands),
        tuple(dict.fromkeys(f.reason for f in findings)),
        _part(findings, all(change in judged for change in changes)),
    )


def _part(findings: Iterable[Finding], judged: bool) -> str:
    if all(finding.priority != 1 for finding in findings):
        return SECOND
    return BESIDE if judged else FIRST


def _name(found: Index, key: tuple[str, str], changes: tuple[str, ...]) -> Link:
    kind, about = key
    if kind == _WHOLE:
        change = found.changes[changes[0]]
        gone = change.new is None
        place = found.old[change.old or ""] if gone else found.new[change.new or ""]
        article = place.article
        words = place.citation
        if article is not None:
            words = (found.old if gone else found.new)[article.eid].citation
        return Link(words, about, struck=gone)
    if kind == _THROUGHOUT and len(changes) > 1:
        return Link(about, "substitutions", script=foreign(found.words))
    return link_to(found, changes[0])


# -------------------------------------------------------------------------- the tables


def reading_tables(found: Index) -> tuple[Table, ...]:
    """A table for each part that has lines; the later ones are folded under a count."""
    lines = entries(found)
    made = []
    for part in (FIRST, BESIDE, SECOND):
        own = [entry for entry in lines if entry.part == part]
        if own:
            made.append(_table(found, part, own))
    return tuple(made)


def _table(found: Index, part: str, lines: list[Entry]) -> Table:
    say = found.words.say
    heads = tuple(say("table", name) for name in ("where", "open_for", "reason"))
    changes = len({change for entry in lines for change in entry.changes})
    folded = "" if part == FIRST else say("reading", part, n=changes)
    rows = tuple(_row(found, entry) for entry in lines)
    return Table(part, say("heading", part), heads, rows, "reading", folded=folded)


def _row(found: Index, entry: Entry) -> tuple[Cell, ...]:
    words = found.words
    links = [entry.name]
    if len(entry.changes) > 1:
        links += [link_to(found, change) for change in entry.changes]
    demands = tuple(
        Link(demand, found.demands[profile, demand])
        for profile, demand in entry.demands
    )
    said = Cell(tuple(map(Link, entry.reasons)), script=foreign(words))
    if entry.name.anchor == "substitutions":
        told = words.say("reading", "throughout", n=len(entry.changes))
        said = Cell((Link(told),))
    return Cell(tuple(links)), Cell(demands), said
