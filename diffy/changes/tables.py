"""The tables of a comparison: duties that changed in strength, brackets per article."""

from collections.abc import Iterator, Mapping, Sequence

from diffy.duties import governor, leading
from diffy.languages import Language
from diffy.marks import brackets_opened
from diffy.model import (
    BracketCount,
    Change,
    Concordance,
    Draft,
    Flag,
    ModalityChange,
    Node,
    NodeKind,
)

Above = Mapping[str, tuple[Node, ...]]
"""For every eid the nodes above it."""


def modality_table(
    changes: Sequence[Change], news: Mapping[str, Node], tables: Language
) -> tuple[ModalityChange, ...]:
    """Every duty that became stronger or weaker, in the order of the changes."""
    return tuple(
        ModalityChange(
            change.id,
            ground.flag,
            ground.old,
            ground.new,
            tuple(_governed(news.get(change.new or ""), ground.new, tables)),
        )
        for change in changes
        for ground in change.grounds
        if ground.flag in (Flag.STRONGER, Flag.WEAKER)
    )


def _governed(chapeau: Node | None, verb: str, tables: Language) -> Iterator[str]:
    """The points below a chapeau that go on from its verb."""
    if chapeau is None or chapeau.kind not in (NodeKind.PARAGRAPH, NodeKind.POINT):
        return
    points = [n for n in chapeau.children if n.kind is NodeKind.POINT]
    duty = governor(chapeau.text, tables) if points else None
    if duty and duty.text == verb:
        for point in points:
            if point.text and not leading(point.text, tables):
                yield point.eid
                yield from (n.eid for n in point.walk() if n is not point and n.text)


def bracket_table(
    old: Draft, new: Draft, above_old: Above, above_new: Above, concordance: Concordance
) -> tuple[BracketCount, ...]:
    """Pairs of brackets in each article, in the preamble and in the rest of the text.

    Only what has some in either draft. The row of a split or a merge counts all that was
    split or merged; the rest of the text has neither article, and comes last.
    """
    (olds, all_old), (news, all_new) = _counts(old, above_old), _counts(new, above_new)
    rows = tuple(
        BracketCount(
            ones[0] if ones else None,
            twos[0] if twos else None,
            sum(olds.get(eid, 0) for eid in ones),
            sum(news.get(eid, 0) for eid in twos),
        )
        for ones, twos in _units(olds, news, concordance)
    )
    rest = all_old - sum(olds.values()), all_new - sum(news.values())
    rows += (BracketCount(None, None, *rest),)
    return tuple(row for row in rows if row.old or row.new)


_Units = tuple[list[str], list[str]]


def _units(
    olds: Mapping[str, int], news: Mapping[str, int], concordance: Concordance
) -> list[_Units]:
    """The preambles, then the articles that correspond; every unit stands once."""
    found: list[_Units] = [(list(_preamble(olds)), list(_preamble(news)))]
    row_old: dict[str, _Units] = {}
    row_new: dict[str, _Units] = {}
    for pair in sorted(concordance.articles, key=lambda pair: not pair.main):
        row = row_old.get(pair.old or "") or row_new.get(pair.new or "")
        if row is None:
            row = ([], [])
            found.append(row)
        for eid, rows, side in ((pair.old, row_old, 0), (pair.new, row_new, 1)):
            if eid and eid not in rows:
                rows[eid] = row
                row[side].append(eid)
    return found


def _preamble(counts: Mapping[str, int]) -> Iterator[str]:
    return (eid for eid in counts if eid == "preamble")


def _counts(draft: Draft, above: Above) -> tuple[Mapping[str, int], int]:
    """The brackets of each article and of the preamble, and of the whole draft."""
    units: dict[str, int] = {}
    whole = 0
    for node in draft.walk():
        if node.kind is _ARTICLE or node.kind is _PREAMBLE:
            units[node.eid] = 0
        bracketed = node.marks or "[" in node.label
        if bracketed and (opened := brackets_opened(node)):
            whole += opened
            for unit in (*above[node.eid], node):
                if unit.eid in units:
                    units[unit.eid] += opened
    return units, whole


# Python finds a member of an enumeration by many steps; these are asked for at every node.
_ARTICLE, _PREAMBLE = NodeKind.ARTICLE, NodeKind.PREAMBLE
