"""What one draft holds for every ask."""

from dataclasses import replace

import pytest
from demand_material import article, chapter, draft, para, point, preamble, shipped

from diffy.demands import state
from diffy.model import AskState, Draft, ProfileError, StateOfAsk

REVIEW = "Orders shall be open to judicial review."
SOFT = "Orders may be open to judicial review."
SECRET = "Officers may search without court approval."


def procedural(*texts: str) -> Draft:
    """One procedural article with a paragraph for each text."""
    body = (para(at, text) for at, text in enumerate(texts, 1))
    return draft(chapter(4, "Procedural measures", article(27, "Orders", *body)))


def of(ask: str, whole: Draft) -> StateOfAsk:
    """The state of one ask in a draft."""
    return next(each for each in state(shipped(), whole) if each.ask == ask)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((REVIEW,), AskState.FOUND),
        ((SOFT,), AskState.WEAK),
        ((SOFT, REVIEW), AskState.FOUND),
        ((SECRET,), AskState.CONTRARY),
        ((REVIEW, SECRET), AskState.BOTH),
        (("Costs are shared.",), AskState.NONE),
        (("Orders shall not be open to judicial review.",), AskState.CONTRARY),
        (("Officers shall never search without court approval.",), AskState.FOUND),
    ],
)
def test_the_state_tells_what_text_was_found(
    texts: tuple[str, ...], expected: AskState
) -> None:
    actual = of("D3c", procedural(*texts)).state

    assert actual is expected


def test_every_ask_has_a_state_in_the_profiles_order() -> None:
    actual = [each.ask for each in state(shipped(), procedural(REVIEW))]

    assert actual == [ask.id for demand in shipped().demands for ask in demand.asks]


def test_contrary_words_come_first_then_the_strongest() -> None:
    evidence = of("D3c", procedural(SOFT, REVIEW, SECRET)).evidence

    assert [(each.eid, each.quote) for each in evidence] == [
        ("art_27__para_3", "without court approval"),
        ("art_27__para_2", "judicial review"),
        ("art_27__para_1", "judicial review"),
    ]


@pytest.mark.parametrize(
    ("principles", "expected"),
    [
        ("legality, necessity and proportionality", AskState.WEAK),
        ("legality, necessity, proportionality and non-discrimination", AskState.FOUND),
    ],
)
def test_an_incomplete_list_is_weak(principles: str, expected: AskState) -> None:
    whole = procedural(f"Powers shall respect {principles}.")

    assert of("D3b", whole).state is expected


def test_principles_in_points_are_counted_together() -> None:
    names = ("legality;", "necessity;", "proportionality;", "non-discrimination.")
    points = (point(label, name) for label, name in zip("abcd", names, strict=True))
    body = para(1, "Powers shall respect:", *points)
    whole = draft(chapter(4, "Procedural measures", article(27, "Orders", body)))

    assert of("D3b", whole).state is AskState.FOUND


def test_a_preamble_is_weak_text() -> None:
    whole = draft(preamble("Recalling international human rights law,"))

    assert of("D3a", whole).state is AskState.WEAK


def test_an_each_provision_ask_counts_articles_and_names_the_silent() -> None:
    whole = draft(
        preamble("Noting gender,"),
        chapter(
            6,
            "Preventive measures",
            article(50, "Victims", para(1, "Shelters shall be open to women.")),
            article(51, "Awareness", para(1, "Schools shall be told.")),
        ),
    )
    found = of("D4b", whole)

    assert (found.articles_with, found.articles_in_scope) == (1, 2)
    assert found.silent == ("art_51",)


def test_words_in_another_kind_of_article_do_not_count() -> None:
    whole = draft(
        chapter(9, "Final provisions", article(60, "Signature", para(1, REVIEW)))
    )

    assert of("D3c", whole).state is AskState.NONE


def test_a_draft_in_another_language_is_refused() -> None:
    with pytest.raises(ProfileError, match="the draft sample.txt in French"):
        state(shipped(), replace(procedural(REVIEW), language="fr"))
