"""Splits and merges: whose residual holds a unit that was left over.

The residual of a paired unit are the features that its partner does not have. Against
the whole unit, boilerplate common to all makes false splits; what a pair leaves
unexplained is seldom boilerplate.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from diffy.align.chain import Place
from diffy.align.features import Unit, Weights, weigh

# Tuned on made-up drafts of four treaties: with these, brutal rewrites gain .006 F1.
PLAIN = 0.36  # a share that needs no lead
LEAD = 2.0  # by how much a smaller one must exceed the next


def home(
    weight: Weights, piece: Unit, residuals: Mapping[int, frozenset[int]]
) -> tuple[int | None, float]:
    """The unit whose residual holds most of a piece, and the share that it holds.

    None and 0 where none holds anything; ties go to the first.
    """
    shares = _shares(weight, piece, residuals)
    return shares[0] if shares else (None, 0.0)


def _clear_home(
    weight: Weights, piece: Unit, residuals: Mapping[int, frozenset[int]]
) -> tuple[int | None, float]:
    """The home of an article; none where another article holds nearly as much of it.

    Treaties share their phrases: a small share found in several residuals is such a
    phrase, a large one is a piece.
    """
    shares = _shares(weight, piece, residuals)
    if not shares:
        return None, 0.0
    most, second = shares[0][1], shares[1][1] if len(shares) > 1 else 0.0
    if most < PLAIN and most < LEAD * second:
        return None, 0.0
    return shares[0]


def _shares(
    weight: Weights, piece: Unit, residuals: Mapping[int, frozenset[int]]
) -> list[tuple[int, float]]:
    """How much of a piece each residual holds, the most first, ties by index."""
    found = (
        (k, weigh(weight, residual & piece.features) / (piece.mass or 1.0))
        for k, residual in residuals.items()
    )
    held = ((k, share) for k, share in found if share > 0)
    return sorted(held, key=lambda item: (-item[1], item[0]))


class Joins(NamedTuple):
    """What the search for split and merged articles looks at."""

    old: Sequence[Unit]
    new: Sequence[Unit]
    weight: Weights
    pairs: Mapping[int, int]
    partner: Mapping[int, int]
    near_old: Mapping[int, Sequence[int]]
    near_new: Mapping[int, Sequence[int]]


def joins(
    old: Sequence[Unit],
    new: Sequence[Unit],
    weight: Weights,
    pairs: Mapping[int, int],
    likely: Iterable[Place],
) -> Joins:
    near_old: dict[int, list[int]] = {}
    near_new: dict[int, list[int]] = {}
    for i, j in sorted(likely):
        near_old.setdefault(i, []).append(j)
        near_new.setdefault(j, []).append(i)
    partner = {j: i for i, j in pairs.items()}
    return Joins(old, new, weight, pairs, partner, near_old, near_new)


def split_from(joins: Joins, j: int) -> tuple[int | None, float]:
    """The old article whose residual holds most of a new one, and how much."""
    residuals = {
        i: joins.old[i].features - joins.new[joins.pairs[i]].features
        for i in joins.near_new.get(j, ())
        if joins.pairs.get(i, j) != j
    }
    return _clear_home(joins.weight, joins.new[j], residuals)


def merged_into(joins: Joins, i: int) -> tuple[int | None, float]:
    """The new article whose residual holds most of an old one, and how much."""
    residuals = {
        j: joins.new[j].features - joins.old[joins.partner[j]].features
        for j in joins.near_old.get(i, ())
        if joins.partner.get(j, i) != i
    }
    return _clear_home(joins.weight, joins.old[i], residuals)
