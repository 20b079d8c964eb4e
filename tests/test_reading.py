"""The reading list: shorter than its findings, and nothing missing from it."""

from functools import cache
from pathlib import Path

import pytest

import diffy
from diffy.model import Comparison, Verdict
from diffy.writers.index import index
from diffy.writers.reading import BESIDE, FIRST, SECOND, Entry, entries
from diffy.writers.tally import unclaimed

HOME = Path(__file__).parents[1] / "drafts" / "illustrative"
STEPS = [("first", "second"), ("second", "third")]
DIRECTED = {
    Verdict.ADDRESSES,
    Verdict.PARTLY,
    Verdict.WORKS_AGAINST,
    Verdict.MIXED,
}


@cache
def comparison(old: str, new: str) -> Comparison:
    profile = diffy.load_demands("un-cybercrime")
    drafts = (diffy.read(HOME / f"{name}-draft.md") for name in (old, new))
    return diffy.compare(*drafts, demands=profile)


def listed(old: str, new: str) -> tuple[Entry, ...]:
    return entries(index(comparison(old, new)))


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_every_change_not_assessed_is_listed_for_each_of_its_demands(
    old: str, new: str
) -> None:
    waiting = {
        (f.change, f.demand)
        for f in comparison(old, new).findings
        if f.verdict is Verdict.NOT_ASSESSED
    }
    shown = {
        (change, demand)
        for entry in listed(old, new)
        for change in entry.changes
        for _, demand in entry.demands
    }

    assert waiting
    assert waiting <= shown


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_every_change_is_in_a_finding_or_among_those_no_demand_claimed(
    old: str, new: str
) -> None:
    result = comparison(old, new)
    found = {f.change for f in result.findings}

    assert found | {*unclaimed(result)} == {c.id for c in result.changes}
    assert not found & {*unclaimed(result)}


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_the_open_lines_are_a_quarter_of_what_waits(old: str, new: str) -> None:
    waiting = [
        f for f in comparison(old, new).findings if f.verdict is Verdict.NOT_ASSESSED
    ]
    shown = [entry for entry in listed(old, new) if entry.part == FIRST]

    assert 0 < 4 * len(shown) < len(waiting)


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_a_first_priority_is_folded_only_beside_a_direction_for_another_demand(
    old: str, new: str
) -> None:
    result = comparison(old, new)
    directed = {f.change for f in result.findings if f.verdict in DIRECTED}
    pressing = {f.change for f in result.findings if f.priority == 1}
    for entry in listed(old, new):
        if entry.part == BESIDE:
            assert {*entry.changes} <= directed
        if entry.part == SECOND:
            assert not {*entry.changes} & pressing - directed


def test_an_article_that_went_is_one_line_with_its_provisions() -> None:
    (line,) = [e for e in listed("second", "third") if e.name.words == "Article 15"]

    assert line.name.struck
    assert len(line.changes) == 4
    assert [demand for _, demand in line.demands] == ["D1", "D2"]
