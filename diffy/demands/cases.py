"""One change, read against one demand after another.

The first of these lines that applies decides: the kind is not the demand's; signals
moved; text was only relocated; the change is editorial; a figure moved; words that bear
on the effect came or went; the subject is present; the demand lives in this place.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from diffy.demands.engine import UNTOLD, Asked, Demanded, Engine
from diffy.demands.figures import figure_ruling
from diffy.demands.matching import find, stands
from diffy.demands.material import Provision
from diffy.demands.measure import Standings, visible
from diffy.demands.movement import Group, Movement
from diffy.demands.passage import passage
from diffy.demands.substance import (
    Swing,
    brackets_came,
    came_or_went,
    is_editorial,
    limiter_added,
    redefined,
    spans_of,
    substantive_references,
    swing,
    uses,
)
from diffy.demands.verdicts import Ruling, quote, ruling
from diffy.model import Evidence, Finding, Side, Verdict

NOW_CONTESTED, NOW_SETTLED = "now contested", "now settled"
_DIRECTED = (Verdict.ADDRESSES, Verdict.PARTLY, Verdict.WORKS_AGAINST, Verdict.MIXED)
_UNTOLD = "the kind of this article could not be told"


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One change with what is known of it before it is read against the demands."""

    id: str
    old: Provision | None
    new: Provision | None
    group: Group
    movements: tuple[Movement, ...]
    """Those reported on this change."""
    standing: Standings
    """How signals stand in the group's new provisions."""
    first: bool = True
    """Whether it is the main change of its group."""
    users: Mapping[str, tuple[Provision, ...]] | None = None
    """For a definition: the new draft's provisions by kind."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its provisions, the new one's first."""
        sides = (self.new, self.old)
        return tuple(dict.fromkeys(side.kind for side in sides if side is not None))


@dataclass(frozen=True, slots=True)
class Substance:
    """What a change does to substance, the same for every demand."""

    editorial: bool
    swing: Swing
    whole: bool
    """Whether a whole provision came or went."""


def findings(case: Case, engine: Engine) -> tuple[Finding, ...]:
    """What one change does for each demand, in the profile's order."""
    substance = Substance(
        is_editorial(case.group),
        swing(case.group, engine.lexicon),
        came_or_went(case.group),
    )
    return tuple(
        Finding(
            change=case.id,
            profile=engine.profile.id,
            demand=demanded.demand.id,
            ask=ask,
            verdict=ruled.verdict,
            rule=ruled.rule,
            reason=ruled.reason,
            evidence=ruled.evidence,
            effect=ruled.effect,
            strength=ruled.strength,
            badges=ruled.badges,
            priority=ruled.priority,
        )
        for demanded in engine.demands
        for ask, ruled in _rulings(case, demanded, substance, engine)
        if ruled.verdict is not Verdict.UNRELATED
    )


def _rulings(
    case: Case, demanded: Demanded, substance: Substance, engine: Engine
) -> list[tuple[str | None, Ruling]]:
    if not any(demanded.concerns(kind) for kind in case.kinds):
        return []
    asks = [
        (asked.ask.id, ruled)
        for asked in demanded.asks
        if (ruled := _asked(case, asked, demanded, engine)) is not None
    ]
    if asks:
        return [(ask, _unless_untold(case, ruled)) for ask, ruled in asks]
    subject = _subject(case, demanded, engine)
    if substance.editorial:
        return [(None, ruled) for ruled in _editorial(case, demanded, subject)]
    figured = _figured(case, demanded, engine)
    if figured:
        return [(ask, _unless_untold(case, ruled)) for ask, ruled in figured]
    return [(None, each) for each in _rest(case, demanded, subject, substance, engine)]


def _unless_untold(case: Case, ruled: Ruling) -> Ruling:
    """A ruling with a direction is left to a person where the kind is not told."""
    if ruled.verdict not in _DIRECTED or set(case.kinds) != {UNTOLD}:
        return ruled
    said = f"{_UNTOLD}: {ruled.reason}"
    return replace(ruled, verdict=Verdict.NOT_ASSESSED, reason=said, priority=1)


# ------------------------------------------------------------------- lines 3, 4 and 5


def _asked(
    case: Case, asked: Asked, demanded: Demanded, engine: Engine
) -> Ruling | None:
    """What moved for one ask; a gain beside a new limiter is left to a person."""
    watches = frozenset(watch.signal.id for watch in asked.watches)
    held = [m for m in case.movements if m.watch.signal.id in watches]
    if not held:
        return None
    wanted = (w.signal.id for w in asked.watches if w.wanted)
    standing = sum(
        1
        for name in wanted
        if name in case.standing and case.standing[name].strength > 0
    )
    ruled = ruling(held, standing=standing, complete_at=asked.ask.complete_at)
    if ruled is None or ruled.verdict is not Verdict.ADDRESSES:
        return ruled
    sought = [phrase for watch in asked.watches for phrase in watch.phrases]
    limiter = limiter_added(case.group, sought, engine.lexicon)
    if not limiter:
        return ruled
    return replace(
        ruled,
        verdict=Verdict.NOT_ASSESSED,
        rule="limiter",
        reason=f"{ruled.reason}; but '{limiter}' was added in another sentence",
        priority=1,
    )


def _figured(
    case: Case, demanded: Demanded, engine: Engine
) -> list[tuple[str, Ruling]]:
    if case.old is None or case.new is None:
        return []
    return [
        (asked.ask.id, ruled)
        for asked in demanded.asks
        for figure in asked.figures
        if (ruled := figure_ruling(case.old, case.new, figure, engine)) is not None
    ]


