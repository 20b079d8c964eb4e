"""The same draft as PDF and as Markdown gives the same tree."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from pdf_drafts import (
    everything,
    letters,
    read,
    tree,
)

from diffy.model import Draft, MarkKind, Node, NodeKind
from diffy.readers import Options, reader
from diffy.words import printed_words
from tests.listed import listed

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "drafts" / "illustrative"


# ----------------------------------------------- the same draft in two formats


def converted(source: Path, folder: Path) -> bytes:
    """A Markdown file made into Word's format by pandoc and into PDF by LibreOffice."""
    if not shutil.which("pandoc") or not shutil.which("soffice"):
        pytest.skip("skipped: pandoc or LibreOffice is not installed")
    word = folder / f"{source.stem}.docx"
    form = "commonmark+yaml_metadata_block+footnotes"
    subprocess.run(["pandoc", "-f", form, str(source), "-o", str(word)], check=True)
    home = f"-env:UserInstallation=file://{folder}/home"
    office = ["soffice", home, "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", str(folder), str(word)], check=True)
    return word.with_suffix(".pdf").read_bytes()


@pytest.mark.parametrize("name", ["first-draft", "second-draft", "third-draft"])
def test_a_sample_draft_as_pdf_gives_the_tree_of_its_markdown(
    name: str, tmp_path: Path
) -> None:
    source = SAMPLES / f"{name}.md"
    old = reader("md", source.name)(source.read_bytes(), source.name, Options())
    new = read(converted(source, tmp_path))

    assert tree(new) == tree(old)


ARABIC = """\
---
dir: rtl
lang: ar
---

# اتفاقية بشأن النحل

## المادة 1

تحمي كل دولة طرف النحل [في أراضيها] ويشمل ذلك Apis mellifera التي تعيش في الخلايا وفي البراري على حد سواء في جميع البلدان.

## المادة 2

(أ) تحمي كل دولة طرف الأزهار؛

(ب) تتعاون الدول الأطراف في 12 مجالا.
"""


CHINESE = """\
---
lang: zh
---

# 关于蜜蜂的公约

## 第一条 用语

在本公约中，“蜜蜂”是指一切采集花蜜的昆虫，包括生活在蜂箱和荒野中的一切种类，不论其由何人饲养，也不论其位于哪一个国家的领土之内。

## 第十二条 保护

一、每一缔约国均应保护蜜蜂。

二、缔约国应当[在其领土内]合作。
"""


@pytest.mark.parametrize(("code", "words"), [("ar", ARABIC), ("zh", CHINESE)])
def test_other_scripts_are_read_in_their_own_order(
    code: str, words: str, tmp_path: Path
) -> None:
    """From right to left in Arabic; without spaces at the ends of lines in Chinese."""
    fonts = ["fc-list", f":lang={code}"]
    if not shutil.which("fc-list") or not subprocess.check_output(fonts):
        pytest.skip(f"skipped: no font for {code} is installed")
    source = tmp_path / "bees.md"
    source.write_text(words, encoding="utf-8")
    old = reader("md", "bees.md")(source.read_bytes(), "bees.md", Options())
    new = read(converted(source, tmp_path))

    assert tree(new) == tree(old)


# ----------------------------------------------------------------- real drafts

PAIRS = {
    "paris-agreement/pdf/11infnot.pdf": "paris-agreement/23-oct-2015.md",
    "paris-agreement/pdf/adp_compilation_4dec15_10am.pdf": "paris-agreement/4-dec-2015.md",
}
Finder = Callable[[str], Path]

