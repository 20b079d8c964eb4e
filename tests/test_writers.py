"""Writers: the JSON contract, the fixed words, Markdown, and files written whole."""

import json
import os
import re
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import comparison_fixture as fixture
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffy.languages import interface
from diffy.model import (
    AskState,
    ChangeKind,
    Comparison,
    Finding,
    Flag,
    Op,
    Review,
    StateOfAsk,
    Verdict,
    WriteError,
)
from diffy.places import places
from diffy.words import printed_words
from diffy.writers import WRITERS, to_json, write
from diffy.writers.demands import groups, sentences
from diffy.writers.index import index
from diffy.writers.markdown import escape, marked
from diffy.writers.present import watermark
from diffy.writers.tally import AskTally, contradiction, tallies
from diffy.writers.view import Part, Run

ROOT = Path(__file__).parents[1]
CASE = Path(__file__).parent / "cases" / "writers" / "expected.json"
SCHEMA = json.loads((ROOT / "diffy" / "schema.json").read_text(encoding="utf-8"))
KEYS = """diffy schema old new concordance provisions changes substitutions references
modality brackets definitions demands unseen provenance reviews""".split()


@pytest.fixture(scope="module")
def rivers() -> Comparison:
    return fixture.comparison()


@pytest.fixture(scope="module")
def document(rivers: Comparison) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(to_json(rivers))
    return loaded


def test_the_fixture_holds_every_kind_flag_and_verdict(rivers: Comparison) -> None:
    kinds = {kind for change in rivers.changes for kind in change.kinds}
    flags = {flag for change in rivers.changes for flag in change.flags}
    verdicts = {finding.verdict for finding in rivers.findings}

    assert kinds == set(ChangeKind) - {ChangeKind.UNCHANGED}
    assert flags == set(Flag)
    assert verdicts == set(Verdict) - {Verdict.UNRELATED}


def test_json_is_what_was_accepted(
    rivers: Comparison, request: pytest.FixtureRequest
) -> None:
    written = re.sub(r'"diffy": "[^"]*"', '"diffy": ""', to_json(rivers), count=1)
    if request.config.getoption("--accept", default=False):
        CASE.parent.mkdir(parents=True, exist_ok=True)
        CASE.write_text(written, encoding="utf-8")

    assert written == CASE.read_text(encoding="utf-8")


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", ["comparison", "arabic"])
def test_json_keeps_to_the_published_schema(name: str) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    made = json.loads(to_json(getattr(fixture, name)()))
    mistakes = [f"{e.json_path}: {e.message}" for e in validator.iter_errors(made)]

    assert mistakes == []


