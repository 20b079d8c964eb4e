"""What a test reads off an open report."""

from typing import Any

KEPT = 300
"""Milliseconds in which Chromium hands on what a page stored: its storage is a process of
its own, and a page that is loaded at once may not find it there."""


def reload(page: Any) -> None:
    """Load the page anew as a reader would, who takes longer than the browser."""
    page.wait_for_timeout(KEPT)
    page.reload()


def shown(page: Any) -> list[str]:
    """The ids of the changes that are not filtered out, in the order of the page."""
    return page.eval_on_selector_all(
        "#changes .change", "them => them.filter(it => !it.hidden).map(it => it.id)"
    )


def told(page: Any) -> str:
    """What the tools say."""
    return page.locator("output[name=told]").evaluate("it => it.value")


def focused(page: Any) -> str:
    """The id of what has the focus."""
    return page.evaluate("document.activeElement.id")


def lit(page: Any, name: str) -> list[str]:
    """The words that a highlight covers, joined where they stand in one paragraph."""
    return page.evaluate(
        """name => {
          const found = new Map();
          for (const range of CSS.highlights.get(name) || []) {
            const body = range.startContainer.parentElement.closest("p, h3, div");
            const words = range.startContainer.data.slice(range.startOffset, range.endOffset);
            found.set(body, (found.get(body) || "") + words);
          }
          return [...found.values()].map(it => it.replace(/\\s+/g, " ").trim());
        }""",
        name,
    )


def in_view(page: Any, select: str) -> bool:
    """Whether an element begins on the screen and below the tools."""
    return page.evaluate(
        """select => {
          const top = document.querySelector(select).getBoundingClientRect().top;
          const tools = document.querySelector("#tools").getBoundingClientRect();
          const stuck = tools.top <= 1 ? tools.bottom : 0;
          return top >= stuck - 1 && top < innerHeight;
        }""",
        select,
    )
