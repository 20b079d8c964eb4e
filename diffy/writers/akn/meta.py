"""The metadata of an Akoma Ntoso document: what it is, and what became of its units.

Choices that the standard leaves open:

1. a treaty draft is an `act` named "treatyDraft", of place "un" and type "treaty";
2. the Work is named by the first draft known, each draft is one Expression of it,
   known by its date or, without one, by its symbol or title and its digest;
3. an unknown date is 9999-01-01, as in LEOS, since the schema wants a date.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from diffy.model import (
    Change,
    ChangeKind,
    Comparison,
    Draft,
    Finding,
    MarkKind,
)
from diffy.version import __version__
from diffy.writers.akn.xml import Element, put, put_ours

UNKNOWN = "9999-01-01"
_LANGUAGES = {
    "en": "eng",
    "fr": "fra",
    "es": "spa",
    "ru": "rus",
    "zh": "zho",
    "ar": "ara",
}
_OTHER = re.compile(r"[^a-z0-9]+")
_OURS = "#diffy"
_LAYERS = (MarkKind.BRACKET, MarkKind.STATUS, MarkKind.OPTION, MarkKind.NOTE)
"""Marks for which Akoma Ntoso has no element."""

_MODS = (
    (ChangeKind.ADDED, "insertion"),
    (ChangeKind.REMOVED, "repeal"),
    (ChangeKind.SPLIT, "split"),
    (ChangeKind.MERGED, "join"),
    (ChangeKind.EDITED, "substitution"),
    (ChangeKind.RETITLED, "substitution"),
    (ChangeKind.BRACKET_ONLY, "substitution"),
    (ChangeKind.RENUMBERED, "renumbering"),
    (ChangeKind.MOVED, "renumbering"),
)
"""What Akoma Ntoso calls each kind of change; it has no word for a move."""


def work(first: Draft) -> str:
    """The address of the treaty, all its drafts together."""
    return f"/akn/un/act/treaty/{_day(first)[:4]}/{_slug(_name(first)) or 'draft'}"


def expression(draft: Draft, first: Draft) -> str:
    """The address of one draft."""
    version = _day(draft)
    if version == UNKNOWN:
        # Drafts can share a name; their words tell them apart.
        version = f"{_slug(draft.symbol or _name(draft))}-{draft.sha256[:8]}".strip("-")
    return f"{work(first)}/{_language(draft)}@{version}"


def _language(draft: Draft) -> str:
    return _LANGUAGES.get(draft.language or "", "und")


def _name(draft: Draft) -> str:
    return draft.title or draft.symbol or draft.source.rpartition(".")[0]


def _slug(name: str) -> str:
    """A name in the letters that an address may have."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", plain.lower()).strip("-")[:60].strip("-")


def _day(draft: Draft) -> str:
    """The draft's date as the schema wants it."""
    try:
        return date.fromisoformat(draft.date[:10]).isoformat()
    except ValueError:
        return UNKNOWN


# ------------------------------------------------------------------ what it is


def identify(meta: Element, draft: Draft, first: Draft, part: str = "!main") -> None:
    """Work, Expression and Manifestation of a document or of one of its annexes."""
    made = put(meta, "identification", source=_OURS)
    theirs = work(first)
    level = _level(made, "FRBRWork", theirs, part, _day(first))
    put(level, "FRBRcountry", value="un")
    address = expression(draft, first)
    level = _level(made, "FRBRExpression", address, part, _day(draft))
    put(level, "FRBRlanguage", language=_language(draft))
    _level(made, "FRBRManifestation", address, part, _day(draft), ".xml")


def _level(
    made: Element, name: str, address: str, part: str, day: str, suffix: str = ""
) -> Element:
    level = put(made, name)
    put(level, "FRBRthis", value=f"{address}/{part}{suffix}")
    put(level, "FRBRuri", value=f"{address}{suffix}")
    put(level, "FRBRdate", date=day, name="draft")
    agent = _OURS if suffix else "#states"
    put(level, "FRBRauthor", href=agent)
    return level


def references(meta: Element, draft: Draft, older: Draft | None, first: Draft) -> None:
    """Who and what the metadata speak of."""
    made = put(meta, "references", source=_OURS)
    for eid, each in (("old", older), ("new", draft)):
        if each is not None:
            href = expression(each, first)
            put(made, "original", eId=eid, href=href, showAs=_name(each) or eid)
    agents = ("states", "The negotiating States"), ("diffy", f"diffy {__version__}")
    for eid, shown in agents:
        href = f"/akn/ontology/organization/un/{eid}"
        put(made, "TLCOrganization", eId=eid, href=href, showAs=shown)


