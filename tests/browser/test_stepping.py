"""From change to change: the keys n and p, the buttons, and the switch for the keys."""

from conftest import Open
from reading import focused, in_view, reload, shown, told


def test_n_and_p_step_through_the_changes(visit: Open) -> None:
    page = visit("rivers")
    order = shown(page)
    page.keyboard.press("n")

    assert focused(page) == order[0]
    assert told(page) == f"change 1 of {len(order)}"
    for expected in order[1:6]:
        page.keyboard.press("n")
        assert focused(page) == expected
        assert in_view(page, f"#{expected}")
    page.keyboard.press("p")
    assert focused(page) == order[4]
    assert page.url.endswith(f"#{order[4]}")


def test_the_buttons_do_the_same_and_keep_the_focus(visit: Open) -> None:
    page = visit("rivers")
    order = shown(page)
    step = page.get_by_role("button", name="Next change")
    step.click()
    step.click()

    assert told(page) == f"change 2 of {len(order)}"
    assert page.locator(".change.current").get_attribute("id") == order[1]
    page.get_by_role("button", name="Previous change").click()
    assert page.locator(".change.current").get_attribute("id") == order[0]


def test_at_the_ends_stepping_stays(visit: Open) -> None:
    page = visit("rivers")
    order = shown(page)
    page.keyboard.press("p")
    assert focused(page) == order[0]
    for _ in order:
        page.keyboard.press("n")
    page.keyboard.press("n")
    assert focused(page) == order[-1]


def test_stepping_begins_where_the_page_is(visit: Open) -> None:
    page = visit("sample")
    page.evaluate("document.querySelector('#new-chp_3__art_24').scrollIntoView()")
    page.wait_for_timeout(50)
    page.keyboard.press("n")

    inside = "document.activeElement.closest('section').id"
    assert page.evaluate(inside) in ("new-chp_3__art_24", "new-chp_4__art_25")


def test_steps_pass_over_what_is_filtered_out(visit: Open) -> None:
    page = visit("rivers", "?kind=retitled")
    left = shown(page)

    assert 1 < len(left) < 5
    for expected in left:
        page.keyboard.press("n")
        assert focused(page) == expected
    assert told(page) == f"change {len(left)} of {len(left)}"
    assert "kind=retitled" in page.url


def test_a_letter_typed_into_a_field_is_no_step(visit: Open) -> None:
    page = visit("rivers")
    page.locator(".choices > summary").click()
    page.locator("input[name=words]").press_sequentially("nap")

    assert page.input_value("input[name=words]") == "nap"
    assert page.locator(".change.current").count() == 0


def test_the_keys_can_be_switched_off_and_stay_off(visit: Open) -> None:
    page = visit("rivers")
    page.locator(".choices > summary").click()
    page.get_by_role("checkbox", name="Keys n and p").uncheck()
    page.locator("h1").click()
    page.keyboard.press("n")
    assert page.locator(".change.current").count() == 0

    reload(page)
    page.keyboard.press("n")
    assert page.locator(".change.current").count() == 0
    page.locator(".choices > summary").click()
    page.get_by_role("checkbox", name="Keys n and p").check()
    page.keyboard.press("n")
    assert page.locator(".change.current").count() == 1


def test_keys_with_a_modifier_are_the_browsers_own(visit: Open) -> None:
    page = visit("rivers")
    page.keyboard.press("Alt+n")

    assert page.locator(".change.current").count() == 0
