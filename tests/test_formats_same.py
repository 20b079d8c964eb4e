"""A sample draft gives the same tree in every format that pandoc makes of it."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from diffy.readers import read, reads
from diffy.words import words

SAMPLES = sorted((Path(__file__).parents[1] / "drafts/illustrative").glob("*-draft.md"))
SOURCE = ("-f", "commonmark+yaml_metadata_block+footnotes")
FORMATS = {
    "html": ("page.html", ("-s",)),
    "plain": ("plain.txt", ("-t", "plain")),
}
BACK = {
    "markdown": ("back.md", ("-t", "markdown")),
    "gfm": ("gfm.md", ("-t", "gfm")),
    "commonmark": ("plain.md", ("-t", "commonmark")),
    "html": ("back.html", ("-s",)),
    "plain": ("back.txt", ("-t", "plain")),
}


def pandoc(source: Path, target: Path, *more: str) -> Path:
    if not shutil.which("pandoc"):
        pytest.skip("skipped: pandoc is not installed")
    subprocess.run(["pandoc", *more, str(source), "-o", str(target)], check=True)
    return target


@cache
def tree(path: Path) -> list[tuple[str, str, list[str]]]:
    return [(n.eid, n.label, words(n.text)) for n in read(path).walk()]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("source", SAMPLES, ids=lambda p: p.stem)
def test_a_format_made_from_a_sample_gives_its_tree(
    source: Path, form: str, tmp_path: Path
) -> None:
    name, more = FORMATS[form]

    assert tree(pandoc(source, tmp_path / name, *SOURCE, *more)) == tree(source)


@pytest.mark.parametrize("form", BACK)
def test_what_is_made_from_a_word_file_gives_the_tree_of_its_source(
    form: str, tmp_path: Path
) -> None:
    source = SAMPLES[1]  # references break over lines in it, before numbers
    word = pandoc(source, tmp_path / "draft.docx", *SOURCE)
    name, more = BACK[form]

    assert tree(pandoc(word, tmp_path / name, *more)) == tree(source)


# ------------------------------------------------------------- what these rest on


def test_notes_in_brackets_at_the_end_are_footnotes_where_each_is_called() -> None:
    called = "Article 1\n\nBees fly.[1] Some [do][not].\n\n[1] Wasps too.\n"
    found = reads(called, name="x.txt")
    loose = reads(called.replace("fly.[1]", "fly. [1]"), name="x.txt")

    assert [(n.eid, n.text) for n in found.walk()][1:] == [
        ("art_1__para_nn_1", "Bees fly. Some [do][not]."),
        ("fn_1", "Wasps too."),
    ]
    assert [(m.ref, m.start) for m in found.articles[0].children[0].marks][:1] == [
        ("1", len("Bees fly."))
    ]
    assert not [n for n in loose.walk() if n.eid == "fn_1"]


@pytest.mark.parametrize(
    "broken", ["article\n2.", "articles 1 and\n2.", "paragraph\n2."]
)
@pytest.mark.parametrize("form", ["md", "txt"])
def test_a_number_that_a_reference_waits_for_is_no_label(
    broken: str, form: str
) -> None:
    line = "Bees and their keepers are bound by all that is said of them in "
    text = "## Article 1\n\n" if form == "md" else "Article 1\n\n"
    text += "".join(f"{line}article {k} of\nthis text.\n\n" for k in range(3, 9))
    found = reads(f"{text}{line}{broken}\n", name=f"x.{form}")

    assert words(found.articles[0].children[-1].text)[-1] == "2"
    assert not [n for n in found.walk() if n.label == "2."]
