"""A comparison as Markdown: a summary of the changes that a person can paste.

Deleted words are ~~struck~~, inserted words **bold**; every other mark that Markdown
would read is escaped, so that a draft's words never become formatting.
"""

import re
from collections.abc import Iterator

from diffy.languages import Interface, interface, isolate
from diffy.model import Comparison, Op
from diffy.writers.present import report
from diffy.writers.report import Report
from diffy.writers.view import (
    AskView,
    Cell,
    ChangeView,
    DemandView,
    FindingView,
    Held,
    Link,
    Run,
    Section,
    Table,
)

_ACTIVE = re.compile(r"([\\`*_\[\]<>~|])")
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
"""Spaces at which a line may break; those that hold a figure together stay."""
_LEADING = re.compile(r"^(\d{0,9})([#+=.)-])")
"""What would begin a list, a heading or a rule at the start of a line."""
_WRAP = {Op.KEEP: "", Op.DELETE: "~~", Op.INSERT: "**"}

_Lines = Iterator[str]


def to_markdown(comparison: Comparison, language: str | None = None) -> str:
    """The report in short: headings, counts, demands and each change as a line."""
    shown = report(comparison, language)
    words = interface(shown.language)
    lines = [
        f"# {escape(shown.compared)}",
        f"*{escape(shown.watermark)}*",
        *_summary(shown, words),
        *_demands(shown, words),
        *(line for table in shown.movements for line in _table(table, words)),
        *_changes(shown, words),
        *(line for table in shown.tables for line in _table(table, words)),
        *_appendix(shown, words),
        escape(shown.footer),
    ]
    return "\n\n".join(lines) + "\n"


def escape(text: str) -> str:
    """A text that Markdown shows as it is, on one line."""
    flat = _SPACES.sub(" ", text).strip()
    return _LEADING.sub(r"\1\\\2", _ACTIVE.sub(r"\\\1", flat).replace("&", "&amp;"))


