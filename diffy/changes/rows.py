"""The rows of the concordance, with what became of each unit."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from diffy.changes.regions import folded
from diffy.model import (
    Change,
    ChangeKind,
    Concordance,
    Draft,
    Node,
    NodeKind,
    Pair,
    Row,
)
from diffy.numbering import number

Kinds = tuple[ChangeKind, ...]
Group = tuple[tuple[str, ...], tuple[str, ...], list[Pair]]

_BODY = (
    ChangeKind.EDITED,
    ChangeKind.ADDED,
    ChangeKind.REMOVED,
    ChangeKind.MOVED,
    ChangeKind.SPLIT,
    ChangeKind.MERGED,
    ChangeKind.RENUMBERED,
)
"""Kinds of a provision that make its article edited; no set, since an enumeration is
slow to hash."""


Above = Mapping[str, tuple[Node, ...]]
"""For every eid the nodes above it."""


def provision_rows(
    concordance: Concordance, changes: Sequence[Change]
) -> tuple[Row, ...]:
    """One row for each provision or group of provisions, unchanged ones included."""
    kinds = {(c.old, c.new): c.kinds for c in changes}
    return tuple(
        _row(old, new, pairs, _union([kinds.get((p.old, p.new), ()) for p in pairs]))
        for old, new, pairs in groups(concordance.provisions)
    )


def article_rows(
    old: Draft,
    new: Draft,
    above_old: Above,
    above_new: Above,
    concordance: Concordance,
    changes: Sequence[Change],
) -> tuple[Row, ...]:
    """One row for each article or group of articles, in the order of the new draft."""
    olds, news = {a.eid: a for a in old.articles}, {a.eid: a for a in new.articles}
    in_old = _by_article(olds, above_old, ((c.old, c) for c in changes))
    in_new = _by_article(news, above_new, ((c.new, c) for c in changes))
    rows = []
    for one, two, pairs in groups(concordance.articles):
        inner = [change for eid in one for change in in_old[eid]]
        inner += [change for eid in two for change in in_new[eid]]
        kinds = _article_kinds(pairs, inner, olds, news)
        rows.append(_row(one, two, pairs, kinds))
    return tuple(rows)


def groups(pairs: Iterable[Pair]) -> list[Group]:
    """The pairs gathered into rows in which each old unit goes with each new one.

    A split into three is one row; where splits and merges interlock each pair is a row.
    """
    pairs = list(pairs)
    olds, news = _fan(pairs, "old"), _fan(pairs, "new")
    rows: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        one, other = pair.old or "", pair.new or ""
        key = one, other
        if one in olds and all(p.new and p.new not in news for p in olds[one]):
            key = "split", one
        elif other in news and all(p.old and p.old not in olds for p in news[other]):
            key = "merge", other
        rows.setdefault(key, []).append(pair)
    return [
        (_unique(p.old for p in found), _unique(p.new for p in found), found)
        if len(found) > 1
        else (_only(found[0].old), _only(found[0].new), found)
        for found in rows.values()
    ]


def _fan(pairs: Sequence[Pair], side: str) -> Mapping[str, list[Pair]]:
    """For every unit of a side that has several pairs those."""
    units = [*map(attrgetter(side), pairs)]
    fan: dict[str, list[Pair]] = {
        eid: [] for eid, often in Counter(units).items() if eid and often > 1
    }
    for eid, pair in zip(units, pairs, strict=True):
        if eid in fan:
            fan[eid].append(pair)
    return fan


def _unique(eids: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(eid for eid in eids if eid))


def _only(eid: str | None) -> tuple[str, ...]:
    return (eid,) if eid else ()


def _row(
    old: tuple[str, ...], new: tuple[str, ...], pairs: list[Pair], kinds: Kinds
) -> Row:
    main, confidence = pairs[0], pairs[0].confidence
    if len(pairs) > 1:
        main = next((p for p in pairs if p.main), main)
        confidence = min(pair.confidence for pair in pairs)
    if not old or not new:
        kinds = _REMOVED if old else _ADDED
    return Row(old, new, kinds or _UNCHANGED, main.matched_by, confidence)


_REMOVED, _ADDED = (ChangeKind.REMOVED,), (ChangeKind.ADDED,)
_UNCHANGED = (ChangeKind.UNCHANGED,)


def _union(many: Sequence[Kinds]) -> Kinds:
    """All the kinds, in the order of the set."""
    if len(many) == 1 and len(many[0]) < 2:
        return many[0]
    found = [kind for kinds in many for kind in kinds]
    if len(found) < 2:
        return tuple(found)
    return tuple(kind for kind in _ORDER if kind in found)


_ORDER = tuple(ChangeKind)


def _by_article(
    articles: Mapping[str, Node],
    above: Above,
    changes: Iterable[tuple[str | None, Change]],
) -> Mapping[str, list[Change]]:
    """The changes inside each article of a draft, by the eid that each has in it."""
    within: dict[str, list[Change]] = defaultdict(list)
    for eid, change in changes:
        if eid and (home := _home(eid, articles, above)):
            within[home].append(change)
    return within


def _home(eid: str, articles: Mapping[str, Node], above: Above) -> str:
    """The article that a unit is or stands in, the innermost."""
    if eid in articles:
        return eid
    for node in reversed(above[eid]):
        if node.eid in articles:
            return node.eid
    return ""


def _article_kinds(
    pairs: list[Pair],
    changes: list[Change],
    olds: Mapping[str, Node],
    news: Mapping[str, Node],
) -> Kinds:
    both = [(p, olds[p.old], news[p.new]) for p in pairs if p.old and p.new]
    found = _inner_kinds(changes, both)
    if len(both) > 1:
        if len({p.new for p, _, _ in both}) > 1:
            found.append(ChangeKind.SPLIT)
        if len({p.old for p, _, _ in both}) > 1:
            found.append(ChangeKind.MERGED)
    for pair, old, new in both:
        if pair.moved:
            found.append(ChangeKind.MOVED)
        if old.label != new.label and number(old.label) != number(new.label):
            found.append(ChangeKind.RENUMBERED)
    return _union([tuple(found)])


def _inner_kinds(
    changes: list[Change], both: list[tuple[Pair, Node, Node]]
) -> list[ChangeKind]:
    """What the changes of its provisions say of an article: edited, retitled, brackets."""
    found = []
    if _headings_differ(both):
        found.append(ChangeKind.RETITLED)
    body = [c.kinds for c in changes if not _of_heading(c)]
    if any(kind in _BODY for kinds in body for kind in kinds):
        found.append(ChangeKind.EDITED)
    elif any(ChangeKind.BRACKET_ONLY in c.kinds for c in changes) or any(
        _bracketed(o) != _bracketed(n) for _, o, n in both
    ):
        found.append(ChangeKind.BRACKET_ONLY)
    return found


def _of_heading(change: Change) -> bool:
    return (change.new or change.old or "").endswith("__heading")


def _headings_differ(both: list[tuple[Pair, Node, Node]]) -> bool:
    """Whether the title of some article is not that of what it came from."""
    titles = ((old.heading, new.heading) for _, old, new in both)
    return any(o != n and folded(o) != folded(n) for o, n in titles)


def _bracketed(node: Node) -> bool:
    return node.kind is NodeKind.ARTICLE and node.label.startswith("[")
