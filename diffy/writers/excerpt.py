"""The part of a change that a person quotes: what changed, with the words around it."""

from diffy.model import Op
from diffy.writers.view import Part, Run

_AROUND = 60
"""Letters kept on each side of a change: about ten words."""
_LONGEST = 260
"""Letters of one excerpt: four lines of a brief."""
_CUT = "…"


def excerpt(
    runs: tuple[Run, ...], around: int = _AROUND, longest: int = _LONGEST
) -> tuple[Run, ...]:
    """The runs of a change, those that stayed cut down to the words beside a change."""
    runs = tuple(_pointed(run) for run in runs)
    last = len(runs) - 1
    shown: list[Run] = []
    left = longest
    for k, run in enumerate(runs):
        text = run.text
        if run.op is Op.KEEP and any(r.op is not Op.KEEP for r in runs):
            text = _around(text, around, first=k == 0, last=k == last)
        if len(text) > left:
            shown.append(_run(run.op, _head(text, max(left, 1)) + _CUT))
            return tuple(shown)
        left -= len(text)
        shown.append(_run(run.op, text))
    return tuple(shown)


def _pointed(run: Run) -> Run:
    """What stands in another piece of a split, as the mere way to it."""
    return _run(Op.KEEP, f" [{run.elsewhere}] ") if run.elsewhere else run


def short(text: str, longest: int = _LONGEST) -> str:
    """A text on one line, cut at a word where it is longer than a brief can bear."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else _head(flat, longest) + _CUT


def _run(op: Op, text: str) -> Run:
    return Run(op, (Part(text, False),))


def _around(text: str, around: int, *, first: bool, last: bool) -> str:
    """A text that stayed: its end before a change, its beginning after one, or both."""
    if len(text) <= around * (1 if first or last else 2):
        return text
    head = "" if first else _head(text, around)
    tail = "" if last else _tail(text, around)
    if first:
        return _CUT + tail
    return f"{head}{_CUT}" if last else f"{head} {_CUT} {tail}"


def _head(text: str, longest: int) -> str:
    """The beginning of a text, whole words where it has spaces."""
    cut = text[:longest]
    head, _, _ = cut.rpartition(" ")
    return head if len(head) > longest // 2 else cut


def _tail(text: str, longest: int) -> str:
    cut = text[-longest:]
    _, _, tail = cut.partition(" ")
    return tail if len(tail) > longest // 2 else cut