# Where the files of one draft differ in their numbers, by reading both: the article, its
# places in the Markdown and in the PDF (see tests/listed.py), what is printed.
DIFFER = {
    "paris-agreement/pdf/11infnot.pdf": [
        ("3", "3 3/(3.3-3.3quat) 3/o3 3/o4 3/o4/(3.3-3.x)",
         "¶ o1 o1/3 o2 o2/3 o2/3bis o2/3ter o2/3quater o3 o3/¶ o4 o4/3 o4/3bis o4/3ter",
         "the Markdown prints the number 3 over the options, the PDF in each of them"),
        ("3", "7 7/(1-16) 7/o2 7/o2/(1-16) 7/o2/~ 7/o2/(1-17)",
         "¶ o1 o1/7 o1/7/(1-16) o2 o2/7 o2/7/(1-16) o2/7bis o2/7bis/(1-17)",
         "the same for 7; the Markdown has no number 7bis"),
        ("3", "", "¶", "the PDF prints a title and words before the number 13"),
        ("3", "16/• 16/• 16/• 16/• 16/• 16/• 16/• 16/o3 16/o4", "",
         "the list is footnote 10 in the PDF, so that the options stay words of 16"),
        ("6", "o1/2 o1/3 o1/4", "o1/1bis o1/1ter o1/1quater", "other numbers"),
        ("6", "o2/2 o2/2/(1-1) o2/2/~ o2/2/(2-6) o2/3 o2/4 o2/5 o2/6 o2/7 o2/8 o2/9 o2/10"
         " o2/11 o2/12 o2/13 o2/14 o2/15 o2/16 o2/17 o2/17bis o2/17ter o2/17quater o2/18",
         "2 2/(1-1) 2/~ 2/(2-6) 3 4 5 6 7 8 9 10"
         " 11 12 13 14 15 16 17 17bis 17ter 17quater 18",
         "only the PDF says that Option 2 holds no more than paragraph 1"),
        ("7", "1/o1 1/o2", "2", "the Markdown lacks the number 2"),
        ("9", "5 5/(1-2) 5/(5bis) 5/(5bis)/(1-4)",
         "o1 o1/5 o2 o2/5 o3 o3/5 o3/5/(1-2) o3/5bis o3/5bis/(1-4)",
         "the Markdown prints the number 5 once, the PDF in each option"),
    ],
    "paris-agreement/pdf/adp_compilation_4dec15_10am.pdf": [
        ("3", "", "1/~", "words of point 5 in the Markdown, a line of their own in the PDF"),
        ("3", "3 3/(3bis-3bis) 3/o2 3/o2/(3bis-3bis)", "¶ o1 o1/3 o1/3bis o2 o2/3 o2/3bis",
         "the Markdown prints the number 3 over the options, the PDF in each of them"),
        ("3", "", "¶ ¶/(1-1)", "the PDF prints point (a) before the number 8"),
        ("3", "8/(1-1)", "", "the same"),
        ("3", "8/(3-5)", "8/(3-4)", "1, 2, 3, 5 in the Markdown"),
        ("3", "", "¶", "the PDF prints a title and words before the number 13"),
        ("4", "6/(1-6)", "6/(1-7)", "(a) to (e), (g) in the PDF"),
        ("6", "", "6", "the Markdown has paragraph 6 on the line of 5"),
        ("6", "", "15/~", "the Markdown lacks a note in braces"),
        ("7", "2 3", "o1 o1/2 o1/3 o2 o2/2 o2/3",
         "the Markdown prints the numbers 2 and 3 once, the PDF in each option"),
        ("9", "7 7/(1-2) 7/(7bis) 7/(7bis)/(1-4)",
         "o1 o1/7 o2 o2/7 o3 o3/7 o3/7/(1-2) o3/7bis o3/7bis/(1-4)",
         "the Markdown prints the number 7 once, the PDF in each option"),
        ("17", "o1/1", "o1/¶", "the PDF has no number 1"),
    ],
}  # fmt: skip


def both(data: Finder, name: str) -> tuple[Draft, Draft]:
    return opened(data(name)), opened(data(PAIRS[name]))


@cache
def opened(path: Path) -> Draft:
    form = "pdf" if path.suffix == ".pdf" else "md"
    return reader(form, path.name)(path.read_bytes(), path.name, Options())


