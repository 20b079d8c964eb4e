"""Two drafts and their changes -> findings and the state of every ask."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from diffy.demands.case import Case
from diffy.demands.cases import findings
from diffy.demands.engine import Engine, engine
from diffy.demands.grammar import grammar
from diffy.demands.groups import groups
from diffy.demands.material import Provision, bare, provisions
from diffy.demands.measure import Standings, measure
from diffy.demands.movement import (
    Group,
    Measured,
    Movement,
    moved,
    movements,
    standings_of,
)
from diffy.demands.relocation import relocated
from diffy.demands.state import states
from diffy.demands.substance import unexplained
from diffy.demands.unsettled import unsettled
from diffy.demands.verdicts import quote
from diffy.languages import language
from diffy.model import (
    Change,
    Concordance,
    Draft,
    Evidence,
    Finding,
    Profile,
    ProfileError,
    Side,
    StateOfAsk,
)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the changes do for a profile's demands, and what the drafts hold of them."""

    findings: tuple[Finding, ...]
    states: tuple[tuple[StateOfAsk, StateOfAsk], ...]
    """For every ask in the profile's order: in the old draft, in the new one."""


def assess(
    profile: Profile,
    old: Draft,
    new: Draft,
    concordance: Concordance,
    changes: tuple[Change, ...],
) -> Assessment:
    """Judge every change between two drafts by a profile.

    Raises ProfileError where the profile's language is not that of a draft, or where
    the words of force of its language are not known.
    """
    compiled = engine(profile)
    for draft in (old, new):
        require_language(profile, draft)
    read_old, read_new = provisions(old, compiled), provisions(new, compiled)
    memo: dict[object, Standings] = {}
    held_old = measure_all(read_old.values(), compiled, memo)
    held_new = measure_all(read_new.values(), compiled, memo)
    grouped = groups(concordance, changes, read_old, read_new)
    placed = _placed(grouped, held_old, held_new, compiled)
    settled = _relocated(placed, concordance, compiled)
    cases = _cases(grouped, settled, held_new, compiled, read_new)
    return Assessment(
        tuple(each for case in cases for each in findings(case, compiled)),
        tuple(
            zip(
                states(compiled, read_old.values(), held_old, Side.OLD),
                states(compiled, read_new.values(), held_new, Side.NEW),
                strict=True,
            )
        ),
    )


def state(profile: Profile, draft: Draft) -> tuple[StateOfAsk, ...]:
    """What one draft holds for every ask of a profile, in the profile's order.

    Raises ProfileError as `assess` does.
    """
    compiled = engine(profile)
    require_language(profile, draft)
    read = provisions(draft, compiled)
    held = measure_all(read.values(), compiled, {})
    return states(compiled, read.values(), held, Side.NEW)


def require_language(profile: Profile, draft: Draft) -> None:
    """Refuse a draft whose language is known and is not the profile's."""
    if draft.language is not None and draft.language != profile.language:
        ours, theirs = language(profile.language).name, language(draft.language).name
        raise ProfileError(
            f"{profile.source or profile.id}: the profile is in {ours}, "
            f"the draft {draft.source or draft.title or 'given'} in {theirs}; "
            "demands are assessed only where both are in one language"
        )


def assess_texts(
    compiled: Engine,
    kind: str,
    heading: str,
    old: str,
    new: str,
    *,
    elsewhere: str = "",
    is_heading: bool = False,
) -> tuple[Finding, ...]:
    """Judge one change of bare text in an article of a kind that is told.

    `elsewhere` is a text that another article of the same kind gained. References that
    differ count as unexplained, since there is no concordance.
    """
    was = bare(old, compiled, kind, heading, eid="provision", is_heading=is_heading)
    now = bare(new, compiled, kind, heading, eid="provision", is_heading=is_heading)
    other = bare(elsewhere, compiled, kind, heading, eid="elsewhere")
    group = Group(
        (was,), (now,), grounds=unexplained(was, now, compiled.lexicon.language)
    )
    held_old = {"provision": measure(was, compiled)}
    held_new = {
        "provision": measure(now, compiled),
        "elsewhere": measure(other, compiled),
    }
    own = moved(movements(group, held_old, held_new, compiled))
    gained = moved(movements(Group((), (other,)), {}, held_new, compiled))
    settled = relocated([*own, *gained], compiled.structural("preamble"), str.__eq__)[
        : len(own)
    ]
    standing = held_new["provision"]
    case = Case("change", was, now, group, tuple(settled), standing)
    return findings(case, compiled)


def measure_all(
    read: Iterable[Provision], compiled: Engine, memo: dict[object, Standings]
) -> dict[str, Standings]:
    """The standings of provisions by eid; what both drafts hold is measured once."""
    measured = {}
    for provision in read:
        key = _key(provision)
        if key not in memo:
            memo[key] = measure(provision, compiled)
        measured[provision.eid] = memo[key]
    return measured


def _key(provision: Provision) -> tuple[object, ...]:
    """All of a provision that its standings depend on."""
    leads = tuple(
        (each.option, tuple(each.passage.words[: each.passage.own]), each.passage.spans)
        for each in provision.variants
    )
    return (
        provision.text,
        provision.kind,
        provision.tail,
        provision.weak_place,
        provision.item,
        provision.brackets,
        leads,
    )


# ---------------------------------------------------------- movements and their changes

Placed = list[tuple[str, Movement]]
"""Movements, each with the id of the change that reports it."""


