"""Without JavaScript the page is a document: all of it there, nothing that does not work."""

from collections.abc import Callable

from conftest import Open

from diffy.model import Comparison


def test_no_tool_is_shown_that_would_not_answer(visit: Open) -> None:
    page = visit("rivers", java_script_enabled=False)

    assert page.locator("button:visible, input:visible, select:visible").count() == 0
    assert page.locator("#changes .change").count() == 24
    assert page.locator("#changes .change:visible").count() == 24


SAID = """drop => {
  const copy = document.querySelector("#changes").cloneNode(true);
  for (const gone of copy.querySelectorAll(".text " + drop)) gone.remove();
  return copy.textContent;
}"""


def test_every_word_of_both_drafts_is_there(
    visit: Open, comparisons: Callable[[str], Comparison]
) -> None:
    page = visit("sample", java_script_enabled=False)
    made = comparisons("sample")

    for draft, other in ((made.old, "ins"), (made.new, "del")):
        said = "".join(page.evaluate(SAID, other).split())
        lost = [n.eid for n in draft.walk() if "".join(n.text.split()) not in said]
        assert lost == []


def test_what_is_folded_opens_by_itself(visit: Open) -> None:
    page = visit("rivers", java_script_enabled=False)
    fold = page.locator("#new-art_10 details.same")
    fold.locator("summary").click()

    assert fold.get_by_text("in spring").is_visible()


def test_a_count_leads_to_the_list_of_its_changes(visit: Open) -> None:
    page = visit("rivers", java_script_enabled=False)
    for address in page.eval_on_selector_all(
        "a.count", "them => them.map(it => it.getAttribute('href'))"
    ):
        assert page.locator(address).count() == 1
