"""The words of a pair of provisions -> edits; the only home of diff-match-patch.

Guarantees:

1. the texts of "=" and "+" put together are the new text, space for space;
2. the texts of "=" and "-" put together have the words and marks of the old text, but
   that a quotation mark, an apostrophe or a hyphen kept is printed as the new text has it;
3. an edit holds whole words and marks only, and a bracket is never swept up in the
   change of its neighbours;
4. exchanging the two texts exchanges the words inserted and deleted;
5. the same texts give the same edits on any machine: no time limit is used.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import compress, count
from operator import ne
from typing import Any, NamedTuple

from diffy.model import Edit, Op
from diffy.words import (
    is_word,
    placed_tokens,
    plain_marks,
    printed_words,
    unplain,
    words_before,
)

ALIKE = 0.10  # least share of common tokens; without it unrelated texts take seconds
LARGE = 2_000  # product of lengths from which unique runs of tokens cut the text
LARGEST = 1_000_000  # product of lengths that keeps the leaf below a second
WIDEST = 2_000  # tokens of which the lengths of all scripts are kept as bits
DEEPEST = 8  # cuts within cuts
MIDST = 24  # changed tokens around a stop word that is struck with them
RUN = 2  # so few stop words or marks do not keep two replacements apart
CONTEXT = 64  # characters of equal text kept beside a change, for sliding it
LITTLE = 12  # as many mostly do
SLIDE = 64  # tokens an edit may slide
_BRACKETS = frozenset("[]［］")
_OPEN, _CLOSED = frozenset("[［"), frozenset("]］")
_POINTS = frozenset(".,/")  # inside a figure or a symbol
_GLUED = re.compile(r"[.,/]\S")
_ENDS = frozenset(".;。；")
_SENTENCE, _CLAUSE = frozenset(".;:。；："), frozenset(",、，()（）")

Block = tuple[int, int, int]
"""Equal tokens: where they begin in the old and the new text, and how many."""
Gap = tuple[int, int, int, int]
"""A change: where its tokens begin and end in the old text, and in the new."""


class _Side(NamedTuple):
    """One of the texts, with the tokens of its part that differs."""

    text: str
    tokens: list[str]
    starts: list[int]
    ends: list[int]
    first: int
    """Where the part begins."""
    last: int
    """Where it ends."""


class Script(NamedTuple):
    """How an old text became a new one."""

    edits: tuple[Edit, ...]
    runs: tuple[tuple[range, range], ...]
    """For every change the places of its words among those of the old and new text."""


def diff(old: str, new: str, stop: frozenset[str]) -> tuple[Edit, ...]:
    """Tell word by word how an old text became a new one.

    `stop` holds the words, case folded, that are too common to keep a replacement in
    two when they stand between its halves.
    """
    return script(old, new, stop).edits


def script(old: str, new: str, stop: frozenset[str]) -> Script:
    """What `diff` tells, and which words it is about."""
    was, now = plain_marks(old), plain_marks(new)
    if was == now:
        return Script((Edit(Op.KEEP, new),) if new else (), ())
    for context in (LITTLE, CONTEXT):
        start, end = _same_ends(was, now, context)
        one, two = _side(old, was, start, end), _side(new, now, start, end)
        olds, news = one.tokens, two.tokens
        gaps = _joined(_compared(olds, news), olds, news, stop)
        if not _at_an_end(gaps, one, two):
            break
    gaps = _whole_numbers(_slid(gaps, olds, news), one, two)
    return Script(_cut(gaps, one, two), _runs(gaps, one, two))


def _side(text: str, plain: str, start: int, end: int) -> _Side:
    last = len(text) - end
    return _Side(text, *placed_tokens(plain, start, last), start, last)


def _runs(
    gaps: Iterable[Gap], one: _Side, two: _Side
) -> tuple[tuple[range, range], ...]:
    """The places of the words of each change."""
    before = len(printed_words(one.text[: one.first]))
    olds, news = (
        words_before(side.tokens, before, not unplain(side.text)) for side in (one, two)
    )
    return tuple(
        (range(olds[i0], olds[i1]), range(news[j0], news[j1]))
        for i0, i1, j0, j1 in gaps
    )


def _at_an_end(gaps: Sequence[Gap], one: _Side, two: _Side) -> bool:
    """Whether a change stands, or might slide, where the part looked at was cut off."""
    if not gaps:
        return False
    text, start, end = _run(gaps[0], one.tokens, two.tokens)
    if one.first and text[:start] == text[end - start : end]:
        return True
    text, start, end = _run(gaps[-1], one.tokens, two.tokens)
    rest = len(text) - end
    return one.last < len(one.text) and text[end:] == text[start : start + rest]


def _run(gap: Gap, old: list[str], new: list[str]) -> tuple[list[str], int, int]:
    """What is deleted or, where nothing is, inserted: the text it stands in, and where."""
    i0, i1, j0, j1 = gap
    return (old, i0, i1) if i1 > i0 else (new, j0, j1)


def _same_ends(old: str, new: str, context: int) -> tuple[int, int]:
    """How many characters at the beginning and at the end need no look.

    Both cuts are made at a space, so that none goes through a word.
    """
    most = min(len(old), len(new))
    head = max(0, _common(old, new, most) - context)
    head = old.rfind(" ", 0, head) + 1
    tail = max(0, _common(old[::-1], new[::-1], most - head) - context)
    found = old.find(" ", len(old) - tail)
    return head, len(old) - found if found >= 0 else 0


def _common(old: str, new: str, most: int) -> int:
    """The length of the common beginning, by halving."""
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            most = middle - 1
    return low


def _compared(old: list[str], new: list[str]) -> list[Gap]:
    """The changes, mirrored where old and new are exchanged.

    The leaf prefers one side where two scripts are equally long, so that the lesser
    text always comes first.
    """
    if new < old:
        return [(i0, i1, j0, j1) for j0, j1, i0, i1 in _compared(new, old)]
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
        yield from _forced(old, new, shared, i, j) or _leaf(old, new, i, j)


def _alike(old: Sequence[str], new: Sequence[str], shared: set[str]) -> bool:
    """Whether two texts have enough tokens in common to be compared by them."""
    enough = ALIKE * (len(old) + len(new))
    if not shared or 2 * len(shared) >= enough:  # without counting repeats
        return bool(shared)
    olds, news = Counter(old), Counter(new)
    return 2 * sum(min(olds[token], news[token]) for token in shared) >= enough


def _forced(
    old: Sequence[str], new: Sequence[str], shared: set[str], i: int, j: int
) -> list[Block]:
    """The longest script of equal tokens, where there is but one; else nothing.

    Half of all short texts have but one, and need no leaf to choose.
    """
    olds = [k for k, token in enumerate(old) if token in shared]
    news = [k for k, token in enumerate(new) if token in shared]
    pairs = _only_script([old[k] for k in olds], [new[k] for k in news])
    return [(i + olds[one], j + news[two], 1) for one, two in pairs]


def _only_script(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The places of the equal tokens, in order; nothing where several scripts are longest.

    All longest scripts lie between two, of which one leaves out as late as it can what
    the other leaves out as early as it can.
    """
    if old == new:
        return [(k, k) for k in range(len(old))]
    if len(old) * len(new) > LARGE:
        return []
    one, other = _outermost(old, new), _outermost(new, old)
    return one[::-1] if one == [(i, j) for j, i in other] else []


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
    olds, news = _once(old, size), _once(new, size)
    return [(k, news[run]) for run, k in olds.items() if run in news]


