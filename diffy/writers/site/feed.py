"""The drafts as an Atom feed (RFC 4287), the latest first.

Its dates are the drafts' own, so that a site made again has the same feed; a draft without
a date is not in it. Its ids are made of the negotiation's title and the drafts' ids.
"""

import uuid
from dataclasses import dataclass

from diffy.writers.akn.xml import writable
from diffy.writers.site.atlas import Atlas
from diffy.writers.site.front import draft_size, step_figures
from diffy.writers.site.passages import compared_way
from diffy.writers.site.view import Way


@dataclass(frozen=True, slots=True)
class Entry:
    """A draft in the feed."""

    id: str
    title: str
    updated: str
    href: str
    related: tuple[Way, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """All drafts that have a date."""

    id: str
    title: str
    updated: str
    author: str
    entries: tuple[Entry, ...]


def feed(here: Atlas, page: str) -> Feed:
    """The feed of a series, of which some draft has a date."""
    title = writable(here.series.title or here.words.say("report", "untitled"))
    numbers = [k for k, draft in enumerate(here.series.drafts) if draft.day]
    entries = sorted(
        (_entry(here, page, title, k) for k in reversed(numbers)),
        key=lambda entry: entry.updated,
        reverse=True,
    )
    return Feed(
        id=_id(title),
        title=title,
        updated=entries[0].updated,
        author=writable(here.series.house.name) or title,
        entries=tuple(entries),
    )


def _entry(here: Atlas, page: str, title: str, k: int) -> Entry:
    to = here.draft_way(page, k)
    figures = step_figures(here, k)
    return Entry(
        id=_id(f"{title}/{here.series.ids[k]}"),
        title=writable(to.words),
        updated=f"{here.series.drafts[k].day}T00:00:00Z",
        href=to.href,
        related=(_written(compared_way(here, page, here.series.pairings[k - 1])),)
        if k
        else (),
        summary=writable("; ".join(filter(None, (draft_size(here, k), figures)))),
    )


def _written(way: Way) -> Way:
    return Way(writable(way.words), way.href)


def _id(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"diffy:{name}").urn
