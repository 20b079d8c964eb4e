"""A negotiation's folder: what its file may say, how one is made, what commands take of it."""

import json
import re
import shutil
import tomllib
from pathlib import Path

import lighthouse_negotiation
import pytest
from click.testing import CliRunner, Result

import diffy
from diffy.cli import main
from diffy.folder import draft_file

ONE = "[[draft]]\nid = 'a'\nfile = 'a.md'\n"
TWO = ONE + "[[draft]]\nid = 'b'\nfile = 'b.md'\n"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return lighthouse_negotiation.make(tmp_path / "light")


# ------------------------------------------------------------------ mistakes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = 3\n" + ONE, "line 1: 'title' must be in quotes"),
        (ONE + "date = '5 May'\n", "line 4: '5 May' is no date"),
        (TWO.replace("'b'", "'A'"), "line 5: the id 'A' stands twice"),
        (ONE.replace("'a'", "'a/b'"), "line 2: the id 'a/b' is not fit"),
        (ONE.replace("'a'", "'a--b'"), "line 2: the id 'a--b' is not fit"),
        (ONE.replace("'a.md'", "'../a.md'"), "line 3: '../a.md' stands outside"),
        (ONE.replace("'a.md'", "'/etc/hosts'"), "line 3: '/etc/hosts' stands outside"),
        ("profiles = 'x'\n" + ONE, "line 1: profiles are a list"),
        ("profiles = ['../x']\n" + ONE, "line 1: '../x' stands outside"),
        ("pairs = [['a', 'c']]\n" + TWO, "line 1: ['a', 'c'] is no pair"),
        (TWO + "[style]\naccent = 'red'\n", "line 8: 'red' is no colour"),
        (TWO + "[style]\ncolour = '#000'\n", "line 8: there is no 'colour'"),
        (TWO + "size = 3\n", "line 7: there is no 'size'"),
        ("pins = 'p'\n" + TWO + ONE.replace("'a'", "'c'"), "line 1: pins correct one"),
        ("draft = []\n", "line 1: it lists no [[draft]]"),
        ("draft = ['a']\n", "line 1: each draft is a table"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "negotiation.toml").write_text(text, encoding="utf-8")
    with pytest.raises(diffy.ProfileError) as told:
        diffy.negotiation(tmp_path)

    assert said in str(told.value)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("logo.svg", b"<svg><script>alert(1)</script></svg>", "holds a script"),
        ("logo.svg", b"<svg onload='x()'/>", "holds a script"),
        ("logo.svg", b"<svg><image href='http://a.b/c.png'/></svg>", "a link"),
        ("logo.svg", b"<!DOCTYPE svg [<!ENTITY x 'y'>]><svg/>", "no PNG"),
        ("logo.png", b"<html></html>", "no PNG"),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + bytes(600_000), "larger than 512 kB"),
        ("none.png", b"", "cannot be read"),
    ],
)
def test_a_logo_that_is_no_picture_is_refused(
    folder: Path, name: str, data: bytes, said: str
) -> None:
    listed = folder / "negotiation.toml"
    listed.write_text(listed.read_text().replace("logo.svg", name))
    if data:
        (folder / name).write_bytes(data)
    result = run("publish", folder, "-o", "site")

    assert result.exit_code == 2
    assert said in result.stderr
    assert not Path("site").exists()


def test_a_folder_without_its_file_says_how_to_make_one(tmp_path: Path) -> None:
    result = run("publish", tmp_path, "-o", tmp_path / "site")

    assert result.exit_code == 2
    assert "diffy new" in result.stderr


# ------------------------------------------------------------------ diffy new


def test_a_new_folder_lists_nothing_until_its_comments_are_filled_in(
    tmp_path: Path,
) -> None:
    result = run("new", tmp_path / "treaty")
    listed = tmp_path / "treaty" / "negotiation.toml"
    text = listed.read_text()
    listed.write_text(
        re.sub(r"^# (?=(?!pairs)\w+ = |\[)", "", text, flags=re.MULTILINE)
    )
    filled = diffy.negotiation(tmp_path / "treaty")

    assert result.exit_code == 0
    assert tomllib.loads(text) == {"title": "treaty"}
    assert [entry.id for entry in filled.drafts] == ["first"]
    assert (filled.profiles, filled.style.logo) == (("demands.toml",), "logo.svg")