def _once(text: Sequence[str], size: int) -> dict[tuple[str, ...], int]:
    """The runs of a size that occur once in a text, and where."""
    runs = list(zip(*(text[k:] for k in range(size)), strict=False))
    places = dict(zip(runs, count(), strict=False))
    if len(places) < len(runs):
        counts = Counter(runs)
        places = {run: k for run, k in places.items() if counts[run] == 1}
    return places


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


def _leaf(old: Sequence[str], new: Sequence[str], i: int, j: int) -> Iterator[Block]:
    """The equal runs of two short texts: one private character for each token."""
    # Below the first are line ends and spaces.
    codes = dict(zip(dict.fromkeys((*old, *new)), map(chr, count(0x100)), strict=False))
    olds, news = ("".join(map(codes.__getitem__, side)) for side in (old, new))
    for op, text in _engine().diff_main(olds, news, False):
        if op == 0:
            yield i, j, len(text)
        i += len(text) if op <= 0 else 0
        j += len(text) if op >= 0 else 0


def _gaps(blocks: Iterable[Block], n_old: int, n_new: int) -> list[Gap]:
    """What stands between the equal runs."""
    gaps, i, j = [], 0, 0
    for old, new, size in (*blocks, (n_old, n_new, 0)):
        if old > i or new > j:
            gaps.append((i, old, j, new))
        i, j = old + size, new + size
    return gaps


