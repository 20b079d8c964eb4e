"""Cross-references: what they point at, and what became of them in the next draft."""

import pytest

import diffy
from diffy.model import ChangeKind, Comparison, Fate, Flag
from diffy.references import Reference, references

SUBJECTS = (
    "Hives stand at least ten steps from any road on which horses go.",
    "Honey is sold in jars that bear the name of the valley and the year.",
    "Lime trees are planted along the river wherever the ground is dry enough.",
    "A queen that was bought is kept apart for eight days in a cage of wire.",
    "Whoever finds a dead swarm tells the inspector of the parish on the same day.",
    "The fair of beekeepers takes place on the meadow behind the mill in autumn.",
    "Wax from old combs is melted in water and strained through a linen cloth.",
)


def text(*bodies: str) -> str:
    return "\n\n".join(f"Article {n}\n\n{body}" for n, body in enumerate(bodies, 1))


def found(body: str, *more: str) -> Reference:
    """The one reference in the first article of a draft."""
    draft = diffy.reads(text(body, *(more or SUBJECTS)), language="en")
    ((reference,),) = references(draft).values()
    return reference


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("article 3", ["art_3"]),
        ("Articles 3 and 5", ["art_3", "art_5"]),
        ("articles 3, 4, and 6", ["art_3", "art_4", "art_6"]),
        ("articles 3 to 5", ["art_3", "art_4", "art_5"]),
        ("articles 3-5", ["art_3", "art_4", "art_5"]),
        ("article III", ["art_3"]),
    ],
)
def test_a_reference_names_articles(words: str, targets: list[str]) -> None:
    reference = found(f"Keepers obey {words} of this Convention.")

    assert list(reference.targets) == targets
    assert reference.missing == ()


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("paragraph 2 of article 2", "art_2__para_2"),
        ("article 2, paragraph 2", "art_2__para_2"),
        ("article 2 (2)", "art_2__para_2"),
        ("article 2.2", "art_2__para_2"),
        ("article 2, paragraph 2 (b)", "art_2__para_2__point_b"),
        ("subparagraph (b) of paragraph 2 of article 2", "art_2__para_2__point_b"),
    ],
)
def test_a_reference_names_what_stands_in_an_article(words: str, target: str) -> None:
    other = "1. Bees fly.\n\n2. Keepers shall:\n\n(a) count;\n\n(b) publish."

    assert found(f"Keepers obey {words}.", other).targets == (target,)


def test_a_range_of_paragraphs_goes_on_from_the_number_of_the_article() -> None:
    other = "1. Bees fly.\n\n2. Wax melts.\n\n3. Lime trees bloom."

    assert found("Keepers obey Article 2(1) to (3).", other).targets == (
        "art_2__para_1", "art_2__para_2", "art_2__para_3",
    )  # fmt: skip


def test_brackets_inside_a_reference_are_no_part_of_its_number() -> None:
    other = "1. Bees fly.\n\n2. Wax melts."
    reference = found("Keepers obey Article [2, paragraph 2].", other)

    assert reference.text == "Article [2, paragraph 2]"
    assert reference.targets == ("art_2__para_2",)


def test_of_alternatives_none_is_the_target() -> None:
    reference = found("Keepers obey Article [2] [3].")

    assert (reference.targets, reference.missing) == ((), ())


def test_a_point_below_a_paragraph_without_number_is_counted_in_the_article() -> None:
    other = "In this Convention:\n\n(1) a hive is a house;\n\n(2) a queen is a bee."

    assert found("Keepers obey Article 2, point (2).", other).targets == (
        "art_2__para_nn_1__point_2",
    )


def test_letters_after_and_go_on_from_the_number_before_them() -> None:
    other = "1. Bees fly.\n\n2. Keepers shall:\n\n(a) count;\n\n(b) publish."
    reference = found("Keepers obey article 2, paragraphs 2 (a) and (b).", other)

    assert reference.targets == ("art_2__para_2__point_a", "art_2__para_2__point_b")


