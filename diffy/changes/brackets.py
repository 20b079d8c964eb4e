"""What became of the square brackets of a provision, whatever became of its words."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from diffy.changes.regions import Region, Wording
from diffy.model import Flag, Ground, Mark, MarkKind, Node
from diffy.words import word_starts

_LONGEST = 60
"""Characters of bracketed text that a ground shows; the rest is an ellipsis."""


class _Bracket(NamedTuple):
    """A bracket of a node and the places of the words in it."""

    words: range
    quote: str


def bracket_grounds(old: Node, new: Node, wording: Wording) -> Iterator[Ground]:
    """Brackets opened, closed keeping their words, closed dropping them, changed inside."""
    olds, news = _brackets(old), _brackets(new)
    if not olds and not news:
        return
    became = _became(olds, news, wording)
    covered_old, covered_new = _covered(olds), _covered(news)
    for k, bracket in enumerate(olds):
        still = _kept(bracket.words, wording.old)
        if k in became:
            continue
        if 2 * len(still) < len(bracket.words):  # a stray word or two is not the text
            yield Ground(Flag.BRACKET_DROPPED, bracket.quote, "")
        elif still and covered_new.isdisjoint(still):
            yield Ground(Flag.BRACKET_KEPT, bracket.quote, "")
    known = set(became.values())
    for k, bracket in enumerate(news):
        was = _kept(bracket.words, wording.new)
        if k not in known and bracket.words and covered_old.isdisjoint(was):
            yield Ground(Flag.BRACKET_OPENED, "", bracket.quote)
    yield from _inside(olds, news, became, wording)


def _inside(
    olds: Sequence[_Bracket],
    news: Sequence[_Bracket],
    became: Mapping[int, int],
    wording: Wording,
) -> Iterator[Ground]:
    """The brackets in which words changed; of nested ones the innermost."""
    changed = [
        (olds[i], news[j])
        for i, j in became.items()
        if _differ(olds[i], news[j], wording)
    ]
    for one, other in changed:
        inner = any(
            o is not one
            and _within(o.words, one.words)
            and _within(n.words, other.words)
            for o, n in changed
        )
        if not inner:
            yield Ground(Flag.BRACKET_CHANGED, one.quote, other.quote)


def _differ(one: _Bracket, other: _Bracket, wording: Wording) -> bool:
    kept = _kept(one.words, wording.old)
    return len(kept) < len(one.words) or len(kept) < len(other.words)


def _within(inner: range, outer: range) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop


def _became(
    olds: Sequence[_Bracket], news: Sequence[_Bracket], wording: Wording
) -> dict[int, int]:
    """Each old bracket with the new one it became.

    That holds most of its words or, where none was kept, stands in their place.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    holders: dict[int, list[int]] = {}
    for j, bracket in enumerate(news):
        for place in bracket.words:
            holders.setdefault(place, []).append(j)
    for i, bracket in enumerate(olds):
        still = _kept(bracket.words, wording.old)
        if still:
            places = still
        else:
            region = _region(bracket.words, wording.regions) if bracket.words else None
            places = list(region.new_words) if region else []
        shares = Counter(
            j for place in places for j in holders.get(place, ()) if j not in taken
        )
        if still:
            shared = [(n, -len(news[j].words), -j) for j, n in shares.items()]
            best = max(shared, default=(0, 0, 0))
            chosen = -best[2] if 2 * best[0] > len(still) else None
        else:
            inside = [j for j, n in shares.items() if n == len(news[j].words)]
            chosen = min(inside, default=None)
        if chosen is not None:
            found[i] = chosen
            taken.add(chosen)
    return found


def _region(words: range, regions: Sequence[Region]) -> Region | None:
    """The replaced run that has all of some old words, and new words in their place."""
    held = (r for r in regions if r.new_words and _within(words, r.old_words))
    return next(held, None)


def _kept(words: range, places: Sequence[int | None]) -> list[int]:
    """The counterparts of some words that have one."""
    found = (places[k] for k in words if k < len(places))
    return [place for place in found if place is not None]


def _covered(brackets: Sequence[_Bracket]) -> set[int]:
    return {k for bracket in brackets for k in bracket.words}


def _brackets(node: Node) -> list[_Bracket]:
    marks = [mark for mark in node.marks if mark.kind is MarkKind.BRACKET]
    if not marks:
        return []
    starts = word_starts(node.text)
    return [
        _Bracket(
            range(bisect_left(starts, mark.start), bisect_left(starts, mark.end)),
            _quote(node, mark),
        )
        for mark in marks
    ]


def _quote(node: Node, mark: Mark) -> str:
    text = " ".join(node.text[mark.start : mark.end].split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def same_brackets(old: Node, new: Node) -> bool:
    """Whether brackets opened in other provisions cover both nodes alike."""
    return _cover_from_outside(old) == _cover_from_outside(new)


def _cover_from_outside(node: Node) -> int:
    return sum(
        1
        for m in node.marks
        if m.kind is MarkKind.BRACKET and not m.opens and not m.closes
    )
