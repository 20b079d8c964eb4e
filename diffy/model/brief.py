"""A comparison put to a use: briefed to a delegation, summarised for the public."""

from typing import NamedTuple

from diffy.model.comparison import Comparison


class Position(NamedTuple):
    """What a delegation said on a demand."""

    demand: str
    """The demand's id."""
    text: str
    source: str
    """Where it was said: a meeting, a document, an address."""


class Delegation(NamedTuple):
    """One delegation with its stated positions."""

    name: str
    brackets: tuple[str, ...] = ()
    """The names by which drafts attribute brackets to it: "EU", "European Union"."""
    positions: tuple[Position, ...] = ()


class Brief(NamedTuple):
    """A comparison to be briefed on two pages."""

    comparison: Comparison
    addressee: str = ""
    """Whom it is for, as printed; empty for any reader."""
    demands: tuple[str, ...] = ()
    """The ids of the demands to tell of; empty for all."""
    delegations: tuple[Delegation, ...] = ()
    """Those whose positions and brackets are told."""


class Summary(NamedTuple):
    """A comparison to be summarised for the public, each line with its permalink."""

    comparison: Comparison
    report: str = ""
    """The address of the HTML report; empty for links within one page."""
