"""The brackets of a brief: those that hold what a demand wants, and a delegation's own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diffy.model import Delegation, Draft, Evidence, Mark, MarkKind, Node
from diffy.words import fold
from diffy.writers.excerpt import short
from diffy.writers.index import Index
from diffy.writers.tally import Tally

_MOST = 8
"""Brackets listed; two pages hold no more."""


@dataclass(frozen=True, slots=True)
class Fought:
    """An open bracket of the new draft in which a demand has something to win or lose."""

    place: str
    text: str
    wanted: str
    """Why it matters, in words."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A bracket that a draft attributes to a delegation."""

    place: str
    text: str
    fate: str
    """What became of it, in words."""


def fought(found: Index, told: Iterable[Tally]) -> tuple[Fought, ...]:
    """The open brackets round words that a demand wants or that stand against it."""
    held: dict[tuple[str, int, int], dict[str, set[str]]] = {}
    for tally in told:
        for ask in tally.asks:
            for words in ask.new.evidence:
                name = "contrary" if words in ask.new.contrary else "wanted"
                for mark in _round(found, words):
                    key = words.eid, mark.start, mark.end
                    held.setdefault(key, {}).setdefault(name, set()).add(
                        tally.demand.id
                    )
    return tuple(
        _fought(found, key, names) for key, names in list(held.items())[:_MOST]
    )


def _round(found: Index, words: Evidence) -> Iterator[Mark]:
    """The innermost bracket round some words, if any."""
    marks = [
        mark
        for mark in found.new[words.eid].node.marks
        if mark.kind is MarkKind.BRACKET
        and mark.start <= words.start
        and words.end <= mark.end
    ]
    if marks:
        yield min(marks, key=lambda mark: mark.end - mark.start)


def _fought(
    found: Index, key: tuple[str, int, int], names: dict[str, set[str]]
) -> Fought:
    eid, start, end = key
    place = found.new[eid]
    told = (
        found.words.say("brief", name, demands=", ".join(sorted(names[name])))
        for name in ("wanted", "contrary")
        if name in names
    )
    return Fought(
        place.citation,
        short(place.node.text[start:end], 160),
        found.words.row(told),
    )


def claimed(found: Index, delegation: Delegation) -> tuple[Claimed, ...]:
    """The brackets that either draft attributes to a delegation, and what became of them."""
    comparison, say = found.comparison, found.words.say
    partners = {o: row.new for row in comparison.provisions for o in row.old}
    names = {fold(name) for name in delegation.brackets}
    told, met = [], set()
    for node, mark in _attributed(comparison.old, names):
        text = node.text[mark.start : mark.end]
        later = [found.new[eid].node for eid in partners.get(node.eid, ())]
        fate = _fate(text, later, names)
        inside = {
            (n.eid, _bare(n.text[m.start : m.end])) for n, m in _marks(later, names)
        }
        met |= {each for each in inside if fate == "changed" or each[1] == _bare(text)}
        words = say("brief", f"bracket_{fate}")
        told.append(Claimed(found.old[node.eid].citation, short(text, 160), words))
    for node, mark in _attributed(comparison.new, names):
        text = node.text[mark.start : mark.end]
        if (node.eid, _bare(text)) not in met:
            words = say("brief", "bracket_new")
            told.append(Claimed(found.new[node.eid].citation, short(text, 160), words))
    return tuple(told)


def _attributed(draft: Draft, names: set[str]) -> Iterator[tuple[Node, Mark]]:
    yield from _marks(draft.walk(), names)


def _marks(nodes: Iterable[Node], names: set[str]) -> Iterator[tuple[Node, Mark]]:
    """The brackets attributed to one of the names; several names may share a bracket."""
    for node in nodes:
        for mark in node.marks:
            if mark.kind is MarkKind.BRACKET and mark.ref:
                asked = {fold(name.strip()) for name in mark.ref.split(",")}
                if asked & names:
                    yield node, mark


def _fate(text: str, later: list[Node], names: set[str]) -> str:
    """Still open, changed inside, kept without brackets, or dropped."""
    inside = [_bare(n.text[m.start : m.end]) for n, m in _marks(later, names)]
    if _bare(text) in inside:
        return "stays"
    if inside:
        return "changed"
    return "kept" if any(_bare(text) in _bare(n.text) for n in later) else "dropped"


def _bare(text: str) -> str:
    """The words in a bracket: without brackets, and without who asked for them."""
    inner = text.strip().lstrip("[").rstrip("]")
    head, colon, rest = inner.partition(":")
    said = rest if colon and len(head) < 40 else inner
    return " ".join(fold(said).replace("[", "").replace("]", "").split())
