"""Definitions: a changed meaning re-opens every provision that uses the term."""

from collections.abc import Mapping, Sequence

from diffy.model import Change, DefinitionChange, Draft, Flag, Ground, Node
from diffy.terms import defined, uses

Terms = Mapping[str, tuple[str, ...]]
"""For every provision that defines some: the terms."""


def terms(draft: Draft, above: Mapping[str, tuple[Node, ...]]) -> Terms:
    """The terms that each provision of a draft defines; `above` are the nodes over it."""
    found: dict[str, tuple[str, ...]] = {}
    for term in defined(draft, above):
        found[term.eid] = (*found.get(term.eid, ()), term.term)
    return found


def with_definitions(changes: Sequence[Change], old: Terms, new: Terms) -> list[Change]:
    """The changes with a ground for each term whose definition changed, came or went."""
    return [
        c._replace(grounds=(*c.grounds, *_grounds(c, old, new)))
        if c.old in old or c.new in new
        else c
        for c in changes
    ]


def _grounds(change: Change, old: Terms, new: Terms) -> tuple[Ground, ...]:
    """The terms on both sides; a change of writing alone changes no meaning."""
    if Flag.EDITORIAL in change.flags or not any(e.op != "=" for e in change.edits):
        return ()
    was = old.get(change.old or "", ())
    now = new.get(change.new or "", ())
    kept = [Ground(Flag.DEFINITION, term, term) for term in now if term in was]
    gone = [term for term in was if term not in now]
    come = [term for term in now if term not in was]
    if len(gone) == len(come) == 1:
        return (*kept, Ground(Flag.DEFINITION, gone[0], come[0]))
    lost = [Ground(Flag.DEFINITION, term, "") for term in gone]
    return (*kept, *lost, *(Ground(Flag.DEFINITION, "", term) for term in come))


def definition_table(
    changes: Sequence[Change], new: Draft
) -> tuple[DefinitionChange, ...]:
    """Every changed definition with the other provisions of the new draft that use it."""
    rows = [
        (ground, change)
        for change in changes
        for ground in change.grounds
        if ground.flag is Flag.DEFINITION
    ]
    wanted = [ground.new or ground.old for ground, _ in rows]
    found = uses(new, wanted) if wanted else {}
    return tuple(
        DefinitionChange(
            change.id,
            ground.old,
            ground.new,
            tuple(eid for eid in found[ground.new or ground.old] if eid != change.new),
        )
        for ground, change in rows
    )