def _joined(
    gaps: Iterable[Gap], old: Sequence[str], new: Sequence[str], stop: frozenset[str]
) -> list[Gap]:
    """Join replacements that a stop word or two, or commas, keep apart.

    Insertions and deletions stay apart: joined, they would show kept words as changed.
    """
    found: list[Gap] = []
    for gap in gaps:
        if found and _as_one(found[-1], gap, old, new, stop):
            gap = found[-1][0], gap[1], found[-1][2], gap[3]
            found.pop()
        found.append(gap)
    return found


def _as_one(
    before: Gap, gap: Gap, old: Sequence[str], new: Sequence[str], stop: frozenset[str]
) -> bool:
    (i0, i1, j0, j1), (i2, i3, j2, j3) = before, gap
    if i2 - i1 > RUN or i0 == i1 or j0 == j1 or i2 == i3 or j2 == j3:
        return False
    run = old[i1:i2]
    return (
        _worth_joining(run, before, gap, stop)
        and _SENTENCE.isdisjoint(run)
        and _BRACKETS.isdisjoint(old[i0:i3])
        and _BRACKETS.isdisjoint(new[j0:j3])
    )


def _worth_joining(
    run: Sequence[str], before: Gap, after: Gap, stop: frozenset[str]
) -> bool:
    """Whether a kept run is better struck with its neighbours than left between them.

    Marks always are ("thirty (30)"); a stop word only in the midst of so much that
    changed that it says nothing.
    """
    words = [token for token in run if is_word(token)]
    if any(word.casefold() not in stop for word in words):
        return False
    changed = sum(i1 - i0 + j1 - j0 for i0, i1, j0, j1 in (before, after))
    return changed >= MIDST * len(words)


def _slid(gaps: Sequence[Gap], old: list[str], new: list[str]) -> list[Gap]:
    """Move insertions and deletions to the best boundary, where that is free."""
    found: list[Gap] = []
    for k, (i0, i1, j0, j1) in enumerate(gaps):
        if i1 > i0 and j1 > j0:
            found.append((i0, i1, j0, j1))
            continue
        text, start, end = _run(gaps[k], old, new)
        # One kept token at least stays between two changes.
        room_before = i0 - (found[-1][1] + 1 if found else 0)
        room_after = (gaps[k + 1][0] - 1 if k + 1 < len(gaps) else len(old)) - i1
        by = _slide(text, start, end, room_before, room_after)
        found.append((i0 + by, i1 + by, j0 + by, j1 + by))
    return found


def _slide(text: Sequence[str], start: int, end: int, back: int, ahead: int) -> int:
    """By how many tokens an edit is best moved; 0 where it stands well."""
    least = most = 0
    while (
        -least < min(back, SLIDE) and text[start + least - 1] == text[end + least - 1]
    ):
        least -= 1
    while most < min(ahead, SLIDE) and text[start + most] == text[end + most]:
        most += 1
    if least == most:
        return 0
    choices = range(least, most + 1)
    return max(
        choices, key=lambda by: (_worth(text, start + by, end + by), -abs(by), by)
    )


def _worth(text: Sequence[str], start: int, end: int) -> int:
    """How well an edit begins and ends."""
    worth = _boundary(text, start) + _boundary(text, end)
    return worth + (4 if _balanced(text[start:end]) else 0)


def _boundary(text: Sequence[str], place: int) -> int:
    if place in (0, len(text)) or text[place - 1] in _SENTENCE:
        return 4
    if text[place] in _OPEN or text[place - 1] in _CLOSED:
        return 3
    return 2 if text[place - 1] in _CLAUSE or text[place] in _ENDS else 1


def _balanced(tokens: Iterable[str]) -> bool:
    depth = 0
    for token in tokens:
        depth += (token in _OPEN) - (token in _CLOSED)
        if depth < 0:
            return False
    return depth == 0


