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
    stood = matches(whole, phrases([sought]), LEXICON.denying, wanted)
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
