"""A comparison as a report: everything that is shown, in order, in its final words."""

from dataclasses import replace

from diffy.model import (
    ChangeKind,
    Comparison,
    Draft,
    Fate,
    NodeKind,
    Verdict,
)
from diffy.version import __version__
from diffy.writers.changes import sections
from diffy.writers.demands import groups, open_asks, standing
from diffy.writers.filters import filters
from diffy.writers.findings import verdict_tag
from diffy.writers.flow import flow
from diffy.writers.index import Index, foreign, index, low, script
from diffy.writers.json import counts, file_name
from diffy.writers.movements import movement_tables
from diffy.writers.report import Report
from diffy.writers.sentences import lead
from diffy.writers.tables import appendix_tables, concordance, tables
from diffy.writers.tally import reading_list, reviewers, tallies
from diffy.writers.view import (
    DraftView,
    Entries,
    Fact,
    Figure,
    Line,
    Link,
    Section,
    Table,
    Tag,
)

_COUNTED = (
    Verdict.ADDRESSES,
    Verdict.PARTLY,
    Verdict.WORKS_AGAINST,
    Verdict.MIXED,
    Verdict.NOT_ASSESSED,
)

_DIGEST = 12
"""Digits of a SHA-256 that a person compares; the whole one stands in the appendix."""


def report(comparison: Comparison, language: str | None = None) -> Report:
    """Prepare a comparison for a page or a document, in a language as `index` has it."""
    found = index(comparison, language)
    counted = tallies(comparison)
    shown = sections(found)
    own, appended = tables(found), appendix_tables(found)
    entries = _entries(found)
    grouped = groups(found, counted)
    moved = movement_tables(found)
    return Report(
        language=found.words.code,
        engine=foreign(found.words),
        watermark=watermark(found),
        title=title_of(comparison),
        compared=_compared(found),
        drafts=drafts_of(found),
        figures=_figures(found),
        lead=lead(found),
        sentences=_sentences(found),
        contents=_contents(
            found, bool(grouped), moved, shown, (*own, *appended), entries
        ),
        open_asks=open_asks(found, counted),
        standing=standing(found, counted),
        groups=grouped,
        verdicts=tuple(verdict_tag(found, verdict) for verdict in _COUNTED),
        movements=moved,
        map=flow(found),
        concordance=concordance(found),
        filters=filters(found, shown),
        sections=shown,
        tables=own,
        appendix_tables=appended,
        appendix=entries,
        provenance=_provenance(found),
        footer=found.words.say("report", "footer", version=__version__),
    )


def watermark(found: Index) -> str:
    """Whose reading this is: the machine's until every finding that needs it is reviewed."""
    names = reviewers(found.comparison)
    if names:
        return found.words.say("watermark", "reviewed", names=", ".join(names))
    return found.words.say("watermark", "machine")


def title_of(comparison: Comparison) -> str:
    """The treaty's own title in the new draft, or what else the drafts are called."""
    for draft in (comparison.new, comparison.old):
        for node in draft.nodes:
            if node.kind is NodeKind.TREATY and node.text:
                return node.text
    return _name(comparison.new) or _name(comparison.old)


def _name(draft: Draft) -> str:
    return draft.title or draft.symbol or draft.source


def _compared(found: Index) -> str:
    untitled = found.words.say("report", "untitled")
    old, new = found.comparison.old, found.comparison.new
    return found.words.say(
        "report", "compared", old=_name(old) or untitled, new=_name(new) or untitled
    )


def drafts_of(found: Index) -> tuple[DraftView, DraftView]:
    """The old and the new draft with their facts."""
    old, new = found.comparison.old, found.comparison.new
    return _draft(found, old, "old"), _draft(found, new, "new")


def _draft(found: Index, draft: Draft, role: str) -> DraftView:
    say = found.words.say
    size = ", ".join(say("count", name, n=n) for name, n in counts(draft).items())
    facts = (
        ("symbol", draft.symbol),
        ("date", draft.date),
        ("language", _language(found, draft)),
        ("file", draft.source),
        ("digest", draft.sha256[:_DIGEST]),
        ("size", size),
    )
    return DraftView(
        role=say("report", role),
        title=_name(draft) or say("report", "untitled"),
        script=script(draft),
        facts=tuple((say("report", name), fact) for name, fact in facts if fact),
    )


def _language(found: Index, draft: Draft) -> str:
    """The language of a draft by its name; one without a name by its code."""
    names = found.words.tables["language"]
    return names.get(draft.language or "", draft.language or "")


