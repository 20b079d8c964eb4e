"""What the pages of a site show, prepared: the only thing their templates see."""

from dataclasses import dataclass

from diffy.writers.view import Kept, Quote, ReviewView, Run, Script, Tag


@dataclass(frozen=True, slots=True)
class Way:
    """Words that lead to another page, or to a place on it; no address, no link."""

    words: str
    href: str = ""
    script: Script | None = None
    struck: bool = False


@dataclass(frozen=True, slots=True)
class HouseView:
    """Who publishes."""

    name: str
    logo: str
    """The address of the logo, empty where there is none."""
    contact: Way


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page, with addresses as seen from it."""

    language: str
    site: str
    watermark: str
    style: str
    feed: str
    home: str
    ways: tuple[Way, ...]
    """The way about the site."""
    beside: tuple[Way, ...]
    """The pages before and after, where there are any."""
    downloads: tuple[Way, ...]
    house: HouseView
    footer: str
    sections: tuple[tuple[str, Way], ...] = ()
    """For a report: the further page of each of its sections, by anchor."""
    demands: tuple[tuple[str, Way], ...] = ()
    """For a report: the page of each demand, by anchor."""


@dataclass(frozen=True, slots=True)
class Point:
    """A draft's place on a curve."""

    x: float
    y: float
    words: str
    """The figure."""
    title: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A figure from draft to draft, drawn."""

    heading: str
    said: str
    """The same in words, for those who do not see it."""
    width: float
    height: float
    base: float
    points: tuple[Point, ...]
    names: tuple[tuple[float, str, str], ...]
    """Below each point: where, the draft's short name, its title."""

    @property
    def path(self) -> str:
        """The line through the points."""
        return " ".join(f"{p.x:g},{p.y:g}" for p in self.points)


@dataclass(frozen=True, slots=True)
class Mark:
    """An ask's state in one draft."""

    x: float
    y: float
    state: str
    title: str


@dataclass(frozen=True, slots=True)
class Track:
    """One ask from draft to draft."""

    y: float
    id: str
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The asks of a demand from draft to draft, drawn."""

    heading: Way
    said: str
    width: float
    height: float
    tracks: tuple[Track, ...]
    names: tuple[tuple[float, str, str], ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A draft on the timeline, with what became of the one before it."""

    date: str
    title: Way
    symbol: str
    size: str
    compared: Way | None
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The first page."""

    title: str
    script: Script
    lead: tuple[str, ...]
    stops: tuple[Stop, ...]
    others: tuple[Way, ...]
    curves: tuple[Curve, ...]
    grids: tuple[Grid, ...]
    legend: tuple[Tag, ...]
    """The states of an ask."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a change was found to do for an ask."""

    verdict: Tag
    demand: Way
    ask: str
    sentence: str
    reason: str
    reviews: tuple[ReviewView, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A changed provision of an article."""

    place: Way
    """To the change in its comparison."""
    was: str
    tags: tuple[Tag, ...]
    runs: tuple[Run, ...]
    script: Script
    grounds: tuple[str, ...]
    low: str
    claims: tuple[Claim, ...]
    edited: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """What became of an article from one draft to the next."""

    anchor: str
    heading: str
    compared: Way | None
    told: tuple[str, ...]
    """What became of each number."""
    tags: tuple[Tag, ...]
    low: tuple[str, ...]
    also: tuple[Way, ...]
    """Other articles whose text came in here."""
    passages: tuple[Passage, ...]
    quiet: tuple[Passage, ...]
    """Those that only have another number or place."""
    quiet_said: str
    """The line these are folded under."""


@dataclass(frozen=True, slots=True)
class Text:
    """The words of articles in one draft, folded behind a line."""

    summary: str
    script: Script
    articles: tuple[tuple[str, tuple[Kept, ...]], ...]


@dataclass(frozen=True, slots=True)
class Number:
    """What an article was called in one draft."""

    draft: Way
    date: str
    articles: tuple[Way, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Biography:
    """An article through all drafts."""

    title: str
    script: Script
    lead: tuple[str, ...]
    kin: Way | None
    """To the article with the same words that went before, or came back later."""
    numbers: tuple[Number, ...]
    curve: Curve
    demands: tuple[tuple[Way, tuple[Tag, ...]], ...]
    text: Text | None
    """Its words in the last draft, None where it stands there no more."""
    first: Text | None
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Words that a draft holds, once, with the articles they stand in."""

    words: str
    places: tuple[Way, ...]
    script: Script


@dataclass(frozen=True, slots=True)
class AskPage:
    """One ask through all drafts."""

    id: str
    text: str
    states: tuple[tuple[Way, Tag, str], ...]
    """For each draft its state, and of how many articles."""
    sentence: str
    held: tuple[Said, ...]
    """What the last draft holds for it."""
    review: str


@dataclass(frozen=True, slots=True)
class Plea:
    """A change that bears on a demand."""

    place: Way
    biography: Way | None
    ask: str
    sentence: str
    reason: str
    quotes: tuple[Quote, ...]
    reviews: tuple[ReviewView, ...]


@dataclass(frozen=True, slots=True)
class Pleas:
    """The changes of one comparison under one verdict."""

    verdict: Tag
    pleas: tuple[Plea, ...]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What one comparison brought a demand."""

    anchor: str
    compared: Way
    sentences: tuple[str, ...]
    pleas: tuple[Pleas, ...]
    unread: tuple[Way, ...]
    """The changes that wait for a reader."""


@dataclass(frozen=True, slots=True)
class DemandPage:
    """A demand through all drafts."""

    id: str
    title: str
    profile: str
    call: str
    concerns: str
    quotation: str
    lead: str
    differs: str
    grid: Grid
    legend: tuple[Tag, ...]
    against: tuple[tuple[str, tuple[Said, ...]], ...]
    """What still stands against it in the last draft, ask by ask."""
    against_none: str
    asks: tuple[AskPage, ...]
    hearings: tuple[Hearing, ...]


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft by itself."""

    title: str
    script: Script
    facts: tuple[tuple[str, str], ...]
    compared: tuple[Way, ...]
    articles: tuple[Way, ...]
    asks: tuple[tuple[str, Way, Tag], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConcordancePage:
    """Every article with its number in every draft."""

    columns: tuple[Way, ...]
    rows: tuple[tuple[Way, tuple[tuple[Way, ...], ...]], ...]
    """For each lineage its page, and what it was in every draft."""


@dataclass(frozen=True, slots=True)
class LeadPage:
    """An article's address in a draft, and the biographies it leads to."""

    title: str
    script: Script
    ways: tuple[Way, ...]
