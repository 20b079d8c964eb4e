"""`diffy demands` and `diffy assess`: what they print, write and refuse."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import diffy
from diffy.cli import main

STATEMENT = """\
Open letter on the Beekeeping Convention

We are concerned that the draft:

- leaves the meadows out;
- fails to name the swarms.

We therefore urge all delegations to:

- count the hives of every region;
- protect meadows against ploughing; and
- publish what the inspectors find.
"""
OLD = """\
Convention on Bees

Chapter I
General provisions

Article 1
Respect for meadows

1. Inspections shall be open to judicial review.

2. Each Party shall count its hives.

Chapter II
Procedural measures

Article 2
Production order

1. An order shall be issued by a court.

2. Records shall be kept for two years.
"""
NEW = OLD.replace("issued by a court", "issued by an inspector").replace(
    "two years", "three years"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("old", OLD), ("new", NEW), ("statement", STATEMENT)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


PAIR = ("old.txt", "new.txt", "--demands", "un-cybercrime")
DECISION = (
    "--change", "c1", "--demand", "D3", "--ask", "D3c", "--verdict", "works-against",
    "--reason", "an inspector is no court", "--reviewer", "A. Name", "--date", "2024-08-05",
)  # fmt: skip


# -------------------------------------------------------------------------------- init


def test_init_writes_a_profile_that_loads_with_a_demand_for_each_call(
    folder: Path,
) -> None:
    result = run("demands", "init", "statement.txt", "-o", "bees.toml")
    profile = diffy.load_demands("bees.toml", "statement.txt")

    assert result.exit_code == 0
    assert [d.item for d in profile.demands] == [1, 2, 3]
    assert (profile.calls, profile.concerns) == (3, 2)
    assert [q.differs for q in profile.quotations] == [False, False, False]


def test_init_keeps_no_sentence_of_the_statement(folder: Path) -> None:
    text = run("demands", "init", "statement.txt").stdout

    assert "hives of every region" not in text
    assert "against ploughing" not in text


def test_with_a_fresh_profile_every_change_of_words_waits_for_a_reader(
    folder: Path,
) -> None:
    run("demands", "init", "statement.txt", "--draft", "old.txt", "-o", "bees.toml")
    profile = diffy.load_demands("bees.toml")
    result = diffy.compare(
        diffy.read("old.txt"), diffy.read("new.txt"), demands=profile
    )

    assert len(result.changes) == 2
    assert {(f.change, f.demand) for f in result.findings} == {
        (change, demand) for change in ("c1", "c2") for demand in ("D1", "D2", "D3")
    }
    assert {str(f.verdict) for f in result.findings} == {"not-assessed"}


def test_init_offers_the_headings_of_a_draft_as_kinds(folder: Path) -> None:
    run("demands", "init", "statement.txt", "--draft", "old.txt", "-o", "bees.toml")
    kinds = diffy.load_demands("bees.toml").kinds

    assert [(k.id, k.headings) for k in kinds if k.headings] == [
        ("general-provisions", ("general provisions",)),
        ("procedural-measures", ("procedural measures",)),
    ]


def test_init_finds_no_calls_in_prose_and_says_how_to_point_at_them(
    folder: Path,
) -> None:
    (folder / "prose.txt").write_text("We ask for more hives.\n\nAnd soon.\n")
    result = run("demands", "init", "prose.txt")

    assert result.exit_code == 2
    assert "found no list of calls; give lines with --from-lines 48-61" in result.stderr


@pytest.mark.parametrize(("lines", "calls"), [("10-12", 3), ("11-12", 2), ("5-6", 2)])
def test_init_takes_the_calls_from_lines_it_is_pointed_at(
    folder: Path, lines: str, calls: int
) -> None:
    result = run(
        "demands", "init", "statement.txt", "--from-lines", lines, "-o", "bees.toml"
    )

    assert result.exit_code == 0
    assert diffy.load_demands("bees.toml").calls == calls


@pytest.mark.parametrize("lines", ["12", "12-10", "0-3", "a-b"])
def test_lines_that_are_none_are_refused(folder: Path, lines: str) -> None:
    result = run("demands", "init", "statement.txt", "--from-lines", lines)

    assert result.exit_code == 2
    assert "as in 48-61" in result.stderr


def test_init_overwrites_no_file(folder: Path) -> None:
    (folder / "bees.toml").write_text("mine")
    result = run("demands", "init", "statement.txt", "-o", "bees.toml")

    assert result.exit_code == 2
    assert (folder / "bees.toml").read_text() == "mine"


# ------------------------------------------------------------------------------- check


def test_check_ends_with_0_where_every_test_holds(folder: Path) -> None:
    result = run("demands", "check", "un-cybercrime", "old.txt")

    assert result.exit_code == 0
    assert "Tests that fail: none." in result.stdout
    assert "old.txt: the kind is told of 2 of 2 articles." in result.stdout
    unfound = result.stdout.partition("Signals not found in old.txt")[2]
    assert "D6a.u1" in unfound
    assert "D3c.w1" not in unfound


def test_check_ends_with_1_where_a_test_fails(folder: Path) -> None:
    shipped = diffy.load_demands("un-cybercrime").demands[2].asks[1].signals[0]
    text = Path(__file__).parents[1] / "drafts" / "un-cybercrime" / "demands.toml"
    broken = text.read_text(encoding="utf-8").replace(
        shipped.tests[0].new, "Powers shall respect the law."
    )
    (folder / "broken.toml").write_text(broken, encoding="utf-8")
    result = run("demands", "check", "broken.toml")

    assert result.exit_code == 1
    assert f'{shipped.id}: "Powers shall respect the law." is neither' in result.stdout


def test_check_verifies_the_items_of_a_statement(folder: Path) -> None:
    run("demands", "init", "statement.txt", "-o", "bees.toml")
    edited = STATEMENT.replace("count the hives", "weigh the hives")
    (folder / "edited.txt").write_text(edited, encoding="utf-8")
    same = run("demands", "check", "bees.toml", "--statement", "statement.txt")
    other = run("demands", "check", "bees.toml", "--statement", "edited.txt")
    said = "call 1: the statement's words are not those of the profile's"

    assert "Items unlike the statement's: none." in same.stdout
    assert same.exit_code == 0
    assert said in other.stdout
    assert other.exit_code == 1


def test_check_refuses_a_draft_in_another_language(folder: Path) -> None:
    text = "Artículo 1\n\nLos Estados partes no podrán negar la entrada a las abejas.\n"
    (folder / "es.txt").write_text(text * 3, encoding="utf-8")
    result = run("demands", "check", "un-cybercrime", "es.txt")

    assert result.exit_code == 2
    assert "the profile is in English, the draft es.txt in Spanish" in result.stderr


def test_the_text_of_assess_names_the_first_few_silent_articles() -> None:
    sample = str(Path(__file__).parents[1] / "drafts/illustrative/third-draft.md")
    result = run("assess", sample, "--demands", "un-cybercrime")
    silent = [line for line in result.stdout.splitlines() if "silent:" in line]

    assert silent
    assert all(line.count("Article") <= 5 for line in silent)
    assert any(line.endswith(" more") for line in silent)


def labelled(label: str) -> str:
    item = {
        "id": "m01", "demand": "D3", "article_kind": "procedural", "heading": "Orders",
        "old": "An order shall be issued by a court.",
        "new": "An order shall be issued by an inspector.", "label": label,
    }  # fmt: skip
    return json.dumps(item) + "\n"


def test_check_scores_a_labelled_set(folder: Path) -> None:
    (folder / "set.jsonl").write_text(labelled("works-against"))
    result = run("demands", "check", "un-cybercrime", "--labelled", "set.jsonl")

    assert result.exit_code == 0
    assert "Directions given 1, right 1 (precision 1.000)" in result.stdout
    assert "no accuracy on other texts" in result.stdout


def test_check_ends_with_1_where_a_labelled_direction_is_reversed(
    folder: Path,
) -> None:
    (folder / "set.jsonl").write_text(labelled("addresses"))
    result = run("demands", "check", "un-cybercrime", "--labelled", "set.jsonl")

    assert result.exit_code == 1
    assert "Directions reversed: 1 (m01)." in result.stdout


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("no json", "set.jsonl, line 1: this is no JSON"),
        ("[]", "set.jsonl, line 1: this is no JSON object"),
        ("{}", "set.jsonl, line 1: 'id' must be a string"),
        (labelled("good").strip(), "set.jsonl, line 1: 'good' is not a valid Verdict"),
    ],
)
def test_a_labelled_line_that_cannot_be_used_is_named(
    folder: Path, line: str, said: str
) -> None:
    (folder / "set.jsonl").write_text(line)
    result = run("demands", "check", "un-cybercrime", "--labelled", "set.jsonl")

    assert result.exit_code == 2
    assert said in result.stderr


# ----------------------------------------------------------------------------- explain


def test_explain_shows_what_each_signal_saw_and_why(folder: Path) -> None:
    lines = run("demands", "explain", *PAIR, "--change", "c1").stdout.splitlines()

    assert lines[0] == "c1, Article 2(1)"
    assert "  D3c.w1 (wanted) moves away from the demand:" in lines
    assert "    old 'issued by a court', strength 2: binding" in lines
    assert "    new absent, strength 0" in lines
    assert any(line.startswith("  works-against for D3c, by D3c.w1:") for line in lines)
    assert "  Words that bear on the effect went: 'court'." in lines


def test_explain_says_where_a_demand_is_not_looked_at(folder: Path) -> None:
    told = run("demands", "explain", *PAIR, "--change", "c1").stdout

    first = told.partition("\nD1. ")[2].partition("\nD2. ")[0]
    assert "This kind of article is none that it concerns" in first


def test_explain_refuses_a_change_there_is_not(folder: Path) -> None:
    result = run("demands", "explain", *PAIR, "--change", "c99")

    assert result.exit_code == 2
    assert "There is no change c99; there are c1 to c2." in result.stderr


# ------------------------------------------------------------------------------ review


def test_review_lists_what_waits_for_a_reviewer(folder: Path) -> None:
    lines = run("demands", "review", *PAIR, "--reviews", "r.jsonl").stdout.splitlines()

    assert lines[0].startswith("c1  Article 2(1)  D3c  works-against: ")
    assert lines[-1] == f"{len(lines) - 1} findings wait for a reviewer."
    assert not (folder / "r.jsonl").exists()


def test_a_decision_is_recorded_and_leaves_the_queue(folder: Path) -> None:
    before = run("demands", "review", *PAIR, "--reviews", "r.jsonl").stdout
    made = run("demands", "review", *PAIR, "--reviews", "r.jsonl", *DECISION)
    after = run("demands", "review", *PAIR, "--reviews", "r.jsonl").stdout

    assert made.exit_code == 0
    assert len(after.splitlines()) == len(before.splitlines()) - 1
    assert "D3c" not in after


def test_decisions_are_added_at_the_end_and_nothing_is_rewritten(folder: Path) -> None:
    file = folder / "r.jsonl"
    run("demands", "review", *PAIR, "--reviews", "r.jsonl", *DECISION)
    first = file.read_bytes().rstrip(b"\n")
    file.write_bytes(first)
    run("demands", "review", *PAIR, "--reviews", "r.jsonl", *DECISION)

    assert file.read_bytes() == first + b"\n" + first + b"\n"


def test_an_applied_decision_stands_beside_the_machines_verdict(folder: Path) -> None:
    run("demands", "review", *PAIR, "--reviews", "r.jsonl", *DECISION)
    result = diffy.compare(
        diffy.read("old.txt"),
        diffy.read("new.txt"),
        demands=diffy.load_demands("un-cybercrime"),
        reviews="r.jsonl",
    )
    (finding,) = [f for f in result.findings if f.review]

    assert finding.ask == "D3c"
    assert finding.review is not None
    assert finding.review.machine == "works-against"
    assert finding.review.reason == "an inspector is no court"
    assert result.provenance.stale_reviews == ()
    assert result.provenance.orphaned_reviews == ()


def test_the_state_of_an_ask_is_set_as_met_by_a_reviewer(folder: Path) -> None:
    words = ("--demand", "D3", "--ask", "D3c", "--verdict", "met", "--reason", "enough",
             "--reviewer", "A. Name", "--date", "2024-08-05")  # fmt: skip
    made = run("demands", "review", *PAIR, "--reviews", "r.jsonl", *words)
    result = diffy.compare(
        diffy.read("old.txt"),
        diffy.read("new.txt"),
        demands=diffy.load_demands("un-cybercrime"),
        reviews="r.jsonl",
    )
    met = [new.ask for _, new in result.states if new.review]

    assert made.exit_code == 0
    assert met == ["D3c"]


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--reason", " ", "A decision needs --reason."),
        ("--reviewer", "", "A decision needs --reviewer."),
        ("--date", "", "A decision needs --date."),
        ("--date", "last week", "'last week' is no date"),
        ("--verdict", "good", "'good' is no verdict of a change"),
        ("--verdict", "met", "'met' is no verdict of a change"),
        ("--ask", "D3z", "Demand D3 has no ask D3z"),
        ("--demand", "D9", "has no demand D9"),
        ("--change", "c99", "There is no change c99; the last one is c2."),
    ],
)
def test_a_decision_that_cannot_be_used_is_refused_and_not_written(
    folder: Path, option: str, value: str, said: str
) -> None:
    words = list(DECISION)
    words[words.index(option) + 1] = value
    result = run("demands", "review", *PAIR, "--reviews", "r.jsonl", *words)

    assert result.exit_code == 2
    assert said in result.stderr
    assert not (folder / "r.jsonl").exists()


def test_nothing_is_added_to_a_file_with_a_broken_line(folder: Path) -> None:
    (folder / "r.jsonl").write_text("broken\n")
    result = run("demands", "review", *PAIR, "--reviews", "r.jsonl", *DECISION)

    assert result.exit_code == 2
    assert "r.jsonl, line 1" in result.stderr
    assert (folder / "r.jsonl").read_text() == "broken\n"


# ------------------------------------------------------------------------------ assess


def test_assess_prints_the_state_of_each_ask_with_its_words(folder: Path) -> None:
    lines = run("assess", "old.txt", "--demands", "un-cybercrime").stdout.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("  D3c "))

    assert lines[1] == "machine-assessed, not reviewed"
    assert lines[at].endswith(": text found (2 of 2 articles)")
    assert lines[at + 1 : at + 3] == [
        "    “judicial review” (Article 1(1)): binding",
        "    “issued by a court” (Article 2(1)): binding",
    ]
    assert "    No text was found for this ask." in lines
    assert "    No contrary text was found." not in lines[at : at + 3]


def test_assess_writes_json_with_exact_spans(folder: Path) -> None:
    run("assess", "old.txt", "--demands", "un-cybercrime", "-o", "state.json")
    document = json.loads((folder / "state.json").read_text(encoding="utf-8"))
    texts = {node.eid: node.text for node in diffy.read("old.txt").walk()}
    asks = {ask["id"]: ask for d in document["demands"] for ask in d["asks"]}
    spans = [each for ask in asks.values() for each in ask["evidence"]]

    assert asks["D3c"]["state"] == "found"
    assert asks["D1c"]["state"] == "none"
    assert spans
    assert all(s["quote"] == texts[s["eid"]][s["start"] : s["end"]] for s in spans)


def test_assess_writes_a_page_that_judges_no_draft(folder: Path) -> None:
    run("assess", "old.txt", "--demands", "un-cybercrime", "-o", "state.html")
    page = (folder / "state.html").read_text(encoding="utf-8")

    assert page.startswith("<!doctype html>")
    assert "machine-assessed, not reviewed" in page
    for banned in ("fails to", "ignores", "complies", "is not addressed", "%</"):
        assert banned not in page


def test_assess_escapes_the_words_of_a_draft(folder: Path) -> None:
    text = OLD.replace("Convention on Bees", "Convention on <i>Bees</i>")
    (folder / "odd.txt").write_text(text, encoding="utf-8")
    run("assess", "odd.txt", "--demands", "un-cybercrime", "-o", "state.html")
    page = (folder / "state.html").read_text(encoding="utf-8")

    assert "&lt;i&gt;Bees" in page
    assert "<i>" not in page


def test_assess_without_a_profile_is_refused(folder: Path) -> None:
    result = run("assess", "old.txt")

    assert result.exit_code == 2
    assert "--demands" in result.stderr


@pytest.mark.parametrize("command", ["init", "check", "explain", "review"])
def test_every_demands_command_has_help_with_an_example(command: str) -> None:
    result = run("demands", command, "--help")

    assert result.exit_code == 0
    assert "Example:" in result.stdout


def test_the_same_command_prints_the_same_bytes(folder: Path) -> None:
    first, second = (
        run("demands", "review", *PAIR, "--reviews", "r.jsonl") for _ in "12"
    )

    assert first.stdout == second.stdout
