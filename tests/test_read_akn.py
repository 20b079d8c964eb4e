"""Akoma Ntoso: the tree is told by the source, the ids are ours, its own stand beside."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from same_tree import TREATY, lost, survives, tree

from diffy.model import Draft, MarkKind, NodeKind, ReadError
from diffy.readers import Options, akn, read, reads
from diffy.readers.draft import clean
from diffy.readers.xml import parse_xml, words_of

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def bill(body: str, preamble: str = "", more: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?><akomaNtoso xmlns="{NAMESPACE}"><bill><meta>'
        '<FRBRExpression><FRBRdate date="2031-05-06"/><FRBRlanguage language="eng"/>'
        "</FRBRExpression></meta><preface><longTitle><p>Treaty on the keeping of bees"
        f"</p></longTitle></preface><preamble>{preamble}</preamble>"
        f"<body>{body}</body>{more}</bill></akomaNtoso>"
    ).encode()


def point(eid: str, label: str, words: str, inner: str = "") -> str:
    return (
        f'<point eId="{eid}"><num>{label}</num><content><p>{words}</p></content>'
        f"{inner}</point>"
    )


PREAMBLE = """
<formula name="actingEntity"><p>The Parties to this Treaty,</p></formula>
<recitals><recital eId="r1"><p>Recalling the worth of bees,</p></recital></recitals>
<formula name="enactingFormula"><p>Have agreed as follows:</p></formula>
"""
BODY = f"""
<article eId="a"><num>Article 1.</num><heading>Use of terms</heading>
 <paragraph eId="p"><intro><p>For the purposes of this Treaty:</p></intro>
 {point("pa", "(a)", '"bee" means an insect of the kinds in the list of the Keeper;')}
 {
    point(
        "pb",
        "(b)",
        '"hive" means:',
        "<list>"
        + point("pi", "(i)", "a skep;")
        + point("pj", "(ii)", "a box.")
        + "</list>",
    )
} </paragraph></article>
<article eId="b"><num>Article 2.</num><heading>Duties</heading>
 <paragraph><num>1.</num><content><p>Each Party shall protect <b>all</b> bees.</p>
 </content></paragraph>
 <paragraph><num>2.</num><subparagraph><content><p>Each Party shall:</p></content>
 </subparagraph><list>{point("q", "(a)", "count its hives;")}
 {point("r", "(b)", "report the count.")}</list></paragraph></article>
<article><num>Article 2 bis.</num><heading>Visits</heading>
 <content><p>Parties may visit hives.</p></content></article>
<article><num>Article 3.</num><heading>Depositary</heading>
 <content><p>The Keeper is the depositary.</p></content></article>
