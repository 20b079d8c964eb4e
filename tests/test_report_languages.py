"""Reports in French and Spanish: which language they are in, and what stays as it is."""

import re
from dataclasses import replace
from pathlib import Path

import comparison_fixture as fixture
import pytest
from click.testing import CliRunner
from lxml import etree, html
from test_write_docx import parts

import diffy
from diffy.cli import main
from diffy.model import Assessed, Comparison, Flag, Ground
from diffy.writers import ASSESSED, FOLDERS, FORMATS, WRITERS
from diffy.writers.docx import to_docx

OLD = """\
Accord sur les ruches

Article premier
Ruches

1. Chaque Partie doit protéger les ruches visées à l’article 2.

Article 2
Abeilles

Les Parties peuvent compter les abeilles [chaque année].
"""
NEW = OLD.replace("doit protéger", "devrait protéger").replace(
    "article 2.", "article 9."
)

SAID = {
    "fr": {
        "summary": "Résumé",
        "changes": "Modifications, article par article",
        "references": "Renvois",
        "brackets": "Crochets",
    },
    "es": {
        "summary": "Resumen",
        "changes": "Cambios, artículo por artículo",
        "references": "Remisiones",
        "brackets": "Corchetes",
    },
}


def in_language(comparison: Comparison, old: str | None, new: str | None) -> Comparison:
    return comparison._replace(
        old=replace(comparison.old, language=old),
        new=replace(comparison.new, language=new),
    )


def page(comparison: Comparison, interface: str | None = None) -> html.HtmlElement:
    return html.document_fromstring(WRITERS["html"](comparison, interface=interface))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split(" "))


def language_of(element: html.HtmlElement) -> str:
    """The language an element is marked to be in."""
    return str(element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)"))


@pytest.fixture(scope="module", params=["fr", "es"])
def rivers(request: pytest.FixtureRequest) -> html.HtmlElement:
    """The report on rivers, whose drafts and demands are English, in another language."""
    return page(fixture.comparison(), request.param)


@pytest.fixture(scope="module")
def hives() -> Comparison:
    old, new = (diffy.reads(text, language="fr") for text in (OLD, NEW))
    return diffy.compare(old, new)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("fr", "fr", "fr"),
        ("es", "es", "es"),
        ("ru", "ru", "en"),
        (None, None, "en"),
        ("fr", "es", "en"),
    ],
)
def test_a_report_is_in_the_language_of_the_two_drafts(
    old: str | None, new: str | None, expected: str
) -> None:
    made = in_language(fixture.one_change("{-one-}{+two+}"), old, new)

    assert page(made).get("lang") == expected


def test_the_language_asked_for_comes_before_that_of_the_drafts() -> None:
    made = in_language(fixture.one_change("{-one-}{+two+}"), "fr", "fr")

    assert page(made, "es").get("lang") == "es"
    assert page(made, "de").get("lang") == "en"


def test_the_page_speaks_its_language(rivers: html.HtmlElement) -> None:
    headings = {
        section.get("id"): words(section.xpath("./h2")[0])
        for section in rivers.xpath("//section[h2]")
    }
    expected = SAID[rivers.get("lang")]

    assert {name: headings[name] for name in expected} == expected


def test_no_part_of_the_page_is_left_in_english_unmarked(
    rivers: html.HtmlElement,
) -> None:
    """Words that only the English catalogue has stand nowhere as the page's own."""
    english = page(fixture.comparison())
    own = {
        words(e)
        for e in english.xpath("//h2|//h3|//dt|//th|//summary|//button|//label")
    }
    own |= {words(e) for e in english.xpath('//*[contains(@class, "tag-")]|//caption')}
    shown = [
        words(e)
        for e in rivers.xpath(
            "//h2|//h3|//dt|//th|//summary|//button|//label|//caption"
        )
        + rivers.xpath('//*[contains(@class, "tag-")]')
        if language_of(e) != "en" and not e.xpath('.//*[@lang="en"]')
    ]

    assert [w for w in shown if w in own and len(re.findall(r"[a-z]{3,}", w)) > 2] == []


def test_the_engines_sentences_are_marked_as_english(rivers: html.HtmlElement) -> None:
    reasons = rivers.xpath('//p[@class="reason"]/span[1]')
    reasons += rivers.xpath('//*[@id="references"]//tbody/tr/td[last()]/span')
    reasons += rivers.xpath('//*[@id="unseen" or @id="warnings"]//li/span')

    assert len(reasons) > 8
    assert {language_of(e) for e in reasons if words(e).strip()} == {"en"}


def test_a_profiles_words_are_marked_with_its_language(
    rivers: html.HtmlElement,
) -> None:
    asks = rivers.xpath('//section[@id="demands"]//span[@class="own"]')

    assert asks
    assert {language_of(e) for e in asks} == {"en"}


def test_an_english_page_marks_none_of_its_words() -> None:
    tree = page(fixture.comparison())

    assert tree.xpath('//p[@class="reason"]/span[1]/@lang') == []
    assert tree.xpath('//section[@id="demands"]//span[@class="own"]/@lang') == []


