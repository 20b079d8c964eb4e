"""The brief: two pages a delegation can act on, alike in every format."""

import io
import shutil
from pathlib import Path

import comparison_fixture
import docx
import pytest
from lxml import html
from test_cli import NEW, OLD, PROFILE, run

import diffy
from diffy.model import Brief, Comparison, Delegation, ProfileError, WriteError
from diffy.sources import load_positions
from diffy.writers import BRIEFS
from diffy.writers.brief.brackets import claimed
from diffy.writers.brief.sheet import sheet
from diffy.writers.index import index
from diffy.writers.pdf import _BROWSERS

POSITIONS = """\
[[delegation]]
name = "Ruritania"
brackets = ["RUR", "Ruritania"]

  [[delegation.position]]
  demand = "R1"
  text = "wants every gauge open"
  source = "third meeting"

[[delegation]]
name = "Graustark"
"""
OLD_BRACKETS = """\
# Pond Treaty

## Article 1

1. Ponds are kept [RUR: clean and deep] by all.

2. Frogs [RUR: and newts] are counted.

3. Herons are [GRA: fed] watched.

4. Reeds are cut [RUR: in winter].
"""
NEW_BRACKETS = """\
# Pond Treaty

## Article 1

1. Ponds are kept clean and deep by all.

2. Frogs are counted.

3. Herons are [GRA: fed] watched.

4. Reeds are cut [RUR: in winter] and dried [RUR: in barns].
"""


@pytest.fixture(scope="module")
def rivers() -> Comparison:
    return comparison_fixture.comparison()


def text_of(made: bytes) -> str:
    return "\n".join(p.text for p in docx.Document(io.BytesIO(made)).paragraphs)


def test_a_brief_begins_with_its_reader_the_treaty_and_three_sentences(
    rivers: Comparison,
) -> None:
    told = BRIEFS["md"](Brief(rivers, "Delegation of Ruritania"))

    first = str(told).split("\n\n")[:3]
    assert first[0] == "# Draft Convention on the Care of Shared Rivers and Lakes"
    assert first[1].startswith("*Brief for Delegation of Ruritania*")
    assert first[2].startswith("The new draft has 11 articles, the old one had 11: ")


def test_each_demand_tells_its_state_what_moved_it_what_stands_and_what_to_ask(
    rivers: Comparison,
) -> None:
    shown = {demand.id: demand for demand in sheet(Brief(rivers)).demands}

    assert [s.new.word for s in shown["R1"].states][:1] == ["contrary text found"]
    assert [(s.words, s.places) for s in shown["R1"].stands] == [
        ("shall not be sent", "Article 8(1)")
    ]
    assert shown["R1"].next[0].endswith("contrary text in Article 8(1)")
    decisive = shown["R3"].decisive[0]
    assert (decisive.verdict.name, decisive.place) == ("works-against", "Article 5(1)")
    assert decisive.review.startswith("B. Reader: works against, because ")
    assert shown["R4"].next == ("R4a equal shares: no change was found to address it",)


def test_a_brief_on_one_demand_tells_of_no_other(rivers: Comparison) -> None:
    shown = sheet(diffy.brief(rivers, demands=["R3"]))

    assert [demand.id for demand in shown.demands] == ["R3"]
    with pytest.raises(
        ProfileError, match=r"no demand 'R9'; there are: R1, R2, R3, R4"
    ):
        diffy.brief(rivers, demands=["R9"])


def test_the_word_file_the_page_and_the_markdown_say_the_same(
    rivers: Comparison,
) -> None:
    brief = Brief(rivers, "anyone")
    word, page = text_of(BRIEFS["docx"](brief)), BRIEFS["html"](brief)
    shown, tree = sheet(brief), html.document_fromstring(str(page))

    told = " ".join(tree.text_content().split())
    for demand in shown.demands:
        for ask in demand.next:
            assert ask in word
            assert ask in told
        for change in demand.decisive:
            assert f"{change.place}, {change.verdict.word.lower()}: " in word
            assert change.reason in told
    assert shown.foot in told
    assert "machine" in shown.foot.lower()


