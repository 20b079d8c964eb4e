"""The quick looks that spare a reader its patterns let nothing through that these find."""

import unicodedata

import pytest

from diffy.languages import codes, language
from diffy.parse import shapes
from diffy.parse.printed import beginning, pattern
from diffy.readers.draft import clean


@pytest.mark.parametrize("mark", sorted(shapes._NO_LABEL))
@pytest.mark.parametrize("rest", ["", "1.", "a)", " (a) Each", "- 1 بند", "Each"])
def test_no_label_begins_with_a_mark_that_is_passed_over(mark: str, rest: str) -> None:
    assert shapes._labels().match(mark + rest) is None


@pytest.mark.parametrize("code", codes())
def test_a_text_with_a_word_of_the_tables_may_begin_with_one(code: str) -> None:
    for words in language(code).structure.values():
        for word in (w for w in words if "#" not in w):
            for text in (word, word.upper(), word.capitalize()):
                found = pattern(words).match(text) is not None
                assert not found or beginning(words)(text)


def test_letters_of_western_europe_are_in_one_form_from_the_first() -> None:
    letters = "".join(bytes([k]).decode("cp1252", "ignore") for k in range(32, 256))

    assert clean(letters) == letters == unicodedata.normalize("NFC", letters)


def test_marks_of_direction_and_loose_accents_go_beside_any_letters() -> None:
    assert clean("caf\u00e9 cafe\u0301\u200f \u2013 \ufeffend") == "café café – end"