def _placed(
    grouped: tuple[Group, ...], old: Measured, new: Measured, compiled: Engine
) -> Placed:
    by_eid = _changes_by_eid(grouped)
    placed: Placed = []
    under: dict[str, list[Movement]] = {}
    for group in grouped:
        for movement in movements(group, old, new, compiled):
            if not (movement.effect or movement.undecided or movement.moved):
                continue
            chapeau = _chapeau_change(group, by_eid)
            heading = None if group.changes else _heading_change(group, by_eid)
            if chapeau is not None:
                under.setdefault(chapeau, []).append(movement)
            elif heading is not None:
                placed.append((heading, replace(movement, rekinded=True)))
            elif group.changes:
                placed.append((_carrier(group, movement), movement))
    chapeaux = {c.id: g for g in grouped for c in g.changes if c.id in under}
    for change, found in under.items():
        merged = _merged(found, chapeaux[change], compiled)
        placed += [(change, movement) for movement in merged]
    return placed


def _changes_by_eid(grouped: tuple[Group, ...]) -> dict[tuple[Side, str], str]:
    """The change of each provision that has one."""
    by_eid: dict[tuple[Side, str], str] = {}
    for change in (change for group in grouped for change in group.changes):
        for side, eid in ((Side.OLD, change.old), (Side.NEW, change.new)):
            if eid is not None:
                by_eid.setdefault((side, eid), change.id)
    return by_eid


def _chapeau_change(group: Group, by_eid: Mapping[tuple[Side, str], str]) -> str | None:
    """The change of the chapeau that moved a group whose own words did not change."""
    old = [word for provision in group.olds for word in provision.words]
    if not old or old != [word for provision in group.news for word in provision.words]:
        return None
    above = [(Side.NEW, eid) for provision in group.news for eid in provision.above]
    above += [(Side.OLD, eid) for provision in group.olds for eid in provision.above]
    return next((by_eid[key] for key in above if key in by_eid), None)


def _heading_change(group: Group, by_eid: Mapping[tuple[Side, str], str]) -> str | None:
    """The change of the heading that makes unchanged words another kind's."""
    above = [(Side.NEW, eid) for provision in group.news for eid in provision.headings]
    above += [(Side.OLD, eid) for provision in group.olds for eid in provision.headings]
    return next((by_eid[key] for key in above if key in by_eid), None)


def _carrier(group: Group, movement: Movement) -> str:
    """The change that holds the words a movement rests on, the main one if it can."""
    lost = abs(movement.old.strength) > abs(movement.new.strength)
    at = movement.old_at if lost else movement.new_at
    eid = at.eid if at is not None else None
    for change in group.changes:
        if eid == (change.old if lost else change.new):
            return change.id
    return group.changes[0].id


def _merged(found: list[Movement], chapeau: Group, compiled: Engine) -> list[Movement]:
    """The movements under one chapeau, one for each signal and direction."""
    alike: dict[tuple[str, bool], list[Movement]] = {}
    for movement in found:
        alike.setdefault((movement.watch.signal.id, movement.effect > 0), []).append(
            movement
        )
    verbs = _verbs(chapeau, compiled)
    return [
        replace(
            max(each, key=lambda m: abs(m.effect)), affected=tuple(each), verbs=verbs
        )
        for each in alike.values()
    ]


def _verbs(chapeau: Group, compiled: Engine) -> tuple[Evidence, ...]:
    """The words of force in a chapeau: its last modal verb, qualifiers, negators."""
    quotes = []
    for side, at in ((Side.OLD, chapeau.olds), (Side.NEW, chapeau.news)):
        for provision in at:
            of = grammar(provision.own, compiled.lexicon)
            spans = [(modal.start, modal.end) for modal in of.modals[-1:]]
            spans += [*of.qualifiers, *of.negators, *of.exceptives]
            offsets = sorted({provision.own.offsets(span) for span in spans})
            quotes += [quote(side, provision, each) for each in offsets]
    return tuple(quotes)


def _relocated(placed: Placed, concordance: Concordance, compiled: Engine) -> Placed:
    pairs = {(pair.old, pair.new) for pair in concordance.articles}
    still = [each for each in placed if each[1].rekinded]
    moving = [each for each in placed if not each[1].rekinded]
    found = relocated(
        [movement for _, movement in moving],
        compiled.structural("preamble"),
        lambda old, new: (old, new) in pairs,
    )
    settled = unsettled(found, compiled)
    return [
        *((change, m) for (change, _), m in zip(moving, settled, strict=True)),
        *still,
    ]


def _cases(
    grouped: tuple[Group, ...],
    settled: Placed,
    held_new: Measured,
    compiled: Engine,
    read_new: Mapping[str, Provision],
) -> list[Case]:
    by_change: dict[str, list[Movement]] = {}
    for change, movement in settled:
        if movement.effect or movement.undecided or movement.relocation:
            by_change.setdefault(change, []).append(movement)
    users: dict[str, list[Provision]] = {}
    for provision in read_new.values():
        users.setdefault(provision.kind, []).append(provision)
    by_kind = {kind: tuple(each) for kind, each in users.items()}
    watches = [w for d in compiled.demands for a in d.asks for w in a.watches]
    cases = [
        Case(
            change.id,
            next((p for p in group.olds if p.eid == change.old), None),
            next((p for p in group.news if p.eid == change.new), None),
            group,
            tuple(by_change.get(change.id, ())),
            standings_of(group.news, held_new, watches),
            users=by_kind,
        )
        for group in grouped
        for change in group.changes
    ]
    return cases
