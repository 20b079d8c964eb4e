"""The concordance sorted and filtered in place."""

from typing import Any

import pytest
from conftest import Open

FIRST = (
    "them => them.filter(it => !it.hidden).map(it => it.cells[{}].textContent.trim())"
)


@pytest.fixture
def page(visit: Open) -> Any:
    return visit("rivers")


def column(page: Any, at: int) -> list[str]:
    rows = ".concordance tbody tr"
    return page.eval_on_selector_all(rows, FIRST.format(at))


def head(page: Any, name: str) -> Any:
    return page.locator(".concordance thead th", has_text=name)


def test_a_column_sorts_by_the_order_of_its_draft_both_ways(page: Any) -> None:
    before = column(page, 0)
    head(page, "Old").get_by_role("button").click()
    up = column(page, 0)

    numbers = [
        int("".join(filter(str.isdigit, words.partition(".")[0].partition("\n")[0])))
        for words in up
        if words.startswith("Article")
    ]
    assert sorted(up) == sorted(before)
    assert numbers == sorted(numbers)
    assert head(page, "Old").get_attribute("aria-sort") == "ascending"
    head(page, "Old").get_by_role("button").click()
    assert head(page, "Old").get_attribute("aria-sort") == "descending"
    assert page.locator(".concordance thead th[aria-sort]").count() == 1


def test_rows_are_filtered_by_their_words(page: Any) -> None:
    sieve = page.locator("#concordance").get_by_label("Filter this table")
    everything = column(page, 0)
    sieve.fill("merged")

    assert 0 < len(column(page, 0)) < len(everything)
    assert all("merged" in words for words in column(page, 2))
    sieve.fill("no such words (")
    assert column(page, 0) == []
    sieve.fill("")
    assert column(page, 0) == everything
