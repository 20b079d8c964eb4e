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

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import count, groupby
from typing import Any

from diffy.model import Edit, Op
from diffy.words import WORD, placed_tokens, plain_marks

ALIKE = 0.10  # least share of common tokens; without it unrelated texts take seconds
LARGE = 2_000  # product of lengths from which unique runs of tokens cut the text
LARGEST = 1_000_000  # product of lengths that keeps the leaf below a second
DEEPEST = 8  # cuts within cuts
MIDST = 24  # changed tokens around a stop word that is struck with them
RUN = 2  # so few stop words or marks do not keep two replacements apart
CONTEXT = 64  # characters of equal text kept beside a change, for sliding it
SLIDE = 64  # tokens an edit may slide
_BRACKETS = frozenset("[]［］")
_OPEN, _CLOSED = frozenset("[［"), frozenset("]］")
_POINTS = frozenset(".,/")  # inside a figure or a symbol
_ENDS = frozenset(".;。；")
_SENTENCE, _CLAUSE = frozenset(".;:。；："), frozenset(",、，()（）")

Block = tuple[int, int, int]
"""Equal tokens: where they begin in the old and the new text, and how many."""
Gap = tuple[int, int, int, int]
"""A change: where its tokens begin and end in the old text, and in the new."""
Spans = list[tuple[int, int]]


def diff(old: str, new: str, stop: frozenset[str]) -> tuple[Edit, ...]:
    """Tell word by word how an old text became a new one.

    `stop` holds the words, case folded, that are too common to keep a replacement in
    two when they stand between its halves.
    """
    was, now = plain_marks(old), plain_marks(new)
    if was == now:
        return (Edit(Op.KEEP, new),) if new else ()
    start, end = _same_ends(was, now)
    olds, old_spans = placed_tokens(was, start, len(old) - end)
    news, new_spans = placed_tokens(now, start, len(new) - end)
    gaps = _slid(_joined(_compared(olds, news), olds, news, stop), olds, news)
    gaps = _whole_numbers(gaps, old_spans, new_spans, olds, news)
    bounds = (start, len(old) - end, len(new) - end)
    return _printed(_cut(gaps, old, new, old_spans, new_spans, bounds))


def _same_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters at the beginning and at the end need no look.

    Both cuts are made at a space, so that none goes through a word.
    """
    most = min(len(old), len(new))
    head = max(0, _common(old, new, most) - CONTEXT)
    head = old.rfind(" ", 0, head) + 1
    tail = max(0, _common(old[::-1], new[::-1], most - head) - CONTEXT)
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
    ids: dict[str, int] = defaultdict(count().__next__)
    olds, news = (list(map(ids.__getitem__, side)) for side in (old, new))
    return _gaps(_blocks(olds, news, 0, 0, 0), len(old), len(new))


def _blocks(
    old: Sequence[int], new: Sequence[int], i: int, j: int, depth: int
) -> Iterator[Block]:
    """The equal runs of two texts that stand at `i` and `j`, in order."""
    most = min(len(old), len(new))
    head = next((k for k in range(most) if old[k] != new[k]), most)
    most -= head
    tail = next((k for k in range(most) if old[~k] != new[~k]), most)
    if head:
        yield i, j, head
    old_end, new_end = len(old) - tail, len(new) - tail
    olds, news = old[head:old_end], new[head:new_end]
    if olds and news:
        yield from _middle(olds, news, i + head, j + head, depth)
    if tail:
        yield i + old_end, j + new_end, tail


def _middle(
    old: Sequence[int], new: Sequence[int], i: int, j: int, depth: int
) -> Iterator[Block]:
    """The equal runs of two texts that begin and end otherwise."""
    if not _alike(old, new):
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
        yield from _leaf(old, new, i, j)


def _alike(old: Sequence[int], new: Sequence[int]) -> bool:
    """Whether two texts have enough tokens in common to be compared by them."""
    enough = ALIKE * (len(old) + len(new))
    counts = Counter(old)
    if 2 * len(counts.keys() & set(new)) >= enough:  # without counting those of the new
        return True
    shared = sum(min(n, counts[token]) for token, n in Counter(new).items())
    return 2 * shared >= enough


def _anchors(old: Sequence[int], new: Sequence[int], depth: int) -> Iterator[Block]:
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


def _unique(old: Sequence[int], new: Sequence[int], size: int) -> list[tuple[int, int]]:
    """Where the runs of a size stand that occur once in each text, in the old order."""
    places = []
    for text in (old, new):
        runs = list(zip(*(text[k:] for k in range(size)), strict=False))
        once = Counter(runs)
        places.append({run: k for k, run in enumerate(runs) if once[run] == 1})
    return [(k, places[1][run]) for run, k in places[0].items() if run in places[1]]


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that rises on both sides (patience sorting)."""
    ends: list[int] = []  # the least new place on which a chain of a length ends
    last: list[int] = []  # the pair that ends there
    before: list[int] = []
    for k, (_, new) in enumerate(pairs):
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
    return engine


