"""Pins: correspondences said by the user, which the aligner keeps."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from diffy.model import Node, ProfileError

NEVER = "never"
"""Said in place of a new eid: the old unit has no counterpart."""


class Pins(NamedTuple):
    """Which old unit corresponds to which new one, by eid; None where to none at all."""

    partner: Mapping[str, str | None] = MappingProxyType({})
    source: str = ""
    """The file's name."""


class Held(NamedTuple):
    """The pins that concern one kind of unit, by index."""

    pairs: Mapping[int, int]
    never: frozenset[int]


def load_pins(text: str, source: str) -> Pins:
    """Read a pins file, as in::

        [pins]
        "art_5" = "art_7"                 # old eid = new eid
        "art_9__para_2" = "never"         # corresponds to nothing

    Raises ProfileError, with the file's name and the line, where it cannot be used.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{source}: {error}.") from error
    for name in table:
        if name != "pins" or not isinstance(table[name], dict):
            what = "a pins file holds one table, [pins]"
            raise ProfileError(f"{_place(text, source, name)}: {what}, not '{name}'.")
    found: dict[str, str | None] = {}
    first: dict[str, str] = {}
    for old, new in table.get("pins", {}).items():
        if not isinstance(new, str) or not new:
            what = f"the pin of '{old}' must be a new eid or \"{NEVER}\", in quotes"
            raise ProfileError(f"{_place(text, source, old)}: {what}.")
        if new != NEVER and first.setdefault(new, old) != old:
            what = f"'{new}' is pinned to both '{first[new]}' and '{old}'"
            raise ProfileError(f"{_place(text, source, old)}: {what}; keep one.")
        found[old] = None if new == NEVER else new
    return Pins(found, source)


def _place(text: str, source: str, key: str) -> str:
    """The file and the line on which a key stands."""
    written = re.compile(rf"\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[\].=]")
    for number, line in enumerate(text.splitlines(), 1):
        if written.match(line):
            return f"{source}, line {number}"
    return source


def held(pins: Pins, old: Sequence[Node], new: Sequence[Node]) -> Held:
    """The pins whose two eids are both among these units."""
    olds = {node.eid: i for i, node in enumerate(old)}
    news = {node.eid: j for j, node in enumerate(new)}
    pairs: dict[int, int] = {}
    never = set()
    for one, other in pins.partner.items():
        if one in olds and other is None:
            never.add(olds[one])
        elif one in olds and other in news:
            pairs[olds[one]] = news[other]
    return Held(pairs, frozenset(never))


def stale(
    pins: Pins, old: Sequence[Sequence[Node]], new: Sequence[Sequence[Node]]
) -> tuple[str, ...]:
    """One sentence for each pin that cannot be kept; units are given kind by kind."""
    found = []
    for one, other in pins.partner.items():
        olds = [one in {node.eid for node in nodes} for nodes in old]
        news = [other in {node.eid for node in nodes} for nodes in new]
        pin = f"The pin of '{one}' to '{other or NEVER}' no longer applies"
        if not any(olds):
            found.append(f"{pin}: the old draft has no such article or provision.")
        elif other is not None and not any(news):
            found.append(f"{pin}: the new draft has no such article or provision.")
        elif other is not None and not any(map(min, olds, news)):
            found.append(f"{pin}: one is an article, the other is a provision.")
    return tuple(found)
