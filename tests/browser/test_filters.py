"""Each filter alone and with others, the counts that filter, and the address."""

from collections.abc import Callable

import pytest
from conftest import Open
from reading import shown, told

from diffy.model import Change, Comparison, Draft

Told = Callable[[str], Comparison]


@pytest.fixture
def rivers(comparisons: Told) -> Comparison:
    return comparisons("rivers")


def claims(made: Comparison, change: Change) -> set[tuple[str, str]]:
    """The demands and verdicts of a change, as the page names them."""
    return {
        (f"demand-{finding.profile}-{finding.demand}", finding.verdict.value)
        for finding in made.findings
        if finding.change == change.id
    }


def words_of(made: Comparison, change: Change) -> str:
    return "\n".join(
        "".join(edit.text for edit in change.edits if edit.op in ops)
        for ops in ("=-", "=+")
    )


def below(draft: Draft, eid: str) -> set[str]:
    """The provisions of a division."""
    (found,) = (node for node in draft.walk() if node.eid == eid)
    return {node.eid for node in found.walk()}


def in_chapter(made: Comparison, change: Change, anchor: str) -> bool:
    eid = anchor.removeprefix("new-")
    if change.new is not None:
        return change.new in below(made.new, eid)
    return change.old in below(made.old, eid)


ANSWERS: dict[str, Callable[[Comparison, Change, str], bool]] = {
    "demand": lambda made, c, value: value in {d for d, _ in claims(made, c)},
    "verdict": lambda made, c, value: value in {v for _, v in claims(made, c)},
    "kind": lambda made, c, value: value in {*c.kinds, *c.flags},
    "chapter": in_chapter,
}


def expected(made: Comparison, fits: Callable[[Change], bool]) -> list[str]:
    return sorted(f"change-{change.id}" for change in made.changes if fits(change))


@pytest.mark.parametrize("name", ANSWERS)
def test_each_choice_shows_the_changes_that_answer_to_it(
    visit: Open, rivers: Comparison, name: str
) -> None:
    page = visit("rivers")
    page.locator(".choices > summary").click()
    values = page.eval_on_selector_all(
        f"select[name={name}] option",
        "them => them.map(it => it.value).filter(Boolean)",
    )

    assert len(values) > 1
    for value in values:
        page.select_option(f"select[name={name}]", value)
        answers = expected(rivers, lambda c, v=value: ANSWERS[name](rivers, c, v))
        assert sorted(shown(page)) == answers
        assert told(page).startswith(f"{len(answers)} of {len(rivers.changes)} ")


def test_every_kind_and_flag_that_occurs_can_be_chosen(
    visit: Open, rivers: Comparison
) -> None:
    page = visit("rivers")
    values = page.eval_on_selector_all(
        "select[name=kind] option", "them => them.map(it => it.value).filter(Boolean)"
    )

    occur = {word.value for c in rivers.changes for word in (*c.kinds, *c.flags)}
    assert sorted(values) == sorted(occur)


def test_words_are_sought_in_either_draft_and_lit(
    visit: Open, rivers: Comparison
) -> None:
    page = visit("rivers")
    page.locator(".choices > summary").click()
    for words in ("SHALL", "basin office", "a  flood", "(c)", "rivers"):
        page.fill("input[name=words]", words)
        plain = " ".join(words.lower().split())
        answers = expected(rivers, lambda c, w=plain: w in words_of(rivers, c).lower())
        assert sorted(shown(page)) == answers
    assert page.evaluate("CSS.highlights.get('sought').size") > 0

    page.fill("input[name=words]", "")
    assert len(shown(page)) == len(rivers.changes)
    assert not page.evaluate("CSS.highlights.has('sought')")


def test_an_article_is_found_by_its_heading(visit: Open) -> None:
    page = visit("rivers", "?words=settlement+of")

    assert page.locator("#new-art_9").is_visible()
    assert page.locator("#new-art_2").is_hidden()


def test_choices_together_show_what_answers_to_all(
    visit: Open, rivers: Comparison
) -> None:
    demand = "demand-river-neighbours-R3"
    page = visit(
        "rivers", f"?demand={demand}&kind=edited&words=shall&chapter=new-chp_1"
    )
    page.locator(".choices").wait_for()

    pairs = {c.id: claims(rivers, c) for c in rivers.changes}
    assert sorted(shown(page)) == expected(
        rivers,
        lambda c: (
            demand in {d for d, _ in pairs[c.id]}
            and "edited" in c.kinds
            and "shall" in words_of(rivers, c)
            and in_chapter(rivers, c, "new-chp_1")
        ),
    )
    page.select_option("select[name=verdict]", "mixed")
    both = expected(rivers, lambda c: (demand, "mixed") in pairs[c.id])
    page.fill("input[name=words]", "")
    assert shown(page) == both


def test_a_count_of_a_demand_shows_so_many_changes(visit: Open) -> None:
    page = visit("rivers")
    counts = page.locator("a.count")

    assert counts.count() > 4
    for at in range(counts.count()):
        count = counts.nth(at)
        count.click()
        number = int(count.locator(".n").inner_text())
        assert len(shown(page)) == number
        assert told(page).startswith(f"{number} of ")


def test_a_part_without_a_change_left_is_hidden_with_its_heading(visit: Open) -> None:
    page = visit("rivers", "?kind=moved")

    assert page.locator("#new-art_7").is_visible()
    assert page.locator("#new-art_2").is_hidden()
    assert page.locator("#new-art_10").is_hidden()


def test_the_address_carries_the_choice_and_restores_it(visit: Open) -> None:
    page = visit("rivers")
    page.locator(".choices > summary").click()
    page.select_option("select[name=kind]", "weaker")
    page.fill("input[name=words]", "Parties share")
    page.fill("input[name=words]", "share what")
    address = page.evaluate("location.href")

    assert "kind=weaker" in address
    again = visit("rivers", "?" + address.partition("?")[2])
    assert shown(again) == shown(page) == ["change-c11"]
    assert again.input_value("input[name=words]") == "share what"
    assert again.locator(".fields").is_visible()
    page.reload()
    assert shown(page) == ["change-c11"]


def test_one_button_shows_all_again(visit: Open, rivers: Comparison) -> None:
    page = visit("rivers", "?kind=weaker")
    page.get_by_role("button", name="Show all").click()

    assert len(shown(page)) == len(rivers.changes)
    assert "kind" not in page.url
    assert page.input_value("select[name=kind]") == ""
    assert page.get_by_role("button", name="Show all").is_hidden()


def test_an_address_that_names_nothing_known_hides_nothing_for_good(
    visit: Open, rivers: Comparison
) -> None:
    page = visit("rivers", "?kind=%3Cscript%3E&words=((")

    assert shown(page) == []
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) == len(rivers.changes)
