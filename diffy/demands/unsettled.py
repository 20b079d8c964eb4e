"""A loss beside a gain that no rule could judge is no sure loss, and the other way round.

One mechanism is struck out, another stands in an article of untold kind or among options:
whether the draft lost or kept it is for a person to say. An ask of each provision is
judged where it stands, so this holds for the others.
"""

from collections.abc import Sequence
from dataclasses import replace

from diffy.demands.engine import UNTOLD, Engine
from diffy.demands.movement import Movement, Relocation

UNSETTLED = "unsettled"


def unsettled(found: Sequence[Movement], engine: Engine) -> list[Movement]:
    """The movements in their order, each with the open one that might make up for it."""
    scattered = {
        watch.signal.id
        for demanded in engine.demands
        for asked in demanded.asks
        if not asked.ask.each_provision
        for watch in asked.watches
    }
    alike: dict[str, list[Movement]] = {}
    for movement in found:
        if movement.watch.signal.id in scattered:
            alike.setdefault(movement.watch.signal.id, []).append(movement)
    return [
        replace(movement, unsettled=_counterpart(movement, others))
        if (others := alike.get(movement.watch.signal.id)) and _is_sure(movement)
        else movement
        for movement in found
    ]


def _is_sure(movement: Movement) -> bool:
    """Whether a movement has a direction of its own that another could make up for."""
    if movement.undecided or movement.relocation or movement.affected:
        return False
    return bool(movement.effect)


def _counterpart(movement: Movement, others: Sequence[Movement]) -> Relocation | None:
    """The first open movement that goes the other way, as far or farther."""
    lost = abs(movement.old.strength) > abs(movement.new.strength)
    gone = movement.old.strength if lost else movement.new.strength
    side = 1 if gone > 0 else -1
    for other in others:
        at = other.new_at if lost else other.old_at
        there, before = (other.new, other.old) if lost else (other.old, other.new)
        if at is None or other is movement or there.strength * side < abs(gone):
            continue
        grew = before.strength * side < there.strength * side
        if other.open or (at.kind == UNTOLD and grew):
            return Relocation(UNSETTLED, not lost, at, there)
    return None