def _leaf(old: Sequence[int], new: Sequence[int], i: int, j: int) -> Iterator[Block]:
    """The equal runs of two short texts: one private character for each token."""
    codes: dict[int, str] = {}
    for token in (*old, *new):
        if token not in codes:
            code = 0x100 + len(codes)  # below it are line ends and spaces
            codes[token] = chr(code if code < 0xD800 else code + 0x800)
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
        i0, i1, j0, j1 = gap
        if found and i1 > i0 and j1 > j0:
            before = found[-1]
            run = old[before[1] : i0]
            whole = before[0], i1, before[2], j1
            if (
                len(run) <= RUN
                and before[1] > before[0]
                and before[3] > before[2]
                and _worth_joining(run, before, gap, stop)
                and _SENTENCE.isdisjoint(run)
                and _BRACKETS.isdisjoint(old[whole[0] : whole[1]])
                and _BRACKETS.isdisjoint(new[whole[2] : whole[3]])
            ):
                found[-1] = whole
                continue
        found.append(gap)
    return found


def _worth_joining(
    run: Sequence[str], before: Gap, after: Gap, stop: frozenset[str]
) -> bool:
    """Whether a kept run is better struck with its neighbours than left between them.

    Marks always are ("thirty (30)"); a stop word only in the midst of so much that
    changed that it says nothing.
    """
    words = [token for token in run if WORD.match(token)]
    if any(word.casefold() not in stop for word in words):
        return False
    changed = sum(i1 - i0 + j1 - j0 for i0, i1, j0, j1 in (before, after))
    return changed >= MIDST * len(words)


def _slid(gaps: Sequence[Gap], old: Sequence[str], new: Sequence[str]) -> list[Gap]:
    """Move insertions and deletions to the best boundary, where that is free."""
    found: list[Gap] = []
    for k, (i0, i1, j0, j1) in enumerate(gaps):
        if i1 > i0 and j1 > j0:
            found.append((i0, i1, j0, j1))
            continue
        text, start, end = (old, i0, i1) if i1 > i0 else (new, j0, j1)
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


def _whole_numbers(
    gaps: Sequence[Gap],
    old_spans: Spans,
    new_spans: Spans,
    old: Sequence[str],
    new: Sequence[str],
) -> list[Gap]:
    """Widen changes to the whole of a figure or a pair of round brackets.

    "1.5" became "2.5", not "1" became "2"; "thirty (30)" is struck with its bracket.
    """
    found: list[Gap] = []
    ceilings = [*(gap[0] for gap in gaps), len(old)][1:]
    for (i0, i1, j0, j1), ceiling in zip(gaps, ceilings, strict=True):
        floor = found[-1][1] if found else 0
        while i0 > floor and (
            _in_figure(old, old_spans, i0) or _in_figure(new, new_spans, j0)
        ):
            i0, j0 = i0 - 1, j0 - 1
        if found and i0 == floor:
            i0, j0 = found[-1][0], found[-1][2]
            found.pop()
        while i1 < ceiling and (
            _in_figure(old, old_spans, i1) or _in_figure(new, new_spans, j1)
        ):
            i1, j1 = i1 + 1, j1 + 1
        closes = i1 < ceiling and old[i1] == ")"
        if closes and _unclosed(old[i0:i1]) and _unclosed(new[j0:j1]):
            i1, j1 = i1 + 1, j1 + 1
        found.append((i0, i1, j0, j1))
    return found


