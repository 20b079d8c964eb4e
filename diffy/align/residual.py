"""Splits and merges: whose residual holds a unit that was left over.

The residual of a paired unit is the features that its partner does not have. Against
the whole unit, boilerplate common to all makes false splits; what a pair leaves
unexplained is seldom boilerplate.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from diffy.align.chain import Place
from diffy.align.features import Unit, Weights, weigh

Residual = tuple[frozenset[int], frozenset[int]]
"""The features of a paired unit, and of the partner: those to take away."""

# Measured on made-up drafts: of the pieces beside the rest of what they came from, 59 of
# 60 with a share below .50 were right; of those further off with one below .40, 4 of 35.
BESIDE = 3  # articles between a piece and the main partner of its whole
PIECE_BESIDE = 0.25  # least share of a piece there
PIECE_AWAY = 0.40  # ... and elsewhere: treaties share their phrases
PIECE_ALONE = 0.30  # ... where nothing else holds nearly as much
LEAD = 2.0  # by how much a share exceeds the next then


def home(
    weight: Weights, piece: frozenset[int], residuals: Mapping[int, Residual]
) -> tuple[int | None, float]:
    """The unit whose residual holds most of a piece, and the share that it holds.

    None and 0 where none holds anything; ties go to the first.
    """
    shares = _shares(weight, piece, weigh(weight, piece), residuals)
    return shares[0] if shares else (None, 0.0)


def _article_home(
    weight: Weights,
    piece: Unit,
    residuals: Mapping[int, Residual],
    distance: Mapping[int, int],
) -> tuple[int | None, float]:
    """The home of an article, among those that hold enough of it for their distance."""
    shares = _shares(weight, piece.features, piece.mass, residuals)
    for at, (k, share) in enumerate(shares):
        after = shares[1][1] if at == 0 and len(shares) > 1 else 0.0
        alone = at == 0 and share >= LEAD * after
        away = PIECE_ALONE if alone else PIECE_AWAY
        if share >= (PIECE_BESIDE if distance[k] <= BESIDE else away):
            return k, share
    return None, 0.0


def _shares(
    weight: Weights, piece: frozenset[int], mass: int, residuals: Mapping[int, Residual]
) -> list[tuple[int, float]]:
    """How much of a piece each residual holds, the most first, ties by index."""
    found = [
        (k, weigh(weight, (piece & whole) - partner) / (mass or 1.0))
        for k, (whole, partner) in residuals.items()
    ]
    held = [(k, share) for k, share in found if share > 0]
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


Neighbours = tuple[Mapping[int, Sequence[int]], Mapping[int, Sequence[int]]]
"""For every old unit the new ones worth a thought, and the other way round."""


def neighbours(likely: Iterable[Place]) -> Neighbours:
    """The likely pairs by either of the two."""
    near_old: dict[int, list[int]] = {}
    near_new: dict[int, list[int]] = {}
    for i, j in sorted(likely):
        near_old.setdefault(i, []).append(j)
        near_new.setdefault(j, []).append(i)
    return near_old, near_new


def joins(
    old: Sequence[Unit],
    new: Sequence[Unit],
    weight: Weights,
    pairs: Mapping[int, int],
    near: Neighbours,
) -> Joins:
    partner = {j: i for i, j in pairs.items()}
    return Joins(old, new, weight, pairs, partner, *near)


def split_from(joins: Joins, j: int) -> tuple[int | None, float]:
    """The old article whose residual holds most of a new one, and how much."""
    mains = {
        i: joins.pairs[i]
        for i in joins.near_new.get(j, ())
        if joins.pairs.get(i, j) != j
    }
    residuals = {
        i: (joins.old[i].features, joins.new[main].features)
        for i, main in mains.items()
    }
    distance = {i: abs(main - j) for i, main in mains.items()}
    return _article_home(joins.weight, joins.new[j], residuals, distance)


def merged_into(joins: Joins, i: int) -> tuple[int | None, float]:
    """The new article whose residual holds most of an old one, and how much."""
    mains = {
        j: joins.partner[j]
        for j in joins.near_old.get(i, ())
        if joins.partner.get(j, i) != i
    }
    residuals = {
        j: (joins.new[j].features, joins.old[main].features)
        for j, main in mains.items()
    }
    distance = {j: abs(main - i) for j, main in mains.items()}
    return _article_home(joins.weight, joins.old[i], residuals, distance)