def test_paragraphs_without_numbers_are_counted() -> None:
    reference = found(
        "Keepers obey paragraph 2 of article 2.", "Bees fly.\n\nWax melts."
    )

    assert reference.targets == ("art_2__para_nn_2",)


@pytest.mark.parametrize(
    "words",
    [
        "article 3 of the Bird Convention",
        "Annex VII to the Convention on Birds",
        "article 5 of the Charter of the United Nations",
    ],
)
def test_a_reference_to_another_instrument_is_not_resolved(words: str) -> None:
    reference = found(f"Keepers of this Agreement obey {words}.")

    assert reference.external
    assert (reference.targets, reference.missing) == ((), ())


@pytest.mark.parametrize(
    "words",
    [
        "Article 101 TFEU",
        "article 61 thereof",
        "article 61 of that Directive",
        "paragraph 46 of the decision",
        "decision 2/CP.17, paragraph 83",
    ],
)
def test_an_instrument_named_otherwise_is_another_instrument(words: str) -> None:
    reference = found(f"Keepers obey {words} in all they do.")

    assert reference.external
    assert reference.missing == ()


def test_what_is_not_there_is_told_as_missing() -> None:
    assert found("Keepers obey articles 3 and 99.").missing == ("99",)


# ----------------------------------------------------------- from draft to draft


def compared(old: list[str], new: list[str]) -> Comparison:
    return diffy.compare(
        diffy.reads(text(*old), language="en"), diffy.reads(text(*new), language="en")
    )


def fates(comparison: Comparison) -> list[tuple[Fate, str, str]]:
    return [(ref.fate, ref.old, ref.new) for ref in comparison.references]


RULE = "Whoever breaks {} pays a fine to the parish before the end of the year."
ADDED = "Smoke is used only by those who have learnt to use it from a keeper."


def test_a_reference_that_follows_the_renumbering_is_folded() -> None:
    comparison = compared(
        [*SUBJECTS, RULE.format("article 2")],
        [ADDED, *SUBJECTS, RULE.format("article 3")],
    )
    (change,) = [c for c in comparison.changes if c.kinds != (ChangeKind.ADDED,)]

    assert fates(comparison) == [(Fate.FOLLOWED, "article 2", "article 3")]
    assert change.flags == (Flag.REFERENCE_FOLLOWED,)


def test_a_reference_that_keeps_its_number_where_the_article_did_not_is_retargeted() -> (
    None
):
    comparison = compared(
        [*SUBJECTS, RULE.format("article 2")],
        [ADDED, *SUBJECTS, RULE.format("article 2")],
    )

    assert fates(comparison) == [(Fate.RETARGETED, "article 2", "article 2")]


def test_a_reference_to_what_was_removed_is_dangling() -> None:
    comparison = compared(
        [*SUBJECTS, RULE.format("article 7")],
        [*SUBJECTS[:6], RULE.format("article 27")],
    )

    assert fates(comparison) == [(Fate.DANGLING, "article 7", "article 27")]


def test_a_range_that_grew_is_told() -> None:
    comparison = compared(
        [*SUBJECTS, RULE.format("articles 2 to 4")],
        [*SUBJECTS, RULE.format("articles 2 to 5")],
    )

    assert fates(comparison) == [(Fate.RANGE, "articles 2 to 4", "articles 2 to 5")]
    assert "article 5 came in" in comparison.references[0].reason.lower()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("article 2 and of article 4", "articles 2 and 4"),
        ("articles 2 and 4", "article 2 [and of article 4]"),
    ],
)
def test_articles_named_together_or_one_by_one_are_the_same(old: str, new: str) -> None:
    comparison = compared([*SUBJECTS, RULE.format(old)], [*SUBJECTS, RULE.format(new)])

    assert fates(comparison) == []


def test_an_article_named_beside_another_that_went_is_told() -> None:
    comparison = compared(
        [*SUBJECTS, RULE.format("article 2 and of article 5")],
        [*SUBJECTS, RULE.format("articles 2 and 4")],
    )

    assert [fate for fate, _, _ in fates(comparison)] == [Fate.RANGE]


