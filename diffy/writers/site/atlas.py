"""A series looked up from every side: what all pages of a site share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from diffy.languages import Interface, interface
from diffy.model import Draft, Lineage, Pairing, Series
from diffy.version import __version__
from diffy.writers.index import Index, index, script
from diffy.writers.places import Place, places
from diffy.writers.site.addresses import (
    CONCORDANCE,
    FEED,
    HOME,
    STYLE,
    Addresses,
    addresses,
    beside,
    way,
)
from diffy.writers.site.house import contact
from diffy.writers.site.view import Frame, HouseView, Way
from diffy.writers.tally import reviewers


@dataclass(frozen=True, slots=True)
class Atlas:
    """A series with its places and addresses."""

    series: Series
    words: Interface
    addresses: Addresses
    places: tuple[Mapping[str, Place], ...]
    """For every draft where its units stand, by eid."""
    found: Mapping[tuple[int, int], Index]
    """Every comparison, looked up, by its two drafts."""
    lines: Mapping[tuple[int, str], tuple[Lineage, ...]]
    """The lineages an article belongs to, by draft and eid."""

    def draft_way(self, page: str, k: int, words: str = "") -> Way:
        """To the page of a draft."""
        draft = self.series.drafts[k]
        href = way(page, self.addresses.drafts[k])
        return Way(words or self.name(k), href, None if words else script(draft))

    def name(self, k: int) -> str:
        """What a draft is called: its title, with its id where another has the same."""
        names = [draft.title or draft.symbol for draft in self.series.drafts]
        id_ = self.series.ids[k]
        if names.count(names[k]) > 1:
            return f"{names[k]} ({id_})" if names[k] else id_
        return names[k] or id_

    def article_way(self, page: str, k: int, eid: str, *, heading: bool = False) -> Way:
        """To the biography of an article, or to where its address leads."""
        place = self.places[k][eid]
        words = (place.citation, place.node.heading if heading else "")
        told = ". ".join(filter(None, words))
        return Way(told, self.article(page, k, eid), script(self.series.drafts[k]))

    def article(self, page: str, k: int, eid: str) -> str:
        """The address of an article's biography; that of the article where it has two."""
        lines = self.lines[k, eid]
        one = len(lines) == 1
        target = self.addresses.biography(lines[0]) if one else None
        return way(page, target or self.addresses.articles[k, eid])

    def demand_way(self, page: str, profile: str, demand: str, words: str) -> Way:
        """To the page of a demand."""
        return Way(words, way(page, self.addresses.demands[profile, demand]))

    def change_way(self, page: str, pairing: Pairing, change: str) -> Way:
        """To a change in its comparison."""
        found = self.found[pairing.old, pairing.new]
        made = found.changes[change]
        new = made.new is not None
        place = found.new[made.new or ""] if new else found.old[made.old or ""]
        target = self.addresses.pairs[pairing.old, pairing.new]
        href = way(page, target, found.anchors[change])
        return Way(place.citation, href, struck=not new)


def atlas(series: Series) -> Atlas:
    """Look up a series from every side."""
    words = interface()
    lines: dict[tuple[int, str], list[Lineage]] = {}
    for lineage in series.lineages:
        for step in lineage.steps:
            for eid in step.eids:
                lines.setdefault((step.draft, eid), []).append(lineage)
    return Atlas(
        series=series,
        words=words,
        addresses=addresses(series),
        places=tuple(places(draft, words) for draft in series.drafts),
        found={(p.old, p.new): index(p.comparison) for p in series.pairings},
        lines={at: tuple(found) for at, found in lines.items()},
    )


def dated(draft: Draft) -> bool:
    """Whether the feed can tell when a draft was made."""
    return bool(draft.date)


def frame(
    here: Atlas,
    page: str,
    *,
    downloads: Iterable[tuple[str, str]] = (),
    before: Way | None = None,
    after: Way | None = None,
    judged: bool = True,
) -> Frame:
    """What stands around a page; `downloads` are words of the catalogue and suffixes.

    Where nothing is `judged` on it, it says nothing of whose reading it is.
    """
    say, series = here.words.say, here.series
    feed = any(map(dated, series.drafts))
    return Frame(
        language=here.words.code,
        site=series.title or say("report", "untitled"),
        watermark=_watermark(here) if judged else "",
        style=way(page, STYLE),
        feed=way(page, FEED) if feed else "",
        home=way(page, HOME),
        ways=_ways(here, page),
        beside=tuple(filter(None, (before, after))),
        downloads=tuple(
            Way(say("download", name), way(page, beside(page, suffix)))
            for name, suffix in downloads
        ),
        house=_house(here, page),
        footer=say("report", "footer", version=__version__),
    )


def _ways(here: Atlas, page: str) -> tuple[Way, ...]:
    say = here.words.say
    ways = [
        Way(say("site", "overview"), way(page, HOME)),
        Way(say("site", "articles"), way(page, CONCORDANCE)),
    ]
    if here.series.profiles:
        ways.append(Way(say("heading", "demands"), way(page, HOME, "demands")))
    return tuple(ways)


def _house(here: Atlas, page: str) -> HouseView:
    house = here.series.house
    logo = way(page, f"logo.{house.logo.suffix}") if house.logo else ""
    return HouseView(house.name, logo, Way(house.contact, contact(house.contact)))


def _watermark(here: Atlas) -> str:
    """Whose reading it is: the machine's until every comparison is reviewed."""
    if not here.series.profiles:
        return ""
    named = [reviewers(pairing.comparison) for pairing in here.series.pairings]
    if named and all(named):
        names = dict.fromkeys(name for names in named for name in names)
        return here.words.say("watermark", "reviewed", names=", ".join(names))
    return here.words.say("watermark", "machine")
