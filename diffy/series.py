"""Many drafts of one treaty: each compared with the last, articles followed through all."""

from collections.abc import Sequence
from itertools import pairwise

from diffy.compare import compare
from diffy.model import Comparison, Draft, Lineage, Profile, Series, Step


def series(drafts: Sequence[Draft], profiles: Sequence[Profile] = ()) -> Series:
    """Compare every draft with the one before it, and follow each article.

    Raises what `compare` raises.
    """
    steps = pairwise(drafts)
    comparisons = tuple(compare(old, new, profiles) for old, new in steps)
    return Series(tuple(drafts), comparisons, lineages(drafts, comparisons))


def lineages(
    drafts: Sequence[Draft], comparisons: Sequence[Comparison]
) -> tuple[Lineage, ...]:
    """The articles through all drafts, splits and merges included.

    Articles that share a row of some concordance belong to one lineage; lineages stand
    in the order in which their first article is met.
    """
    parent: dict[tuple[int, str], tuple[int, str]] = {
        (k, article.eid): (k, article.eid)
        for k, draft in enumerate(drafts)
        for article in draft.articles
    }

    def root(item: tuple[int, str]) -> tuple[int, str]:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for k, comparison in enumerate(comparisons):
        for row in comparison.concordance:
            items = [*((k, eid) for eid in row.old), *((k + 1, eid) for eid in row.new)]
            for item in items[1:]:
                parent[root(item)] = root(items[0])
    members: dict[tuple[int, str], list[tuple[int, str]]] = {}
    for item in parent:
        members.setdefault(root(item), []).append(item)
    return tuple(_lineage(items, len(drafts)) for items in members.values())


def _lineage(items: Sequence[tuple[int, str]], count: int) -> Lineage:
    by_draft = {
        k: tuple(eid for draft, eid in items if draft == k) for k in range(count)
    }
    return Lineage(tuple(Step(k, eids) for k, eids in by_draft.items() if eids))
