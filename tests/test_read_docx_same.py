"""The same draft as a Word file and in another format gives the same tree."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from word_files import (
    printed,
)
from word_samples import (
    changed,
    numbered_file,
    shown,
    tree,
)

from diffy.model import Draft
from diffy.parse import Block
from diffy.readers import read
from diffy.words import printed_words

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "drafts" / "illustrative").glob("*-draft.md"))


def everything(found: Draft) -> Counter[str]:
    """All words of a draft: in the tree, kept out of print by marks, or set aside."""
    texts = [Block(n.text, n.marks, label=n.label).whole for n in found.walk()]
    texts += [s.text for s in found.set_aside]
    return Counter(w for text in texts for w in printed_words(text))


@pytest.fixture(scope="module")
def office(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[Path, str, str], Path]:
    """Convert a file with LibreOffice; the test is skipped where it is absent."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    folder = tmp_path_factory.mktemp("office")

    def convert(path: Path, to: str, filters: str = "") -> Path:
        if program is None:
            pytest.skip("skipped: LibreOffice is absent")
        own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, own, "--headless", "--convert-to", to, "--outdir", folder]
        subprocess.run(
            [*command, *([f"--infilter={filters}"] if filters else []), path],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return folder / f"{path.stem}.{to.partition(':')[0]}"

    return convert


def pandoc(path: Path, to: Path, *more: str) -> Path:
    """Convert a Markdown file with pandoc, whose lists count as GitHub's do."""
    if shutil.which("pandoc") is None:
        pytest.skip("skipped: pandoc is absent")
    subprocess.run(
        ["pandoc", "-f", "gfm", "-s", "-M", "title= ", *more, path, "-o", to],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return to


def without_front(path: Path, to: Path) -> Path:
    """A Markdown draft without its YAML block, which no other format has."""
    text = path.read_text(encoding="utf-8")
    body = text.split("\n---\n", 1)[1] if text.startswith("---\n") else text
    to.write_text(body, encoding="utf-8")
    return to


DOCX = "docx:MS Word 2007 XML"
PLAIN = "Text (encoded):UTF8,LF,,,"


def test_the_numbers_are_those_that_libreoffice_exports(office, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    # It knows neither legal numbering nor levels that never restart.
    data = changed(numbered_file(), "<w:isLgl/>", "")
    data = changed(data, '<w:lvlRestart w:val="0"/>', "")
    path = tmp_path / "numbers.docx"
    path.write_bytes(data)

    text = office(path, "txt:Text").read_text(encoding="utf-8-sig")

    assert shown(data) == printed_words(text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_pandoc_gives_the_same_tree_from_markdown(path: Path, tmp_path: Path) -> None:
    source = without_front(path, tmp_path / "draft.md")

    found = read(pandoc(source, tmp_path / "draft.docx"))

    assert tree(found) == tree(read(source))


def test_libreoffice_gives_the_same_tree_from_plain_text(
    office, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    source = without_front(SAMPLES[0], tmp_path / "a.md")
    path = pandoc(source, tmp_path / "plain.txt", "-t", "plain", "--wrap=none")

    assert tree(read(office(path, DOCX, PLAIN))) == tree(read(path))


def test_libreoffice_gives_the_same_tree_from_html(office, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    source = without_front(SAMPLES[0], tmp_path / "a.md")
    # A web page has no footnotes: pandoc prints a number and a list at the end.
    text = re.sub(r"(?m)^\[\^\w+\]:.*$|\[\^\w+\]", "", source.read_text("utf-8"))
    source.write_text(text, "utf-8")
    path = pandoc(source, tmp_path / "web.html")

    assert tree(read(office(path, DOCX, "HTML (StarWriter)"))) == tree(read(source))


@pytest.mark.parametrize("name", ["un-charter-en", "un-charter-ru", "un-charter-es"])
def test_real_plain_text_gives_the_same_tree(data, office, name: str) -> None:  # type: ignore[no-untyped-def]
    path = data(f"un-charter/{name}.txt")

    assert tree(read(office(path, DOCX, PLAIN))) == tree(read(path))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_a_sample_with_automatic_numbers_gives_the_same_tree(
    path: Path, tmp_path: Path
) -> None:
    _same_when_printed(read(path), tmp_path)


@pytest.mark.parametrize(
    "name", ["4-dec-2015", "9-dec-2015", "12-dec-2015", "29-jan-2016"]
)
def test_a_bracketed_draft_with_automatic_numbers_gives_the_same_tree(
    data, name: str, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    _same_when_printed(read(data(f"paris-agreement/{name}.md")), tmp_path)


def _same_when_printed(source: Draft, folder: Path) -> None:
    path = folder / "printed.docx"
    path.write_bytes(printed(source))

    # Word numbers footnotes by their calls; a Markdown file gives them any number.
    assert [n for n in tree(read(path)) if not n[0].startswith("fn_")] == [
        n for n in tree(source) if not n[0].startswith("fn_")
    ]


@pytest.mark.parametrize(
    "name", ["23-oct-2015", "4-dec-2015", "9-dec-2015", "12-dec-2015"]
)
def test_pandoc_gives_the_same_articles_and_loses_no_word(
    data, name: str, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    # Its lists count from one, so that the numbers in these drafts become others.
    source = data(f"paris-agreement/{name}.md")
    path = pandoc(source, tmp_path / "paris.docx")
    found, markdown = read(path), read(source)
    inside = unzipped_words(path)

    assert [(a.eid, a.heading) for a in found.articles] == [
        (a.eid, a.heading) for a in markdown.articles
    ]
    assert inside - everything(found) == Counter()


def unzipped_words(path: Path) -> Counter[str]:
    """All words in the text of a Word file, pulled out without the reader."""
    xml = subprocess.run(
        ["unzip", "-p", path, "word/document.xml", "word/footnotes.xml"],
        check=True,
        capture_output=True,
    ).stdout.decode()
    ends = ("</w:p>", "<w:br />", "<w:br/>", "<w:tab />", "<w:footnoteReference")
    for end in ends:
        xml = xml.replace(end, f"\n{end}")
    return Counter(printed_words(unescape(re.sub(r"<[^>]*>", "", xml))))
