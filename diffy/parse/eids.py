"""Akoma Ntoso ids from printed labels, and the freezing of the tree.

Names follow the Akoma Ntoso naming convention (OASIS, 2019): two underscores between
levels, one before the number, "nn" and a count where a numbered kind has no number.
Two rules are diffy's own: numbers are case folded, and options stand in an id only
where the paragraphs of several options repeat a label.
"""

from collections import Counter

from diffy.model import Node, NodeKind
from diffy.parse.units import Unit

_PREFIXES = {
    NodeKind.PART: "part",
    NodeKind.TITLE: "title",
    NodeKind.CHAPTER: "chp",
    NodeKind.SECTION: "sec",
    NodeKind.DIVISION: "dvs",
    NodeKind.ARTICLE: "art",
    NodeKind.ANNEX: "att",
    NodeKind.OPTION: "opt",
    NodeKind.PARAGRAPH: "para",
    NodeKind.POINT: "point",
    NodeKind.RECITAL: "rec",
    NodeKind.FOOTNOTE: "fn",
}
_OPTION = NodeKind.OPTION  # looked up for every unit
_ALONE = {
    NodeKind.TREATY: "title",
    NodeKind.PREAMBLE: "preamble",
    NodeKind.HEADING: "heading",
    NodeKind.WRAPUP: "wrapup",
    NodeKind.CONCLUSIONS: "conclusions",
}
_COUNTED = (NodeKind.RECITAL, NodeKind.ANNEX, NodeKind.DIVISION)
"""Kinds named by their place where they have no number.

Where others beside them are numbered they too take "nn", so that "rec_1" stays the
recital numbered 1 and not the first citation before it.
"""


class _Names:
    """The ids given so far."""

    def __init__(self, units: list[Unit]) -> None:
        self.used: dict[str, int] = {}
        self.counts: Counter[tuple[str, NodeKind]] = Counter()
        self.mixed = {("", unit.kind) for unit in units if unit.number}
        """Where units of a kind that is named by its place have a number."""

    def give(self, unit: Unit, prefix: str) -> str:
        """The id of a unit; a repeated one takes `_2`."""
        name = self._name(unit, prefix)
        wanted = f"{prefix}__{name}" if prefix else name
        count = self.used.get(wanted, 0) + 1
        self.used[wanted] = count
        return wanted if count == 1 else self.give_free(f"{wanted}_{count}")

    def give_free(self, name: str) -> str:
        """The name, or the next one that no other unit has."""
        while name in self.used:
            name += "_2"
        self.used[name] = 1
        return name

    def _name(self, unit: Unit, prefix: str) -> str:
        kind = unit.kind
        known = _PREFIXES.get(kind)
        if known is None:
            return _ALONE[kind]
        number = unit.number
        if number:
            return f"{known}_{number if number.isalnum() else _plain(number)}"
        self.counts[prefix, kind] += 1
        plain = kind in _COUNTED and (prefix, kind) not in self.mixed
        counted = "" if plain else "nn_"
        return f"{known}_{counted}{self.counts[prefix, kind]}"


def _plain(number: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in number).strip("-") or "nn"


def freeze(units: list[Unit]) -> tuple[Node, ...]:
    """The grown units as nodes of the model, each with its id."""
    names = _Names(units)
    return tuple(_freeze(unit, "", names) for unit in units)


def _freeze(unit: Unit, prefix: str, names: _Names) -> Node:
    eid = names.give(unit, prefix)
    # An option takes no part in the ids where no label repeats.
    silent = unit.kind is _OPTION and not unit.style
    return Node(
        unit.kind,
        eid,
        unit.label,
        unit.text or unit.pending,
        unit.marks,
        _children(unit, prefix if silent else eid, names) if unit.children else (),
        unit.line,
        unit.page,
        unit.source_id,
    )


def _children(unit: Unit, prefix: str, names: _Names) -> tuple[Node, ...]:
    """The units below one as nodes, whose ids begin with a prefix."""
    options = [child for child in unit.children if child.kind is _OPTION]
    repeats = bool(options) and _repeat(options, unit)
    for option in options:
        option.style = "repeats" if repeats else ""
    for child in unit.children:
        if child.number and child.kind in _COUNTED:
            names.mixed.add((prefix, child.kind))
    return tuple([_freeze(child, prefix, names) for child in unit.children])


def _repeat(options: list[Unit], unit: Unit) -> bool:
    """Whether a label of one option's paragraphs stands in another option again.

    The first option of a paragraph is words of the paragraph, its list the paragraph's.
    """
    labels = Counter(
        number
        for holder in (*options, unit)
        for number in {
            c.number for c in holder.children if c.number and c.kind is not _OPTION
        }
    )
    return any(count > 1 for count in labels.values())
