"""Phrases of a wanted and of an unwanted signal that could claim the same words."""

from collections.abc import Iterable, Iterator
from itertools import combinations, islice, product

from diffy.demands.engine import Engine, Watch, engine
from diffy.demands.matching import find
from diffy.demands.passage import passage
from diffy.demands.phrases import Choice, Items, Literal, Phrase
from diffy.model import Profile

_WAYS = 64
"""Wordings of one phrase that are tried; the rest differ in words already tried."""
_PAD = "x"
"""Stands for the words of a gap; a word that no phrase would name."""


def overlaps(profile: Profile) -> tuple[str, ...]:
    """One sentence for each pair of signals of one demand, of opposite sign, that overlap.

    Every wording of a phrase is written out and the other signal's phrases are sought in
    it. An overlap is no mistake where a negator makes the difference; a reader judges.
    """
    compiled = engine(profile)
    found: list[str] = []
    for demanded in compiled.demands:
        watches = [watch for asked in demanded.asks for watch in asked.watches]
        for one, other in combinations(watches, 2):
            if one.wanted is not other.wanted and _meet(one, other):
                found += _shared(one, other, compiled)
    return tuple(dict.fromkeys(found))


def _meet(one: Watch, other: Watch) -> bool:
    """Whether both are looked for in some one kind of article."""
    if one.where.kinds is None or other.where.kinds is None:
        return True
    return bool(one.where.kinds & other.where.kinds)


def _shared(one: Watch, other: Watch, compiled: Engine) -> Iterator[str]:
    for first, second in ((one, other), (other, one)):
        for phrase in first.phrases:
            words = _claimed(phrase, second.phrases, compiled)
            if words:
                names = f"{first.signal.id} and {second.signal.id}"
                yield f'{names} are of opposite sign and both stand in "{words}"'
                return


def _claimed(phrase: Phrase, others: Iterable[Phrase], compiled: Engine) -> str:
    """A wording of a phrase in which one of the others stands too, else nothing."""
    others = tuple(others)
    for wording in islice(wordings(phrase), _WAYS):
        words = passage(wording, compiled.lexicon.language)
        if any(find(other, words) for other in others):
            return wording
    return ""


def wordings(phrase: Phrase) -> Iterator[str]:
    """The ways to write a phrase out, gaps empty, endings left off."""
    seconds = tuple(_ways(phrase.second)) if phrase.second else ((),)
    for first in _ways(phrase.first):
        for second in seconds:
            yield " ".join((*first, *second))


def _ways(items: Items) -> Iterator[tuple[str, ...]]:
    each = [tuple(islice(_item(item), _WAYS)) for item in items]
    for ways in product(*each):
        yield tuple(word for way in ways for word in way)


def _item(item: object) -> Iterator[tuple[str, ...]]:
    if isinstance(item, Literal):
        yield (item.text.rstrip("-"),)
    elif isinstance(item, Choice):
        for option in item.options:
            yield from _ways(option)
        if item.optional:
            yield ()
    else:
        least = getattr(item, "least", 0)
        yield (_PAD,) * least
