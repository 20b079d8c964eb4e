"""A comparison as tables for a spreadsheet: one CSV file each, in a folder.

Guarantees:

1. no cell is taken for a formula: one that looks like it begins with an apostrophe;
2. files are UTF-8 with a byte order mark, without which spreadsheets garble most scripts;
3. headings and citations are English whatever language a report is in: programs read them;
4. lists within a cell are parted by "; ", and every row tells eids beside citations.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from diffy.languages import DEFAULT
from diffy.model import Change, Comparison, Evidence, Finding, Op, Row
from diffy.places import Place
from diffy.writers.index import Index, index, place_of
from diffy.writers.tally import AskTally, Tally, tallies

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Signs that make a spreadsheet run what follows (OWASP, CSV injection)."""
_MARK = "\ufeff"

_Cells = Sequence[object]


def to_csv(comparison: Comparison) -> dict[str, str]:
    """The text of each file by its name: concordance, changes, demands, substitutions."""
    found = index(comparison, DEFAULT)
    return {
        "concordance.csv": table(_CONCORDANCE, _concordance(found)),
        "changes.csv": table(_CHANGES, _changes(found)),
        "demands.csv": table(_DEMANDS, _demands(found)),
        "substitutions.csv": table(_SUBSTITUTIONS, _substitutions(found)),
    }


def table(head: str, rows: Iterable[_Cells]) -> str:
    """The text of one file; the names of its columns are parted by spaces."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head.split())
    writer.writerows([_cell(value) for value in row] for row in rows)
    return _MARK + text.getvalue()


def _cell(value: object) -> object:
    """A figure as it is; words so that no spreadsheet runs them."""
    if value is None or isinstance(value, int | float):
        return value
    text = str(value).replace("\0", "\ufffd")
    # Spaces before the sign do not keep every spreadsheet from running it.
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text


def _list(values: Iterable[object]) -> str:
    return "; ".join(map(str, values))


# ------------------------------------------------------------------ concordance


_CONCORDANCE = """
old old_citation old_heading new new_citation new_heading kinds matched_by confidence
"""


def _concordance(found: Index) -> Iterator[_Cells]:
    for row in found.comparison.concordance:
        yield (
            *_units(found.old, row.old),
            *_units(found.new, row.new),
            _list(row.kinds),
            *_match(row),
        )


def _units(there: Mapping[str, Place], eids: tuple[str, ...]) -> _Cells:
    """The eids, citations and headings of units."""
    headings = [there[eid].node.heading for eid in eids]
    return (
        _list(eids),
        _list(there[eid].citation for eid in eids),
        _list(filter(None, headings)),
    )


def _match(pair: Row | Change) -> _Cells:
    return pair.matched_by, round(pair.confidence, 4)


# ------------------------------------------------------------------ changes


_CHANGES = """
change old old_citation old_text new new_citation new_text kinds flags
deleted inserted verdicts matched_by confidence
"""


def _changes(found: Index) -> Iterator[_Cells]:
    for change in found.comparison.changes:
        verdicts = dict.fromkeys(f.verdict for f in found.findings.get(change.id, ()))
        yield (
            change.id,
            *_side(found.old, change.old),
            *_side(found.new, change.new),
            _list(change.kinds),
            _list(change.flags),
            _words(change, Op.DELETE),
            _words(change, Op.INSERT),
            _list(verdicts),
            *_match(change),
        )


def _side(there: Mapping[str, Place], eid: str | None) -> _Cells:
    if eid is None:
        return "", "", ""
    return eid, there[eid].citation, there[eid].node.text


def _words(change: Change, op: Op) -> str:
    """The words of one fate, run after run."""
    return " | ".join(e.text.strip() for e in change.edits if e.op is op and e.text)


# ------------------------------------------------------------------ changes by demand


_DEMANDS = """
profile demand title ask asked state_old state_new change citation verdict
reason rule evidence reviewer reviewed review_reason
"""


def _demands(found: Index) -> Iterator[_Cells]:
    """One row for each finding, and one for each ask that has none."""
    for tally in tallies(found.comparison):
        about = tally.profile.id, tally.demand.id, tally.demand.title
        for finding in _whole(tally):
            yield *about, "", "", "", "", *_finding(found, finding)
        for ask in tally.asks:
            asked = *about, *_ask(ask)
            for finding in ask.findings:
                yield *asked, *_finding(found, finding)
            if not ask.findings:
                yield *asked, *[""] * 9


def _whole(tally: Tally) -> list[Finding]:
    """The findings on a demand as a whole."""
    known = {ask.ask.id for ask in tally.asks}
    return [finding for finding in tally.findings if finding.ask not in known]


def _ask(tally: AskTally) -> _Cells:
    return tally.ask.id, tally.ask.text, tally.old.state, tally.new.state


def _finding(found: Index, finding: Finding) -> _Cells:
    review = finding.review
    return (
        finding.change,
        place_of(found, found.changes[finding.change]).citation,
        finding.verdict,
        finding.reason,
        finding.rule,
        _list(_quoted(found, evidence) for evidence in finding.evidence),
        review.reviewer if review else "",
        review.verdict if review else "",
        review.reason if review else "",
    )


def _quoted(found: Index, evidence: Evidence) -> str:
    there = found.old if evidence.side == "old" else found.new
    place = there[evidence.eid].citation
    return f"{evidence.side}, {place}: “{evidence.quote}”"


# ------------------------------------------------------------------ substitutions


_SUBSTITUTIONS = "old new count changes citations"


def _substitutions(found: Index) -> Iterator[_Cells]:
    for each in found.comparison.substitutions:
        places = (place_of(found, found.changes[id_]).citation for id_ in each.changes)
        yield (
            each.old,
            each.new,
            len(each.changes),
            _list(each.changes),
            _list(dict.fromkeys(places)),
        )
