"""Which old units a new unit should be compared with: those that share rare features."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from diffy.align.chain import Place
from diffy.align.features import Unit

RARE = 8  # features in more old units do not vote (3 to 60 measured alike)
BEST = 3  # candidates for each new unit (1 to 8 measured alike)


def nominate(old: Mapping[int, Unit], new: Mapping[int, Unit]) -> Iterator[Place]:
    """For each new unit the old ones with which it shares most rare features.

    Only rare features vote, so that time grows with the number of words.
    """
    owners = _owners(old, new)
    for j, unit in new.items():
        shared = unit.features & owners.keys()
        votes = Counter(chain.from_iterable(map(owners.__getitem__, shared)))
        ranked = sorted((-count, i) for i, count in votes.items())
        for _, i in ranked[:BEST]:
            yield i, j


def _owners(old: Mapping[int, Unit], new: Mapping[int, Unit]) -> dict[int, list[int]]:
    """The old units that have a feature, for the rare features of the new ones."""
    spread = Counter(chain.from_iterable(unit.features for unit in old.values()))
    wanted: set[int] = set().union(*(unit.features for unit in new.values()))
    owners: dict[int, list[int]] = {
        feature: [] for feature in wanted & spread.keys() if spread[feature] <= RARE
    }
    rare = owners.keys()
    for i, unit in old.items():
        for feature in rare & unit.features:
            owners[feature].append(i)
    return owners