def _kind_counts(comparison: Comparison) -> dict[ChangeKind, int]:
    """Rows of the concordance by kind; a row counts under each of its kinds."""
    rows = comparison.concordance
    return {kind: sum(kind in row.kinds for row in rows) for kind in ChangeKind}


def _figures(found: Index) -> tuple[Figure, ...]:
    return tuple(
        Figure(count, Tag(kind.value, found.words.say("kind", kind.value)))
        for kind, count in _kind_counts(found.comparison).items()
        if count
    )


def _sentences(found: Index) -> tuple[str, ...]:
    """What else a reader should know, made from counts; what did not occur is not said."""
    comparison, say = found.comparison, found.words.say
    fates = [reference.fate for reference in comparison.references]
    unread = {finding.change for finding in reading_list(comparison)}
    figures = (
        ("dangling", fates.count(Fate.DANGLING)),
        ("low", sum(bool(low(found, row)) for row in comparison.concordance)),
        ("unread", len(unread)),
    )
    changes = len(comparison.changes)
    first = say("summary", "changes" if changes else "none", n=changes)
    return (first, *(say("summary", name, n=n) for name, n in figures if n))


def _contents(
    found: Index,
    demands: bool,
    moved: tuple[Table, ...],
    shown: tuple[Section, ...],
    made: tuple[Table, ...],
    entries: tuple[Entries, ...],
) -> tuple[Link, ...]:
    first = ["summary", *(["demands"] if demands else [])]
    mapped = ["map"] if found.layout.rows else []
    names = [*first, *(table.anchor for table in moved), *mapped, "concordance"]
    names += ["changes"] if shown else []
    links = [Link(found.words.say("heading", name), name) for name in names]
    links += [Link(table.heading, table.anchor) for table in made]
    links += [Link(listed.heading, listed.anchor) for listed in entries]
    return (*links, Link(found.words.say("heading", "provenance"), "provenance"))


def _entries(found: Index) -> tuple[Entries, ...]:
    comparison, say = found.comparison, found.words.say
    engine = foreign(found.words)
    own = Line(say("unseen", "nothing"))
    warnings = tuple(
        Line(str(warning), say("report", role), engine)
        for role, draft in (("old", comparison.old), ("new", comparison.new))
        for warning in draft.warnings
    )
    lists = (
        ("unseen", tuple(Line(s, "", engine) for s in comparison.unseen) or (own,)),
        ("warnings", warnings),
    )
    return tuple(
        Entries(name, say("heading", name), lines) for name, lines in lists if lines
    )


def _provenance(found: Index) -> tuple[Fact, ...]:
    """How the report was made: what is needed to make it again."""
    comparison, say = found.comparison, found.words.say
    made = comparison.provenance
    engine = foreign(found.words)
    facts = (
        Fact(say("provenance", "version"), (__version__,)),
        Fact(say("provenance", "command"), (made.command,)),
        *(
            Fact(say("report", role), _file(draft.source, draft.sha256))
            for role, draft in (("old", comparison.old), ("new", comparison.new))
        ),
        *_profiles(found),
        Fact(say("provenance", "stale_pins"), made.stale_pins, engine),
        Fact(say("provenance", "stale_reviews"), made.stale_reviews, engine),
        Fact(say("provenance", "orphaned_reviews"), made.orphaned_reviews, engine),
        Fact(
            say("provenance", "conflicting_reviews"), made.conflicting_reviews, engine
        ),
    )
    kept = (replace(fact, told=tuple(filter(None, fact.told))) for fact in facts)
    return tuple(fact for fact in kept if fact.told)


def _file(source: str, sha256: str) -> tuple[str, str]:
    return file_name(source), sha256 and f"SHA-256 {sha256}"


def _profiles(found: Index) -> list[Fact]:
    say = found.words.say
    comparison = found.comparison
    facts: list[Fact] = []
    for profile in comparison.profiles:
        named = f"{profile.id} ({profile.title})"
        source = _file(profile.source, profile.sha256)
        own = foreign(found.words, profile.language)
        facts.append(Fact(say("provenance", "profile"), (named, *source), own))
        statement = _file(profile.statement, profile.statement_sha256)
        facts.append(Fact(say("provenance", "statement"), statement))
        facts.append(Fact(say("provenance", "notes"), profile.notes, own))
    if comparison.profiles:
        reviewed = sum(finding.review is not None for finding in comparison.findings)
        counted = (
            say("provenance", "machine", n=len(comparison.findings)),
            say("provenance", "reviewed", n=reviewed),
        )
        facts.append(Fact(say("provenance", "findings"), counted))
    return facts
