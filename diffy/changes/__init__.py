"""Pairs of provisions to changes: what each change is, with the words that show it.

Guarantees:

1. a provision whose words, marks and own label are the same, and which did not move, is
   no change, even where its article was renumbered;
2. the edits of a change rebuild both texts; every flag comes with the words that show it;
3. nothing here knows of demands or of output formats.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from diffy.changes.brackets import bracket_grounds, same_brackets
from diffy.changes.crossrefs import Crossings, crossings, reference_changes
from diffy.changes.definitions import definition
from diffy.changes.editorial import rewritten
from diffy.changes.force import modality, negations, numbers, qualifiers
from diffy.changes.options import option_chosen, same_options
from diffy.changes.regions import Region, regions
from diffy.changes.rows import article_rows, provision_rows
from diffy.changes.substitutions import substitutions
from diffy.changes.tables import bracket_table, modality_table
from diffy.diff import diff
from diffy.languages import Language, language
from diffy.marks import bare
from diffy.model import (
    BracketCount,
    Change,
    ChangeKind,
    Concordance,
    Draft,
    Edit,
    Fate,
    Flag,
    Ground,
    ModalityChange,
    Node,
    NodeKind,
    Op,
    Pair,
    ReferenceChange,
    Row,
    Substitution,
    ancestors,
)
from diffy.numbering import number
from diffy.words import tokens

__all__ = ["Account", "account"]

_FLAGS = {
    Fate.FOLLOWED: Flag.REFERENCE_FOLLOWED,
    Fate.RETARGETED: Flag.REFERENCE_RETARGETED,
    Fate.DANGLING: Flag.REFERENCE_DANGLING,
    Fate.RANGE: Flag.REFERENCE_RANGE,
}


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that is said of the changes between two drafts."""

    changes: tuple[Change, ...]
    articles: tuple[Row, ...]
    provisions: tuple[Row, ...]
    references: tuple[ReferenceChange, ...]
    substitutions: tuple[Substitution, ...]
    modality: tuple[ModalityChange, ...]
    brackets: tuple[BracketCount, ...]


@dataclass(frozen=True, slots=True)
class _Sides:
    """The provisions of both drafts by eid, and what both share."""

    old: dict[str, Node]
    new: dict[str, Node]
    above_old: dict[str, tuple[Node, ...]]
    above_new: dict[str, tuple[Node, ...]]
    fan_old: Counter[str]
    """For every old eid how many new ones correspond to it."""
    fan_new: Counter[str]
    known: Crossings
    tables: Language


def account(old: Draft, new: Draft, concordance: Concordance) -> Account:
    """Name every change between two aligned drafts."""
    sides = _sides(old, new, concordance)
    references: dict[tuple[str, str | None], tuple[ReferenceChange, ...]] = {}
    changes: list[Change] = []
    for pair in concordance.provisions:
        if pair.new:
            found = tuple(reference_changes(pair.old, pair.new, sides.known))
            references[pair.new, pair.old] = found
        change = _change(pair, sides, references.get((pair.new or "", pair.old), ()))
        if change:
            changes.append(replace(change, id=f"c{len(changes) + 1}"))
    replaced = substitutions(((c.id, c.edits) for c in changes), sides.tables)
    changes = _with_substitutions(changes, replaced)
    return Account(
        tuple(changes),
        article_rows(old, new, concordance, changes),
        provision_rows(concordance, changes),
        tuple(_sorted(ref for found in references.values() for ref in found)),
        replaced,
        modality_table(changes),
        bracket_table(old, new, concordance),
    )


def _sides(old: Draft, new: Draft, concordance: Concordance) -> _Sides:
    both = [p for p in concordance.provisions if p.old and p.new]
    return _Sides(
        {node.eid: node for node in old.provisions},
        {node.eid: node for node in new.provisions},
        ancestors(old),
        ancestors(new),
        Counter(p.old for p in both if p.old),
        Counter(p.new for p in both if p.new),
        crossings(old, new, concordance),
        language(new.language or old.language),
    )


def _sorted(found: Iterable[ReferenceChange]) -> list[ReferenceChange]:
    """The reference changes, those that need a reader's eye first."""
    order = [Fate.DANGLING, Fate.RETARGETED, Fate.RANGE, Fate.FOLLOWED]
    return sorted(found, key=lambda ref: order.index(ref.fate))


# ------------------------------------------------------------------- one pair


