"""The command line: what it prints, where it writes, and how it ends on mistakes."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from diffy.cli import main

OLD = "Bee Treaty\n\nArticle 1\nCounting\n\nEach Party shall count its bees.\n\nArticle 2\nHives\n\nHives stand in the shade of old trees.\n"
NEW = "Bee Treaty\n\nArticle 1\nHives\n\nHives stand in the shade of old trees.\n\nArticle 2\nCounting\n\nEach Party may count its bees.\n"
PROFILE = """\
format = 1
id = "bees"
title = "Bees"
date = 2024-01-01
language = "en"

[statement]
calls = 1
concerns = 0

[[kind]]
id = "duties"
headings = ["counting"]

[[demand]]
id = "B1"
item = 1
title = "Bees are counted"
scope = "whole-treaty"
relevant = ["duties"]
core = []
topics = ["bees"]

  [[demand.ask]]
  id = "B1a"
  text = "Parties count their bees"
    [[demand.ask.signal]]
    id = "B1a.w1"
    sign = "wanted"
    any = ["count [its] bees"]
    tests.toward = ["Each Party shall count its bees."]
    tests.away = [{ old = "Each Party shall count its bees.", new = "Each Party may count its bees." }]
    tests.neither = ["Bees fly."]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    (tmp_path / "bees.toml").write_text(PROFILE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_a_report_is_written_and_five_lines_tell_of_it(folder: Path) -> None:
    result = run("compare", "old.txt", "new.txt", "-o", "report.html")

    assert result.exit_code == 0
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 5
    assert (folder / "report.html").read_text(encoding="utf-8").startswith("<!doctype")


def test_without_an_output_the_summary_goes_to_standard_output(folder: Path) -> None:
    result = run("compare", "old.txt", "new.txt")

    assert result.stdout.startswith("# ")
    assert result.stderr == ""


def test_json_on_standard_output_is_json(folder: Path) -> None:
    result = run("compare", "old.txt", "new.txt", "--to", "json")
    table = json.loads(result.stdout)

    assert [row["new"] for row in table["concordance"]] == [["art_1"], ["art_2"]]
    assert table["schema"] == 1


def test_the_same_command_writes_the_same_bytes(folder: Path) -> None:
    for name in ("one.html", "two.html"):
        run("compare", "old.txt", "new.txt", "--demands", "un-cybercrime", "-o", name)
    one, two = (
        (folder / n).read_text(encoding="utf-8") for n in ("one.html", "two.html")
    )

    assert one.replace("one.html", "two.html") == two


def test_outline_prints_the_tree(folder: Path) -> None:
    result = run("outline", "old.txt")

    assert "Article 2" in result.stdout
    assert "2 articles" in result.stdout


def test_pins_correct_the_concordance(folder: Path) -> None:
    (folder / "pins.toml").write_text('[pins]\n"art_1" = "never"\n', encoding="utf-8")
    result = run("compare", "old.txt", "new.txt", "--pins", "pins.toml", "--to", "json")
    rows = json.loads(result.stdout)["concordance"]

    assert [row["old"] for row in rows if not row["new"]] == [["art_1"]]


def test_check_ends_with_1_where_a_change_works_against_a_demand(folder: Path) -> None:
    words = ("compare", "--demands", "bees.toml", "--check", "--to", "json")

    assert run(*words, "old.txt", "new.txt").exit_code == 1
    assert run(*words, "new.txt", "old.txt").exit_code == 0


MISTAKES = {
    "a missing file": ("gone.txt", "new.txt"),
    "a folder": (".", "new.txt"),
    "an empty file": ("empty.txt", "new.txt"),
    "an unknown format": ("old.xyz", "new.txt"),
    "a picture called text": ("picture.txt", "new.txt"),
    "a file with NUL bytes": ("nul.txt", "new.txt"),
    "a broken PDF called text": ("pdf.txt", "new.txt"),
    "a broken archive called text": ("zip.txt", "new.txt"),
    "an unknown XML file": ("xml.txt", "new.txt"),
    "an unknown profile": ("old.txt", "new.txt", "--demands", "nobody"),
    "a broken profile": ("old.txt", "new.txt", "--demands", "broken.toml"),
    "a profile with a mistake": ("old.txt", "new.txt", "--demands", "mistake.toml"),
    "missing pins": ("old.txt", "new.txt", "--pins", "gone.toml"),
    "no folder for the output": ("old.txt", "new.txt", "-o", "gone/report.html"),
    "a folder as output": ("old.txt", "new.txt", "-o", "."),
    "an output of no known format": ("old.txt", "new.txt", "-o", "report.xyz"),
}


@pytest.mark.parametrize("words", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_one_sentence_and_exit_code_2(
    folder: Path, words: tuple[str, ...]
) -> None:
    (folder / "empty.txt").write_text(" \n", encoding="utf-8")
    (folder / "old.xyz").write_bytes(bytes(range(1, 256)) * 9)
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 99)
    (folder / "nul.txt").write_bytes(b"Article 1\0\0\0 words")
    (folder / "pdf.txt").write_bytes(b"%PDF-1.5\n" + b"x" * 99)
    (folder / "zip.txt").write_bytes(b"PK\x03\x04" + b"x" * 99)
    (folder / "xml.txt").write_bytes(b"<?xml version='1.0'?><unknown/>")
    (folder / "broken.toml").write_text("format = ", encoding="utf-8")
    text = PROFILE.replace('sign = "wanted"', 'sign = "welcome"')
    (folder / "mistake.toml").write_text(text, encoding="utf-8")
    there = sorted(folder.iterdir())
    result = run("compare", *words)

    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert result.stdout == ""
    assert sorted(folder.iterdir()) == there


def test_a_profile_with_a_mistake_names_the_line_and_the_demand(folder: Path) -> None:
    text = PROFILE.replace('sign = "wanted"', 'sign = "welcome"')
    (folder / "mistake.toml").write_text(text, encoding="utf-8")
    line = text.splitlines().index('    sign = "welcome"') + 1
    said = run("compare", "old.txt", "new.txt", "--demands", "mistake.toml").stderr

    assert f"line {line}" in said
    assert "B1" in said


def test_an_existing_report_survives_a_failed_run(folder: Path) -> None:
    report = folder / "report.html"
    report.write_text("kept", encoding="utf-8")
    run("compare", "old.txt", "gone.txt", "-o", "report.html")

    assert report.read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("command", main.list_commands(click.Context(main)))
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = run(command, "--help")

    assert result.exit_code == 0
    assert "Example:" in result.stdout


def test_two_languages_are_refused(folder: Path) -> None:
    words = (
        "Chaque Partie veille à ce que les abeilles soient comptées dans les ruches de la région et que le nombre en soit connu de tous ceux qui ont un intérêt à le savoir. "
        * 2
    )
    (folder / "fr.txt").write_text(f"Article 1\n\n{words}\n", encoding="utf-8")
    english = (
        "Each Party shall see to it that the bees are counted in the hives of the region and that the number of them is known to all of those who have an interest in it. "
        * 2
    )
    (folder / "en.txt").write_text(f"Article 1\n\n{english}\n", encoding="utf-8")
    result = run("compare", "fr.txt", "en.txt")

    assert result.exit_code == 2
    assert "language" in result.stderr
