"""PDF files to drafts: paragraphs, words, headings, damaged files."""

import random
import textwrap

import pytest
from pdf_drafts import (
    CLAUSE,
    DUTY,
    article,
    everything,
    marked,
    page_with_note,
    pages_with_heads,
    read,
    read_pages,
    text_of,
    tree,
)
from pdf_pages import (
    LEFT,
    LETTER,
    RIGHT,
    SIZE,
    TOP,
    Bar,
    Item,
    Picture,
    Text,
    centred,
    paragraph,
    pdf,
)

from diffy.model import MarkKind, NodeKind, ReadError

# ------------------------------------------------------------------ paragraphs


def test_a_paragraph_is_rebuilt_from_its_lines() -> None:
    draft = read_pages(article(1, TOP))

    assert tree(draft) == [("art_1", "Article 1", ""), ("art_1__para_1", "1.", CLAUSE)]


def test_a_paragraph_runs_on_over_the_end_of_a_page() -> None:
    lines = paragraph(CLAUSE, TOP - 24, x=LEFT + 30)
    first = [centred("Article 1", TOP), Text("1.", LEFT, TOP - 24), *lines[:2]]
    rest = [Text(line.words, line.x, TOP - 12 * k) for k, line in enumerate(lines[2:])]
    draft = read_pages(first, rest)

    assert text_of(draft, "art_1__para_1") == CLAUSE


def test_a_line_that_was_ended_on_purpose_ends_its_paragraph() -> None:
    short = "The Parties may agree otherwise."
    page = [
        *article(1, TOP),
        Text("2.", LEFT, TOP - 84),
        Text(short, LEFT + 30, TOP - 84),
        *paragraph(DUTY, TOP - 96, x=LEFT + 30),
    ]
    draft = read_pages(page)

    assert text_of(draft, "art_1__para_2") == f"{short}\n{DUTY}"


def test_white_between_lines_parts_paragraphs() -> None:
    first, second = paragraph(CLAUSE, TOP - 24), paragraph(DUTY, TOP - 24 - 5 * 12)
    draft = read_pages([centred("Article 1", TOP), *first, *second])

    assert [n.text for n in draft.walk() if n.text] == [CLAUSE, DUTY]


def test_a_cross_reference_at_the_beginning_of_a_line_opens_no_paragraph() -> None:
    words = (
        "Each Party shall apply what is laid down in paragraph 2, points (a), (b) and"
        " (c) to the hives that stand on land held in common by several villages."
    )
    page: list[Item] = [centred("Article 1", TOP), *paragraph(words, TOP - 24)]
    assert page[2].words.startswith("(c)")  # type: ignore[union-attr]

    assert [n.text for n in read_pages(page).walk() if n.text] == [words]


def test_points_stand_under_their_paragraph_by_label_and_indentation() -> None:
    y = TOP - 24
    page: list[Item] = [
        centred("Article 1", TOP),
        Text("1.", LEFT, y),
        Text("Each Party shall:", LEFT + 30, y),
        Text("(a)", LEFT + 30, y - 14),
        *paragraph(CLAUSE, y - 14, x=LEFT + 60),
        Text("(b)", LEFT + 30, y - 70),
        Text("Plant limes.", LEFT + 60, y - 70),
        Text("2.", LEFT, y - 84),
        Text("Nothing else is asked.", LEFT + 30, y - 84),
    ]

    assert [n.eid for n in read_pages(page).walk()] == [
        "art_1",
        "art_1__para_1",
        "art_1__para_1__point_a",
        "art_1__para_1__point_b",
        "art_1__para_2",
    ]


def test_first_lines_may_stand_further_in_than_the_rest() -> None:
    def indented(label: str, words: str, y: float) -> list[Item]:
        room = int((RIGHT - LEFT - 60) / (LETTER * SIZE))
        first = textwrap.wrap(words, room)[0]
        rest = paragraph(words[len(first) :].strip(), y - 12)
        return [Text(label, LEFT + 30, y), Text(first, LEFT + 60, y), *rest]

    page: list[Item] = [
        centred("Article 1", TOP),
        *paragraph(f"1. {CLAUSE}", TOP - 24),
        *indented("(a)", DUTY, TOP - 24 - 4 * 12),
        *indented("(b)", CLAUSE, TOP - 24 - 7 * 12),
        Text("2. Nothing else is asked.", LEFT, TOP - 24 - 11 * 12),
    ]

    assert tree(read_pages(page)) == [
        ("art_1", "Article 1", ""),
        ("art_1__para_1", "1.", CLAUSE),
        ("art_1__para_1__point_a", "(a)", DUTY),
        ("art_1__para_1__point_b", "(b)", CLAUSE),
        ("art_1__para_2", "2.", "Nothing else is asked."),
    ]


def test_a_number_printed_apart_is_a_label_also_without_its_full_stop() -> None:
    page = [
        *article(1, TOP),
        Text("2", LEFT, TOP - 84),
        Text("There shall be a pause of ten years.", LEFT + 30, TOP - 84),
    ]
    draft = read_pages(page)

    assert text_of(draft, "art_1__para_2") == "There shall be a pause of ten years."


def test_labels_in_the_margin_are_labels_of_recitals() -> None:
    page: list[Item] = [
        Text("The Parties to this Agreement,", LEFT + 30, TOP),
        Text("Pp1", LEFT, TOP - 15.5, 6.5),
        Text("Recalling the worth of bees,", LEFT + 30, TOP - 20),
        Text("Pp2", LEFT, TOP - 35.5, 6.5),
        Text("Noting that bees fly over borders,", LEFT + 30, TOP - 40),
        Text("Have agreed as follows:", LEFT + 30, TOP - 60),
        *article(1, TOP - 90),
    ]
    draft = read_pages(page)

    assert [(n.eid, n.label) for n in draft.walk() if n.kind is NodeKind.RECITAL] == [
        ("preamble__rec_1", "Pp1"),
        ("preamble__rec_2", "Pp2"),
    ]


