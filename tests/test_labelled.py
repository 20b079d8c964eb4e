"""The labelled sets: invented changes with the verdict a reader would give.

The sets lie beside the checkout and are no part of the project; figures from them are no
measure of accuracy, they only keep an edit of the profile from breaking something.
"""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest
from demand_material import ROOT, shipped

from diffy.demands.assess import assess_texts
from diffy.demands.engine import engine
from diffy.model import Verdict

HOME = ROOT.parent / "shared" / "demands"
FOR, AGAINST = {"addresses", "partly"}, {"works-against"}
DIRECTED = FOR | AGAINST
ORDER = [v.value for v in Verdict if v is not Verdict.UNRELATED]
ENGINE = engine(shipped())

Item = dict[str, Any]


def badge(verdicts: Iterable[str]) -> str:
    """One verdict for a demand out of those of its asks."""
    found = set(verdicts)
    if "mixed" in found or (found & FOR and found & AGAINST):
        return "mixed"
    return next((each for each in ORDER if each in found), "unrelated")


def judge(item: Item, old: str, new: str, elsewhere: str = "") -> str:
    findings = assess_texts(
        ENGINE,
        item["article_kind"],
        item["heading"],
        old,
        new,
        elsewhere=elsewhere,
        is_heading=item["heading"] == "Chapter heading",
    )
    return badge(str(f.verdict) for f in findings if f.demand == item["demand"])


@cache
def judged(name: str) -> list[tuple[Item, str]]:
    """Every item of a set with the verdict found."""
    path = HOME / f"labelled-{name}.jsonl"
    if not path.is_file():
        pytest.skip("skipped: ../shared/demands is absent")
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        (item, judge(item, item["old"], item["new"], gained(item))) for item in items
    ]


def gained(item: Item) -> str:
    """What another article of the new draft gained."""
    return str((item.get("elsewhere") or {}).get("gained", ""))


def right(item: Item, verdict: str) -> bool:
    return verdict == item["label"] or verdict in item.get("accepts", [])


def is_flip(item: Item, verdict: str) -> bool:
    label = item["label"]
    return (label in FOR and verdict in AGAINST) or (
        label in AGAINST and verdict in FOR
    )


def test_every_pair_of_dev_labelled_on_purpose_is_right() -> None:
    pairs = [(item, v) for item, v in judged("dev") if item["curated"]]

    assert len(pairs) == 99
    assert [(item["id"], v) for item, v in pairs if not right(item, v)] == []


def test_no_pair_of_dev_that_is_unrelated_by_default_has_a_direction() -> None:
    pairs = [(item, v) for item, v in judged("dev") if not item["curated"]]

    assert len(pairs) == 298
    wrong = [(i["id"], v) for i, v in pairs if not right(i, v) and v != "not-assessed"]
    assert wrong == []


@pytest.mark.parametrize("name", ["dev", "challenge"])
def test_progress_is_never_called_harm_nor_harm_progress(name: str) -> None:
    assert [(item["id"], v) for item, v in judged(name) if is_flip(item, v)] == []


@pytest.mark.parametrize("name", ["dev", "challenge"])
def test_no_change_with_a_direction_is_passed_over_in_silence(name: str) -> None:
    directed = [(item, v) for item, v in judged(name) if item["label"] in DIRECTED]

    assert directed
    assert [item["id"] for item, v in directed if v == "unrelated"] == []


def test_nine_of_ten_directions_found_in_challenge_are_right() -> None:
    found = [(item, v) for item, v in judged("challenge") if v in DIRECTED]
    correct = [item for item, v in found if right(item, v)]

    assert len(found) >= 20
    assert len(correct) / len(found) >= 0.90


@pytest.mark.parametrize("name", ["dev", "challenge"])
def test_swapping_old_and_new_turns_each_direction(name: str) -> None:
    turned = {"addresses": AGAINST, "partly": AGAINST, "works-against": FOR}
    pairs = [
        (item["id"], verdict, judge(item, item["new"], item["old"]))
        for item, verdict in judged(name)
        if verdict in DIRECTED and not gained(item)
    ]

    assert pairs
    wrong = [p for p in pairs if p[2] not in {*turned[p[1]], "not-assessed"}]
    assert wrong == []
