"""A profile to fill in: what is taken from a statement of any format, and what is not."""

from collections.abc import Callable
from pathlib import Path

import pytest
import word_files as word

import diffy
from diffy.demands import digest, load, scaffold, unlike
from diffy.model import ProfileError
from diffy.readers import plain

LEAD, AFTER = "We therefore urge all delegations to:", "We thank them all."
CALLS = (
    "count the hives of every region;",
    "protect meadows against ploughing; and",
    "publish what the inspectors find.",
)
ALARM = "We are concerned that the draft:"
CONCERNS = ("leaves the meadows out;", "fails to name the swarms.")


def as_text() -> bytes:
    lists = ((ALARM, CONCERNS), (LEAD, CALLS))
    parts = [
        f"{lead}\n\n" + "\n".join(f"- {each}" for each in items)
        for lead, items in lists
    ]
    return "\n\n".join(["Open letter", *parts, AFTER]).encode()


def as_html() -> bytes:
    lists = "".join(
        f"<p>{lead}</p><ul>{''.join(f'<li>{each}</li>' for each in items)}</ul>"
        for lead, items in ((ALARM, CONCERNS), (LEAD, CALLS))
    )
    return f"<!doctype html><html><body><h1>Open letter</h1>{lists}<p>{AFTER}</p></body></html>".encode()


def as_word() -> bytes:
    bullets = word.numbered(
        [word.definition(0, ("bullet", "\u2022", ""))], [word.instance(1, 0)]
    )
    body = [word.para("Open letter")]
    for lead, items in ((ALARM, CONCERNS), (LEAD, CALLS)):
        body += [word.para(lead), *(word.para(each, at=(1, 0)) for each in items)]
    return word.word(*body, word.para(AFTER), numbering=bullets)


FORMATS: dict[str, Callable[[], bytes]] = {
    "txt": as_text,
    "html": as_html,
    "docx": as_word,
}


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_gives_the_same_items(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"statement.{suffix}"
    file.write_bytes(FORMATS[suffix]())
    profile = load(diffy.init_demands(file))

    assert profile.call_digests == tuple(digest(each, "en") for each in CALLS)
    assert profile.concern_digests == tuple(digest(each, "en") for each in CONCERNS)
    assert unlike(profile, plain(file).text) == ()


def test_a_fresh_profile_names_what_is_to_do() -> None:
    text = scaffold(as_text().decode(), code="en")
    profile = load(text)

    assert {demand.title for demand in profile.demands} == {"TODO: in your own words"}
    assert all(demand.asks == () for demand in profile.demands)
    assert all(demand.core == ("all",) for demand in profile.demands)
    assert "# Concern 2 of the statement: TODO" in text


def test_the_topics_offered_are_words_rare_in_the_rest_of_the_statement() -> None:
    first, second, third = load(scaffold(as_text().decode(), code="en")).demands

    assert first.topics == ("count", "hives", "every", "region")
    assert "protect" in second.topics
    assert "inspectors" in third.topics
    assert "delegations" not in first.topics + second.topics + third.topics


def test_two_readings_of_one_statement_give_the_same_bytes() -> None:
    text = as_text().decode()

    assert scaffold(text, code="en") == scaffold(text, code="en")


def test_lines_without_text_are_refused() -> None:
    with pytest.raises(ProfileError, match="these lines hold no text"):
        scaffold("\n\n\nWords.\n", code="en", lines=(1, 2))


def test_quotation_marks_in_a_heading_do_not_break_the_profile() -> None:
    draft = diffy.reads(
        'Convention on Bees\n\nArticle 1\nUse of "terms" \\ and [words]\n\nBees are bees.\n'
    )
    profile = load(scaffold(as_text().decode(), code="en", draft=draft))

    assert [k.headings for k in profile.kinds if k.headings] == [
        ("use of terms and words",)
    ]
