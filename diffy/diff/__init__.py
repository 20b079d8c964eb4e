"""The words of a pair of provisions -> edits.

Guarantees:

1. the texts of "=" and "+" put together are the new text, space for space;
2. the texts of "=" and "-" put together have the words and marks of the old text, but
   that a quotation mark, an apostrophe or a hyphen kept is printed as the new text has it;
3. an edit holds whole words and marks only, and a bracket is never swept up in the
   change of its neighbours;
4. exchanging the two texts exchanges the words inserted and deleted;
5. the same texts give the same edits on any machine: no time limit is used.
"""

from collections.abc import Sequence

from diffy.diff.cut import cut
from diffy.diff.equal import Gap, compared
from diffy.diff.side import Side
from diffy.diff.tidy import joined, run, slid, whole_numbers
from diffy.model import Edit, Op
from diffy.words import plain_marks

__all__ = ["diff"]

CONTEXT = 64  # characters of equal text kept beside a change, for sliding it
LITTLE = 12  # as many are mostly enough; where they are not, it is compared again


def diff(old: str, new: str, stop: frozenset[str]) -> tuple[Edit, ...]:
    """Tell word by word how an old text became a new one.

    `stop` holds the words, case folded, that are too common to keep a replacement in
    two when they stand between its halves.
    """
    was, now = plain_marks(old), plain_marks(new)
    if was == now:
        return (Edit(Op.KEEP, new),) if new else ()
    for context in (LITTLE, CONTEXT):
        start, end = _same_ends(was, now, context)
        one = Side(old, start, len(old) - end)
        two = Side(new, start, len(new) - end)
        olds, news = one.tokens, two.tokens
        gaps = joined(compared(olds, news), olds, news, stop)
        if not _at_an_end(gaps, one, two):
            break
    return cut(whole_numbers(slid(gaps, olds, news), one, two), one, two)


def _at_an_end(gaps: Sequence[Gap], one: Side, two: Side) -> bool:
    """Whether a change stands, or might slide, where the part looked at was cut off."""
    if not gaps:
        return False
    text, start, end = run(gaps[0], one.tokens, two.tokens)
    if one.first and text[:start] == text[end - start : end]:
        return True
    text, start, end = run(gaps[-1], one.tokens, two.tokens)
    rest = len(text) - end
    return one.last < len(one.text) and text[end:] == text[start : start + rest]


def _same_ends(old: str, new: str, context: int) -> tuple[int, int]:
    """How many characters at the beginning and at the end need no look.

    Both cuts are made at a space, so that none goes through a word.
    """
    most = min(len(old), len(new))
    head = max(0, _common(old, new, most) - context)
    head = old.rfind(" ", 0, head) + 1
    tail = max(0, _common(old[::-1], new[::-1], most - head) - context)
    found = old.find(" ", len(old) - tail)
    return head, len(old) - found if found >= 0 else 0


def _common(old: str, new: str, most: int) -> int:
    """The length of the common beginning, by halving."""
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            most = middle - 1
    return low
