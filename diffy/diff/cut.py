"""Changes cut out of both texts as edits, space for space."""

from collections.abc import Sequence

from diffy.diff.equal import Gap
from diffy.diff.side import Side
from diffy.model import Edit, Op

# Python finds a member of an enumeration by many steps; these are made at every change.
_KEEP, _DELETE, _INSERT = Op.KEEP, Op.DELETE, Op.INSERT


def cut(gaps: Sequence[Gap], one: Side, two: Side) -> tuple[Edit, ...]:
    """The edits, with the texts as they are printed."""
    edits: list[Edit] = []
    told = 0  # how many of the new tokens are told
    kept = two.text[: two.first]  # what was kept and is not told yet
    if not gaps or gaps[0][2]:
        kept += two.lead
    for i0, i1, j0, j1 in gaps:
        kept += two.words(told, j0)
        if i0 < i1 and j0 < j1:
            lead, trail = two.space(j0), two.space(j1)
            gone, come = one.words(i0, i1), two.words(j0, j1)
            if not lead:
                gone = one.space(i0) + gone
            if not trail:
                gone += one.space(i1)
        else:
            begins = j0 > 0 or two.first > 0
            ends = j1 < len(two.tokens) or two.last < len(two.text)
            was, now = one.spaced(i0, i1), two.spaced(j0, j1)
            lead, gone, come, trail = _spaced(was, now, begins, ends)
        if kept := kept + lead:
            edits.append(Edit(_KEEP, kept))
        if gone:
            edits.append(Edit(_DELETE, gone))
        if come:
            edits.append(Edit(_INSERT, come))
        kept, told = trail, j1
    if kept := kept + two.printed(told) + two.text[two.last :]:
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
