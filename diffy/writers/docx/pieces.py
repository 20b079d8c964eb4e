"""The words of one line of the page, piece by piece: kept, deleted, inserted.

Guarantees, for a line of both drafts: the kept and inserted pieces are the new line,
space for space; the kept and deleted ones have the words of the old line.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from diffy.model import Comparison, Edit, Mark, MarkKind, Op
from diffy.words import token_texts
from diffy.writers.docx.lines import HEADED, Line

Edits = Mapping[tuple[str, str], tuple[Edit, ...]]
"""The edits of each changed pair of provisions."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one fate and one look."""

    op: Op
    text: str
    emphasis: frozenset[str] = frozenset()
    """Of "strong", "italic" and "underline"."""
    raised: bool = False
    """Whether it is the call of a footnote."""


def edits_of(comparison: Comparison) -> Edits:
    """The edits of each changed pair."""
    return {
        (change.old, change.new): change.edits
        for change in comparison.changes
        if change.old is not None and change.new is not None
    }


def pieces(old: Line | None, new: Line | None, edits: Edits) -> tuple[Piece, ...]:
    """The pieces of a line; with one draft's line alone all of one fate."""
    if old is None or new is None:
        op = Op.INSERT if old is None else Op.DELETE
        line = new or old
        return tuple(_alone(line, op)) if line else ()
    return tuple(_both(old, new, edits))


def _alone(line: Line, op: Op) -> Iterator[Piece]:
    if line.label:
        yield Piece(op, line.label)
    if gap := _gap(line):
        yield Piece(op, gap)
    calls = [(mark, op) for mark in _calls(line)]
    yield from _styled([Edit(op, line.text)], line.marks, calls, op)


def _both(old: Line, new: Line, edits: Edits) -> Iterator[Piece]:
    yield from _replaced(old.label, new.label)
    yield from _replaced(_gap(old), _gap(new))
    calls: list[tuple[Mark, Op]] = []
    gone: list[Piece] = []
    for was, now in zip_longest(_calls(old), _calls(new)):
        if was is not None and (now is None or was.ref != now.ref):
            gone.append(Piece(Op.DELETE, was.ref, raised=True))
        if now is not None:
            same = was is not None and was.ref == now.ref
            calls.append((now, Op.KEEP if same else Op.INSERT))
    runs = _runs(old, new, edits)
    yield from _styled(runs, new.marks, calls, Op.INSERT)
    # Where a call stood among the old words is not told by the edits.
    yield from gone


def _gap(line: Line) -> str:
    """What parts a line's number from its words."""
    if not (line.label and line.text):
        return ""
    return "\n" if line.kind in HEADED else "\t"


def _replaced(old: str, new: str) -> Iterator[Piece]:
    """A number that became another, the words that begin both kept."""
    if old == new:
        if new:
            yield Piece(Op.KEEP, new)
        return
    olds, news = old.split(" "), new.split(" ")
    same = 0
    while same < min(len(olds), len(news)) - 1 and olds[same] == news[same]:
        same += 1
    shared = "".join(f"{word} " for word in news[:same])
    for op, text in (
        (Op.KEEP, shared),
        (Op.DELETE, " ".join(olds[same:])),
        (Op.INSERT, " ".join(news[same:])),
    ):
        if text:
            yield Piece(op, text)


def _runs(old: Line, new: Line, edits: Edits) -> tuple[Edit, ...]:
    """How the words of a line changed; wholly, where the comparison did not pair them."""
    known = edits.get((old.words, new.words))
    if known is not None:
        return known
    if token_texts(old.text) == token_texts(new.text):
        return (Edit(Op.KEEP, new.text),)
    return Edit(Op.DELETE, old.text), Edit(Op.INSERT, new.text)


def _calls(line: Line) -> list[Mark]:
    return [mark for mark in line.marks if mark.kind is MarkKind.FOOTNOTE]


def _styled(
    runs: Iterable[Edit],
    marks: tuple[Mark, ...],
    calls: list[tuple[Mark, Op]],
    printed: Op,
) -> Iterator[Piece]:
    """Runs cut where the look changes; `marks` lie over the kept and `printed` words."""
    bold = [mark for mark in marks if mark.kind is MarkKind.EMPHASIS]
    waiting = sorted(calls, key=lambda call: call[0].start)
    at = 0
    for run in runs:
        if run.op is not Op.KEEP and run.op is not printed:
            yield Piece(run.op, run.text)
            continue
        end = at + len(run.text)
        while waiting and waiting[0][0].start <= end:
            mark, op = waiting.pop(0)
            yield from _emphasized(run, at, max(at, mark.start), end, bold)
            run = Edit(run.op, run.text[max(at, mark.start) - at :])
            at = max(at, mark.start)
            yield Piece(op, mark.ref, raised=True)
        yield from _emphasized(run, at, end, end, bold)
        at = end
    yield from (Piece(op, mark.ref, raised=True) for mark, op in waiting)


def _emphasized(
    run: Edit, at: int, stop: int, end: int, bold: list[Mark]
) -> Iterator[Piece]:
    """The words from `at` to `stop`, cut where emphasis begins or ends."""
    stop = min(stop, end)
    edges = {at, stop}
    for mark in bold:
        edges |= {edge for edge in (mark.start, mark.end) if at < edge < stop}
    cuts = sorted(edges)
    for start, until in pairwise(cuts):
        look = {m.ref for m in bold if m.start <= start and until <= m.end}
        text = run.text[start - at : until - at]
        if text:
            yield Piece(run.op, text, frozenset(look))
