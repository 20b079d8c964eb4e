"""The part of a report on the demands; what no change was found to address comes first."""

from diffy.model import AskState, Demand, Quotation, StateOfAsk, Verdict
from diffy.writers.assessed import sentence
from diffy.writers.findings import verdict_tag
from diffy.writers.index import Index, foreign, held, link_to
from diffy.writers.tally import SHOWN, AskTally, Tally, contradiction, only_unwanted
from diffy.writers.view import (
    AskView,
    ChangeList,
    DemandGroup,
    DemandView,
    Link,
    OpenAsk,
    Tag,
)


def open_asks(found: Index, tallies: tuple[Tally, ...]) -> tuple[OpenAsk, ...]:
    """The asks no change was found to address, with the contrary text that still stands.

    They are what is asked for next; those that text stands against come first. Asks that
    the new draft holds without contrary text are left to `standing`.
    """
    asks = [(tally, ask) for tally in tallies for ask in tally.asks]
    left = [(t, ask) for t, ask in asks if not (ask.addressed or ask.stands)]
    left.sort(key=lambda pair: not _contrary(pair[1]))
    return tuple(_open(found, tally, ask) for tally, ask in left)


def standing(found: Index, tallies: tuple[Tally, ...]) -> str:
    """The asks no change was found to address that the new draft holds as it is."""
    asks = (ask for tally in tallies for ask in tally.asks)
    names = [ask.ask.id for ask in asks if ask.stands and not ask.addressed]
    return found.words.say("open", "standing", asks=", ".join(names)) if names else ""


def _contrary(ask: AskTally) -> bool:
    return ask.new.state in (AskState.CONTRARY, AskState.BOTH)


def _open(found: Index, tally: Tally, ask: AskTally) -> OpenAsk:
    contrary = ask.new.contrary
    return OpenAsk(
        id=ask.ask.id,
        text=ask.ask.text,
        script=foreign(found.words, tally.profile.language),
        demand=Link(tally.demand.title, _anchor(found, tally)),
        state=state_tag(found, ask, ask.new.state),
        sentence=found.words.say("open", "stands" if contrary else ask.new.state.value),
        held=held(found, contrary),
    )


def groups(found: Index, tallies: tuple[Tally, ...]) -> tuple[DemandGroup, ...]:
    """The demands by what was found: none to address them, steps back, gains."""
    grouped: dict[str, list[DemandView]] = {"open": [], "back": [], "gains": []}
    for tally in tallies:
        back = tally.changes[Verdict.WORKS_AGAINST]
        name = "open" if not tally.gains else ("back" if back else "gains")
        grouped[name].append(_demand(found, tally))
    return tuple(
        DemandGroup(found.words.say("group", name), tuple(demands))
        for name, demands in grouped.items()
        if demands
    )


def _anchor(found: Index, tally: Tally) -> str:
    return found.demands[tally.profile.id, tally.demand.id]


def _demand(found: Index, tally: Tally) -> DemandView:
    demand = tally.demand
    quotation = next(
        (q for q in tally.profile.quotations if q.item == demand.item), None
    )
    return DemandView(
        anchor=_anchor(found, tally),
        id=demand.id,
        title=demand.title,
        script=foreign(found.words, tally.profile.language),
        call=found.words.say("demand", "call", item=demand.item),
        concerns=_concerns(found, demand),
        quotation=quotation.text if quotation else "",
        lead=found.words.say("demand", "quotation", item=demand.item),
        differs=_differs(found, quotation),
        sentences=sentences(found, tally),
        asks=tuple(_ask(found, ask) for ask in tally.asks),
        changes=tuple(_lists(found, tally)),
    )


def _concerns(found: Index, demand: Demand) -> str:
    if not demand.concerns:
        return ""
    items = ", ".join(map(str, demand.concerns))
    return found.words.say("demand", "concerns", n=len(demand.concerns), items=items)


def _differs(found: Index, quotation: Quotation | None) -> str:
    differs = quotation is not None and quotation.differs
    return found.words.say("demand", "differs") if differs else ""


def sentences(found: Index, tally: Tally) -> tuple[str, ...]:
    """What was found for a demand, in the fixed words."""
    say = found.words.say
    partly = len(tally.changes[Verdict.PARTLY])
    unread = tally.unread
    against = len(tally.changes[Verdict.WORKS_AGAINST])
    if tally.gains:
        rest = say("demand", "unread", n=unread)
        name = "gain"
        if partly:
            name = "gain_partly" if tally.gains == 1 else "gain_some"
        first = say("demand", name, n=tally.gains, m=partly, unread=rest)
    else:
        first = say("demand", "none_unread" if unread else "none", n=unread)
    return (first, say("demand", "against", n=against)) if against else (first,)


def _lists(found: Index, tally: Tally) -> list[ChangeList]:
    return [
        ChangeList(
            verdict_tag(found, verdict.value),
            str(len(tally.changes[verdict])),
            tuple(link_to(found, change) for change in _ordered(tally, verdict)),
        )
        for verdict in SHOWN
        if tally.changes[verdict]
    ]


def _ordered(tally: Tally, verdict: Verdict) -> list[str]:
    """The changes under a verdict; of those not assessed the first priority first."""
    urgent = {
        f.change for f in tally.findings if f.verdict is verdict and f.priority == 1
    }
    return sorted(tally.changes[verdict], key=lambda change: change not in urgent)


def _ask(found: Index, tally: AskTally) -> AskView:
    review = tally.new.review
    return AskView(
        id=tally.ask.id,
        text=tally.ask.text,
        old=state_tag(found, tally, tally.old.state),
        new=state_tag(found, tally, tally.new.state),
        sentence=_sentence(found, tally),
        held=held(found, tally.new.evidence),
        scope=_scope(found, tally),
        silent=tuple(
            Link(found.new[eid].citation, found.layout.new[eid])
            for eid in tally.new.silent
        ),
        check=_check(found, tally),
        review=found.words.say(
            "state", "met", reviewer=review.reviewer, reason=review.reason.rstrip(".")
        )
        if review and review.verdict == "met"
        else "",
    )


def state_tag(found: Index, tally: AskTally, state: AskState) -> Tag:
    """The state of an ask as a word; an ask that can only be defied has its own."""
    name = state.value
    if state is AskState.NONE and only_unwanted(tally.ask):
        name = "none_unwanted"
    return Tag(state.value, found.words.say("state", name))


def _sentence(found: Index, tally: AskTally) -> str:
    """The fixed words for what the new draft holds; the quotations follow them."""
    return sentence(tally.ask, tally.new, found.words)


def _scope(found: Index, tally: AskTally) -> str:
    if not tally.ask.each_provision:
        return ""
    return f"{_each(found, tally.old)} → {_each(found, tally.new)}"


def _each(found: Index, state: StateOfAsk) -> str:
    return found.words.say(
        "demand", "each", n=state.articles_with, m=state.articles_in_scope
    )


def _check(found: Index, tally: AskTally) -> str:
    """A state that its changes do not explain: printed, never resolved in silence."""
    name = contradiction(tally)
    if not name:
        return ""
    say = found.words.say
    where = dict.fromkeys(found.new[e.eid].citation for e in tally.new.evidence)
    if name == "stayed" and not where:
        name = "stayed_bare"
    told = [say("demand", name, places=found.words.row(where, "places"))]
    told += [say("demand", "unread", n=tally.unread)] if tally.unread else []
    return say("demand", "check", told=found.words.row(told))
