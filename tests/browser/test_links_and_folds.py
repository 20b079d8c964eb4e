"""Links into the page, what is folded, what find-in-page opens, and copied links."""

import pytest
from conftest import Open
from reading import in_view, shown, told

FOLDED = "#new-art_10 details.same"


def test_all_can_be_unfolded_and_folded(visit: Open) -> None:
    page = visit("rivers")
    details = page.locator("#changes .part details")
    opened = page.locator("#changes .part details[open]")
    page.locator(".choices > summary").click()

    assert details.count() > 3
    page.get_by_role("button", name="Unfold all").click()
    assert opened.count() == details.count()
    page.get_by_role("button", name="Fold all", exact=True).click()
    assert opened.count() == 0


def test_a_link_to_an_article_shows_it_below_the_tools(visit: Open) -> None:
    page = visit("sample", "#new-chp_3__art_24")

    assert in_view(page, "#new-chp_3__art_24")


def test_a_link_to_a_change_within_a_fold_opens_it(visit: Open) -> None:
    page = visit("sample")
    place = page.eval_on_selector(
        "#changes .part details.follows", "it => it.closest('.change').id"
    )
    inside = visit("sample", f"#{place}")

    assert in_view(inside, f"#{place}")
    anchor = page.eval_on_selector(".claims dl div", "it => it.id")
    claims = visit("sample", f"#{anchor}")
    assert claims.locator(f"#{anchor}").is_visible()


@pytest.mark.parametrize("way", ["address", "link"])
def test_a_link_to_a_change_that_is_filtered_out_shows_all_again(
    visit: Open, way: str
) -> None:
    rest = "?kind=moved"
    page = visit("rivers", rest + ("#change-c6" if way == "address" else ""))
    if way == "link":
        page.locator(".modality a[href='#change-c6']").first.click()
        page.locator("#change-c6").wait_for()  # a link is followed after the click

    assert page.locator("#change-c6").is_visible()
    assert in_view(page, "#change-c6")
    assert "kind" not in page.url
    assert len(shown(page)) == 24


def test_words_inside_folded_provisions_are_found_and_unfolded(visit: Open) -> None:
    page = visit("rivers")
    assert page.locator("text=in spring").is_hidden()
    page.locator(".choices > summary").click()
    page.fill("input[name=words]", "in spring")

    assert shown(page) == []
    assert page.locator(f"{FOLDED}[open]").count() == 1
    assert page.locator(f"{FOLDED} p", has_text="in spring").is_visible()


def test_the_words_of_a_fold_s_line_are_not_the_treaty_s(visit: Open) -> None:
    page = visit("rivers", "?words=provisions+unchanged")

    assert page.locator("#changes .part:not([hidden])").count() == 0


def test_the_browser_s_own_search_opens_a_fold(visit: Open) -> None:
    page = visit("rivers", "#:~:text=in%20spring")
    page.wait_for_timeout(300)

    assert page.locator(f"{FOLDED}[open]").count() == 1


def test_a_copied_link_leads_to_its_change_and_is_announced(visit: Open) -> None:
    page = visit("rivers", permissions=["clipboard-read", "clipboard-write"])
    button = page.locator("#change-c6").get_by_role("button", name="Copy link")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.forms[0].elements.told.value == 'Link copied'")

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url.partition("#")[0] + "#change-c6"
    assert page.locator("output[name=told]").get_attribute("aria-live") == "polite"


def test_a_link_is_copied_where_the_clipboard_is_forbidden(visit: Open) -> None:
    page = visit("rivers")
    page.evaluate(
        """() => {
          Object.defineProperty(navigator, "clipboard", { value: undefined });
          document.execCommand = name => {
            window.copied = [name, document.activeElement.value];
            return true;
          };
        }"""
    )
    button = page.locator("#new-art_2 > h3").get_by_role("button", name="Copy link")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("window.copied")

    name, address = page.evaluate("window.copied")
    assert (name, address.rpartition("#")[2]) == ("copy", "new-art_2")
    assert told(page) == "Link copied"
    assert button.evaluate("it => it === document.activeElement")
