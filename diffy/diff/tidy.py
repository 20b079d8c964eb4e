"""Changes as a reader would make them: joined, at the seams of the text, of whole figures."""

from collections.abc import Iterable, Sequence

from diffy.diff.equal import Gap
from diffy.diff.side import Side
from diffy.words import has_digits, is_word

MIDST = 24  # changed tokens around a stop word that is struck with them
RUN = 2  # so few stop words or marks do not keep two replacements apart
SLIDE = 64  # tokens an edit may slide
_BRACKETS = frozenset("[]［］")
_OPEN, _CLOSED = frozenset("[［"), frozenset("]］")
_POINTS = frozenset(".,/")  # inside a figure or a symbol
_ENDS = frozenset(".;。；")
_SENTENCE, _CLAUSE = frozenset(".;:。；："), frozenset(",、，()（）")


def joined(
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


def slid(gaps: Sequence[Gap], old: list[str], new: list[str]) -> list[Gap]:
    """Move insertions and deletions to the best boundary, where that is free."""
    found: list[Gap] = []
    for k, (i0, i1, j0, j1) in enumerate(gaps):
        if i1 > i0 and j1 > j0:
            found.append((i0, i1, j0, j1))
            continue
        text, start, end = run(gaps[k], old, new)
        # One kept token at least stays between two changes.
        room_before = i0 - (found[-1][1] + 1 if found else 0)
        room_after = (gaps[k + 1][0] - 1 if k + 1 < len(gaps) else len(old)) - i1
        by = _slide(text, start, end, room_before, room_after)
        found.append((i0 + by, i1 + by, j0 + by, j1 + by))
    return found


def run(gap: Gap, old: list[str], new: list[str]) -> tuple[list[str], int, int]:
    """What is deleted or, where nothing is, inserted: the text it stands in, and where."""
    i0, i1, j0, j1 = gap
    return (old, i0, i1) if i1 > i0 else (new, j0, j1)


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


def whole_numbers(gaps: Sequence[Gap], one: Side, two: Side) -> list[Gap]:
    """Widen changes to the whole of a figure or a pair of round brackets.

    "1.5" became "2.5", not "1" became "2"; "thirty (30)" is struck with its bracket.
    """
    old, new = one.tokens, two.tokens
    if ")" not in old and not _may_have_figures(one) and not _may_have_figures(two):
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


def _may_have_figures(side: Side) -> bool:
    """Whether a look for figures is worth it: most parts have none."""
    part = side.text[side.first : side.last]
    return not part.isascii() or has_digits(part)


def _in_figure(side: Side, place: int) -> bool:
    """Whether a place lies inside a figure or a symbol: "1.5", "1/CP.21"."""
    text = side.tokens
    if not 0 < place < len(text):
        return False
    point = place if text[place] in _POINTS else place - 1
    if text[point] not in _POINTS or not 0 < point < len(text) - 1:
        return False
    before, after = text[point - 1], text[point + 1]
    figures = before.isdigit() + after.isdigit()
    if not figures or (figures == 1 and not (before.isupper() or after.isupper())):
        return False
    return not side.space(point) and not side.space(point + 1)
