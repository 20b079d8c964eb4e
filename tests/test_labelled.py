"""The labelled sets: invented changes with the verdict a reader would give.

The sets lie beside the checkout and are no part of the project; figures from them are no
measure of accuracy, they only keep an edit of the profile from breaking something.
"""

from functools import cache

import pytest
from demand_material import ROOT, shipped

from diffy.demands import labelled, score
from diffy.demands.engine import engine
from diffy.demands.labelled import AGAINST, FOR, Labelled, judge
from diffy.model import Verdict

HOME = ROOT.parent / "shared" / "demands"
DIRECTED = (*FOR, *AGAINST)
ENGINE = engine(shipped())


@cache
def items(name: str) -> tuple[Labelled, ...]:
    """Every pair of a set."""
    path = HOME / f"labelled-{name}.jsonl"
    if not path.is_file():
        pytest.skip("skipped: ../shared/demands is absent")
    return labelled(path.read_text(encoding="utf-8"), source=path.name)


@cache
def judged(name: str) -> list[tuple[Labelled, Verdict]]:
    """Every pair of a set with the verdict found."""
    return [(item, judge(ENGINE, item)) for item in items(name)]


def test_every_pair_of_dev_labelled_on_purpose_is_right() -> None:
    pairs = [(item, v) for item, v in judged("dev") if item.curated]

    assert len(pairs) == 99
    assert [(item.id, v) for item, v in pairs if not item.right(v)] == []


def test_no_pair_of_dev_that_is_unrelated_by_default_has_a_direction() -> None:
    pairs = [(item, v) for item, v in judged("dev") if not item.curated]

    assert len(pairs) == 298
    wrong = [(i.id, v) for i, v in pairs if not i.right(v) and v != "not-assessed"]
    assert wrong == []


@pytest.mark.parametrize("name", ["dev", "challenge"])
def test_progress_is_never_called_harm_nor_harm_progress(name: str) -> None:
    assert [(item.id, v) for item, v in judged(name) if item.flipped(v)] == []


@pytest.mark.parametrize("name", ["dev", "challenge"])
def test_no_change_with_a_direction_is_passed_over_in_silence(name: str) -> None:
    directed = [(item, v) for item, v in judged(name) if item.directed]

    assert directed
    assert [item.id for item, v in directed if v == "unrelated"] == []


def test_nine_of_ten_directions_found_in_challenge_are_right() -> None:
    found = [(item, v) for item, v in judged("challenge") if v in DIRECTED]
    correct = [item for item, v in found if item.right(v)]

    assert len(found) >= 20
    assert len(correct) / len(found) >= 0.90


@pytest.mark.parametrize("name", ["dev", "challenge"])
def test_swapping_old_and_new_turns_each_direction(name: str) -> None:
    turned = {verdict: AGAINST for verdict in FOR} | dict.fromkeys(AGAINST, FOR)
    pairs = [
        (item.id, verdict, judge(ENGINE, item, swapped=True))
        for item, verdict in judged(name)
        if verdict in DIRECTED and not item.gained
    ]

    assert pairs
    wrong = [p for p in pairs if p[2] not in (*turned[p[1]], Verdict.NOT_ASSESSED)]
    assert wrong == []


@pytest.mark.parametrize(("name", "least"), [("dev", 1.0), ("challenge", 0.82)])
def test_the_score_of_a_set_does_not_fall(name: str, least: float) -> None:
    found = score(shipped(), items(name))

    assert found.macro_f1 >= least
    assert found.precision == 1.0
    assert (found.flips, found.silent) == ((), ())
    assert found.queue <= {"dev": 51, "challenge": 34}[name]