def own_articles(draft: Draft) -> dict[str, Node]:
    """The articles that stand in no division."""
    return {n.eid: n for n in draft.articles if "__" not in n.eid}


@pytest.mark.parametrize("name", PAIRS)
def test_a_real_draft_has_the_articles_of_its_markdown(data: Finder, name: str) -> None:
    new, old = both(data, name)

    assert list(own_articles(new)) == [n.eid for n in old.articles]


@pytest.mark.parametrize("name", PAIRS)
def test_a_real_draft_has_the_words_of_its_markdown(data: Finder, name: str) -> None:
    """The two were edited apart: most words of every article, and nearly all in all."""
    new, old = both(data, name)
    shared = total = 0
    for article in old.articles:
        wanted = Counter(printed_words(" ".join(n.text for n in article.walk())))
        there = own_articles(new)[article.eid]
        found = Counter(printed_words(" ".join(n.text for n in there.walk())))
        common = (wanted & found).total()
        shared, total = shared + common, total + wanted.total()

        assert common >= 0.8 * wanted.total(), article.label
    assert shared >= 0.96 * total


@pytest.mark.parametrize("name", PAIRS)
def test_the_articles_of_a_real_draft_have_the_paragraphs_of_their_markdown(
    data: Finder, name: str
) -> None:
    """Labels and options in order, all of them; but for where the two files differ."""
    new, old = both(data, name)
    there = own_articles(new)

    assert [
        (article.label.strip("[]").removeprefix("Article "), markdown, pdf)
        for article in old.articles
        for markdown, pdf in partings(listed(article), listed(there[article.eid]))
    ] == [(number, markdown, pdf) for number, markdown, pdf, _ in DIFFER[name]]
    assert sum(len(listed(article)) for article in old.articles) > 200


def partings(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    """The runs of places in which two lists differ."""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        (" ".join(old[i:j]), " ".join(new[p:q]))
        for op, i, j, p, q in codes
        if op != "equal"
    ]


@pytest.mark.parametrize("name", PAIRS)
def test_the_draft_decision_is_a_division_of_its_own(data: Finder, name: str) -> None:
    new, _ = both(data, name)
    tops = [n.heading for n in new.nodes if n.kind is NodeKind.DIVISION]

    assert tops == ["B. DRAFT DECISION"]
    assert not [n for n in new.nodes if n.kind is NodeKind.ANNEX]


@pytest.mark.parametrize("name", PAIRS)
def test_recitals_carry_the_labels_of_the_margin(data: Finder, name: str) -> None:
    new, _ = both(data, name)
    recitals = [n for n in new.walk() if n.kind is NodeKind.RECITAL]

    assert [n.label for n in recitals] == [
        f"Pp{k}" for k in range(1, len(recitals) + 1)
    ]
    assert len(recitals) >= 15


@pytest.mark.parametrize("name", PAIRS)
def test_footnotes_of_a_real_draft_are_all_called(data: Finder, name: str) -> None:
    new, _ = both(data, name)
    labels = [n.label for n in new.walk() if n.kind is NodeKind.FOOTNOTE]
    calls = {m.ref for n in new.walk() for m in n.marks if m.kind is MarkKind.FOOTNOTE}
    numbers = [int(label) for label in labels if label.isdigit()]

    assert numbers == list(range(min(numbers), max(numbers) + 1))
    assert calls == {str(n) for n in numbers if str(n) in calls}
    assert len(calls) >= len(numbers) - 2


@pytest.mark.parametrize("name", PAIRS)
def test_every_letter_of_a_real_draft_is_kept(data: Finder, name: str) -> None:
    path = data(name)
    with closing(pypdfium2.PdfDocument(path)) as document:
        printed = "".join(page.get_textpage().get_text_bounded() for page in document)
    kept = letters(everything(opened(path)))

    assert letters(re.sub(r"[\x02\ufffe]", "", printed)) == kept
