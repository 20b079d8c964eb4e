"""The same words replaced by the same other words in many places."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from diffy.changes.force import binding
from diffy.changes.regions import Region, folded
from diffy.languages import Language
from diffy.model import Substitution

LEAST = 3
"""Changes in which a replacement must stand to be listed as one substitution."""
_LONGEST = 8
"""Words; a longer run that recurs is a clause, and is read where it stands."""

_Words = tuple[str, ...]


def substitutions(
    changes: Iterable[tuple[str, Sequence[Region]]], tables: Language
) -> tuple[Substitution, ...]:
    """The replacements that stand in several changes, the most frequent first.

    A modal verb, a qualifier, a negation or a number is never folded away: it is read
    where it stands. A replacement found often counts too where more changed beside it.
    """
    found: Mapping[tuple[_Words, _Words], dict[str, None]] = defaultdict(dict)
    larger: list[tuple[str, _Words, _Words]] = []
    for change, places in changes:
        for old, new in _runs(places, tables):
            larger.append((change, old, new))
            if len(old) <= _LONGEST and len(new) <= _LONGEST:
                found[old, new][change] = None
    often = {pair: ids for pair, ids in found.items() if len(ids) >= LEAST}
    often = {
        p: i
        for p, i in often.items()
        if not binding(" ".join((*p[0], "|", *p[1])), tables)
    }
    having = _having(larger)
    for (old, new), ids in often.items():
        for k in min((having[word] for word in (*old, *new)), key=len):
            change, olds, news = larger[k]
            if change not in ids and _holds(olds, old) and _holds(news, new):
                ids[change] = None
    made = [
        Substitution(" ".join(old), " ".join(new), tuple(sorted(ids, key=_order)))
        for (old, new), ids in often.items()
    ]
    return tuple(sorted(made, key=lambda s: (-len(s.changes), s.old, s.new)))


def _having(runs: Sequence[tuple[str, _Words, _Words]]) -> Mapping[str, list[int]]:
    """For every word the runs that have it on either side."""
    found: dict[str, list[int]] = defaultdict(list)
    for k, (_, old, new) in enumerate(runs):
        for word in {*old, *new}:
            found[word].append(k)
    return found


def _order(change: str) -> int:
    """The place of a change, by its id: "c12"."""
    return int(change[1:])


def _runs(
    places: Sequence[Region], tables: Language
) -> Iterator[tuple[_Words, _Words]]:
    """The replaced runs, without the common words at their ends."""
    for region in places:
        if region.old and region.new:
            old, new = _core(region.old, tables), _core(region.new, tables)
            if not old or not new:  # "the Paris" gave way to "this"
                old, new = folded(region.old), folded(region.new)
            if old and new and old != new:
                yield old, new


def _core(text: str, tables: Language) -> _Words:
    """The words of a run without the common words at its ends: "an", "of the"."""
    words = list(folded(text))
    while words and words[0] in tables.stop:
        del words[0]
    while words and words[-1] in tables.stop:
        del words[-1]
    return tuple(words)


def _holds(words: _Words, part: _Words) -> bool:
    """Whether some words stand in others, in a row and exactly once."""
    size = len(part)
    return sum(words[k : k + size] == part for k in range(len(words) - size + 1)) == 1
