"""Word files: notes, marks, tables, and what stands beside the words."""

from word_files import HEADINGS, para, run, style, word
from word_samples import CALLS, LIST, NOTES, aside, cell, draft, lines, spans, table

from diffy.model import MarkKind, NodeKind, SetAsideKind
from diffy.readers.docx import read as read_docx
from diffy.readers.options import Options


def test_footnotes_are_numbered_in_the_order_of_their_calls() -> None:
    found = draft(CALLS, footnotes=NOTES)
    notes = [n for n in found.walk() if n.kind is NodeKind.FOOTNOTE]

    assert [(n.label, n.text) for n in notes] == [
        ("1", "Of any kind.\nEven wild."),
        ("2", "Of wood."),
    ]
    assert found.provisions[0].text == "Bees and hives."
    assert [(m.start, m.ref) for m in found.provisions[0].marks] == [
        (4, "1"),
        (14, "2"),
    ]
    assert aside(found, SetAsideKind.HIDDEN) == ["Called by nobody."]


def test_endnotes_are_numbered_apart_in_roman_numbers() -> None:
    found = draft(
        para("Bees", '<w:r><w:endnoteReference w:id="1"/></w:r>', " fly."),
        CALLS,
        footnotes=NOTES,
        endnotes=f'<w:endnote w:id="1">{para("Late.")}</w:endnote>',
    )

    assert [n.eid for n in found.walk()][-3:] == ["fn_1", "fn_2", "fn_i"]


def test_the_settings_say_how_notes_are_numbered() -> None:
    settings = '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr>'
    found = draft(CALLS, footnotes=NOTES, settings=settings)

    assert [n.label for n in found.walk() if n.kind is NodeKind.FOOTNOTE] == ["c", "d"]


def test_a_note_may_have_a_sign_of_its_own() -> None:
    own = (
        '<w:r><w:footnoteReference w:id="7" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    )
    note = f'<w:footnote w:id="7">{para("* Of any kind.")}</w:footnote>'
    found = draft(para("Bees", own, " fly."), footnotes=note)

    assert found.provisions[0].text == "Bees fly."
    assert [(n.label, n.text) for n in found.walk()][-1] == ("*", "Of any kind.")


# ---------------------------------------------------------------- marks and words


def test_highlighting_and_shading_are_marks_with_their_colour() -> None:
    found = draft(
        para(run("Bees", '<w:highlight w:val="green"/>'), run(" fly", '<w:shd w:fill="FFFF00"/>'), run(" far", '<w:shd w:fill="auto"/>')),
        para("Hives stand.", more='<w:shd w:fill="DDEEFF"/>'),
    )  # fmt: skip
    first, second = found.provisions

    assert spans(first, MarkKind.HIGHLIGHT) == [("Bees", "green"), (" fly", "ffff00")]
    assert spans(second, MarkKind.HIGHLIGHT) == [("Hives stand.", "ddeeff")]


def test_struck_words_stay_with_a_mark() -> None:
    struck = '<w:style w:type="character" w:styleId="Out"><w:name w:val="Out"/><w:rPr><w:strike/></w:rPr></w:style>'
    found = draft(
        para("Bees ", run("may", "<w:dstrike/>"), run(" shall", '<w:rStyle w:val="Out"/>'), run(" fly", '<w:rStyle w:val="Out"/><w:strike w:val="0"/>')),
        styles=struck,
    )  # fmt: skip

    assert lines(found) == ["Bees may shall fly"]
    assert spans(found.provisions[0], MarkKind.STRUCK) == [("may shall", "")]


def test_emphasis_runs_over_the_pieces_that_word_cuts_words_into() -> None:
    found = draft(para(run("Re", "<w:i/>"), run("calling", "<w:i/>"), " bees"))

    assert spans(found.provisions[0], MarkKind.EMPHASIS) == [("Recalling", "italic")]


def test_links_keep_their_target_out_of_the_words() -> None:
    link = f'<w:hyperlink r:id="l1">{run("the act")}</w:hyperlink>'
    data = word(para("Article 1"), para("See ", link, "."), links={"1": "http://a.example/b"})  # fmt: skip
    found = read_docx(data, "x.docx", Options("en")).provisions[0]

    assert found.text == "See the act."
    assert spans(found, MarkKind.LINK) == [("the act", "http://a.example/b")]


def test_signs_and_fields_are_read_as_displayed() -> None:
    found = draft(
        para(
            "State", "<w:r><w:noBreakHyphen/></w:r>", "owned", "<w:r><w:tab/></w:r>",
            '<w:r><w:sym w:font="Symbol" w:char="F0B1"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "5",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            f'<w:fldSimple w:instr="PAGE">{run(" six")}</w:fldSimple>',
            f"<w:sdt><w:sdtContent>{run(' seven')}</w:sdtContent></w:sdt>",
        )
    )  # fmt: skip

    assert lines(found) == ["State-owned\t±5 six seven"]


def test_line_breaks_end_paragraphs_only_where_a_unit_begins() -> None:
    line = "<w:r><w:br/></w:r>"
    found = draft(
        para("All", line, "bees:", line, "(a) wild;", line, "(b) tame."),
        para("Article 2", line, "Hives", line, line, "Hives stand."),
    )

    assert lines(found) == [
        "All\nbees:",
        "(a) wild;",
        "(b) tame.",
        "Hives",
        "Hives stand.",
    ]


def test_text_of_boxes_is_read_once_after_their_paragraph() -> None:
    inside = f"<w:txbxContent>{para('In the box.')}</w:txbxContent>"
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}'
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = draft(para("Before.", box), para("After."))

    assert lines(found) == ["Before.", "In the box.", "After."]


