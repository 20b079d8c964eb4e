"""A series looked up from every side: what all pages of a site share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from diffy.languages import Interface, interface
from diffy.model import Lineage, Node, Pairing, Series
from diffy.places import Place, places
from diffy.version import __version__
from diffy.words import printed_words
from diffy.writers.index import Index, index, script
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
    kin: Mapping[Lineage, Lineage]
    """For a lineage that came in with the words of one that ended before, that one; and
    for that one the other."""

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
    words = interface(_language(series))
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
        found={
            (p.old, p.new): index(p.comparison, words.code) for p in series.pairings
        },
        lines={at: tuple(found) for at, found in lines.items()},
        kin=_kin(series),
    )


def _language(series: Series) -> str | None:
    """The language that all drafts are in; None where they differ."""
    codes = {draft.language for draft in series.drafts}
    return codes.pop() if len(codes) == 1 else None


def _kin(series: Series) -> dict[Lineage, Lineage]:
    """The articles that went and came back word for word.

    The concordances of successive drafts do not see them; anything less than the same
    words would be a guess.
    """
    gone: dict[str, Lineage] = {}
    nodes = [{a.eid: a for a in draft.articles} for draft in series.drafts]
    found: dict[Lineage, Lineage] = {}
    for lineage in sorted(series.lineages, key=lambda each: each.steps[0].draft):
        first, last = lineage.steps[0], lineage.steps[-1]
        came = _words(nodes[first.draft][first.eids[0]])
        before = gone.get(came) if came else None
        if before and before.steps[-1].draft < first.draft:
            found[lineage] = before
            found[before] = lineage
        if last.draft + 1 < len(series.drafts) and len(last.eids) == 1:
            gone[_words(nodes[last.draft][last.eids[0]])] = lineage
    return found


_FEWEST = 8
"""Words below which two articles may be the same by chance: "[Placeholder]"."""


def _words(article: Node) -> str:
    """An article's words without its number, as one key; empty for a very short one."""
    words = [word for node in article.walk() for word in printed_words(node.text)]
    return " ".join(words).casefold() if len(words) >= _FEWEST else ""


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
    feed = any(draft.day for draft in series.drafts)
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
