"""A comparison as JSON: the published contract, schema version 1 (`diffy/schema.json`).

Guarantees:

1. the same comparison gives the same bytes;
2. every record of a list stands on a line of its own, so that two outputs compare by line;
3. nothing is left out silently: `unseen` always says something.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from diffy.languages import Interface, interface
from diffy.marks import brackets_opened, statuses
from diffy.model import (
    Change,
    Comparison,
    Draft,
    Ground,
    Row,
    Status,
)
from diffy.places import Place, places
from diffy.version import __version__
from diffy.words import word_count

if TYPE_CHECKING:
    from diffy.model import Finding, Profile, Review, ReviewMatch, StateOfAsk
    from diffy.writers.tally import AskTally, Tally

SCHEMA = 1
_DIGITS = 4
"""Digits kept of a confidence: enough to rank by, few enough to read."""

_Record = dict[str, Any]


def to_json(comparison: Comparison) -> str:
    """The whole comparison as one JSON document, ending in a newline."""
    return "".join(_pieces(comparison))


def to_bytes(comparison: Comparison) -> bytes:
    """The same in UTF-8, for a file: without the whole as text beside it.

    UTF-8 cannot hold half characters; they become question marks.
    """
    return b"".join([p.encode("utf-8", "replace") for p in _pieces(comparison)])


def _pieces(comparison: Comparison) -> Iterator[str]:
    before = "{\n"
    for name, value in _document(comparison).items():
        yield f"{before} {_compact(name)}: "
        yield from _laid_out(value)
        before = ",\n"
    yield "\n}\n"


# What is written was made here and holds no circle.
_compact = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
_AT_ONCE = 30
"""Records written in one call: a call takes as long as a record, many take much memory."""
_BETWEEN = "\0"
"""Put between such records, to be replaced by line ends."""
_WRITTEN_BETWEEN = f", {_compact(_BETWEEN)}, "
"""Found nowhere else: quotation marks inside a text are escaped."""


def _laid_out(value: object) -> Iterator[str]:
    if not isinstance(value, list) or not value:
        yield _compact(value)
        return
    before = "[\n  "
    for start in range(0, len(value), _AT_ONCE):
        yield before
        yield _lines(value[start : start + _AT_ONCE])
        before = ",\n  "
    yield "\n ]"


def _lines(records: Sequence[object]) -> str:
    """Some records of a list, each on a line of its own."""
    parted: list[object] = [_BETWEEN] * (2 * len(records) - 1)
    parted[::2] = records
    return _compact(parted)[1:-1].replace(_WRITTEN_BETWEEN, ",\n  ")


def _document(comparison: Comparison) -> _Record:
    words = interface()
    return {
        "diffy": __version__,
        "schema": SCHEMA,
        "old": draft_record(comparison.old),
        "new": draft_record(comparison.new),
        "concordance": [_row(row) for row in comparison.concordance],
        "provisions": [_row(row) for row in comparison.provisions],
        "changes": _changes(comparison, words),
        "substitutions": _records(comparison.substitutions),
        "references": _records(comparison.references),
        "modality": _records(comparison.modality),
        "brackets": _records(comparison.brackets),
        "definitions": _records(comparison.definitions),
        "demands": _demands(comparison),
        "unseen": unseen(comparison, words),
        "provenance": _provenance(comparison),
        "reviews": [_match(match) for match in comparison.reviews],
    }


def unseen(comparison: Comparison, words: Interface) -> list[str]:
    """What the comparison did not see; one sentence where nothing was unseen."""
    return list(comparison.unseen) or [words.say("unseen", "nothing")]


def _records(items: Iterable[Any]) -> list[_Record]:
    return [item._asdict() for item in items]


def draft_record(draft: Draft) -> _Record:
    """A draft by what names it."""
    return {
        "title": draft.title,
        "symbol": draft.symbol,
        "date": draft.date,
        "language": draft.language,
        "source": draft.source,
        "sha256": draft.sha256,
        "format": draft.format,
        "counts": counts(draft),
        "warnings": [str(warning) for warning in draft.warnings],
    }


def counts(draft: Draft) -> dict[str, int]:
    """Articles, provisions, words, brackets and the agreement reached in a draft."""
    bracketed = [node for node in draft.walk() if node.marks or "[" in node.label]
    agreed = Counter(statuses(draft).values())
    return {
        "articles": len(draft.articles),
        "provisions": len(draft.provisions),
        "words": word_count([node.text for node in draft.provisions]),
        "brackets": sum(map(brackets_opened, bracketed)),
        **{str(status): agreed[status] for status in Status},
    }


def _row(row: Row) -> _Record:
    return {
        "old": row.old,
        "new": row.new,
        "kinds": row.kinds,
        "matched_by": row.matched_by,
        "confidence": round(row.confidence, _DIGITS),
    }


def _changes(comparison: Comparison, words: Interface) -> list[_Record]:
    old, new = places(comparison.old, words), places(comparison.new, words)
    found: dict[str, list[Finding]] = {}
    for finding in comparison.findings:
        found.setdefault(finding.change, []).append(finding)
    return [
        _change(
            change,
            _side(old, change.old),
            _side(new, change.new),
            found.get(change.id, ()),
        )
        for change in comparison.changes
    ]


def _change(
    change: Change, old: _Record | None, new: _Record | None, found: Iterable[Finding]
) -> _Record:
    return {
        "id": change.id,
        "old": old,
        "new": new,
        "kinds": change.kinds,
        "flags": change.flags,
        "edits": change.edits,
        "findings": [_finding(finding) for finding in found],
        "grounds": [_ground(ground) for ground in change.grounds],
        "matched_by": change.matched_by,
        "confidence": round(change.confidence, _DIGITS),
    }


def _side(there: Mapping[str, Place], eid: str | None) -> _Record | None:
    if eid is None:
        return None
    place = there[eid]
    return {
        "eid": eid,
        "label": _label(place),
        "heading": place.heading,
        "text": place.node.text,
        "source_id": place.node.source_id,
        "citation": place.citation,
    }


def _label(place: Place) -> str:
    """The printed label; what has none is told by its citation."""
    return place.node.label or place.citation


def _ground(ground: Ground) -> _Record:
    return {"flag": ground.flag, "old": ground.old, "new": ground.new}


def _finding(finding: Finding) -> _Record:
    strength = finding.strength
    return {
        "demand": finding.demand,
        "ask": finding.ask,
        "verdict": finding.verdict,
        "evidence": _records(finding.evidence),
        "rule": finding.rule,
        "reason": finding.reason,
        "review": _review(finding.review),
        "profile": finding.profile,
        "effect": round(finding.effect, _DIGITS),
        "strength": strength._asdict() if strength else None,
        "badges": finding.badges,
        "priority": finding.priority,
    }


def _review(review: Review | None) -> _Record | None:
    """The line of the reviews that applies, by its own keys."""
    if review is None:
        return None
    line = review.record()
    return line | {
        "profile": {"id": review.profile, "sha256": line.pop("profile_sha256")}
    }


def _match(match: ReviewMatch) -> _Record:
    return {
        "status": match.status,
        "change": match.change,
        "machine_changed": match.machine_changed,
        "review": _review(match.review),
    }


def _demands(comparison: Comparison) -> list[_Record]:
    if not comparison.profiles:
        return []
    from diffy.writers.tally import tallies  # and what the model has of demands

    return [_demand(tally) for tally in tallies(comparison)]


def _demand(tally: Tally) -> _Record:
    demand = tally.demand
    quotations = {quotation.item: quotation for quotation in tally.profile.quotations}
    quotation = quotations.get(demand.item)
    return {
        "id": demand.id,
        "title": demand.title,
        "statement_item": demand.item,
        "asks": [_ask(ask) for ask in tally.asks],
        "changes": {verdict: ids for verdict, ids in tally.changes.items()},
        "profile": tally.profile.id,
        "concerns": demand.concerns,
        "quotation": quotation
        and {"text": quotation.text, "differs": quotation.differs},
    }


def _ask(tally: AskTally) -> _Record:
    return {
        "id": tally.ask.id,
        "text": tally.ask.text,
        "state": {"old": tally.old.state, "new": tally.new.state},
        "evidence": {
            "old": _records(tally.old.evidence),
            "new": _records(tally.new.evidence),
        },
        "articles": {"old": _scope(tally.old), "new": _scope(tally.new)}
        if tally.ask.each_provision
        else None,
        "review": _review(tally.new.review),
    }


def _scope(state: StateOfAsk) -> _Record:
    return {
        "with": state.articles_with,
        "in_scope": state.articles_in_scope,
        "silent": state.silent,
    }


def _provenance(comparison: Comparison) -> _Record:
    made = comparison.provenance
    return {
        "command": made.command,
        "profiles": [_profile(profile) for profile in comparison.profiles],
        "statement": _statement(comparison.profiles),
        "stale_pins": made.stale_pins,
        "reviews_stale": made.stale_reviews,
        "reviews_orphaned": made.orphaned_reviews,
        "reviews_conflicting": made.conflicting_reviews,
    }


def _profile(profile: Profile) -> _Record:
    return {
        "id": profile.id,
        "source": file_name(profile.source),
        "sha256": profile.sha256,
        "title": profile.title,
        "notes": profile.notes,
    }


def _statement(profiles: Iterable[Profile]) -> _Record | None:
    """The statement file, the first where profiles were given several."""
    for profile in profiles:
        if profile.statement:
            source = file_name(profile.statement)
            return {"source": source, "sha256": profile.statement_sha256}
    return None


def file_name(path: str) -> str:
    """The last part of a path of any system: a report names no one's folders."""
    return PurePosixPath(path.replace("\\", "/")).name
