"""Formex, and the bill XML of the United States Congress."""

from collections.abc import Callable
from pathlib import Path

import pytest
from same_tree import lost, survives, tree

from diffy.model import Draft, ReadError, SetAsideKind
from diffy.readers import Options, formex, read, uslm
from diffy.readers.draft import clean
from diffy.readers.xml import parse_xml, words_of

ACT = b"""<?xml version="1.0"?><ACT><BIB.INSTANCE><DATE ISO="20310506">x</DATE>
<LG.DOC>EN</LG.DOC></BIB.INSTANCE><TITLE><TI><P>Regulation</P><P>on bees</P></TI></TITLE>
<PREAMBLE><PREAMBLE.INIT>THE BEEKEEPERS,</PREAMBLE.INIT><GR.VISA><VISA>Having regard to
wax<NOTE NOTE.ID="E1"><P>OJ 1.</P></NOTE>,</VISA></GR.VISA><GR.CONSID><CONSID><NP>
<NO.P>(1)</NO.P><TXT>Bees fly.</TXT></NP></CONSID></GR.CONSID>
<PREAMBLE.FINAL>HAVE AGREED:</PREAMBLE.FINAL></PREAMBLE><ENACTING.TERMS><?PAGE NO="2"?>
<DIVISION><TITLE><TI><P>CHAPTER I</P></TI><STI><P><HT TYPE="BOLD">Hives</HT></P></STI>
</TITLE><ARTICLE IDENTIFIER="001"><TI.ART>Article 1</TI.ART><STI.ART>Aim</STI.ART>
<PARAG IDENTIFIER="001.001"><NO.PARAG>1.</NO.PARAG><ALINEA><P>Parties shall:</P>
<LIST><ITEM><NP><NO.P>(a)</NO.P><TXT>fly to <QUOT.START CODE="2018"/>hives<QUOT.END
CODE="2019"/>;</TXT></NP></ITEM><ITEM><NP><NO.P>(b)</NO.P><TXT>land.</TXT></NP></ITEM>
</LIST></ALINEA></PARAG><PARAG><NO.PARAG>2.</NO.PARAG><ALINEA>One.</ALINEA><ALINEA>Two.
</ALINEA></PARAG></ARTICLE></DIVISION></ENACTING.TERMS><FINAL><P>Done at Hivetown.</P>
</FINAL></ACT>"""

BILL = b"""<?xml version="1.0"?><!DOCTYPE bill SYSTEM "nowhere.dtd"><bill><metadata><date>
2031-05-06</date></metadata><form><legis-num>S. 7</legis-num><official-title>To keep bees.
</official-title></form><legis-body><section id="s1" changed="deleted"><enum>1.</enum>
<header>Wasps</header><text>Wasps.</text></section><section id="s2" changed="added"><enum>1.
</enum><header>Bees</header><subsection id="s3"><enum>(a)</enum><text>Law 5 is amended:
</text><quoted-block><section><enum>9.</enum><header>Wax</header><text>Wax.</text></section>
</quoted-block></subsection></section></legis-body></bill>"""


def act(source: bytes = ACT) -> Draft:
    return formex.read(source, "x.xml", Options())


def bill(source: bytes = BILL, tracked: str = "final") -> Draft:
    return uslm.read(source, "x.xml", Options(tracked=tracked))


def test_an_act_gives_its_whole_tree() -> None:
    found = [(n.eid, n.label, n.text, n.page) for n in act().walk()]

    assert found == [
        ("title", "", "Regulation on bees", 1),
        ("preamble", "", "", 1),
        ("preamble__para_nn_1", "", "THE BEEKEEPERS,", 1),
        ("preamble__rec_nn_1", "", "Having regard to wax,", 1),
        ("preamble__rec_1", "(1)", "Bees fly.", 1),
        ("preamble__para_nn_2", "", "HAVE AGREED:", 1),
        ("chp_1", "CHAPTER I", "", 2),
        ("chp_1__heading", "", "Hives", 2),
        ("chp_1__art_1", "Article 1", "", 2),
        ("chp_1__art_1__heading", "", "Aim", 2),
        ("chp_1__art_1__para_1", "1.", "Parties shall:", 2),
        ("chp_1__art_1__para_1__point_a", "(a)", "fly to ‘hives’;", 2),
        ("chp_1__art_1__para_1__point_b", "(b)", "land.", 2),
        ("chp_1__art_1__para_2", "2.", "One.\nTwo.", 2),
        ("conclusions", "", "Done at Hivetown.", 2),
        ("fn_1", "1", "OJ 1.", 1),
    ]
    assert (act().date, act().language) == ("2031-05-06", "en")


