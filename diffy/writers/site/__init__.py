"""A negotiation as a static site: every page and download, by its address.

Guarantees:

1. every link is relative: the site works from a folder, from any host, under any path;
2. no page needs a script or asks anything of another place;
3. an address once given out stays valid when drafts are added (see `addresses`);
4. the same series gives the same bytes: no clock, no order but that of the drafts.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from diffy.model import Comparison, Demand, Lineage, Pairing, Profile, Series
from diffy.writers.site.addresses import CONCORDANCE, FEED, HOME, STYLE, beside
from diffy.writers.site.atlas import Atlas, atlas, frame
from diffy.writers.site.biography import biography
from diffy.writers.site.feed import feed
from diffy.writers.site.front import (
    concordance_page,
    draft_page,
    front,
    lead_page,
    report_demands,
    report_sections,
)
from diffy.writers.site.hearing import demand_page
from diffy.writers.site.house import accents
from diffy.writers.site.passages import compared_way
from diffy.writers.site.view import Frame, Way

__all__ = ["Keep", "Report", "to_site"]

Keep = Callable[[str, Comparison, object, Callable[[], bytes]], bytes]
"""Takes a format, a comparison, what else the bytes depend on, and what makes them; gives
the bytes, from a former run where it has them."""
Report = Callable[[int, int], None]
"""Told of every file: how many are made, and of how many."""

_Made = Mapping[str, str | bytes]
_Job = Callable[[], _Made]


def _make(name: str, of: Comparison, more: object, make: Callable[[], bytes]) -> bytes:
    return make()


def to_site(
    series: Series,
    keep: Keep = _make,
    report: Report = lambda done, whole: None,
) -> dict[str, bytes]:
    """The files of a site by their paths, in the order they were made."""
    jobs = list(_jobs(atlas(series), keep))
    files: dict[str, bytes] = {}
    for done, job in enumerate(jobs):
        report(done, len(jobs))
        for path, made in job().items():
            data = made if isinstance(made, bytes) else made.encode("utf-8", "replace")
            files[path] = data
    report(len(jobs), len(jobs))
    return files


def _jobs(here: Atlas, keep: Keep) -> Iterator[_Job]:
    """Every piece of work, the longest first."""
    series, addresses = here.series, here.addresses
    for pairing in series.pairings:
        yield from _comparison(here, pairing, keep)
    for lineage in series.lineages:
        yield partial(_biography, here, lineage)
    own = {addresses.biography(lineage) for lineage in series.lineages}
    for (k, eid), page in addresses.articles.items():
        if page not in own:
            yield partial(_lead, here, page, k, eid)
    at = 0
    for profile in series.profiles:
        for demand in profile.demands:
            yield partial(_demand, here, profile, demand, at)
            at += len(demand.asks)
    for k in range(len(series.drafts)):
        yield partial(_draft, here, k)
    yield partial(_concordance, here)
    yield partial(_front, here)
    yield partial(_around, here)


# ------------------------------------------------------------------ pages


def _comparison(here: Atlas, pairing: Pairing, keep: Keep) -> Iterator[_Job]:
    page = here.addresses.pairs[pairing.old, pairing.new]
    of = pairing.comparison
    around = _report_frame(here, page, pairing)

    def tables() -> _Made:
        from diffy.writers.csv import to_csv

        return {beside(page, name): text for name, text in to_csv(of).items()}

    def html() -> bytes:
        from diffy.writers.html import to_html

        return to_html(of, here.words.code, around).encode("utf-8", "replace")

    def docx() -> bytes:
        from diffy.writers.docx import to_docx

        return to_docx(of, here.words.code)

    def others() -> _Made:
        from diffy.writers.akn import to_akn
        from diffy.writers.json import to_json

        return {beside(page, "json"): to_json(of), beside(page, "xml"): to_akn(of)}

    yield lambda: {page: keep("html", of, around, html)}
    yield lambda: {beside(page, "docx"): keep("docx", of, None, docx)}
    yield others
    yield tables


def _report_frame(here: Atlas, page: str, pairing: Pairing) -> Frame:
    """What stands around a report: the steps before and after, and further pages."""
    downloads = [
        ("docx", "docx"),
        ("json", "json"),
        ("akn", "xml"),
        ("concordance", "concordance.csv"),
        ("changes", "changes.csv"),
        ("substitutions", "substitutions.csv"),
    ]
    if here.series.profiles:
        downloads.append(("demands", "demands.csv"))
    made = frame(
        here,
        page,
        downloads=downloads,
        before=_neighbour(here, page, "before", pairing, -1),
        after=_neighbour(here, page, "after", pairing, 1),
    )
    return replace(
        made,
        sections=tuple(report_sections(here, page, pairing)),
        demands=tuple(report_demands(here, page, pairing)),
    )


def _neighbour(
    here: Atlas, page: str, name: str, pairing: Pairing, step: int
) -> Way | None:
    """The comparison before or after one of successive drafts."""
    old, new = pairing.old + step, pairing.new + step
    if pairing.new != pairing.old + 1 or old < 0 or new >= len(here.series.drafts):
        return None
    to = compared_way(here, page, here.series.pairings[old])
    return Way(here.words.say("site", name, pair=to.words), to.href)


def _biography(here: Atlas, lineage: Lineage) -> _Made:
    from diffy.writers.site.downloads import life, life_table

    page = here.addresses.biography(lineage)
    around = frame(here, page, downloads=(("csv", "csv"), ("json", "json")))
    return {
        page: _page("article.html", around, biography(here, page, lineage)),
        beside(page, "csv"): life_table(here, lineage),
        beside(page, "json"): life(here, lineage),
    }


def _lead(here: Atlas, page: str, k: int, eid: str) -> _Made:
    around = frame(here, page, judged=False)
    return {page: _page("lead.html", around, lead_page(here, page, k, eid))}


def _demand(here: Atlas, profile: Profile, demand: Demand, at: int) -> _Made:
    from diffy.writers.site.downloads import plea_table, pleas

    page = here.addresses.demands[profile.id, demand.id]
    around = frame(here, page, downloads=(("csv", "csv"), ("json", "json")))
    return {
        page: _page(
            "demand.html", around, demand_page(here, page, profile, demand, at)
        ),
        beside(page, "csv"): plea_table(here, profile.id, demand.id),
        beside(page, "json"): pleas(here, profile.id, demand.id),
    }


def _draft(here: Atlas, k: int) -> _Made:
    from diffy.writers.akn import draft_to_akn

    page = here.addresses.drafts[k]
    drafts = here.series.drafts
    around = frame(
        here,
        page,
        downloads=(("akn", "xml"),),
        before=_next_draft(here, page, "before", k - 1),
        after=_next_draft(here, page, "after", k + 1),
    )
    return {
        page: _page("draft.html", around, draft_page(here, page, k)),
        beside(page, "xml"): draft_to_akn(drafts[k], drafts[0]),
    }


def _next_draft(here: Atlas, page: str, name: str, k: int) -> Way | None:
    if not 0 <= k < len(here.series.drafts):
        return None
    to = here.draft_way(page, k)
    return Way(here.words.say("site", name, pair=to.words), to.href)


def _concordance(here: Atlas) -> _Made:
    from diffy.writers.site.downloads import concordance

    page = CONCORDANCE
    around = frame(here, page, downloads=(("csv", "csv"),), judged=False)
    return {
        page: _page("concordance.html", around, concordance_page(here, page)),
        beside(page, "csv"): concordance(here),
    }


def _front(here: Atlas) -> _Made:
    from diffy.writers.site.downloads import asks, figures, overview

    judged = bool(here.series.profiles)
    downloads = [("figures", "figures.csv"), ("json", "json")]
    if judged:
        downloads.insert(1, ("asks", "asks.csv"))
    around = frame(here, HOME, downloads=downloads)
    made: dict[str, str | bytes] = {
        HOME: _page("index.html", around, front(here, HOME)),
        beside(HOME, "figures.csv"): figures(here),
        beside(HOME, "json"): overview(here),
    }
    if judged:
        made[beside(HOME, "asks.csv")] = asks(here)
    return made


def _around(here: Atlas) -> _Made:
    """The style sheet, the feed and the logo."""
    from diffy.writers.pages import environment

    pages, house = environment(), here.series.house
    tables = here.words.tables
    style = pages.get_template("report.css").render(words=tables)
    own = pages.get_template("site/site.css").render(
        accents=accents(house.accent) if house.accent else None
    )
    made: dict[str, str | bytes] = {STYLE: style + own}
    if any(draft.day for draft in here.series.drafts):
        made[FEED] = pages.get_template("site/feed.xml").render(
            feed=feed(here, FEED), language=here.words.code
        )
    if house.logo:
        made[f"logo.{house.logo.suffix}"] = house.logo.data
    return made


def _page(template: str, around: Frame, shown: object) -> str:
    from diffy.languages import interface
    from diffy.writers.pages import environment

    words = interface(around.language).tables
    found = environment().get_template(f"site/{template}")
    return found.render(frame=around, page=shown, words=words)
