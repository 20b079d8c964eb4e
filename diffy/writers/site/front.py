"""The first page, the pages of the drafts, the concordance, and addresses that lead on."""

from collections import Counter
from collections.abc import Iterator

from diffy.model import ChangeKind, Comparison, Lineage, Pairing
from diffy.writers.index import Index, script
from diffy.writers.json import counts
from diffy.writers.site.addresses import way
from diffy.writers.site.atlas import Atlas
from diffy.writers.site.biography import title
from diffy.writers.site.drawings import curve, grid, legend, state_tag
from diffy.writers.site.passages import compared_way
from diffy.writers.site.view import (
    ConcordancePage,
    Curve,
    DraftPage,
    Front,
    Grid,
    LeadPage,
    Stop,
    Way,
)
from diffy.writers.view import Tag

_CURVES = ("articles", "words", "brackets")
_FIGURES = (
    ChangeKind.ADDED,
    ChangeKind.REMOVED,
    ChangeKind.MOVED,
    ChangeKind.SPLIT,
    ChangeKind.MERGED,
    ChangeKind.EDITED,
)


def front(here: Atlas, page: str) -> Front:
    """The first page."""
    series, say = here.series, here.words.say
    drafts = series.drafts
    return Front(
        title=series.title or say("report", "untitled"),
        script=script(drafts[-1]),
        lead=tuple(_lead(here)),
        stops=tuple(_stop(here, page, k) for k in range(len(drafts))),
        others=tuple(compared_way(here, page, pairing) for pairing in series.others),
        curves=curves(here),
        grids=tuple(_grids(here, page)),
        legend=legend(here),
    )


def _lead(here: Atlas) -> Iterator[str]:
    """How many drafts there are, and from when to when."""
    say, drafts = here.words.say, here.series.drafts
    dates = [draft.day for draft in drafts if draft.day]
    if len(dates) == len(drafts) > 1:
        yield say("site", "drafts_dated", n=len(drafts), first=dates[0], last=dates[-1])
    else:
        yield say("site", "drafts", n=len(drafts))
    if here.series.lineages:
        yield say("site", "lineages", n=len(here.series.lineages))


def _stop(here: Atlas, page: str, k: int) -> Stop:
    draft = here.series.drafts[k]
    pairing = here.series.pairings[k - 1] if k else None
    return Stop(
        date=draft.date,
        title=here.draft_way(page, k),
        symbol=draft.symbol,
        size=draft_size(here, k),
        compared=compared_way(here, page, pairing) if pairing else None,
        figures=tuple(_figures(here, pairing.comparison)) if pairing else (),
    )


def draft_size(here: Atlas, k: int) -> str:
    """Articles, words and brackets of a draft, in words."""
    counted = counts(here.series.drafts[k])
    say = here.words.say
    return ", ".join(say("count", name, n=counted[name]) for name in _CURVES)


def _figures(here: Atlas, comparison: Comparison) -> Iterator[str]:
    """What became of the articles, in figures."""
    say = here.words.say
    kinds = Counter(kind for row in comparison.concordance for kind in row.kinds)
    for kind in _FIGURES:
        if kinds[kind]:
            yield say("site", "figure", n=kinds[kind], kind=say("kind", kind.value))
    yield say("site", "changes", n=len(comparison.changes))


def step_figures(here: Atlas, k: int) -> str:
    """What became of the draft before, in words; empty for the first."""
    return ", ".join(_figures(here, here.series.comparisons[k - 1])) if k else ""


def curves(here: Atlas) -> tuple[Curve, ...]:
    """Articles, words and brackets from draft to draft."""
    counted = [counts(draft) for draft in here.series.drafts]
    return tuple(
        curve(here, here.words.say("site", name), [each[name] for each in counted])
        for name in _CURVES
    )


def _grids(here: Atlas, page: str) -> Iterator[Grid]:
    at = 0
    for profile in here.series.profiles:
        for demand in profile.demands:
            words = f"{demand.id}. {demand.title}"
            yield grid(
                here, here.demand_way(page, profile.id, demand.id, words), demand, at
            )
            at += len(demand.asks)


# ------------------------------------------------------------------ a draft


