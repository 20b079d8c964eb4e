"""The word diff: edits that rebuild both texts, in whole words."""

import random
import time
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffy.diff import diff
from diffy.languages import language
from diffy.model import Edit, Op
from diffy.words import token_texts

STOP = language("en").stop
PIECES = st.sampled_from(
    "the a and keeper shall may [ ] , . (b) of 灯 塔 é x1 - ’".split()
    + [" "] * 5
    + ["  ", "\n"]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join)


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(edit.op.value, edit.text) for edit in diff(old, new, STOP)]


def side(edits: tuple[Edit, ...], but: Op) -> str:
    return "".join(edit.text for edit in edits if edit.op is not but)


def words(edits: tuple[Edit, ...], op: Op) -> Counter[str]:
    texts = (edit.text for edit in edits if edit.op is op)
    return Counter(token for text in texts for token in token_texts(text))


@settings(max_examples=600, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_edits_rebuild_both_texts(old: str, new: str) -> None:
    edits = diff(old, new, STOP)

    assert side(edits, Op.DELETE) == new
    assert token_texts(side(edits, Op.INSERT)) == token_texts(old)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_equal_text_around_a_change_is_kept(old: str, new: str) -> None:
    around = (
        "The lamp is lit at dusk, the bell is rung in fog, and oil is kept dry. " * 3
    )
    old, new = around + old + around, around + new + around
    edits = diff(old, new, STOP)

    assert side(edits, Op.DELETE) == new
    assert token_texts(side(edits, Op.INSERT)) == token_texts(old)
    assert edits[0].op is Op.KEEP
    assert len(edits[0].text) > len(around) // 2


@settings(max_examples=600, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_exchanging_the_texts_exchanges_deleted_and_inserted_words(
    old: str, new: str
) -> None:
    there, back = diff(old, new, STOP), diff(new, old, STOP)

    assert words(there, Op.DELETE) == words(back, Op.INSERT)
    assert words(there, Op.INSERT) == words(back, Op.DELETE)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_neighbouring_edits_are_of_different_kinds_and_none_is_empty(
    old: str, new: str
) -> None:
    edits = diff(old, new, STOP)

    assert all(edit.text for edit in edits)
    assert all(x.op is not y.op for x, y in pairwise(edits))


def test_equal_texts_have_one_edit_and_empty_ones_none() -> None:
    assert told("The lamp burns.", "The lamp burns.") == [("=", "The lamp burns.")]
    assert told("", "") == []


def test_a_changed_word_is_changed_whole() -> None:
    assert told("keepers shall rest", "keepers should rest") == [
        ("=", "keepers "),
        ("-", "shall"),
        ("+", "should"),
        ("=", " rest"),
    ]


def test_where_only_the_spacing_differs_nothing_is_changed() -> None:
    assert told("two  lamps\nburn", "two lamps burn") == [("=", "two lamps burn")]


def test_brackets_are_edits_of_their_own() -> None:
    assert told("the [dry] wick", "the dry wick") == [
        ("=", "the "),
        ("-", "["),
        ("=", "dry"),
        ("-", "]"),
        ("=", " wick"),
    ]


def test_a_bracket_between_two_changes_is_not_swept_up() -> None:
    edits = diff("keep [lamp and] bell", "light [oil and] horn", STOP)

    assert "[" in {edit.text.strip() for edit in edits if edit.op is Op.KEEP}
    assert not any("]" in edit.text for edit in edits if edit.op is not Op.KEEP)


def test_replacements_that_only_a_mark_keeps_apart_are_joined() -> None:
    assert told("within thirty (30) days", "within sixty (60) days") == [
        ("=", "within "),
        ("-", "thirty (30)"),
        ("+", "sixty (60)"),
        ("=", " days"),
    ]


def test_a_stop_word_between_two_short_replacements_is_not_struck() -> None:
    assert told("bells of brass ring", "horns of copper ring") == [
        ("-", "bells"),
        ("+", "horns"),
        ("=", " of "),
        ("-", "brass"),
        ("+", "copper"),
        ("=", " ring"),
    ]


def test_a_stop_word_in_the_midst_of_a_rewritten_sentence_is_struck_with_it() -> None:
    lead = "On any quiet night some keeper near every harbour "
    old = (
        lead
        + "lights seven lamps before dusk, rings bells of heavy brass till dawn comes"
    )
    new = (
        lead
        + "sounds eleven horns past dinner, beats drums of light copper when fog lifts"
    )

    assert told(old, new) == [
        ("=", lead),
        ("-", old.removeprefix(lead)),
        ("+", new.removeprefix(lead)),
    ]


def test_an_insertion_beside_a_stop_word_leaves_the_word_kept() -> None:
    assert told("lamps and bells", "bright lamps and bells of brass") == [
        ("+", "bright "),
        ("=", "lamps and bells"),
        ("+", " of brass"),
    ]


def test_an_inserted_sentence_begins_and_ends_at_its_boundaries() -> None:
    assert told(
        "It shall burn. It shall turn.", "It shall burn. It shall ring. It shall turn."
    ) == [
        ("=", "It shall burn. "),
        ("+", "It shall ring. "),
        ("=", "It shall turn."),
    ]


def test_inserted_brackets_stay_balanced() -> None:
    assert told("light [all] lamps", "light [all] [spare] lamps") == [
        ("=", "light [all] "),
        ("+", "[spare] "),
        ("=", "lamps"),
    ]


def test_texts_without_common_words_are_replaced_whole() -> None:
    assert told("wind and fog tonight", "Growers exchange seed") == [
        ("-", "wind and fog tonight"),
        ("+", "Growers exchange seed"),
    ]


def test_chinese_is_compared_character_by_character() -> None:
    assert told("缔约国应当合作", "缔约国可以合作") == [
        ("=", "缔约国"),
        ("-", "应当"),
        ("+", "可以"),
        ("=", "合作"),
    ]


def test_words_that_a_mark_joined_stay_apart_in_the_old_text() -> None:
    edits = diff("light house", "light-house", STOP)

    assert token_texts(side(edits, Op.INSERT)) == ["light", "house"]
    assert side(edits, Op.DELETE) == "light-house"


def test_a_long_text_is_cut_at_runs_that_stand_once() -> None:
    chance = random.Random(5)
    old = [f"w{chance.randrange(900)}" for _ in range(3_000)]
    new = [word if chance.random() > 0.1 else "changed" for word in old]
    del new[700:760]
    edits = diff(" ".join(old), " ".join(new), STOP)
    least = sum(x != "changed" for x in new)

    assert side(edits, Op.DELETE) == " ".join(new)
    assert side(edits, Op.INSERT).split() == old
    assert words(edits, Op.KEEP).total() > 0.99 * least


def test_the_middle_of_a_script_is_where_the_engine_finds_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = random.Random(5)
    pairs = [
        tuple(" ".join(rng.choices(words, k=rng.randrange(40))) for _ in "12")
        for words in ("ab", "abcd", "abcdefgh")
        for _ in range(200)
    ]
    ours = [told(old, new) for old, new in pairs]
    monkeypatch.setattr("diffy.diff.longest.WIDEST", 0)
    assert [told(old, new) for old, new in pairs] == ours


def test_hostile_texts_end_soon() -> None:
    chance = random.Random(6)
    old, new = (" ".join(chance.choice("abcdef") for _ in range(20_000)) for _ in "12")
    start = time.process_time()
    edits = diff(old, new, STOP)

    assert side(edits, Op.DELETE) == new
    assert side(edits, Op.INSERT).split() == old.split()
    assert time.process_time() - start < 20
