"""No sideways scroll on a phone or enlarged; forced colours; nothing that moves."""

from typing import Any

import pytest
from conftest import Open

NARROW = {"phone": 390, "small phone": 320, "laptop at 200 %": 640}


# A long page takes seconds to load: it is loaded once and then made narrower.
@pytest.mark.parametrize("name", ["rivers", "sample", "arabic", "paris"])
def test_nothing_scrolls_sideways(visit: Open, name: str) -> None:
    page = visit(name)
    page.evaluate(
        "for (const it of document.querySelectorAll('details')) it.open = true"
    )
    for layout in ("In line", "Side by side"):
        page.get_by_role("button", name=layout).click()
        for means, width in NARROW.items():
            page.set_viewport_size({"width": width, "height": 700})

            assert (means, *_sideways(page)) == (means, width, [])


def _sideways(page: Any) -> list[Any]:
    """How wide the page is, and what of it reaches over either edge."""
    found: list[Any] = page.evaluate(
        """() => [
          document.documentElement.scrollWidth,
          [...document.querySelectorAll("main :is(p, li, td, th, h3, button, select)")]
            .filter(it => !it.closest("thead") && it.checkVisibility() && it.getBoundingClientRect().width > 1)
            .filter(it => getComputedStyle(it).position !== "absolute")
            .filter(it => it.getBoundingClientRect().right > innerWidth + 1
              || it.getBoundingClientRect().left < -1)
            .map(it => it.outerHTML.slice(0, 80)),
        ]"""
    )
    return found


def test_the_columns_stand_under_each_other_on_a_phone(visit: Open) -> None:
    page = visit("rivers", viewport={"width": 390, "height": 700})
    page.get_by_role("button", name="Side by side").click()
    old, new = (
        page.locator("#change-c6 .column").nth(at).bounding_box() for at in (0, 1)
    )

    assert old["x"] == new["x"]
    assert old["y"] + old["height"] <= new["y"]


def test_nothing_on_the_page_moves_by_itself(visit: Open) -> None:
    page = visit("sample", reduced_motion="reduce")
    moving = """() => [document.documentElement, ...document.querySelectorAll("*")].filter(
      it => { const s = getComputedStyle(it);
        return s.transitionDuration !== "0s" || s.animationName !== "none"
          || s.scrollBehavior === "smooth" }).length"""

    assert page.evaluate(moving) == 0


def _paint(page: Any, select: str, *names: str) -> list[str]:
    return page.eval_on_selector(
        select, "(it, names) => names.map(n => getComputedStyle(it)[n])", [*names]
    )


def test_forced_colours_keep_what_tells_states_apart(visit: Open) -> None:
    page = visit("rivers", forced_colors="active", color_scheme="dark")
    on = _paint(page, ".layout button[aria-pressed=true]", "backgroundColor")
    off = _paint(page, ".layout button[aria-pressed=false]", "backgroundColor")
    ink, paper = _paint(page, "body", "color", "backgroundColor")

    assert on != off
    assert _paint(page, ".text ins", "textDecorationLine") == ["underline"]
    assert _paint(page, ".text del", "textDecorationLine") == ["line-through"]
    assert _paint(page, ".map .number", "fill") == [ink]
    assert _paint(page, ".map .edited rect", "fill") == [paper]
    page.keyboard.press("n")
    assert _paint(page, ".change.current", "outlineStyle") != ["none"]
