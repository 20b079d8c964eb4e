"""The report on paper: A4 and Letter, all of the text, none of the tools."""

from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from conftest import Open

PAPER = {"A4": (210, 297), "Letter": (216, 279)}
FOLD = "#changes details"
TOOLS = ("Search and filter", "Side by side", "Filter this table", "¶", "Skip to")


def on_paper(page: Any, paper: str = "A4") -> tuple[list[str], tuple[int, int]]:
    """The text of each printed page, and the size of one in millimetres."""
    with pypdfium2.PdfDocument(BytesIO(page.pdf(format=paper))) as pdf:
        texts = [leaf.get_textpage().get_text_bounded() for leaf in pdf]
        width, height = (round(points / 72 * 25.4) for points in pdf[0].get_size())
    return texts, (width, height)


@pytest.mark.parametrize("paper", PAPER)
def test_tools_stay_off_the_paper_and_folded_text_is_printed(
    visit: Open, paper: str
) -> None:
    page = visit("rivers")
    texts, size = on_paper(page, paper)
    printed = " ".join(" ".join(texts).split())

    assert size == PAPER[paper]
    assert [words for words in TOOLS if words in printed] == []
    assert "enters into force in spring" in printed
    assert "machine-assessed, not reviewed" in printed
    assert page.locator(FOLD).count() == page.locator(f"{FOLD}:not([open])").count()


def test_table_headings_are_repeated_and_none_ends_a_page(visit: Open) -> None:
    page = visit("sample")
    titles = page.eval_on_selector_all(
        "main :is(h2, h3, h4)",
        "them => them.map(it => it.innerText.replace('¶', '').split('\\n').at(-1).trim())",
    )
    texts, _ = on_paper(page)
    last = [" ".join(text.split("\r\n")[-1].split()) for text in texts]

    head = "Old New What became of it"
    repeated = [text for text in texts if head in " ".join(text.split())]
    assert len(repeated) > 1
    assert [line for line in last if line in titles] == []


def test_a_filtered_page_says_on_paper_that_it_is(visit: Open) -> None:
    page = visit("rivers", "?kind=weaker")
    texts, _ = on_paper(page)
    printed = " ".join(" ".join(texts).split())

    assert "1 of 24 changes shown" in printed
    assert "share what they measure" in printed
    assert "Search and filter" not in printed
    whole, _ = on_paper(visit("rivers"))
    assert "of 24 changes shown" not in " ".join(whole)


def test_both_layouts_fit_the_paper(visit: Open) -> None:
    page = visit("rivers")
    page.get_by_role("button", name="Side by side").click()
    texts, _ = on_paper(page)
    printed = " ".join(" ".join(texts).split())

    assert "should cooperate through the basin office" in printed
    assert "shall cooperate through the joint office" in printed
    page.get_by_role("button", name="In line").click()
