"""A demand through all drafts: the states of its asks, and the changes for and against."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from diffy.model import (
    Ask,
    Demand,
    Evidence,
    Finding,
    Pairing,
    Profile,
    StateOfAsk,
    Verdict,
)
from diffy.writers.assessed import sentence
from diffy.writers.demands import sentences
from diffy.writers.findings import findings_of, verdict_tag
from diffy.writers.index import Index, place_of, script
from diffy.writers.site.atlas import Atlas
from diffy.writers.site.drawings import grid, legend, state_tag
from diffy.writers.site.passages import compared_way
from diffy.writers.site.view import AskPage, DemandPage, Hearing, Plea, Pleas, Said, Way
from diffy.writers.tally import Tally, tallies
from diffy.writers.view import FindingView

_TOLD = (
    Verdict.WORKS_AGAINST,
    Verdict.MIXED,
    Verdict.ADDRESSES,
    Verdict.PARTLY,
)
"""The verdicts whose changes are quoted, first what a delegate has to answer."""


def demand_page(
    here: Atlas, page: str, profile: Profile, demand: Demand, at: int
) -> DemandPage:
    """The page of one demand; `at` is the place of its first ask among all asks."""
    say = here.words.say
    quotation = next((q for q in profile.quotations if q.item == demand.item), None)
    last = here.series.states[-1][at : at + len(demand.asks)]
    against = tuple(_against(here, page, demand.asks, last))
    concerns = ", ".join(map(str, demand.concerns))
    name = Way(f"{demand.id}. {demand.title}")
    return DemandPage(
        id=demand.id,
        title=demand.title,
        profile=profile.title,
        call=say("demand", "call", item=demand.item),
        concerns=say("demand", "concerns", n=len(demand.concerns), items=concerns)
        if concerns
        else "",
        quotation=quotation.text if quotation else "",
        lead=say("demand", "quotation", item=demand.item),
        differs=say("demand", "differs") if quotation and quotation.differs else "",
        grid=grid(here, name, demand, at),
        legend=legend(here),
        against=against,
        against_none="" if against else say("site", "against_none"),
        asks=tuple(
            _ask(here, page, demand, ask, at + k) for k, ask in enumerate(demand.asks)
        ),
        hearings=tuple(_hearings(here, page, profile, demand)),
    )


def _against(
    here: Atlas, page: str, asks: Sequence[Ask], states: Sequence[StateOfAsk]
) -> Iterator[tuple[str, tuple[Said, ...]]]:
    """The contrary words of the last draft, by ask."""
    for ask, state in zip(asks, states, strict=True):
        if contrary := state.contrary:
            yield f"{ask.id} {ask.text}", _said(here, page, contrary)


def _said(here: Atlas, page: str, evidence: Iterable[Evidence]) -> tuple[Said, ...]:
    """Words of the last draft, the same ones once, with all their places."""
    k = len(here.series.drafts) - 1
    places: dict[str, dict[str, Way]] = {}
    for each in evidence:
        to = _place(here, page, k, each.eid)
        places.setdefault(each.quote, {}).setdefault(to.words, to)
    of = script(here.series.drafts[k])
    return tuple(Said(w, tuple(there.values()), of) for w, there in places.items())


def _place(here: Atlas, page: str, k: int, eid: str) -> Way:
    """A provision by its citation, with the way to its article's biography."""
    place = here.places[k][eid]
    if place.article is None:
        return Way(place.citation)
    return Way(place.citation, here.article(page, k, place.article.eid))


def _ask(here: Atlas, page: str, demand: Demand, ask: Ask, at: int) -> AskPage:
    states = [states[at] for states in here.series.states]
    review = states[-1].review
    met = review is not None and review.verdict == "met"
    return AskPage(
        id=ask.id,
        text=ask.text,
        states=tuple(
            (
                here.draft_way(page, k),
                state_tag(here, demand, state),
                _scope(here, ask, state),
            )
            for k, state in enumerate(states)
        ),
        sentence=sentence(ask, states[-1], here.words),
        held=_said(here, page, states[-1].evidence),
        review=here.words.say(
            "state", "met", reviewer=review.reviewer, reason=review.reason.rstrip(".")
        )
        if review and met
        else "",
    )


def _scope(here: Atlas, ask: Ask, state: StateOfAsk) -> str:
    if not ask.each_provision:
        return ""
    n, m = state.articles_with, state.articles_in_scope
    return here.words.say("demand", "each", n=n, m=m)


# ------------------------------------------------------------------ comparisons


def _hearings(
    here: Atlas, page: str, profile: Profile, demand: Demand
) -> Iterator[Hearing]:
    """What every comparison brought, the latest step first."""
    for k in reversed(range(len(here.series.comparisons))):
        pairing = here.series.pairings[k]
        tally = next(
            tally
            for tally in tallies(pairing.comparison)
            if (tally.profile.id, tally.demand.id) == (profile.id, demand.id)
        )
        yield _hearing(here, page, pairing, tally)


def _hearing(here: Atlas, page: str, pairing: Pairing, tally: Tally) -> Hearing:
    found = here.found[pairing.old, pairing.new]
    key = found.demands[tally.profile.id, tally.demand.id]
    shown = _shown(found, tally)
    groups = (
        Pleas(
            verdict_tag(found, verdict.value),
            tuple(
                _plea(here, page, pairing, finding, shown[finding])
                for finding in tally.findings
                if finding.verdict is verdict
            ),
        )
        for verdict in _TOLD
    )
    return Hearing(
        anchor=f"step-{here.series.ids[pairing.new]}",
        compared=compared_way(here, page, pairing, key),
        sentences=sentences(found, tally),
        pleas=tuple(group for group in groups if group.pleas),
        unread=tuple(
            here.change_way(page, pairing, change)
            for change in tally.changes[Verdict.NOT_ASSESSED]
        ),
    )


def _shown(found: Index, tally: Tally) -> Mapping[Finding, FindingView]:
    """The findings of a demand, as they are shown under their changes."""
    shown: dict[Finding, FindingView] = {}
    for change in dict.fromkeys(finding.change for finding in tally.findings):
        made = findings_of(found, change)
        shown.update(zip(found.findings[change], made, strict=False))
    return shown


def _plea(
    here: Atlas, page: str, pairing: Pairing, finding: Finding, shown: FindingView
) -> Plea:
    found = here.found[pairing.old, pairing.new]
    change = found.changes[finding.change]
    place = place_of(found, change)
    k = pairing.old if change.new is None else pairing.new
    biography = None
    if place.article is not None:
        words = here.words.say("site", "biography")
        biography = Way(words, here.article(page, k, place.article.eid))
    return Plea(
        place=here.change_way(page, pairing, finding.change),
        biography=biography,
        ask=f"{finding.ask} {shown.ask}" if finding.ask else shown.ask,
        sentence=shown.sentence,
        reason=shown.reason,
        quotes=shown.quotes,
        reviews=shown.reviews,
    )
