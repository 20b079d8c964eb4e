"""Phrases: what a profile writes, read into small matchers over words.

The phrase language::

    plain words   these words in this order; case and punctuation between do not matter
    (x|y z)       either; [x|y] optional; inside a word too: offen(c|s)e, colo[u]r
    word*         any ending, hyphens included
    *             any one word
    ...           up to 8 words
    A ~ B         both in one sentence, in either order, up to 14 words apart
    x >>          x and the rest of its clause (only where words are to be ignored)
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from diffy.demands.pieces import folded_words
from diffy.model import ProfileError

GAP = 8
"""Words that `...` may stand for."""
NEAR = 14
"""Words between the two halves of `A ~ B`; also how far a negator reaches."""
_SPELLINGS = 64  # more ways to spell one word are a mistake in the phrase


class Literal(NamedTuple):
    """One word, or with `prefix` every word that begins with it."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """From `least` to `most` words, whatever they are."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; where `optional`, none of them as well."""

    options: tuple["Items", ...]
    optional: bool


Item = Literal | Gap | Choice
Items = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that was read, ready to be found."""

    source: str
    first: Items
    second: Items | None
    """The other half of `A ~ B`."""
    clause: bool
    """Whether it takes the rest of its clause (`>>`)."""
    needs: tuple[tuple[Literal, ...], ...]
    """Of each of these one word stands in every match; the longest, as the rarest, first."""
    gapped: bool

    @property
    def literals(self) -> frozenset[str]:
        """Every word that is written in the phrase."""
        return frozenset(_literals((*self.first, *(self.second or ()))))


def phrase(source: str, *, clause: bool = False) -> Phrase:
    """Read a phrase; `clause` allows `>>` at its end.

    Raises ProfileError with half a sentence that says what is wrong with it.
    """
    chunks = _chunks(source)
    takes_clause = clause and len(chunks) > 1 and chunks[-1] == ">>"
    chunks = chunks[:-1] if takes_clause else chunks
    if ">>" in chunks:
        raise ProfileError("'>>' may only end a phrase of ignore")
    if chunks.count("~") > 1:
        raise ProfileError("'~' may stand only once in a phrase")
    cut = chunks.index("~") if "~" in chunks else len(chunks)
    first = _sequence(chunks[:cut])
    second = _sequence(chunks[cut + 1 :]) if "~" in chunks else None
    halves = [_needs(half) for half in (first, second) if half is not None]
    if not all(halves):
        raise ProfileError("it could stand for anything")
    needs = sorted((words for half in halves for words in half), key=_rarest_first)
    gapped = second is not None or _has_gap(first)
    return Phrase(source, first, second, takes_clause, tuple(needs), gapped)


def phrases(sources: Iterable[str], *, clause: bool = False) -> tuple[Phrase, ...]:
    """Read several phrases."""
    return tuple(phrase(source, clause=clause) for source in sources)


# ------------------------------------------------------------------- reading a phrase


def _chunks(text: str) -> list[str]:
    """The phrase in parts, cut at the spaces outside any group."""
    return [part for part in _cut(text, " \t\n") if part]


def _cut(text: str, at: str) -> list[str]:
    parts, depth, begin = [], 0, 0
    for place, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if depth < 0:
            raise ProfileError(f"'{sign}' closes nothing")
        if sign in at and depth == 0:
            parts.append(text[begin:place])
            begin = place + 1
    if depth:
        raise ProfileError("a group is not closed")
    return [*parts, text[begin:]]


def _sequence(chunks: Sequence[str]) -> Items:
    items = tuple(item for chunk in chunks for item in _items(chunk))
    if not items:
        raise ProfileError("a part of it is empty")
    if any(isinstance(item, Gap) and item.least == 0 for item in (items[0], items[-1])):
        raise ProfileError("'...' must stand between words")
    return items


def _items(chunk: str) -> tuple[Item, ...]:
    if chunk == "...":
        return (Gap(0, GAP),)
    if chunk == "*":
        return (Gap(1, 1),)
    if not any(sign in chunk for sign in "()[]"):
        return _words(chunk)
    if _closing(chunk) == len(chunk) - 1 and chunk[0] in "([":
        options = tuple(_sequence(_chunks(part)) for part in _cut(chunk[1:-1], "|"))
        return (Choice(options, chunk[0] == "["),)
    spelled = _spelled(chunk)
    return (Choice(tuple(_sequence(_chunks(way)) for way in spelled), False),)


def _closing(chunk: str) -> int:
    """Where the group that opens first in the chunk closes."""
    depth = 0
    for place, sign in enumerate(chunk):
        depth += (sign in "([") - (sign in ")]")
        if sign in ")]" and depth == 0:
            return place
    return -1


def _spelled(chunk: str) -> list[str]:
    """Every way to spell a word with groups inside it: real[-| ]time."""
    begin = min(chunk.find(sign) for sign in "([" if sign in chunk)
    end = _closing(chunk)
    ways = _cut(chunk[begin + 1 : end], "|") + [""] * (chunk[begin] == "[")
    rests = (
        _spelled(chunk[end + 1 :]) if _grouped(chunk[end + 1 :]) else [chunk[end + 1 :]]
    )
    found = [chunk[:begin] + way + rest for way in ways for rest in rests]
    if len(found) > _SPELLINGS:
        raise ProfileError("a word in it can be spelled in too many ways")
    return found


def _grouped(text: str) -> bool:
    return "(" in text or "[" in text


def _words(chunk: str) -> tuple[Literal, ...]:
    prefix = chunk.endswith("*")
    body = chunk.removesuffix("*")
    found = folded_words(body)
    if not found or "*" in body or "|" in body or "~" in body:
        raise ProfileError(f"'{chunk}' is no word")
    last = found[-1] + ("-" if prefix and body.endswith("-") else "")
    return (*map(Literal, found[:-1]), Literal(last, prefix))


def _needs(items: Items) -> list[tuple[Literal, ...]]:
    """For each item that must stand the literals of which one begins or is in it."""
    return [words for item in items if (words := _needs_of(item))]


def _needs_of(item: Item) -> tuple[Literal, ...]:
    if isinstance(item, Literal):
        return (item,)
    if isinstance(item, Gap) or item.optional:
        return ()
    each = [
        min(_needs(option), key=_rarest_first, default=()) for option in item.options
    ]
    return tuple(word for found in each for word in found) if all(each) else ()


def _rarest_first(literals: tuple[Literal, ...]) -> int:
    """Long words are rarer than short ones."""
    return -min(len(literal.text) for literal in literals)


def _has_gap(items: Items) -> bool:
    return any(
        item.most > 1
        if isinstance(item, Gap)
        else isinstance(item, Choice) and any(map(_has_gap, item.options))
        for item in items
    )


def _literals(items: Items) -> Iterator[str]:
    for item in items:
        if isinstance(item, Literal):
            yield item.text
        elif isinstance(item, Choice):
            for option in item.options:
                yield from _literals(option)
