"""One change, read against one demand after another.

The first of these lines that applies decides: the kind is not the demand's; signals
moved; text was only relocated; the change is editorial; a figure moved; words that bear
on the effect came or went; the subject is present; the demand lives in this place.
"""

from dataclasses import replace

from diffy.demands.case import Case, Substance
from diffy.demands.engine import UNTOLD, Asked, Demanded, Engine
from diffy.demands.figures import figure_ruling
from diffy.demands.matching import found, stands
from diffy.demands.substance import (
    came_or_went,
    is_editorial,
    limiter_added,
    only_substituted,
    swing,
)
from diffy.demands.unmoved import editorial, rest, subject
from diffy.demands.verdicts import Ruling, evidence_of, ruling
from diffy.model import Finding, Verdict

_DIRECTED = (Verdict.ADDRESSES, Verdict.PARTLY, Verdict.WORKS_AGAINST, Verdict.MIXED)
_UNTOLD = "the kind of this article could not be told"


def findings(case: Case, engine: Engine) -> tuple[Finding, ...]:
    """What one change does for each demand, in the profile's order."""
    substance = Substance(
        is_editorial(case.group),
        swing(case.group, engine.lexicon),
        came_or_went(case.group),
        only_substituted(case.group),
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
    rekinded = any(movement.rekinded for movement in case.movements)
    if not rekinded and not any(demanded.concerns(kind) for kind in case.kinds):
        return []
    asks: list[tuple[str | None, Ruling]] = [
        (asked.ask.id, _unless_untold(case, asked, ruled))
        for asked in demanded.asks
        if (ruled := _asked(case, asked, demanded, engine)) is not None
    ]
    asks += [(None, ruled) for ruled in _rekinded(case, demanded)]
    if asks:
        return asks
    present = subject(case.old, case.new, demanded, engine)
    if substance.editorial:
        return [(None, ruled) for ruled in editorial(case, demanded, present)]
    figured = _figured(case, demanded, engine)
    if figured:
        return figured
    return [(None, each) for each in rest(case, demanded, present, substance, engine)]


def _unless_untold(case: Case, asked: Asked, ruled: Ruling) -> Ruling:
    """A ruling with a direction is left to a person where the kind is not told.

    One told kind is enough, where it is one that the ask looks in.
    """
    places = [each.where for each in asked.watches]
    places += [each.where for each in asked.figures]
    told = [kind for kind in case.kinds if kind != UNTOLD]
    sure = any(where.holds(kind) for where in places for kind in told)
    if ruled.verdict not in _DIRECTED or sure or UNTOLD not in case.kinds:
        return ruled
    said = f"{_UNTOLD}: {ruled.reason}"
    return replace(ruled, verdict=Verdict.NOT_ASSESSED, reason=said, priority=1)


# ------------------------------------------------------------------- lines 3, 4 and 5


def _asked(
    case: Case, asked: Asked, demanded: Demanded, engine: Engine
) -> Ruling | None:
    """What moved for one ask; a gain beside a new limiter is left to a person."""
    watches = frozenset(watch.signal.id for watch in asked.watches)
    whole = _whole(case, asked)
    held = [
        m
        for m in case.movements
        if m.watch.signal.id in watches
        and not m.rekinded
        and not (whole and m.watch.wanted and m.relocation is None)
    ]
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
    eased = _eased(case, asked)
    if eased:
        said = f"{ruled.reason}; what stands is narrowed ('{eased}')"
        return replace(ruled, verdict=Verdict.PARTLY, reason=said)
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


def _eased(case: Case, asked: Asked) -> str:
    """Words that narrow in the new text what the ask wants gone."""
    for provision in case.group.news:
        for start, end in found(asked.eased, provision.own)[:1]:
            return " ".join(provision.own.words[start:end])
    return ""


def _whole(case: Case, asked: Asked) -> bool:
    """Whether what the ask's signals are elements of came or went whole with them."""
    if not asked.wholes or not came_or_went(case.group):
        return False
    return any(
        stands(asked.wholes, p.own) for p in (*case.group.olds, *case.group.news)
    )


def _rekinded(case: Case, demanded: Demanded) -> list[Ruling]:
    """A heading made unchanged words another kind's: a person must read what it does."""
    names = {w.signal.id for asked in demanded.asks for w in asked.watches}
    held = [m for m in case.movements if m.rekinded and m.watch.signal.id in names]
    if not held:
        return []
    kinds = [
        at[0].kind or "untold" if at else "untold"
        for at in (case.group.olds, case.group.news)
    ]
    at = [p for m in held for p in (m.new_at or m.old_at,) if p is not None]
    places = ", ".join(dict.fromkeys(p.place or p.eid for p in at))
    said = f"the kind of the text under it went from {kinds[0]} to {kinds[1]}"
    evidence = evidence_of(held)
    return [
        Ruling(
            Verdict.NOT_ASSESSED,
            "kind",
            f"{said}; unchanged words are read otherwise in {places}",
            evidence,
            priority=1,
        )
    ]


def _figured(
    case: Case, demanded: Demanded, engine: Engine
) -> list[tuple[str | None, Ruling]]:
    if case.old is None or case.new is None:
        return []
    return [
        (asked.ask.id, _unless_untold(case, asked, ruled))
        for asked in demanded.asks
        for figure in asked.figures
        if (ruled := figure_ruling(case.old, case.new, figure, engine)) is not None
    ]
