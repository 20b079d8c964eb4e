"""Phrases of opposite sign that could claim the same words are named."""

import pytest

from diffy.demands import load, overlaps
from diffy.demands.overlap import wordings
from diffy.demands.phrases import phrase

HEAD = """\
format = 1
id = "small"
title = "A small profile"
date = 2024-05-06
language = "en"
[statement]
calls = 1
[[kind]]
id = "general"
[[kind]]
id = "final"
[[demand]]
id = "S1"
item = 1
title = "Reviews are open"
[[demand.ask]]
id = "S1a"
text = "An open review"
"""


def profile(wanted: str, unwanted: str, *, apart: bool = False) -> str:
    where = ('["general"]', '["final"]') if apart else ('["general"]', '["general"]')
    signals = (
        ("S1a.w1", "wanted", wanted, where[0]),
        ("S1a.u1", "unwanted", unwanted, where[1]),
    )
    return HEAD + "".join(
        f'[[demand.ask.signal]]\nid = "{name}"\nsign = "{sign}"\n'
        f'any = ["{words}"]\nwhere = {kinds}\n'
        for name, sign, words, kinds in signals
    )


def test_a_phrase_inside_another_of_opposite_sign_is_named_with_the_words() -> None:
    found = overlaps(load(profile("open review", "without open review")))

    assert found == (
        'S1a.u1 and S1a.w1 are of opposite sign and both stand in "without open review"',
    )


def test_an_alternative_deep_inside_is_found() -> None:
    text = profile("(open|public) (hearing|review)", "[very] (secret|public) review")

    assert len(overlaps(load(text))) == 1


@pytest.mark.parametrize(
    ("wanted", "unwanted", "apart"),
    [
        ("open review", "secret review", False),
        ("open review", "without open review", True),
    ],
)
def test_phrases_that_cannot_meet_are_not_named(
    wanted: str, unwanted: str, apart: bool
) -> None:
    assert overlaps(load(profile(wanted, unwanted, apart=apart))) == ()


@pytest.mark.parametrize(
    ("source", "ways"),
    [
        ("plain words", ["plain words"]),
        ("(a|b c) d", ["a d", "b c d"]),
        ("[very] open", ["very open", "open"]),
        ("a ... b", ["a b"]),
        ("a * b", ["a x b"]),
        ("word* ~ other", ["word other"]),
        ("col(o|ou)r", ["color", "colour"]),
    ],
)
def test_a_phrase_is_written_out(source: str, ways: list[str]) -> None:
    assert [*wordings(phrase(source))] == ways
