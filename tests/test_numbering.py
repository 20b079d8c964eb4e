"""Printed labels of six languages as keys."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffy.languages import codes, language
from diffy.numbering import begins, chinese, follows, gap, number, ordinal_words, roman


@pytest.mark.parametrize(
    ("code", "printed", "key"),
    [
        ("en", "12", "12"),
        ("en", "12 bis", "12bis"),
        ("en", "3-ter", "3ter"),
        ("en", "IV", "4"),
        ("fr", "premier", "1"),
        ("fr", "Première", "1"),
        ("fr", "1er", "1"),
        ("fr", "12 bis", "12bis"),
        ("es", "primero", "1"),
        ("es", "2.º bis", "2bis"),
        ("es", "Décima", "10"),
        ("ru", "12 бис", "12bis"),
        ("ru", "12-тер", "12ter"),
        ("ru", "12¹", "12-1"),
        ("ru", "первая", "1"),
        ("zh", "十二", "12"),
        ("zh", "一百零五", "105"),
        ("zh", "二十之三", "20ter"),
        ("zh", "１２", "12"),
        ("ar", "١٢", "12"),
        ("ar", "الأولى", "1"),
        ("ar", "الثـانيَ عشر", "12"),
        ("ar", "الثالثة والعشرون", "23"),
        ("ar", "١٢ مكررا", "12bis"),
        ("ar", "12 (مكرراً ثانياً)", "12ter"),
    ],
)
def test_numbers_of_headings_are_read(code: str, printed: str, key: str) -> None:
    assert number(printed, roman_too=True, language=language(code)) == key


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("(a)", "a"),
        ("(iv)", "iv"),
        ("3.3 bis.", "3.3bis"),
        ("а)", "a"),
        ("(в)", "c"),
        ("(أ)", "a"),
        ("(هـ)", "e"),
        ("ج -", "c"),
        ("٣ -", "3"),
        ("- 3", "3"),
        ("’2‘", "2"),
        ("（三）", "3"),
        ("㈢", "3"),
        ("③", "3"),
        ("三、", "3"),
        ("3．", "3"),
        ("3°", "3"),
    ],
)
def test_labels_of_lists_are_read_in_any_script(printed: str, key: str) -> None:
    assert number(printed) == key


@pytest.mark.parametrize("series", ["абвгде", "ابجدهو", "abcdef"])
def test_the_letters_of_a_list_follow_each_other(series: str) -> None:
    keys = [number(f"({letter})") for letter in series]

    assert begins(keys[0])
    assert all(follows(last, new) for last, new in pairwise(keys))


def test_an_inserted_number_comes_next_and_nothing_comes_before() -> None:
    assert [gap("3", "3bis"), gap("3bis", "4"), gap("3", "7")] == [1, 1, 4]
    assert gap("4", "3bis") is None


@pytest.mark.parametrize("code", ["ar", "es", "fr", "ru"])
def test_ordinals_are_known_up_to_twenty(code: str) -> None:
    values = set(ordinal_words(language(code)).values())

    assert set(range(1, 21)) <= values


def test_what_is_no_number_comes_back_folded() -> None:
    assert number("[Miel]") == "miel"
    assert roman("abc") is None
    assert chinese("蜂") is None


@given(st.text(max_size=12), st.sampled_from(codes()))
def test_any_label_gives_a_key(label: str, code: str) -> None:
    assert isinstance(number(label, roman_too=True, language=language(code)), str)


@given(st.integers(1, 9999))
def test_chinese_numbers_are_read_back(value: int) -> None:
    digits, units = "零一二三四五六七八九", ("", "十", "百", "千")
    places = list(enumerate(map(int, reversed(str(value)))))
    written = "".join(
        digits[digit] + units[place] if digit else "零" for place, digit in places[::-1]
    )

    assert chinese(written) == value
