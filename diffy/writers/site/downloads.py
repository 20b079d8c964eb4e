"""What stands beside the pages for those who go on with the data: tables and JSON."""

import json
from collections.abc import Iterator
from typing import Any

from diffy.model import Change, Finding, Lineage, Op, Pairing
from diffy.version import __version__
from diffy.writers.csv import table
from diffy.writers.index import Index, place_of
from diffy.writers.json import counts, draft_record
from diffy.writers.site.addresses import CONCORDANCE, beside
from diffy.writers.site.atlas import Atlas
from diffy.writers.site.biography import changes_of, title
from diffy.writers.tally import tallies

_Row = tuple[object, ...]


def concordance(here: Atlas) -> str:
    """A row for each lineage, three columns for each draft."""
    ids = here.series.ids
    columns = " ".join(f"{id_} {id_}_eid {id_}_heading" for id_ in ids)
    return table(f"page article {columns}", _lineages(here))


def _lineages(here: Atlas) -> Iterator[_Row]:
    for lineage in here.series.lineages:
        steps = {step.draft: step.eids for step in lineage.steps}
        cells: list[object] = [here.addresses.biography(lineage), title(here, lineage)]
        for k, places in enumerate(here.places):
            there = [places[eid] for eid in steps.get(k, ())]
            cells.append("; ".join(place.citation for place in there))
            cells.append("; ".join(place.node.eid for place in there))
            cells.append("; ".join(p.node.heading for p in there if p.node.heading))
        yield tuple(cells)


def figures(here: Atlas) -> str:
    """A row for each draft."""
    names = tuple(counts(here.series.drafts[0]))
    return table(f"draft title symbol date {' '.join(names)}", _figures(here))


def _figures(here: Atlas) -> Iterator[_Row]:
    for id_, draft in zip(here.series.ids, here.series.drafts, strict=True):
        yield id_, draft.title, draft.symbol, draft.date, *counts(draft).values()


def asks(here: Atlas) -> str:
    """A row for each ask, a column for each draft with its state."""
    return table(f"profile demand ask asked {' '.join(here.series.ids)}", _asks(here))


def _asks(here: Atlas) -> Iterator[_Row]:
    at = 0
    for profile in here.series.profiles:
        for demand in profile.demands:
            for ask in demand.asks:
                states = (states[at].state for states in here.series.states)
                yield profile.id, demand.id, ask.id, ask.text, *states
                at += 1


def overview(here: Atlas) -> str:
    """The whole negotiation as JSON: its drafts, its lineages, the states of the asks."""
    ids = here.series.ids
    document = {
        "diffy": __version__,
        "title": here.series.title,
        "drafts": [
            {"id": id_, "page": page, **draft_record(draft)}
            for id_, page, draft in zip(
                ids, here.addresses.drafts, here.series.drafts, strict=True
            )
        ],
        "comparisons": [
            {
                "old": ids[p.old],
                "new": ids[p.new],
                "json": beside(here.addresses.pairs[p.old, p.new], "json"),
            }
            for p in here.series.pairings
        ],
        "articles": [_line(here, lineage) for lineage in here.series.lineages],
        "asks": [_states(here, row) for row in _asks(here)],
        "concordance": beside(CONCORDANCE, "csv"),
    }
    return _printed(document)


def _states(here: Atlas, row: _Row) -> dict[str, object]:
    profile, demand, ask, text, *states = row
    told = dict(zip(here.series.ids, states, strict=True))
    return {
        "profile": profile,
        "demand": demand,
        "ask": ask,
        "text": text,
        "states": told,
    }


def _line(here: Atlas, lineage: Lineage) -> dict[str, object]:
    """A lineage: where it stood in each draft."""
    return {
        "page": here.addresses.biography(lineage),
        "article": title(here, lineage),
        "steps": [
            {
                "draft": here.series.ids[step.draft],
                "articles": [_article(here, step.draft, eid) for eid in step.eids],
            }
            for step in lineage.steps
        ],
    }


def _article(here: Atlas, k: int, eid: str) -> dict[str, str]:
    place = here.places[k][eid]
    return {"eid": eid, "citation": place.citation, "heading": place.node.heading}


