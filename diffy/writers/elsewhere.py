"""The words of a split or a merge that stand in another of its pieces.

Each pair of a split shows the whole old provision: what went into another piece is
neither struck nor inserted there, but said to stand where it stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from diffy.model import Change, Edit, Op, Side
from diffy.words import printed_words, word_starts

_RUN = 3
"""Words in a row that another piece must have; fewer are words that any text has."""

_Fate = str | None
"""The other provision in which a word stands; None for a word that came or went."""


@dataclass(frozen=True, slots=True)
class Words:
    """An edit, or the part of one that stands in another piece."""

    op: Op
    text: str
    elsewhere: _Fate = None
    """The eid of the other piece, in the draft that has several."""


def families(
    changes: Sequence[Change],
) -> Mapping[tuple[Side, str], tuple[Change, ...]]:
    """The changes of each provision that was split or merged, by the side it stands on."""
    found: dict[tuple[Side, str], list[Change]] = {}
    for change in changes:
        if change.old is not None and change.new is not None:
            found.setdefault((Side.OLD, change.old), []).append(change)
            found.setdefault((Side.NEW, change.new), []).append(change)
    return {key: tuple(among) for key, among in found.items() if len(among) > 1}


def parted(
    change: Change, known: Mapping[tuple[Side, str], tuple[Change, ...]]
) -> Iterator[Words]:
    """The edits of a change, with what stands in other pieces apart."""
    old = _fates(change, known.get((Side.OLD, change.old or ""), ()), Op.DELETE)
    new = _fates(change, known.get((Side.NEW, change.new or ""), ()), Op.INSERT)
    at = {Op.DELETE: 0, Op.INSERT: 0}
    for edit in change.edits:
        count = len(printed_words(edit.text))
        fates = {Op.DELETE: old, Op.INSERT: new}.get(edit.op, [])
        if fates:
            here = fates[at[edit.op] : at[edit.op] + count]
            yield from _split(edit, here)
        else:
            yield Words(edit.op, edit.text)
        for op in at:
            at[op] += count if edit.op in (op, Op.KEEP) else 0


def _split(edit: Edit, fates: Sequence[_Fate]) -> Iterator[Words]:
    """An edit cut where its words begin or end to stand in another piece."""
    starts = [0, *word_starts(edit.text)[1:], len(edit.text)]
    if not any(fates):
        yield Words(edit.op, edit.text)
        return
    at = 0
    for fate, run in groupby(fates):
        end = at + len(list(run))
        yield Words(edit.op, edit.text[starts[at] : starts[end]], fate)
        at = end


def _fates(change: Change, family: Sequence[Change], op: Op) -> list[_Fate]:
    """For each word of the side that was split or merged, the other piece that has it."""
    if not family:
        return []
    own = _kept(change, op)
    fates: list[_Fate] = [None] * len(own)
    for other in family:
        kept = _kept(other, op)
        if other is change or len(kept) != len(own):
            continue
        eid = other.new if op is Op.DELETE else other.old
        for start, end in _runs(kept):
            for k in range(start, end):
                if not own[k] and fates[k] is None:
                    fates[k] = eid
    return _filled(fates, own)


def _filled(fates: list[_Fate], own: Sequence[bool]) -> list[_Fate]:
    """What came or went amid the words of another piece is told there."""
    filled = list(fates)
    place = 0
    for missing, run in groupby(
        zip(fates, own, strict=True), lambda w: w == (None, False)
    ):
        end = place + len(list(run))
        if missing:
            before = fates[place - 1] if place else None
            after = fates[end] if end < len(fates) else None
            alone = before or after if place == 0 or end == len(fates) else None
            if (before and before == after) or alone:
                filled[place:end] = [before or after] * (end - place)
        place = end
    return filled


def _kept(change: Change, op: Op) -> list[bool]:
    """For each word of one side of a change whether the other side has it."""
    return [
        edit.op is Op.KEEP
        for edit in change.edits
        if edit.op in (Op.KEEP, op)
        for _ in printed_words(edit.text)
    ]


def _runs(kept: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where enough words in a row are kept."""
    at = 0
    for is_kept, run in groupby(kept):
        end = at + len(list(run))
        if is_kept and end - at >= _RUN:
            yield at, end
        at = end
