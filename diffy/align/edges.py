"""What the aligner finds: edges between old and new units, told by index."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from diffy.model import MatchedBy, Node, Pair

STRONG = 0.50  # least share of common words in a pair that need not keep the order
MARGIN = 0.10  # by which such a pair must beat every other


class Edge(NamedTuple):
    """Text of an old unit went into a new one."""

    old: int
    new: int
    matched_by: MatchedBy
    confidence: float
    main: bool = True
    moved: bool = False


def greedy(
    ranked: Iterable[tuple[float, int, int]],
) -> dict[int, int]:
    """Take pairs by score, each unit once; ties by nearness, then by order."""
    order = sorted(ranked, key=lambda r: (-r[0], abs(r[1] - r[2]), r[1], r[2]))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, old, new in order:
        if old not in pairs and new not in taken:
            pairs[old] = new
            taken.add(new)
    return pairs


def mutual(score: Mapping[tuple[int, int], float], least: float) -> dict[int, int]:
    """The pairs in which each is the other's best, from a least score up."""
    best_old: dict[int, tuple[float, int]] = {}
    best_new: dict[int, tuple[float, int]] = {}
    likely = [item for item in score.items() if item[1] >= least]
    for (old, new), value in sorted(likely):
        if old not in best_old or value > best_old[old][0]:
            best_old[old] = value, new
        if new not in best_new or value > best_new[new][0]:
            best_new[new] = value, old
    return {old: new for old, (_, new) in best_old.items() if best_new[new][1] == old}


def clear(
    likeness: Mapping[tuple[int, int], float], margin: float = MARGIN
) -> list[tuple[int, int]]:
    """The pairs sure enough to cross others: half of the words, and no rival near."""
    of_old: dict[int, list[float]] = {}
    of_new: dict[int, list[float]] = {}
    for (old, new), value in likeness.items():
        of_old.setdefault(old, []).append(value)
        of_new.setdefault(new, []).append(value)
    for values in (*of_old.values(), *of_new.values()):
        values.sort(reverse=True)
    return [
        (old, new)
        for (old, new), value in likeness.items()
        if value >= STRONG
        and _alone(of_old[old], value, margin)
        and _alone(of_new[new], value, margin)
    ]


def _alone(values: Sequence[float], best: float, margin: float) -> bool:
    """Whether a value leads all others, sorted downwards, by the margin."""
    return values[0] == best and (len(values) == 1 or values[1] <= best - margin)


def in_order(
    edges: Iterable[Edge], old: Sequence[Node], new: Sequence[Node]
) -> tuple[Pair, ...]:
    """The edges as pairs of eids, with one more pair for each unit without any.

    In the order of the new draft; a unit that was removed follows the row of its
    predecessor in the old draft.
    """
    by_new: dict[int, list[Edge]] = {}
    for edge in sorted(edges, key=lambda e: (e.new, not e.main, e.old)):
        by_new.setdefault(edge.new, []).append(edge)
    removed = _removed(by_new, len(old))
    rows = [_lone(old[k], None) for k in removed.get(-1, ())]
    for k, node in enumerate(new):
        if k in by_new:
            rows += [_pair(edge, old[edge.old], node) for edge in by_new[k]]
        else:
            rows.append(_lone(None, node))
        if k in removed:
            rows += [_lone(old[i], None) for i in removed[k]]
    return tuple(rows)


def _removed(by_new: Mapping[int, Sequence[Edge]], count: int) -> dict[int, list[int]]:
    """The old units without an edge, by the new unit after whose row they come."""
    home: dict[int, int] = {}
    for new, edges in by_new.items():
        for edge in edges:
            if edge.main or edge.old not in home:
                home[edge.old] = new
    after = -1
    removed: dict[int, list[int]] = {}
    for old in range(count):
        if old in home:
            after = home[old]
        else:
            removed.setdefault(after, []).append(old)
    return removed


def _pair(edge: Edge, old: Node, new: Node) -> Pair:
    _, _, ground, confidence, main, moved = edge
    if not 0.0 <= confidence <= 1.0:  # rounding may lead out of it
        confidence = min(1.0, max(0.0, confidence))
    return Pair(old.eid, new.eid, ground, confidence, main, moved)


def _lone(old: Node | None, new: Node | None) -> Pair:
    eids = (old.eid if old else None), (new.eid if new else None)
    return Pair(*eids, MatchedBy.NONE, 1.0)
