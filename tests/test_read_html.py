"""Web pages: lists, footnotes, headings, what stands beside the text, and safety."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from same_tree import TREATY, lost, survives, tree

from diffy.model import Draft, MarkKind, NodeKind, ReadError, SetAsideKind
from diffy.readers import Options, html, read, reads
from diffy.readers.draft import clean
from diffy.readers.xml import parse_html


def page(body: str, head: str = "") -> Draft:
    source = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return html.read(source.encode(), "x.html", Options())


def rows(draft: Draft) -> list[tuple[str, str]]:
    return [(node.eid, node.text) for node in draft.walk() if node.text]


def test_headings_and_paragraphs_make_articles() -> None:
    draft = page(
        "<h1>Treaty on bees</h1><h2>Article&nbsp;1<br>Aim</h2><p>Bees\n  fly.</p>"
        "<h2>Article 2</h2><p>1.Each Party&rsquo;s hives</p><p>(a)a skep</p>"
    )

    assert rows(draft) == [
        ("title", "Treaty on bees"),
        ("art_1__heading", "Aim"),
        ("art_1__para_nn_1", "Bees fly."),
        ("art_2__para_1", "Each Party’s hives"),
        ("art_2__para_1__point_a", "a skep"),
    ]
    assert [a.label for a in draft.articles] == ["Article\u00a01", "Article 2"]


def test_the_numbers_that_a_browser_shows_are_labels() -> None:
    draft = page(
        "<h2>Article 1</h2><ol><li>one<ol type=a start=3><li>c</li><li>d"
        "<ol style='list-style-type: lower-roman'><li>i<li>ii</ol></li></ol></li>"
        "<li value=7>seven</li></ol><ul><li>dot</li><li>(x) own</li></ul>"
    )

    assert [(n.label, n.text) for n in draft.walk() if n.label][1:] == [
        ("1.", "one"),
        ("c.", "c"),
        ("d.", "d"),
        ("i.", "i"),
        ("ii.", "ii"),
        ("7.", "seven"),
        ("•", "dot"),
        ("(x)", "own"),
    ]


NOTES = [
    # pandoc
    '<p>Bees<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a> fly.</p>'
    '<section><ol><li id="fn1"><p>Some.<a href="#fnref1">↩︎</a></p></li></ol></section>',
    # EUR-Lex proposals
    '<p>Bees<span><a id="footnoteref9" href="#footnote9">1</a></span> fly.</p>'
    '<dl><dd id="footnote9"><span class="num"><a href="#footnoteref9">(1)</a></span>'
    "<span>Some.</span></dd></dl>",
    # the Official Journal
    '<p>Bees <a id="ntc1" href="#ntr1">(<span>1</span>)</a> fly.</p>'
    '<p><a id="ntr1" href="#ntc1">(<span>1</span>)</a> Some.</p>',
    # LibreOffice
    '<p>Bees<a name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> fly.</p>'
    '<div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a>'
    "Some.</p></div>",
]


@pytest.mark.parametrize("body", NOTES)
def test_footnotes_are_links_that_point_at_each_other(body: str) -> None:
    draft = page(f"<h2>Article 1</h2>{body}")
    article, note = draft.articles[0].children[0], draft.nodes[-1]

    assert article.text.replace(" ", "") == "Beesfly."
    assert [m.ref for m in article.marks if m.kind is MarkKind.FOOTNOTE] == ["1"]
    assert (note.kind, note.label, note.text) == (NodeKind.FOOTNOTE, "1", "Some.")


def test_a_table_of_numbers_and_words_is_a_list() -> None:
    draft = page(
        "<h2>Article 1</h2><p>Parties shall:</p><table><tr><td>(a)</td><td>fly;</td></tr>"
        "<tr><td>(b)</td><td>land.</td></tr></table>"
    )

    assert rows(draft)[1:] == [
        ("art_1__para_nn_1__point_a", "fly;"),
        ("art_1__para_nn_1__point_b", "land."),
    ]
    assert draft.unseen == ()


def test_a_table_with_columns_and_an_image_are_said_to_be_read_badly() -> None:
    draft = page(
        "<h2>Article 1</h2><table><tr><td>Hives</td><td>12</td></tr></table>"
        "<p><img alt='a hive'>Bees</p>"
    )

    assert draft.unseen == (
        "1 table was read cell by cell, without the columns.",
        "1 image was not read.",
    )
    assert [a.text for a in draft.set_aside] == ["a hive"]


def test_what_stands_beside_the_text_is_set_aside() -> None:
    draft = page(
        "<header>The Hive Office</header><nav>Home</nav><main><h2>Article 1</h2>"
        "<p>Bees fly over all the borders of the Parties.</p>"
        "<p style='display: none'>secret</p></main><footer>Imprint</footer>",
        "<title>Bees - Office</title><style>p {}</style>",
    )

    assert {(a.kind, a.text) for a in draft.set_aside} == {
        (SetAsideKind.FRONT_MATTER, "Bees - Office"),
        (SetAsideKind.RUNNING_HEAD, "The Hive Office"),
        (SetAsideKind.RUNNING_HEAD, "Home"),
        (SetAsideKind.HIDDEN, "secret"),
        (SetAsideKind.RUNNING_HEAD, "Imprint"),
    }


def test_emphasis_and_struck_words_become_marks() -> None:
    draft = page(
        "<h2>Article 1</h2><p>The <b>big</b> <del>old</del> "
        "<span style='font-style:italic'>hive</span> <a href='k.html'>see</a></p>"
    )
    text = draft.articles[0].children[0]

    assert [(text.text[m.start : m.end], m.kind, m.ref) for m in text.marks] == [
        ("big", MarkKind.EMPHASIS, "strong"),
        ("old", MarkKind.STRUCK, ""),
        ("hive", MarkKind.EMPHASIS, "italic"),
        ("see", MarkKind.LINK, "k.html"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1251"])
def test_the_declared_encoding_is_read(encoding: str) -> None:
    words = "Пчёлы летают" if "1251" in encoding else "Les abeilles à Nîmes"
    source = f"<html><meta charset={encoding}><h2>Article 1</h2><p>{words}</p></html>"

    draft = html.read(source.encode(encoding), "x.html", Options())

    assert draft.articles[0].children[0].text == words
    assert draft.warnings == ()


def test_xhtml_is_read_as_xml_and_as_a_web_page_where_it_is_none() -> None:
    start = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>'
    good = f"{start}<p/><h2>Article&nbsp;1</h2><p>Bees</p></body></html>"

    drafts = [
        html.read(source.encode(), "x.xhtml", Options())
        for source in (good, good.removesuffix("</p></body></html>"))
    ]

    assert [rows(draft) for draft in drafts] == [[("art_1__para_nn_1", "Bees")]] * 2


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    draft = page(
        "<h2>Article 1<br>Aim</h2><p>Bees may fly over all of the hives,<br>and land."
        "<br><br>They may stay.</p>"
    )

    assert rows(draft) == [
        ("art_1__heading", "Aim"),
        ("art_1__para_nn_1", "Bees may fly over all of the hives,\nand land."),
        ("art_1__para_nn_2", "They may stay."),
    ]


@pytest.mark.parametrize(
    "body", ["<p>x" + "<br>x" * 5000, "<p><b>x</b>" * 5000, "<ol><li>x" * 120]
)
def test_a_long_or_deep_page_is_read(body: str) -> None:
    assert page(f"<h2>Article 1</h2>{body}").articles


def test_markup_nested_too_deeply_is_refused_and_not_cut() -> None:
    with pytest.raises(ReadError, match="deeper"):
        html.read(b"<html>" + b"<div>" * 5000 + b"x", "x.html", Options())


def test_damaged_pages_are_read_or_refused() -> None:
    source = "".join(NOTES) + "<table><tr><td>(a)</td><td>x</td></tr></table>"

    assert survives(
        lambda spoilt: html.read(spoilt, "x.html", Options()),
        f"<html><ol><li>{source}</ol>".encode(),
    )


def test_pandoc_s_page_of_a_draft_gives_the_same_tree(tmp_path: Path) -> None:
    if not shutil.which("pandoc"):
        pytest.skip("skipped: pandoc is not installed")
    (tmp_path / "x.md").write_text(TREATY, encoding="utf-8")
    command = ["pandoc", "-f", "markdown-fancy_lists", "-t", "html", "-s", "x.md"]
    subprocess.run([*command, "-o", "x.html"], cwd=tmp_path, check=True)

    assert tree(read(tmp_path / "x.html")) == tree(reads(TREATY, name="x.md"))


def test_libreoffice_s_page_of_a_draft_gives_the_same_tree(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if not office or not shutil.which("pandoc"):
        pytest.skip("skipped: LibreOffice or pandoc is not installed")
    (tmp_path / "x.md").write_text(TREATY, encoding="utf-8")
    make = ["pandoc", "-f", "markdown-fancy_lists", "x.md", "-o", "x.docx"]
    subprocess.run(make, cwd=tmp_path, check=True)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [office, "--headless", profile, "--convert-to", "html", "x.docx"]
    subprocess.run(convert, cwd=tmp_path, check=True, capture_output=True)

    assert tree(read(tmp_path / "x.html")) == tree(reads(TREATY, name="x.md"))


# ------------------------------------------------------------- real proposals

PROPOSAL = "eu-digital-markets-act/52020PC0842-raw.xhtml"


@pytest.mark.parametrize(
    "name", [PROPOSAL, "eu-digital-markets-act/52021AP0499-ep-amendments.html"]
)
def test_no_letter_of_a_real_page_is_lost(
    name: str, data: Callable[[str], Path]
) -> None:
    source = data(name).read_bytes()
    body = next(parse_html(source, name).root.iter("{*}body", "body"))

    draft = read(data(name))

    assert not lost(clean(" ".join(map(str, body.itertext()))), draft)


def test_the_proposal_has_its_articles(data: Callable[[str], Path]) -> None:
    draft = read(data(PROPOSAL))

    labels = [" ".join(article.label.split()) for article in draft.articles]

    assert labels == [f"Article {k}" for k in range(1, 40)]
    assert draft.title.startswith("Proposal for a REGULATION")
    assert sum(n.kind is NodeKind.FOOTNOTE for n in draft.nodes) == 58


def test_the_proposal_has_the_same_articles_as_its_akoma_ntoso(
    data: Callable[[str], Path],
) -> None:
    web = read(data(PROPOSAL))
    akn = read(data("eu-digital-markets-act/52020PC0842-bill-akn.xml"))

    theirs = {eid: words for eid, words in tree(akn) if "art_" in eid}
    ours = {eid: words for eid, words in tree(web) if "art_" in eid}

    # Article 10 has two paragraphs numbered 1, and the file lacks the end of 3(2).
    assert {e for e in theirs.keys() ^ ours.keys() if "art_10" not in e} == {
        "chp_2__art_3__para_2__wrapup"
    }
    assert [e for e in theirs.keys() & ours.keys() if theirs[e] != ours[e]] == []