def test_quotation_marks_follow_the_page() -> None:
    made = fixture.one_change("{-may-}{+shall+} act")
    ground = Ground(Flag.STRONGER, "may", "shall")
    change = made.changes[0]._replace(grounds=(ground,))
    made = made._replace(changes=(change,))
    said = {
        code: words(page(made, code).xpath('//ul[@class="grounds"]/li')[0])
        for code in ("en", "fr", "es")
    }

    assert said == {
        "en": "stronger: “may” became “shall”",
        "fr": "plus contraignant\u00a0: «\u00a0may\u00a0» remplacé par «\u00a0shall\u00a0»",
        "es": "más vinculante: «may» sustituido por «shall»",
    }
    (style,) = page(made, "fr").xpath("//style/text()")
    assert 'quotes: "«\u00a0" "\u00a0»"' in style
    assert "fin de l’ajout" in style


def test_a_provision_is_cited_as_the_language_cites(hives: Comparison) -> None:
    cited = {
        code: words(page(hives, code).xpath('//p[@class="place"]/a')[0])
        for code in ("en", "fr", "es")
    }

    assert cited == {
        "en": "Article premier(1)",
        "fr": "Article premier, par.\u00a01",
        "es": "Article premier, párr.\u00a01",
    }


def test_french_drafts_are_reported_in_french(hives: Comparison) -> None:
    tree = page(hives)
    summary = words(tree.get_element_by_id("summary"))
    lint = words(tree.get_element_by_id("lint"))

    assert "1\u00a0modification rend une obligation moins stricte" in summary
    assert "1\u00a0renvoi ne correspond à rien dans le nouveau projet." in summary
    assert "Aucune unité du projet ne porte le numéro 9." in lint
    assert "est restée non lue." in words(tree.get_element_by_id("unseen"))


def test_lists_are_ended_as_the_language_ends_them(rivers: html.HtmlElement) -> None:
    last = {"fr": " et ", "es": " y "}[rivers.get("lang")]
    lead = [words(p) for p in rivers.xpath('//div[@class="lead"]/p')]

    assert all(last in sentence for sentence in lead)


def test_markdown_keeps_the_spaces_that_hold_figures(hives: Comparison) -> None:
    told = WRITERS["md"](hives)

    assert isinstance(told, str)
    assert "## Résumé" in told
    assert "Article premier, par.\u00a01 (modification)\u00a0:" in told
    assert "«\u00a0doit\u00a0» remplacé par «\u00a0devrait\u00a0»" in told


def test_comments_of_the_redline_follow() -> None:
    made = to_docx(fixture.comparison(), "fr")
    root = etree.fromstring(parts(made)["word/comments.xml"])
    said = "\n".join("".join(c.itertext()) for c in root)

    assert "Évaluation automatique, non relue." in said
    assert "Va à l’encontre\u00a0: Data are shared" in said
    assert "plus contraignant" in said


def test_what_programs_read_is_the_same_in_every_language() -> None:
    made = fixture.comparison()
    french = in_language(made, "fr", "fr")

    for name in ("json", "akn"):
        assert WRITERS[name](made, interface="fr") == WRITERS[name](made)
    assert FOLDERS["csv"](french) == FOLDERS["csv"](made)
    assert {*FORMATS} >= {"json", "akn", "csv"}


def test_write_takes_the_language(tmp_path: Path, hives: Comparison) -> None:
    diffy.write(hives, tmp_path / "informe.html", interface="es")
    diffy.write(hives, tmp_path / "a.json", interface="es")
    diffy.write(hives, tmp_path / "b.json")
    diffy.write(hives, tmp_path / "table", to="csv", interface="es")

    assert '<html lang="es"' in (tmp_path / "informe.html").read_text(encoding="utf-8")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    head = (tmp_path / "table" / "changes.csv").read_text(encoding="utf-8-sig")
    assert head.startswith("change,old,old_citation")


def test_the_commands_take_the_language(tmp_path: Path) -> None:
    for name, text in (("un.txt", OLD), ("deux.txt", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    old, new = str(tmp_path / "un.txt"), str(tmp_path / "deux.txt")
    words = ["compare", old, new, "--language", "fr"]
    run = CliRunner().invoke

    assert "## Résumé" in run(main, words).output
    assert "## Summary" in run(main, [*words, "--interface", "en"]).output
    assert run(main, [*words, "--interface", "ru"]).exit_code == 2


@pytest.mark.parametrize(
    ("code", "expected"),
    [("fr", "texte contraire relevé"), ("es", "texto contrario encontrado")],
)
def test_the_state_of_one_draft_is_told_in_the_language(
    code: str, expected: str
) -> None:
    made = fixture.comparison()
    assessed = Assessed(made.new, made.profiles, tuple(new for _, new in made.states))
    tree = html.document_fromstring(ASSESSED["html"](assessed, interface=code))

    assert tree.get("lang") == code
    assert expected in words(tree)
    assert expected in ASSESSED["text"](assessed, interface=code)
    assert ASSESSED["json"](assessed, interface=code) == ASSESSED["json"](assessed)


def test_arrows_and_brackets_beside_arabic_names_stay_in_place() -> None:
    made = fixture.arabic()
    article = replace(made.old.nodes[0], label="المادة ١")
    tree = page(made._replace(old=replace(made.old, nodes=(article,))))
    names = tree.xpath('//*[local-name()="title"]/text()')
    was = tree.xpath('//*[@class="was"]/text()')

    assert "\u2068المادة ١\u2069 → Article 1 (edited)" in names
    assert was[0] == "was \u2068المادة ١\u2069"
