"""Many drafts of one treaty: each compared with the last, articles followed through all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from diffy import model
from diffy.compare import compare
from diffy.model import Comparison, Draft, Row

if TYPE_CHECKING:
    from diffy.model import House, Lineage, Profile, Series, StateOfAsk

Compare = Callable[[int, int], Comparison]
"""Compares two drafts of a series by their places in it."""


def series(
    drafts: Sequence[Draft],
    profiles: Sequence[Profile] = (),
    *,
    ids: Sequence[str] = (),
    pairs: Iterable[tuple[int, int]] = (),
    compared: Compare | None = None,
    title: str = "",
    house: House | None = None,
) -> Series:
    """Compare every draft with the one before it, and follow each article.

    `pairs` are further comparisons, by the places of their drafts; `compared` makes each
    comparison where something else is to be done than to compare with the profiles.
    Raises what `compare` raises.
    """
    make = compared or (lambda k, m: compare(drafts[k], drafts[m], profiles))
    own = tuple(make(k, k + 1) for k in range(len(drafts) - 1))
    wanted = dict.fromkeys(pair for pair in pairs if pair[1] != pair[0] + 1)
    return model.Series(
        drafts=tuple(drafts),
        comparisons=own,
        lineages=lineages(drafts, own),
        title=title,
        ids=tuple(ids) or tuple(str(k) for k in range(1, len(drafts) + 1)),
        profiles=tuple(profiles),
        states=_states(drafts, profiles, own),
        others=tuple(model.Pairing(k, m, make(k, m)) for k, m in wanted),
        house=house or model.House(),
    )


def _states(
    drafts: Sequence[Draft],
    profiles: Sequence[Profile],
    comparisons: Sequence[Comparison],
) -> tuple[tuple[StateOfAsk, ...], ...]:
    """What every draft holds for every ask, as the comparisons found it."""
    if comparisons:
        first = tuple(old for old, _ in comparisons[0].states)
        return (first, *(tuple(n for _, n in each.states) for each in comparisons))
    if not profiles:
        return tuple(() for _ in drafts)
    # Imported when first needed, as in `compare`.
    from diffy.demands import state

    return tuple(tuple(s for p in profiles for s in state(p, d)) for d in drafts)


# ------------------------------------------------------------------ lineages


_Next = Mapping[str, Sequence[str]]
"""For the articles of a draft those of the next one that their text became."""


def lineages(
    drafts: Sequence[Draft], comparisons: Sequence[Comparison]
) -> tuple[Lineage, ...]:
    """Every article that came in without predecessor, with all that it became.

    They stand in the order of the last draft; one that ended before follows the article
    it last stood behind.
    """
    following = [_successors(each.concordance) for each in comparisons]
    lines: list[dict[str, list[Lineage]]] = [{} for _ in drafts]
    for k, draft in enumerate(drafts):
        for eid in [a.eid for a in draft.articles if a.eid not in lines[k]]:
            lineage = _follow(k, eid, following)
            for step in lineage.steps:
                for each in step.eids:
                    lines[step.draft].setdefault(each, []).append(lineage)
    order: tuple[Lineage, ...] = ()
    for draft, held in zip(reversed(drafts), reversed(lines), strict=True):
        own = (line for article in draft.articles for line in held[article.eid])
        order = _merged(order, own)
    return order


def _merged(order: Sequence[Lineage], own: Iterable[Lineage]) -> tuple[Lineage, ...]:
    """The order with the lineages of one more draft, each behind its neighbour there."""
    known = set(order)
    placed: set[Lineage] = set()
    last: Lineage | None = None
    behind: dict[Lineage | None, list[Lineage]] = {}
    for lineage in own:
        if lineage in known:
            last = lineage
        elif lineage not in placed:
            placed.add(lineage)
            behind.setdefault(last, []).append(lineage)
    firsts = behind.get(None, ())
    return (*firsts, *(x for line in order for x in (line, *behind.get(line, ()))))


def _successors(rows: Iterable[Row]) -> _Next:
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        for old in row.old:
            found.setdefault(old, {}).update(dict.fromkeys(row.new))
    return {old: tuple(new) for old, new in found.items()}


def _follow(start: int, eid: str, following: Sequence[_Next]) -> Lineage:
    steps = [model.Step(start, (eid,))]
    for k, successors in enumerate(following[start:], start + 1):
        eids = dict.fromkeys(
            n for old in steps[-1].eids for n in successors.get(old, ())
        )
        if not eids:
            break
        steps.append(model.Step(k, tuple(eids)))
    return model.Lineage(tuple(steps))