def test_a_range_that_only_follows_the_renumbering_is_folded() -> None:
    comparison = compared(
        [*SUBJECTS, RULE.format("articles 2 to 4")],
        [ADDED, *SUBJECTS, RULE.format("articles 3 to 5")],
    )

    assert [fate for fate, _, _ in fates(comparison)] == [Fate.FOLLOWED]


def test_a_range_that_took_in_a_new_article_is_told_though_its_ends_followed() -> None:
    comparison = compared(
        [*SUBJECTS, RULE.format("articles 2 to 4")],
        [*SUBJECTS[:2], ADDED, *SUBJECTS[2:], RULE.format("articles 2 to 5")],
    )

    assert [fate for fate, _, _ in fates(comparison)] == [Fate.RANGE]


def test_a_range_in_which_an_article_was_split_is_explained() -> None:
    whole = f"1. {SUBJECTS[2]}\n\n2. {SUBJECTS[3]}"
    comparison = compared(
        [SUBJECTS[0], SUBJECTS[1], whole, SUBJECTS[4], RULE.format("articles 2 to 4")],
        [*SUBJECTS[:5], RULE.format("articles 2 to 5")],
    )

    assert [fate for fate, _, _ in fates(comparison)] == [Fate.FOLLOWED]


def test_a_reference_to_what_was_merged_follows() -> None:
    comparison = compared(
        [*SUBJECTS, RULE.format("articles 2 and 3")],
        [SUBJECTS[0], f"1. {SUBJECTS[1]}\n\n2. {SUBJECTS[2]}", *SUBJECTS[3:],
         RULE.format("article 2")],
    )  # fmt: skip

    assert fates(comparison) == [(Fate.FOLLOWED, "articles 2 and 3", "article 2")]
    assert "merged" in comparison.references[0].reason


def test_a_reference_to_one_of_what_was_merged_follows_and_names_the_other() -> None:
    comparison = compared(
        [*SUBJECTS, RULE.format("article 3")],
        [SUBJECTS[0], f"1. {SUBJECTS[1]}\n\n2. {SUBJECTS[2]}", *SUBJECTS[3:],
         RULE.format("article 2")],
    )  # fmt: skip

    assert fates(comparison) == [(Fate.FOLLOWED, "article 3", "article 2")]
    assert "article 2 went into it too" in comparison.references[0].reason


def test_a_reference_to_one_piece_of_what_was_split_covers_less() -> None:
    comparison = compared(
        [SUBJECTS[0], f"1. {SUBJECTS[1]}\n\n2. {SUBJECTS[2]}", *SUBJECTS[3:],
         RULE.format("article 2")],
        [*SUBJECTS, RULE.format("article 2")],
    )  # fmt: skip

    assert fates(comparison) == [(Fate.RANGE, "article 2", "article 2")]
    assert "does not name article 3" in comparison.references[0].reason


def test_references_in_rewritten_words_are_not_paired_by_their_order() -> None:
    comparison = compared(
        [*SUBJECTS, "Under article 2 whoever breaks a rule pays a fine to the parish."],
        [*SUBJECTS, "Whoever breaks a rule pays a fine to the parish, and article 5 "
         "says how it is shared."],
    )  # fmt: skip

    assert fates(comparison) == []


