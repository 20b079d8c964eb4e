"""Which old units a new unit should be compared with: those that share rare features."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from diffy.align.chain import Place

RARE = 8  # features in more old units do not vote (3 to 60 measured alike)
BEST = 3  # candidates for each new unit (1 to 8 measured alike)

Features = Mapping[int, frozenset[int]]
"""The features of units, by their index."""


def nominate(old: Features, new: Features) -> Iterator[Place]:
    """For each new unit the old ones with which it shares most rare features.

    Only rare features vote, so that time grows with the number of words.
    """
    owners = _owners(old)
    for j, features in new.items():
        shared = filter(None, map(owners.get, features))
        votes = Counter(chain.from_iterable(shared))
        # Most voters are far behind, and not worth a place in the order.
        least = min(sorted(votes.values())[-BEST:], default=0)
        ranked = sorted((-count, i) for i, count in votes.items() if count >= least)
        for _, i in ranked[:BEST]:
            yield i, j


def _owners(old: Features) -> dict[int, list[int]]:
    """The old units that have a feature, for the rare ones."""
    owners = defaultdict[int, list[int]](list)
    for i, features in old.items():
        for held in map(owners.__getitem__, features):
            held.append(i)
    return {feature: held for feature, held in owners.items() if len(held) <= RARE}