def _list(lines: Iterator[str] | list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _summary(shown: Report, words: Interface) -> _Lines:
    for draft in shown.drafts:
        facts = ", ".join(words.pair(name, fact) for name, fact in draft.facts)
        named = words.pair(f"**{draft.role}**", escape(draft.title))
        yield f"{named}. {escape(facts)}."
    yield f"## {words.say('heading', 'summary')}"
    counts = (words.pair(f.tag.word, str(f.count)) for f in shown.figures)
    yield " ".join(map(escape, shown.lead))
    yield _list([*counts, *map(escape, shown.sentences)])


def _demands(shown: Report, words: Interface) -> _Lines:
    if shown.groups:
        yield f"## {words.say('heading', 'demands')}"
    for group in shown.groups:
        yield f"### {group.heading}"
        for demand in group.demands:
            yield from _demand(demand, words)


def _demand(demand: DemandView, words: Interface) -> _Lines:
    yield f"#### {escape(f'{demand.id}. {demand.title}')}"
    yield escape(words.row(filter(None, (demand.call, demand.concerns))))
    if demand.quotation:
        yield f"> {escape(demand.lead)} {words.quote(escape(demand.quotation))}"
        if demand.differs:
            yield f"> *{escape(demand.differs)}*"
    yield " ".join(map(escape, demand.sentences))
    if demand.asks:
        yield _list([_ask(ask, words) for ask in demand.asks])
    if demand.changes:
        yield _list(
            [
                words.pair(claim.verdict.word, words.row(map(_words, claim.links)))
                for claim in demand.changes
            ]
        )


def _ask(ask: AskView, words: Interface) -> str:
    states = f"{ask.old.word} → {ask.new.word}"
    told = [f"{words.pair(escape(ask.id), escape(ask.text))} ({states})."]
    told += map(escape, filter(None, (ask.scope, ask.sentence)))
    told += (_held(held, words) for held in ask.held)
    if ask.silent:
        silent = words.few([link.words for link in ask.silent])
        told.append(escape(f"{words.say('demand', 'silent')} {silent}."))
    told += map(escape, filter(None, (ask.check, ask.review)))
    return " ".join(told)


def _held(held: Held, words: Interface) -> str:
    where = words.row((link.words for link in held.places), "places")
    return f"{words.quote(escape(held.words))} ({escape(where)})."


def _changes(shown: Report, words: Interface) -> _Lines:
    sections = [s for s in shown.sections if s.changes or s.tags or s.links]
    if sections:
        yield f"## {words.say('heading', 'changes')}"
    for section in sections:
        yield from _section(section, words)


def _section(section: Section, words: Interface) -> _Lines:
    title = words.row(escape(title.words) for title in section.titles)
    yield f"### ~~{title}~~" if section.struck else f"### {title}"
    kinds = ", ".join(tag.word for tag in section.tags)
    about = (kinds, section.was, section.low, section.unchanged)
    links = (link.words for link in section.links)
    if line := " · ".join(filter(None, (*about, *links))):
        yield escape(line)
    for change in section.changes:
        yield _change(change, words)


def _change(change: ChangeView, words: Interface) -> str:
    about = ", ".join(filter(None, (change.was, *(tag.word for tag in change.tags))))
    named = f"{isolate(change.place)} ({about})"
    lines = [escape(words.pair(named, "").rstrip()), marked(change.runs)]
    notes = [change.low, *change.grounds]
    lines += [f"*{escape(note)}*" for note in notes if note]
    lines += [_finding(finding, words) for finding in change.findings]
    return "\n".join(f"> {line}  " for line in lines if line).rstrip()


def _finding(finding: FindingView, words: Interface) -> str:
    subject = words.pair(finding.demand.words, finding.ask)
    told = [f"{finding.verdict.word}, {escape(subject)}."]
    told += map(escape, filter(None, (finding.sentence, finding.reason)))
    told += (f"({escape(badge)})" for badge in finding.badges)
    for review in finding.reviews:
        said = " ".join(filter(None, (review.status, review.words, review.since)))
        told.append(escape(words.row((review.machine, said))))
    return " ".join(told)


def marked(runs: tuple[Run, ...]) -> str:
    """A change's words in one line, deleted and inserted ones marked.

    Spaces stay outside the marks; where a mark would stand between a letter and a sign,
    and Markdown would not see it, a space is put in. Of words that stand in another
    piece of a split only the place is told.
    """
    line = ""
    for run in runs:
        if run.elsewhere:
            line = f"{line.rstrip()} *{escape(f'[{run.elsewhere}]')}* "
            continue
        inner = escape(run.text)
        if not inner:
            line += " "
            continue
        lead = " " if run.text[0].isspace() else _gap(line, run.op, inner)
        tail = " " if run.text[-1].isspace() else ""
        line += lead + _WRAP[run.op] + inner + _WRAP[run.op] + tail
    return line.strip()


def _gap(line: str, op: Op, inner: str) -> str:
    """A space where Markdown would not see a mark between what stands and what comes."""
    closes = line.endswith(("**", "~~"))
    if not line or line[-1].isspace():
        return ""
    if op is Op.KEEP:
        hidden = closes and not line[-3:-2].isalnum() and inner[0].isalnum()
    else:
        hidden = closes or (line[-1].isalnum() and not inner[0].isalnum())
    return " " if hidden else ""


def _table(table: Table, words: Interface) -> _Lines:
    yield f"## {escape(table.heading)}"
    if table.folded:
        yield escape(table.folded)
    yield _rows(table, words)


def _rows(table: Table, words: Interface) -> str:
    lines = [table.columns, ["---"] * len(table.columns)]
    lines += [[_cell(cell, words) for cell in row] for row in table.rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(cell: Cell, words: Interface) -> str:
    told = [tag.word for tag in cell.tags] + [_words(link) for link in cell.links]
    return words.row(filter(None, (*told, escape(cell.note))))


def _words(link: Link) -> str:
    return f"~~{escape(link.words)}~~" if link.struck else escape(link.words)


def _appendix(shown: Report, words: Interface) -> _Lines:
    for table in shown.appendix_tables:
        yield from _table(table, words)
    for entries in shown.appendix:
        yield f"## {escape(entries.heading)}"
        told = (", ".join(filter(None, (li.name, li.words))) for li in entries.lines)
        yield _list(map(escape, told))
    yield f"## {words.say('heading', 'provenance')}"
    facts = (words.pair(fact.name, words.row(fact.told)) for fact in shown.provenance)
    yield _list([escape(fact) for fact in facts])
