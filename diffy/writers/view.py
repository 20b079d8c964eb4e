"""What a report shows, prepared: the only thing the templates and the Markdown writer see.

All words are final here; a renderer lays them out and decides nothing.
"""

from dataclasses import dataclass

from diffy.model import Op


@dataclass(frozen=True, slots=True)
class Script:
    """How a run of text is written: its language and direction, for `lang` and `dir`."""

    lang: str
    """Empty where the draft's language is not known."""
    dir: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a run; square brackets are pieces by themselves, to be drawn quietly."""

    text: str
    bracket: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Words kept, deleted or inserted."""

    op: Op
    parts: tuple[Part, ...]
    elsewhere: str = ""
    """Where its words stand, if in another piece of what was split or merged."""

    @property
    def text(self) -> str:
        """All its words as printed."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Tag:
    """A closed set's member: its name, for style, and its word."""

    name: str
    word: str
    script: Script | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another place of the report; no anchor, no link."""

    words: str
    anchor: str = ""
    struck: bool = False
    script: Script | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a draft with the place they stand in."""

    words: str
    where: str
    """The draft and the provision."""
    span: str
    """Where in the provision, in words."""
    anchor: str
    script: Script
    side: str = ""
    """"old" or "new" where the words stand in the change itself, else empty."""
    start: int = 0
    """Where they begin in the provision's text, in code points."""


@dataclass(frozen=True, slots=True)
class Held:
    """Words that a draft holds, with all the places it holds them in."""

    words: str
    places: tuple[Link, ...]
    script: Script


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What a reviewer said, beside the machine's verdict."""

    machine: str
    words: str
    status: str
    """Why it is not applied, empty where it is."""
    since: str
    """Said where the machine's verdict is no longer the one that was reviewed."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding under its change."""

    verdict: Tag
    demand: Link
    ask: str
    """The ask's words, or those for the demand as a whole."""
    script: Script | None
    """Of the ask's words, where they are not in the language of the report."""
    sentence: str
    """The fixed words for a verdict without direction, else empty."""
    reason: str
    rule: str
    badges: tuple[str, ...]
    quotes: tuple[Quote, ...]
    reviews: tuple[ReviewView, ...]

    @property
    def places(self) -> tuple[tuple[Quote, ...], ...]:
        """Its quotations, those of one provision together."""
        held: dict[str, list[Quote]] = {}
        for quote in self.quotes:
            held.setdefault(quote.where, []).append(quote)
        return tuple(map(tuple, held.values()))


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A changed provision."""

    anchor: str
    place: str
    was: str
    """Its place in the old draft where that has another name."""
    tags: tuple[Tag, ...]
    low: str
    """What holds an uncertain pair together, empty for a certain one."""
    runs: tuple[Run, ...]
    script: Script
    grounds: tuple[str, ...]
    findings: tuple[FindingView, ...]
    folded: bool = False
    """Whether nothing of substance changed: what it follows from is told elsewhere."""
    keys: tuple[str, ...] = ()
    """The names of its kinds and flags, by which a reader filters."""
    claims: tuple[str, ...] = ()
    """What it was found to do, "demand:verdict" each, likewise."""

    @property
    def edited(self) -> bool:
        """Whether any word was deleted or inserted, not only the number or the place."""
        return any(run.op is not Op.KEEP for run in self.runs)


@dataclass(frozen=True, slots=True)
class Kept:
    """A provision that is the same in both drafts."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Same:
    """Provisions that follow one another unchanged, folded behind a line."""

    count: str
    """The line: how many there are."""
    script: Script
    provisions: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """What one article, or part of the text, is called."""

    label: str
    heading: str

    @property
    def words(self) -> str:
        """Label and heading in one."""
        return ", ".join(filter(None, (self.label, self.heading)))


@dataclass(frozen=True, slots=True)
class Section:
    """An article, or a part of the text outside articles, with its changes."""

    anchor: str
    titles: tuple[Title, ...]
    """One, or several for the articles of a split."""
    was: str
    script: Script
    division: bool
    """Whether it is a chapter or the like, which holds the sections after it."""
    chapters: tuple[str, ...]
    """The anchors of the divisions it stands in, the outermost first."""
    tags: tuple[Tag, ...]
    low: str
    struck: bool
    items: tuple["ChangeView | Same", ...]
    """Its provisions in the order of the text."""
    unchanged: str
    """How many provisions are unchanged, empty where none is."""
    links: tuple[Link, ...]
    """The other ends of moved text."""

    @property
    def changes(self) -> tuple[ChangeView, ...]:
        """Its changes alone."""
        return tuple(item for item in self.items if isinstance(item, ChangeView))

    @property
    def title(self) -> str:
        """What it is called, in one line."""
        return "; ".join(title.words for title in self.titles)


@dataclass(frozen=True, slots=True)
class AskView:
    """One ask of a demand with its states."""

    id: str
    text: str
    old: Tag
    new: Tag
    sentence: str
    """The fixed words for what the new draft holds, empty where a quotation says it."""
    held: tuple[Held, ...]
    scope: str
    """For an each-provision ask: "k of n articles", old and new."""
    silent: tuple[Link, ...]
    """The articles of the new draft in which such an ask found nothing."""
    check: str
    review: str


@dataclass(frozen=True, slots=True)
class OpenAsk:
    """An ask that no change was found to address."""

    id: str
    text: str
    script: Script | None
    demand: Link
    state: Tag
    sentence: str
    held: tuple[Held, ...]
    """The contrary text that still stands."""


@dataclass(frozen=True, slots=True)
class ChangeList:
    """The changes of a demand under one verdict."""

    verdict: Tag
    count: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DemandView:
    """One demand."""

    anchor: str
    id: str
    title: str
    script: Script | None
    """Of its title, its asks and the quotation, where they are not in the language of the
    report."""
    call: str
    concerns: str
    """The statement's concerns that stand beside it; they are never assessed."""
    quotation: str
    lead: str
    """The words before the quotation."""
    differs: str
    sentences: tuple[str, ...]
    asks: tuple[AskView, ...]
    changes: tuple[ChangeList, ...]


@dataclass(frozen=True, slots=True)
class DemandGroup:
    """Demands in the same situation; the open ones stand first."""

    heading: str
    demands: tuple[DemandView, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: words and links, one a line."""

    links: tuple[Link, ...]
    tags: tuple[Tag, ...] = ()
    note: str = ""
    script: Script | None = None
    order: int = 0
    """Its place when the column is sorted, from 1; 0 to sort by its words."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heading and anchor; its first column heads the rows."""

    anchor: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""
    """Its class, for style."""
    caption: str = ""
    folded: str = ""
    """The line it is folded under, empty for an open one."""


@dataclass(frozen=True, slots=True)
class DraftView:
    """One of the two drafts on the first page."""

    role: str
    title: str
    script: Script
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A count and what it counts."""

    count: int
    tag: Tag


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of plain sentences with its heading and anchor."""

    anchor: str
    heading: str
    lines: tuple["Line", ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, after the name of what it is about."""

    words: str
    name: str = ""
    script: Script | None = None
    """Of the sentence, where it is not in the language of the report."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is told under it, one a line."""

    name: str
    told: tuple[str, ...]
    script: Script | None = None