"""


def read_bill(source: bytes) -> Draft:
    return akn.read(source, "x.xml", Options())


def by_source(draft: Draft) -> dict[str, str]:
    return {node.source_id: node.eid for node in draft.walk() if node.source_id}


def test_the_same_draft_gives_the_same_tree_as_in_markdown() -> None:
    draft = read_bill(bill(BODY, PREAMBLE))

    assert tree(draft) == tree(reads(TREATY, name="x.md"))
    assert (draft.date, draft.language) == ("2031-05-06", "en")


def test_the_ids_of_the_source_stand_beside_ours() -> None:
    draft = read_bill(bill(BODY, PREAMBLE))

    assert by_source(draft) == {
        "r1": "preamble__rec_1",
        "a": "art_1",
        "p": "art_1__para_nn_1",
        "pa": "art_1__para_nn_1__point_a",
        "pb": "art_1__para_nn_1__point_b",
        "pi": "art_1__para_nn_1__point_b__point_i",
        "pj": "art_1__para_nn_1__point_b__point_ii",
        "b": "art_2",
        "q": "art_2__para_2__point_a",
        "r": "art_2__para_2__point_b",
    }


def test_what_stands_in_what_is_told_by_the_source() -> None:
    draft = read_bill(
        bill(
            "<part><num>Part I</num></part><article><num>Article 1</num><content>"
            "<p>Bees.</p></content></article><chapter><heading>Wax</heading><article>"
            "<num>Article 2</num><content><p>Wax.</p></content></article></chapter>"
            "<section><num>Section #</num></section>"
        )
    )

    assert [n.eid for n in draft.walk() if n.kind not in ("preamble", "title")][1:] == [
        "part_1",
        "art_1",
        "art_1__para_nn_1",
        "chp_nn_1",
        "chp_nn_1__heading",
        "chp_nn_1__art_2",
        "chp_nn_1__art_2__para_nn_1",
        "sec_nn",
    ]


def test_a_sentence_that_looks_like_a_heading_stays_text() -> None:
    draft = read_bill(
        bill(
            "<article><num>Article 9</num><content><p>Article 10</p></content></article>"
        )
    )

    assert [(n.eid, n.text) for n in draft.articles[0].walk()] == [
        ("art_9", ""),
        ("art_9__para_nn_1", "Article 10"),
    ]


def test_a_language_without_tables_keeps_its_articles() -> None:
    draft = read_bill(
        bill(
            "<article><num>Artikel 12 bis</num><content><p>Bijen.</p></content></article>"
        )
    )

    assert [(a.eid, a.label) for a in draft.articles] == [
        ("art_12bis", "Artikel 12 bis")
    ]


def test_notes_links_and_struck_words_become_marks() -> None:
    draft = read_bill(
        bill(
            "<article><num>Article 1</num><content><p>Bees<authorialNote marker='7'><p>Big"
            "</p><p>ones.</p></authorialNote> <ref href='#x'>fly</ref> <del>off</del>."
            "</p></content></article>"
        )
    )
    text = draft.articles[0].children[0]

    assert text.text == "Bees fly off."
    assert [(m.kind, m.ref) for m in text.marks] == [
        (MarkKind.FOOTNOTE, "7"),
        (MarkKind.LINK, "#x"),
        (MarkKind.STRUCK, ""),
    ]
    assert [(n.eid, n.text) for n in draft.nodes[-1:]] == [("fn_7", "Big\nones.")]


def test_quoted_articles_of_other_laws_are_words() -> None:
    draft = read_bill(
        bill(
            "<article><num>Article 1</num><content><p>Added is:</p></content>"
            "<mod><quotedStructure startQuote='“' endQuote='”'><article><num>Article 5"
            "</num><content><p>Wasps.</p></content></article></quotedStructure></mod>"
            "</article>"
        )
    )

    assert [a.label for a in draft.articles] == ["Article 1"]
    assert draft.articles[0].children[0].text == "Added is:\n“Article 5\nWasps.”"


def test_a_list_that_was_run_together_is_taken_apart() -> None:
    draft = read_bill(
        bill(
            "<article><num>Article 1</num><paragraph><num>1.</num><content><p>Parties "
            "shall:(a)count:(i)bees;(ii)hives; and(b)report under Article 2(1)(a) and"
            " point (c)s.</p></content></paragraph></article>"
        )
    )

    assert [(n.eid, n.text) for n in draft.articles[0].walk() if n.text] == [
        ("art_1__para_1", "Parties shall:"),
        ("art_1__para_1__point_a", "count:"),
        ("art_1__para_1__point_a__point_i", "bees;"),
        ("art_1__para_1__point_a__point_ii", "hives; and"),
        ("art_1__para_1__point_b", "report under Article 2(1)(a) and point (c)s."),
    ]


def test_what_follows_the_articles_closes_the_treaty() -> None:
    draft = read_bill(
        bill(
            "<article><num>Article 1</num><content><p>Bees.</p></content></article>"
            "<clause><content><p>It binds the hives.</p></content></clause>",
            more="<conclusions><p>Done at Hivetown.</p></conclusions>",
        )
    )

    assert [(n.kind, n.text) for n in draft.nodes[-1:]] == [
        (NodeKind.CONCLUSIONS, "It binds the hives.\nDone at Hivetown.")
    ]


@pytest.mark.parametrize(
    ("prolog", "why"),
    [
        ('<!DOCTYPE a [<!ENTITY b "bzz">]>', "declares entities"),
        (
            '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
            "declares entities",
        ),
        ("<open>", "no well-formed XML"),
    ],
)
def test_what_is_unsafe_or_broken_is_one_sentence(prolog: str, why: str) -> None:
    with pytest.raises(ReadError, match=rf"^x\.xml .*{why}.*\.$"):
        read_bill(prolog.encode() + bill("<article/>").partition(b"?>")[2])


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(ReadError, match="depth"):
        read_bill(bill("<list>" * 10_000))


def test_damaged_files_are_read_or_refused() -> None:
    assert survives(read_bill, bill(BODY, PREAMBLE))


# ------------------------------------------------------------- real documents


def test_every_edit_of_the_leos_files_is_found_by_its_id(
    data: Callable[[str], Path],
) -> None:
    folder = data("leos-edits")
    base = by_source(read(folder / "BASE_bill_ec_chapter_section_title_3Articles.xml"))
    with (folder / "truth.tsv").open(encoding="utf-8") as file:
        truth = list(csv.DictReader(file, delimiter="\t"))
    for row in truth:
        ids = by_source(read(folder / row["file"]))
        assert (row["id"] in base) == (row["operation"] != "add")
        assert (row["id"] in ids) == (row["operation"] != "delete")
        if row["element"] == "article" and row["id"] in ids:
            number = row["new number"].removeprefix("Article ")
            assert ids[row["id"]].endswith(f"art_{number}")


def test_the_other_ids_of_the_leos_files_stay_where_they_are(
    data: Callable[[str], Path],
) -> None:
    folder = data("leos-edits")
    base = read(folder / "BASE_bill_ec_chapter_section_title_3Articles.xml")
    moved = read(folder / "bill_move__citation_output.xml")

    old = [n.source_id for n in base.walk() if n.source_id != "cit_6"]
    new = [n.source_id for n in moved.walk() if n.source_id != "cit_6"]

    assert old == new


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("eu-digital-markets-act/52020PC0842-bill-akn.xml", 39),
        ("eu-digital-markets-act/32022R1925-akn.xml", 54),
    ],
)
def test_the_articles_of_the_digital_markets_act_are_found_and_nothing_is_lost(
    name: str, count: int, data: Callable[[str], Path]
) -> None:
    draft = read(data(name))

    labels = [article.label for article in draft.articles]

    assert labels == [f"Article {k}" for k in range(1, count + 1)]
    source = parse_xml(data(name).read_bytes(), name).root
    assert not lost(clean(words_of(source)), draft)