def draft_page(here: Atlas, page: str, k: int) -> DraftPage:
    """A draft by itself: what it is, its articles, what it holds for every ask."""
    draft, say = here.series.drafts[k], here.words.say
    names = here.words.tables["language"]
    facts = (
        (say("report", "symbol"), draft.symbol),
        (say("report", "date"), draft.date),
        (
            say("report", "language"),
            names.get(draft.language or "", draft.language or ""),
        ),
        (say("report", "file"), draft.source),
        (say("report", "digest"), draft.sha256),
        (say("report", "size"), _whole(here, k)),
    )
    return DraftPage(
        title=here.name(k),
        script=script(draft),
        facts=tuple((name, fact) for name, fact in facts if fact),
        compared=tuple(
            compared_way(here, page, pairing)
            for pairing in here.series.pairings
            if k in (pairing.old, pairing.new)
        ),
        articles=tuple(
            here.article_way(page, k, article.eid, heading=True)
            for article in draft.articles
        ),
        asks=tuple(_asks(here, page, k)),
        notes=(*map(str, draft.warnings), *draft.unseen),
    )


def _whole(here: Atlas, k: int) -> str:
    counted = counts(here.series.drafts[k]).items()
    return ", ".join(here.words.say("count", name, n=n) for name, n in counted)


def _asks(here: Atlas, page: str, k: int) -> Iterator[tuple[str, Way, Tag]]:
    states = iter(here.series.states[k])
    for profile in here.series.profiles:
        for demand in profile.demands:
            to = here.demand_way(page, profile.id, demand.id, demand.title)
            for ask in demand.asks:
                state = state_tag(here, demand, next(states))
                yield f"{ask.id} {ask.text}", to, state


# ------------------------------------------------------------------ articles


def concordance_page(here: Atlas, page: str) -> ConcordancePage:
    """Every article with its number in every draft."""
    return ConcordancePage(
        columns=tuple(here.draft_way(page, k) for k in range(len(here.series.drafts))),
        rows=tuple(
            (
                Way(title(here, lineage), way(page, here.addresses.biography(lineage))),
                _cells(here, lineage),
            )
            for lineage in here.series.lineages
        ),
    )


def _cells(here: Atlas, lineage: Lineage) -> tuple[tuple[Way, ...], ...]:
    steps = {step.draft: step.eids for step in lineage.steps}
    return tuple(
        tuple(
            Way(here.places[k][eid].citation, script=script(here.series.drafts[k]))
            for eid in steps.get(k, ())
        )
        for k in range(len(here.series.drafts))
    )


def lead_page(here: Atlas, page: str, k: int, eid: str) -> LeadPage:
    """The address of an article whose biography stands elsewhere."""
    lines = here.lines[k, eid]
    article = here.article_way(page, k, eid, heading=True).words
    return LeadPage(
        title=here.words.say("site", "in_draft", article=article, draft=here.name(k)),
        script=script(here.series.drafts[k]),
        ways=tuple(
            Way(_line(here, lineage), way(page, here.addresses.biography(lineage)))
            for lineage in lines
        ),
    )


def _line(here: Atlas, lineage: Lineage) -> str:
    """A lineage by the article it began with."""
    first = lineage.steps[0]
    place = here.places[first.draft][first.eids[0]]
    article = ". ".join(filter(None, (place.citation, place.node.heading)))
    draft = here.name(first.draft)
    return here.words.say("site", "in_draft", article=article, draft=draft)


def report_sections(
    here: Atlas, page: str, pairing: Pairing
) -> Iterator[tuple[str, Way]]:
    """For the sections of a report, by anchor, the biographies of their articles."""
    found: Index = here.found[pairing.old, pairing.new]
    words = here.words.say("site", "biography")
    for anchor, row in found.layout.rows.items():
        k, eid = (pairing.new, row.new[0]) if row.new else (pairing.old, row.old[0])
        yield anchor, Way(words, here.article(page, k, eid))


def report_demands(
    here: Atlas, page: str, pairing: Pairing
) -> Iterator[tuple[str, Way]]:
    """For the demands of a report, by anchor, their pages."""
    words = here.words.say("site", "all_drafts")
    for (profile, demand), anchor in here.found[
        pairing.old, pairing.new
    ].demands.items():
        yield anchor, here.demand_way(page, profile, demand, words)