def _unclosed(tokens: Sequence[str]) -> bool:
    return tokens.count("(") == tokens.count(")") + 1


def _in_figure(text: Sequence[str], spans: Spans, place: int) -> bool:
    """Whether a place lies inside a figure or a symbol: "1.5", "1/CP.21"."""
    if not 0 < place < len(text) or spans[place - 1][1] != spans[place][0]:
        return False
    point = place if text[place] in _POINTS else place - 1
    if text[point] not in _POINTS or not 0 < point < len(text) - 1:
        return False
    if not spans[point - 1][1] == spans[point][0] == spans[point + 1][0] - 1:
        return False
    before, after = text[point - 1], text[point + 1]
    figures = before.isdigit() + after.isdigit()
    return figures == 2 or (figures == 1 and (before.isupper() or after.isupper()))


def _cut(
    gaps: Sequence[Gap],
    old: str,
    new: str,
    old_spans: Spans,
    new_spans: Spans,
    bounds: tuple[int, int, int],
) -> Iterator[tuple[Op, str]]:
    """The runs of text, cut out by offsets."""
    start, old_end, new_end = bounds
    kept = 0  # how much of the new text is told
    for i0, i1, j0, j1 in gaps:
        was = old_spans[i0 - 1][1] if i0 else start
        now = new_spans[j0 - 1][1] if j0 else start
        old_next = old_spans[i1][0] if i1 < len(old_spans) else old_end
        new_next = new_spans[j1][0] if j1 < len(new_spans) else new_end
        ends = bool(now), new_next < len(new)
        runs = _spaced(old[was:old_next], new[now:new_next], *ends)
        yield Op.KEEP, new[kept:now] + runs[0]
        yield Op.DELETE, runs[1]
        yield Op.INSERT, runs[2]
        yield Op.KEEP, runs[3]
        kept = new_next
    yield Op.KEEP, new[kept:]


def _spaced(old: str, new: str, begins: bool, ends: bool) -> tuple[str, str, str, str]:
    """Share out the spaces round a change: (kept, deleted, inserted, kept).

    `begins` and `ends` tell whether kept text stands on either side. Kept text has the
    new spaces; what is missing for the old words to stay apart goes with the deleted.
    """
    (old_lead, gone, old_trail), (lead, come, trail) = _spaces(old), _spaces(new)
    if gone and come:
        gone = ("" if lead else old_lead) + gone + ("" if trail else old_trail)
        return lead, gone, come, trail
    if come:
        if not old or not begins or not ends:
            return "", "", new, ""
        if lead:
            return lead, "", come + trail, ""
        return ("", "", come, trail) if trail else ("", old, come, "")
    if not new:
        return "", old, "", ""
    if begins and (old_lead or not ends):
        return new, gone + old_trail, "", ""
    return "", gone, "", new


def _spaces(text: str) -> tuple[str, str, str]:
    """A text as its first spaces, its words and its last spaces."""
    words = text.strip()
    at = len(text) - len(text.lstrip())
    return text[:at], words, text[at + len(words) :]


def _printed(runs: Iterable[tuple[Op, str]]) -> tuple[Edit, ...]:
    """The edits, neighbours of one kind joined and empty ones left out."""
    told = ((op, text) for op, text in runs if text)
    grouped = groupby(told, key=lambda run: run[0])
    return tuple(Edit(op, "".join(text for _, text in run)) for op, run in grouped)
