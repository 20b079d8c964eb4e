"""What a brief says, in its final words: the only thing its renderers see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diffy.model import Brief, Finding, Position, Verdict
from diffy.version import __version__
from diffy.writers.brief.brackets import Claimed, Fought, claimed, fought
from diffy.writers.demands import state_tag
from diffy.writers.excerpt import excerpt, short
from diffy.writers.findings import verdict_tag
from diffy.writers.index import Index, foreign, index, place_of, runs, script
from diffy.writers.present import drafts_of, title_of, watermark
from diffy.writers.sentences import lead
from diffy.writers.tally import AskTally, Tally, tallies
from diffy.writers.view import DraftView, Run, Script, Tag

_LOSSES = (Verdict.WORKS_AGAINST, Verdict.MIXED)
_GAINS = (Verdict.ADDRESSES, Verdict.PARTLY)
_FEW, _MANY = (2, 1), (12, 12)
"""Losses and gains quoted for a demand: of several on two pages, and of one alone."""
_QUOTED = 3
"""Contrary words quoted for an ask; more are counted."""


@dataclass(frozen=True, slots=True)
class Decisive:
    """A change that moves a demand."""

    verdict: Tag
    place: str
    runs: tuple[Run, ...]
    reason: str
    review: str
    """What a reviewer decided, empty where none did."""


@dataclass(frozen=True, slots=True)
class State:
    """An ask with its states in the two drafts."""

    id: str
    text: str
    old: Tag
    new: Tag


@dataclass(frozen=True, slots=True)
class Standing:
    """Contrary words that still stand, with the places."""

    words: str
    places: str


@dataclass(frozen=True, slots=True)
class DemandBrief:
    """One demand: its state, what moved it, what stands against it, what to ask for."""

    id: str
    title: str
    script: Script | None
    """Of its title, its asks and the quotation, where they are not in the language of the
    brief."""
    quotation: str
    states: tuple[State, ...]
    decisive: tuple[Decisive, ...]
    left: str
    """How many more changes there are, and how many were not assessed."""
    stands: tuple[Standing, ...]
    next: tuple[str, ...]
    positions: tuple[tuple[str, Position], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole brief."""

    language: str
    script: Script
    """Of the new draft."""
    engine: Script | None
    """Of the reasons that the engines gave, where the brief is not in English."""
    kicker: str
    title: str
    drafts: tuple[DraftView, ...]
    compared: str
    lead: tuple[str, ...]
    demands: tuple[DemandBrief, ...]
    fought: tuple[Fought, ...]
    claimed: tuple[tuple[str, tuple[Claimed, ...]], ...]
    """For each delegation what became of the brackets drafts attribute to it."""
    foot: str


def sheet(brief: Brief, language: str | None = None) -> Sheet:
    """Prepare a brief, in a language as `index` has it.

    Raises KeyError where a demand is asked for that no profile has; the front door checks.
    """
    found = index(brief.comparison, language)
    told = [t for t in tallies(brief.comparison) if _wanted(brief, t)]
    most = _MANY if len(told) == 1 else _FEW
    say = found.words.say
    addressee = brief.addressee
    claims = ((d.name, claimed(found, d)) for d in brief.delegations)
    return Sheet(
        language=found.words.code,
        script=script(brief.comparison.new),
        engine=foreign(found.words),
        kicker=say("brief", "for", name=addressee)
        if addressee
        else say("brief", "kicker"),
        title=title_of(brief.comparison),
        drafts=drafts_of(found),
        compared=_compared(found),
        lead=lead(found),
        demands=tuple(_demand(found, brief, tally, most) for tally in told),
        fought=fought(found, told),
        claimed=tuple((name, claims) for name, claims in claims if claims),
        foot=_foot(found),
    )


def _wanted(brief: Brief, tally: Tally) -> bool:
    return not brief.demands or tally.demand.id in brief.demands


def _compared(found: Index) -> str:
    """The two drafts by symbol and date, in one line."""
    old, new = (
        ", ".join(
            filter(None, (draft.symbol or draft.title or draft.source, draft.date))
        )
        for draft in (found.comparison.old, found.comparison.new)
    )
    return found.words.say("brief", "compared", old=old, new=new)