def test_the_schema_refuses_what_breaks_the_contract(document: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for broken in (
        document | {"schema": 2},
        document | {"unseen": []},
        {key: value for key, value in document.items() if key != "changes"},
        document | {"changes": [document["changes"][0] | {"kinds": ["vanished"]}]},
        document | {"changes": [document["changes"][0] | {"edits": [["?", "word"]]}]},
    ):
        assert not validator.is_valid(broken)


def test_json_has_the_keys_of_the_contract_in_their_order(
    document: dict[str, Any],
) -> None:
    assert list(document) == KEYS


def test_json_has_one_record_a_line_and_ends_in_a_newline(rivers: Comparison) -> None:
    lines = to_json(rivers).split("\n")
    changes = [line for line in lines if line.startswith('  {"id": "c')]

    assert len(changes) == len(rivers.changes)
    assert lines[-1] == ""


def test_json_writes_other_scripts_as_they_are() -> None:
    assert "رعاية الأنهار" in to_json(fixture.arabic())


def test_the_edits_hold_the_words_of_both_drafts(document: dict[str, Any]) -> None:
    for change in document["changes"]:
        for name, other in (("old", "+"), ("new", "-")):
            kept = "".join(text for op, text in change["edits"] if op != other)
            text = (change[name] or {"text": ""})["text"]
            assert printed_words(kept) == printed_words(text), change["id"]


def test_a_lone_provision_has_null_on_its_empty_side(document: dict[str, Any]) -> None:
    changes = {change["id"]: change for change in document["changes"]}

    assert (changes["c4"]["old"], changes["c15"]["new"]) == (None, None)


def test_evidence_quotes_exactly_its_span(document: dict[str, Any]) -> None:
    texts = {
        (name, change[name]["eid"]): change[name]["text"]
        for change in document["changes"]
        for name in ("old", "new")
        if change[name]
    }
    found = [
        evidence
        for change in document["changes"]
        for finding in change["findings"]
        for evidence in finding["evidence"]
    ]

    assert found
    for item in found:
        text = texts[item["side"], item["eid"]]
        assert text[item["start"] : item["end"]] == item["quote"]


def test_a_demand_lists_its_changes_under_each_verdict(
    document: dict[str, Any],
) -> None:
    listed = [demand["changes"] for demand in document["demands"]]
    nothing: dict[str, list[str]] = {
        "mixed": [],
        "works-against": [],
        "addresses": [],
        "partly": [],
        "not-assessed": [],
        "touches": [],
    }

    assert listed == [
        nothing | {"not-assessed": ["c9", "c23"]},
        nothing | {"addresses": ["c18"], "partly": ["c7"]},
        nothing | {"works-against": ["c11"], "mixed": ["c6"]},
        nothing | {"touches": ["c16"]},
    ]


def test_an_applied_review_stands_in_its_finding(document: dict[str, Any]) -> None:
    reviews = [
        (
            change["id"],
            finding["review"]["reviewer"],
            finding["review"]["profile"]["id"],
        )
        for change in document["changes"]
        for finding in change["findings"]
        if finding["review"]
    ]

    assert reviews == [("c11", "B. Reader", "river-neighbours")]


def test_what_was_not_seen_is_never_passed_over_in_silence() -> None:
    made = json.loads(to_json(fixture.arabic()))

    assert made["unseen"] == ["Nothing of the two files was left unread."]


def test_json_names_no_folders(rivers: Comparison) -> None:
    profile = rivers.profiles[0]._replace(
        source="/home/someone/p.toml", statement=r"C:\s.txt"
    )
    made = json.loads(to_json(rivers._replace(profiles=(profile,))))["provenance"]

    assert made["profiles"][0]["source"] == "p.toml"
    assert made["statement"]["source"] == "s.txt"


def test_every_writer_gives_the_same_bytes_whatever_the_hash_order() -> None:
    code = (
        "import hashlib, comparison_fixture as f; from diffy.writers import WRITERS\n"
        "text = ''.join(str(write(f.comparison())) for name, write in WRITERS.items() if name != 'pdf')\n"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    digests = {_python(code, PYTHONHASHSEED=seed) for seed in ("0", "1", "2")}

    assert len(digests) == 1


def test_json_in_a_file_is_the_text_with_question_marks_for_half_characters() -> None:
    made = fixture.arabic()
    half = made._replace(unseen=("\ud83d is half a character.",))

    assert WRITERS["json"](made) == to_json(made).encode()
    assert WRITERS["json"](half) == to_json(half).encode("utf-8", "replace")


def test_json_waits_for_no_templates() -> None:
    code = (
        "import sys, comparison_fixture as f; from diffy.writers import to_json\n"
        "to_json(f.arabic()); print(sorted({'jinja2', 'lxml'} & set(sys.modules)))"
    )

    assert _python(code) == "[]\n"


def _python(code: str, **variables: str) -> str:
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    env = {**os.environ, "PYTHONPATH": path, **variables}
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, ("No change was found to address this demand; 2 changes not assessed.",)),
        (
            1,
            (
                "2 changes were found that address this demand, 1 of them partly; "
                "0 changes not assessed.",
            ),
        ),
        (
            2,
            (
                "No change was found to address this demand.",
                "1 change was found that works against this demand.",
            ),
        ),
        (3, ("No change was found to address this demand.",)),
    ],
)
def test_a_demand_is_summed_up_in_the_fixed_words(
    rivers: Comparison, number: int, expected: tuple[str, ...]
) -> None:
    assert sentences(index(rivers), tallies(rivers)[number]) == expected


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (Verdict.ADDRESSES, "1 change was found that addresses this demand; "),
        (Verdict.PARTLY, "1 change was found that addresses this demand, partly; "),
    ],
)
def test_one_change_is_told_in_the_singular(
    rivers: Comparison, verdict: Verdict, expected: str
) -> None:
    finding = rivers.findings[2]._replace(verdict=verdict)
    told = rivers._replace(
        findings=(finding, finding._replace(change="c2", verdict=_NA))
    )
    (first,) = sentences(index(told), tallies(told)[1])

    assert first == f"{expected}1 change not assessed."


