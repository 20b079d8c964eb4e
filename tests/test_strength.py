"""Binding strength: modal verbs, qualifiers, negations, chapeaux."""

import pytest

from diffy.demands.grammar import grammar
from diffy.demands.lexicon import lexicon
from diffy.demands.passage import passage
from diffy.demands.phrases import phrases
from diffy.demands.strength import Weighing, matches, standing

LEXICON = lexicon("en", (), ())


def strength(sought: str, text: str, lead: str = "", *, wanted: bool) -> float:
    """The strength of a phrase in a text, under a chapeau."""
    words = LEXICON.language
    above = passage(lead, words) if lead else None
    whole = passage(text, words, lead=above)
    stood = matches(whole, phrases([sought]), LEXICON.denying)
    weighing = Weighing(wanted=wanted)
    return standing(whole, grammar(whole, LEXICON), stood, weighing).strength


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orders shall be subject to judicial review.", 2),
        ("Orders may be subject to judicial review.", 1),
        ("Orders should, where possible, be subject to judicial review.", 0.5),
        ("Orders shall be subject to judicial review under domestic law.", 1),
        ("Data shall be provided without judicial review.", -2),
        ("Data shall not be provided without judicial review.", 2),
        ("Judicial review shall not apply to urgent orders.", -2),
        ("Nothing in this article shall require judicial review.", -2),
        ("Nothing in this article shall affect judicial review.", 2),
        ("A Party shall not decline to provide for judicial review.", 2),
        ("Orders shall be open to judicial review as provided for in article 5.", 2),
        ("Nothing obliges a Party to act in a manner incompatible with judicial review.", 2),
        ("No order shall be carried out before judicial review.", 2),
        ("Orders shall not be carried out until there is judicial review.", 2),
        ("No person shall be tried before a court without judicial review.", 2),
        ("No person shall be brought before a judge for want of judicial review.", -2),
        ("Nothing in this article shall derogate from judicial review.", 2),
        ("A Party may derogate from judicial review.", -1),
        ("No one shall be exempt from judicial review.", 2),
        ("Urgent orders are exempt from judicial review.", -2),
        ("This article applies regardless of judicial review.", -2),
        ("Orders shall be executed whether or not there is judicial review.", -2),
        ("Judicial review is optional.", -2),
        ("Judicial review may be omitted.", -1),
        ("A Party may dispense with judicial review.", -2),
        ("A Party shall not dispense with judicial review.", 2),
        ("Each Party shall waive judicial review.", -2),
        ("Nothing in this article shall deny judicial review.", 2),
        ("No person shall be deprived of liberty without judicial review.", 2),
        ("Persons may be denied judicial review.", -1),
        ("Data shall be withheld until there is judicial review.", 2),
        ("Data shall be refused except where there is judicial review.", 2),
        ("No order shall be given other than with judicial review.", 2),
        ("Extradition shall be suspended pending judicial review.", 2),
        ("Each Party shall endeavour to provide for judicial review.", 1),
        ("Each Party may act, and orders shall be subject to judicial review.", 2),
        ("Officers may order the copying of data subject to judicial review.", 2),
        ("Officers may copy data only with judicial review.", 2),
        ("A Party may ensure that orders are subject to judicial review.", 1),
        ("Each Party shall take such steps as may be necessary to ensure judicial review.", 2),
        ("Orders shall be subject to judicial review, except in urgent cases.", 1),
        ("Judicial review may be provided for.", 1),
        ("Judicial review cannot be granted.", -2),
        ("Orders shall be for a period not exceeding ten days and open to judicial review.", 2),
        ("Officers shall act without delay and under judicial review.", 2),
        ("Officers shall not wait and shall ensure judicial review.", 2),
        ("Except in urgent cases, orders shall be subject to judicial review.", 2),
        ("Unless otherwise agreed, orders shall be subject to judicial review.", 2),
        ("Help shall not be given where judicial review is denied.", 2),
        ("Orders shall be copied; officers may act. Judicial review shall be open.", 2),
        ("Orders shall be subject to judicial review. Judicial review shall not apply to copies.", -2),
        ("The budget shall be reviewed.", 0),
    ],
)  # fmt: skip
def test_wanted_words_stand_as_firmly_as_their_sentence(
    text: str, expected: float
) -> None:
    actual = strength("judicial review", text, wanted=True)

    assert actual == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Authorities shall intercept content data.", 2),
        ("Authorities may intercept content data.", 1),
        ("Authorities may intercept content data, as appropriate.", 1),
        ("Nothing in this article obliges a Party to intercept content data.", -2),
        ("Authorities shall not intercept content data.", -2),
        ("Authorities may not intercept content data.", -2),
        ("Authorities shall not, where possible, intercept content data.", -1),
        ("Authorities shall not intercept content data unless ordered to.", -1),
        ("Authorities shall refrain from measures that intercept content data.", -2),
        ("To intercept content data shall be prohibited.", -2),
        (
            "Nothing in this article shall prohibit measures to intercept content data.",
            2,
        ),
        ("Authorities shall cease to intercept content data.", -2),
        ("To intercept content data is not permitted.", -2),
        ("Nothing shall prevent a Party from acting to intercept content data.", 2),
    ],
)
def test_unwanted_words_turn_by_a_negation_and_ease_by_a_soft_verb(
    text: str, expected: float
) -> None:
    actual = strength("intercept* content data", text, wanted=False)

    assert actual == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officers may search without court approval.", 1),
        ("Officers shall never search without court approval.", -2),
        ("Officers shall act without delay and without court approval.", 2),
    ],
)
def test_a_negator_written_in_the_phrase_belongs_to_it(
    text: str, expected: float
) -> None:
    actual = strength("without court approval", text, wanted=False)

    assert actual == expected


