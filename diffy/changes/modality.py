"""Duties that became stronger or weaker, with the words on both sides."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from diffy.changes.both import Both
from diffy.changes.regions import Region, Wording, folded, joined, touches
from diffy.duties import Duty, duties, vocabulary
from diffy.languages import Language
from diffy.model import Flag, Ground


def modality(
    both: Both, regions: Sequence[Region], tables: Language
) -> Iterator[Ground]:
    """The duties that became stronger or weaker, by the words on both sides of runs.

    Where several duties stand in the place of one another there is no claim.
    """
    known = vocabulary(tables)
    if known.isdisjoint(folded(both.wording.replaced)):
        return
    touched = [r for r in regions if touches(r, known)]
    if touched:
        touched += [r for r in joined(regions) if touches(r, known)]
        olds, news = duties(both.old.text, tables), duties(both.new.text, tables)
        for one, other in _matched(olds, news, touched, both.wording):
            yield from compared(one, other)


def compared(one: Duty, other: Duty) -> Iterator[Ground]:
    """The ground where one duty is stronger than another.

    Of two that are softened, "shall aim to" and "should aim to", the first verb decides;
    and one that is asks for more than leave to act: "shall endeavour to", not "may".
    """
    was, now = one.strength, other.strength
    if was == now and all(duty.softened or duty.permits for duty in (one, other)):
        was, now = one.softened, other.softened
    if one.denied == other.denied and was != now:
        rose = now > was
        flag = Flag.STRONGER if rose else Flag.WEAKER
        yield Ground(flag, one.text, other.text)


def _matched(
    olds: Sequence[Duty],
    news: Sequence[Duty],
    touched: Sequence[Region],
    wording: Wording,
) -> Iterator[tuple[Duty, Duty]]:
    """The old duties that were touched, each with the new one it became."""
    done: set[tuple[int, int]] = set()
    for region in touched:
        some = _among(olds, region.old_words)
        others = _among(news, region.new_words)
        if len(some) == 1 and not others:
            others = _kept(some[0], wording.old, news)
        elif len(others) == 1 and not some:
            some = _kept(others[0], wording.new, olds)
        if len(some) == len(others) == 1:
            key = some[0].first, others[0].first
            if key not in done:
                done.add(key)
                yield some[0], others[0]


def _among(duties: Sequence[Duty], words: range) -> Sequence[Duty]:
    """The duties that have one of some words in a row, or stand around their place."""
    first = bisect_right(duties, words.start, key=lambda duty: duty.last)
    return duties[first : bisect_left(duties, words.stop, key=lambda duty: duty.first)]


def _kept(
    duty: Duty, places: Sequence[int | None], others: Sequence[Duty]
) -> Sequence[Duty]:
    """The duties of the other text in which a word of a duty was kept."""
    kept = (places[k] for k in range(duty.first, min(duty.last, len(places))))
    held = (_among(others, range(p, p + 1)) for p in kept if p is not None)
    return list(dict.fromkeys(chain.from_iterable(held)))
