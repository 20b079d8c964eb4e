"""The heaviest chain of pairs in which both sides rise: what keeps its order."""

from collections.abc import Mapping, Sequence
from itertools import pairwise, starmap

Place = tuple[int, int]
"""An old and a new unit, by their index in the order of the text."""


def rising(weights: Mapping[Place, float]) -> list[Place]:
    """Choose from weighted pairs the heaviest chain that rises on both sides.

    Weights are above 0. Time grows with n log n. Ties go to the chain found first.
    """
    pairs = sorted(weights)
    if all(starmap(_rises, pairwise(pairs))):
        return pairs
    # Within one old unit the later new one first: then no chain has both.
    pairs.sort(key=lambda pair: (pair[0], -pair[1]))
    size = max(new for _, new in pairs) + 2
    tree: list[tuple[float, int]] = [(0.0, -1)] * size
    before: list[int] = []
    for k, pair in enumerate(pairs):
        total, last = _heaviest(tree, pair[1])
        before.append(last)
        _enter(tree, pair[1] + 1, (total + weights[pair], k))
    return _follow(pairs, before, _heaviest(tree, size - 1)[1])


def _rises(one: Place, other: Place) -> bool:
    return one[0] < other[0] and one[1] < other[1]


def _heaviest(tree: Sequence[tuple[float, int]], below: int) -> tuple[float, int]:
    """The weight and end of the heaviest chain whose new side lies below a place."""
    found = (0.0, -1)
    while below > 0:
        if tree[below][0] > found[0]:
            found = tree[below]
        below -= below & -below
    return found


def _enter(tree: list[tuple[float, int]], place: int, entry: tuple[float, int]) -> None:
    while place < len(tree):
        if entry[0] > tree[place][0]:
            tree[place] = entry
        place += place & -place


def _follow(pairs: Sequence[Place], before: Sequence[int], end: int) -> list[Place]:
    chain = []
    while end >= 0:
        chain.append(pairs[end])
        end = before[end]
    return chain[::-1]
