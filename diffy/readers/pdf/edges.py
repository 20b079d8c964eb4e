"""How far the text of a column reaches, and how far apart its lines stand."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from diffy.readers.pdf.shapes import Column, Edges, Kind

_BROAD = 3
"""Words from which a line tells how far the text reaches to the right."""
_ENOUGH = 30
"""Lines from which left and right pages may be told to have margins of their own."""
_SHIFT = (6.0, 6.0)
"""Points by which such pages are shifted at least, and by which their width may differ."""


@dataclass(slots=True)
class _Reach:
    """Where the lines of one kind of column begin and end."""

    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)

    def edges(self) -> Edges:
        """The edges of these lines, a stray one left aside."""
        rights = self.rights or [max(self.lefts)]
        return Edges(_share(self.lefts, 0.01), _share(rights, 0.99))


def edges_of(columns: Iterable[Column]) -> dict[Kind, Edges]:
    """How far the text reaches in each kind of column.

    Left and right pages have the same edges, unless one is the other shifted, as in books.
    """
    own: dict[Kind, _Reach] = defaultdict(_Reach)
    both: dict[Kind, _Reach] = defaultdict(_Reach)
    for column in columns:
        for line in column.lines:
            for reach in (own[column.kind], both[_even(column.kind)]):
                reach.lefts.append(line.left)
                if len(line.text.split()) >= _BROAD:
                    reach.rights.append(line.right)
    return {
        kind: own[kind].edges() if _shifted(own, kind) else both[_even(kind)].edges()
        for kind in own
    }


def _even(kind: Kind) -> Kind:
    return (*kind[:3], False)


def _shifted(own: dict[Kind, _Reach], kind: Kind) -> bool:
    """Whether the left pages have the margins of the right ones, further to one side."""
    pair = [own[k] for k in (_even(kind), (*kind[:3], True)) if k in own]
    if len(pair) < 2 or any(len(reach.lefts) < _ENOUGH for reach in pair):
        return False
    one, two = pair[0].edges(), pair[1].edges()
    left, right = one.left - two.left, one.right - two.right
    return abs(left) >= _SHIFT[0] and abs(left - right) <= _SHIFT[1]


def _share(values: list[float], share: float) -> float:
    return sorted(values)[round(share * (len(values) - 1))]


def leading_of(columns: Iterable[Column]) -> dict[float, float]:
    """The usual distance from one line to the next, by the size of their letters."""
    steps: dict[float, Counter[float]] = defaultdict(Counter)
    for column in columns:
        for one, two in pairwise(column.lines):
            step = round(2 * (one.base - two.base)) / 2
            if one.size == two.size and 0 < step < 3 * one.size:
                steps[one.size][step] += 1
    return {size: _closest(found) for size, found in steps.items()}


def _closest(steps: Counter[float]) -> float:
    """The smallest distance that is nearly as common as the commonest."""
    most = max(steps.values())
    return min(step for step, count in steps.items() if count >= 0.4 * most)