# ------------------------------------------------------------ tables and the rest


def test_a_table_is_read_cell_by_cell_and_said_to_be() -> None:
    found = draft(
        table(
            (cell(para("Kind")), cell(para("Number"))),
            (cell(para("Bees"), para("and wasps")), cell(para("five"), shade="00FF00")),
        )
    )

    assert lines(found) == ["Kind", "Number", "Bees", "and wasps", "five"]
    assert spans(found.provisions[-1], MarkKind.HIGHLIGHT) == [("five", "00ff00")]
    assert found.unseen == ("1 table was read cell by cell, without the columns.",)


def test_a_number_in_a_cell_of_its_own_belongs_to_the_next_cell() -> None:
    found = draft(
        table(
            (cell(para("1.")), cell(para("Hives stand."), para("Always."))),
            (cell(para(at=(1, 1))), cell(para("letter"))),
        ),
        numbering=LIST,
    )

    assert lines(found) == ["1. Hives stand.\nAlways.", "(a) letter"]
    assert found.unseen == ()


def test_a_draft_in_a_table_keeps_its_articles() -> None:
    found = draft(
        table(
            (cell(para("Article 2")), cell(para("Hives"))),
            (cell(para("1.")), cell(para("Hives stand."))),
            (
                cell(
                    para("Article 3"),
                    para("Honey flows."),
                    table((cell(para("Inner.")),)),
                ),
            ),
        )
    )

    assert [a.label for a in found.articles] == ["Article 1", "Article 2", "Article 3"]
    assert lines(found) == ["Hives", "1. Hives stand.", "Honey flows.", "Inner."]


def test_headers_footers_and_comments_are_set_aside() -> None:
    found = draft(
        para("Bees."),
        header=para("A/AC.1/L.2") + para("A/AC.1/L.2"),
        footer=para("page 3"),
        comments=f'<w:comment w:id="1" w:author="Ann">{para("Really?")}</w:comment>',
    )

    assert aside(found, SetAsideKind.RUNNING_HEAD) == ["A/AC.1/L.2", "page 3"]
    assert aside(found, SetAsideKind.COMMENT) == ["Ann: Really?"]


def test_contents_and_hidden_words_are_set_aside() -> None:
    found = draft(
        para("Article 1 ... 3", style="Toc"),
        para("Bees ", run("never", "<w:vanish/>"), "fly."),
        styles=style("Toc", "toc 1"),
    )

    assert aside(found, SetAsideKind.CONTENTS) == ["Article 1 ... 3"]
    assert aside(found, SetAsideKind.HIDDEN) == ["never"]
    assert lines(found) == ["Bees fly."]


def test_images_are_told_as_unseen_with_their_place() -> None:
    picture = '<w:r><w:drawing><wp:docPr id="1" name="x" descr="A hive"/><a:blip/></w:drawing></w:r>'
    found = draft(para("Bees fly far away."), para(picture), para(picture))

    assert found.unseen == (
        '2 images were not read, the first after "Bees fly far away.".',
    )
    assert aside(found, SetAsideKind.IMAGE) == ["A hive", "A hive"]


def test_pages_are_those_on_which_the_file_was_last_shown() -> None:
    broken = "<w:r><w:lastRenderedPageBreak/></w:r>"
    found = draft(
        para("One."),
        para(broken, "Two."),
        para("Three", broken, " more."),
        para("Four."),
    )

    assert [n.page for n in found.provisions] == [1, 2, 2, 3]


def test_the_style_for_titles_is_a_heading_unless_another_tops_the_text() -> None:
    styles = HEADINGS + style("Title", "Title")
    title, top = para("Bee rules", style="Title"), para("Bee treaty", style="Heading1")
    body = (para("Article 1", style="Heading2"), para("Bees."))
    alone = read_docx(word(title, *body, styles=styles), "x.docx", Options("en"))
    topped = read_docx(word(title, top, *body, styles=styles), "x.docx", Options("en"))

    assert (alone.title, topped.title) == ("Bee rules", "Bee treaty")
