"""The tables of a comparison: duties that changed in strength, brackets per article."""

from collections.abc import Iterator, Mapping, Sequence

from diffy.duties import governor, leading
from diffy.languages import Language
from diffy.marks import bracket_count
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
    old: Draft, new: Draft, concordance: Concordance
) -> tuple[BracketCount, ...]:
    """Pairs of brackets in each article and in the preamble, where either draft has any."""
    olds, news = _counts(old), _counts(new)
    pairs: list[tuple[str | None, str | None]] = [
        (eid, eid if eid in news else None) for eid in olds if eid == "preamble"
    ]
    if "preamble" in news and "preamble" not in olds:
        pairs.append((None, "preamble"))
    pairs += [(p.old, p.new) for p in concordance.articles if p.main]
    return tuple(
        BracketCount(one, two, _of(olds, one), _of(news, two))
        for one, two in pairs
        if _of(olds, one) or _of(news, two)
    )


def _counts(draft: Draft) -> Mapping[str, int]:
    kinds = (NodeKind.ARTICLE, NodeKind.PREAMBLE)
    units: list[Node] = [node for node in draft.walk() if node.kind in kinds]
    return {unit.eid: bracket_count(unit) for unit in units}


def _of(counts: Mapping[str, int], eid: str | None) -> int:
    return counts.get(eid, 0) if eid else 0
