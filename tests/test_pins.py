"""Pins: what the user says corresponds."""

import pytest
from lighthouses import CONVENTION, draft, edges, found, partners

from diffy.align import Pins, align, load_pins
from diffy.model import MatchedBy, ProfileError


def test_pins_are_read_from_their_table() -> None:
    pins = load_pins('[pins]\n"art_1" = "art_2"\nart_3 = "never"\n', "pins.toml")

    assert pins.partner == {"art_1": "art_2", "art_3": None}


def test_an_empty_file_holds_no_pins() -> None:
    assert load_pins("", "pins.toml").partner == {}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('[pins]\n"art_1" = \n', "line 2", "Invalid value"),
        ('[pins]\n"art_1" = "x"\n"art_1" = "y"\n', "line 3", "overwrite"),
        ('[pins]\n\n"art_1" = 7\n', "line 3", "must be a new eid"),
        ('[pins]\nart_1 = ""\n', "line 2", "must be a new eid"),
        (
            '[pins]\n"art_1" = "x"\n"art_2" = "x"\n',
            "line 3",
            "both 'art_1' and 'art_2'",
        ),
        ('\n[pin]\n"art_1" = "x"\n', "line 2", "not 'pin'"),
        ('pins = "art_1"\n', "line 1", "one table"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(
    text: str, line: str, what: str
) -> None:
    with pytest.raises(ProfileError) as caught:
        load_pins(text, "pins.toml")
    message = str(caught.value)

    assert message.startswith("pins.toml")
    assert line in message
    assert what in message


def test_a_pin_of_two_articles_is_kept_against_the_words() -> None:
    both = draft(*CONVENTION)
    concordance = align(both, both, Pins({"art_1": "art_2"}))
    pinned = found(concordance, "art_1", "art_2")

    assert pinned.matched_by == MatchedBy.PIN
    assert pinned.main
    assert ("art_1", "art_1") not in edges(
        tuple(pair for pair in concordance.articles if pair.main)
    )
    assert partners(concordance, "art_1__heading") == ["art_2__heading"]


def test_a_pin_of_two_provisions_is_kept_across_articles_and_counts_as_moved() -> None:
    both = draft(*CONVENTION)
    pins = Pins({"art_1__para_1": "art_3__para_1"})
    concordance = align(both, both, pins)
    pinned = found(concordance, "art_1__para_1", "art_3__para_1")

    assert pinned.matched_by == MatchedBy.PIN
    assert pinned.moved
    assert partners(concordance, "art_1__para_1") == ["art_3__para_1"]


def test_what_is_never_to_pair_has_no_counterpart() -> None:
    both = draft(*CONVENTION)
    concordance = align(both, both, Pins({"art_4": None, "art_5__para_2": None}))

    assert ("art_4", None) in edges(concordance.articles)
    assert (None, "art_4") in edges(concordance.articles)
    assert partners(concordance, "art_4__para_1") == [None]
    assert partners(concordance, "art_5__para_2") == [None]


def test_a_stale_pin_is_told_and_has_no_effect() -> None:
    both = draft(*CONVENTION)
    pins = Pins({"art_99": "art_1", "art_1": "art_98", "art_2": "art_3__para_1"})
    concordance = align(both, both, pins)

    assert concordance.articles == align(both, both).articles
    assert concordance.stale_pins == (
        "The pin of 'art_99' to 'art_1' no longer applies: "
        "the old draft has no such article or provision.",
        "The pin of 'art_1' to 'art_98' no longer applies: "
        "the new draft has no such article or provision.",
        "The pin of 'art_2' to 'art_3__para_1' no longer applies: "
        "one is an article, the other is a provision.",
    )


def test_points_follow_the_paragraph_that_was_pinned() -> None:
    points = ["brass lamps of two sizes;", "dry wicks in a tin chest."]
    old = [("Lamps", ["Nothing is sold.", ("Keepers hold:", points)]), *CONVENTION[1:4]]
    new = [("Lamps", ["Nothing is sold."]), CONVENTION[1]]
    new.append(("Stores", [("In every store there are:", points), CONVENTION[7][1][0]]))
    pins = Pins({"art_1__para_2": "art_3__para_1"})
    concordance = align(draft(*old), draft(*new, *CONVENTION[2:4]), pins)

    assert partners(concordance, "art_1__para_2") == ["art_3__para_1"]
    assert partners(concordance, "art_1__para_2__point_a") == ["art_3__para_1__point_a"]
    assert partners(concordance, "art_1__para_2__point_b") == ["art_3__para_1__point_b"]
