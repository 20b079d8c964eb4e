"""PDF pages: what repeats, footnotes, columns, turned pages, pages without text."""

import pytest
from pdf_drafts import (
    CLAUSE,
    DUTY,
    article,
    everything,
    letters,
    marked,
    node_of,
    page_with_note,
    pages_with_heads,
    read_pages,
    text_of,
    tree,
)
from pdf_pages import (
    LEFT,
    RIGHT,
    TOP,
    Area,
    Bar,
    Item,
    Picture,
    Text,
    centred,
    paragraph,
)

from diffy.model import MarkKind, NodeKind, SetAsideKind

# ------------------------------------------------------------------- furniture


def test_what_repeats_on_every_page_is_set_aside_with_its_page() -> None:
    draft = read_pages(*pages_with_heads(4))
    heads = [
        (s.page, s.text) for s in draft.set_aside if s.kind is SetAsideKind.RUNNING_HEAD
    ]

    assert heads[:2] == [(1, "A/BEES/2/Rev.1"), (1, "V.26-01234 1/4")]
    assert len(heads) == 8
    assert draft.symbol == "A/BEES/2/Rev.1"
    assert [n.eid for n in draft.articles] == ["art_1", "art_2", "art_3", "art_4"]
    assert text_of(draft, "art_2__para_1") == CLAUSE


def test_articles_that_each_begin_a_page_are_no_running_heads() -> None:
    draft = read_pages(*[article(k, TOP) for k in range(1, 5)])

    assert [n.label for n in draft.articles] == [f"Article {k}" for k in range(1, 5)]
    assert draft.set_aside == ()


def test_heads_of_left_and_right_pages_may_differ() -> None:
    pages = [
        [
            Text(f"{k}" if k % 2 else "Bee talks", LEFT if k % 2 else 400, 810, 8),
            *article(k, TOP),
        ]
        for k in range(1, 9)
    ]
    draft = read_pages(*pages)

    assert [s.text for s in draft.set_aside] == ["1", "Bee talks"] + [
        words for k in (3, 5, 7) for words in (str(k), "Bee talks")
    ]


def test_job_number_and_bar_code_of_the_first_page_are_set_aside() -> None:
    page = [
        *article(1, TOP),
        Text("V.26-01234 (E)   150526    180526", LEFT, 60, 8),
        Text("*2601234*", LEFT, 48, 8),
    ]
    draft = read_pages(page)

    assert [s.kind for s in draft.set_aside] == [SetAsideKind.RUNNING_HEAD] * 2


# ------------------------------------------------------------------- footnotes


@pytest.mark.parametrize("ruled", [True, False])
def test_footnotes_are_separated_from_the_text_and_called(ruled: bool) -> None:
    draft = read_pages(page_with_note(100, ruled))
    note = node_of(draft, "fn_1")
    caller = next(n for n in draft.walk() if n.text.endswith("Bees are free."))

    assert (note.label, note.text) == ("1", "Some Parties keep wasps instead.")
    assert marked(caller, MarkKind.FOOTNOTE) == [("", "1")]


def test_a_footnote_goes_on_at_the_foot_of_the_next_page() -> None:
    second = [
        *article(2, TOP),
        Bar(LEFT, LEFT + 140, 112),
        Text("and some keep none.", LEFT + 10, 100, 8),
    ]
    draft = read_pages(page_with_note(100, True), second)

    assert (
        text_of(draft, "fn_1") == "Some Parties keep wasps instead. and some keep none."
    )


def test_a_rule_as_wide_as_the_text_stands_over_the_rest_of_a_footnote() -> None:
    second = [
        *article(2, TOP),
        Bar(LEFT, RIGHT, 112),
        Text("- and some keep none.", LEFT + 10, 100, 8),
    ]
    draft = read_pages(page_with_note(100, True), second)

    assert text_of(draft, "fn_1").endswith("wasps instead. - and some keep none.")


def test_a_line_through_words_is_no_rule_over_footnotes() -> None:
    low = TOP - 200
    struck = Text("5. Bees are", LEFT, low)
    page = [
        *article(1, TOP),
        struck,
        Bar(LEFT, struck.end, low + 3),
        *article(2, low - 60),
    ]
    draft = read_pages(page)

    assert [n.eid for n in draft.articles] == ["art_1", "art_2"]
    assert not [n for n in draft.nodes if n.kind is NodeKind.FOOTNOTE]


def test_raised_figures_that_call_no_footnote_stay_in_the_text() -> None:
    line = Text("A hive takes 2 m", LEFT, TOP - 96)
    page = [*article(1, TOP), line, Text("2", line.end, TOP - 92, 6)]

    assert any(n.text.endswith("A hive takes 2 m2") for n in read_pages(page).walk())


# --------------------------------------------------------------------- columns


