"""What moved between two groups of provisions that correspond, signal by signal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from diffy.demands.engine import Engine, Watch
from diffy.demands.material import Provision
from diffy.demands.measure import Standings, strongest
from diffy.demands.strength import ABSENT, Standing
from diffy.model import Change, Evidence, Ground, Side


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Provisions that correspond: one to one, or the parts of a split or a merge."""

    olds: tuple[Provision, ...]
    news: tuple[Provision, ...]
    changes: tuple[Change, ...] = ()
    """Its changes, the main pair's first."""
    grounds: tuple[Ground, ...] = ()
    moved: bool = False
    """Whether one of its pairs left its place among its neighbours."""


@dataclass(frozen=True, slots=True)
class Relocation:
    """What moving a text did to a signal.

    `outcome` is `same` (lost here, stands there as well as it did), `wider` (there it
    covers more), `narrower` (there it covers less) or `unsettled` (whether it was moved
    there no rule can tell).
    """

    outcome: str
    gained: bool
    """Whether this is the place the text came to, not the one it left."""
    other: Provision
    standing: Standing
    """How the signal stands in the other place."""


@dataclass(frozen=True, slots=True, eq=False)
class Movement:
    """One signal in a group: how it stood, how it stands, and where."""

    watch: Watch
    old: Standing
    new: Standing
    old_at: Provision | None
    new_at: Provision | None
    affected: tuple["Movement", ...] = ()
    """Under a changed chapeau: the same in each provision whose force moved."""
    verbs: tuple[Evidence, ...] = ()
    """The words of that chapeau, old and new, which moved them."""
    relocation: Relocation | None = None
    followed: Provision | None = None
    """The provision a strengthened text came from."""
    unsettled: Relocation | None = None
    """Where as much of the signal came or went and no rule could judge it."""
    moved: bool = False
    """Whether its provisions correspond and left their place."""
    rekinded: bool = False
    """Whether its words stayed as they were and a heading made them another kind's."""

    @property
    def effect(self) -> float:
        """Positive toward what the demand wants, negative away from it."""
        return (self.new.strength - self.old.strength) * self.watch.sign

    @property
    def undecided(self) -> bool:
        """Whether no rule can tell what it does.

        Bracketed options that came, went or changed leave its force open, or as much of
        it came or went in another place where none can tell.
        """
        return self.open or self.unsettled is not None

    @property
    def open(self) -> bool:
        """The same by its own words alone."""
        return self.old.options != self.new.options or self.unsure is not None

    @property
    def unsure(self) -> Side | None:
        """The side on which its absence is not sure, where the other side has it.

        Its words stand apart among alternatives, or in a kind it is not looked for in.
        """
        if self.old.apart and self.new.strength:
            return Side.OLD
        return Side.NEW if self.new.apart and self.old.strength else None


Measured = Mapping[str, Standings]
"""The standings of every provision of a draft, by its eid."""


def movements(
    group: Group, old: Measured, new: Measured, engine: Engine
) -> list[Movement]:
    """Every signal that stands in a group on either side, in the profile's order."""
    standing = {name for p in group.olds for name in old[p.eid]}
    standing.update(name for p in group.news for name in new[p.eid])
    if not standing:
        return []
    return [
        movement
        for demanded in engine.demands
        for asked in demanded.asks
        for watch in asked.watches
        if watch.signal.id in standing
        and (movement := _movement(watch, group, old, new)) is not None
    ]


def _movement(
    watch: Watch, group: Group, old: Measured, new: Measured
) -> Movement | None:
    was, was_at = _best(watch, group.olds, old)
    now, now_at = _best(watch, group.news, new)
    if not was.strength and not now.strength and not was.options and not now.options:
        return None
    if was.strength and not now.strength and _unlooked(watch, group.news):
        now = replace(now, apart=True, why=UNLOOKED)
    elif now.strength and not was.strength and _unlooked(watch, group.olds):
        was = replace(was, apart=True, why=UNLOOKED)
    was = replace(was, options=was.options or _options(watch, group.olds, old))
    now = replace(now, options=now.options or _options(watch, group.news, new))
    return Movement(watch, was, now, was_at, now_at, moved=group.moved)


UNLOOKED = "in an article of a kind it is not looked for in"


def _unlooked(watch: Watch, provisions: tuple[Provision, ...]) -> bool:
    """Whether words stand there, all of them in kinds the signal is not looked for in."""
    there = [provision for provision in provisions if provision.words]
    return bool(there) and not any(watch.where.holds(p.kind) for p in there)


def _options(
    watch: Watch, provisions: tuple[Provision, ...], measured: Measured
) -> tuple[tuple[str, float], ...]:
    """The strengths in alternatives of whole paragraphs, where they differ."""
    held: dict[str, list[Standing]] = {}
    for provision in provisions:
        if provision.option:
            stands = measured[provision.eid].get(watch.signal.id, ABSENT)
            held.setdefault(provision.option, []).append(stands)
    each = tuple(
        (option, strongest(stands, wanted=watch.wanted).strength)
        for option, stands in held.items()
    )
    return each if len({strength for _, strength in each}) > 1 else ()


def _best(
    watch: Watch, provisions: tuple[Provision, ...], measured: Measured
) -> tuple[Standing, Provision | None]:
    standings = [measured[p.eid].get(watch.signal.id, ABSENT) for p in provisions]
    best = strongest(standings, wanted=watch.wanted)
    if not best.strength:
        best = next((each for each in standings if each.apart), best)
    at = next(
        (p for p, s in zip(provisions, standings, strict=True) if s is best), None
    )
    return best, at


def moved(found: Iterable[Movement]) -> list[Movement]:
    """The movements that changed something or left it open."""
    return [m for m in found if m.effect or m.undecided]


def standings_of(
    provisions: tuple[Provision, ...], measured: Measured, watches: Iterable[Watch]
) -> Standings:
    """How signals stand in several provisions taken together."""
    together: Standings = {}
    for watch in watches:
        name = watch.signal.id
        here = [measured[p.eid][name] for p in provisions if name in measured[p.eid]]
        if here:
            together[name] = strongest(here, wanted=watch.wanted)
    return together