# ----------------------------------------------------------------------- words


def test_a_label_in_the_margin_without_words_is_kept() -> None:
    page = [*article(1, TOP), Text("Pp7", LEFT - 30, TOP - 120, 6.5)]

    assert "Pp7" in everything(read_pages(page))


def test_words_cut_to_fill_a_line_are_joined() -> None:
    page: list[Item] = [
        centred("Article 1", TOP),
        Text(
            "The health of the environment and of every hive in it is a con-",
            LEFT,
            TOP - 24,
        ),
        Text("cern of all, and the con-", LEFT, TOP - 36),
        Text("cern of the Parties is the environ-", LEFT, TOP - 48),
        Text("ment of bees.", LEFT, TOP - 60),
    ]
    text = " ".join(n.text for n in read_pages(page).walk())

    assert "is a concern of all" in text
    assert "is the environment of bees" in text


def test_a_hyphen_of_the_word_itself_stays() -> None:
    page: list[Item] = [
        centred("Article 1", TOP),
        *paragraph(CLAUSE, TOP - 24),
        Text(
            "Every decision-making body shall meet once a year, and the decision-",
            LEFT,
            TOP - 96,
        ),
        Text("making of the Parties is open to every beekeeper.", LEFT, TOP - 108),
        *paragraph(DUTY, TOP - 132),
    ]
    text = " ".join(n.text for n in read_pages(page).walk())

    assert "and the decision-making of the Parties" in text


def test_bold_and_italic_words_are_emphasis() -> None:
    x = LEFT + LETTER * SIZE * len("No ")
    page: list[Item] = [
        *article(1, TOP),
        Text("No", LEFT, TOP - 96),
        Text("hive", x, TOP - 96, font="bold"),
        Text("is moved", x + 30, TOP - 96, font="italic"),
        Text("at night.", x + 84, TOP - 96),
    ]
    node = next(n for n in read_pages(page).walk() if "hive is" in n.text)

    assert marked(node, MarkKind.EMPHASIS) == [
        ("hive", "strong"),
        ("is moved", "italic"),
    ]


def test_words_with_a_line_through_them_are_struck_and_still_printed() -> None:
    words = "No hive is moved at night."
    start = LEFT + LETTER * SIZE * len("No ")
    page: list[Item] = [
        *article(1, TOP),
        Text(words, LEFT, TOP - 96),
        Bar(start, start + LETTER * SIZE * len("hive"), TOP - 93),
        Bar(start + 30, start + 30 + LETTER * SIZE * len("is moved"), TOP - 97.5),
    ]
    node = next(n for n in read_pages(page).walk() if n.text.endswith(words))

    assert marked(node, MarkKind.STRUCK) == [("hive", "")]
    assert marked(node, MarkKind.EMPHASIS) == [("is moved", "underline")]


# -------------------------------------------------------------------- headings


def test_larger_and_centred_lines_are_headings_of_divisions() -> None:
    page: list[Item] = [
        centred("Draft convention on the", TOP, 14),
        centred("keeping of bees", TOP - 17, 14),
        *article(1, TOP - 60),
        centred("B. DRAFT DECISION", TOP - 160, 12),
        Text("1.", LEFT, TOP - 190),
        *paragraph(DUTY, TOP - 190, x=LEFT + 30),
    ]
    draft = read_pages(page)

    assert tree(draft)[0] == ("title", "", "Draft convention on the keeping of bees")
    assert tree(draft)[-3:] == [
        ("dvs_1", "", ""),
        ("dvs_1__heading", "", "B. DRAFT DECISION"),
        ("dvs_1__para_1", "1.", DUTY),
    ]


def test_the_name_of_the_file_printed_over_the_title_is_front_matter() -> None:
    page = [
        centred("Bee convention, draft 2", TOP, 16),
        centred("CONVENTION ON BEES", TOP - 40, 13),
        *article(1, TOP - 90),
    ]
    draft = read_pages(page, title="Bee convention, draft 2")

    assert draft.title == "Bee convention, draft 2"
    assert text_of(draft, "title") == "CONVENTION ON BEES"


# ----------------------------------------------------------------------- files


def test_a_file_without_any_text_cannot_be_read() -> None:
    with pytest.raises(ReadError, match="no text layer; run text recognition"):
        read_pages([Picture(0, 0, 600)], [Picture(0, 0, 600)])


def test_an_encrypted_file_is_told_in_one_sentence() -> None:
    with pytest.raises(ReadError, match="encrypted; save it without a password"):
        read_pages(article(1, TOP), password="honey")


def test_a_broken_file_is_told_in_one_sentence() -> None:
    with pytest.raises(ReadError, match="damaged PDF"):
        read(b"%PDF-1.4\nnothing of the kind")


def test_damaged_files_raise_nothing_but_read_errors() -> None:
    whole = pdf([*pages_with_heads(2), page_with_note(100, True)])
    chance = random.Random(7)
    for _ in range(150):
        data = bytearray(whole[: chance.randrange(len(whole) // 2, len(whole) + 1)])
        for _ in range(chance.randrange(12)):
            data[chance.randrange(9, len(data))] = chance.randrange(256)
        try:
            draft = read(bytes(data))
        except ReadError as error:
            assert str(error).startswith("draft.pdf")
        else:
            assert draft.format == "pdf"


def test_reading_twice_gives_the_same() -> None:
    data = pdf(pages_with_heads(3))

    assert read(data) == read(data)