def lifecycle(meta: Element, comparison: Comparison) -> None:
    """The two drafts as events."""
    made = put(meta, "lifecycle", source=_OURS)
    events = ("old", "generation", comparison.old), ("new", "amendment", comparison.new)
    for number, (eid, kind, draft) in enumerate(events, start=1):
        about = {"date": _day(draft), "source": f"#{eid}", "type": kind}
        put(made, "eventRef", eId=f"eref_{number}", **about)


# ------------------------------------------------------------------ what became of it


def work_ids(comparison: Comparison) -> dict[str, str]:
    """The old eid of every unit of the new draft that has another now, main partners."""
    told: dict[str, str] = {}
    given: set[str] = set()
    for old, new in _couples(comparison):
        if new not in told and old not in given:
            told[new] = old
            given.add(old)
    return {new: old for new, old in told.items() if new != old}


def _couples(comparison: Comparison) -> list[tuple[str, str]]:
    """Corresponding units, each row's first couple before the rest of a split."""
    rows = (*comparison.concordance, *comparison.provisions)
    couples = [(old, new) for row in rows for old in row.old for new in row.new]
    return list(dict.fromkeys(couples))


def analysis(meta: Element, comparison: Comparison, first: Draft) -> None:
    """The changes as modifications, and the concordance as mappings."""
    couples = _couples(comparison)
    if not comparison.changes and not couples:
        return
    made = put(meta, "analysis", source=_OURS)
    if comparison.changes:
        passive = put(made, "passiveModifications")
        before = f"{expression(comparison.old, first)}/!main"
        for number, change in enumerate(comparison.changes, start=1):
            _modification(passive, change, number, before)
    if couples:
        mappings = put(made, "mappings", source=_OURS)
        for number, (old, new) in enumerate(couples, start=1):
            about = {"original": f"#{old}", "current": f"#{new}", "start": "#eref_2"}
            put(mappings, "mapping", eId=f"map_{number}", **about)


def _modification(passive: Element, change: Change, number: int, before: str) -> None:
    kind = next((name for k, name in _MODS if k in change.kinds), "substitution")
    made = put(passive, "textualMod", type=kind, eId=f"pmod_{number}")
    was = f"{before}#{change.old}" if change.old else ""
    now = f"#{change.new}" if change.new else ""
    put(made, "source", href="#new")
    put(made, "destination", href=now or was)
    if was:
        put(made, "old", href=was)
    if now:
        put(made, "new", href=now)


# ------------------------------------------------------------------ our own


def proprietary(meta: Element, draft: Draft, comparison: Comparison | None) -> None:
    """The layer over the text, and the findings: attributes only, no words."""
    made = put(meta, "proprietary", source=_OURS)
    about = {"source": draft.source, "sha256": draft.sha256, "symbol": draft.symbol}
    put_ours(made, "draft", title=draft.title, **about)
    for node in draft.walk():
        for mark in node.marks:
            if mark.kind in _LAYERS:
                _layer(made, node.eid, mark.kind.value, mark.start, mark.end, mark.ref)
    if comparison is not None:
        _demands(made, comparison)
        _changes(made, comparison)


def _layer(made: Element, eid: str, kind: str, start: int, end: int, ref: str) -> None:
    """One mark, with its offsets in the provision's text in code points."""
    span = {"start": str(start), "end": str(end)}
    put_ours(made, kind, href=f"#{eid}", ref=ref, **span)


def _demands(made: Element, comparison: Comparison) -> None:
    for profile in comparison.profiles:
        for demand in profile.demands:
            about = {"profile": profile.id, "id": demand.id, "title": demand.title}
            put_ours(made, "demand", **about)


def _changes(made: Element, comparison: Comparison) -> None:
    found: dict[str, list[Finding]] = {}
    for finding in comparison.findings:
        found.setdefault(finding.change, []).append(finding)
    for number, change in enumerate(comparison.changes, start=1):
        about: Mapping[str, str] = {
            "id": change.id,
            "mod": f"#pmod_{number}",
            "kinds": " ".join(change.kinds),
            "flags": " ".join(change.flags),
        }
        told = put_ours(made, "change", **about)
        for finding in found.get(change.id, ()):
            _finding(told, finding)


def _finding(told: Element, finding: Finding) -> None:
    review = finding.review
    put_ours(
        told,
        "finding",
        profile=finding.profile,
        demand=finding.demand,
        ask=finding.ask or "",
        verdict=finding.verdict.value,
        rule=finding.rule,
        reason=finding.reason,
        reviewer=review.reviewer if review else "",
        reviewed=review.verdict if review else "",
    )