def _foot(found: Index) -> str:
    """Method and review status in one line."""
    say = found.words.say
    profiles = ", ".join(p.title for p in found.comparison.profiles)
    method = say("brief", "method", version=__version__, profiles=profiles or "—")
    return f"{method} {watermark(found)[:1].upper()}{watermark(found)[1:]}."


def _demand(
    found: Index, brief: Brief, tally: Tally, most: tuple[int, int]
) -> DemandBrief:
    quotation = next(
        (q.text for q in tally.profile.quotations if q.item == tally.demand.item), ""
    )
    losses, gains = (
        list(_decisive(tally.findings, verdicts)) for verdicts in (_LOSSES, _GAINS)
    )
    chosen = [*losses[: most[0]], *gains[: most[1]]]
    return DemandBrief(
        id=tally.demand.id,
        title=tally.demand.title,
        script=foreign(found.words, tally.profile.language),
        quotation=short(quotation),
        states=tuple(_state(found, ask) for ask in tally.asks),
        decisive=tuple(_told(found, finding) for finding in chosen),
        left=_left(found, tally, len(losses) + len(gains) - len(chosen)),
        stands=tuple(_stands(found, tally.asks)),
        next=tuple(_next(found, tally.asks)),
        positions=tuple(
            (delegation.name, position)
            for delegation in brief.delegations
            for position in delegation.positions
            if position.demand == tally.demand.id
        ),
    )


def _state(found: Index, ask: AskTally) -> State:
    old, new = (state_tag(found, ask, state.state) for state in (ask.old, ask.new))
    return State(ask.ask.id, ask.ask.text, old, new)


def _decisive(
    findings: Iterable[Finding], verdicts: tuple[Verdict, ...]
) -> Iterator[Finding]:
    """The findings with some verdicts, the strongest of each first, one a change."""
    told = [f for f in findings if f.verdict in verdicts]
    told.sort(key=lambda f: (verdicts.index(f.verdict), -abs(f.effect)))
    seen: set[str] = set()
    for finding in told:
        if finding.change not in seen:
            seen.add(finding.change)
            yield finding


def _told(found: Index, finding: Finding) -> Decisive:
    change = found.changes[finding.change]
    review = finding.review
    return Decisive(
        verdict=verdict_tag(found, finding.verdict.value),
        place=place_of(found, change).citation,
        runs=excerpt(runs(found, change)),
        reason=finding.reason,
        review=found.words.say(
            "finding",
            "review",
            reviewer=review.reviewer,
            verdict=verdict_tag(found, review.verdict).word.lower(),
            reason=review.reason.rstrip("."),
        )
        if review
        else "",
    )


def _left(found: Index, tally: Tally, more: int) -> str:
    say = found.words.say
    told = [say("brief", "more", n=more)] if more > 0 else []
    told += [say("demand", "unread", n=tally.unread)] if tally.unread else []
    return found.words.row(told)


def _stands(found: Index, asks: Iterable[AskTally]) -> Iterator[Standing]:
    """The contrary words of the new draft, each once with its places."""
    places: dict[str, dict[str, None]] = {}
    for ask in asks:
        for words in ask.new.contrary:
            there = places.setdefault(short(words.quote, 120), {})
            there[found.new[words.eid].citation] = None
    for quoted, found_in in list(places.items())[:_QUOTED]:
        yield Standing(quoted, found.words.row(found_in, "places"))
    if len(places) > _QUOTED:
        rest = found.words.say("summary", "more", n=len(places) - _QUOTED)
        yield Standing("", rest)


def _next(found: Index, asks: Iterable[AskTally]) -> Iterator[str]:
    """What is asked for next: each ask that no change addressed or that text defies."""
    for ask in asks:
        against = dict.fromkeys(
            found.new[words.eid].citation for words in ask.new.contrary
        )
        if against:
            places = found.words.row(list(against)[:_QUOTED], "places")
            told = found.words.say("brief", "ask_against", places=places)
        elif not (ask.addressed or ask.stands):
            told = found.words.say("brief", "ask_open")
        else:
            continue
        yield found.words.pair(f"{ask.ask.id} {ask.ask.text}", told)
