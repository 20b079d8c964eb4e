"""The generator of the bench: the same drafts every time, and a truth that holds."""

import pytest

import diffy
from tests.bench.alignment import Tally
from tests.bench.generator import LEVELS, evolve, first_draft, pool
from tests.bench.readme import markdown
from tests.bench.treaty import text
from tests.bench.wording import least


@pytest.mark.parametrize("level", LEVELS)
def test_the_same_seed_makes_the_same_drafts(level: str) -> None:
    drafts = [
        evolve(first_draft(pool(), 30, "5"), pool(), level, "5") for _ in range(2)
    ]

    assert text(drafts[0].new) == text(drafts[1].new)
    assert text(drafts[0].old) == text(drafts[1].old)


def test_a_draft_is_read_with_the_articles_it_was_made_of() -> None:
    made = evolve(first_draft(pool(), 40, "6"), pool(), "heavy", "6")
    read = diffy.reads(text(made.new), language="en")

    assert len(read.articles) == len(made.new.articles)
    assert made.new.annexed > 0


def test_every_old_article_that_was_not_deleted_has_a_successor() -> None:
    made = evolve(first_draft(pool(), 40, "7"), pool(), "move", "7")
    lives = {origin for article in made.new.articles for origin in article.origins}

    assert len(made.old.articles) - len(lives) in (1, 2)
    assert any(article.moved for article in made.new.articles)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a b c", "a b c", 0),
        ("a b c", "a c", 1),
        ("a b c", "c b a", 4),
        ("", "a", 1),
        ("a b a b", "b a b a", 2),
    ],
)
def test_the_fewest_changed_words(old: str, new: str, expected: int) -> None:
    assert least(old.split(), new.split()) == expected


def test_a_tally_of_nothing_is_perfect() -> None:
    tally = Tally()
    tally.add(set(), set())

    assert (tally.f1, tally.precision, tally.recall) == (1.0, 1.0, 1.0)


def test_a_table_has_a_line_for_each_row() -> None:
    assert markdown(("a", "b"), [["c", "d"]]).splitlines() == [
        "| a | b |",
        "| --- | --: |",
        "| c | d |",
    ]
