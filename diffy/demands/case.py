"""One change with what is known of it before it is read against the demands."""

from collections.abc import Mapping
from dataclasses import dataclass

from diffy.demands.material import Provision
from diffy.demands.measure import Standings
from diffy.demands.movement import Group, Movement
from diffy.demands.substance import Swing
from diffy.model import Ground


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
    throughout: tuple[Ground, ...] = ()
    """The words replaced throughout the draft, where nothing else changed."""