# ----------------------------------------------------------------- lines 2 and 6 to 9


def _subject(case: Case, demanded: Demanded, engine: Engine) -> tuple[Evidence, ...]:
    """Where the demand's topics stand in the change; a heading counts by itself."""
    quotes = []
    for side, at in ((Side.OLD, case.old), (Side.NEW, case.new)):
        if at is None:
            continue
        words = visible(at, demanded)
        spans = [span for topic in demanded.topics for span in find(topic, words)]
        if spans:
            quotes.append(quote(side, at, words.offsets(min(spans))))
        elif _topic_heading(at, demanded, engine):
            quotes.append(quote(side, at, (0, 0)))
    return tuple(quotes)


def _topic_heading(at: Provision, demanded: Demanded, engine: Engine) -> bool:
    if not demanded.topic_headings or not at.heading:
        return False
    heading = passage(at.heading, engine.lexicon.language)
    return stands(demanded.topic_headings, heading)


def _editorial(
    case: Case, demanded: Demanded, subject: tuple[Evidence, ...]
) -> list[Ruling]:
    signals = _signals(case, demanded)
    if not subject and not signals:
        return []
    came = brackets_came(case.group)
    badges = (NOW_CONTESTED if came > 0 else NOW_SETTLED,) if came else ()
    said = "brackets only" if came else "renumbered or reworded without substance"
    rule = "bracket" if came else "editorial"
    evidence = _shown(signals) or _shown(subject)
    return [Ruling(Verdict.TOUCHES, rule, said, evidence, badges=badges)]


def _signals(case: Case, demanded: Demanded) -> tuple[Evidence, ...]:
    """Where the demand's signals stand in the new provision."""
    names = {w.signal.id for asked in demanded.asks for w in asked.watches}
    held = [case.standing[name] for name in sorted(names & case.standing.keys())]
    if case.new is None:
        return ()
    return tuple(
        quote(Side.NEW, case.new, span)
        for each in held[:1]
        for span in each.spans
        if len(case.group.news) == 1
    )


def _rest(
    case: Case,
    demanded: Demanded,
    subject: tuple[Evidence, ...],
    substance: Substance,
    engine: Engine,
) -> list[Ruling]:
    core = bool(demanded.core.intersection(case.kinds))
    references = substantive_references(case.group)
    telling = substance.swing or substance.whole or references
    if (core or subject) and telling:
        ruled = _telling(case, subject, substance)
    elif subject:
        said = "the words on the subject stay as they were"
        ruled = Ruling(Verdict.TOUCHES, "core", said, _shown(subject))
    elif core:
        said = "in a place the demand concerns; no rule tells its effect"
        ruled = Ruling(Verdict.NOT_ASSESSED, "core", said, priority=2)
    else:
        return []
    return [_with_term(case, demanded, ruled, engine)]


def _telling(case: Case, subject: tuple[Evidence, ...], substance: Substance) -> Ruling:
    """Line 6: words that bear on the effect came or went; no rule can tell."""
    references = substantive_references(case.group)
    if references:
        changed = (f"'{g.old}' to '{g.new}'" for g in references)
        said, rule = f"reference changed: {', '.join(changed)}", "reference"
    elif substance.whole:
        went = case.new is None or not case.new.words
        said = "a whole provision went" if went else "a whole provision came"
        rule = "core"
    else:
        said, rule = _swung(substance.swing), "limiter"
    evidence = (*_swing_quotes(case, substance.swing), *_shown(subject))
    ordered = sorted(dict.fromkeys(evidence), key=lambda q: q.side is Side.NEW)
    return Ruling(Verdict.NOT_ASSESSED, rule, said, tuple(ordered), priority=1)


def _swung(swung: Swing) -> str:
    said = []
    if swung.went:
        said.append(f"removed: {_listed(swung.went)}")
    if swung.came:
        said.append(f"added: {_listed(swung.came)}")
    return "; ".join(said)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _swing_quotes(case: Case, swung: Swing) -> list[Evidence]:
    quotes = []
    for side, at, words in (
        (Side.OLD, case.old, swung.went),
        (Side.NEW, case.new, swung.came),
    ):
        if at is not None:
            quotes += [quote(side, at, span) for span in spans_of(at, words)]
    return quotes


def _shown(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Evidence with words; a heading's match has none in the provision."""
    return tuple(each for each in evidence if each.quote)


def _with_term(case: Case, demanded: Demanded, ruled: Ruling, engine: Engine) -> Ruling:
    """For a changed definition: the term, and the provisions of core kinds using it."""
    term = redefined(case.group, engine.lexicon) if case.users is not None else ""
    if not term or case.users is None:
        return ruled
    core = [p for kind in sorted(demanded.core) for p in case.users.get(kind, ())]
    own = {provision.eid for provision in case.group.news}
    using = [(p, span) for p, span in uses(term, core) if p.eid not in own]
    if not using:
        return replace(ruled, reason=f"definition of '{term}'; {ruled.reason}")
    places = ", ".join(dict.fromkeys(p.place or p.eid for p, _ in using))
    said = f"unchanged words, changed meaning of '{term}' in {places}"
    quotes = tuple(quote(Side.NEW, p, span) for p, span in using)
    return replace(
        ruled,
        reason=f"definition of '{term}'; {ruled.reason}; {said}",
        evidence=(*ruled.evidence, *quotes),
    )
