"""The brief as a Word file with real styles, to be edited and printed."""

from collections.abc import Iterable

from docx.document import Document
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from diffy.languages import Interface, interface, isolate
from diffy.model import Brief, Op
from diffy.writers.brief.sheet import Decisive, DemandBrief, Sheet, sheet
from diffy.writers.docx.skeleton import (
    footer,
    moment_of,
    packed,
    skeleton,
    writable,
)
from diffy.writers.view import Run

_AUTHOR = "diffy"
_MARGIN = Cm(2)
_SIZE = Pt(9.5)
"""Small enough that six demands stand on two pages of A4."""
_INSERTED, _DELETED = RGBColor(0x0D, 0x4A, 0x80), RGBColor(0x8C, 0x2B, 0x1A)


def to_docx(brief: Brief, language: str | None = None) -> bytes:
    """The brief as a .docx file, dated like the new draft."""
    shown = sheet(brief, language)
    words = interface(shown.language)
    moment = moment_of(brief.comparison.new.date)
    made = skeleton(shown.title, _AUTHOR, moment, shown.language)
    _tighten(made)
    _head(made, shown)
    for demand in shown.demands:
        _demand(made, demand, words)
    _brackets(made, shown, words)
    footer(made, shown.foot)
    return packed(made)


def _tighten(made: Document) -> None:
    """The styles of a brief: what a treaty is given room for must fit on two pages."""
    section = made.sections[0]
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = Cm(1.6)
    for name, size, before in (
        ("Title", 15, 0),
        ("Heading 2", 11, 8),
        ("Normal", 9.5, 0),
    ):
        style = made.styles[name]
        style.font.size = Pt(size)
        layout = style.paragraph_format
        layout.space_before, layout.space_after = Pt(before), Pt(2)
        layout.alignment = 0
    bullets = made.styles["List Bullet"]
    bullets.paragraph_format.space_after = Pt(1)


def _head(made: Document, shown: Sheet) -> None:
    made.add_paragraph(writable(shown.kicker), style="Note")
    made.add_paragraph(writable(shown.title), style="Title")
    made.add_paragraph(writable(shown.compared), style="Note")
    for sentence in shown.lead:
        made.add_paragraph(writable(sentence))


def _demand(made: Document, demand: DemandBrief, words: Interface) -> None:
    say = words.say
    made.add_paragraph(writable(f"{demand.id}. {demand.title}"), style="Heading 2")
    if demand.quotation:
        quoted = made.add_paragraph()
        quoted.add_run(writable(words.quote(demand.quotation))).italic = True
    states = made.add_paragraph()
    for k, state in enumerate(demand.states):
        before = words.tables["typography"]["semicolon"] if k else ""
        states.add_run(writable(before + words.pair(state.id, "")))
        if state.old != state.new:
            states.add_run(writable(f"{state.old.word} → "))
        states.add_run(writable(state.new.word)).bold = True
    _listed(made, demand.decisive, words)
    if demand.left:
        made.add_paragraph(writable(f"{demand.left[:1].upper()}{demand.left[1:]}."))
    stands = (
        f"{words.quote(s.words)} ({s.places})" if s.words else s.places
        for s in demand.stands
    )
    _line(made, say("brief", "stands"), words.row(stands))
    said = (words.pair(name, f"{p.text} ({p.source})") for name, p in demand.positions)
    _line(made, say("brief", "positions"), words.row(said))
    _line(made, say("brief", "next"), words.row(demand.next))


def _listed(made: Document, changes: Iterable[Decisive], words: Interface) -> None:
    for k, change in enumerate(changes):
        if not k:
            lead = words.say("brief", "decisive")
            made.add_paragraph().add_run(writable(lead)).bold = True
        line = made.add_paragraph(style="List Bullet")
        place = f"{isolate(change.place)}, {change.verdict.word.lower()}"
        line.add_run(writable(words.pair(place, ""))).bold = True
        _words(line, change.runs)
        notes = words.row(filter(None, (change.reason, change.review)))
        if notes:
            line.add_run(writable(f" ({notes})"))


def _words(line: Paragraph, runs: Iterable[Run]) -> None:
    """A change's words: what came underlined, what went struck, in colour and without."""
    for run in runs:
        text = line.add_run(writable(run.text))
        if run.op is Op.INSERT:
            text.font.underline = True
            text.font.color.rgb = _INSERTED
        elif run.op is Op.DELETE:
            text.font.strike = True
            text.font.color.rgb = _DELETED


def _line(made: Document, lead: str, listed: str) -> None:
    """Several short things in one paragraph after their name."""
    if listed:
        line = made.add_paragraph()
        line.add_run(writable(f"{lead} ")).bold = True
        line.add_run(writable(f"{listed}."))


def _brackets(made: Document, shown: Sheet, words: Interface) -> None:
    lists = [
        (
            words.say("brief", "fought"),
            [words.pair(b.place, f"{b.text} ({b.wanted})") for b in shown.fought],
        )
    ]
    lists += [
        (
            words.say("brief", "claimed", name=name),
            [words.pair(c.place, f"{c.text} ({c.fate})") for c in claims],
        )
        for name, claims in shown.claimed
    ]
    for heading, lines in lists:
        if lines:
            made.add_paragraph(writable(heading), style="Heading 2")
        for line in lines:
            made.add_paragraph(writable(line), style="List Bullet")
