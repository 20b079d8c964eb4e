"""The redline opens in Word's formats and gives back both drafts."""

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import comparison_fixture
import pytest
from lxml import etree

import diffy
from diffy.model import ChangeKind, Comparison, Draft
from diffy.words import plain_marks, token_texts
from diffy.writers.docx import to_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROOT = Path(__file__).parents[1]
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settle"
 script:language="StarBasic">
Sub Settle(source As String, target As String, how As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim plain(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  plain(0).Name = "FilterName" : plain(0).Value = "Text (encoded)"
  page = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  desk = createUnoService("com.sun.star.frame.DispatchHelper")
  frame = page.CurrentController.Frame
  desk.executeDispatch(frame, ".uno:" &amp; how &amp; "AllTrackedChanges", "", 0, Array())
  page.storeToURL(target, plain())
  page.close(True)
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"
 "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library"
 library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Settle"/>
</library:library>
"""


@pytest.fixture(scope="module")
def rivers() -> Comparison:
    return comparison_fixture.comparison()


def parts(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def page(comparison: Comparison) -> etree._Element:
    return etree.fromstring(parts(to_docx(comparison))["word/document.xml"])


def flow(draft: Draft) -> list[str]:
    """The words of a draft in the order of the text, numbers included."""
    said = " ".join(f"{n.label} {n.text}" for n in draft.walk())
    return token_texts(plain_marks(said))


def shown(root: etree._Element, gone: tuple[str, ...]) -> list[str]:
    """The words that are left without the pieces of some fates, calls left out."""
    pieces: list[str] = []
    for paragraph in root.iter(f"{W}p"):
        for run in paragraph.iter(f"{W}r"):
            fates = {e.tag.removeprefix(W) for e in run.iterancestors()}
            raised = run.find(f"{W}rPr/{W}vertAlign") is not None
            if fates.isdisjoint(gone) and not raised:
                pieces += [
                    e.text if e.text else " "
                    for e in run.iter(*(W + t for t in ("t", "delText", "br", "tab")))
                ]
        pieces.append("\n")
    return token_texts(plain_marks("".join(pieces)))


def final(root: etree._Element) -> list[str]:
    return shown(root, ("del", "moveFrom"))


def original(root: etree._Element) -> list[str]:
    return shown(root, ("ins", "moveTo"))


def compared(old: str, new: str) -> Comparison:
    return diffy.compare(diffy.reads(old), diffy.reads(new))


MOVED = (
    "Article 1\n\nThe lamp of every harbour shall burn from dusk to dawn.\n\n"
    "Article 2\n\nKeepers are paid on the first day of each month in coin.\n\n"
    "Article 3\n\nShips pass the mole on the side of the setting sun.\n",
    "Article 1\n\nKeepers are paid on the first day of each month in coin.\n\n"
    "Article 2\n\nShips pass the mole on the side of the setting sun.\n\n"
    "Article 3\n\nThe lamp of every harbour may burn from dusk to dawn.\n",
)


# ------------------------------------------------------------------ both drafts are in it


def test_without_deletions_the_new_draft_is_left(rivers: Comparison) -> None:
    assert final(page(rivers)) == flow(rivers.new)


def test_without_insertions_the_old_draft_is_left(rivers: Comparison) -> None:
    assert original(page(rivers)) == flow(rivers.old)


@pytest.mark.parametrize(
    "name", sorted(p.name for p in (ROOT / "tests/cases/compare").iterdir())
)
def test_every_case_gives_back_both_drafts(name: str) -> None:
    folder = ROOT / "tests/cases/compare" / name
    old, new = (diffy.read(next(folder.glob(f"{side}.*"))) for side in ("old", "new"))
    root = page(diffy.compare(old, new))

    assert (original(root), final(root)) == (flow(old), flow(new))


def test_the_sample_negotiation_gives_back_both_drafts(sample: Comparison) -> None:
    root = page(sample)

    assert (original(root), final(root)) == (flow(sample.old), flow(sample.new))


def test_a_negotiated_draft_gives_back_both_drafts(data) -> None:  # type: ignore[no-untyped-def]
    old = diffy.read(data("paris-agreement/4-dec-2015.md"))
    new = diffy.read(data("paris-agreement/9-dec-2015.md"))
    root = page(diffy.compare(old, new))

    assert (original(root), final(root)) == (flow(old), flow(new))


@pytest.fixture(scope="module")
def sample() -> Comparison:
    drafts = ROOT / "drafts" / "illustrative"
    return diffy.compare(
        diffy.read(drafts / "second-draft.md"), diffy.read(drafts / "third-draft.md")
    )


def test_a_paragraph_that_came_or_went_has_its_end_tracked() -> None:
    root = page(
        compared(
            "Article 1\n\nLamps burn at night.\n\nArticle 2\n\nKeepers are paid.\n",
            "Article 1\n\nLamps burn at night.\n\nShips pay no toll to anybody.\n",
        )
    )
    ends = {
        "".join(p.itertext()).strip(): [e.tag.removeprefix(W) for e in mark]
        for p in root.iter(f"{W}p")
        if (mark := p.find(f"{W}pPr/{W}rPr")) is not None
    }

    assert ends == {
        "Article 2": ["del"],
        "Keepers are paid.": ["del"],
        "Ships pay no toll to anybody.": ["ins"],
    }


# ------------------------------------------------------------------ moves


def test_a_moved_article_is_one_move_with_both_ends() -> None:
    root = page(compared(*MOVED))
    ends = {
        side: [e.get(f"{W}name") for e in root.iter(f"{W}{side}RangeStart")]
        for side in ("moveFrom", "moveTo")
    }

    assert ends == {"moveFrom": ["move1"], "moveTo": ["move1"]}


def test_words_edited_in_a_moved_text_are_edits_and_not_moves() -> None:
    root = page(compared(*MOVED))
    edits = {
        fate: ["".join(e.itertext()) for e in root.iter(f"{W}{fate}")]
        for fate in ("ins", "del")
    }

    assert "may" in edits["ins"]
    assert "shall" in edits["del"]
    assert "lamp" not in " ".join(edits["ins"] + edits["del"])


def test_every_range_that_opens_closes(rivers: Comparison) -> None:
    root = page(rivers)
    for side in ("moveFrom", "moveTo"):
        starts = [e.get(f"{W}id") for e in root.iter(f"{W}{side}RangeStart")]
        ends = [e.get(f"{W}id") for e in root.iter(f"{W}{side}RangeEnd")]

        assert starts
        assert ends == starts


# ------------------------------------------------------------------ looks and signatures


def test_a_number_alone_is_tracked_as_a_number() -> None:
    root = page(
        compared(
            "Article 1\n\nLamps burn at night in every harbour.\n",
            "Article 2\n\nLamps burn at night in every harbour.\n",
        )
    )
    fates = [
        (e.tag.removeprefix(W), "".join(e.itertext()))
        for e in root.iter(f"{W}ins", f"{W}del")
    ]

    assert fates == [("del", "1"), ("ins", "2")]


def test_one_author_and_one_date_sign_everything(rivers: Comparison) -> None:
    dated = rivers._replace(new=replace(rivers.new, date="2024-05-03"))
    files = parts(to_docx(dated))
    signed = [
        (e.get(f"{W}author"), e.get(f"{W}date"))
        for name in ("word/document.xml", "word/comments.xml")
        for e in etree.fromstring(files[name]).iter()
        if e.get(f"{W}author")
    ]

    assert set(signed) == {("diffy", "2024-05-03T00:00:00Z")}


def test_a_draft_without_a_date_has_a_fixed_one(rivers: Comparison) -> None:
    for date in ("", "spring", "2024-99-99"):
        undated = rivers._replace(new=replace(rivers.new, date=date))
        dates = {e.get(f"{W}date") for e in page(undated).iter(f"{W}ins")}

        assert dates - {None} == {"2000-01-01T00:00:00Z"}


def test_the_same_comparison_gives_the_same_bytes(rivers: Comparison) -> None:
    assert to_docx(rivers) == to_docx(comparison_fixture.comparison())


def test_numbers_of_tracked_changes_do_not_repeat(rivers: Comparison) -> None:
    tags = [
        W + name
        for name in ("ins", "del", "moveFrom", "moveTo")
        + ("moveFromRangeStart", "moveToRangeStart")
    ]
    numbers = Counter(e.get(f"{W}id") for e in page(rivers).iter(*tags))

    assert set(numbers.values()) == {1}


def test_units_have_the_styles_of_a_word_document(sample: Comparison) -> None:
    root = page(sample)
    styles = Counter(e.get(f"{W}val") for e in root.iter(f"{W}pStyle"))
    known = {
        e.get(f"{W}styleId")
        for e in etree.fromstring(parts(to_docx(sample))["word/styles.xml"])
    }

    assert {"Title", "Heading1", "Heading2", "Provision", "Note"} <= {*styles}
    assert {*styles} <= known


def test_a_right_to_left_draft_is_set_from_the_right() -> None:
    root = page(comparison_fixture.arabic())
    turned = [p.find(f"{W}pPr/{W}bidi") is not None for p in root.iter(f"{W}p")]
    runs = [
        r.find(f"{W}rPr/{W}rtl") is not None
        for r in root.iter(f"{W}r")
        if r.find(f"{W}commentReference") is None
    ]

    assert all(turned)
    assert all(runs)


def test_footnote_calls_are_raised_where_they_stand(sample: Comparison) -> None:
    calls = [
        "".join(run.itertext())
        for run in page(sample).iter(f"{W}r")
        if run.find(f"{W}rPr/{W}vertAlign") is not None
    ]

    assert calls == ["1"]


# ------------------------------------------------------------------ comments


def comments(comparison: Comparison) -> list[str]:
    root = etree.fromstring(parts(to_docx(comparison))["word/comments.xml"])
    return [
        "\n".join("".join(p.itertext()) for p in c.iter(f"{W}p"))
        for c in root.iter(f"{W}comment")
    ]


def test_every_change_with_a_finding_has_its_comment(rivers: Comparison) -> None:
    said = "\n".join(comments(rivers))
    judged = {finding.change for finding in rivers.findings}
    named = set(re.findall(r"^(c\d+)\. ", said, re.MULTILINE))

    assert judged <= named


def test_a_comment_says_the_verdict_and_its_reason(rivers: Comparison) -> None:
    said = "\n".join(comments(rivers))
    reasons = [
        f.reason
        for f in rivers.findings
        if f.verdict.value in ("addresses", "partly", "works-against")
    ]

    assert reasons
    assert [reason for reason in reasons if reason not in said] == []


def test_a_split_is_told_in_a_comment(rivers: Comparison) -> None:
    split = [c.id for c in rivers.changes if ChangeKind.SPLIT in c.kinds]
    said = "\n".join(comments(rivers._replace(findings=(), reviews=())))

    assert split
    assert [id_ for id_ in split if f"{id_}. " not in said] == []


def test_a_comment_says_that_a_pair_is_uncertain(rivers: Comparison) -> None:
    sure, unsure = (
        rivers._replace(
            changes=tuple(c._replace(confidence=share) for c in rivers.changes)
        )
        for share in (1.0, 0.1)
    )
    count = [
        sum("low confidence" in said for said in map(str.lower, comments(c)))
        for c in (sure, unsure)
    ]

    assert count[0] == 0
    assert count[1] > 0


def test_every_comment_is_called_once_and_its_range_is_closed(
    rivers: Comparison,
) -> None:
    files = parts(to_docx(rivers))
    root = etree.fromstring(files["word/document.xml"])
    there = [
        e.get(f"{W}id")
        for e in etree.fromstring(files["word/comments.xml"]).iter(f"{W}comment")
    ]
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [e.get(f"{W}id") for e in root.iter(W + name)] == there


def test_hostile_words_make_a_file_that_can_be_read() -> None:
    files = parts(to_docx(comparison_fixture.hostile()))

    for name in files:
        if name.endswith((".xml", ".rels")):
            assert etree.fromstring(files[name]) is not None


def test_drafts_without_a_word_make_an_empty_document() -> None:
    empty = Draft(nodes=())
    nothing = Comparison(empty, empty, (), (), ())

    assert final(page(nothing)) == []


# ------------------------------------------------------------------ a word processor


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile for LibreOffice with a macro that settles all tracked changes."""
    if shutil.which("soffice") is None:
        pytest.skip("skipped: LibreOffice is absent")
    home = tmp_path_factory.mktemp("office")
    basic = home / "user" / "basic" / "Standard"
    _start(home, "--terminate_after_init")  # a first start overwrites what it finds
    (basic / "Settle.xba").write_text(MACRO, encoding="utf-8")
    (basic / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    return home


def _start(home: Path, what: str) -> None:
    subprocess.run(
        ["soffice", f"-env:UserInstallation={home.as_uri()}", "--headless", what],
        check=True,
        capture_output=True,
    )


def settled(office: Path, made: bytes, how: str) -> list[str]:
    """The words after LibreOffice has accepted or rejected all changes."""
    source, target = office / "redline.docx", office / f"{how}.txt"
    source.write_bytes(made)
    call = f'macro:///Standard.Settle.Settle("{source.as_uri()}","{target.as_uri()}","{how}")'
    _start(office, call)
    return token_texts(plain_marks(target.read_text(encoding="utf-8-sig")))


@pytest.mark.parametrize("which", ["fixture", "moved", "sample"])
def test_a_word_processor_gives_back_both_drafts(
    which: str, office: Path, request: pytest.FixtureRequest
) -> None:
    comparison = {
        "fixture": comparison_fixture.comparison,
        "moved": lambda: compared(*MOVED),
        "sample": lambda: request.getfixturevalue("sample"),
    }[which]()
    made = to_docx(without_calls(comparison))

    assert settled(office, made, "Accept") == flow(comparison.new)
    assert settled(office, made, "Reject") == flow(comparison.old)


def without_calls(comparison: Comparison) -> Comparison:
    """The comparison of drafts without calls of footnotes, which glue to words."""

    def bare(draft: Draft) -> Draft:
        return replace(draft, nodes=tuple(_bare(draft.nodes)))

    return comparison._replace(old=bare(comparison.old), new=bare(comparison.new))


def _bare(nodes: tuple[diffy.model.Node, ...]) -> Iterator[diffy.model.Node]:
    for node in nodes:
        marks = tuple(
            m for m in node.marks if m.kind is not diffy.model.MarkKind.FOOTNOTE
        )
        yield replace(node, marks=marks, children=tuple(_bare(node.children)))