def test_a_page_with_two_columns_is_read_down_the_one_and_then_the_other() -> None:
    narrow = {"x": LEFT, "end": LEFT + 216.0}
    wide = {"x": LEFT + 252.0, "end": RIGHT}
    page: list[Item] = [
        centred("CONVENTION ON BEES", TOP, 14),
        *paragraph(f"Article 1. {CLAUSE}", TOP - 40, **narrow),
        *paragraph(f"Article 2. {DUTY}", TOP - 160, **narrow),
        *paragraph(f"Article 3. {DUTY}", TOP - 40, **wide),
        *paragraph(f"Article 4. {CLAUSE}", TOP - 148, **wide),
    ]
    draft = read_pages(page)

    assert [(n.eid, n.children[-1].text) for n in draft.articles] == [
        ("art_1", CLAUSE),
        ("art_2", DUTY),
        ("art_3", DUTY),
        ("art_4", CLAUSE),
    ]


# ---------------------------------------------------------- pages as they come


def test_raised_figures_stay_in_their_column() -> None:
    """Though they stand at the height of a line of the other column."""
    narrow = {"x": LEFT, "end": LEFT + 216.0}
    wide = {"x": LEFT + 252.0, "end": RIGHT}
    left = paragraph(f"Article 1. {CLAUSE}", TOP - 40, **narrow)
    raised = Text("2", left[-1].end, left[-1].y + 4, 6)
    right = paragraph(f"Article 3. {CLAUSE}", TOP - 36, **wide)
    page: list[Item] = [
        centred("CONVENTION ON BEES", TOP, 14),
        *left,
        raised,
        *paragraph(f"Article 2. {DUTY}", TOP - 160, **narrow),
        *right,
        *paragraph(f"Article 4. {DUTY}", TOP - 148, **wide),
    ]
    draft = read_pages(page)

    assert raised.y in {line.y for line in right}
    assert [(n.eid, n.children[-1].text) for n in draft.articles] == [
        ("art_1", f"{CLAUSE}2"),
        ("art_2", DUTY),
        ("art_3", CLAUSE),
        ("art_4", DUTY),
    ]


def test_colours_behind_words_are_marks() -> None:
    line = Text("Bees are free.", LEFT, TOP - 96)
    grey = Text("Wasps are not.", LEFT, TOP - 130)
    page = [
        *article(1, TOP),
        Area(LEFT, line.end, line.y - 3, line.y + 9, (0, 1, 0)),
        line,
        Area(LEFT, grey.end, grey.y - 3, grey.y + 9, (0.8, 0.8, 0.8)),
        grey,
    ]
    marks = [
        (n.text[m.start : m.end], m.ref)
        for n in read_pages(page).walk()
        for m in n.marks
        if m.kind is MarkKind.HIGHLIGHT
    ]

    assert marks == [("Bees are free.", "00FF00")]


def test_every_provision_knows_its_page() -> None:
    draft = read_pages(*pages_with_heads(3))

    assert [n.page for n in draft.articles] == [1, 2, 3]
    assert all(n.page for n in draft.walk())


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_that_is_shown_turned_reads_the_same(rotate: int) -> None:
    page = article(1, TOP)

    assert tree(read_pages(page, rotate=rotate)) == tree(read_pages(page))


def test_text_that_runs_up_the_page_is_read_along_its_lines() -> None:
    page: list[Item] = [
        Text(
            item.words, 60 + (TOP - item.y), item.x, item.size, item.font, upright=True
        )
        for item in article(1, TOP)
        if isinstance(item, Text)
    ]

    assert tree(read_pages(page)) == tree(read_pages(article(1, TOP)))


def test_words_printed_across_a_page_are_set_aside() -> None:
    draft = read_pages(
        [*article(1, TOP), Text("NOT FOR QUOTATION", 30, 200, upright=True)]
    )

    assert [(s.text, s.page) for s in draft.set_aside] == [("NOT FOR QUOTATION", 1)]
    assert draft.unseen == (
        "Page 1 with words printed at another angle, which were set aside.",
    )


def test_pages_without_text_and_pictures_are_told() -> None:
    draft = read_pages(
        [*article(1, TOP), Picture(100, 100)],
        [Picture(0, 0, 600)],
        [],
        article(2, TOP),
        note=True,
    )

    assert draft.unseen == (
        "Page 2 without text that can be read; run text recognition (OCR) on the file.",
        "Page 1 with pictures, which were not read.",
        "Pages 1 to 4 with readers' notes or highlights, which were not read.",
    )


def test_a_picture_of_a_page_under_a_running_head_is_told_as_one() -> None:
    pages = [[Text("A/AC.1/L.1", LEFT, TOP + 30), *article(k, TOP)] for k in (1, 2, 3)]
    pages[1] = [pages[1][0], Picture(0, 0, 600)]
    draft = read_pages(*pages)

    assert draft.unseen == (
        "Page 2 without text that can be read; run text recognition (OCR) on the file.",
    )


def test_a_page_with_a_picture_and_a_few_words_may_be_a_scan() -> None:
    draft = read_pages(article(1, TOP), [Text("seen", LEFT, 90), Picture(0, 99, 600)])

    assert draft.unseen == (
        "Page 2 with a picture and few words; "
        "if it shows text, run text recognition (OCR).",
    )


def test_every_letter_stands_in_the_tree_or_is_set_aside() -> None:
    page = page_with_note(100, True)
    pages = [page, *pages_with_heads(3)]
    printed = " ".join(i.words for p in pages for i in p if isinstance(i, Text))

    assert letters(everything(read_pages(*pages))) == letters(printed)