def test_the_dangling_references_stand_on_top() -> None:
    comparison = compared(
        [*SUBJECTS, RULE.format("article 2"), RULE.format("article 3")],
        [ADDED, *SUBJECTS, RULE.format("article 3"), RULE.format("article 44")],
    )

    assert comparison.references[0].fate is Fate.DANGLING


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (
            "fr",
            "Article premier\n\nSelon l'article 2, paragraphe 1.\n\nArticle 2\n\n1. Un.\n\n2. Les articles 1 et 2.\n",
            ["art_2__para_1", "art_1", "art_2"],
        ),
        (
            "es",
            "Artículo 1\n\nSegún el artículo 2, párrafo 1.\n\nArtículo 2\n\n1. Uno.\n\n2. Los artículos 1 y 2.\n",
            ["art_2__para_1", "art_1", "art_2"],
        ),
        (
            "ru",
            "Статья 1\n\nСогласно пункту 1 статьи 2.\n\nСтатья 2\n\n1. Раз.\n\n2. Применяются статьи 1 и 2.\n",
            ["art_2__para_1", "art_1", "art_2"],
        ),
        (
            "zh",
            "第一条\n\n应按照第二条第一款。\n\n第二条\n\n1．蜜蜂飞。\n\n2．适用第一条和第二条。\n",
            ["art_2__para_1", "art_1", "art_2"],
        ),
        (
            "ar",
            "المادة 1\n\nوفقا للمادة 2 الفقرة 1.\n\nالمادة 2\n\n1- النحل يطير.\n\n2- تنطبق المادتان 1 و 2.\n",
            ["art_2__para_1", "art_1", "art_2"],
        ),
    ],
)
def test_references_are_read_in_every_language(
    code: str, text: str, expected: list[str]
) -> None:
    found = references(diffy.reads(text, language=code)).values()

    assert [t for refs in found for ref in refs for t in ref.targets] == expected


# ------------------------------------------------------- other instruments, by language

OUTSIDE = {
    "en": "See Article 88 of Regulation (EU) 12/2019 and Article 77 of the draft decision.",
    "fr": "Voir l\u2019article 88 de la Convention sur les abeilles et le paragraphe 7 de l\u2019article 77 du règlement 12/2019.",
    "es": "Véase el artículo 88 de la Ley 12/2019 y el artículo 77 y siguientes del Reglamento de la Cámara.",
    "ru": "См. статью 88 Конвенции о пчелах и статью 77 Устава пасеки.",
    "ar": "انظر المادة 88 من الاتفاقية بشأن النحل والمادة 77 من ميثاق النحل.",
    "zh": "见《蜜蜂公约》第八十八条。",
}


@pytest.mark.parametrize("code", OUTSIDE)
def test_other_instruments_are_known_in_six_languages(code: str) -> None:
    head = {"ru": "Статья", "ar": "المادة", "es": "Artículo"}.get(code, "Article")
    text = (
        f"第一条\n\n{OUTSIDE[code]}" if code == "zh" else f"{head} 1\n\n{OUTSIDE[code]}"
    )
    found = references(diffy.reads(text, language=code))
    told = [ref for here in found.values() for ref in here]

    assert told
    assert [ref.text for ref in told if not ref.external] == []


def test_what_stands_in_an_amending_provision_points_outside() -> None:
    text = (
        "Artículo 1\nObjeto\n\nEsta ley protege a las abejas.\n\n"
        "Artículo 2\n{}\n\nSe modifica el apartado 1 del artículo 38.\n"
    )
    amending = references(
        diffy.reads(text.format("Modificación de la Ley 12/2019"), language="es")
    )
    own = references(
        diffy.reads(text.format("Modificación de esta ley"), language="es")
    )

    assert [r.external for here in amending.values() for r in here] == [True]
    assert [r.missing for here in own.values() for r in here] == [("38",)]


def test_a_french_paragraph_belongs_to_the_article_named_after_it() -> None:
    text = (
        "Article 1\n\n1. Les abeilles volent.\n\n2. Elles dorment.\n\n"
        "Article 2\n\n1. Voir le paragraphe 2 de l\u2019article 1.\n\n2. Elles mangent.\n"
    )
    (found,) = references(diffy.reads(text, language="fr")).values()

    assert [ref.targets for ref in found] == [("art_1__para_2",)]


def test_an_annex_without_a_heading_is_known_by_what_stands_in_it() -> None:
    text = (
        "Article premier\n\nLes abeilles {} selon l’annexe II.\n\n"
        "ANNEXE I\nDes ruches\n\nLes ruches sont en bois de tilleul.\n\n"
        "ANNEXE II\n\n1. Les fleurs sont comptées au printemps de chaque année.\n"
    )
    old, new = (
        diffy.reads(text.format(verb), language="fr") for verb in ("volent", "dansent")
    )

    assert diffy.compare(old, new).references == ()
