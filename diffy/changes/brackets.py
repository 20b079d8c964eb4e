"""What became of the square brackets of a provision, whatever became of its words."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

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


def bracket_grounds(old: Node, new: Node, wording: Wording) -> Iterator[Ground]:
    """Brackets opened, closed keeping their words, closed dropping them, changed inside.

    Of nested brackets each is judged by the words of its own.
    """
    olds, news = _brackets(old), _brackets(new)
    if not olds and not news:
        return
    in_old, in_new = _holders(olds), _holders(news)
    became = _became(olds, news, in_new, wording)
    for k, bracket in enumerate(olds):
        still = _kept(bracket.own, wording.old)
        if k in became:
            continue
        if 2 * len(still) < len(bracket.own):  # a stray word or two is not the text
            yield Ground(Flag.BRACKET_DROPPED, bracket.quote, "")
        elif still and _alone(k, still, olds, in_new, became):
            whole = len(_kept(bracket.words, wording.old)) == len(bracket.words)
            kept = "" if whole else _printed(still, new)
            yield Ground(Flag.BRACKET_KEPT, bracket.quote, kept)
    came = {j: i for i, j in became.items()}
    for k, bracket in enumerate(news):
        was = _kept(bracket.own, wording.new)
        if k not in came and bracket.words and _alone(k, was, news, in_old, came):
            stood = was and 2 * len(was) >= len(bracket.own)
            words = _printed(was, old) if stood else ""
            yield Ground(Flag.BRACKET_OPENED, words, bracket.quote)
    yield from _inside(olds, news, became, wording)


def lone_grounds(node: Node, flag: Flag) -> Iterator[Ground]:
    """The brackets that came or went with a whole provision, but not those within them."""
    found = _brackets(node)
    for bracket in found:
        held = (o for o in found if o is not bracket)
        if bracket.words and not any(_within(bracket.words, o.words) for o in held):
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


def _printed(places: Sequence[int], node: Node) -> str:
    """The words of a node from the first to the last of some places."""
    starts = [*word_starts(node.text), len(node.text)]
    return shortened(
        node.text[starts[min(places)] : starts[max(places) + 1]].rstrip(" .,;:")
    )


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
    """Whether own words came, went, or crossed the brackets."""
    still, was = _kept(one.own, wording.old), _kept(other.own, wording.new)
    came_or_went = len(still) < len(one.own) or len(was) < len(other.own)
    return came_or_went or not ({*still} <= {*other.words} and {*was} <= {*one.words})


def _within(inner: range, outer: range) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop


def _became(
    olds: Sequence[_Bracket],
    news: Sequence[_Bracket],
    holders: Holders,
    wording: Wording,
) -> dict[int, int]:
    """Each old bracket with the new one it became.

    That holds most of its words or, where none was kept, stands in their place.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    for i, bracket in enumerate(olds):
        still = _kept(bracket.own, wording.old)
        if still:
            places = still
        else:
            region = _region(bracket.own, wording.regions) if bracket.own else None
            places = list(region.new_words) if region else []
        shares = Counter(
            j for place in places for j in holders.get(place, ()) if j not in taken
        )
        if still:
            shared = [(n, -len(news[j].words), -j) for j, n in shares.items()]
            best = max(shared, default=(0, 0, 0))
            chosen = -best[2] if 2 * best[0] > len(still) else None
        else:
            replaced = {*places}
            inside = [j for j in shares if replaced.issuperset(news[j].own)]
            chosen = min(inside, default=None)
        if chosen is not None:
            found[i] = chosen
            taken.add(chosen)
    return found


def _region(words: Sequence[int], regions: Sequence[Region]) -> Region | None:
    """The replaced run that has all of some old words, and new words in their place."""
    held = (r for r in regions if r.new_words and all(k in r.old_words for k in words))
    return next(held, None)


def _kept(words: Iterable[int], places: Sequence[int | None]) -> list[int]:
    """The counterparts of some words that have one."""
    found = (places[k] for k in words if k < len(places))
    return [place for place in found if place is not None]


def _brackets(node: Node) -> list[_Bracket]:
    marks = [mark for mark in node.marks if mark.kind is MarkKind.BRACKET]
    if not marks:
        return []
    starts = word_starts(node.text)
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
    return _cover_from_outside(old) == _cover_from_outside(new)


def _cover_from_outside(node: Node) -> int:
    return sum(
        1
        for m in node.marks
        if m.kind is MarkKind.BRACKET and not m.opens and not m.closes
    )
