"""The phrase language: what a phrase matches, what it does not, what it costs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from diffy.demands.grammar import grammar
from diffy.demands.lexicon import lexicon
from diffy.demands.matching import find
from diffy.demands.passage import Passage, masked, passage
from diffy.demands.phrases import GAP, NEAR, phrase
from diffy.demands.strength import Weighing, matches, standing
from diffy.languages import language
from diffy.model import ProfileError

ENGLISH = language("en")


def found(source: str, text: str) -> list[str]:
    """The words of the text that a phrase matches."""
    words = passage(text, ENGLISH)
    spans = find(phrase(source, clause=True), words)
    return [text[slice(*words.offsets(span))] for span in spans]


@pytest.mark.parametrize(
    ("source", "text", "matched"),
    [
        ("court order", "a Court\n Order of today", ["Court\n Order"]),
        ("court order", "court orders", []),
        ("court, order", "the court; order", []),
        ("including but not limited to", "including, but not limited to,", ["including, but not limited to"]),
        ("(court|high judge) order", "a high judge order", ["high judge order"]),
        ("order of [the|a] court", "order of court, order of the court", ["order of court", "order of the court"]),
        ("order*", "orders and ordering", ["orders", "ordering"]),
        ("journal*", "a journal-led search", ["journal-led"]),
        ("data", "meta-data", []),
        ("articles * to *", "articles 6 to 16", ["articles 6 to 16"]),
        ("offen(c|s)e*", "an offense", ["offense"]),
        ("real[-| ]time", "real-time and real time and realtime", ["real-time", "real time", "realtime"]),
        ("24/7 network", "the 24/7 network", ["24/7 network"]),
        ("seize ~ data", "data that they seize", ["data that they seize"]),
        ("seize ~ data", "They seize. The data stay.", []),
        ("entitled >>", "the study entitled 'Law, old and new', and data", ["entitled 'Law, old and new"]),
        ("entitled >>", "a party entitled to speak, and data", ["entitled to speak"]),
        ("no. 5", "see no. 5 of it", ["no. 5"]),
    ],
)  # fmt: skip
def test_a_phrase_matches_these_words(
    source: str, text: str, matched: list[str]
) -> None:
    actual = found(source, text)

    assert actual == matched


@pytest.mark.parametrize(("words", "count"), [(GAP, 1), (GAP + 1, 0)])
def test_three_points_stand_for_eight_words_at_most(words: int, count: int) -> None:
    text = f"protect {'so ' * words}journalists"

    assert len(found("protect ... journalists", text)) == count


@pytest.mark.parametrize(("words", "count"), [(NEAR, 1), (NEAR + 1, 0)])
def test_two_halves_stand_fourteen_words_apart_at_most(words: int, count: int) -> None:
    text = f"journalists {'so ' * words}prosecuted"

    assert len(found("prosecuted ~ journalists", text)) == count


def test_the_tightest_of_nested_matches_with_a_gap_counts() -> None:
    actual = found("protect ... journalists", "protect or protect the journalists")

    assert actual == ["protect the journalists"]


def test_a_masked_word_ends_no_phrase_and_hides_no_other() -> None:
    words = passage("surveillance of disease surveillance", ENGLISH)
    hidden = masked(words, find(phrase("disease surveillance"), words))

    assert find(phrase("surveillance"), hidden) == [(0, 1)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two; three", 3),
        ("See art. 5 and No. 6 of it.", 1),
        ("A share of 3.5 parts.", 1),
        ("1. The first. 2. The second.", 2),
        ("As set out in article 5. Paragraph 1 applies.", 2),
        ("The acts in (a) and (b) count.", 1),
    ],
)
def test_a_sentence_ends_at_stops_but_not_inside_numbers_or_abbreviations(
    text: str, sentences: int
) -> None:
    actual = passage(text, ENGLISH).sentences

    assert len(actual) == sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3. (b) Each Party", ("each", "party")),
        ("[2. Each Party]", ("each", "party")),
        ("to: (a) search; and (b) seize", ("to", "search", "and", "seize")),
        ("article 5 (a) applies", ("article", "5", "a", "applies")),
        ("(i) the order", ("the", "order")),
    ],
)
def test_markers_of_lists_are_no_words(text: str, words: tuple[str, ...]) -> None:
    actual = passage(text, ENGLISH).own_words

    assert actual == words


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", "a part of it is empty"),
        ("(court", "a group is not closed"),
        ("court)", "closes nothing"),
        ("(|court)", "a part of it is empty"),
        ("... court", "'...' must stand between words"),
        ("* *", "it could stand for anything"),
        ("[court]", "it could stand for anything"),
        ("a ~ b ~ c", "only once"),
        ("a >> b", "may only end"),
        ("co*rt", "no word"),
        ("court | judge", "no word"),
        ("a ~", "a part of it is empty"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(source: str, said: str) -> None:
    with pytest.raises(ProfileError, match=said.replace("...", r"\.\.\.")):
        phrase(source, clause=True)


class Counted(Sequence[str]):
    """Words that count how often one of them is read."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.reads = 0

    def __getitem__(self, at: Any) -> Any:
        self.reads += 1 if isinstance(at, int) else len(self.words[at])
        return self.words[at]

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[str]:
        self.reads += len(self.words)
        return iter(self.words)


def reads(text: str) -> int:
    """How many words are read to weigh a hard phrase in a text."""
    lex = lexicon("en", (), ())
    plain: Passage = passage(text, ENGLISH)
    counted = Counted(plain.words)
    words = replace(plain, words=counted)
    hard = (phrase("seize ... data ~ order*"), phrase("any ... data ... order*"))
    stood = matches(words, hard, lex.denying)
    standing(words, grammar(words, lex), stood, Weighing(wanted=True))
    return counted.reads


def test_a_provision_of_fifty_thousand_words_costs_ten_times_one_of_five() -> None:
    chunk = "officers may seize any data without any order, where possible, and "
    few, many = reads(chunk * 450), reads(chunk * 4500)

    assert few > 5_000
    assert many <= 10.5 * few
