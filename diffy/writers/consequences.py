"""Which changes only follow from what is told elsewhere, and are shown folded."""

from collections.abc import Iterator

from diffy.model import Change, ChangeKind, Edit, Flag, Ground, Op
from diffy.words import fold

_CONSEQUENCES = frozenset({Flag.SUBSTITUTION, Flag.REFERENCE_FOLLOWED, Flag.EDITORIAL})
"""What needs no reader where it stands; with any other flag a change is shown whole."""
_PLAIN = frozenset({ChangeKind.EDITED, ChangeKind.RENUMBERED, ChangeKind.RETITLED})


def follows(change: Change) -> bool:
    """Whether a change only follows a renumbering or a replacement listed once.

    Each of its replaced runs must be shown by a ground: an edit without a flag is read
    where it stands.
    """
    flags = set(change.flags)
    if not flags or not flags <= _CONSEQUENCES or not {*change.kinds} <= _PLAIN:
        return False
    return all(
        any(_shows(ground, old, new) for ground in change.grounds)
        for old, new in _replaced(change)
    )


def _shows(ground: Ground, old: str, new: str) -> bool:
    """Whether a ground has all that changed between two runs of folded words."""
    was, now = _folded(ground.old), _folded(ground.new)
    if old in was and new in now:
        return True
    both = bool(was and now) and was in old and now in new
    return both and old.replace(was, "", 1).split() == new.replace(now, "", 1).split()


def _replaced(change: Change) -> Iterator[tuple[str, str]]:
    """The deleted and inserted words of each place of a change, folded."""
    old = new = ""
    for edit in (*change.edits, Edit(Op.KEEP, "")):
        if edit.op is Op.KEEP:
            if old or new:
                yield _folded(old), _folded(new)
            old = new = ""
        elif edit.op is Op.DELETE:
            old += edit.text
        else:
            new += edit.text


def _folded(text: str) -> str:
    return " ".join(fold(text).split())
