"""The brief as Markdown, to be pasted and edited."""

from collections.abc import Iterator

from diffy.languages import Interface, interface
from diffy.model import Brief
from diffy.writers.brief.sheet import Decisive, DemandBrief, Sheet, sheet
from diffy.writers.markdown import escape, marked

_Lines = Iterator[str]


def to_markdown(brief: Brief, language: str | None = None) -> str:
    """The brief, with deleted words ~~struck~~ and inserted words **bold**."""
    shown = sheet(brief, language)
    words = interface(shown.language)
    lines = [
        f"# {escape(shown.title)}",
        f"*{escape(shown.kicker)}*  \n{escape(shown.compared)}",
        " ".join(map(escape, shown.lead)),
        *(line for demand in shown.demands for line in _demand(demand, words)),
        *_brackets(shown, words),
        f"*{escape(shown.foot)}*",
    ]
    return "\n\n".join(lines) + "\n"


def _list(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _demand(demand: DemandBrief, words: Interface) -> _Lines:
    say = words.say
    yield f"## {escape(f'{demand.id}. {demand.title}')}"
    if demand.quotation:
        yield f"> {escape(demand.quotation)}"
    yield _list(
        [
            words.pair(
                escape(f"{s.id} {s.text}"),
                (f"{s.old.word} → " if s.old != s.new else "") + f"**{s.new.word}**",
            )
            for s in demand.states
        ]
    )
    if demand.decisive:
        lines = [_decisive(change, words) for change in demand.decisive]
        yield f"**{say('brief', 'decisive')}**\n\n{_list(lines)}"
    if demand.left:
        yield escape(demand.left) + "."
    if demand.stands:
        lines = [
            f"{words.quote(escape(s.words))} ({escape(s.places)})"
            if s.words
            else escape(s.places)
            for s in demand.stands
        ]
        yield f"**{say('brief', 'stands')}**\n\n{_list(lines)}"
    if demand.positions:
        lines = [
            escape(words.pair(name, f"{p.text} ({p.source})"))
            for name, p in demand.positions
        ]
        yield f"**{say('brief', 'positions')}**\n\n{_list(lines)}"
    if demand.next:
        yield f"**{say('brief', 'next')}**\n\n{_list([*map(escape, demand.next)])}"


def _decisive(change: Decisive, words: Interface) -> str:
    place = f"{change.verdict.word}, {escape(change.place)}"
    told = words.pair(place, marked(change.runs))
    notes = words.row(filter(None, (change.reason, change.review)))
    return f"{told} ({escape(notes)})" if notes else told


def _brackets(shown: Sheet, words: Interface) -> _Lines:
    if shown.fought:
        yield f"## {words.say('brief', 'fought')}"
        yield _list(
            [
                escape(words.pair(b.place, f"{b.text} ({b.wanted})"))
                for b in shown.fought
            ]
        )
    for name, claims in shown.claimed:
        yield f"## {escape(words.say('brief', 'claimed', name=name))}"
        yield _list(
            [escape(words.pair(c.place, f"{c.text} ({c.fate})")) for c in claims]
        )
