"""A second profile, for another treaty: nothing is built for one negotiation."""

import ast
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from demand_material import ROOT, article, corresponding, draft, para

import diffy
from diffy.demands import assess, check, overlaps, state, unmatched, untested
from diffy.model import AskState, Comparison, Verdict

Data = Callable[[str], Path]

PROFILE = diffy.load_demands("paris-agreement")
DRAFTS = ("23-oct-2015", "4-dec-2015", "9-dec-2015", "12-dec-2015", "29-jan-2016")
STEPS = list(pairwise(DRAFTS))
DIRECTED = (Verdict.ADDRESSES, Verdict.PARTLY, Verdict.WORKS_AGAINST, Verdict.MIXED)


@cache
def comparison(old: Path, new: Path) -> Comparison:
    return diffy.compare(diffy.read(old), diffy.read(new), demands=PROFILE)


def of(data: Data, old: str, new: str) -> Comparison:
    home = "paris-agreement"
    return comparison(data(f"{home}/{old}.md"), data(f"{home}/{new}.md"))


def test_its_tests_hold_in_both_directions() -> None:
    assert check(PROFILE) == ()
    assert untested(PROFILE) == ()
    assert unmatched(PROFILE) == ()
    assert overlaps(PROFILE) == ()


def test_its_ids_are_its_own() -> None:
    other = diffy.load_demands("un-cybercrime")
    ids = {d.id for d in PROFILE.demands} | {
        a.id for d in PROFILE.demands for a in d.asks
    }

    assert [d.id for d in PROFILE.demands] == ["L1", "R1", "F1"]
    assert not ids & (
        {d.id for d in other.demands} | {a.id for d in other.demands for a in d.asks}
    )
    assert PROFILE.id != other.id


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_it_runs_on_real_drafts_and_quotes_exact_spans(
    data: Data, old: str, new: str
) -> None:
    result = of(data, old, new)
    texts = {
        side: {node.eid: node.text for node in each.walk()}
        for side, each in (("old", result.old), ("new", result.new))
    }
    quotes = [each for finding in result.findings for each in finding.evidence]

    assert {finding.profile for finding in result.findings} == {PROFILE.id}
    assert all(q.quote == texts[q.side][q.eid][q.start : q.end] for q in quotes)
    assert all(f.evidence for f in result.findings if f.verdict in DIRECTED)


def test_most_of_its_asks_stand_in_the_first_of_the_real_drafts(data: Data) -> None:
    first = diffy.read(data("paris-agreement/23-oct-2015.md"))
    held = {each.ask: each.state for each in diffy.assess(first, PROFILE).states}

    assert held["L1a"] is AskState.WEAK  # it stands in one of two options only
    assert held["F1b"] is AskState.WEAK
    assert sum(each is not AskState.NONE for each in held.values()) >= 8


def test_an_editorial_step_moves_no_demand(data: Data) -> None:
    result = of(data, "12-dec-2015", "29-jan-2016")

    assert len(result.changes) > 10
    assert [f for f in result.findings if f.verdict in DIRECTED] == []


def test_a_weaker_duty_works_against_it_in_a_draft_of_ours() -> None:
    old, new = (
        diffy.reads(
            "Draft Agreement\n\nArticle 6\nFinance\n\nDeveloped country Parties "
            f"{modal} provide financial resources to developing countries, and such "
            "resources are counted each year.\n"
        )
        for modal in ("shall", "may")
    )
    found = diffy.compare(old, new, demands=PROFILE).findings

    assert [(f.ask, str(f.verdict)) for f in found] == [("F1a", "works-against")]


def test_both_profiles_can_judge_one_comparison() -> None:
    whole = draft(article(6, "Finance", para(1, "Human rights shall be respected.")))
    both = [PROFILE, diffy.load_demands("un-cybercrime")]
    result = diffy.compare(draft(), whole, demands=both)
    profiles = {f.profile for f in result.findings if f.verdict is not Verdict.TOUCHES}

    assert profiles == {each.id for each in both}
    assert len(result.states) == 10 + 17


def test_the_engine_names_no_demand_kind_or_word_of_any_treaty() -> None:
    """Strings of the code that are an id, a kind's id or a title in a shipped profile."""
    profiles = [PROFILE, diffy.load_demands("un-cybercrime")]
    names = {d.id for p in profiles for d in p.demands}
    names |= {a.id for p in profiles for d in p.demands for a in d.asks}
    names |= {k.id for p in profiles for k in p.kinds}
    names -= {"general", "title", "preamble"}  # the places that reach over the treaty
    said = {
        node.value
        for path in (ROOT / "diffy" / "demands").glob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert names & said == set()


def test_a_draft_without_headings_leaves_directions_to_a_person() -> None:
    old, new = (
        draft(article(1, "", para(1, f"Loss and damage {modal} be addressed by all.")))
        for modal in ("shall", "may")
    )
    assert [str(s.state) for s in state(PROFILE, old) if s.ask == "L1a"] == ["none"]
    old, new = (
        draft(article(1, "", para(1, f"All {modal} address loss and damage.")))
        for modal in ("shall", "may")
    )
    found = assess(PROFILE, old, new, *corresponding(old, new)).findings

    assert [(f.ask, str(f.verdict)) for f in found] == [("L1a", "not-assessed")]
    assert "could not be told" in found[0].reason
