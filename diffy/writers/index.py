"""One comparison looked up from every side: what all parts of a report share."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from diffy.languages import DEFAULT, Interface, interface
from diffy.model import (
    Change,
    Comparison,
    Draft,
    Evidence,
    Finding,
    MatchedBy,
    Op,
    ReviewMatch,
    Row,
    Side,
)
from diffy.places import Place, places
from diffy.writers.elsewhere import Words, families, parted
from diffy.writers.layout import Layout, anchors, layout
from diffy.writers.view import Held, Link, Part, Quote, Run, Script

LOW_CONFIDENCE = 0.25
"""Below it a main pair is shown as uncertain: design of the alignment, section 2.3."""

_CERTAIN = (MatchedBy.NONE, MatchedBy.PIN, MatchedBy.IDENTICAL, MatchedBy.RESIDUAL)
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
_BRACKET = re.compile(r"([\[\]［］])")


@dataclass(frozen=True, slots=True)
class Index:
    """A comparison with its places, anchors and sections."""

    comparison: Comparison
    words: Interface
    old: Mapping[str, Place]
    new: Mapping[str, Place]
    layout: Layout
    changes: Mapping[str, Change]
    anchors: Mapping[str, str]
    """The anchor of each change, by its id."""
    demands: Mapping[tuple[str, str], str]
    """The anchor of each demand, by its profile and id."""
    findings: Mapping[str, tuple[Finding, ...]]
    """The findings of each change that has any, by its id."""
    reviews: Mapping[str, tuple[ReviewMatch, ...]]
    """The reviews of each change that has any, applied or not, by its id."""
    families: Mapping[tuple[Side, str], tuple[Change, ...]]
    """The changes of each provision that was split or merged, by its side and eid."""


def index(comparison: Comparison, language: str | None = None) -> Index:
    """Look up a comparison from every side, with the words of a report in one language.

    The language is the one given, or else the one of the two drafts; English where the
    catalogue does not have it, or where the drafts are in two languages.
    """
    words = interface(language or _shared(comparison))
    old, new = places(comparison.old, words), places(comparison.new, words)
    found: dict[str, list[Finding]] = {}
    for finding in comparison.findings:
        found.setdefault(finding.change, []).append(finding)
    reviews: dict[str, list[ReviewMatch]] = {}
    for match in comparison.reviews:
        reviews.setdefault(match.change or "", []).append(match)
    return Index(
        comparison=comparison,
        words=words,
        old=old,
        new=new,
        layout=layout(comparison, old, new),
        changes={change.id: change for change in comparison.changes},
        anchors=anchors("change-", (change.id for change in comparison.changes)),
        demands=_demand_anchors(comparison),
        findings={change: tuple(among) for change, among in found.items()},
        reviews={change: tuple(among) for change, among in reviews.items()},
        families=families(comparison.changes),
    )


def _shared(comparison: Comparison) -> str | None:
    old, new = comparison.old.language, comparison.new.language
    return old if old == new else None


def foreign(words: Interface, language: str = DEFAULT) -> Script | None:
    """How words are written that are not in the language of the report; None where they are.

    The engines make their sentences in English; a profile has its own language (WCAG 2.2,
    criterion 3.1.2).
    """
    return None if words.code == language else _script(language)


def _demand_anchors(comparison: Comparison) -> dict[tuple[str, str], str]:
    keys = [
        (profile.id, demand.id)
        for profile in comparison.profiles
        for demand in profile.demands
    ]
    names = anchors("demand-", (f"{profile}-{demand}" for profile, demand in keys))
    return {(profile, demand): names[f"{profile}-{demand}"] for profile, demand in keys}


def script(draft: Draft) -> Script:
    """How a draft's words are written."""
    return Script("", "auto") if draft.language is None else _script(draft.language)


def _script(language: str) -> Script:
    return Script(language, "rtl" if language in _RIGHT_TO_LEFT else "ltr")


def place_of(found: Index, change: Change) -> Place:
    """Where a change stands: in the new draft, or where it stood in the old one."""
    if change.new is not None:
        return found.new[change.new]
    return found.old[change.old or ""]


def link_to(found: Index, change_id: str) -> Link:
    """A link to a change by the place it stands in, struck where that is gone."""
    change = found.changes[change_id]
    words = place_of(found, change).citation
    return Link(words, found.anchors[change_id], struck=change.new is None)


def quote(found: Index, evidence: Evidence) -> Quote:
    """Quoted words with draft, place and offsets in code points."""
    is_old = evidence.side is Side.OLD
    there = found.old if is_old else found.new
    sections = found.layout.old if is_old else found.layout.new
    draft = found.comparison.old if is_old else found.comparison.new
    words = found.words
    where = words.say(
        "finding",
        f"where_{evidence.side.value}",
        place=there[evidence.eid].citation,
    )
    span = words.say("finding", "span", start=evidence.start, end=evidence.end)
    anchor = sections[evidence.eid]
    return Quote(evidence.quote, where, span, anchor, script(draft))


def own_quote(found: Index, evidence: Evidence, change: Change) -> Quote:
    """Quoted words; where they stand in the change itself, with their offset."""
    shown = quote(found, evidence)
    is_old = evidence.side is Side.OLD
    if evidence.eid != (change.old if is_old else change.new):
        return shown
    return replace(shown, side=evidence.side.value, start=evidence.start)


def held(found: Index, evidence: Iterable[Evidence]) -> tuple[Held, ...]:
    """What the new draft holds: the same words once, with all their places."""
    places: dict[str, dict[str, str]] = {}
    for words in evidence:
        anchor = found.layout.new[words.eid]
        there = places.setdefault(words.quote, {})
        there.setdefault(found.new[words.eid].citation, anchor)
    return tuple(
        Held(
            words,
            tuple(Link(citation, anchor) for citation, anchor in there.items()),
            script(found.comparison.new),
        )
        for words, there in places.items()
    )


def low(found: Index, pair: Row | Change) -> str:
    """What holds an uncertain pair together; empty for a certain one."""
    if pair.matched_by in _CERTAIN or pair.confidence >= LOW_CONFIDENCE:
        return ""
    if not (pair.old and pair.new):
        return ""
    text = pair.matched_by is MatchedBy.TEXT
    ground = found.words.say("match", "barely" if text else pair.matched_by.value)
    return found.words.say("match", "why", share=pair.confidence, ground=ground)


def runs(found: Index, change: Change) -> tuple[Run, ...]:
    """A change's words with square brackets as pieces by themselves."""
    return tuple(
        Run(words.op, _parts(words.text), _elsewhere(found, words))
        for words in parted(change, found.families)
        if words.text
    )


def _elsewhere(found: Index, words: Words) -> str:
    """Where words stand that are in another piece of a split or a merge."""
    if words.elsewhere is None:
        return ""
    gone = words.op is Op.DELETE
    there = found.new if gone else found.old
    name = "stands_in" if gone else "comes_from"
    return found.words.say("place", name, place=there[words.elsewhere].citation)


def _parts(text: str) -> tuple[Part, ...]:
    pieces = _BRACKET.split(text)
    return tuple(Part(piece, at % 2 == 1) for at, piece in enumerate(pieces) if piece)