def _change(
    pair: Pair, sides: _Sides, references: tuple[ReferenceChange, ...]
) -> Change | None:
    """The change that a pair of provisions is, None where nothing changed."""
    old = sides.old[pair.old] if pair.old else None
    new = sides.new[pair.new] if pair.new else None
    if old is None or new is None:
        return _lone(pair, old or new)
    kinds = _kinds(pair, old, new, sides)
    if not kinds:
        return None
    edits = diff(old.text, new.text, sides.tables.stop)
    grounds = _grounds(old, new, edits, references, sides)
    return Change(
        "", old.eid, new.eid, kinds, grounds, edits, pair.matched_by, pair.confidence
    )


def _lone(pair: Pair, node: Node | None) -> Change:
    assert node is not None
    added = pair.old is None
    kind = ChangeKind.ADDED if added else ChangeKind.REMOVED
    edits = (Edit(Op.INSERT if added else Op.DELETE, node.text),) if node.text else ()
    return Change(
        "", pair.old, pair.new, (kind,), (), edits, pair.matched_by, pair.confidence
    )


def _kinds(pair: Pair, old: Node, new: Node, sides: _Sides) -> tuple[ChangeKind, ...]:
    """What became of a provision that has a counterpart; empty: nothing."""
    kinds = []
    if sides.fan_old[old.eid] > 1:
        kinds.append(ChangeKind.SPLIT)
    if sides.fan_new[new.eid] > 1:
        kinds.append(ChangeKind.MERGED)
    if pair.moved:
        kinds.append(ChangeKind.MOVED)
    if number(old.label) != number(new.label):
        kinds.append(ChangeKind.RENUMBERED)
    if not _same_tokens(old.text, new.text):
        kinds.append(_word_kind(old, new))
    elif not _same_status(old, new, sides):
        kinds.append(ChangeKind.BRACKET_ONLY)
    return tuple(kinds)


def _same_status(old: Node, new: Node, sides: _Sides) -> bool:
    """Whether brackets and options around the same words are the same too."""
    options = same_options(old, new, sides.above_old, sides.above_new)
    return options and same_brackets(old, new)


def _same_tokens(old: str, new: str) -> bool:
    return old == new or [t.text for t in tokens(old)] == [t.text for t in tokens(new)]


def _word_kind(old: Node, new: Node) -> ChangeKind:
    if _unbracketed(old.text) == _unbracketed(new.text):
        return ChangeKind.BRACKET_ONLY
    if new.kind is NodeKind.HEADING and old.kind is NodeKind.HEADING:
        return ChangeKind.RETITLED
    return ChangeKind.EDITED


def _unbracketed(text: str) -> list[str]:
    return [token.text for token in tokens(text) if token.text not in "[]"]


def _grounds(
    old: Node,
    new: Node,
    edits: tuple[Edit, ...],
    references: tuple[ReferenceChange, ...],
    sides: _Sides,
) -> tuple[Ground, ...]:
    """The flags of a change with the words that show them."""
    pointing = [Ground(_FLAGS[ref.fate], ref.old, ref.new) for ref in references]
    found = pointing + list(bracket_grounds(old, new, edits))
    found += option_chosen(old, new, sides.above_old, sides.above_new)
    places = [
        r for r in regions(edits) if not _brackets_only(r) and not _in(r, pointing)
    ]
    if rewritten(old, new, sides.tables):
        found += [Ground(Flag.EDITORIAL, r.old, r.new) for r in places]
    elif old.text != new.text:
        found += _force(old, new, places, sides.tables)
        found += definition(new, sides.above_new[new.eid], sides.tables)
    return tuple(dict.fromkeys(found))


def _brackets_only(region: Region) -> bool:
    return not (region.old + region.new).strip("[] \n")


def _in(region: Region, pointing: list[Ground]) -> bool:
    """Whether a replaced run is only the number in a cross-reference."""
    return any(region.old in g.old and region.new in g.new for g in pointing)


def _force(
    old: Node, new: Node, places: list[Region], tables: Language
) -> list[Ground]:
    found: list[Ground | None] = []
    for region in places:
        found.append(modality(region, tables))
        found.append(numbers(region, tables))
        found += negations(region, tables)
    found += qualifiers(bare(old.text, old.marks), bare(new.text, new.marks), tables)
    return [ground for ground in found if ground]


def _with_substitutions(
    changes: list[Change], replaced: tuple[Substitution, ...]
) -> list[Change]:
    """The changes with a ground for each substitution that happened in them."""
    grounds: dict[str, list[Ground]] = {}
    for item in replaced:
        for change in item.changes:
            ground = Ground(Flag.SUBSTITUTION, item.old, item.new)
            grounds.setdefault(change, []).append(ground)
    return [
        replace(c, grounds=(*c.grounds, *grounds[c.id])) if c.id in grounds else c
        for c in changes
    ]
