"""A negotiation as a whole: its drafts, each compared with the last, and what runs through."""

from typing import NamedTuple

from diffy.model.comparison import Comparison
from diffy.model.demand import Profile, StateOfAsk
from diffy.model.draft import Draft


class Step(NamedTuple):
    """Where an article's text stood in one draft; several eids after a split."""

    draft: int
    """The draft's place in the series, counted from 0."""
    eids: tuple[str, ...]


class Lineage(NamedTuple):
    """An article from the draft it came in with, through all that its text became.

    The first step has the one article without predecessor, which names the lineage: a
    later draft adds steps and never another name. After a split a step has several
    articles; after a merger two lineages share their steps.
    """

    steps: tuple[Step, ...]


class Pairing(NamedTuple):
    """A comparison of two drafts of a series, by their places in it."""

    old: int
    new: int
    comparison: Comparison


class Logo(NamedTuple):
    """A picture that stands for who publishes."""

    data: bytes
    suffix: str
    """png, jpg, gif, webp or svg, as the bytes say."""


class House(NamedTuple):
    """The style of who publishes; what is empty is not shown."""

    name: str = ""
    contact: str = ""
    accent: str = ""
    """A colour as "#1f4068"."""
    logo: Logo | None = None


class Series(NamedTuple):
    """A negotiation: its drafts in order, each compared with the one before."""

    drafts: tuple[Draft, ...]
    comparisons: tuple[Comparison, ...]
    lineages: tuple[Lineage, ...]
    """In the order of the last draft; one that ended follows what it stood behind."""
    title: str = ""
    ids: tuple[str, ...] = ()
    """What each draft is called in addresses; its number where nothing else is said."""
    profiles: tuple[Profile, ...] = ()
    states: tuple[tuple[StateOfAsk, ...], ...] = ()
    """For every draft the state of every ask of every profile, in order."""
    others: tuple[Pairing, ...] = ()
    """Comparisons asked for beside those of successive drafts."""
    house: House = House()

    @property
    def pairings(self) -> tuple[Pairing, ...]:
        """Every comparison, those of successive drafts first."""
        own = (Pairing(k, k + 1, each) for k, each in enumerate(self.comparisons))
        return (*own, *self.others)
