"""Word files: the numbers that Word displays, and files of all kinds."""

from collections import Counter
from random import Random

import pytest
from word_files import (
    definition,
    instance,
    numbered,
    para,
    style,
    unzipped,
    word,
    zipped,
)
from word_samples import (
    BIS,
    CALLS,
    LIST,
    MULTILEVEL,
    NOTES,
    NUMBERED,
    STYLES,
    TRACKED,
    cell,
    changed,
    draft,
    lines,
    numbered_file,
    shown,
    table,
)

from diffy.model import ReadError
from diffy.readers.docx import read as read_docx
from diffy.readers.docx.formats import printed as counter
from diffy.readers.options import Options
from diffy.words import printed_words


def test_automatic_numbers_are_those_that_word_displays() -> None:
    expected = [w for _, line in NUMBERED for w in printed_words(line)]

    assert shown(numbered_file()) == expected


def test_a_list_that_begins_at_an_inner_level_shows_the_outer_start() -> None:
    numbering = numbered(
        [definition(1, ("decimal", "%1.", ""), ("decimal", "%1.%2", ""))],
        [instance(1, 1)],
    )
    levels = (1, 1, 0, 1)
    found = draft(*(para("x", at=(1, k)) for k in levels), numbering=numbering)

    assert [n.label for n in found.provisions] == ["1.1", "1.2", "2.", "2.1"]


def test_a_list_that_is_linked_by_a_style_takes_its_levels_from_there() -> None:
    linked = (
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Legal"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="9"><w:styleLink w:val="Legal"/>'
        '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="(%1)"/></w:lvl>'
        "</w:abstractNum>"
    )
    found = draft(para("x", at=(1, 0)), numbering=linked + instance(1, 8))

    assert lines(found) == ["(1) x"]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", "1 2 12 27"),
        ("decimalZero", "01 02 12 27"),
        ("lowerLetter", "a b l aa"),
        ("upperRoman", "I II XII XXVII"),
        ("russianLower", "а б м э"),
        ("arabicAlpha", "أ ب س و"),
        ("hindiNumbers", "١ ٢ ١٢ ٢٧"),
        ("chineseCounting", "一 二 十二 二十七"),
        ("ordinal", "1st 2nd 12th 27th"),
        ("ordinalText", "First Second Twelfth Twenty-seventh"),
        ("no such format", "1 2 12 27"),
    ],
)
def test_counters_are_printed_in_the_formats_of_the_six_languages(
    form: str, shown: str
) -> None:
    assert " ".join(counter(n, form) for n in (1, 2, 12, 27)) == shown


def test_inserted_labels_stand_beside_their_neighbours() -> None:
    numbering = numbered([MULTILEVEL, BIS], [instance(1, 1), instance(2, 3)])
    found = draft(
        para("one", at=(1, 0)),
        para("one bis", at=(2, 0)),
        para("1 ter. typed"),
        para("two", at=(1, 0)),
        para("inner", at=(1, 1)),
        numbering=numbering,
    )

    assert [n.eid for n in found.provisions] == [
        "art_1__para_1",
        "art_1__para_1bis",
        "art_1__para_1ter",
        "art_1__para_2",
        "art_1__para_2__point_a",
    ]


def test_a_numbered_paragraph_that_names_an_article_is_no_heading() -> None:
    found = draft(
        para("Article 7", at=(1, 0)),
        para("Option 1: bees", at=(1, 0)),
        numbering=MULTILEVEL + instance(1, 1),
    )

    assert lines(found) == ["1. Article 7", "2. Option 1: bees"]


def test_an_empty_numbered_paragraph_keeps_its_place() -> None:
    numbering = MULTILEVEL + instance(1, 1)
    found = draft(
        para("one", at=(1, 0)),
        para(at=(1, 0)),
        para("three", at=(1, 0)),
        numbering=numbering,
    )

    assert lines(found) == ["1. one", "2.", "3. three"]


def test_whole_paragraphs_in_a_numbered_heading_style_are_text() -> None:
    linked = definition(1, ("decimal", "%1.", '<w:pStyle w:val="Heading2"/>'))
    styles = style("Heading2", "heading 2", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    found = draft(
        para("Bees shall be kept.", style="Heading2"),
        para("Hives shall be counted.", style="Heading2"),
        numbering=linked + instance(1, 1),
        styles=styles,
    )

    assert [n.eid for n in found.provisions] == ["art_1__para_1", "art_1__para_2"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        (
            "</Relationships>",
            '<Relationship Id="m" Type="http://schemas.openxmlformats.org/officeDocument'
            '/2006/relationships/header" Target="NULL"/></Relationships>',
        ),
    ],
    ids=["strict", "macros", "missing part"],
)
def test_unusual_word_files_are_read(old: str, new: str) -> None:
    data = changed(numbered_file(), old, new)

    assert shown(data) == shown(numbered_file())


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\3\4word/", "cannot be opened as a Word file"),
        (numbered_file()[:900], "cannot be opened as a Word file"),
        (zipped({"word/document.xml": "<x/>"}), "holds no Word document"),
        (word(para("")), "holds no words"),
        (word(para("<w:r><w:drawing><a:blip/></w:drawing></w:r>")), "holds images and no words"),
        (
            changed(word(para("x")), "<w:document", "<!DOCTYPE d [<!ENTITY e 'x'>]><w:document"),
            "cannot be opened",
        ),
        (
            changed(word(para("x")), "<Relationships", "<!DOCTYPE d []><Relationships"),
            "declares entities",
        ),
        (zipped({"word/document.xml": " " * (40 << 20)}), "more than a draft can hold"),
        (zipped({f"word/{k}": "" for k in range(10_001)}), "more than a draft can hold"),
    ],
    ids=["no archive", "cut", "no document", "no words", "scan", "entity", "doctype", "bomb", "many"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ReadError, match=sentence) as caught:
        read_docx(data, "x.docx", Options())

    assert "\n" not in str(caught.value)


def test_damaged_files_raise_nothing_but_read_errors() -> None:
    parts = unzipped(word(*TRACKED, CALLS, table((cell(para("x")),)), numbering=LIST, styles=STYLES, footnotes=NOTES))  # fmt: skip
    chance = Random(20261123)
    outcomes: Counter[str] = Counter()
    for _ in range(250):
        name = chance.choice(sorted(n for n in parts if n.startswith("word/")))
        content = list(parts[name])
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(content))
            content[at : at + chance.randint(0, 2)] = chance.choice(
                ["", "9", "-1", "x", "w:p", '"', "<"]
            )
        outcomes[_outcome(zipped({**parts, name: "".join(content)}))] += 1
    whole = zipped(parts)
    for _ in range(120):
        bits = bytearray(whole[: chance.randint(len(whole) // 2, len(whole))])
        bits[chance.randrange(len(bits))] ^= 1 << chance.randrange(8)
        outcomes[_outcome(bytes(bits))] += 1

    assert set(outcomes) == {"draft", "ReadError"}


def _outcome(data: bytes) -> str:
    try:
        read_docx(data, "x.docx", Options("en"))
    except ReadError:
        return "ReadError"
    return "draft"


def test_deep_nesting_is_read_or_refused() -> None:
    for depth in (10, 60, 200, 2_000):
        nested = para("x")
        for _ in range(depth):
            nested = f"<w:sdt><w:sdtContent>{nested}</w:sdtContent></w:sdt>"
        assert _outcome(word(para("Article 1"), nested)) in ("draft", "ReadError")