def test_the_ids_of_an_act_stand_beside_ours() -> None:
    found = {n.source_id: n.eid for n in act().walk() if n.source_id}

    assert found == {"001": "chp_1__art_1", "001.001": "chp_1__art_1__para_1"}


def test_items_in_quotation_marks_are_words_of_another_law() -> None:
    quoted = ACT.replace(b"<TXT>land.</TXT>", b"<TXT>add:</TXT>").replace(
        b"<ALINEA>Two.",
        b'<ALINEA>Two: <QUOT.S><LIST><ITEM><NP><NO.P><QUOT.START CODE="2018"/>(iv)'
        b"</NO.P><TXT>wax</TXT></NP></ITEM></LIST></QUOT.S>",
    )

    assert act(quoted).articles[0].children[-1].text == "One.\nTwo:\n‘(iv) wax"


def test_a_bill_s_final_text_is_read_and_the_struck_words_are_set_aside() -> None:
    draft = bill()

    assert [(n.eid, n.text) for n in draft.walk() if n.text] == [
        ("title", "To keep bees."),
        ("sec_1__heading", "Bees"),
        ("sec_1__point_a", "Law 5 is amended:"),
        ("sec_1__point_a__point_9", "Wax\nWax."),
    ]
    assert [a.text for a in draft.set_aside if a.kind is SetAsideKind.TRACKED] == [
        "1. Wasps Wasps."
    ]
    assert "1 struck and 1 inserted parts" in draft.warnings[0].message
    assert (draft.symbol, draft.date) == ("S. 7", "2031-05-06")


def test_a_bill_s_original_text_is_read_on_request() -> None:
    found = [n.text for n in bill(tracked="original").walk() if n.text]

    assert found == ["To keep bees.", "Wasps", "Wasps."]


def test_a_bill_with_changes_is_refused_on_request() -> None:
    with pytest.raises(ReadError, match="--tracked"):
        bill(tracked="refuse")


def test_damaged_files_are_read_or_refused() -> None:
    assert survives(act, ACT)
    assert survives(bill, BILL)


# ------------------------------------------------------------- real documents

ACTS = "eu-digital-markets-act/32022R1925-"


def test_the_act_in_formex_has_the_tree_of_the_act_in_akoma_ntoso(
    data: Callable[[str], Path],
) -> None:
    theirs = dict(tree(read(data(f"{ACTS}akn.xml"))))
    ours = dict(tree(read(data(f"{ACTS}formex.xml"))))

    # That file lacks both formulas of the preamble and the second signature.
    assert ours.keys() - theirs.keys() == {"preamble__para_nn_1", "preamble__para_nn_2"}
    assert [e for e in theirs if theirs[e] != ours.get(e)] == ["conclusions"]


def test_the_act_in_formex_has_its_articles(data: Callable[[str], Path]) -> None:
    labels = [article.label for article in read(data(f"{ACTS}formex.xml")).articles]

    assert labels == [f"Article {k}" for k in range(1, 55)]


@pytest.mark.parametrize(
    "name",
    [f"{ACTS}formex.xml"]
    + [f"us-s331-119/{stage}.xml" for stage in ("01-is", "02-rs", "03-es", "04-enr")],
)
def test_no_letter_is_lost(name: str, data: Callable[[str], Path]) -> None:
    source = words_of(parse_xml(data(name).read_bytes(), name).root)

    assert not lost(clean(source), read(data(name)))


def test_a_reported_bill_has_the_sections_of_the_bill_as_passed(
    data: Callable[[str], Path],
) -> None:
    reported, passed = (
        read(data(f"us-s331-119/{stage}.xml")) for stage in ("02-rs", "03-es")
    )

    sections = [
        [n.eid for n in draft.nodes if n.kind == "section"]
        for draft in (reported, passed)
    ]

    assert sections == [[f"sec_{k}" for k in range(1, 8)]] * 2
