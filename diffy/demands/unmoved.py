"""Changes in which no signal of a demand moved: what is left to a person, and why.

These are lines 2 and 6 to 9 of the order of decision: the change is editorial; words that
bear on the effect came or went; the subject is present; the demand lives in this place.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from diffy.demands.case import Case, Substance
from diffy.demands.engine import Demanded, Engine
from diffy.demands.matching import find, stands
from diffy.demands.material import Provision
from diffy.demands.measure import visible
from diffy.demands.passage import passage
from diffy.demands.substance import (
    Swing,
    brackets_came,
    redefined,
    spans_of,
    substantive_references,
    uses,
)
from diffy.demands.verdicts import Ruling, quote
from diffy.model import Evidence, Ground, Side, Verdict

NOW_CONTESTED, NOW_SETTLED = "now contested", "now settled"
SUBSTITUTION = "substitution"
"""The rule of a change in which only words replaced throughout the draft changed."""


def subject(
    old: Provision | None, new: Provision | None, demanded: Demanded, engine: Engine
) -> tuple[Evidence, ...]:
    """Where the demand's topics stand in a change; a heading counts by itself."""
    quotes = []
    for side, at in ((Side.OLD, old), (Side.NEW, new)):
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


def editorial(
    case: Case, demanded: Demanded, present: tuple[Evidence, ...]
) -> list[Ruling]:
    """An editorial change touches the demand whose subject or signals it holds."""
    signals = _signals(case, demanded)
    if not present and not signals:
        return []
    came = brackets_came(case.group)
    badges = (NOW_CONTESTED if came > 0 else NOW_SETTLED,) if came else ()
    said = "brackets only" if came else "renumbered or reworded without substance"
    rule = "bracket" if came else "editorial"
    evidence = _shown(signals) or _shown(present)
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


def rest(
    case: Case,
    demanded: Demanded,
    present: tuple[Evidence, ...],
    substance: Substance,
    engine: Engine,
) -> list[Ruling]:
    """A change in which no signal moved: not assessed, touched, or none of the demand's."""
    core = bool(demanded.core.intersection(case.kinds))
    references = substantive_references(case.group)
    telling = substance.swing or substance.whole or references
    if (core or present) and telling:
        ruled = _telling(case, present, substance)
    elif present and demanded.asks:
        said = "the words on the subject stay as they were"
        ruled = Ruling(Verdict.TOUCHES, "core", said, _shown(present))
    elif core or present:  # without asks no rule can tell that nothing moved
        said = "in a place the demand concerns; no rule tells its effect"
        rule = "core"
        if substance.throughout:
            said, rule = _throughout(substance.throughout), SUBSTITUTION
        ruled = Ruling(Verdict.NOT_ASSESSED, rule, said, priority=2)
    else:
        return []
    return [_with_term(case, demanded, ruled, engine)]


def _telling(case: Case, present: tuple[Evidence, ...], substance: Substance) -> Ruling:
    """Line 6: words that bear on the effect came or went; no rule can tell."""
    references = substantive_references(case.group)
    if references:
        changed = (f"'{g.old}' to '{g.new}'" for g in references)
        said, rule = f"reference changed: {', '.join(changed)}", "reference"
    elif substance.throughout:
        said, rule = _throughout(substance.throughout), SUBSTITUTION
    elif substance.whole:
        went = case.new is None or not case.new.words
        said = "a whole provision went" if went else "a whole provision came"
        rule = "core"
    else:
        said, rule = _swung(substance.swing), "limiter"
    evidence = (*_swing_quotes(case, substance.swing), *_shown(present))
    ordered = sorted(dict.fromkeys(evidence), key=lambda q: q.side is Side.NEW)
    return Ruling(Verdict.NOT_ASSESSED, rule, said, tuple(ordered), priority=1)


def _throughout(grounds: Iterable[Ground]) -> str:
    """The same words for every change in which only these were replaced."""
    pairs = dict.fromkeys((ground.old, ground.new) for ground in grounds)
    became = ", ".join(f"'{old}' by '{new}'" for old, new in sorted(pairs))
    return f"replaced throughout: {became}"


def _swung(swung: Swing) -> str:
    said = []
    if swung.went:
        said.append(f"removed ({_listed(swung.went)})")
    if swung.came:
        said.append(f"added ({_listed(swung.came)})")
    return f"words that can change its effect were {' and '.join(said)}"


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
    if ruled.rule == SUBSTITUTION:  # a term's definition is read by itself
        ruled = replace(ruled, rule="core")
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
