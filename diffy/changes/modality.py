"""Duties that became stronger or weaker, with the words on both sides."""

from collections.abc import Iterator, Sequence

from diffy.changes.regions import Region, Wording, joined, region_words
from diffy.duties import Duty, duties, vocabulary
from diffy.languages import Language
from diffy.model import Flag, Ground


def modality(
    old: str, new: str, wording: Wording, tables: Language
) -> Iterator[Ground]:
    """The duties that became stronger or weaker, by the words on both sides.

    Where several duties stand in the place of one another there is no claim.
    """
    known = vocabulary(tables)
    regions = (*wording.regions, *joined(wording.regions))
    touched = [r for r in regions if not known.isdisjoint(region_words(r))]
    if touched:
        olds, news = duties(old, tables), duties(new, tables)
        for one, other in _matched(olds, news, touched, wording):
            yield from compared(one, other)


def compared(one: Duty, other: Duty) -> Iterator[Ground]:
    """The ground where one duty is stronger than another."""
    if one.denied == other.denied and one.strength != other.strength:
        rose = other.strength > one.strength
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
        some = [d for d in olds if _overlap(d, region.old_words)]
        others = [d for d in news if _overlap(d, region.new_words)]
        if len(some) == 1 and not others:
            others = [d for d in news if _kept_in(some[0], d, wording.old)]
        elif len(others) == 1 and not some:
            some = [d for d in olds if _kept_in(d, others[0], wording.old)]
        if len(some) == len(others) == 1:
            key = some[0].first, others[0].first
            if key not in done:
                done.add(key)
                yield some[0], others[0]


def _overlap(duty: Duty, words: range) -> bool:
    return duty.first < words.stop and words.start < duty.last


def _kept_in(one: Duty, other: Duty, kept: Sequence[int | None]) -> bool:
    """Whether a word of the old duty stands in the new one."""
    places = [kept[k] for k in range(one.first, min(one.last, len(kept)))]
    return any(p is not None and other.first <= p < other.last for p in places)
