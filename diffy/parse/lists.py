"""Where a labelled block belongs among the open lists of an article.

Labels are read by succession first: "(i)" after "(h)" is a letter and after "(a)" the
first of a Roman list; "3 bis" comes after 3 wherever it is printed. Indentation, where
the source has it, rules out lists that stand further in or further out.
"""

from diffy.model import NodeKind
from diffy.numbering import begins, gap, parts
from diffy.parse.headings import Label
from diffy.parse.printed import announces
from diffy.parse.units import Unit

_STEP = 2
"""Columns by which a list must stand further in to be another list."""
_DEEPEST = 12
"""Lists in one another; drafts have five, and a tree must not grow without end."""
_FAR = 1_000
"""Stands for "does not come after it" among the distances of two labels."""


def level(found: Label, indent: int | None, open_units: list[Unit]) -> tuple[int, bool]:
    """How many of the open units stay open, and whether the new one is a sibling.

    `open_units` are the last units of the open lists, outermost first. A sibling is put
    beside the last of those that stay, any other below it.
    """
    if not open_units:
        return 0, False
    inserted = _is_inserted(found.number)
    reachable: list[int] = []
    for k in range(len(open_units) - 1, -1, -1):
        unit = open_units[k]
        alike = unit.style == found.style and not outside(indent, unit.indent)
        if alike:
            reachable.insert(0, k)
        if inserted and _comes_after(found, unit, alike=alike):
            # An option of "3." holds "3 bis".
            if unit.option and inside(indent, unit.indent):
                return k + 1 + _is_option(open_units[k + 1 : k + 2]), False
            return k + 1, True
        if alike and succeeds(found, unit) and not inside(indent, unit.indent):
            return k + 1, True
    if not reachable:
        succeeded = [k for k, unit in enumerate(open_units) if succeeds(found, unit)]
        if (
            succeeded
        ):  # "[3." printed further out than 1 and 2: no list is there to begin
            return succeeded[0] + 1, True
    beside = [k for k in reachable if not inside(indent, open_units[k].indent)]
    if begins(found.number):
        told = indent is not None or _repeats(found, open_units[-1])
        again = beside and told and not _announced(open_units)
        return (beside[-1] + 1, True) if again else (_stay(indent, open_units), False)
    later = [(gap(open_units[k].number, found.number) or _FAR, -k) for k in beside]
    if later:
        return -min(later)[1] + 1, True
    return _stay(indent, open_units), False


def _is_option(units: list[Unit]) -> bool:
    return any(unit.kind is NodeKind.OPTION for unit in units)


def succeeds(found: Label, unit: Unit) -> bool:
    """Whether a label is the next of a unit's list."""
    return unit.style == found.style and gap(unit.number, found.number) == 1


def _repeats(found: Label, unit: Unit) -> bool:
    """Whether a label is a unit's own once more, as where two versions of it stand."""
    return unit.style == found.style and unit.number == found.number


def _announced(open_units: list[Unit]) -> bool:
    """Whether the last words say that a list follows."""
    return announces(open_units[-1].text)


def _stay(indent: int | None, open_units: list[Unit]) -> int:
    """How many open units a new list may stand under."""
    count = min(len(open_units), _DEEPEST)
    while count > 1 and outside(indent, open_units[count - 1].indent):
        count -= 1
    return count


def outside(indent: int | None, other: int | None) -> bool:
    """Whether a block stands further out than another list."""
    return indent is not None and other is not None and indent <= other - _STEP


def inside(indent: int | None, other: int | None) -> bool:
    """Whether a block stands further in than another list."""
    return indent is not None and other is not None and indent >= other + _STEP


def _is_inserted(number: str) -> bool:
    """Whether a number is that of a unit inserted later: "3bis", "3.1"."""
    found = parts(number)
    return found is not None and bool(found[1] or found[2])


def _comes_after(found: Label, unit: Unit, *, alike: bool) -> bool:
    """Whether an inserted label stands after a unit's: "3 bis" after "3.".

    One with the same number may be printed differently: "(5 bis)" after "5.".
    """
    if alike and unit.number == found.number:
        return True
    one, two = parts(unit.number), parts(found.number)
    same = bool(one and two and one[0] == two[0] and one[0].isdigit())
    return (alike or same) and gap(unit.number, found.number) == 1
