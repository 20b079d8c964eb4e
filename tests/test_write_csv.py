"""The tables hold what was found, and no spreadsheet runs a word of it."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import comparison_fixture
import pytest
from click.testing import CliRunner

import diffy
from diffy.cli import main
from diffy.model import Comparison, Op, WriteError
from diffy.writers.csv import to_csv

NAMES = ["changes.csv", "concordance.csv", "demands.csv", "substitutions.csv"]


@pytest.fixture(scope="module")
def rivers() -> Comparison:
    return comparison_fixture.comparison()


def rows(comparison: Comparison, name: str) -> list[dict[str, str]]:
    text = to_csv(comparison)[f"{name}.csv"].removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_row_of_the_concordance_is_there(rivers: Comparison) -> None:
    told = [
        (row["old"], row["new"], row["kinds"]) for row in rows(rivers, "concordance")
    ]

    assert told == [
        ("; ".join(row.old), "; ".join(row.new), "; ".join(row.kinds))
        for row in rivers.concordance
    ]


def test_a_split_article_names_both_its_heirs(rivers: Comparison) -> None:
    (split,) = (r for r in rows(rivers, "concordance") if "split" in r["kinds"])

    assert split["new_citation"] == "Article 3; Article 4"


def test_every_change_is_there_with_both_texts(rivers: Comparison) -> None:
    old = {node.eid: node.text for node in rivers.old.walk()}
    new = {node.eid: node.text for node in rivers.new.walk()}
    told = [
        (r["change"], r["old_text"], r["new_text"]) for r in rows(rivers, "changes")
    ]

    assert told == [
        (c.id, old.get(c.old or "", ""), new.get(c.new or "", ""))
        for c in rivers.changes
    ]


def test_deleted_and_inserted_words_stand_apart(rivers: Comparison) -> None:
    told = {row["change"]: row for row in rows(rivers, "changes")}

    assert (told["c6"]["deleted"], told["c6"]["inserted"]) == (
        "should | basin",
        "shall | joint",
    )


def test_every_finding_has_its_row(rivers: Comparison) -> None:
    told = [r for r in rows(rivers, "demands") if r["change"]]

    assert sorted((r["change"], r["demand"], r["verdict"]) for r in told) == sorted(
        (f.change, f.demand, f.verdict.value) for f in rivers.findings
    )


def test_an_ask_without_a_finding_has_a_row_with_its_states(rivers: Comparison) -> None:
    asks = {
        ask.id
        for profile in rivers.profiles
        for demand in profile.demands
        for ask in demand.asks
    }
    told = {r["ask"]: r for r in rows(rivers._replace(findings=()), "demands")}

    assert set(told) == asks
    assert all(r["state_old"] and r["state_new"] for r in told.values())


def test_substitutions_count_their_places(rivers: Comparison) -> None:
    told = [
        (r["old"], r["new"], int(r["count"])) for r in rows(rivers, "substitutions")
    ]

    assert told == [(s.old, s.new, len(s.changes)) for s in rivers.substitutions]


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+1", "-1", "@now", "\tx", "\rx", " =1", "＝1", "\u00a0=1"],
)
def test_no_cell_begins_a_formula(words: str) -> None:
    spoilt = comparison_fixture.one_change(f"{{-{words}-}}{{+{words} more+}}")
    change = spoilt.changes[0]._replace(
        edits=tuple(e._replace(text=words) for e in spoilt.changes[0].edits),
    )
    text = to_csv(spoilt._replace(changes=(change,)))["changes.csv"]
    cells = [c for row in csv.reader(io.StringIO(text, newline="")) for c in row]

    assert any(Op.DELETE in e.op for e in change.edits)
    assert [
        c for c in cells if c.lstrip(" \u00a0")[:1] in ("=", "+", "-", "@", "＝")
    ] == []
    assert "'" in "".join(cells)


def test_hostile_words_keep_every_row_whole() -> None:
    hostile = comparison_fixture.hostile()

    assert len(rows(hostile, "changes")) == len(hostile.changes)


def test_files_open_in_a_spreadsheet_as_unicode(rivers: Comparison) -> None:
    assert [text[0] for text in to_csv(rivers).values()] == ["\ufeff"] * 4


# ------------------------------------------------------------------ the folder


def test_a_new_folder_holds_the_four_tables(rivers: Comparison, tmp_path: Path) -> None:
    diffy.write(rivers, tmp_path / "tables", "csv")

    assert sorted(p.name for p in tmp_path.iterdir()) == ["tables"]
    assert sorted(p.name for p in (tmp_path / "tables").iterdir()) == NAMES


def test_an_old_folder_keeps_what_else_is_in_it(
    rivers: Comparison, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "changes.csv").write_text("old", encoding="utf-8")
    diffy.write(rivers, tmp_path, "csv")
    written = (tmp_path / "changes.csv").read_bytes().decode("utf-8")

    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*NAMES, "mine.txt"])
    assert written == to_csv(rivers)["changes.csv"]


def test_a_file_in_the_folders_place_is_told(
    rivers: Comparison, tmp_path: Path
) -> None:
    (tmp_path / "tables").write_text("mine", encoding="utf-8")
    with pytest.raises(WriteError, match="is a file; this format writes a folder"):
        diffy.write(rivers, tmp_path / "tables", "csv")

    assert (tmp_path / "tables").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    broken = comparison_fixture.arabic()._replace(
        new=replace(comparison_fixture.arabic().new, nodes=())
    )
    with pytest.raises(KeyError):
        diffy.write(broken, tmp_path / "tables.csv")

    assert list(tmp_path.iterdir()) == []


def test_the_command_writes_the_folder_and_asks_for_its_name(tmp_path: Path) -> None:
    drafts = Path(__file__).parents[1] / "drafts" / "illustrative"
    call = ["compare", *(str(drafts / f"{n}-draft.md") for n in ("second", "third"))]
    unnamed = CliRunner().invoke(main, [*call, "--to", "csv"])
    named = CliRunner().invoke(main, [*call, "--to", "csv", "-o", str(tmp_path / "t")])

    assert (unnamed.exit_code, named.exit_code) == (2, 0)
    assert "csv writes a folder; name it with -o." in unnamed.output
    assert sorted(p.name for p in (tmp_path / "t").iterdir()) == NAMES
