"""Conjunctions that gave way to one another: all conditions, or any of them."""

from collections.abc import Iterator, Mapping
from functools import cache

from diffy.changes.regions import Region
from diffy.languages import Language
from diffy.model import Flag, Ground
from diffy.words import fold

_JOINING = 24
"""Characters of a replaced run that may be two conjunctions and the spaces around them."""


def conjunctions(region: Region, tables: Language) -> Iterator[Ground]:
    """A conjunction that gave way to another one: "and" to "or"."""
    old, new = region.old, region.new
    if len(old) + len(new) > _JOINING:
        return
    if "/" in old or "/" in new:
        old, new = _rejoined(region)
    old, new = fold(old).strip(" ,;"), fold(new).strip(" ,;")
    known = _conjunctions(tables)
    if old in known and new in known and known[old] != known[new]:
        yield Ground(Flag.CONJUNCTION, old, new)


def _rejoined(region: Region) -> tuple[str, str]:
    """Both sides of a run with the words beside it where "and/or" got or lost a part."""
    runs = region.old.strip(), region.new.strip()
    ahead = region.before.split()[-1:] if "/" in {run[:1] for run in runs} else []
    behind = region.after.split()[:1] if "/" in {run[-1:] for run in runs} else []
    old, new = ("".join((*ahead, run, *behind)) for run in runs)
    return old, new


@cache
def _conjunctions(tables: Language) -> Mapping[str, str]:
    """Every conjunction with the first of those that say the same."""
    entries = [fold(entry).split("|") for entry in tables.change["conjunction"]]
    return {word: entry[0] for entry in entries for word in entry}
