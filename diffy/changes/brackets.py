"""What became of the square brackets of a provision, whatever became of its words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
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
    for k, (one, other) in enumerate(changed):
        if not _nests(changed, k):
            yield Ground(Flag.BRACKET_CHANGED, one.quote, other.quote)


def _nests(changed: Sequence[tuple[_Bracket, _Bracket]], k: int) -> bool:
    """Whether another of the brackets stands in both drafts inside the one at a place.

    They stand in the order of the old text: what is nested follows what it is nested in.
    """
    one, other = changed[k]
    for at in range(k + 1, len(changed)):
        old, new = changed[at]
        if old.words.start >= one.words.stop:
            return False
        if _within(new.words, other.words):
            return True
    return False


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
    nest = _Nest(news)
    for i, bracket in enumerate(olds):
        still = _kept(bracket.words, wording.old)
        if still:
            chosen = _holder(still, nest, taken)
        else:
            region = _region(bracket.words, wording.regions) if bracket.words else None
            chosen = _stands_in(region.new_words, nest, taken) if region else None
        if chosen is not None:
            found[i] = chosen
            taken.add(chosen)
    return found


class _Nest:
    """The brackets of a text, each with the one right around it."""

    def __init__(self, brackets: Sequence[_Bracket]) -> None:
        self.words = [bracket.words for bracket in brackets]
        self._starts = [words.start for words in self.words]
        self._around: list[int] = []
        opened: list[int] = []
        for k, words in enumerate(self.words):
            while opened and self.words[opened[-1]].stop <= words.start:
                opened.pop()
            self._around.append(opened[-1] if opened else -1)
            opened.append(k)

    def at(self, place: int) -> Iterator[int]:
        """The brackets that hold a word, from the innermost out."""
        k = bisect_right(self._starts, place) - 1
        while k >= 0:
            if place in self.words[k]:
                yield k
            k = self._around[k]

    def within(self, places: range) -> Iterator[int]:
        """The brackets with words, all of which stand among some places, in order."""
        first = bisect_left(self._starts, places.start)
        for k in range(first, bisect_left(self._starts, places.stop)):
            if self.words[k] and self.words[k].stop <= places.stop:
                yield k


def _holder(still: Sequence[int], nest: _Nest, taken: Set[int]) -> int | None:
    """The bracket that holds most of some words, and more than half of them.

    Of several the shortest. More than half of words in a row are never without the one
    in their middle.
    """
    best, most = None, len(still) // 2
    for j in nest.at(still[len(still) // 2]):
        words = nest.words[j]
        held = bisect_left(still, words.stop) - bisect_left(still, words.start)
        alike = best is not None and words == nest.words[best]
        if j not in taken and (held > most or alike):
            best, most = j, held
        if most == len(still) and not alike and best != j:
            break
    return best


def _stands_in(places: range, nest: _Nest, taken: Set[int]) -> int | None:
    """The first bracket that stands whole in the place of some words."""
    return next((j for j in nest.within(places) if j not in taken), None)


def _region(words: range, regions: Sequence[Region]) -> Region | None:
    """The replaced run that has all of some old words, and new words in their place."""
    k = bisect_left(regions, words.stop, key=lambda region: region.old_words.stop)
    held = regions[k] if k < len(regions) else None
    return held if held and held.new_words and _within(words, held.old_words) else None


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
