"""In line and side by side; the evidence of a finding lit in both."""

import pytest
from conftest import Open
from reading import lit, reload


def lay_out(page, layout: str) -> None:
    page.get_by_role("button", name=layout).click()


def test_side_by_side_has_the_words_of_each_draft_alone(visit: Open) -> None:
    page = visit("rivers")
    lay_out(page, "Side by side")
    old, new = page.locator("#change-c6 .column").all_inner_texts()

    assert page.locator("#change-c6 .text").is_hidden()
    assert (
        " ".join(old.split())
        == "The Parties should cooperate through the basin office."
    )
    assert (
        " ".join(new.split()) == "The Parties shall cooperate through the joint office."
    )
    lay_out(page, "In line")
    assert page.locator("#change-c6 .text").is_visible()
    assert page.locator("#change-c6 .pair").is_hidden()


def test_the_columns_stand_beside_each_other_on_a_laptop(visit: Open) -> None:
    page = visit("rivers")
    lay_out(page, "Side by side")
    old, new = (
        page.locator("#change-c6 .column").nth(at).bounding_box() for at in (0, 1)
    )

    assert old["y"] == new["y"]
    assert old["x"] + old["width"] <= new["x"]


def test_the_layout_is_remembered_and_told(visit: Open) -> None:
    page = visit("rivers")
    lay_out(page, "Side by side")
    reload(page)

    pressed = page.locator(".layout button[aria-pressed=true]")
    assert pressed.inner_text() == "Side by side"
    assert page.locator("#change-c6 .pair").is_visible()
    lay_out(page, "In line")
    reload(page)
    assert pressed.inner_text() == "In line"


def test_each_column_has_the_language_and_direction_of_its_text(visit: Open) -> None:
    page = visit("arabic")
    lay_out(page, "Side by side")

    columns = page.locator("#changes .column")
    assert columns.count() > 4
    for column in columns.all():
        assert column.get_attribute("lang") == "ar"
        assert column.evaluate("it => getComputedStyle(it).direction") == "rtl"


@pytest.mark.parametrize("layout", ["In line", "Side by side"])
def test_evidence_is_lit_word_for_word_while_its_finding_has_the_focus(
    visit: Open, layout: str
) -> None:
    page = visit("sample")
    lay_out(page, layout)
    wrong = page.evaluate(
        """() => {
          const plain = words => words.replace(/\\s+/g, " ").trim();
          const wrong = [];
          let seen = 0;
          for (const finding of document.querySelectorAll(".findings > li")) {
            const quotes = [...finding.querySelectorAll(".quote[data-side]")];
            if (!quotes.length) continue;
            finding.dispatchEvent(new FocusEvent("focusin"));
            const ranges = [...(CSS.highlights.get("evidence") || [])];
            const said = r => r.startContainer.data.slice(r.startOffset, r.endOffset);
            const lit = ranges.map(said).join("");
            const asked = quotes.map(quote => quote.textContent).join("");
            if (lit.replace(/\\s/g, "") !== asked.replace(/\\s/g, "")) {
              wrong.push([finding.closest(".change").id, plain(lit), plain(asked)]);
            }
            const body = ranges.some(r => !r.startContainer.parentElement.closest(".body"));
            if (body) wrong.push("outside");
            finding.dispatchEvent(new FocusEvent("focusout"));
            if (CSS.highlights.has("evidence")) wrong.push("stays lit");
            seen += 1;
          }
          return [seen > 20, wrong];
        }"""
    )

    assert wrong == [True, []]


@pytest.mark.parametrize(
    ("layout", "body"), [("In line", ".text"), ("Side by side", ".column")]
)
def test_evidence_is_lit_across_edits_and_however_it_is_spaced(
    visit: Open, layout: str, body: str
) -> None:
    page = visit("rivers")
    page.evaluate(
        """() => {
          for (const quote of document.querySelectorAll("#change-c11 .quote[data-side]")) {
            quote.textContent = " shall \\n  share what";
          }
        }"""
    )
    lay_out(page, layout)
    finding = page.locator("#change-c11 .findings > li").first
    finding.focus()

    assert lit(page, "evidence") == ["shall share what"]
    where = page.evaluate(
        """body => [...CSS.highlights.get("evidence")].every(
             range => range.startContainer.parentElement.closest(body))""",
        body,
    )
    assert where
    page.locator("h1").click()
    assert lit(page, "evidence") == []
