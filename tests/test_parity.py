"""Language versions of one draft, compared by structure."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bee_treaty import ARABIC, ENGLISH, FRENCH, RUSSIAN, TREATIES

from diffy.model import DiffyError
from diffy.parity import Level, parity
from diffy.readers import read, reads


def test_six_versions_with_one_structure_do_not_part() -> None:
    found = parity([reads(text) for text in TREATIES.values()])

    assert found.partings == ()
    assert found.same
    assert [v.language for v in found.versions] == list(TREATIES)
    assert dict(found.versions[0].counts) == {
        Level.ANNEX: 0,
        Level.DIVISION: 2,
        Level.ARTICLE: 4,
        Level.RECITAL: 2,
        Level.PARAGRAPH: 5,
        Level.POINT: 4,
    }


def test_a_missing_article_is_told_once_and_not_its_paragraphs() -> None:
    short = FRENCH.replace("Article 2\nObligations", "Obligations")
    (parting,) = [
        p
        for p in parity([reads(ENGLISH), reads(short)]).partings
        if p.level is Level.ARTICLE
    ]

    assert parting.eids == ("chp_1__art_2", "")
    assert parting.labels == ("Article 2", "")
    assert parting.missing == (1,)


def test_a_missing_point_is_told_with_the_paragraph_it_is_missing_from() -> None:
    cut = ARABIC.replace("(ب) إبلاغ الحارس بعدد الخلايا.\n", "")
    found = parity([reads(ENGLISH), reads(ARABIC), reads(cut)])

    assert [(p.level, p.labels, p.within) for p in found.partings] == [
        (Level.POINT, ("(b)", "(ب)", ""), ("chp_1__art_2__para_2",) * 3)
    ]


def test_what_only_a_later_version_has_is_told_in_its_place() -> None:
    more = RUSSIAN.replace("Статья 2 бис", "3. Ульи красят.\n\nСтатья 2 бис")
    found = parity([reads(ENGLISH), reads(more)])

    assert [(p.level, p.eids, p.missing) for p in found.partings] == [
        (Level.PARAGRAPH, ("", "chp_1__art_2__para_3"), (0,))
    ]


def test_partings_stand_in_the_order_of_the_text() -> None:
    fewer = ENGLISH.replace(
        "Noting that bees fly over the borders of States and know of none of them,\n\n",
        "",
    )
    fewer = fewer.replace(
        "Article 3\nDepositary\n\nThe Keeper is the depositary of this Treaty.\n", ""
    )
    found = parity([reads(fewer), reads(ENGLISH)])

    assert [p.level for p in found.partings] == [Level.RECITAL, Level.ARTICLE]


def test_points_are_counted_by_place_and_not_by_script() -> None:
    roman = "Article 1\n\nBees:\n\n(i) one;\n\n(ii) two;\n\n(iii) three.\n"
    letters = "Article premier\n\nAbeilles :\n\na) une ;\n\nb) deux ;\n\nc) trois.\n"
    chinese = "第一条\n\n蜜蜂：\n\n（一）甲；\n\n（二）乙；\n\n（三）丙。\n"
    found = parity(
        [
            reads(roman, language="en"),
            reads(letters, language="fr"),
            reads(chinese, language="zh"),
        ]
    )

    assert found.partings == ()


def test_articles_of_an_annex_are_kept_apart_from_those_of_the_text() -> None:
    text = "Article 1\n\nBees.\n\nANNEX I\n\nArticle 1\n\nHives.\n"
    found = parity([reads(text), reads(text.replace("ANNEX I", "Annex II"))])

    assert [p.level for p in found.partings] == [Level.ANNEX, Level.ANNEX]


def test_one_draft_alone_cannot_be_compared() -> None:
    with pytest.raises(DiffyError, match="at least two"):
        parity([reads(ENGLISH)])


@pytest.mark.parametrize(("code", "count"), [("es", 0), ("ru", 0), ("ar", 2)])
def test_the_charter_has_one_structure_in_every_language(
    data: Callable[[str], Path], code: str, count: int
) -> None:
    english = read(data("un-charter/un-charter-en.txt"))
    other = read(data(f"un-charter/un-charter-{code}.txt"))
    found = parity([english, other])

    assert len(found.partings) == count
    assert not [p for p in found.partings if p.level in (Level.ARTICLE, Level.DIVISION)]


@pytest.mark.parametrize("code", ["fr", "zh", "ar"])
def test_the_high_seas_agreement_parts_only_below_its_articles(
    data: Callable[[str], Path], code: str
) -> None:
    english = read(data("bbnj-2023/bbnj-2023-en.txt"))
    other = read(data(f"bbnj-2023/bbnj-2023-{code}.txt"))
    levels = {p.level for p in parity([english, other]).partings}

    assert levels <= {Level.PARAGRAPH, Level.POINT}