_NA = Verdict.NOT_ASSESSED


@pytest.mark.parametrize(
    ("old", "new", "verdicts", "expected"),
    [
        ("none", "found", [Verdict.ADDRESSES], ""),
        ("none", "found", [], "rose"),
        ("contrary", "none", [Verdict.PARTLY], ""),
        ("found", "weak", [], "fell"),
        ("found", "weak", [Verdict.WORKS_AGAINST], ""),
        ("found", "weak", [Verdict.ADDRESSES], "fell"),
        ("found", "found", [], ""),
        ("found", "found", [Verdict.ADDRESSES], "stayed"),
        ("none", "none", [Verdict.WORKS_AGAINST], "stayed"),
        ("weak", "weak", [Verdict.ADDRESSES, Verdict.WORKS_AGAINST], ""),
        ("weak", "found", [Verdict.MIXED], ""),
        ("found", "both", [Verdict.WORKS_AGAINST], ""),
        ("contrary", "both", [Verdict.ADDRESSES], ""),
        ("found", "both", [], "fell"),
        ("none", "found", [Verdict.NOT_ASSESSED], "rose"),
    ],
)
def test_a_state_that_no_change_explains_is_told(
    rivers: Comparison, old: str, new: str, verdicts: list[Verdict], expected: str
) -> None:
    ask = rivers.profiles[0].demands[0].asks[0]
    held = {state: StateOfAsk("R1", "R1a", AskState(state)) for state in (old, new)}
    found = tuple(
        Finding("c1", "p", "R1", "R1a", verdict, "", "") for verdict in verdicts
    )

    assert contradiction(AskTally(ask, held[old], held[new], found)) == expected


def test_beside_such_a_state_the_changes_not_assessed_are_counted(
    rivers: Comparison,
) -> None:
    profile = rivers.profiles[0]
    demand, ask = profile.demands[0], profile.demands[0].asks[0]
    held = [StateOfAsk(demand.id, ask.id, AskState(s)) for s in ("found", "none")]
    finding = Finding("c1", profile.id, demand.id, ask.id, _NA, "", "")
    told = rivers._replace(
        states=((held[0], held[1]), *rivers.states[1:]), findings=(finding,)
    )
    (view,) = [
        each
        for group in groups(index(told), tallies(told))
        for shown in group.demands
        for each in shown.asks
        if each.id == ask.id
    ]

    assert view.check == (
        "please check: the state fell and no change explains it; 1 change not assessed"
    )


def _review(name: str) -> Review:
    return Review(
        "k", "change", "p", "", "R1", None, "partly", "partly", "so", name, ""
    )


def test_a_report_is_reviewed_only_when_nothing_is_left_to_review(
    rivers: Comparison,
) -> None:
    names = iter("XYXYXYX")
    reviewed = tuple(f._replace(review=_review(next(names))) for f in rivers.findings)
    all_but_one = (reviewed[0]._replace(review=None), *reviewed[1:])
    touching = tuple(f for f in rivers.findings if f.verdict is Verdict.TOUCHES)

    def told(findings: tuple[Finding, ...]) -> str:
        return watermark(index(rivers._replace(findings=findings)))

    assert told(reviewed) == "reviewed by X, Y"
    assert told((*reviewed, *touching)) == "reviewed by X, Y"
    assert told(all_but_one) == "machine-assessed, not reviewed"
    assert told(()) == "machine-assessed, not reviewed"


def test_places_are_cited_as_lawyers_cite_them(rivers: Comparison) -> None:
    found = places(rivers.new, interface())
    cited = {
        "title": "Title of the treaty",
        "preamble__rec_2": "Preamble, recital 2",
        "chp_2__heading": "Chapter II, heading",
        "art_7bis__para_1": "Article 7 bis(1)",
        "art_1__para_1__point_b": "Article 1(1)(b)",
        "art_5__heading": "Article 5, heading",
        "fn_1": "Footnote 1",
        "conclusions": "Closing formula",
    }

    assert {eid: found[eid].citation for eid in cited} == cited


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ("The {-basin-}{+joint+} office", "The ~~basin~~ **joint** office"),
        ("kept {+[+}openly{+]+} there", r"kept **\[** openly **\]** there"),
        ("{+and +}so", "**and** so"),
        ("word{+, word+} end", "word **, word** end"),
        ("2{-.-} *bold* <b>", r"2 ~~\.~~ \*bold\* \<b\>"),
    ],
)
def test_markdown_marks_what_was_deleted_and_inserted(
    edits: str, expected: str
) -> None:
    made = fixture.edits(edits)
    runs = tuple(Run(edit.op, (Part(edit.text, False),)) for edit in made)

    assert marked(runs) == expected


