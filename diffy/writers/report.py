"""Everything a report shows, in the order it is shown."""

from dataclasses import dataclass

from diffy.writers.filters import Filters
from diffy.writers.flow import Flow
from diffy.writers.view import (
    DemandGroup,
    DraftView,
    Entries,
    Fact,
    Figure,
    Link,
    OpenAsk,
    Script,
    Section,
    Table,
    Tag,
)


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison in its final words; a renderer lays it out and decides nothing."""

    language: str
    engine: Script | None
    """Of the sentences that the engines made, where the report is not in English."""
    watermark: str
    title: str
    compared: str
    drafts: tuple[DraftView, ...]
    lead: tuple[str, ...]
    """Three sentences: the articles, the duties, the brackets."""
    figures: tuple[Figure, ...]
    sentences: tuple[str, ...]
    contents: tuple[Link, ...]
    open_asks: tuple[OpenAsk, ...]
    standing: str
    """The asks that no change addressed and that the new draft holds as it is."""
    groups: tuple[DemandGroup, ...]
    verdicts: tuple[Tag, ...]
    """The verdicts that move a demand or wait for a reader: the columns of the overview."""
    movements: tuple[Table, ...]
    """Steps back, gains and what is mixed, change by change."""
    map: Flow | None
    concordance: Table
    filters: Filters
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    appendix_tables: tuple[Table, ...]
    appendix: tuple[Entries, ...]
    provenance: tuple[Fact, ...]
    footer: str
