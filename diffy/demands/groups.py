"""The concordance as groups of provisions that correspond, each with its changes."""

from collections.abc import Mapping

from diffy.demands.material import Provision
from diffy.demands.movement import Group
from diffy.model import Change, Concordance, Ground, Pair, Side

_Key = tuple[Side, str]


def groups(
    concordance: Concordance,
    changes: tuple[Change, ...],
    old: Mapping[str, Provision],
    new: Mapping[str, Provision],
) -> tuple[Group, ...]:
    """Provisions that correspond, directly or through others, in one group each.

    The groups come in the order of the new draft, then those that only the old one has;
    a split or a merge is one group, so that what stands in any part of it is not lost.
    """
    pairs = [*concordance.provisions, *_unpaired(concordance, changes)]
    roots: dict[_Key, _Key] = {}
    for pair in pairs:
        keys = _keys(pair)
        for key in keys:
            roots.setdefault(key, key)
        if len(keys) == 2:
            roots[_root(roots, keys[1])] = _root(roots, keys[0])
    for side, read in ((Side.OLD, old), (Side.NEW, new)):
        _join_options(roots, side, read)
    places = {key: at for at, key in enumerate(_order(old, new))}
    members: dict[_Key, list[_Key]] = {}
    for key in sorted(roots.keys() & places.keys(), key=places.__getitem__):
        members.setdefault(_root(roots, key), []).append(key)
    by_root = _by_root(changes, roots, pairs)
    moved = {_root(roots, _keys(pair)[0]) for pair in pairs if pair.moved}
    return tuple(
        _group(keys, by_root.get(root, []), old, new, moved=root in moved)
        for root, keys in members.items()
    )


def _group(
    keys: list[_Key],
    changes: list[Change],
    old: Mapping[str, Provision],
    new: Mapping[str, Provision],
    *,
    moved: bool,
) -> Group:
    grounds: dict[Ground, None] = {}
    for change in changes:
        grounds.update(dict.fromkeys(change.grounds))
    return Group(
        tuple(old[eid] for side, eid in keys if side is Side.OLD),
        tuple(new[eid] for side, eid in keys if side is Side.NEW),
        tuple(changes),
        tuple(grounds),
        moved,
    )


def _unpaired(concordance: Concordance, changes: tuple[Change, ...]) -> list[Pair]:
    """The sides of changes that the concordance does not name, as pairs."""
    known = {key for pair in concordance.provisions for key in _keys(pair)}
    return [
        Pair(change.old, change.new, change.matched_by, change.confidence)
        for change in changes
        if not known.issuperset(_keys(change))
    ]


def _join_options(
    roots: dict[_Key, _Key], side: Side, read: Mapping[str, Provision]
) -> None:
    """Put the alternatives of one place in one group: none is text by itself."""
    first: dict[str, _Key] = {}
    for eid, provision in read.items():
        key = (side, eid)
        if provision.alternatives and key in roots:
            one = first.setdefault(provision.alternatives, key)
            roots[_root(roots, key)] = _root(roots, one)


def _keys(of: Pair | Change) -> list[_Key]:
    sides = ((Side.NEW, of.new), (Side.OLD, of.old))
    return [(side, eid) for side, eid in sides if eid is not None]


def _root(roots: dict[_Key, _Key], key: _Key) -> _Key:
    while roots[key] != key:
        roots[key] = roots[roots[key]]
        key = roots[key]
    return key


def _order(old: Mapping[str, Provision], new: Mapping[str, Provision]) -> list[_Key]:
    return [*((Side.NEW, eid) for eid in new), *((Side.OLD, eid) for eid in old)]


def _by_root(
    changes: tuple[Change, ...], roots: dict[_Key, _Key], pairs: list[Pair]
) -> dict[_Key, list[Change]]:
    """The changes of each group, those of main pairs first."""
    main = {(pair.old, pair.new) for pair in pairs if pair.main}
    by_root: dict[_Key, list[Change]] = {}
    ordered = sorted(changes, key=lambda change: (change.old, change.new) not in main)
    for change in ordered:
        by_root.setdefault(_root(roots, _keys(change)[0]), []).append(change)
    return by_root
