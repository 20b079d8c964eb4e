"""Plain text in page layout: what repeats is set aside, what runs on is one paragraph."""

from collections.abc import Callable
from pathlib import Path

import pytest
from same_tree import lost, survives

from diffy.model import Draft, NodeKind, SetAsideKind
from diffy.readers import Options, read, text
from diffy.readers.draft import clean

HEAD = """\
                  GAZETTE OF THE HIVES

Series B  No. 7                                                  Page {}

"""
PAGES = [
    """\
BILLS

     The Office of the Hives has ordered that this text be printed on its pages for
all keepers.
""",
    """\
                       TREATY ON BEES                                  code: GH-7

Article 1.  Duties of all the keepers of bees that fly over the borders of the hives and of
the meadows.

     1.  Each keeper shall count the hives that stand in the meadows, and shall report
the count to the Office under
article 2.

     2.  Each keeper shall feed the bees in winter, and shall not take from them the
honey that they need to live until the first flowers of the spring are open in the
""",
    """\
meadows around the hive.                                               code: GH-7

     3.  The Office may visit hives.

Article 2.  Reports to the Office.                                     code: GH-7

     The Office shall print the reports.

     It shall send them to all the keepers.
""",
    """\
Closing provision first.  Other laws.                                  code: GH-7

     The law on wasps is no longer in force, from the day on which this treaty has been
printed in the Gazette.
""",
]


def printed(pages: list[str]) -> bytes:
    return "\f".join(HEAD.format(k) + page for k, page in enumerate(pages, 1)).encode()


@pytest.fixture(scope="module")
def gazette() -> Draft:
    return text.read(printed(PAGES), "x.txt", Options(language="en"))


def test_what_repeats_on_the_pages_is_set_aside_with_its_place(gazette: Draft) -> None:
    aside = [a for a in gazette.set_aside if a.kind is SetAsideKind.RUNNING_HEAD]

    assert [(a.text, a.line, a.page) for a in aside[:4]] == [
        ("GAZETTE OF THE HIVES", 1, 1),
        ("Series B No. 7 Page 1", 3, 1),
        ("GAZETTE OF THE HIVES", 9, 2),
        ("Series B No. 7 Page 2", 11, 2),
    ]
    assert sum(a.text == "code: GH-7" for a in aside) == 4
    assert len(aside) == 12


def test_a_title_over_two_lines_and_a_sentence_over_two_pages_are_whole(
    gazette: Draft,
) -> None:
    first = gazette.articles[0]

    assert first.heading.endswith("of the hives and of the meadows.")
    assert first.children[2].text.endswith("are open in the meadows around the hive.")


def test_a_line_that_is_only_a_cross_reference_ends_its_sentence(
    gazette: Draft,
) -> None:
    assert [a.label for a in gazette.articles] == ["Article 1", "Article 2"]
    assert gazette.articles[0].children[1].text.endswith("under article 2.")


def test_a_long_title_with_a_full_stop_is_a_title(gazette: Draft) -> None:
    second = gazette.articles[1]

    assert second.heading == "Reports to the Office."
    assert [c.text for c in second.children[1:]] == [
        "The Office shall print the reports.",
        "It shall send them to all the keepers.",
    ]


def test_what_stands_at_the_margin_of_indented_text_is_a_heading(
    gazette: Draft,
) -> None:
    last = gazette.nodes[-1]

    assert (last.kind, last.heading) == (
        NodeKind.DIVISION,
        "Closing provision first.  Other laws.",
    )


def test_nodes_know_their_page(gazette: Draft) -> None:
    assert [(a.page, a.line) for a in gazette.articles] == [(2, 15), (3, 32)]


def test_no_letter_of_a_paged_text_is_lost(gazette: Draft) -> None:
    assert not lost(printed(PAGES).decode(), gazette)


def test_two_pages_have_nothing_that_repeats() -> None:
    draft = text.read(printed(PAGES[1:3]), "x.txt", Options(language="en"))

    kinds = {a.kind for a in draft.set_aside}

    assert kinds <= {SetAsideKind.FRONT_MATTER}


def test_words_that_repeat_inside_the_pages_stay() -> None:
    birds = ("Rooks", "Swifts", "Wrens", "Larks", "Owls")
    pages = [
        f"Article {k}\n\n     1.  Bees fly over {bird}.\n\n     {bird} fly by.\n"
        for k, bird in enumerate(birds, 1)
    ]

    draft = text.read("\f".join(pages).encode(), "x.txt", Options(language="en"))

    assert [a.label for a in draft.articles] == [f"Article {k}" for k in range(1, 6)]
    assert draft.set_aside == ()


def test_damaged_texts_are_read_or_refused() -> None:
    assert survives(lambda data: text.read(data, "x.txt", Options()), printed(PAGES))


# -------------------------------------------------------------- real bulletins


@pytest.mark.parametrize(
    ("number", "count"), [("1", 19), ("4", 19), ("5", 19), ("6", 22), ("9", 23)]
)
def test_the_articles_of_the_spanish_bulletins_are_found_and_nothing_is_lost(
    number: str, count: int, data: Callable[[str], Path]
) -> None:
    path = data(f"es-121-000004/bocg-15-a-4-{number}.txt")
    draft = read(path)

    aside = [a for a in draft.set_aside if a.kind is SetAsideKind.RUNNING_HEAD]

    assert len(draft.articles) == count
    assert all(article.label.startswith("Artículo") for article in draft.articles)
    assert not any("cve:" in node.text for node in draft.walk())
    assert {a.page for a in aside} >= set(range(2, max(a.page for a in aside)))
    assert not lost(clean(path.read_text(encoding="utf-8")), draft)
