"""Six languages: tables, detection, headings, labels, recitals, two texts in one file."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from bee_treaty import ARABIC, CHINESE, DUTCH, ENGLISH, FRENCH, SPANISH, TREATIES
from hypothesis import given, settings
from hypothesis import strategies as st

from diffy.languages import codes, language
from diffy.model import Draft, NodeKind, SetAsideKind
from diffy.parse import Block
from diffy.readers import read, reads
from diffy.readers.draft import clean
from diffy.words import fold, printed_words, words

OTHERS = [code for code in TREATIES if code != "en"]
FOLDED = ("preamble", "contents", "enacting", "closing", "recital", "parties")


def everything(draft: Draft) -> list[str]:
    """All words of a draft: in the tree or set aside."""
    nodes = [Block(n.text, n.marks, label=n.label).whole for n in draft.walk()]
    texts = [*nodes, *(aside.text for aside in draft.set_aside)]
    return [word for text in texts for word in printed_words(text)]


def kinds(draft: Draft) -> Counter[NodeKind]:
    return Counter(node.kind for node in draft.walk())


# ------------------------------------------------------------------ the tables


def test_there_are_tables_for_the_six_languages_of_the_united_nations() -> None:
    assert set(TREATIES) <= set(codes())


@pytest.mark.parametrize("code", OTHERS)
def test_every_table_has_the_lists_of_the_english_one(code: str) -> None:
    english, own = language("en"), language(code)

    assert set(english.structure) - {"first", "latin"} <= set(own.structure)
    assert set(english.reference) <= set(own.reference)
    assert set(english.change) <= set(own.change)


@pytest.mark.parametrize("code", codes())
def test_words_that_are_looked_for_are_written_as_texts_are_folded(code: str) -> None:
    tables = language(code)
    looked_for = [w for name in FOLDED for w in tables.structure[name]]
    looked_for += [*tables.modal, *tables.stop]

    assert [w for w in looked_for if w != fold(w)] == []


@pytest.mark.parametrize("code", codes())
def test_modal_verbs_stand_on_one_scale(code: str) -> None:
    strengths = set(language(code).modal.values())

    assert {1, 2, 4} <= strengths <= {1, 2, 3, 4}


# ------------------------------------------------------------------- detection


@pytest.mark.parametrize("code", TREATIES)
def test_a_treaty_tells_its_language(code: str) -> None:
    assert reads(TREATIES[code]).language == code


def test_a_language_without_tables_is_none_of_the_six() -> None:
    assert reads(DUTCH).language is None


def test_a_text_of_few_words_tells_no_language() -> None:
    assert reads("Article 1\n\nBees fly.\n").language is None


def test_what_the_user_tells_overrides_the_text() -> None:
    assert reads(ENGLISH, language="fr").language == "fr"


# --------------------------------------------------------- the same tree in all


@pytest.mark.parametrize("code", OTHERS)
def test_a_treaty_gives_the_same_articles_in_every_language(code: str) -> None:
    own, english = reads(TREATIES[code]), reads(ENGLISH)

    assert [a.eid for a in own.articles] == [a.eid for a in english.articles]
    assert all(article.heading for article in own.articles)
    assert kinds(own) == kinds(english)


@pytest.mark.parametrize("code", TREATIES)
def test_no_word_of_a_treaty_is_lost(code: str) -> None:
    draft = reads(TREATIES[code])

    assert Counter(everything(draft)) == Counter(printed_words(TREATIES[code]))


# -------------------------------------------------------------------- headings


@pytest.mark.parametrize(
    ("code", "line", "eid"),
    [
        ("fr", "Article premier", "art_1"),
        ("fr", "ARTICLE 1er - Objet", "art_1"),
        ("fr", "Art. 12 bis", "art_12bis"),
        ("fr", "Première partie", "part_1"),
        ("fr", "TITRE II", "title_2"),
        ("fr", "Annexe III", "att_3"),
        ("es", "Artículo 12 bis.", "art_12bis"),
        ("es", "Artículo 2.º bis", "art_2bis"),
        ("es", "ARTÍCULO PRIMERO", "art_1"),
        ("es", "Segunda parte", "part_2"),
        ("es", "CAPÍTULO IV: De la miel", "chp_4"),
        ("ru", "Статья 5", "art_5"),
        ("ru", "Статья 12-бис", "art_12bis"),
        ("ru", "Статья 12¹", "art_12-1"),
        ("ru", "ГЛАВА IX: Мед", "chp_9"),
        ("ru", "Часть вторая", "part_2"),
        ("ru", "Приложение А", "att_a"),
        ("zh", "第十二条", "art_12"),
        ("zh", "第 12 条", "art_12"),
        ("zh", "第十二条之二", "art_12bis"),
        ("zh", "第三章　蜂蜜", "chp_3"),
        ("zh", "第二部分蜂蜜", "part_2"),
        ("zh", "附件一", "att_1"),
        ("ar", "المادة ١٢", "art_12"),
        ("ar", "المادة الأولى", "art_1"),
        ("ar", "المادة 12 مكرراً", "art_12bis"),
        ("ar", "المـادة الحاديَة والعشرون", "art_21"),
        ("ar", "الفصل الثاني عشر : العسل", "chp_12"),
        ("ar", "المرفق الأول", "att_1"),
        ("ar", "Chapter II: Honey", "chp_2"),
    ],
)
def test_headings_are_found(code: str, line: str, eid: str) -> None:
    draft = reads(f"{line}\n\n1. 蜂 ...\n", language=code)

    assert draft.nodes[0].eid == eid


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("fr", "Article 5, paragraphe 2, ne s’applique pas aux guêpes."),
        ("fr", "L’article 5 ne s’applique pas."),
        ("es", "Artículo 5 del Tratado sobre las avispas."),
        ("ru", "Статьи 5 и 6 не применяются к осам."),
        ("zh", "第五条所述的黄蜂；"),
        ("zh", "第五条第二款不适用于黄蜂。"),
        ("zh", "附件所列的黄蜂不在此限。"),
        ("ar", "المادة 5 من معاهدة الدبابير"),
    ],
)
def test_a_sentence_that_names_an_article_is_no_heading(
    code: str, sentence: str
) -> None:
    first = {"zh": "第一条", "ar": "المادة 1", "ru": "Статья 1", "es": "Artículo 1"}
    head = first.get(code, "Article premier")
    draft = reads(f"{head}\n\n1. ...\n\n{sentence}\n", language=code)

    assert len(draft.articles) == 1
    assert kinds(draft)[NodeKind.ANNEX] == 0


@pytest.mark.parametrize(
    ("code", "line", "title"),
    [
        ("fr", "Article 2\nBut général Le présent Traité protège les abeilles.", "But général"),
        ("es", "Artículo 2\nFin general El presente Tratado protege las abejas.", "Fin general"),
        ("ru", "Статья 2\nОбщая цель Настоящий Договор охраняет пчел.", "Общая цель"),
        ("zh", "第二条一般目的本条约的目的是保护蜜蜂。", "一般目的"),
        ("zh", "第二条非缔约方每一缔约方应鼓励非缔约方保护蜜蜂。", "非缔约方"),
        ("ar", "المادة 2 حماية النحل تكفل الأطراف حماية النحل.", "حماية النحل"),
        ("ar", "المادة 2 حماية النحل - 1 كل طرف يحمي النحل.", "حماية النحل"),
    ],
)  # fmt: skip
def test_a_title_fused_with_the_text_is_cut_off(
    code: str, line: str, title: str
) -> None:
    draft = reads(f"{line}\n", language=code)

    assert draft.articles[0].heading == title


def test_a_chinese_title_alone_on_its_line_stays_whole() -> None:
    draft = reads("第一条本条约与其他条约的关系\n\n一、各国保护蜜蜂。\n", language="zh")

    assert draft.articles[0].heading == "本条约与其他条约的关系"


def test_untitled_articles_get_no_title_because_one_sentence_looks_fused() -> None:
    plain = "".join(
        f"Article {n}\n{'the bees of this field fly and ' * 6}sing.\n\n"
        for n in range(1, 9)
    )
    draft = reads(plain + "Article 9\nThe Council of Members of the Hive. " + "x " * 30)

    assert [a.heading for a in draft.articles] == [""] * 9


def test_annexes_can_be_the_title_of_an_article() -> None:
    text = "第七十四条\n\n附件\n\n一、附件为本条约的组成部分。\n\n第七十五条\n\n保存人\n\n保管人。\n"
    draft = reads(text, language="zh")

    assert [a.heading for a in draft.articles] == ["附件", "保存人"]


# ------------------------------------------------------------------ the labels


def test_a_label_alone_on_its_line_takes_the_words_below_it() -> None:
    text = "第一条\n\n目标是：\n\n1．花；\n\n2.\n\n第九条所述的蜜；\n\n3．蜡。\n"
    points = reads(text, language="zh").articles[0].children[0].children

    assert [(p.label, p.text) for p in points] == [
        ("1．", "花；"),
        ("2.", "第九条所述的蜜；"),
        ("3．", "蜡。"),
    ]


def test_chinese_lists_nest_by_their_labels() -> None:
    text = "第一条\n\n一、甲：\n\n（一）乙：\n\n1. 丙；\n\n2. 丁；\n\n（二）戊。\n\n二、己。\n"
    draft = reads(text, language="zh")

    assert [n.eid for n in draft.walk()][1:] == [
        "art_1__para_1",
        "art_1__para_1__point_1",
        "art_1__para_1__point_1__point_1",
        "art_1__para_1__point_1__point_2",
        "art_1__para_1__point_2",
        "art_1__para_2",
    ]


# --------------------------------------------------------------- the preambles


def test_a_chinese_preamble_in_one_line_is_cut_into_recitals() -> None:
    text = "序言本条约各缔约方，回顾蜜蜂的价值，包括蜂蜜，认识到蜜蜂飞越边界，兹商定如下：\n\n第一条\n\n蜜蜂。\n"
    preamble = reads(text, language="zh").nodes[0]

    assert preamble.label == "序言"
    assert [n.text for n in preamble.children] == [
        "本条约各缔约方，",
        "回顾蜜蜂的价值，包括蜂蜜，",
        "认识到蜜蜂飞越边界，",
        "兹商定如下：",
    ]


def test_an_arabic_preamble_is_cut_where_scanning_lost_a_comma() -> None:
    text = "إنّ الأطراف في هذه المعاهدة، الديباجة إذ تشير إلى النحل وإذ تدرك قيمته، قد اتفقت على ما يلي:\n\nالمادة 1\n\nالنحل.\n"
    found = [n.kind.value for n in reads(text, language="ar").nodes[0].children]

    assert found == ["paragraph", "recital", "recital", "paragraph"]


# ---------------------------------------------------------------------- Arabic


def test_tatweel_and_vowel_signs_do_not_split_words() -> None:
    assert words("الـنَّـحْـل يَطـيرُ") == words("النحل يطير")


def test_marks_of_direction_are_no_part_of_a_draft() -> None:
    marked = "\u200f" + ARABIC.replace("النحل", "\u202bالنحل\u202c")

    assert reads(marked).nodes == reads(ARABIC).nodes


LOST = """\
المادة 1 النحل يحمي كل طرف النحل وفقا لأحكام المادة 3.

