"""For one change: which rules looked at which words, and what they saw."""

from collections.abc import Iterable
from dataclasses import dataclass

from diffy.demands.engine import Demanded, Engine, Watch, engine
from diffy.demands.groups import groups
from diffy.demands.material import Provision, provisions
from diffy.demands.measure import measure
from diffy.demands.movement import Group
from diffy.demands.strength import ABSENT, Standing
from diffy.demands.substance import (
    is_editorial,
    only_substituted,
    substantive_references,
    swing,
)
from diffy.demands.unmoved import subject
from diffy.model import (
    Comparison,
    Concordance,
    Finding,
    MatchedBy,
    Pair,
    Profile,
    ProfileError,
    Row,
)


@dataclass(frozen=True, slots=True)
class Looked:
    """What one signal saw on one side."""

    words: str
    """The words it rests on, empty where it saw none."""
    strength: float
    why: str


@dataclass(frozen=True, slots=True)
class SignalSeen:
    """One signal that stands in the change, old and new."""

    id: str
    wanted: bool
    old: Looked
    new: Looked

    @property
    def effect(self) -> float:
        """Positive toward what the demand wants, negative away from it."""
        return (self.new.strength - self.old.strength) * (1 if self.wanted else -1)


@dataclass(frozen=True, slots=True)
class DemandSeen:
    """What one demand's rules made of the change."""

    profile: str
    demand: str
    title: str
    concerned: bool
    """Whether the kind of article is one that the demand is about."""
    core: bool
    """Whether it lives there, so that a change which no rule reads is not assessed."""
    subject: tuple[str, ...]
    """The words of the demand's topics in the change."""
    seen: tuple[SignalSeen, ...]
    absent: tuple[str, ...]
    """The ids of signals that were looked for and stand on neither side."""
    elsewhere: tuple[str, ...]
    """The ids of signals that are not looked for in this kind of article."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One change as the rules see it."""

    change: str
    place: str
    old: str
    new: str
    kinds: tuple[str, ...]
    """The kinds of its article, old and new; empty where no heading tells one."""
    remarks: tuple[str, ...]
    """What it is apart from any demand, a sentence each."""
    demands: tuple[DemandSeen, ...]


def explain(comparison: Comparison, change: str) -> Explanation:
    """A finished comparison and the id of a change -> what every demand's rules saw in it.

    Raises ProfileError where there is no such change, or no profile.
    """
    if not comparison.profiles:
        raise ProfileError("Name a profile with --demands: without one no rule is run.")
    found = next((c for c in comparison.changes if c.id == change), None)
    if found is None:
        known = f"c1 to c{len(comparison.changes)}" if comparison.changes else "none"
        raise ProfileError(f"There is no change {change}; there are {known}.")
    parts = [_read(comparison, profile, change) for profile in comparison.profiles]
    group, compiled = parts[0]
    was = next((p for p in group.olds if p.eid == found.old), None)
    now = next((p for p in group.news if p.eid == found.new), None)
    shown = now or was
    return Explanation(
        change,
        shown.place if shown else "",
        was.text if was else "",
        now.text if now else "",
        tuple(dict.fromkeys(p.kind for p in (was, now) if p is not None)),
        tuple(_remarks(group, compiled)),
        tuple(
            _demand(demanded, each, engine_, comparison, change)
            for each, engine_ in parts
            for demanded in engine_.demands
        ),
    )


def _read(
    comparison: Comparison, profile: Profile, change: str
) -> tuple[Group, Engine]:
    """The group of provisions that a change belongs to, as a profile reads them."""
    compiled = engine(profile)
    concordance = Concordance((), tuple(_pairs(comparison.provisions)))
    grouped = groups(
        concordance,
        comparison.changes,
        provisions(comparison.old, compiled),
        provisions(comparison.new, compiled),
    )
    found = (g for g in grouped if any(c.id == change for c in g.changes))
    return next(found), compiled


def _pairs(rows: Iterable[Row]) -> Iterable[Pair]:
    for row in rows:
        for old in row.old or (None,):
            for new in row.new or (None,):
                yield Pair(old, new, MatchedBy.TEXT, row.confidence)


def _remarks(group: Group, compiled: Engine) -> Iterable[str]:
    if len(group.olds) > 1 or len(group.news) > 1:
        yield (
            f"It is read together with its group: {len(group.olds)} old and "
            f"{len(group.news)} new provisions that correspond."
        )
    if is_editorial(group):
        yield "Old and new say the same but for labels, brackets, signs or references."
    for ground in only_substituted(group):
        yield f"Nothing but '{ground.old}' was replaced, by '{ground.new}', throughout."
    for ground in substantive_references(group):
        yield f"The reference '{ground.old}' became '{ground.new}', unexplained."
    swung = swing(group, compiled.lexicon)
    for name, words in (("went", swung.went), ("came", swung.came)):
        if words:
            quoted = ", ".join(f"'{word}'" for word in words)
            yield f"Words that bear on the effect {name}: {quoted}."


def _demand(
    demanded: Demanded,
    group: Group,
    compiled: Engine,
    comparison: Comparison,
    change: str,
) -> DemandSeen:
    kinds = {p.kind for p in (*group.olds, *group.news)}
    watches = [watch for asked in demanded.asks for watch in asked.watches]
    looked = [w for w in watches if any(w.where.holds(kind) for kind in kinds)]
    seen = [_signal(watch, group, compiled) for watch in looked]
    stands = [each for each in seen if each.old.words or each.new.words]
    own = [
        finding
        for finding in comparison.findings
        if (finding.change, finding.profile, finding.demand)
        == (change, compiled.profile.id, demanded.demand.id)
    ]
    return DemandSeen(
        compiled.profile.id,
        demanded.demand.id,
        demanded.demand.title,
        any(demanded.concerns(kind) for kind in kinds),
        bool(demanded.core & kinds),
        _topics(demanded, group, compiled),
        tuple(stands),
        tuple(each.id for each in seen if each not in stands),
        tuple(w.signal.id for w in watches if w not in looked),
        tuple(own),
    )


def _topics(demanded: Demanded, group: Group, compiled: Engine) -> tuple[str, ...]:
    quotes = (
        each.quote
        for provision in (*group.olds, *group.news)
        for each in subject(None, provision, demanded, compiled)
    )
    return tuple(dict.fromkeys(" ".join(q.split()) for q in quotes if q))


def _signal(watch: Watch, group: Group, compiled: Engine) -> SignalSeen:
    sides = (_looked(watch, at, compiled) for at in (group.olds, group.news))
    return SignalSeen(watch.signal.id, watch.wanted, *sides)


def _looked(watch: Watch, at: tuple[Provision, ...], compiled: Engine) -> Looked:
    """How a signal stands in the provisions of one side, the strongest of them."""
    best, words = ABSENT, ""
    for provision in at:
        standing: Standing = measure(provision, compiled).get(watch.signal.id, ABSENT)
        if standing.spans and abs(standing.strength) >= abs(best.strength):
            start, end = standing.spans[0]
            best, words = standing, " ".join(provision.text[start:end].split())
    return Looked(words, best.strength, best.why)
