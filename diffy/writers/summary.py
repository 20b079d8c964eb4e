"""A change summary to publish: for a blog, a press release or a mail.

Each line tells one thing that happened and leads to the place in the report that shows it.
"""

import html
from collections.abc import Iterator
from dataclasses import dataclass

from diffy.model import ChangeKind, Flag, Row, Summary, Verdict
from diffy.writers.changes import became, kind_tags, labels
from diffy.writers.excerpt import short
from diffy.writers.findings import verdict_tag
from diffy.writers.index import Index, index, link_to
from diffy.writers.markdown import escape
from diffy.writers.present import title_of, watermark
from diffy.writers.sentences import lead
from diffy.writers.tally import tallies

_NOTED = (
    ChangeKind.ADDED,
    ChangeKind.REMOVED,
    ChangeKind.MOVED,
    ChangeKind.SPLIT,
    ChangeKind.MERGED,
    ChangeKind.RETITLED,
)
_DIRECTED = (Verdict.WORKS_AGAINST, Verdict.MIXED, Verdict.ADDRESSES, Verdict.PARTLY)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened, with the anchor of the place that shows it."""

    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A summary in its final words."""

    title: str
    lead: tuple[str, ...]
    parts: tuple[Part, ...]
    foot: str


def to_markdown(summary: Summary, language: str | None = None) -> str:
    """The summary as Markdown."""
    shown = _shown(summary, language)
    lines = [f"# {escape(shown.title)}", *map(escape, shown.lead)]
    for part in shown.parts:
        lines.append(f"## {escape(part.heading)}")
        linked = (
            f"- [{escape(line.words)}](<{summary.report}#{line.anchor}>)"
            for line in part.lines
        )
        lines.append("\n".join(linked))
    return "\n\n".join([*lines, f"*{escape(shown.foot)}*"]) + "\n"


def to_html(summary: Summary, language: str | None = None) -> str:
    """The summary as a fragment of HTML, to be put into a page."""
    shown = _shown(summary, language)
    lines = [f"<h2>{_safe(shown.title)}</h2>"]
    lines += [f"<p>{_safe(sentence)}</p>" for sentence in shown.lead]
    for part in shown.parts:
        lines += [f"<h3>{_safe(part.heading)}</h3>", "<ul>"]
        lines += [
            f'<li><a href="{_safe(summary.report)}#{line.anchor}">'
            f"{_safe(line.words)}</a></li>"
            for line in part.lines
        ]
        lines.append("</ul>")
    return "\n".join([*lines, f"<p><small>{_safe(shown.foot)}</small></p>"]) + "\n"


def to_text(summary: Summary, language: str | None = None) -> str:
    """The summary as plain text for a mail."""
    shown = _shown(summary, language)
    lines = [shown.title, "", *shown.lead]
    for part in shown.parts:
        lines += ["", part.heading, ""]
        for line in part.lines:
            lines.append(f"- {line.words}")
            lines += [f"  {summary.report}#{line.anchor}"] if summary.report else []
    return "\n".join([*lines, "", shown.foot]) + "\n"


def _safe(text: str) -> str:
    return html.escape(text, quote=True)


def _shown(summary: Summary, language: str | None) -> Shown:
    found = index(summary.comparison, language)
    parts = (
        Part(found.words.say("summary_part", "articles"), tuple(_articles(found))),
        Part(found.words.say("summary_part", "duties"), tuple(_duties(found))),
        *_demands(found),
    )
    return Shown(
        title=title_of(summary.comparison),
        lead=lead(found),
        parts=tuple(part for part in parts if part.lines),
        foot=watermark(found),
    )


def _articles(found: Index) -> Iterator[Line]:
    """The articles that came, went, moved, were split, merged or named anew."""
    for anchor, row in found.layout.rows.items():
        kinds = tuple(kind for kind in row.kinds if kind in _NOTED)
        if kinds:
            told = ", ".join(tag.word for tag in kind_tags(found, kinds))
            yield Line(found.words.pair(_named(found, row), told), anchor)


def _named(found: Index, row: Row) -> str:
    old, new = labels(found.old, row.old), labels(found.new, row.new)
    there, eids = (found.new, row.new) if row.new else (found.old, row.old)
    heading = found.words.row(filter(None, (there[e].node.heading for e in eids)))
    both = old and new and old != new
    name = found.words.say("summary", "now", old=old, new=new) if both else new or old
    return f"{name} ({heading})" if heading else name


def _duties(found: Index) -> Iterator[Line]:
    """The duties that became stronger or weaker, with the words."""
    for change in found.comparison.modality:
        place = link_to(found, change.change)
        direction = found.words.say("flag", Flag(change.direction).value)
        words = became(found, short(change.old, 80), short(change.new, 80))
        told = found.words.pair(place.words, f"{direction}, {words}")
        yield Line(told, place.anchor)


def _demands(found: Index) -> Iterator[Part]:
    """What moves each demand, with the reason."""
    for tally in tallies(found.comparison):
        told = sorted(
            (f for f in tally.findings if f.verdict in _DIRECTED),
            key=lambda f: _DIRECTED.index(f.verdict),
        )
        lines = {}
        for finding in told:
            place = link_to(found, finding.change)
            verdict = verdict_tag(found, finding.verdict.value).word
            words = found.words.pair(verdict, f"{place.words} ({finding.reason})")
            lines[words] = Line(words, place.anchor)
        yield Part(f"{tally.demand.id}. {tally.demand.title}", tuple(lines.values()))
