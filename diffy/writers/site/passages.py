"""Changes as the site shows them: their words, and what they were found to do."""

from diffy.model import Change, Pairing
from diffy.writers.changes import change_view
from diffy.writers.index import Index
from diffy.writers.site.addresses import way
from diffy.writers.site.atlas import Atlas
from diffy.writers.site.view import Claim, Passage, Way
from diffy.writers.view import FindingView


def passage(here: Atlas, page: str, pairing: Pairing, change: Change) -> Passage:
    """One change with the way to its place in the comparison."""
    found = here.found[pairing.old, pairing.new]
    shown = change_view(found, change)
    return Passage(
        place=here.change_way(page, pairing, change.id),
        was=shown.was,
        tags=shown.tags,
        runs=shown.runs,
        script=shown.script,
        grounds=shown.grounds,
        low=shown.low,
        claims=tuple(_claim(here, page, found, each) for each in shown.findings),
        edited=shown.edited,
    )


def _claim(here: Atlas, page: str, found: Index, shown: FindingView) -> Claim:
    keys = {anchor: key for key, anchor in found.demands.items()}
    profile, demand = keys[shown.demand.anchor]
    return Claim(
        verdict=shown.verdict,
        demand=here.demand_way(
            page, profile, demand, f"{demand}. {shown.demand.words}"
        ),
        ask=shown.ask,
        sentence=shown.sentence,
        reason=shown.reason,
        reviews=shown.reviews,
    )


def compared_way(here: Atlas, page: str, pairing: Pairing, anchor: str = "") -> Way:
    """To a comparison, or to a place in it."""
    target = here.addresses.pairs[pairing.old, pairing.new]
    return Way(between(here, pairing), way(page, target, anchor))


def between(here: Atlas, pairing: Pairing) -> str:
    """Which two drafts are compared."""
    return here.words.say(
        "site", "between", old=here.name(pairing.old), new=here.name(pairing.new)
    )
