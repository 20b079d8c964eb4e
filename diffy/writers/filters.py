"""What a reader can filter a report by: only what occurs in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from diffy.model import ChangeKind, Flag
from diffy.writers.findings import verdict_tag
from diffy.writers.index import Index, foreign
from diffy.writers.tally import SHOWN
from diffy.writers.view import Section, Tag


@dataclass(frozen=True, slots=True)
class Filters:
    """The choices, in the order they are offered; a tag's name is what is filtered by."""

    demands: tuple[Tag, ...]
    verdicts: tuple[Tag, ...]
    kinds: tuple[Tag, ...]
    flags: tuple[Tag, ...]
    chapters: tuple[Tag, ...]


def filters(found: Index, sections: Iterable[Section]) -> Filters:
    """The choices that some change of a report answers to."""
    shown = tuple(sections)
    changes = [change for section in shown for change in section.changes]
    keys = {key for change in changes for key in change.keys}
    said = {tuple(claim.split(":")) for change in changes for claim in change.claims}
    demands, verdicts = {demand for demand, _ in said}, {verdict for _, verdict in said}
    say = found.words.say
    return Filters(
        demands=tuple(t for t in _demands(found) if t.name in demands),
        verdicts=tuple(verdict_tag(found, v) for v in SHOWN if v in verdicts),
        kinds=tuple(Tag(k, say("kind", k)) for k in ChangeKind if k in keys),
        flags=tuple(Tag(f, say("flag", f)) for f in Flag if f in keys),
        chapters=_chapters(shown),
    )


def _demands(found: Index) -> Iterable[Tag]:
    for profile in found.comparison.profiles:
        own = foreign(found.words, profile.language)
        for demand in profile.demands:
            anchor = found.demands[profile.id, demand.id]
            yield Tag(anchor, f"{demand.id}. {demand.title}", own)


def _chapters(sections: Iterable[Section]) -> tuple[Tag, ...]:
    """The divisions with a change below them."""
    shown = tuple(sections)
    within = {a for s in shown if s.changes for a in (*s.chapters, s.anchor)}
    return tuple(
        Tag(section.anchor, section.title)
        for section in shown
        if section.division and section.anchor in within
    )
