"""A file that is plainly in one language is found by the quick look to be in that one."""

import random
from itertools import chain

import pytest
from bee_treaty import TREATIES

from diffy.parse import Block
from diffy.readers.interleaved import tongues
from diffy.readers.sole import sole

SENTENCES = {
    code: [line for line in text.split("\n") if line.strip()]
    for code, text in TREATIES.items()
}


def blocks(lines: list[str]) -> list[Block]:
    return [Block(line, line=k) for k, line in enumerate(lines, 1)]


@pytest.mark.parametrize("seed", range(60))
def test_the_quick_look_names_a_language_only_where_the_long_one_names_no_other(
    seed: int,
) -> None:
    chance = random.Random(seed)
    first, second = chance.sample(sorted(TREATIES), 2)
    own = SENTENCES[first] * chance.randint(1, 6)
    strange = chance.choices(SENTENCES[second], k=chance.choice([0, 0, 1, 3, 9, 30]))
    place = chance.randint(0, len(own))
    made = blocks([*own[:place], *strange, *own[place:]])
    if chance.random() < 0.3:
        chance.shuffle(made)

    code = sole(made)

    assert code is None or [tongue.code for tongue in tongues(made)] == [code]


@pytest.mark.parametrize("code", ["en", "fr", "es"])
def test_a_long_text_in_one_language_is_told_by_the_quick_look(code: str) -> None:
    lines = list(chain.from_iterable([SENTENCES[code]] * 4))

    assert sole(blocks(lines)) == code