def test_drafts_that_are_given_are_copied_and_listed_with_what_they_tell(
    folder: Path,
) -> None:
    result = run(
        "new", "new", "light/second.md", "light/third.md", "--title", 'A "new" one'
    )
    made = diffy.negotiation("new")

    run("new", "other", "light/second.md", "light/third.md")

    assert result.exit_code == 0
    assert made.title == 'A "new" one'
    assert diffy.negotiation("other").title == "Convention on Lighthouses"
    assert [(d.id, d.file, d.language) for d in made.drafts] == [
        ("second", "second.md", "en"),
        ("third", "third.md", "en"),
    ]
    assert made.drafts[0].title == "Convention on Lighthouses"
    assert Path("new/third.md").read_bytes() == Path("light/third.md").read_bytes()
    assert run("publish", "new", "-o", "site").exit_code == 0


def test_new_overwrites_nothing(folder: Path) -> None:
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    Path("third.md").write_text("Article 1\n\nAnother text.\n")
    again = run("new", folder)
    Path("other").mkdir()
    Path("other/third.md").write_text("mine")
    clash = run("new", "other", "third.md")

    assert (again.exit_code, clash.exit_code) == (2, 2)
    assert "there already" in again.stderr and "there already" in clash.stderr
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    assert [p.name for p in Path("other").iterdir()] == ["third.md"]


def test_the_sample_can_be_tried(tmp_path: Path) -> None:
    result = run("new", tmp_path / "try", "--sample")

    assert result.exit_code == 0
    assert len(diffy.negotiation(tmp_path / "try").drafts) == 3


# ------------------------------------------------------------------ a folder for two files


def test_compare_takes_the_last_two_drafts_with_all_that_the_folder_says(
    folder: Path,
) -> None:
    result = run("compare", folder, "--to", "json")
    made = json.loads(result.stdout)

    assert [made[side]["title"] for side in ("old", "new")] == [
        "The second draft",
        "The third draft",
    ]
    assert made["new"]["date"] == "2023-03-01"
    assert [demand["id"] for demand in made["demands"]] == ["K1"]


def test_compare_takes_two_drafts_by_id_or_title(folder: Path) -> None:
    by_id = run("compare", folder, "--from", "first", "--to-draft", "second", "--check")
    by_title = run("compare", folder, "--from", "The first draft", "--to", "json")

    assert by_id.exit_code == 1
    assert json.loads(by_title.stdout)["old"]["source"] == "first.md"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("compare", "light", "--from", "zero"), "lists no draft 'zero'"),
        (("compare", "light", "--to-draft", "first"), "stands before 'first'"),
        (("compare", "light/first.md"), "Give two drafts"),
        (("compare", "light/first.md", "light/third.md", "--from", "x"), "--from"),
        (("lint", "light/first.md", "--draft", "x"), "--draft"),
        (("parity", "light"), "no other language version"),
        (("publish", "light", "-o", "site", "--pair", "first"), "first:third"),
        (("publish", "light", "-o", "site", "--pair", "first:4th"), "'4th'"),
        (("publish", "light", "-o", "site", "--pair", "third:third"), "no two drafts"),
    ],
)
def test_what_is_not_there_is_told(
    folder: Path, words: tuple[str, ...], said: str
) -> None:
    result = run(*words)

    assert result.exit_code == 2
    assert said in result.stderr


def test_commands_on_one_draft_take_the_last_or_the_one_that_is_named(
    folder: Path,
) -> None:
    last = run("outline", folder, "--articles").stdout
    first = run("outline", folder, "--draft", "first", "--articles").stdout
    covered = run("outline", folder, "--coverage")
    assessed = run("assess", folder, "--draft", "first", "--to", "json")

    assert last.startswith("The third draft") and "Kitchens" in last
    assert first.startswith("The first draft") and "Kitchens" not in first
    assert "third.md" in covered.stdout
    assert json.loads(assessed.stdout)["demands"][0]["asks"][0]["state"] == "found"
    assert run("lint", folder, "--to", "json").exit_code == 0


