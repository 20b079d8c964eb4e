"""The same words replaced by the same other words in many places."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from diffy.changes.force import binding, modal_spans
from diffy.changes.regions import Region, folded
from diffy.languages import Language
from diffy.model import Substitution
from diffy.words import printed_words, word_starts

LEAST = 3
"""Changes in which a replacement must stand to be listed as one substitution."""
_LONGEST, _SPELT_OUT = 8, 16
"""Words; a longer run that recurs is a clause, and is read where it stands. An
abbreviation may be spelt out in twice as many."""

_NONE = frozenset[str]()
_Words = tuple[str, ...]
_Pair = tuple[_Words, _Words]


class _Run(NamedTuple):
    """One side of a replacement: its words for comparing, and where they are printed."""

    words: _Words
    source: str
    first: int
    """Which of the words of the source is the first."""

    def printed(self) -> str:
        """The words as they are printed."""
        starts, printed = word_starts(self.source), printed_words(self.source)
        if not self.words or len(printed) != len(folded(self.source)):
            return " ".join(self.words)
        last = self.first + len(self.words) - 1
        text = self.source[starts[self.first] : starts[last] + len(printed[last])]
        return " ".join(text.split())


_Sides = tuple[_Run, _Run]


class Replaced(NamedTuple):
    """What one change replaced, as far as it may recur."""

    runs: Sequence[_Sides] = ()
    """Words that gave way to other words."""
    terms: Sequence[Sequence[_Sides]] = ()
    """For words that came or went the terms that they made of others: "the sworn keepers"
    of "the keepers"."""


def replaced(places: Sequence[Region], tables: Language) -> Replaced:
    """What a change replaced, by its replaced, deleted and inserted runs."""
    return Replaced([*_runs(places, tables)], [*_made(places, tables)])


def substitutions(
    changes: Iterable[tuple[str, Replaced]], tables: Language
) -> tuple[Substitution, ...]:
    """The replacements that stand in several changes, the most frequent first.

    A modal verb, a qualifier, a negation or a number is never folded away: it is read
    where it stands. A replacement found often counts too where more changed beside it.
    """
    found: dict[_Pair, dict[str, None]] = defaultdict(dict)
    printed: dict[_Pair, list[_Sides]] = defaultdict(list)
    larger: list[tuple[str, _Words, _Words]] = []
    changes = list(changes)
    beside = _beside(changes)
    for change, own in changes:
        for one, other in (*own.runs, *beside.get(change, ())):
            old, new = one.words, other.words
            larger.append((change, old, new))
            if _short(old, new):
                found[old, new][change] = None
                printed[old, new].append((one, other))
    often = {
        (old, new): ids
        for (old, new), ids in found.items()
        if len(ids) >= LEAST and not binding(" ".join((*old, "|", *new)), tables)
    }
    having = _having(larger, {word for old, new in often for word in (*old, *new)})
    for (old, new), ids in often.items():
        for k in min((having[word] for word in (*old, *new)), key=len):
            change, olds, news = larger[k]
            if change not in ids and _holds(olds, old) and _holds(news, new):
                ids[change] = None
    made = [
        Substitution(*_usual(printed[pair]), tuple(sorted(ids, key=_order)))
        for pair, ids in often.items()
    ]
    return tuple(sorted(made, key=lambda s: (-len(s.changes), s.old, s.new)))


def _short(old: _Words, new: _Words) -> bool:
    """Whether a replacement may be one of a term by a term."""
    sizes = sorted((len(old), len(new)))
    return sizes[1] <= (_SPELT_OUT if sizes[0] == 1 else _LONGEST)


def _having(
    runs: Sequence[tuple[str, _Words, _Words]], wanted: set[str]
) -> Mapping[str, list[int]]:
    """For every word that is wanted the runs that have it on either side."""
    found: dict[str, list[int]] = defaultdict(list)
    for k, (_, old, new) in enumerate(runs):
        for word in wanted.intersection((*old, *new)):
            found[word].append(k)
    return found


def _order(change: str) -> int:
    """The place of a change, by its id: "c12"."""
    return int(change[1:])


def _usual(runs: Sequence[_Sides]) -> tuple[str, str]:
    """How a replacement is mostly printed; of equals the first."""
    printed = Counter[tuple[str, str]]()
    for (one, other), times in Counter(runs).items():  # many stand in the same words
        printed[one.printed(), other.printed()] += times
    return printed.most_common(1)[0][0]


def _runs(places: Sequence[Region], tables: Language) -> Iterator[_Sides]:
    """The replaced runs, without the common words at their ends."""
    replaced = (place for place in places if place.old and place.new)
    for region in (part for place in replaced for part in _parts(place, tables)):
        if region.old and region.new:
            old, new = _core(region.old, tables.stop), _core(region.new, tables.stop)
            if not old.words and not new.words:
                continue  # "in" gave way to "with a": no term was replaced
            if not old.words or not new.words:  # "the Paris" gave way to "this"
                old, new = _core(region.old, _NONE), _core(region.new, _NONE)
                if _holds(old.words, new.words) or _holds(new.words, old.words):
                    continue  # words came or went beside it
            if old.words and new.words and old.words != new.words:
                yield old, new


def _made(places: Iterable[Region], tables: Language) -> Iterator[list[_Sides]]:
    """The terms that words which came or went made, but for those that only moved."""
    one_sided = [p for p in places if bool(p.old_words) is not bool(p.new_words)]
    if not one_sided:
        return
    gone = {folded(place.old) for place in one_sided}
    moved = gone.intersection(folded(place.new) for place in one_sided)
    for place in one_sided:
        if folded(place.old or place.new) not in moved:
            terms = _terms(place, tables)
            if terms:
                yield terms


def _beside(
    changes: Iterable[tuple[str, Replaced]],
) -> Mapping[str, list[_Sides]]:
    """Words that came or went in many places beside the same word, by their changes.

    Of the words on both sides the term is made with the one that stands there more often.
    """
    runs = [(change, terms) for change, own in changes for terms in own.terms]
    count = Counter(_words(term) for _, terms in runs for term in terms)
    found: dict[str, list[_Sides]] = defaultdict(list)
    for change, terms in runs:
        term = max(terms, key=lambda term: count[_words(term)], default=None)
        if term and count[_words(term)] >= LEAST:
            found[change].append(term)
    return found


def _words(term: _Sides) -> _Pair:
    return term[0].words, term[1].words


_REACH = 60
"""Characters beside a run in which the next word ends."""
_MARKS = ",;:.()[]،؛，。；：、"
_TERM = 3
"""Words that came or went and may be a part of a term."""


def _terms(place: Region, tables: Language) -> list[_Sides]:
    """The terms that one-sided words make with the word behind them, and before them."""
    said = place.old or place.new
    words = folded(said)
    common = tables.stop.issuperset(words)
    if common or len(words) > _TERM or any(mark in said for mark in _MARKS):
        return []
    behind, before = _next_word(place.after), _last_word(place.before)
    made = []
    for word, term in ((behind, f"{said} {behind}"), (before, f"{before} {said}")):
        if word and not tables.stop.issuperset(folded(word)):
            longer, rest = _core(term, _NONE), _core(word, _NONE)
            made.append((longer, rest) if place.old else (rest, longer))
    return made


def _next_word(text: str) -> str:
    """The word with which a text begins; empty where a mark stands before it."""
    starts = word_starts(text[:_REACH])
    if not starts or text[: starts[0]].strip():
        return ""
    return printed_words(text[:_REACH])[0]


def _last_word(text: str) -> str:
    """The word with which a text ends; empty where a mark stands behind it."""
    words = printed_words(text[-_REACH:])
    return words[-1] if words and text.rstrip().endswith(words[-1]) else ""


def _parts(region: Region, tables: Language) -> Iterator[Region]:
    """A replaced run cut at its modal verb: "the keeper shall" to "the warden should".

    Cut only where both sides have one, so that what stands before it, and behind it,
    answers to each other.
    """
    olds = modal_spans(region.old, tables)
    news = modal_spans(region.new, tables) if len(olds) == 1 else []
    if len(news) != 1:
        yield region
        return
    [(start, end)], [(begin, stop)] = olds, news
    for old, new in (
        (region.old[:start], region.new[:begin]),
        (region.old[start:end], region.new[begin:stop]),
        (region.old[end:], region.new[stop:]),
    ):
        yield region._replace(old=old.strip(), new=new.strip())


def _core(text: str, common: frozenset[str]) -> _Run:
    """A run without the common words at its ends: "an", "of the"."""
    words = folded(text)
    first, last = 0, len(words)
    while first < last and words[first] in common:
        first += 1
    while first < last and words[last - 1] in common:
        last -= 1
    return _Run(words[first:last], text, first)


def _holds(words: _Words, part: _Words) -> bool:
    """Whether some words stand in others, in a row and exactly once."""
    size = len(part)
    return sum(words[k : k + size] == part for k in range(len(words) - size + 1)) == 1