def _printed(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


# ------------------------------------------------------------------ one article


_LIFE = """
old_draft new_draft change old_citation new_citation kinds flags deleted inserted
demands verdicts
"""


def life_table(here: Atlas, lineage: Lineage) -> str:
    """A row for each change of an article."""
    rows = (
        (
            here.series.ids[pairing.old],
            here.series.ids[pairing.new],
            change.id,
            found.old[change.old].citation if change.old else "",
            found.new[change.new].citation if change.new else "",
            "; ".join(change.kinds),
            "; ".join(change.flags),
            _words(change, Op.DELETE),
            _words(change, Op.INSERT),
            "; ".join(f.ask or f.demand for f in found.findings.get(change.id, ())),
            "; ".join(f.verdict for f in found.findings.get(change.id, ())),
        )
        for pairing, found, change in _life(here, lineage)
    )
    return table(_LIFE, rows)


def life(here: Atlas, lineage: Lineage) -> str:
    """An article's biography as JSON; changes are named as in their comparison's JSON."""
    changes = [
        {
            "old_draft": here.series.ids[pairing.old],
            "new_draft": here.series.ids[pairing.new],
            "id": change.id,
            "old": change.old,
            "new": change.new,
            "kinds": change.kinds,
            "flags": change.flags,
            "edits": [(edit.op, edit.text) for edit in change.edits],
            "findings": [_verdict(f) for f in found.findings.get(change.id, ())],
        }
        for pairing, found, change in _life(here, lineage)
    ]
    return _printed({"diffy": __version__, **_line(here, lineage), "changes": changes})


def _verdict(finding: Finding) -> dict[str, object]:
    return {
        "profile": finding.profile,
        "demand": finding.demand,
        "ask": finding.ask,
        "verdict": finding.verdict,
        "reason": finding.reason,
        "review": finding.review and finding.review.verdict,
    }


def _life(here: Atlas, lineage: Lineage) -> Iterator[tuple[Pairing, Index, Change]]:
    steps = {step.draft: frozenset(step.eids) for step in lineage.steps}
    for k in range(1, len(here.series.drafts)):
        was, now = steps.get(k - 1, frozenset()), steps.get(k, frozenset())
        found = here.found[k - 1, k]
        for change in changes_of(found, was, now):
            yield here.series.pairings[k - 1], found, change


def _words(change: Change, op: Op) -> str:
    return " | ".join(e.text.strip() for e in change.edits if e.op is op and e.text)


# ------------------------------------------------------------------ one demand


_PLEAS = """
old_draft new_draft change citation ask verdict reason evidence reviewer reviewed
"""


def plea_table(here: Atlas, profile: str, demand: str) -> str:
    """A row for each finding of a demand."""
    rows = (
        (
            here.series.ids[pairing.old],
            here.series.ids[pairing.new],
            finding.change,
            place_of(found, found.changes[finding.change]).citation,
            finding.ask or "",
            finding.verdict,
            finding.reason,
            "; ".join(f"{e.side}: “{e.quote}”" for e in finding.evidence),
            finding.review.reviewer if finding.review else "",
            finding.review.verdict if finding.review else "",
        )
        for pairing, found, finding in _pleas(here, profile, demand)
    )
    return table(_PLEAS, rows)


def pleas(here: Atlas, profile: str, demand: str) -> str:
    """A demand through all drafts as JSON."""
    findings = [
        {
            "old_draft": here.series.ids[pairing.old],
            "new_draft": here.series.ids[pairing.new],
            "change": finding.change,
            "citation": place_of(found, found.changes[finding.change]).citation,
            **_verdict(finding),
            "evidence": [
                {"side": e.side, "eid": e.eid, "quote": e.quote}
                for e in finding.evidence
            ],
        }
        for pairing, found, finding in _pleas(here, profile, demand)
    ]
    states = [_states(here, row) for row in _asks(here) if row[:2] == (profile, demand)]
    return _printed({"diffy": __version__, "asks": states, "findings": findings})


def _pleas(
    here: Atlas, profile: str, demand: str
) -> Iterator[tuple[Pairing, Index, Finding]]:
    for k, comparison in enumerate(here.series.comparisons):
        for tally in tallies(comparison):
            if (tally.profile.id, tally.demand.id) == (profile, demand):
                for finding in tally.findings:
                    yield here.series.pairings[k], here.found[k, k + 1], finding
