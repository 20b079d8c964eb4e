"""The sections of a report's long part: which there are, in which order, what stands where.

An article of the concordance is one section, a split or merge included; so are the title,
the preamble, each division, the footnotes and the closing formula.
Sections follow the new draft; what is only in the old one follows its predecessor.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from diffy.model import (
    DIVISIONS,
    ChangeKind,
    Comparison,
    Draft,
    NodeKind,
    Row,
    ancestors,
    is_provision,
)
from diffy.places import Place

_UNSAFE = re.compile(r"[^\w.-]")
_TEXT = "part-text"
_LOOSE = {
    NodeKind.TREATY: "part-title",
    NodeKind.FOOTNOTE: "part-footnotes",
    NodeKind.CONCLUSIONS: "part-conclusions",
}

_Places = Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Layout:
    """Sections by their anchors."""

    order: tuple[str, ...]
    rows: Mapping[str, Row]
    """The row of the concordance that a section shows; divisions have none."""
    pairs: Mapping[tuple[str, str], str]
    """The section that holds an old article beside a new one."""
    old: Mapping[str, str]
    """The section of every unit of the old draft, by eid."""
    new: Mapping[str, str]
    stubs: Mapping[str, str]
    """Places a moved article left, by anchor: the section it is in now."""
    chapters: Mapping[str, tuple[str, ...]]
    """The sections of the divisions that a section stands in, the outermost first."""


def anchors(prefix: str, names: Iterable[str]) -> dict[str, str]:
    """An anchor for each name, no two alike, fit for an `id` attribute."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for name in names:
        if name not in found:
            found[name] = unlike(prefix + _UNSAFE.sub("-", name), taken)
    return found


def unlike(anchor: str, taken: set[str]) -> str:
    """The anchor, or with a number behind it where it is taken; taken from now on."""
    free, number = anchor, 1
    while free in taken:
        number += 1
        free = f"{anchor}-{number}"
    taken.add(free)
    return free


def layout(comparison: Comparison, old: _Places, new: _Places) -> Layout:
    """Lay out the sections of a comparison."""
    taken: set[str] = set()
    rows = {unlike(_row_anchor(row), taken): row for row in comparison.concordance}
    new_home = _homes(rows, new, old_side=False)
    for eid, anchor in anchors("new-", _divisions(new)).items():
        new_home.setdefault(eid, anchor)
    old_home = _homes(rows, old, old_side=True)
    successors = _successors(comparison, old, new)
    for eid, anchor in anchors("old-", _divisions(old)).items():
        old_home.setdefault(eid, new_home.get(successors.get(eid, ""), anchor))
    of_old = {eid: _section(place, old_home) for eid, place in old.items()}
    of_new = {eid: _section(place, new_home) for eid, place in new.items()}
    order, stubs = _ordered(comparison, rows, of_old, of_new)
    pairs = {
        (o, n): anchor for anchor, row in rows.items() for o in row.old for n in row.new
    }
    chapters = _chapters(comparison.old, of_old)
    chapters |= {f"left-{anchor}": found for anchor, found in chapters.items()}
    chapters |= _chapters(comparison.new, of_new)
    return Layout(order, rows, pairs, of_old, of_new, stubs, chapters)


def _chapters(draft: Draft, sections: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For every section of a draft those of the divisions above it."""
    found: dict[str, tuple[str, ...]] = {}
    for eid, path in ancestors(draft).items():
        if eid in sections:
            above = (sections[node.eid] for node in path if node.kind in DIVISIONS)
            own = tuple(dict.fromkeys(a for a in above if a != sections[eid]))
            found.setdefault(sections[eid], own)
    return found


def _row_anchor(row: Row) -> str:
    name = f"new-{row.new[0]}" if row.new else f"old-{row.old[0]}"
    return _UNSAFE.sub("-", name)


def _homes(
    rows: Mapping[str, Row], there: _Places, *, old_side: bool
) -> dict[str, str]:
    """The first section of each article of one draft."""
    homes: dict[str, str] = {}
    for anchor, row in rows.items():
        for eid in row.old if old_side else row.new:
            if eid in there:
                homes.setdefault(eid, anchor)
    return homes


def _divisions(there: _Places) -> list[str]:
    return [
        eid
        for eid, place in there.items()
        if place.division is place.node and place.node.kind is not NodeKind.PREAMBLE
    ]


def _successors(comparison: Comparison, old: _Places, new: _Places) -> dict[str, str]:
    """Old divisions and the new ones they became: by their headings, else by eid."""
    found: dict[str, str] = {}
    for row in comparison.provisions:
        if len(row.old) == len(row.new) == 1:
            old_place, new_place = old[row.old[0]], new[row.new[0]]
            if _is_division_heading(old_place) and _is_division_heading(new_place):
                found[_division_eid(old_place)] = _division_eid(new_place)
    known = set(found.values())
    for eid in _divisions(old):
        if eid in new and eid not in known:
            found.setdefault(eid, eid)
    return found


def _is_division_heading(place: Place) -> bool:
    return place.node.kind is NodeKind.HEADING and not place.article


def _division_eid(place: Place) -> str:
    return place.division.eid if place.division else ""


def _section(place: Place, homes: Mapping[str, str]) -> str:
    if place.article and place.article.eid in homes:
        return homes[place.article.eid]
    if place.node.kind in _LOOSE:
        return _LOOSE[place.node.kind]
    if place.division is None:
        return _TEXT
    if place.division.kind is NodeKind.PREAMBLE:
        return "part-preamble"
    return homes.get(place.division.eid, _TEXT)


def _ordered(
    comparison: Comparison,
    rows: Mapping[str, Row],
    of_old: Mapping[str, str],
    of_new: Mapping[str, str],
) -> tuple[tuple[str, ...], dict[str, str]]:
    order = list(dict.fromkeys(_walk(comparison.new, of_new)))
    known = set(order)
    stubs: dict[str, str] = {}
    last = ""
    for anchor in dict.fromkeys(_walk(comparison.old, of_old)):
        row = rows.get(anchor)
        if anchor not in known:
            _put_after(order, last, anchor)
            known.add(anchor)
        elif row and ChangeKind.MOVED in row.kinds:
            stub = f"left-{anchor}"
            stubs[stub] = anchor
            _put_after(order, last, stub)
            anchor = stub
        last = anchor
    return (*order, *(anchor for anchor in rows if anchor not in known)), stubs


def _walk(draft: Draft, sections: Mapping[str, str]) -> list[str]:
    return [
        sections[node.eid]
        for node in draft.walk()
        if node.kind is NodeKind.ARTICLE or is_provision(node)
    ]


def _put_after(order: list[str], last: str, anchor: str) -> None:
    order.insert(order.index(last) + 1 if last else 0, anchor)
