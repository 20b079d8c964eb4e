"""What one draft holds for the asks of a statement: as text, JSON and a page."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from diffy.languages import Interface, interface
from diffy.model import (
    Ask,
    AskState,
    Assessed,
    Demand,
    HeldText,
    Profile,
    StateOfAsk,
)
from diffy.places import Place, places
from diffy.version import __version__
from diffy.writers.index import foreign, script
from diffy.writers.json import SCHEMA, draft_record, file_name
from diffy.writers.tally import only_unwanted
from diffy.writers.view import Script, Tag

_Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a draft holds, how they stand, and all the places they do."""

    words: str
    why: str
    places: tuple[str, ...]
    script: Script


@dataclass(frozen=True, slots=True)
class AskHeld:
    """One ask with what the draft holds for it."""

    id: str
    text: str
    state: Tag
    sentence: str
    contrary: tuple[Words, ...]
    wanted: tuple[Words, ...]
    scope: str
    """For an each-provision ask: "k of n articles"."""
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemandHeld:
    """One demand with its asks."""

    anchor: str
    id: str
    title: str
    script: Script | None
    """Of its title, its asks and the quotation, where they are not in the language of the
    page."""
    call: str
    concerns: str
    lead: str
    quotation: str
    differs: str
    asks: tuple[AskHeld, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the page and the text show, in its final words."""

    language: str
    watermark: str
    title: str
    script: Script
    facts: tuple[tuple[str, str], ...]
    overview: tuple[tuple[str, str, Tag, Script | None], ...]
    """Each ask's id, words and state, and the script of its words."""
    demands: tuple[DemandHeld, ...]
    notes: tuple[str, ...]
    footer: str


def to_text(assessed: Assessed, language: str | None = None) -> str:
    """The states as plain lines with their quotations."""
    held = shown(assessed, language)
    words = interface(held.language)
    lines = [held.title, held.watermark, ""]
    lines += [words.pair(name, fact) for name, fact in held.facts]
    for demand in held.demands:
        lines += ["", f"{demand.id}. {demand.title}"]
        about = words.row(filter(None, (demand.call, demand.concerns)))
        lines.append(f"  ({about})")
        if demand.quotation:
            lines.append(f"  {demand.lead} {words.quote(_flat(demand.quotation))}")
        lines += [f"  {demand.differs}"] * bool(demand.differs)
        for ask in demand.asks:
            lines += _ask_lines(ask, words)
    lines += ["", *held.notes, held.footer]
    return "\n".join(lines) + "\n"


def _ask_lines(ask: AskHeld, words: Interface) -> list[str]:
    scope = f" ({ask.scope})" if ask.scope else ""
    lines = [f"  {words.pair(f'{ask.id} {ask.text}', ask.state.word)}{scope}"]
    lines += [f"    {ask.sentence}"] * bool(ask.sentence)
    both = bool(ask.contrary and ask.wanted)
    for name, texts in (("contrary", ask.contrary), ("found", ask.wanted)):
        lines += [f"    {words.say('state', name)}:"] * both
        lines += [f"    {'  ' * both}{_line(each, words)}" for each in texts]
    if ask.silent:
        silent = words.few(ask.silent)
        lines.append(f"    {words.say('demand', 'silent')} {silent}")
    return lines


def _line(held: Words, words: Interface) -> str:
    where = f"{words.quote(_flat(held.words))} ({words.row(held.places, 'places')})"
    return words.pair(where, held.why)


def _flat(words: str) -> str:
    return " ".join(words.split())


def to_html(assessed: Assessed, language: str | None = None) -> str:
    """The states as one page, like the report of a comparison."""
    from diffy.writers.pages import page

    held = shown(assessed, language)
    words = interface(held.language).tables
    return page("assess.html", "report.css", report=held, words=words)


def to_json(assessed: Assessed) -> str:
    """The states as one JSON document, ending in a newline."""
    document = {
        "diffy": __version__,
        "schema": SCHEMA,
        "draft": draft_record(assessed.draft),
        "demands": [_demand_record(*each) for each in _by_demand(assessed)],
        "provenance": {
            "command": assessed.command,
            "profiles": [
                {
                    "id": profile.id,
                    "source": file_name(profile.source),
                    "sha256": profile.sha256,
                    "title": profile.title,
                    "notes": profile.notes,
                }
                for profile in assessed.profiles
            ],
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _demand_record(
    profile: Profile, demand: Demand, states: tuple[StateOfAsk, ...]
) -> _Record:
    return {
        "id": demand.id,
        "title": demand.title,
        "statement_item": demand.item,
        "concerns": demand.concerns,
        "profile": profile.id,
        "asks": [
            {
                "id": ask.id,
                "text": ask.text,
                "state": state.state,
                "evidence": [_evidence_record(each) for each in state.held],
                "articles": {
                    "with": state.articles_with,
                    "in_scope": state.articles_in_scope,
                    "silent": state.silent,
                }
                if ask.each_provision
                else None,
            }
            for ask, state in zip(demand.asks, states, strict=True)
        ],
    }


def _evidence_record(held: HeldText) -> _Record:
    record = held.evidence._asdict()
    how = {"contrary": held.contrary, "strength": held.strength, "why": held.why}
    return record | how


def _by_demand(
    assessed: Assessed,
) -> Iterable[tuple[Profile, Demand, tuple[StateOfAsk, ...]]]:
    """Every demand with the states of its asks, which come in the profiles' order."""
    at = 0
    for profile in assessed.profiles:
        for demand in profile.demands:
            yield profile, demand, assessed.states[at : at + len(demand.asks)]
            at += len(demand.asks)


# ------------------------------------------------------------------- in final words


def shown(assessed: Assessed, language: str | None = None) -> Shown:
    """Prepare the states of one draft for a page or a text.

    Its own words are in the language given, or else in that of the draft; in English where
    the catalogue does not have it.
    """
    draft = assessed.draft
    words = interface(language or draft.language)
    there = places(draft, words)
    demands = tuple(
        _demand(profile, demand, states, assessed, there, words)
        for profile, demand, states in _by_demand(assessed)
    )
    facts = (
        ("symbol", draft.symbol),
        ("date", draft.date),
        ("file", draft.source),
        ("digest", draft.sha256),
    )
    return Shown(
        language=words.code,
        watermark=words.say("watermark", "machine"),
        title=words.say("assess", "title", draft=draft.title or draft.source),
        script=script(draft),
        facts=tuple((words.say("report", n), fact) for n, fact in facts if fact),
        overview=tuple(
            (a.id, a.text, a.state, d.script) for d in demands for a in d.asks
        ),
        demands=demands,
        notes=tuple(note for profile in assessed.profiles for note in profile.notes),
        footer=words.say("report", "footer", version=__version__),
    )


def _demand(
    profile: Profile,
    demand: Demand,
    states: tuple[StateOfAsk, ...],
    assessed: Assessed,
    there: Mapping[str, Place],
    words: Interface,
) -> DemandHeld:
    said = next((q for q in profile.quotations if q.item == demand.item), None)
    items = ", ".join(map(str, demand.concerns))
    count = len(demand.concerns)
    return DemandHeld(
        anchor=f"demand-{assessed.profiles.index(profile) + 1}-{demand.id}",
        id=demand.id,
        title=demand.title,
        script=foreign(words, profile.language),
        call=words.say("demand", "call", item=demand.item),
        concerns=words.say("demand", "concerns", n=count, items=items) if count else "",
        lead=words.say("demand", "quotation", item=demand.item),
        quotation=said.text if said else "",
        differs=words.say("demand", "differs") if said and said.differs else "",
        asks=tuple(
            _ask(ask, state, assessed, there, words)
            for ask, state in zip(demand.asks, states, strict=True)
        ),
    )


def _ask(
    ask: Ask,
    state: StateOfAsk,
    assessed: Assessed,
    there: Mapping[str, Place],
    words: Interface,
) -> AskHeld:
    unwanted = state.state is AskState.NONE and only_unwanted(ask)
    name = "none_unwanted" if unwanted else state.state.value
    scope = ""
    if ask.each_provision:
        n, m = state.articles_with, state.articles_in_scope
        scope = words.say("demand", "each", n=n, m=m)
    return AskHeld(
        id=ask.id,
        text=ask.text,
        state=Tag(state.state.value, words.say("state", name)),
        sentence=sentence(ask, state, words),
        contrary=_words(state, True, assessed, there),
        wanted=_words(state, False, assessed, there),
        scope=scope,
        silent=tuple(there[eid].citation for eid in state.silent),
    )


def sentence(ask: Ask, state: StateOfAsk, words: Interface) -> str:
    """The fixed words for a state; the quotations follow them."""
    match state.state:
        case AskState.NONE:
            name = "say_none_unwanted" if only_unwanted(ask) else "say_none"
        case AskState.CONTRARY:
            name = "say_contrary"
        case AskState.BOTH:
            name = "say_both"
        case _:
            return ""
    return words.say("state", name)


def _words(
    state: StateOfAsk, contrary: bool, assessed: Assessed, there: Mapping[str, Place]
) -> tuple[Words, ...]:
    """The words of one kind that stand alike once, with all the places they stand in."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for each in state.held:
        if each.contrary is contrary:
            citations = found.setdefault((each.evidence.quote, each.why), {})
            citations[there[each.evidence.eid].citation] = None
    of = script(assessed.draft)
    return tuple(
        Words(words, why, tuple(citations), of)
        for (words, why), citations in found.items()
    )