@given(st.text())
def test_markdown_shows_any_text_as_it_is(text: str) -> None:
    unescaped = re.sub(r"\\(.)", r"\1", escape(text)).replace("&amp;", "&")

    assert unescaped == re.sub(r"[^\S\u00a0\u202f]+", " ", text).strip()


def test_markdown_leaves_no_mark_of_a_draft_active() -> None:
    hostile = escape("# [a](b) ![c](d) <script> `e` **f** ~~g~~ |h|\n- i")

    assert re.findall(r"(?<!\\)[`*_\[\]<>~|]", hostile) == []
    assert hostile.startswith("\\#")


def test_markdown_tells_every_change(rivers: Comparison) -> None:
    told = WRITERS["md"](rivers)
    found = index(rivers)

    for change in rivers.changes:
        place = (found.new if change.new else found.old)[change.new or change.old or ""]
        assert f"> {place.citation} (" in told
    assert "The Parties ~~should~~ **shall** cooperate" in told


@pytest.mark.parametrize(
    ("name", "start"), [("r.html", "<!doctype"), ("r.JSON", "{"), ("r.md", "# ")]
)
def test_a_file_is_written_by_its_suffix(tmp_path: Path, name: str, start: str) -> None:
    write(fixture.arabic(), tmp_path / name)

    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_format_asked_for_goes_before_the_suffix(tmp_path: Path) -> None:
    write(fixture.arabic(), str(tmp_path / "report.txt"), to="json")

    assert json.loads((tmp_path / "report.txt").read_bytes())["schema"] == 1


@pytest.mark.parametrize(
    ("name", "to", "message"),
    [
        (
            "report.odt",
            None,
            "There is no format 'odt'; there are: html, json, md, docx, akn, pdf, csv.",
        ),
        (
            "report.html",
            "odt",
            "There is no format 'odt'; there are: html, json, md, docx, akn, pdf, csv.",
        ),
        (
            "report",
            None,
            "report has no suffix that names a format; there are: html, json, md, docx, akn, pdf, csv.",
        ),
        ("none/report.md", None, "There is no folder {}/none to write report.md in."),
        ("folder.md", None, "{}/folder.md is a folder, not a file."),
    ],
)
def test_what_cannot_be_written_is_told_in_one_sentence(
    tmp_path: Path, name: str, to: str | None, message: str
) -> None:
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(WriteError) as error:
        write(fixture.arabic(), tmp_path / name, to)

    assert str(error.value) == message.format(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.md"]


def test_a_name_the_system_refuses_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="cannot be written: file name too long"):
        write(fixture.arabic(), tmp_path / f"{'x' * 300}.json")

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_made_leaves_the_old_one(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text("as it was")
    broken = fixture.arabic()._replace(new=replace(fixture.arabic().new, nodes=()))
    with pytest.raises(KeyError):
        write(broken, report)

    assert report.read_text() == "as it was"
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_a_file_written_anew_keeps_its_rights(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text("")
    report.chmod(0o640)
    write(fixture.arabic(), report)

    assert stat.S_IMODE(report.stat().st_mode) == 0o640
    assert report.stat().st_size > 0


def test_half_a_character_does_not_stop_a_file(tmp_path: Path) -> None:
    write(fixture.one_change("{-one-}{+t\udc80wo+}"), tmp_path / "report.json")

    assert "t?wo" in (tmp_path / "report.json").read_text(encoding="utf-8")


def test_a_long_comparison_gives_one_change_for_each(rivers: Comparison) -> None:
    made = json.loads(to_json(fixture.many(30)))

    assert [change["id"] for change in made["changes"]] == [f"c{n}" for n in range(30)]
    assert {op for change in made["changes"] for op, _ in change["edits"]} == set(Op)
