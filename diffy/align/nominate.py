"""Which old units a new unit should be compared with: those that share rare features."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
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
    yield from voted(_owners(old), new)


def voted(owners: Mapping[int, Sequence[int]], new: Features) -> Iterator[Place]:
    """The same, given the old units that have each rare feature."""
    for j, features in new.items():
        shared = filter(None, map(owners.get, features))
        votes = Counter(chain.from_iterable(shared))
        # Most voters are far behind, and not worth a place in the order.
        least = min(sorted(votes.values())[-BEST:], default=0)
        ranked = sorted((-count, i) for i, count in votes.items() if count >= least)
        for _, i in ranked[:BEST]:
            yield i, j


def owners_among(old: Iterable[Set[int]], wanted: set[int]) -> dict[int, list[int]]:
    """The old units that have a feature, for the rare ones among those wanted.

    A feature found in too many is no longer wanted, and not sought in the rest of them.
    """
    owners = defaultdict[int, list[int]](list)
    for i, features in enumerate(old):
        for feature in features & wanted:
            held = owners[feature]
            held.append(i)
            if len(held) > RARE:
                wanted.remove(feature)
                del owners[feature]
    return owners


def _owners(old: Features) -> dict[int, list[int]]:
    """The old units that have a feature, for the rare ones."""
    owners: dict[int, list[int]] = {}
    for i, features in old.items():
        for feature in features:
            if feature in owners:
                owners[feature].append(i)
            else:  # mostly the only one
                owners[feature] = [i]
    return {feature: held for feature, held in owners.items() if len(held) <= RARE}