def test_the_word_file_uses_real_styles_and_strikes_what_went(
    rivers: Comparison,
) -> None:
    made = docx.Document(io.BytesIO(BRIEFS["docx"](Brief(rivers))))

    styles = {p.style.name for p in made.paragraphs if p.style}
    struck = [r.text for p in made.paragraphs for r in p.runs if r.font.strike]
    assert {"Title", "Heading 2", "List Bullet"} <= styles
    assert [words.strip() for words in struck] == ["shall", "should", "basin"]


def test_the_same_brief_gives_the_same_bytes(rivers: Comparison) -> None:
    for name in ("docx", "html", "md"):
        assert BRIEFS[name](Brief(rivers)) == BRIEFS[name](Brief(rivers))


def test_brackets_of_a_delegation_are_told_with_what_became_of_them() -> None:
    old, new = (
        diffy.reads(OLD_BRACKETS, name="a.md"),
        diffy.reads(NEW_BRACKETS, name="b.md"),
    )
    found = index(diffy.compare(old, new))

    told = claimed(found, Delegation("Ruritania", ("RUR",)))
    assert [(c.place, c.text, c.fate) for c in told] == [
        ("Article 1(1)", "[RUR: clean and deep]", "brackets taken off, text kept"),
        ("Article 1(2)", "[RUR: and newts]", "text dropped"),
        ("Article 1(4)", "[RUR: in winter]", "still in brackets"),
        ("Article 1(4)", "[RUR: in barns]", "new in this draft"),
    ]


def test_positions_are_read_with_their_delegations(tmp_path: Path) -> None:
    path = tmp_path / "positions.toml"
    path.write_text(POSITIONS, encoding="utf-8")

    first, second = load_positions(path)
    assert (first.brackets, first.positions[0].source) == (
        ("RUR", "Ruritania"),
        "third meeting",
    )
    assert second == Delegation("Graustark", ("Graustark",))


def test_the_addressee_gets_its_own_positions(
    rivers: Comparison, tmp_path: Path
) -> None:
    path = tmp_path / "positions.toml"
    path.write_text(POSITIONS, encoding="utf-8")

    own = diffy.brief(rivers, "the Delegation of Graustark", positions=path)
    everyone = diffy.brief(rivers, positions=path)
    assert [d.name for d in own.delegations] == ["Graustark"]
    assert "Ruritania: wants every gauge open (third meeting)" in BRIEFS["md"](everyone)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[delegation]]\n", "delegation 1: name must be a text"),
        ('[[delegation]]\nname = "A"\nsaid = 1\n', "there is no key 'said'"),
        ('delegation = "A"\n', "must hold [[delegation]] tables"),
        (
            '[[delegation]]\nname = "A"\n[[delegation.position]]\ndemand = "R1"\n',
            "delegation 1, position 1: text must be a text",
        ),
        ("[[delegation]\n", "line 1"),
    ],
)
def test_a_mistake_in_the_positions_is_named(
    tmp_path: Path, text: str, told: str
) -> None:
    path = tmp_path / "positions.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ProfileError) as caught:
        load_positions(path)
    assert told in str(caught.value)


def test_the_command_writes_a_brief(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("old.txt", OLD), ("new.txt", NEW), ("bees.toml", PROFILE)):
        (tmp_path / name).write_text(text, encoding="utf-8")

    done = run("brief", "old.txt", "new.txt", "--demands", "bees.toml", "-o", "b.docx")
    assert (done.exit_code, done.stderr) == (0, "Wrote b.docx.\n")
    assert "B1. Bees are counted" in text_of((tmp_path / "b.docx").read_bytes())
    assert run("brief", "old.txt", "new.txt").exit_code == 2


def test_without_a_browser_a_pdf_is_refused_in_one_sentence(
    rivers: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(WriteError, match="none was found; install one"):
        BRIEFS["pdf"](Brief(rivers))


@pytest.mark.skipif(
    not any(map(shutil.which, _BROWSERS)), reason="no browser is installed"
)
def test_a_pdf_has_two_pages_and_bears_the_date_of_the_draft(
    rivers: Comparison,
) -> None:
    import pypdfium2

    made = bytes(BRIEFS["pdf"](Brief(rivers)))  # type: ignore[arg-type]

    with pypdfium2.PdfDocument(made) as pdf:
        assert len(pdf) <= 2
        assert pdf.get_metadata_dict()["CreationDate"].startswith("D:20310901")
