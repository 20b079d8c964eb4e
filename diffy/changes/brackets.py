"""What became of the square brackets of a provision, whatever became of its words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from diffy.changes.both import Both
from diffy.changes.regions import Region, Wording, shortened
from diffy.model import Flag, Ground, MarkKind, Node
from diffy.words import word_starts

Holders = Mapping[int, Sequence[int]]


class _Bracket(NamedTuple):
    """A bracket of a node and the places of the words in it."""

    words: range
    own: tuple[int, ...]
    """Those that stand in no bracket within it; all, where each stands in one."""
    quote: str


def bracket_grounds(both: Both) -> Iterator[Ground]:
    """Brackets opened, closed keeping their words, closed dropping them, changed inside.

    Of nested brackets each is judged by the words of its own.
    """
    old, new = both.old, both.new
    if not _bracketed(old) and not _bracketed(new):
        return
    wording, (starts_old, starts_new) = both.wording, both.starts
    olds, news = _brackets(old, starts_old), _brackets(new, starts_new)
    in_old, in_new = _holders(olds), _holders(news)
    became = _became(olds, news, wording)
    for k, bracket in enumerate(olds):
        still = _kept(bracket.own, wording.old)
        if k in became:
            continue
        if 2 * len(still) < len(bracket.own):  # a stray word or two is not the text
            yield Ground(Flag.BRACKET_DROPPED, bracket.quote, "")
        elif still and _alone(k, still, olds, in_new, became):
            whole = len(_kept(bracket.words, wording.old)) == len(bracket.words)
            kept = "" if whole else _printed(still, new.text, starts_new)
            yield Ground(Flag.BRACKET_KEPT, bracket.quote, kept)
    came = {j: i for i, j in became.items()}
    for k, bracket in enumerate(news):
        was = _kept(bracket.own, wording.new)
        if k not in came and bracket.words and _alone(k, was, news, in_old, came):
            stood = was and 2 * len(was) >= len(bracket.own)
            words = _printed(was, old.text, starts_old) if stood else ""
            yield Ground(Flag.BRACKET_OPENED, words, bracket.quote)
    yield from _inside(olds, news, became, wording)


def lone_grounds(node: Node, flag: Flag) -> Iterator[Ground]:
    """The brackets that came or went with a whole provision, but not those within them."""
    told = 0
    if not _bracketed(node):
        return
    for bracket in _brackets(node, word_starts(node.text)):  # the outermost come first
        if bracket.words and bracket.words.stop > told:
            told = bracket.words.stop
            gone = flag is Flag.BRACKET_DROPPED
            yield Ground(flag, *((bracket.quote, "") if gone else ("", bracket.quote)))


def _alone(
    k: int,
    places: Sequence[int],
    own: Sequence[_Bracket],
    holders: Holders,
    partner: Mapping[int, int],
) -> bool:
    """Whether the words of a bracket stand in none on the other side.

    The partners of the brackets around and within it do not count: "[oil [and wicks]]"
    that became "[oil and wicks]" lost the inner brackets.
    """
    met = {j for place in places for j in holders.get(place, ())}
    if not met:
        return True
    words = own[k].words
    nested = {
        partner[i]
        for i, bracket in enumerate(own)
        if i in partner
        and i != k
        and (_within(words, bracket.words) or _within(bracket.words, words))
    }
    return met <= nested


def _holders(brackets: Sequence[_Bracket]) -> Holders:
    """For each word the brackets that it stands in."""
    found: dict[int, list[int]] = {}
    for j, bracket in enumerate(brackets):
        for place in bracket.words:
            found.setdefault(place, []).append(j)
    return found


def _printed(places: Sequence[int], text: str, starts: Sequence[int]) -> str:
    """The words of a text from the first to the last of some places."""
    last = max(places) + 1
    end = starts[last] if last < len(starts) else len(text)
    return shortened(text[starts[min(places)] : end].rstrip(" .,;:"))


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
    """Whether own words came, went, or crossed the brackets."""
    still, was = _kept(one.own, wording.old), _kept(other.own, wording.new)
    came_or_went = len(still) < len(one.own) or len(was) < len(other.own)
    return came_or_went or not ({*still} <= {*other.words} and {*was} <= {*one.words})


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
        still = _kept(bracket.own, wording.old)
        if still:
            chosen = _holder(still, nest, taken)
        else:
            own = bracket.own
            region = (
                _region(range(own[0], own[-1] + 1), wording.regions) if own else None
            )
            chosen = _stands_in(region.new_words, news, nest, taken) if region else None
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


def _stands_in(
    places: range, news: Sequence[_Bracket], nest: _Nest, taken: Set[int]
) -> int | None:
    """The first bracket of which the own words stand in the place of some words."""
    around = (
        j
        for j in nest.at(places.start)
        if news[j].own and _within(range(news[j].own[0], news[j].own[-1] + 1), places)
    )
    found = sorted({*around, *nest.within(places)})
    return next((j for j in found if j not in taken), None)


def _region(words: range, regions: Sequence[Region]) -> Region | None:
    """The replaced run that has all of some old words, and new words in their place."""
    k = bisect_left(regions, words.stop, key=lambda region: region.old_words.stop)
    held = regions[k] if k < len(regions) else None
    return held if held and held.new_words and _within(words, held.old_words) else None


def _kept(words: Iterable[int], places: Sequence[int | None]) -> list[int]:
    """The counterparts of some words that have one."""
    found = (places[k] for k in words if k < len(places))
    return [place for place in found if place is not None]


def _bracketed(node: Node) -> bool:
    return bool(node.marks) and any(mark.kind is _BRACKET for mark in node.marks)


# Python finds a member of an enumeration by many steps; this is asked for at every mark.
_BRACKET = MarkKind.BRACKET


def _brackets(node: Node, starts: Sequence[int]) -> list[_Bracket]:
    marks = [mark for mark in node.marks if mark.kind is _BRACKET]
    held = [
        range(bisect_left(starts, mark.start), bisect_left(starts, mark.end))
        for mark in marks
    ]
    return [
        _Bracket(words, own, shortened(node.text[mark.start : mark.end]))
        for words, own, mark in zip(held, _own(held), marks, strict=True)
    ]


def _own(held: Sequence[range]) -> list[tuple[int, ...]]:
    """For each bracket the words that no other one within it has.

    The brackets come from the outermost in: the last that has a word owns it.
    """
    owner = {place: k for k, words in enumerate(held) for place in words}
    own = [tuple(p for p in words if owner[p] == k) for k, words in enumerate(held)]
    return [mine or tuple(words) for mine, words in zip(own, held, strict=True)]


def same_brackets(old: Node, new: Node) -> bool:
    """Whether brackets opened in other provisions cover both nodes alike."""
    if not old.marks and not new.marks:
        return True
    return _cover_from_outside(old) == _cover_from_outside(new)


def _cover_from_outside(node: Node) -> int:
    return sum(
        1 for m in node.marks if m.kind is _BRACKET and not m.opens and not m.closes
    )
