"""Reports with reviews: both verdicts side by side, and none dropped silently."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from lxml import html

import diffy
from diffy.cli.digest import digest
from diffy.demands import decide, line_of
from diffy.model import Comparison, Review
from diffy.writers import WRITERS, to_json

OLD = """\
Convention on Bees

Chapter I
Procedural measures

Article 1
Production order

1. An order shall be issued by a court.

2. Orders shall be subject to judicial review.

3. The order shall name the hive.
"""
NEW = """\
Convention on Bees

Chapter I
Procedural measures

Article 1
Production order

1. An order shall be issued by an inspector.

2. Orders may be subject to judicial review.

3. The order shall name the hive, and the persons affected shall have effective remedies.
"""


def compared(reviews: Path | None = None, new: str = NEW) -> Comparison:
    return diffy.compare(
        diffy.reads(OLD, name="old"),
        diffy.reads(new, name="new"),
        demands=diffy.load_demands("un-cybercrime"),
        reviews=reviews,
    )


@cache
def decision(change: str, verdict: str, reviewer: str = "A. Name") -> Review:
    made = diffy.Decision(
        verdict=verdict,
        reason=f"read by {reviewer}",
        reviewer=reviewer,
        date="2024-08-05",
        demand="D3",
        ask="D3c",
        change=change,
    )
    return decide(compared(), made)


def written(folder: Path, *reviews: Review) -> Path:
    file = folder / "reviews.jsonl"
    file.write_text("".join(f"{line_of(r)}\n" for r in reviews), encoding="utf-8")
    return file


@pytest.fixture
def reviewed(tmp_path: Path) -> Comparison:
    """Reviews that are applied, in conflict, stale and orphaned, one of each."""
    stale = decision("c3", "partly")._replace(key="0" * 64)
    gone = decision("c3", "partly")._replace(key="1" * 64, heading="Swarms")
    file = written(
        tmp_path,
        decision("c1", "touches"),
        decision("c2", "works-against"),
        decision("c2", "touches", "B. Name"),
        stale,
        gone,
    )
    return compared(file)


def page(comparison: Comparison) -> html.HtmlElement:
    return html.document_fromstring(WRITERS["html"](comparison))


def rows(tree: html.HtmlElement, anchor: str) -> list[list[str]]:
    found = tree.xpath("//*[@id=$name]//tbody/tr", name=anchor)
    return [[" ".join(c.text_content().split()) for c in row] for row in found]


def test_steps_back_and_gains_are_told_change_by_change() -> None:
    tree = page(compared())

    assert [(row[0], row[1]) for row in rows(tree, "backslides")] == [
        ("Article 1(1)", "Works against"),
        ("Article 1(2)", "Works against"),
    ]
    assert [(row[0], row[1]) for row in rows(tree, "gained")] == [
        ("Article 1(3)", "Addresses")
    ]
    assert "was binding, now soft ('may')" in rows(tree, "backslides")[1][3]


def test_a_review_stands_beside_the_machine_in_the_front_table(
    reviewed: Comparison,
) -> None:
    first = rows(page(reviewed), "backslides")[0]

    assert first[1] == "Works against"
    assert "A. Name: touches, because read by A. Name." in first[3]


def test_every_decision_is_listed_with_what_became_of_it(reviewed: Comparison) -> None:
    told = [(row[2], row[4].split(",")[0]) for row in rows(page(reviewed), "reviews")]

    assert told == [
        ("Works against", "applied"),
        ("Works against", "in conflict"),
        ("Works against", "in conflict"),
        ("Addresses", "stale"),
        ("Addresses", "orphaned"),
    ]


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_stale_orphaned_and_conflicting_reviews_are_told_in_the_provenance(
    reviewed: Comparison, suffix: str
) -> None:
    text = WRITERS[suffix](reviewed)

    for name in (
        "Reviews that are stale",
        "Reviews that are orphaned",
        "Reviews in conflict",
    ):
        assert name in text


def test_the_json_tells_every_review_and_its_status(reviewed: Comparison) -> None:
    document = json.loads(to_json(reviewed))

    assert [match["status"] for match in document["reviews"]] == [
        "applied",
        "conflict",
        "conflict",
        "stale",
        "orphaned",
    ]


def test_the_watermark_stays_until_every_finding_is_reviewed(tmp_path: Path) -> None:
    waiting = diffy.due(compared())
    lines = []
    for finding in waiting:
        made = diffy.Decision(
            verdict="touches",
            reason="read",
            reviewer="A. Name",
            date="2024-08-05",
            demand=finding.demand,
            ask=finding.ask,
            change=finding.change,
        )
        lines.append(diffy.decide(compared(), made, tmp_path / "all.jsonl"))
    some, every = written(tmp_path, *lines[:-1]), tmp_path / "all.jsonl"

    assert "machine-assessed, not reviewed" in WRITERS["html"](compared(some))
    whole = WRITERS["html"](compared(every))
    assert "machine-assessed, not reviewed" not in whole
    assert "reviewed by A. Name" in whole
    assert "wait for a reader" not in whole
    assert not re.search("[1-9] changes? not assessed", whole)
    assert "To be read by a person" not in whole
    told = list(digest(compared(every), "report.html"))
    assert "Demands, findings of the machine, reviewed: 1 " in told[3]


def test_a_decision_survives_renumbering_and_not_a_changed_word(tmp_path: Path) -> None:
    file = written(tmp_path, decision("c1", "touches"))
    shifted = NEW.replace("Article 1\n", "Article 7\n")
    reworded = NEW.replace("by an inspector", "by an able inspector")
    applied = [f for f in compared(file, shifted).findings if f.review]
    stale = compared(file, reworded)

    assert [f.ask for f in applied] == ["D3c"]
    assert [f for f in stale.findings if f.review] == []
    assert len(stale.provenance.stale_reviews) == 1
