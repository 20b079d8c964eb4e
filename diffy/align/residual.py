"""Splits and merges: whose residual holds a unit that was left over.

The residual of a paired unit are the features that its partner does not have. Against
the whole unit, boilerplate common to all makes false splits; what a pair leaves
unexplained is seldom boilerplate.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from diffy.align.chain import Place
from diffy.align.features import Unit, Weights, weigh


def home(
    weight: Weights, piece: Unit, residuals: Mapping[int, frozenset[int]]
) -> tuple[int | None, float]:
    """The unit whose residual holds most of a piece, and the share that it holds.

    None and 0 where none holds anything; ties go to the first.
    """
    best, most = None, 0.0
    for k, residual in sorted(residuals.items()):
        share = weigh(weight, residual & piece.features) / (piece.mass or 1.0)
        if share > most:
            best, most = k, share
    return best, most


@dataclass(frozen=True, slots=True)
class Joins:
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
    return home(joins.weight, joins.new[j], residuals)


def merged_into(joins: Joins, i: int) -> tuple[int | None, float]:
    """The new article whose residual holds most of an old one, and how much."""
    residuals = {
        j: joins.new[j].features - joins.old[joins.partner[j]].features
        for j in joins.near_old.get(i, ())
        if joins.partner.get(j, i) != i
    }
    return home(joins.weight, joins.old[i], residuals)