- 1 المادة 2 الخلايا يعد كل طرف الخلايا الموجودة على أرضه. - 2 ويبلغ الحارس. المادة 3 الحارس يكون الحارس أمينا.

المادة 4 الوديع يكون الحارس وديع المعاهدة.
"""


def test_a_heading_inside_a_line_is_found_between_its_neighbours() -> None:
    draft = reads(LOST, language="ar")

    assert [a.eid for a in draft.articles] == ["art_1", "art_2", "art_3", "art_4"]
    assert [w.line for w in draft.warnings if "inside a line" in w.message] == [3, 3]
    assert everything(draft) == printed_words(LOST)


def test_a_cross_reference_inside_a_line_is_no_lost_heading() -> None:
    text = "المادة 1 النحل\n\nيطبق كل طرف المادة 2 من المعاهدة ويعمل بموجب المادة 2\n\nالمادة 3 الوديع\n"

    assert [a.eid for a in reads(text, language="ar").articles] == ["art_1", "art_3"]


def test_a_series_of_mere_ordinals_heads_the_parts() -> None:
    text = "الأول أحكام عامة\n\nالمادة 1 النحل\n\n- 1 نص.\n\nالثاني أحكام ختامية\n\nالمادة 2 الوديع\n\n- 1 نص.\n"
    draft = reads(f"الديباجة\n\nالأطراف،\n\n{text}", language="ar")
    parts = [n for n in draft.walk() if n.kind is NodeKind.PART]

    assert [(p.label, p.heading) for p in parts] == [
        ("الأول", "أحكام عامة"),
        ("الثاني", "أحكام ختامية"),
    ]


# ------------------------------------------------------ two languages in a file


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        (ENGLISH, FRENCH * 3, "en"),
        (FRENCH, SPANISH * 3, "fr"),
        (CHINESE * 3, ENGLISH * 3, "zh"),
        (ENGLISH, ARABIC * 4, "en"),
        (ENGLISH, DUTCH, "en"),
    ],
)
def test_of_two_languages_in_a_file_the_first_is_read(
    first: str, second: str, code: str
) -> None:
    draft = reads(f"{first}\n{second}")
    away = [s for s in draft.set_aside if s.kind is SetAsideKind.OTHER_LANGUAGE]

    assert draft.language == code
    assert draft.nodes == reads(first).nodes
    assert " ".join(s.text for s in away).split() == second.split()
    assert [w.line for w in draft.warnings] == [first.count("\n") + 2]


def test_the_second_language_is_read_where_it_is_asked_for() -> None:
    draft = reads(f"{ENGLISH}\n{FRENCH * 3}", language="fr")

    assert draft.language == "fr"
    assert draft.articles[0].label == "Article premier"
    assert "Each Party shall" in " ".join(s.text for s in draft.set_aside)


def test_a_language_without_tables_can_be_asked_for() -> None:
    draft = reads(f"{ENGLISH}\n{DUTCH}", language="nl")

    assert draft.language == "nl"
    assert draft.set_aside[0].text == "TREATY ON BEES"


def test_a_title_in_the_other_language_is_set_aside() -> None:
    text = f"## Verdrag over de bijen\n\n## Treaty on bees\n\n{ENGLISH}\n{DUTCH}"
    draft = reads(text, name="x.md")

    assert draft.title == "Treaty on bees"


def test_three_languages_in_a_file_are_told_apart() -> None:
    draft = reads(f"{ENGLISH}\n{FRENCH * 3}\n{ARABIC * 4}", language="ar")

    assert draft.nodes[0].text == "معاهدة النحل"
    assert len([w for w in draft.warnings if "set aside" in w.message]) == 2


def test_a_table_of_names_at_the_end_is_no_other_language() -> None:
    names = "\n\n".join(f"Hivetown {n} Skepford Combe {n}" for n in range(90))
    draft = reads(f"{ENGLISH}\nANNEX\n\n{names}\n")

    assert draft.set_aside == ()


# --------------------------------------------------------------- any text at all

LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from([ln for text in TREATIES.values() for ln in text.split("\n")]),
        st.sampled_from(LOST.split("\n")),
        st.sampled_from(
            ["第五条", "（一）", "附件一", "الأول عام", "- 3 نص", "а)", "2."]
        ),
    ),
    max_size=25,
)


@settings(max_examples=200, deadline=None)
@given(LINES, st.sampled_from(codes()))
def test_any_text_keeps_every_word_in_every_language(
    lines: list[str], code: str
) -> None:
    text = clean("x\n" + "\n".join(lines))
    draft = reads(text, language=code)

    assert Counter(everything(draft)) == Counter(printed_words(text))


# ------------------------------------------------------------------ real drafts


@pytest.mark.parametrize("code", ["en", "fr", "zh", "ar"])
def test_every_article_of_the_high_seas_agreement_is_found(
    data: Callable[[str], Path], code: str
) -> None:
    draft = read(data(f"bbnj-2023/bbnj-2023-{code}.txt"))
    found = kinds(draft)

    assert draft.language == code
    assert [a.eid.rpartition("_")[2] for a in draft.articles] == [
        str(n) for n in range(1, 77)
    ]
    assert (found[NodeKind.PART], found[NodeKind.ANNEX]) == (12, 2)
    assert found[NodeKind.RECITAL] == 17


@pytest.mark.parametrize("code", ["en", "es", "ru", "ar"])
def test_every_article_and_chapter_of_the_charter_is_found(
    data: Callable[[str], Path], code: str
) -> None:
    draft = read(data(f"un-charter/un-charter-{code}.txt"))

    assert draft.language == code
    assert len(draft.articles) == 111
    assert kinds(draft)[NodeKind.CHAPTER] == 19
    assert not any(article.heading for article in draft.articles)


@pytest.mark.parametrize(
    ("name", "articles", "line"),
    [
        ("crime-conventions/untoc-2000.md", 41, 655),
        ("crime-conventions/uncac-2003.md", 71, 987),
        ("kyoto/2013-04-15-45bed390.md", 28, 415),
        ("kyoto/2015-01-12-523718cd.md", 28, 415),
    ],
)
def test_of_english_and_dutch_the_english_text_is_read(
    data: Callable[[str], Path], name: str, articles: int, line: int
) -> None:
    draft = read(data(name))
    away = [s for s in draft.set_aside if s.kind is SetAsideKind.OTHER_LANGUAGE]

    assert draft.language == "en"
    assert len(draft.articles) == articles
    assert line in [w.line for w in draft.warnings]
    assert [s.line for s in away if s.line < line] == [
        3
    ]  # the title stands there twice


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Статья 1\nПчёлы летают.\n\nСтатья 2\nУльи стоят.\n"),
        ("ar", "المادة ١\nالنحل يطير.\n\nالمادة ٢\nالخلايا قائمة.\n"),
        ("zh", "第一条\n蜜蜂飞。\n\n第二条\n蜂箱立。\n"),
    ],
)
def test_a_short_text_is_told_by_its_script(code: str, text: str) -> None:
    draft = reads(text)

    assert draft.language == code
    assert len(draft.articles) == 2