def _whole_numbers(gaps: Sequence[Gap], one: _Side, two: _Side) -> list[Gap]:
    """Widen changes to the whole of a figure or a pair of round brackets.

    "1.5" became "2.5", not "1" became "2"; "thirty (30)" is struck with its bracket.
    """
    old, new = one.tokens, two.tokens
    glued = any(_GLUED.search(side.text, side.first, side.last) for side in (one, two))
    if not glued and ")" not in old:
        return [*gaps]
    found: list[Gap] = []
    ceilings = [*(gap[0] for gap in gaps), len(old)][1:]
    for (i0, i1, j0, j1), ceiling in zip(gaps, ceilings, strict=True):
        floor = found[-1][1] if found else 0
        while i0 > floor and (_in_figure(one, i0) or _in_figure(two, j0)):
            i0, j0 = i0 - 1, j0 - 1
        if found and i0 == floor:
            i0, j0 = found[-1][0], found[-1][2]
            found.pop()
        while i1 < ceiling and (_in_figure(one, i1) or _in_figure(two, j1)):
            i1, j1 = i1 + 1, j1 + 1
        closes = i1 < ceiling and old[i1] == ")"
        if closes and _unclosed(old[i0:i1]) and _unclosed(new[j0:j1]):
            i1, j1 = i1 + 1, j1 + 1
        found.append((i0, i1, j0, j1))
    return found


def _unclosed(tokens: Sequence[str]) -> bool:
    return tokens.count("(") == tokens.count(")") + 1


def _in_figure(side: _Side, place: int) -> bool:
    """Whether a place lies inside a figure or a symbol: "1.5", "1/CP.21"."""
    text, starts, ends = side.tokens, side.starts, side.ends
    if not 0 < place < len(text):
        return False
    point = place if text[place] in _POINTS else place - 1
    if text[point] not in _POINTS or not 0 < point < len(text) - 1:
        return False
    if ends[place - 1] != starts[place]:
        return False
    if not ends[point - 1] == starts[point] == starts[point + 1] - 1:
        return False
    before, after = text[point - 1], text[point + 1]
    figures = before.isdigit() + after.isdigit()
    return figures == 2 or (figures == 1 and (before.isupper() or after.isupper()))


def _cut(gaps: Sequence[Gap], one: _Side, two: _Side) -> tuple[Edit, ...]:
    """The edits, cut out of the texts by offsets."""
    old, new = one.text, two.text
    old_starts, old_ends = [*one.starts, one.last], [one.first, *one.ends]
    new_starts, new_ends = [*two.starts, two.last], [two.first, *two.ends]
    edits: list[Edit] = []
    kept = ""  # what was kept and is not told yet
    told = 0  # how much of the new text is
    for i0, i1, j0, j1 in gaps:
        was, now = old_ends[i0], new_ends[j0]
        old_next, new_next = old_starts[i1], new_starts[j1]
        if i0 < i1 and j0 < j1:
            lead, trail = new[now : new_starts[j0]], new[new_ends[j1] : new_next]
            start, end = was if not lead else old_starts[i0], old_ends[i1]
            gone = old[start : end if trail else old_next]
            come = new[new_starts[j0] : new_ends[j1]]
        else:
            ends = bool(now), new_next < len(new)
            lead, gone, come, trail = _spaced(
                old[was:old_next], new[now:new_next], *ends
            )
        kept += new[told:now] + lead
        if kept:
            edits.append(Edit(_KEEP, kept))
        if gone:
            edits.append(Edit(_DELETE, gone))
        if come:
            edits.append(Edit(_INSERT, come))
        kept, told = trail, new_next
    kept += new[told:]
    if kept:
        edits.append(Edit(_KEEP, kept))
    return tuple(edits)


# Python finds a member of an enumeration by many steps; these are made at every change.
_KEEP, _DELETE, _INSERT = Op.KEEP, Op.DELETE, Op.INSERT


def _spaced(old: str, new: str, begins: bool, ends: bool) -> tuple[str, str, str, str]:
    """Share out the spaces round words that came or went: (kept, deleted, inserted, kept).

    `begins` and `ends` tell whether kept text stands on either side. Kept text has the
    new spaces; what is missing for the old words to stay apart goes with the deleted.
    """
    if new.strip():
        if not old or not begins or not ends:
            return "", "", new, ""
        come = new.lstrip()
        if lead := new[: len(new) - len(come)]:
            return lead, "", come, ""
        come = new.rstrip()
        if trail := new[len(come) :]:
            return "", "", come, trail
        return "", old, come, ""
    if not new:
        return "", old, "", ""
    if begins and (old[:1].isspace() or not ends):
        return new, old.lstrip(), "", ""
    return "", old.strip(), "", new
