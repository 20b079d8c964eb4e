"""Changes cut out of both texts as edits, space for space."""

from collections.abc import Sequence

from diffy.diff.equal import Gap
from diffy.diff.tidy import Side
from diffy.model import Edit, Op

# Python finds a member of an enumeration by many steps; these are made at every change.
_KEEP, _DELETE, _INSERT = Op.KEEP, Op.DELETE, Op.INSERT


def cut(gaps: Sequence[Gap], one: Side, two: Side) -> tuple[Edit, ...]:
    """The edits, cut out of the texts by offsets."""
    old, new = one.text, two.text
    old_starts, old_ends = [*one.starts, one.last], [one.first, *one.ends]
    new_starts, new_ends = [*two.starts, two.last], [two.first, *two.ends]
    edits: list[Edit] = []
    kept = ""  # what was kept and is not told yet
    told = 0  # how much of the new text is
    for i0, i1, j0, j1 in gaps:
        was, now = old_ends[i0], new_ends[j0]
        old_next, new_next = old_starts[i1], new_starts[j1]
        if i0 < i1 and j0 < j1:
            lead, trail = new[now : new_starts[j0]], new[new_ends[j1] : new_next]
            start, end = was if not lead else old_starts[i0], old_ends[i1]
            gone = old[start : end if trail else old_next]
            come = new[new_starts[j0] : new_ends[j1]]
        else:
            ends = bool(now), new_next < len(new)
            lead, gone, come, trail = _spaced(
                old[was:old_next], new[now:new_next], *ends
            )
        kept += new[told:now] + lead
        if kept:
            edits.append(Edit(_KEEP, kept))
        if gone:
            edits.append(Edit(_DELETE, gone))
        if come:
            edits.append(Edit(_INSERT, come))
        kept, told = trail, new_next
    kept += new[told:]
    if kept:
        edits.append(Edit(_KEEP, kept))
    return tuple(edits)


def _spaced(old: str, new: str, begins: bool, ends: bool) -> tuple[str, str, str, str]:
    """Share out the spaces round words that came or went: (kept, deleted, inserted, kept).

    `begins` and `ends` tell whether kept text stands on either side. Kept text has the
    new spaces; what is missing for the old words to stay apart goes with the deleted.
    """
    if new.strip():
        if not old or not begins or not ends:
            return "", "", new, ""
        come = new.lstrip()
        if lead := new[: len(new) - len(come)]:
            return lead, "", come, ""
        come = new.rstrip()
        if trail := new[len(come) :]:
            return "", "", come, trail
        return "", old, come, ""
    if not new:
        return "", old, "", ""
    if begins and (old[:1].isspace() or not ends):
        return new, old.lstrip(), "", ""
    return "", old.strip(), "", new
