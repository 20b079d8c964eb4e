"""WCAG 2.2 AA as far as axe-core tells, and what a screen reader is given to say."""

from collections.abc import Iterator
from typing import Any

import pytest
from conftest import Open, missing

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]

# axe-core takes minutes over thousands of elements, and a page repeats itself: of the
# elements that have the same make beneath the same parent two are kept, and all headings.
THIN = """() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const name = it => it.localName + "." + (it.getAttribute("class") || "");
  const make = it => [...new Set([it, ...it.querySelectorAll("*")].map(name))].sort();
  const WHOLE = "a, button, dt, h1, h2, h3, h4, label, p, select, summary, th";
  const seen = new Map();
  const thin = parent => {
    for (const it of [...parent.children]) {
      const known = name(parent) + ">" + make(it);
      seen.set(known, (seen.get(known) || 0) + 1);
      if (seen.get(known) > 2 && !it.matches("h1, h2, h3, h4")) it.remove();
      else if (!it.matches(WHOLE)) thin(it);
    }
  };
  thin(document.body);
}"""


# Every page is made by the same templates: one is looked at in both ways, the others in one.
@pytest.mark.parametrize(
    ("name", "scheme", "layout"),
    [
        ("sample", "light", "In line"),
        ("sample", "dark", "Side by side"),
        ("paris", "light", "In line"),
        ("arabic", "light", "In line"),
        ("rivers", "dark", "Side by side"),
    ],
)
def test_axe_finds_no_violation(
    visit: Open, name: str, scheme: str, layout: str
) -> None:
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        missing("axe-core is not installed (pip install '.[browser]')")
    page = visit(name, color_scheme=scheme)
    page.get_by_role("button", name=layout).click()
    page.locator(".choices").evaluate("it => it.open = true")
    page.evaluate(THIN)
    found = Axe().run(page, options={"runOnly": WCAG}).response["violations"]

    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


def spoken(page: Any, select: str) -> Iterator[str]:
    """What the accessibility tree has below an element, in order: roles and words."""
    page.locator(select).scroll_into_view_if_needed()
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": select})
    described = session.send("DOM.describeNode", {"nodeId": node["nodeId"]})
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    known = {it["nodeId"]: it for it in tree}
    backend = described["node"]["backendNodeId"]
    (start,) = (it for it in tree if it.get("backendDOMNodeId") == backend)

    def walk(it: dict[str, Any]) -> Iterator[str]:
        role = it["role"]["value"]
        if role == "StaticText":
            yield it["name"]["value"].strip()
            return
        if role in ("insertion", "deletion"):
            yield f"<{role}>"
        for child in it["childIds"]:
            yield from walk(known[child])

    return (words for words in walk(start) if words)


@pytest.mark.parametrize(
    ("layout", "select", "said"),
    [
        (
            "In line",
            "#change-c6 .text",
            "The Parties <deletion> deleted: should end of deletion <insertion> inserted: "
            "shall end of insertion cooperate through the <deletion> deleted: basin "
            "end of deletion <insertion> inserted: joint end of insertion office.",
        ),
        (
            "Side by side",
            "#change-c6 .column:last-child",
            "New draft The Parties <insertion> inserted: shall end of insertion cooperate "
            "through the <insertion> inserted: joint end of insertion office.",
        ),
    ],
)
def test_insertions_and_deletions_are_announced(
    visit: Open, layout: str, select: str, said: str
) -> None:
    page = visit("rivers")
    page.get_by_role("button", name=layout).click()

    assert " ".join(spoken(page, select)) == said
    page.get_by_role("button", name="In line").click()


def test_marks_that_only_repeat_a_word_are_not_read_out(visit: Open) -> None:
    page = visit("rivers")
    first, *_ = spoken(page, "#change-c11 .subject")

    assert first == "Works against"


def test_tab_reaches_the_tools_before_the_changes_and_shows_where_it_is(
    visit: Open,
) -> None:
    page = visit("rivers")
    page.keyboard.press("Tab")
    assert page.locator(".skip").evaluate("it => it === document.activeElement")
    page.get_by_role("button", name="Previous change").focus()
    reached = []
    for _ in range(5):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.name || ''"))
        assert page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle !== 'none'"
        )

    assert reached[:3] == ["next", "inline", "sides"]


def test_the_focus_is_not_hidden_behind_the_tools(visit: Open) -> None:
    page = visit("sample")
    page.locator("#changes .change a").nth(60).focus()
    hidden = """() => {
      const tools = document.querySelector("#tools").getBoundingClientRect();
      return document.activeElement.getBoundingClientRect().top < tools.bottom - 1;
    }"""
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        assert not page.evaluate(hidden)
