"""The longest scripts of equal tokens; the only home of diff-match-patch."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count
from typing import Any

LARGE = 2_000  # product of lengths from which unique runs of tokens cut the text
WIDEST = 2_000  # tokens of which the lengths of all scripts are kept as bits

Block = tuple[int, int, int]
"""Equal tokens: where they begin in the old and the new text, and how many."""


def forced(
    old: Sequence[str], new: Sequence[str], shared: set[str], i: int, j: int
) -> list[Block]:
    """The longest script of equal tokens, where there is but one; else nothing.

    Half of all short texts have but one, and need no leaf to choose.
    """
    olds = [k for k, token in enumerate(old) if token in shared]
    news = [k for k, token in enumerate(new) if token in shared]
    pairs = _only_script([old[k] for k in olds], [new[k] for k in news])
    return [(i + olds[one], j + news[two], 1) for one, two in pairs]


def _only_script(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """The places of the equal tokens, in order; nothing where several scripts are longest.

    All longest scripts lie between two, of which one leaves out as late as it can what
    the other leaves out as early as it can.
    """
    if old == new:
        return [(k, k) for k in range(len(old))]
    if len(old) * len(new) > LARGE:
        return []
    if len(old) > len(new):
        return [(i, j) for j, i in _only_script(new, old)]
    if places := _found(old, new):  # all of the old tokens, first and last
        lasts = [len(new) - 1 - j for j in _found(old[::-1], new[::-1])]
        return [*enumerate(places)] if places == lasts[::-1] else []
    one, other = _outermost(old, new), _outermost(new, old)
    return one[::-1] if one == [(i, j) for j, i in other] else []


def _found(old: list[str], new: list[str]) -> list[int]:
    """Where all tokens of a text stand in another in order, as early as they can."""
    places, place = [], -1
    try:
        for token in old:
            place = new.index(token, place + 1)
            places.append(place)
    except ValueError:
        return []
    return places


def _outermost(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """From the ends back, the longest script that first leaves out what is new."""
    rows = _lengths(old, new)
    i, j = len(old), len(new)
    found = []
    while i and j:
        if rows[i] >> (j - 1) & 1:
            j -= 1
        elif old[i - 1] == new[j - 1]:
            i, j = i - 1, j - 1
            found.append((i, j))
        else:
            i -= 1
    return found


def _lengths(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """The lengths of the longest scripts of the beginnings of two texts, as bits.

    Bit k of row i is 0 where token k of the new text makes the script of the first i old
    tokens longer (Hyyrö, Bit-parallel LCS-length computation revisited, 2004).
    """
    places: dict[str, int] = {}
    bit = 1
    for token in new:
        places[token] = places.get(token, 0) | bit
        bit <<= 1
    row = whole = bit - 1
    rows = [row]
    for token in old:
        if token in places:
            hits = row & places[token]
            row = ((row + hits) | (row - hits)) & whole
        rows.append(row)
    return rows


@cache
def _engine() -> Any:
    # Imported when first needed: two equal drafts do without it.
    from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]

    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # with a limit, the result hangs on the machine's load
    search = engine.diff_bisect

    def bisect(old: str, new: str, deadline: float) -> Any:
        if max(len(old), len(new)) > WIDEST:
            return search(old, new, deadline)
        middle = _middle_of(old, new)
        if middle is None:
            return [(engine.DIFF_DELETE, old), (engine.DIFF_INSERT, new)]
        return engine.diff_bisectSplit(old, new, *middle, deadline)

    engine.diff_bisect = bisect
    return engine


def _middle_of(old: str, new: str) -> tuple[int, int] | None:
    """Where the searches of the engine from both ends meet; nothing for no common token.

    Along every diagonal it goes as far as so many edits lead (Myers, An O(ND) difference
    algorithm, 1986). The searches meet where half of the edits are made: on the script
    that first leaves out what is old where their number is even, what is new where it
    is odd. The lengths of all scripts tell that place in a tenth of the time.
    """
    if (len(old) + len(new)) % 2:
        found = _half_way(new, old)
        return found and (found[1], found[0])
    return _half_way(old, new)


def _half_way(old: str, new: str) -> tuple[int, int] | None:
    """The furthest place on its diagonal where half of the edits are made."""
    rows = _lengths(old, new)
    i, j = len(old), len(new)
    common = _length(rows, i, j)
    if not common:
        return None
    left = (i + j - 2 * common) // 2  # edits to be taken back
    while left:
        if j and rows[i] >> (j - 1) & 1:
            j, left = j - 1, left - 1
        elif j and old[i - 1] == new[j - 1]:
            i, j = i - 1, j - 1
        else:
            i, left = i - 1, left - 1
    length = _length(rows, i, j)
    while i < len(old) and j < len(new) and _length(rows, i + 1, j + 1) > length:
        i, j, length = i + 1, j + 1, length + 1
    return i, j


def _length(rows: Sequence[int], i: int, j: int) -> int:
    """The length of the longest script of the first i and j tokens."""
    return j - (rows[i] & ((1 << j) - 1)).bit_count()


def leaf(old: Sequence[str], new: Sequence[str], i: int, j: int) -> Iterator[Block]:
    """The equal runs of two short texts: one private character for each token."""
    # Below the first are line ends and spaces.
    codes = dict(zip(dict.fromkeys((*old, *new)), map(chr, count(0x100)), strict=False))
    olds, news = ("".join(map(codes.__getitem__, side)) for side in (old, new))
    for op, text in _engine().diff_main(olds, news, False):
        if op == 0:
            yield i, j, len(text)
        i += len(text) if op <= 0 else 0
        j += len(text) if op >= 0 else 0