def test_the_demand_commands_take_the_folder(folder: Path) -> None:
    change = ("--from", "first", "--to-draft", "second", "--change", "c8")
    explained = run("demands", "explain", folder, *change)
    checked = run("demands", "check", folder / "keepers.toml", folder)
    queue = run("demands", "review", folder, "--reviews", "r.jsonl", *change[:4])

    assert "paid in kind" in explained.stdout
    assert checked.stdout.count("articles.") == 3
    assert "1 findings wait" in queue.stdout


def test_a_review_of_one_pair_is_no_orphan_of_another(folder: Path) -> None:
    listed = folder / "negotiation.toml"
    listed.write_text('reviews = "reviews.jsonl"\n' + listed.read_text())
    decided = run(
        "demands", "review", folder, "--from", "first", "--to-draft", "second",
        "--change", "c8", "--demand", "K1", "--ask", "K1a", "--verdict", "works-against",
        "--reason", "coin went", "--reviewer", "A. Name", "--date", "2024-01-02",
    )  # fmt: skip
    done = diffy.publish(folder, "site")
    one, other = done.series.comparisons

    assert decided.exit_code == 0
    assert [finding.review is not None for finding in one.findings] == [True]
    assert other.provenance.orphaned_reviews == ()
    assert "A. Name" in Path("site/demands/keepers-k1.html").read_text()


def test_pins_correct_the_pair_they_stand_under(folder: Path) -> None:
    (folder / "pins.toml").write_text('[pins]\n"art_6" = "never"\n')
    listed = folder / "negotiation.toml"
    listed.write_text(
        listed.read_text().replace('id = "second"', 'id = "second"\npins = "pins.toml"')
    )
    done = diffy.publish(folder, "site")
    gone = [row.old for row in done.series.comparisons[0].concordance if not row.new]

    assert ("art_6",) in gone
    assert done.series.comparisons[1].provenance.stale_pins == ()


def test_a_draft_that_was_fetched_is_found_and_one_that_was_not_says_how_to_get_it(
    folder: Path,
) -> None:
    listed = folder / "negotiation.toml"
    listed.write_text(
        listed.read_text().replace('file = "third.md"', 'symbol = "A/CONF.1/3"')
    )
    missing = run("compare", folder)
    (folder / "A-CONF.1-3-en.docx").write_bytes(b"PK")
    found = diffy.negotiation(folder)

    assert missing.exit_code == 2
    assert f"diffy fetch {folder}" in missing.stderr
    assert draft_file(found, found.entry("A/CONF.1/3")).name == "A-CONF.1-3-en.docx"


def test_language_versions_are_told_apart(folder: Path) -> None:
    shutil.copy(folder / "third.md", folder / "fr.md")
    listed = folder / "negotiation.toml"
    more = (
        '\n[[draft]]\nid = "fr"\nfile = "fr.md"\nlanguage = "fr"\ndate = 2023-03-01\n'
    )
    named = listed.read_text().replace("date =", 'language = "en"\ndate =') + more
    listed.write_text(named)
    same = run("parity", folder)

    assert "All versions have the same structure" in same.stdout
    assert len(diffy.publish(folder, "site").series.drafts) == 3
    none = run("publish", folder, "-o", "es", "--language", "es")
    assert "no draft in the language 'es'" in none.stderr


def test_publish_says_what_it_did(folder: Path) -> None:
    first = run("publish", folder, "-o", "site")
    again = run("publish", folder, "-o", "site", "--pair", "first:third")

    assert "3 drafts, 2 comparisons, 8 articles" in first.stderr
    assert "3 comparisons, 2 of them kept from before" in again.stderr
    assert first.stdout == ""


def test_the_brief_and_the_summary_take_the_folder(folder: Path) -> None:
    pair = ("--from", "first", "--to-draft", "second")
    brief = run("brief", folder, *pair, "--to", "md")
    summary = run("summary", folder, *pair)

    assert (brief.exit_code, summary.exit_code) == (0, 0)
    assert "paid in kind" in brief.stdout
    assert "Mooring" in summary.stdout
