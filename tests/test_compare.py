"""Two drafts to a comparison: cases in folders, and what must hold for any two drafts."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diffy
from diffy.model import ChangeKind, Comparison, Op
from diffy.words import printed_words

CASES = Path(__file__).parent / "cases" / "compare"
ROOT = Path(__file__).parents[1]
NOTHING = {ChangeKind.UNCHANGED}


def essence(comparison: Comparison) -> dict[str, object]:
    """What a case is about: the tables of the JSON without the head and the provenance."""
    table = json.loads(diffy.to_json(comparison))
    keys = (
        "concordance",
        "changes",
        "references",
        "substitutions",
        "modality",
        "brackets",
        "definitions",
    )
    return {key: table[key] for key in keys}


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda path: path.name)
def test_cases(case: Path, request: pytest.FixtureRequest) -> None:
    (old,), (new,) = case.glob("old.*"), case.glob("new.*")
    found = essence(diffy.compare(diffy.read(old), diffy.read(new)))
    expected = case / "expected.json"
    if request.config.getoption("--accept"):
        text = json.dumps(found, indent=1, ensure_ascii=False) + "\n"
        expected.write_text(text, encoding="utf-8")

    assert found == json.loads(expected.read_text(encoding="utf-8"))


SENTENCES = st.sampled_from(
    [
        "Each Party shall count its hives in spring and publish the number.",
        "No Party may close a path on which [bees][hives] have been led.",
        "Honey is sold under the name of its valley; article 1 applies.",
        "Parties should, where possible, plant lime trees along the roads.",
        "[The keeper may refuse a swarm that carries a disease.]",
        "The secretariat shall keep the lists for ten years.",
    ]
)
DRAFTS = st.lists(st.lists(SENTENCES, min_size=1, max_size=4), min_size=1, max_size=6)


def text(articles: list[list[str]]) -> str:
    return "\n\n".join(
        f"Article {n}\n\n" + "\n\n".join(f"{k}. {s}" for k, s in enumerate(parts, 1))
        for n, parts in enumerate(articles, 1)
    )


@settings(max_examples=60, deadline=None)
@given(DRAFTS)
def test_a_draft_compared_with_itself_has_no_change(articles: list[list[str]]) -> None:
    draft = diffy.reads(text(articles))
    comparison = diffy.compare(draft, draft)

    assert comparison.changes == ()
    assert {k for row in comparison.concordance for k in row.kinds} <= NOTHING
    assert {k for row in comparison.provisions for k in row.kinds} <= NOTHING


@settings(max_examples=60, deadline=None)
@given(DRAFTS, DRAFTS)
def test_edits_rebuild_the_old_and_the_new_draft(
    one: list[list[str]], two: list[list[str]]
) -> None:
    comparison = diffy.compare(diffy.reads(text(one)), diffy.reads(text(two)))
    olds = {n.eid: n.text for n in comparison.old.provisions}
    news = {n.eid: n.text for n in comparison.new.provisions}
    for change in comparison.changes:
        kept = "".join(e.text for e in change.edits if e.op is not Op.INSERT)
        came = "".join(e.text for e in change.edits if e.op is not Op.DELETE)

        assert printed_words(kept) == printed_words(olds.get(change.old or "", ""))
        assert printed_words(came) == printed_words(news.get(change.new or "", ""))


@settings(max_examples=40, deadline=None)
@given(DRAFTS, DRAFTS)
def test_every_unit_stands_in_a_row_and_lone_ones_once(
    one: list[list[str]], two: list[list[str]]
) -> None:
    comparison = diffy.compare(diffy.reads(text(one)), diffy.reads(text(two)))
    for rows, olds, news in (
        (comparison.concordance, comparison.old.articles, comparison.new.articles),
        (comparison.provisions, comparison.old.provisions, comparison.new.provisions),
    ):
        assert {e for r in rows for e in r.old} == {n.eid for n in olds}
        assert {e for r in rows for e in r.new} == {n.eid for n in news}
        lone = Counter(e for r in rows if not r.new for e in r.old)
        assert all(count == 1 for count in lone.values())


def moved_words(comparison: Comparison, op: Op) -> Counter[str]:
    """The words deleted or inserted in provisions that have a counterpart or none."""
    return Counter(
        word
        for change in comparison.changes
        for edit in change.edits
        if edit.op is op
        for word in printed_words(edit.text)
    )


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda path: path.name)
def test_swapping_the_drafts_swaps_insertions_and_deletions(case: Path) -> None:
    (old,), (new,) = case.glob("old.*"), case.glob("new.*")
    there = diffy.compare(diffy.read(old), diffy.read(new))
    back = diffy.compare(diffy.read(new), diffy.read(old))

    assert moved_words(there, Op.INSERT) == moved_words(back, Op.DELETE)
    assert moved_words(there, Op.DELETE) == moved_words(back, Op.INSERT)


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    samples = ROOT / "drafts" / "illustrative"
    words = [
        "compare",
        str(samples / "second-draft.md"),
        str(samples / "third-draft.md"),
    ]
    command = [
        sys.executable,
        "-m",
        "diffy",
        *words,
        "--demands",
        "un-cybercrime",
        "--to",
    ]
    outputs = {
        (form, seed): subprocess.run(
            [*command, form],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for form in ("json", "html")
        for seed in ("0", "1", "42")
    }

    assert len({outputs["json", seed] for seed in ("0", "1", "42")}) == 1
    assert len({outputs["html", seed] for seed in ("0", "1", "42")}) == 1


def test_a_series_follows_an_article_through_all_drafts() -> None:
    samples = ROOT / "drafts" / "illustrative"
    drafts = [
        diffy.read(samples / f"{n}-draft.md") for n in ("first", "second", "third")
    ]
    found = diffy.series(drafts)
    by_first = {lineage.steps[0].eids: lineage for lineage in found.lineages}
    split = by_first[("chp_5__art_39",)]

    assert len(found.comparisons) == 2
    assert [len(step.eids) for step in split.steps] == [1, 3, 3]
