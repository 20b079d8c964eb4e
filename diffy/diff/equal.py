"""The equal runs of two texts of tokens, and what stands between them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count
from operator import ne

from diffy.diff.longest import LARGE, Block, forced, leaf

ALIKE = 0.10  # least share of common tokens; without it unrelated texts take seconds
LARGEST = 1_000_000  # product of lengths that keeps the leaf below a second
DEEPEST = 8  # cuts within cuts

Gap = tuple[int, int, int, int]
"""A change: where its tokens begin and end in the old text, and in the new."""


def compared(old: list[str], new: list[str]) -> list[Gap]:
    """The changes, mirrored where old and new are exchanged.

    The leaf prefers one side where two scripts are equally long, so that the lesser
    text always comes first.
    """
    if new < old:
        return [(i0, i1, j0, j1) for j0, j1, i0, i1 in compared(new, old)]
    return _gaps(_blocks(old, new, 0, 0, 0), len(old), len(new))


def _blocks(
    old: Sequence[str], new: Sequence[str], i: int, j: int, depth: int
) -> Iterator[Block]:
    """The equal runs of two texts that stand at `i` and `j`, in order."""
    most = min(len(old), len(new))
    head = next(compress(count(), map(ne, old, new)), most)
    most -= head
    tail = min(most, next(compress(count(), map(ne, old[::-1], new[::-1])), most))
    if head:
        yield i, j, head
    old_end, new_end = len(old) - tail, len(new) - tail
    olds, news = old[head:old_end], new[head:new_end]
    if olds and news:
        yield from _middle(olds, news, i + head, j + head, depth)
    if tail:
        yield i + old_end, j + new_end, tail


def _middle(
    old: Sequence[str], new: Sequence[str], i: int, j: int, depth: int
) -> Iterator[Block]:
    """The equal runs of two texts that begin and end otherwise."""
    shared = {*old} & {*new}
    if not _alike(old, new, shared):
        return
    size = len(old) * len(new)
    anchors = list(_anchors(old, new, depth)) if size > LARGE else []
    if anchors:
        start_old = start_new = 0
        for at_old, at_new, count in [*anchors, (len(old), len(new), 0)]:
            olds, news = old[start_old:at_old], new[start_new:at_new]
            yield from _blocks(olds, news, i + start_old, j + start_new, depth + 1)
            if count:
                yield i + at_old, j + at_new, count
            start_old, start_new = at_old + count, at_new + count
    elif size <= LARGEST:
        yield from forced(old, new, shared, i, j) or leaf(old, new, i, j)


def _alike(old: Sequence[str], new: Sequence[str], shared: set[str]) -> bool:
    """Whether two texts have enough tokens in common to be compared by them."""
    enough = ALIKE * (len(old) + len(new))
    if not shared or 2 * len(shared) >= enough:  # without counting repeats
        return bool(shared)
    olds, news = Counter(old), Counter(new)
    return 2 * sum(min(olds[token], news[token]) for token in shared) >= enough


def _anchors(old: Sequence[str], new: Sequence[str], depth: int) -> Iterator[Block]:
    """Runs of tokens that stand once in each text, as many as keep one order."""
    if depth > DEEPEST:
        return
    size = 4 if depth < 2 else 2
    pairs = _unique(old, new, size)
    if not pairs:
        size = 2
        pairs = _unique(old, new, size)
    at_old = at_new = count = 0
    for one, other in _rising(pairs):
        if count and one - other == at_old - at_new and one <= at_old + count:
            count = one + size - at_old
        elif one >= at_old + count and other >= at_new + count:
            if count:
                yield at_old, at_new, count
            at_old, at_new, count = one, other, size
    if count:
        yield at_old, at_new, count


def _unique(old: Sequence[str], new: Sequence[str], size: int) -> list[tuple[int, int]]:
    """Where the runs of a size stand that occur once in each text, in the old order."""
    olds, news = _runs(old, size), _runs(new, size)
    places = dict(zip(news, count(), strict=False))  # where each stands last
    found = [(k, j) for k, j in enumerate(map(places.get, olds)) if j is not None]
    again = set()
    if len(places) < len(news):
        lasts = enumerate(map(places.__getitem__, news))
        again = {j for k, j in lasts if j != k}
    whence = {j: k for k, j in found}
    if len(whence) < len(found):
        again |= {j for k, j in found if whence[j] != k}
    return [pair for pair in found if pair[1] not in again] if again else found


def _runs(text: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """The tokens of a text in overlapping runs of a size."""
    return list(zip(*(text[k:] for k in range(size)), strict=False))


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that rises on both sides (patience sorting)."""
    news = [new for _, new in pairs]
    if news == sorted(news):
        return [*pairs]
    ends: list[int] = []  # the least new place on which a chain of a length ends
    last: list[int] = []  # the pair that ends there
    before: list[int] = []
    for k, new in enumerate(news):
        length = bisect_left(ends, new)
        ends[length : length + 1] = [new]
        last[length : length + 1] = [k]
        before.append(last[length - 1] if length else -1)
    k, found = last[-1] if last else -1, []
    while k >= 0:
        found.append(pairs[k])
        k = before[k]
    return found[::-1]


def _gaps(blocks: Iterable[Block], n_old: int, n_new: int) -> list[Gap]:
    """What stands between the equal runs."""
    gaps, i, j = [], 0, 0
    for old, new, size in (*blocks, (n_old, n_new, 0)):
        if old > i or new > j:
            gaps.append((i, old, j, new))
        i, j = old + size, new + size
    return gaps
