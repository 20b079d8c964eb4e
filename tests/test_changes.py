"""What each change is called, with the words that show it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

import diffy
from diffy.duties import duties
from diffy.languages import language
from diffy.marks import bracket_count
from diffy.model import Change, ChangeKind, Comparison, Flag
from diffy.words import fold
from diffy.writers import WRITERS

ROOT = Path(__file__).parents[1]


def compared(old: str, new: str) -> Comparison:
    """Two drafts of one article on honey, of which the paragraphs are given."""
    head = "Article 1\nKeeping of bees\n\n"
    return diffy.compare(
        diffy.reads(head + old, language="en"), diffy.reads(head + new, language="en")
    )


def only(old: str, new: str) -> Change:
    """The one change between two paragraphs."""
    (change,) = compared(old, new).changes
    return change


def shown(change: Change, *flags: Flag) -> list[tuple[str, str, str]]:
    """The grounds of some flags, or of all."""
    return [
        (g.flag.value, g.old, g.new)
        for g in change.grounds
        if not flags or g.flag in flags
    ]


# ---------------------------------------------------------------------- kinds


def test_another_case_or_spelling_is_editorial() -> None:
    change = only(
        "Each keeper shall recognise the Hive, its queen and its brood.",
        "Each keeper shall recognize the hive, its queen, and its brood.",
    )

    assert set(change.flags) == {Flag.EDITORIAL}
    assert ("editorial", "", ",") in shown(change)


def test_a_word_run_together_is_editorial_and_another_word_is_not() -> None:
    assert only(
        "Keepers shall re-use the wax.", "Keepers shall reuse the wax."
    ).flags == (Flag.EDITORIAL,)
    assert (
        only("Keepers shall sell the wax.", "Keepers shall sell her wax.").flags == ()
    )


def test_other_spaces_alone_are_no_change() -> None:
    assert (
        compared("Keepers shall  sell the wax .", "Keepers shall sell the wax.").changes
        == ()
    )


def test_an_inserted_point_leaves_the_later_ones_renumbered_and_not_edited() -> None:
    old = "1. Each keeper shall count:\n\n(a) the hives in the valley;\n\n(b) the queens that were bought."
    new = (
        "1. Each keeper shall count:\n\n(a) the hives in the valley;\n\n"
        "(b) the lime trees along the road;\n\n(c) the queens that were bought."
    )
    kinds = {c.new: c.kinds for c in compared(old, new).changes}

    assert kinds == {
        "art_1__para_1__point_b": (ChangeKind.ADDED,),
        "art_1__para_1__point_c": (ChangeKind.RENUMBERED,),
    }


def test_a_paragraph_that_became_a_list_is_a_split() -> None:
    old = (
        "1. Each keeper shall publish the number of hives that were counted in spring, shall"
        " keep the lists of all sales of honey for ten years, and shall show them to the"
        " inspectors of the valley."
    )
    new = (
        "1. Each keeper shall:\n\n(a) publish the number of hives that were counted in spring;\n\n"
        "(b) keep the lists of all sales of honey for ten years;\n\n"
        "(c) show them to the inspectors of the valley."
    )
    changes = compared(old, new).changes

    assert all(ChangeKind.SPLIT in change.kinds for change in changes)
    assert {change.old for change in changes} == {"art_1__para_1"}
    assert not any(Flag.NUMBER in change.flags for change in changes)


def test_a_paragraph_that_moved_and_was_edited_is_one_change_with_both_ends() -> None:
    still = (
        "Article 1\nSale\n\n1. Honey is sold under the name of its valley and of no other place.\n\n"
        "2. The price is set at the market in autumn by those who come.\n\n{one}"
        "Article 2\nTrees\n\n1. Lime trees stand along all roads that lead to a market town.\n\n"
        "2. Whoever fells a lime tree plants two of them in the same year.\n\n{two}"
    )
    passage = "3. A swarm that leaves its hive belongs to whoever catches it within {n} days.\n\n"
    old = diffy.reads(still.format(one=passage.format(n="three"), two=""))
    new = diffy.reads(still.format(one="", two=passage.format(n="seven")))
    (change,) = diffy.compare(old, new).changes

    assert (change.old, change.new) == ("art_1__para_3", "art_2__para_3")
    assert change.kinds == (ChangeKind.MOVED, ChangeKind.EDITED)
    assert shown(change) == [("number", "three", "seven")]


# ------------------------------------------------------------------- modality


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("shall", "should", ("weaker", "shall", "should")),
        ("may", "shall", ("stronger", "may", "shall")),
        ("shall", "are encouraged to", ("weaker", "shall", "are encouraged to")),
        ("shall endeavour to", "shall", ("stronger", "shall endeavour to", "shall")),
        ("shall", "shall strive to", ("weaker", "shall", "shall strive to")),
        ("should aim to", "shall", ("stronger", "should aim to", "shall")),
        ("shall aim to", "should aim to", ("weaker", "shall aim to", "should aim to")),
        ("shall", "will", ("weaker", "shall", "will")),
        ("shall not", "should not", ("weaker", "shall not", "should not")),
        ("shall", "shall, as appropriate, endeavour to", ("weaker", "shall", "shall endeavour to")),
        ("shall also", "shall also endeavour to", ("weaker", "shall", "shall endeavour to")),
        ("may", "shall endeavour to", ("stronger", "may", "shall endeavour to")),
        ("should seek to", "may", ("weaker", "should seek to", "may")),
        ("shall", "shall be entitled to", ("weaker", "shall", "shall be entitled to")),
        ("shall be free to", "shall", ("stronger", "shall be free to", "shall")),
    ],
)  # fmt: skip
def test_a_duty_became_stronger_or_weaker(
    old: str, new: str, expected: tuple[str, str, str]
) -> None:
    text = "Keepers {} publish the number of their hives in spring."
    change = only(text.format(old), text.format(new))

    assert shown(change, Flag.STRONGER, Flag.WEAKER) == [expected]


@pytest.mark.parametrize(
    ("code", "old", "new", "told"),
    [
        ("fr", "Le gardien peut compter.", "Le gardien doit s'efforcer de compter.", True),
        ("fr", "Le gardien s'efforce de compter.", "Le gardien doit s'efforcer de compter.", False),
        ("es", "El guardián podrá contar.", "El guardián deberá procurar contar.", True),
        ("ru", "Хранитель может считать.", "Хранитель должен стремиться считать.", True),
        ("zh", "守护者可以清点蜂箱。", "守护者应努力清点蜂箱。", True),
    ],
)  # fmt: skip
def test_an_endeavour_asks_for_more_than_leave_in_other_languages(
    code: str, old: str, new: str, told: bool
) -> None:
    drafts = (diffy.reads(text, language=code) for text in (old, new))
    (change,) = diffy.compare(*drafts).changes

    assert (Flag.STRONGER in change.flags) is told
    assert Flag.WEAKER not in change.flags


@pytest.mark.parametrize("verb", ["shall", "may"])
def test_a_duty_to_weigh_an_act_is_none_to_do_it(verb: str) -> None:
    old = "Keepers shall, as appropriate, count the hives."
    new = f"Keepers {verb}, as appropriate, consider counting the hives."
    told = shown(only(old, new), Flag.STRONGER, Flag.WEAKER)

    assert told == [("weaker", "shall", f"{verb} consider")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Keepers shall use existing hives.", "Keepers shall consider existing hives."),
        ("Keepers shall hear the board.", "Keepers shall consider the board."),
        ("Keepers may sell it.", "Keepers shall be entitled to sell it."),
        ("Keepers may sell it.", "Keepers are encouraged to sell it."),
        ("Keepers shall not sell it.", "Keepers shall not be permitted to sell it."),
        ("Those that seek to sell shall ask.", "Those that want to sell shall ask."),
        ("Keepers shall not sell it.", "Keepers may not sell it."),
        ("No keeper shall sell the wax.", "No keeper may sell the wax."),
        ("The list is closed on 1 June 2027.", "The list is closed on 1 May 2027."),
        ("Keepers shall sell it.", "Keepers shall not sell it."),
        (
            "Keepers shall sell it and may eat it.",
            "Keepers shall and may sell or eat it.",
        ),
    ],
)
def test_a_duty_of_the_same_strength_is_not_told(old: str, new: str) -> None:
    assert shown(only(old, new), Flag.STRONGER, Flag.WEAKER) == []


def test_the_verb_of_a_chapeau_counts_for_its_points() -> None:
    text = "1. Each keeper {}:\n\n(a) count the hives;\n\n(b) shall publish the number."
    comparison = compared(text.format("shall"), text.format("may"))
    (row,) = comparison.modality

    assert (row.direction, row.old, row.new) == (Flag.WEAKER, "shall", "may")
    assert row.points == ("art_1__para_1__point_a",)


def test_a_verb_that_went_from_the_chapeau_into_a_point_is_told_there() -> None:
    old = "1. Each keeper shall:\n\n(a) count the hives of the valley;\n\n(b) publish the number of hives."
    new = (
        "1. Each keeper:\n\n(a) shall count the hives of the valley;\n\n"
        "(b) may publish the number of hives."
    )
    found = {
        c.new: shown(c, Flag.STRONGER, Flag.WEAKER) for c in compared(old, new).changes
    }

    assert found["art_1__para_1__point_b"] == [("weaker", "shall", "may")]
    assert found["art_1__para_1__point_a"] == []


def test_the_weakest_word_of_a_chain_counts() -> None:
    english = language("en")
    (duty,) = duties(
        "The Parties shall, where appropriate, endeavour to meet.", english
    )

    assert (duty.text, duty.strength) == ("shall endeavour to", 1)
    assert [
        d.text for d in duties("They shall meet and endeavour to agree.", english)
    ] == [
        "shall",
        "endeavour to",
    ]


def test_duties_are_told_in_other_languages() -> None:
    french = diffy.compare(
        diffy.reads(
            "Article 1\n\nChaque Partie doit compter les ruches.", language="fr"
        ),
        diffy.reads(
            "Article 1\n\nChaque Partie peut compter les ruches.", language="fr"
        ),
    )
    chinese = diffy.compare(
        diffy.reads("第一条\n\n各方应当清点蜂箱。", language="zh"),
        diffy.reads("第一条\n\n各方可以清点蜂箱。", language="zh"),
    )

    assert [(m.old, m.new) for m in french.modality] == [("doit", "peut")]
    assert [(m.old, m.new) for m in chinese.modality] == [("应当", "可以")]


# ----------------------------------------- qualifiers, negations and numbers


@pytest.mark.parametrize("words", ["as appropriate", "without right", "inter alia"])
def test_a_qualifier_that_came_or_went_is_told(words: str) -> None:
    without, with_it = (
        "Keepers shall count the hives.",
        f"Keepers shall, {words}, count the hives.",
    )

    assert ("qualifier", "", words) in shown(only(without, with_it))
    assert ("qualifier", words, "") in shown(only(with_it, without))


def test_a_qualifier_that_stays_is_not_told() -> None:
    text = "Keepers shall, as appropriate, {} the hives."

    assert shown(only(text.format("count"), text.format("number"))) == []


def test_domestic_law_as_a_condition_is_a_qualifier() -> None:
    change = only(
        "Keepers shall count the hives.",
        "Subject to domestic law, keepers shall count the hives.",
    )

    assert ("qualifier", "", "Subject to domestic law") in shown(change)


def test_a_qualifier_is_shown_as_far_as_it_came() -> None:
    change = only(
        "Keepers shall count the hives that stand in the valley.",
        "Keepers shall count subject to the law of their valley the hives that stand in the valley.",
    )

    assert shown(change) == [("qualifier", "", "subject to the law of their valley")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("late and the record", "late or the record", [("and", "or")]),
        ("late and the record", "late, or the record", [("and", "or")]),
        ("late or the record", "late and/or the record", [("or", "and/or")]),
        ("late and/or the record", "late and the record", [("and/or", "and")]),
        ("late and/or the record", "late or the record", [("and/or", "or")]),
        ("late and the record", "late and the map and the record", []),
        ("late and the record", "late, the record", []),
    ],
)
def test_a_conjunction_that_gave_way_to_another_is_told(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    text = "A keeper may refuse a visit where the letter is {} of the hive is lost."
    change = only(text.format(old), text.format(new))

    assert shown(change, Flag.CONJUNCTION) == [("conjunction", *e) for e in expected]


@pytest.mark.parametrize(
    ("code", "old", "new", "count"),
    [
        ("fr", "les ruches et les essaims", "les ruches ou les essaims", 1),
        ("es", "las colmenas y los enjambres", "las colmenas o los enjambres", 1),
        ("es", "las colmenas y enjambres", "las colmenas e enjambres", 0),
        ("ru", "ульи и рои", "ульи или рои", 1),
        ("ar", "الخلايا أو الأسراب", "الخلايا و/أو الأسراب", 1),
        ("zh", "蜂箱和蜂群", "蜂箱或蜂群", 1),
        ("zh", "蜂箱和蜂群", "蜂箱与蜂群", 0),
    ],
)
def test_a_conjunction_is_told_in_other_languages(
    code: str, old: str, new: str, count: int
) -> None:
    drafts = (
        diffy.reads(PERIODS[code][0].format(n), language=code) for n in (old, new)
    )
    (change,) = diffy.compare(*drafts).changes

    assert change.flags.count(Flag.CONJUNCTION) == count


def test_a_negation_that_came_is_told() -> None:
    change = only("Wax is sold in summer.", "Wax is not sold in summer.")

    assert shown(change) == [("negation", "", "not")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("within thirty days", "within sixty days", ("thirty", "sixty")),
        ("within 30 days", "within 60 days", ("30", "60")),
        ("on 3 March", "on 3 April", ("March", "April")),
        ("by a majority", "by consensus", ("a majority", "consensus")),
        ("by two thirds of them", "by three quarters of them", ("two thirds", "three quarters")),
        ("in a letter", "within ten days in a letter", ("", "within ten days")),
        ("without delay", "within a reasonable time", ("without delay", "within a reasonable time")),
        ("as soon as possible", "as soon as practicable", ("as soon as possible", "as soon as practicable")),
        ("within ten days", "promptly", ("within ten days", "promptly")),
        ("after at least ten days", "after up to ten days", ("at least ten", "up to ten")),
        ("after not more than ten days", "after ten days", ("not more than ten", "ten")),
        ("by at least two thirds of them", "by two thirds of them", ("at least two thirds", "two thirds")),
        ("for four years or more", "for four years or less", ("four years or more", "four years or less")),
        ("for ten days or more", "for ten days", ("ten days or more", "ten")),
        ("on 3 May 2024 at the latest", "on 3 May 2024", ("3 may 2024 at the latest", "3 may 2024")),
        ("with two guests and at least six hives", "with two guests and at most six hives", ("at least six", "at most six")),
    ],
)  # fmt: skip
def test_numbers_dates_periods_and_thresholds_are_told(
    old: str, new: str, expected: tuple[str, str]
) -> None:
    text = "The keepers of the valley decide {} what is done with a swarm."
    change = only(text.format(old), text.format(new))

    assert shown(change, Flag.NUMBER) == [("number", *expected)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("promptly tell the warden of a swarm", "tell the warden of a swarm promptly"),
        ("wait at least ten days", "wait not less than ten days"),
        ("wait at least ten days", "wait ten days or more"),
        ("wait for more or less rain", "wait for up to all of the rain"),
        ("wait for five days at least once", "wait for five days once"),
        ("wait not later than 3 May 2024", "wait until 3 May 2024 at the latest"),
    ],
)
def test_a_period_that_moved_and_a_bound_in_other_words_are_not_told(
    old: str, new: str
) -> None:
    text = "The keepers of the valley shall {}."

    assert shown(only(text.format(old), text.format(new)), Flag.NUMBER) == []


def test_a_number_and_a_period_that_changed_side_by_side_are_told_both() -> None:
    change = only(
        "Within ten days keepers count their hives and promptly tell the warden.",
        "Within twenty days keepers count their hives and tell the warden without delay.",
    )

    assert shown(change, Flag.NUMBER) == [
        ("number", "ten", "twenty"),
        ("number", "promptly", "without delay"),
    ]


@pytest.mark.parametrize("elsewhere", [True, False])
def test_a_period_that_went_with_a_split_is_told_where_no_piece_has_it(
    elsewhere: bool,
) -> None:
    first = "Each keeper shall count the hives of the valley in spring"
    second = "tell the warden of the valley how many of them there are"
    comparison = compared(
        f"1. {first}. The clerk of the valley shall promptly {second}.",
        f"1. {first}{' promptly' if elsewhere else ''}.\n\n"
        f"2. The clerk of the valley shall gladly {second}.",
    )
    told = [ground for c in comparison.changes for ground in shown(c, Flag.NUMBER)]

    assert told == ([] if elsewhere else [("number", "promptly", "")])


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("fr", "au moins dix jours", "au plus dix jours"),
        ("es", "al menos diez días", "como máximo diez días"),
        ("ru", "не менее десяти дней", "не более десяти дней"),
        ("ar", "ما لا يقل عن 10 أيام", "ما لا يزيد على 10 أيام"),
        ("zh", "至少10天", "最多10天"),
        ("fr", "dix jours ou plus", "dix jours ou moins"),
        ("fr", "dix jours au moins", "dix jours au plus"),
        ("ar", "10 أيام على الأقل", "10 أيام على الأكثر"),
        ("fr", "dix jours au moins, soit dix", "dix jours au plus, soit dix"),
        ("es", "diez días o más", "diez días o menos"),
        (
            "es",
            "diez días como mínimo, o sea diez",
            "diez días como máximo, o sea diez",
        ),
        ("ru", "десять дней или более", "десять дней или менее"),
        ("ar", "10 أيام أو أكثر", "10 أيام أو أقل"),
        ("zh", "10天以上", "10天以下"),
    ],
)
def test_the_bound_of_a_number_is_told_in_other_languages(
    code: str, old: str, new: str
) -> None:
    drafts = (
        diffy.reads(PERIODS[code][0].format(n), language=code) for n in (old, new)
    )
    (change,) = diffy.compare(*drafts).changes

    assert Flag.NUMBER in change.flags


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("below 1.5 °C", "below 2.5 °C", [("number", "1.5", "2.5")]),
        ("a fine of 1,000 crowns", "a fine of 2,000 crowns", [("number", "1,000", "2,000")]),
        ("by decision 1/CP.16", "by decision 2/CP.21", []),
        ("for others", "for third parties", []),
        ("in [ten][twenty] days", "in twenty days", [("number", "ten", "")]),
    ],
)  # fmt: skip
def test_a_figure_is_told_whole_and_a_symbol_is_no_figure(
    old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    text = "The keepers of the valley heat their hives {} after the first frost."

    assert shown(only(text.format(old), text.format(new)), Flag.NUMBER) == expected


def test_the_label_of_an_option_is_no_number_and_its_verb_no_duty() -> None:
    change = only(
        "1. Option 1: Keepers shall heat their hives to 20 degrees.\n"
        "Option 2: Keepers should heat their hives to 20 degrees.",
        "1. Keepers should heat their hives to 20 degrees.",
    )

    assert Flag.NUMBER not in change.flags
    assert Flag.WEAKER not in change.flags


def test_the_without_of_a_qualifier_is_no_negation() -> None:
    change = only("Keepers sell honey.", "Keepers sell, without right, honey.")

    assert shown(change) == [("qualifier", "", "without right")]


def test_a_term_replaced_beside_a_modal_verb_is_listed_and_the_verb_is_not() -> None:
    acts = ("feed the bees", "count the hives", "house the swarms")
    old = "\n\n".join(f"{k}. The keeper shall {a}." for k, a in enumerate(acts, 1))
    found = compared(old, old.replace("keeper shall", "warden should"))

    assert [(s.old, s.new) for s in found.substitutions] == [("keeper", "warden")]
    assert all(Flag.WEAKER in change.flags for change in found.changes)


def test_an_abbreviation_spelt_out_is_a_replacement_printed_as_in_the_draft() -> None:
    acts = ("feeds the bees", "counts the hives", "houses the swarms")
    old = "\n\n".join(f"{k}. The CKV {act}." for k, act in enumerate(acts, 1))
    long = "Council of the Keepers of Hives and Skeps in the Valley"
    (replaced,) = compared(old, old.replace("CKV", long)).substitutions

    assert (replaced.old, replaced.new) == ("CKV", long)


def test_a_negation_that_went_into_the_other_part_of_a_split_did_not_go() -> None:
    one = "Keepers shall not sell the honey of other valleys at the fair of autumn"
    two = "shall not open the hives of their neighbours without leave of the inspector"
    changes = compared(
        f"1. {one}, and {two}.", f"1. {one}.\n\n2. Keepers {two}."
    ).changes

    assert all(ChangeKind.SPLIT in change.kinds for change in changes)
    assert [g for c in changes for g in shown(c, Flag.NEGATION)] == []


def test_the_number_in_a_cross_reference_is_no_number() -> None:
    more = "\n\n2. Honey is sold.\n\n3. Wax is kept in the dark of a cellar."
    change = only(
        f"1. Keepers obey paragraph 2.{more}", f"1. Keepers obey paragraph 3.{more}"
    )

    assert change.flags == (Flag.REFERENCE_RETARGETED,)


# ------------------------------------------------------------------- brackets


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("all of the hives", "all [of the] hives", ("bracket-opened", "of the", "[of the]")),
        ("all hives", "all [young] hives", ("bracket-opened", "", "[young]")),
        ("all [young] hives", "all young hives", ("bracket-kept", "[young]", "")),
        ("all [young] hives", "all hives", ("bracket-dropped", "[young]", "")),
        ("all [young] hives", "all [old] hives", ("bracket-changed", "[young]", "[old]")),
        ("[all young hives]", "[all very young hives]",
         ("bracket-changed", "[all young hives]", "[all very young hives]")),
    ],
)  # fmt: skip
def test_what_became_of_a_bracket(
    old: str, new: str, expected: tuple[str, str, str]
) -> None:
    text = "Keepers shall count {} in spring."
    change = only(text.format(old), text.format(new))

    assert shown(change) == [expected]


NESTED = "[lamps [and wicks]]"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (NESTED, "lamps", [("bracket-kept", NESTED, "lamps"), ("bracket-dropped", "[and wicks]", "")]),
        (NESTED, "lamps and wicks", [("bracket-kept", NESTED, ""), ("bracket-kept", "[and wicks]", "")]),
        (NESTED, "lamps [and wicks]", [("bracket-kept", NESTED, "")]),
        (NESTED, "[lamps and wicks]", [("bracket-kept", "[and wicks]", "")]),
        (NESTED, "[lamps] and wicks", [("bracket-kept", "[and wicks]", "")]),
        (NESTED, "[lamps]", [("bracket-dropped", "[and wicks]", "")]),
        (NESTED, "[and wicks]", [("bracket-dropped", NESTED, "")]),
        (NESTED, "oil", [("bracket-dropped", NESTED, ""), ("bracket-dropped", "[and wicks]", "")]),
        (NESTED, "[lamps [and oil]]", [("bracket-changed", "[and wicks]", "[and oil]")]),
        (NESTED, "[bells [and wicks]]", [("bracket-changed", NESTED, "[bells [and wicks]]")]),
        ("lamps and wicks", NESTED,
         [("bracket-opened", "lamps", NESTED), ("bracket-opened", "and wicks", "[and wicks]")]),
        ("lamps", "lamps [and wicks]", [("bracket-opened", "", "[and wicks]")]),
        ("[[lamps] [wicks]]", "[lamps] [wicks]", [("bracket-kept", "[[lamps] [wicks]]", "")]),
    ],
)  # fmt: skip
def test_each_of_nested_brackets_is_told_by_its_own_words(
    old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    text = "Keepers store {} in a dry loft above the hives."

    assert shown(only(text.format(old), text.format(new))) == expected


def test_brackets_that_come_or_go_with_a_whole_provision_are_told() -> None:
    kept = "1. Keepers shall count the hives in the valley."
    open_ = "2. [Keepers shall plant [old] lime trees along the road.]"
    quote = "[Keepers shall plant [old] lime trees along the road.]"

    assert shown(only(kept, f"{kept}\n\n{open_}")) == [("bracket-opened", "", quote)]
    assert shown(only(f"{kept}\n\n{open_}", kept)) == [("bracket-dropped", quote, "")]


def test_every_pair_of_brackets_is_counted_once() -> None:
    text = "# [Draft] treaty on bees\n\nArticle 1\n\n[Bees] fly.\n\nArticle 2\n\n[Keepers] rest.\n"
    merged = "# Treaty on bees\n\nArticle 1\n\n1. Bees fly.\n\n2. [Keepers] rest.\n"
    made = diffy.compare(diffy.reads(text), diffy.reads(merged))
    shares = [sum(map(bracket_count, d.nodes)) for d in (made.old, made.new)]

    assert [
        sum(r.old for r in made.brackets),
        sum(r.new for r in made.brackets),
    ] == shares


def test_of_nested_brackets_the_one_that_changed_is_told() -> None:
    change = only(
        "Keepers shall [count [all] hives in the valley].",
        "Keepers shall [count [some] hives in the valley].",
    )

    assert shown(change) == [("bracket-changed", "[all]", "[some]")]


def test_of_brackets_around_the_same_words_one_is_told() -> None:
    change = only(
        "Keepers shall [[inspect]] all of the hives each spring.",
        "Keepers shall [[examine]] all of the hives each spring.",
    )

    assert shown(change, Flag.BRACKET_CHANGED) == [
        ("bracket-changed", "[inspect]", "[examine]")
    ]


def test_every_one_of_many_changed_brackets_is_told() -> None:
    numbers = range(300)
    change = only(
        "; ".join(f"[hive {k} is old] in spring" for k in numbers),
        "; ".join(f"[hive {k} is new] in spring" for k in numbers),
    )

    assert shown(change, Flag.BRACKET_CHANGED) == [
        ("bracket-changed", f"[hive {k} is old]", f"[hive {k} is new]") for k in numbers
    ]


def test_brackets_nested_a_hundred_deep_are_told_by_the_innermost() -> None:
    opened = "".join(f"[hive{k} " for k in range(100))
    change = only(f"{opened}is old{']' * 100}", f"{opened}is new{']' * 100}")

    assert shown(change, Flag.BRACKET_CHANGED) == [
        ("bracket-changed", "[hive99 is old]", "[hive99 is new]")
    ]


def test_brackets_taken_off_are_no_edit() -> None:
    assert only("Keepers [shall] count.", "Keepers shall count.").kinds == (
        ChangeKind.BRACKET_ONLY,
    )


def test_a_provision_that_came_to_be_agreed_is_told_as_a_status() -> None:
    change = only(
        "1. Keepers shall count.\n\n2. Wax is kept in the dark of a cellar.",
        "1. Keepers shall count. [agreed ad referendum]\n\n2. Wax is kept in the dark of a cellar.",
    )

    assert change.kinds == (ChangeKind.BRACKET_ONLY,)
    assert shown(change, Flag.STATUS) == [("status", "clean", "agreed")]


# -------------------------------------------------------------- substitutions


def many(word: str, *more: str) -> str:
    places = ["the gate", "the river", "the mill", "the church"]
    lines = [f"The {word} of the valley counts the hives near {p}." for p in places]
    return "\n\n".join(f"{n}. {line}" for n, line in enumerate([*lines, *more], 1))


def test_a_word_replaced_in_many_places_is_listed_once_with_its_places() -> None:
    comparison = compared(many("council"), many("assembly"))
    (found,) = comparison.substitutions

    assert (found.old, found.new, len(found.changes)) == ("council", "assembly", 4)
    assert all(change.flags == (Flag.SUBSTITUTION,) for change in comparison.changes)


def test_a_replacement_counts_too_where_more_changed_beside_it() -> None:
    comparison = compared(
        many("council", "A fine is paid to the council treasurer at once."),
        many("assembly", "A fine is paid to the assembly bursar at once."),
    )
    (found,) = comparison.substitutions

    assert len(found.changes) == 5


@pytest.mark.parametrize(
    ("old", "new"),
    [("sworn council", "council"), ("council", "council members")],
)
@pytest.mark.parametrize("backwards", [False, True])
def test_words_that_came_or_went_beside_one_word_made_another_term_of_it(
    old: str, new: str, backwards: bool
) -> None:
    sides = (new, old) if backwards else (old, new)
    comparison = compared(*map(many, sides))
    (found,) = comparison.substitutions

    assert (found.old, found.new, len(found.changes)) == (*sides, 4)
    assert len(folded(comparison)) == 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("council,", "council, if asked,"),  # behind a mark
        ("council", "council that sits in the tower"),  # too long for a term
        ("sworn council", "council sworn"),
    ],
)
def test_other_words_that_came_in_many_places_made_no_term(old: str, new: str) -> None:
    assert compared(many(old), many(new)).substitutions == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [("may", "shall"), ("not", "always"), ("ten", "twenty"), ("3", "30")],
)
def test_a_modal_verb_a_negation_or_a_number_is_never_folded(
    old: str, new: str
) -> None:
    text = many("{}")

    assert (
        compared(text.format(*[old] * 4), text.format(*[new] * 4)).substitutions == ()
    )


def folded(comparison: Comparison) -> list[str]:
    """The first words of what the HTML report shows folded."""
    page = html.fromstring(WRITERS["html"](comparison))
    return [
        " ".join(d.text_content().split())
        for d in page.findall(".//details[@class='follows']/summary")
    ]


def test_what_only_follows_is_folded_in_the_report() -> None:
    shown_folded = folded(compared(many("council"), many("assembly")))

    assert len(shown_folded) == 4
    assert all("“council” became “assembly”" in line for line in shown_folded)


def test_a_change_with_more_than_the_replacement_is_not_folded() -> None:
    old, new = (
        many("council"),
        many("assembly").replace("hives near the mill", "queens near the mill"),
    )
    comparison = compared(old, new)

    assert comparison.substitutions[0].changes == ("c1", "c2", "c3", "c4")
    assert len(folded(comparison)) == 3


# ---------------------------------------------------------------- definitions


DEFINING = (
    "Article 1\nUse of terms\n\n(a) “Hive” means a box in which bees {live};\n\n"
    "(b) “Swarm” means bees without a hive.\n\nArticle 2\nCount\n\n"
    "1. All hives are counted.\n\n2. Lime trees are left alone by all who pass."
)


def test_a_changed_definition_lists_the_provisions_that_use_the_term() -> None:
    comparison = diffy.compare(
        diffy.reads(DEFINING.format(live="live")),
        diffy.reads(DEFINING.format(live="are kept by a keeper")),
    )
    (row,) = comparison.definitions

    assert (row.old, row.new) == ("Hive", "Hive")
    assert row.uses == ("art_1__point_b", "art_2__para_1")
    assert comparison.changes[0].flags == (Flag.DEFINITION,)


def test_a_definition_that_went_is_told_with_what_still_uses_the_term() -> None:
    text = DEFINING.format(live="live")
    gone = text.replace("(a) “Hive” means a box in which bees live;\n\n(b)", "(a)")
    comparison = diffy.compare(diffy.reads(text), diffy.reads(gone))

    assert [(d.old, d.new, d.uses) for d in comparison.definitions] == [
        ("Hive", "", ("art_1__point_a", "art_2__para_1"))
    ]


def test_a_definition_written_otherwise_is_no_changed_definition() -> None:
    comparison = diffy.compare(
        diffy.reads(DEFINING.format(live="live")),
        diffy.reads(DEFINING.format(live="live").replace("Hive” means", "Hive” Means")),
    )

    assert comparison.definitions == ()


# --------------------------------------------------------------------- always


def test_every_ground_shows_words_that_stand_in_the_change() -> None:
    drafts = ROOT / "drafts" / "illustrative"
    comparison = diffy.compare(
        diffy.read(drafts / "first-draft.md"), diffy.read(drafts / "third-draft.md")
    )
    unsaid = {
        Flag.SUBSTITUTION,
        Flag.OPTION_CHOSEN,
        Flag.STATUS,
        Flag.STRONGER,
        Flag.WEAKER,
    }
    for change in comparison.changes:
        sides = {"old": "", "new": ""}
        for edit in change.edits:
            sides["old"] += edit.text if edit.op != "+" else ""
            sides["new"] += edit.text if edit.op != "-" else ""
        for ground in change.grounds:
            assert ground.old or ground.new
            if ground.flag not in unsaid:
                for side in ("old", "new"):
                    words = "".join(fold(getattr(ground, side)).split()).rstrip("…")
                    assert words in "".join(fold(sides[side]).split())


def test_the_result_does_not_hang_on_the_order_of_hashes() -> None:
    drafts = ROOT / "drafts" / "illustrative"
    program = (
        "import sys, diffy; "
        "sys.stdout.write(diffy.to_json(diffy.compare(diffy.read(sys.argv[1]), "
        "diffy.read(sys.argv[2]))))"
    )
    names = (str(drafts / "first-draft.md"), str(drafts / "third-draft.md"))
    written = {
        subprocess.run(
            [sys.executable, "-c", program, *names],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }

    assert len(written) == 1


@pytest.mark.parametrize(
    ("code", "old", "new", "verbs"),
    [
        ("fr", "Chaque Partie doit compter ses ruches.", "Chaque Partie peut compter ses ruches.", ("doit", "peut")),
        ("es", "Cada Parte deberá contar las colmenas.", "Cada Parte podrá contar las colmenas.", ("deberá", "podrá")),
        ("ru", "Сторона должна учитывать ульи.", "Сторона может учитывать ульи.", ("должна", "может")),
        ("zh", "各缔约方应统计其领土上的蜂箱数目并公布。", "各缔约方可统计其领土上的蜂箱数目并公布。", ("应", "可")),
    ],
)  # fmt: skip
def test_duties_are_weighed_in_other_languages(
    code: str, old: str, new: str, verbs: tuple[str, str]
) -> None:
    drafts = [diffy.reads(f"1. {text}", language=code) for text in (old, new)]
    (found,) = diffy.compare(*drafts).modality

    assert found.direction is Flag.WEAKER
    assert (found.old, found.new) == verbs


# ------------------------------------------------------- the same, written otherwise

PERIODS = {
    "en": ("Keepers count within {} days.", "thirty", "30", "forty"),
    "fr": ("Les apiculteurs comptent dans les {} jours.", "trente", "30", "quarante"),
    "es": ("Los apicultores cuentan en {} días.", "treinta", "30", "cuarenta"),
    "ru": ("Пасечники ведут учет в течение {} дней.", "тридцати", "30", "сорока"),
    "ar": ("يحصي النحالون الخلايا خلال {} يوما.", "ثلاثين", "30", "أربعين"),
    "zh": ("养蜂人在{}日内清点蜂箱。", "三十", "30", "四十"),
}


@pytest.mark.parametrize("code", PERIODS)
def test_a_number_in_words_and_its_figure_are_one_number(code: str) -> None:
    text, words, figure, other = PERIODS[code]

    def flags(old: str, new: str) -> tuple[Flag, ...]:
        drafts = (diffy.reads(text.format(n), language=code) for n in (old, new))
        (change,) = diffy.compare(*drafts).changes
        return change.flags

    assert flags(words, figure) == (Flag.EDITORIAL,)
    assert flags(f"{words} ({figure})", figure) == (Flag.EDITORIAL,)
    assert flags(words, other) == (Flag.NUMBER,)


def test_a_number_that_changed_is_told_beside_one_written_otherwise() -> None:
    change = only(
        "Within thirty (30) days keepers count five hives.",
        "Within 30 days keepers count six hives.",
    )

    assert shown(change, Flag.NUMBER) == [("number", "five", "six")]


def test_curly_and_straight_marks_are_the_same() -> None:
    curly = "The keeper\u2019s hive, called \u201chome\u201d, stays where it stands."
    straight = 'The keeper\'s hive, called "home", stays where it stands.'
    change = only(curly, straight)
    edited = only(curly, straight.replace("stays", "rests"))

    assert [(e.op.value, e.text) for e in change.edits] == [("=", straight)]
    assert shown(change) == [("editorial", "\u2019", "'")]
    assert [e.text for e in edited.edits if e.op != "="] == ["stays", "rests"]
    assert edited.grounds == ()


@pytest.mark.parametrize("phrase", ["including but not limited to", "not later than"])
def test_a_phrase_that_denies_nothing_is_no_negation(phrase: str) -> None:
    change = only(
        f"Keepers count their hives in spring, {phrase} the month of May.",
        "Keepers count their hives in spring, in the month of May.",
    )

    assert Flag.NEGATION not in change.flags


# ------------------------------------------------------------------- options


INLINE = (
    "Option A: Keepers shall count three hives. Option B: Keepers may count five hives."
)


def test_the_option_that_stands_is_named_with_its_words() -> None:
    words = "Keepers shall count three hives"

    assert shown(only(INLINE, f"{words}.")) == [
        ("option-chosen", f"Option A: {words}", words)
    ]


def test_where_no_option_stands_that_is_said() -> None:
    change = only(INLINE, "A committee is founded by the council of elders.")
    page = WRITERS["md"](compared(INLINE, "A committee is founded by elders."))

    assert shown(change, Flag.OPTION_CHOSEN) == [
        ("option-chosen", "Option A, Option B", "")
    ]
    assert "few or no words of “Option A, Option B” stand" in page


# --------------------------------------------------------- splits and substitutions


def test_words_in_another_piece_of_a_split_are_not_struck() -> None:
    old = (
        "1. The keeper shall secure the hive against wind and rain, shall keep the lists"
        " of all sales, and shall burn them after ten years have passed."
    )
    new = (
        "1. The keeper shall:\n\n(a) secure the hive against wind and rain;\n\n"
        "(b) keep the lists of all sales;\n\n(c) burn them after ten years have passed."
    )
    made = compared(old, new)
    page = WRITERS["md"](made)

    assert all(ChangeKind.SPLIT in change.kinds for change in made.changes)
    assert "stands in Article 1(1)(b)" in page
    assert "lists of all sales" not in "".join(re.findall(r"~~(.*?)~~", page))


def test_common_words_are_no_term_that_was_replaced() -> None:
    trees = ("lime", "oak", "ash", "elm")
    old = "\n\n".join(
        f"{k}. Keepers plant the {t} tree." for k, t in enumerate(trees, 1)
    )

    assert compared(old, old.replace("the", "their")).substitutions == ()