def test_a_negator_in_the_gap_of_an_unwanted_phrase_counts() -> None:
    text = "Journalists shall not be prosecuted."

    assert strength("prosecut* ~ journalist*", text, wanted=False) == -2


@pytest.mark.parametrize(("words", "expected"), [(14, -2), (15, 2)])
def test_a_negator_reaches_over_fourteen_words(words: int, expected: float) -> None:
    text = f"Orders shall not {'so ' * words}judicial review."

    assert strength("judicial review", text, wanted=True) == expected


@pytest.mark.parametrize(
    ("lead", "text", "expected"),
    [
        ("Officers may:", "ensure judicial review;", 1),
        ("Officers shall not:", "seek judicial review;", -2),
        ("As appropriate, orders shall be subject to:", "judicial review;", 1),
        ("Officers may act. Orders shall be subject to:", "judicial review;", 2),
        ("Officers may act.", "Orders shall have judicial review.", 2),
        ("Officers may:", "be heard, and shall have judicial review.", 2),
        ("Officers may:", "be heard. Orders shall have judicial review.", 2),
    ],
)
def test_a_provision_is_read_with_its_chapeau(
    lead: str, text: str, expected: float
) -> None:
    actual = strength("judicial review", text, lead, wanted=True)

    assert actual == expected


def test_an_item_of_a_list_in_the_text_is_read_with_the_words_before_the_colon() -> (
    None
):
    text = "Officers shall not: (a) copy data; (b) intercept content data."

    assert strength("intercept content data", text, wanted=False) == -2


def test_a_phrase_is_sought_in_the_own_words_only() -> None:
    lead = "Judicial review shall be open to:"

    assert strength("judicial review", "the owner.", lead, wanted=True) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orders, some of which are not final, shall be open to judicial review.", 2),
        ("Orders, none of which are final, shall be open to judicial review.", 2),
        ("Persons who are not charged shall have a right to judicial review.", 2),
        ("No person who is charged shall have a right to judicial review.", -2),
        ("Measures which are not open to judicial review shall be published.", -2),
        ("Orders, which shall not be open to judicial review, may be renewed.", -2),
        ("A Party which has agreed shall not require judicial review.", -2),
    ],
)
def test_a_negator_in_a_relative_clause_denies_only_what_stands_in_it(
    text: str, expected: float
) -> None:
    assert strength("judicial review", text, wanted=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Journalists shall enjoy special protection.", 2),
        ("Journalists shall not enjoy special protection.", -2),
        ("Journalists shall never enjoy any protection.", -2),
        ("Journalists who are not accredited shall enjoy protection.", 2),
        ("Journalists shall, where that is not excessive, enjoy protection.", 2),
    ],
)
def test_a_negator_in_the_gap_of_a_wanted_phrase_counts(
    text: str, expected: float
) -> None:
    sought = "journalists ... enjoy ... protection"

    assert strength(sought, text, wanted=True) == expected


def test_who_is_not_something_is_no_negation_of_what_befalls_them() -> None:
    text = "Journalists who are not accredited shall be prosecuted."

    assert strength("journalist* ... prosecut*", text, wanted=False) == 2


@pytest.mark.parametrize(
    ("lead", "text", "expected"),
    [
        ("Help shall be refused where:", "it would endanger human rights;", 2),
        ("Help may be refused where:", "it would endanger human rights;", 1),
        ("Help shall not be refused where:", "it would endanger human rights;", -2),
        ("Help shall be refused where human rights so demand and:", "it is late;", 0),
        ("Help shall be refused where the form is wrong.", "Human rights count.", 0),
        ("Help shall be given where:", "it would serve human rights;", 0),
    ],
)
def test_a_phrase_with_a_gap_may_begin_in_the_chapeau(
    lead: str, text: str, expected: float
) -> None:
    assert strength("refus* ~ human rights", text, lead, wanted=True) == expected
