"""Words and marks: the quick patterns find what the patterns of every script find."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diffy import words

EVERY_WORD = re.compile(words._WORD)
EVERY_TOKEN = re.compile(rf"{words._WORD}|[^\w\s]|_")

LETTERS = "aZ9 _-.’“é\xadß\u0301ёيـَ第条々カ\u2028\0º²٣"
TEXTS = st.one_of(st.text(), st.text(alphabet=LETTERS), st.text(alphabet="aB_9. \t"))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(TEXTS)
@example("it’s a co\xadoperation, dated 5ª")
@example("第2条の_x")
def test_words_are_the_same_by_any_pattern(text: str) -> None:
    found = list(EVERY_WORD.finditer(text))

    assert words.printed_words(text) == [m.group() for m in found]
    assert words.word_starts(text) == [m.start() for m in found]
    assert words.words(text) == EVERY_WORD.findall(words.fold(text))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(TEXTS)
def test_tokens_are_the_same_by_any_pattern(text: str) -> None:
    found = EVERY_TOKEN.findall(text)

    assert words.token_texts(text) == found
    assert [token.text for token in words.tokens(text)] == found
    assert [words.is_word(t) for t in found] == [
        bool(EVERY_WORD.match(t)) for t in found
    ]


@pytest.mark.parametrize(
    ("text", "odd"),
    [("plain", False), ("“quoted” – é", False), ("soft\xadly", True), ("第", True)],
)
def test_a_text_with_marks_inside_words_is_told(text: str, odd: bool) -> None:
    assert words.unplain(text) is odd
