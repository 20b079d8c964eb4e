"""One browser for all tests of the report page, and the pages it opens, each made once.

Where no browser is installed these tests are skipped; where DIFFY_BROWSER is "required",
as in .ci/run, that is a failure. No test may make the page ask for anything outside
itself, or break its script: each is watched.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import comparison_fixture as fixture
import pytest
from arabic_treaty import NEW, OLD

import diffy
from diffy.model import Comparison

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "drafts" / "illustrative"
DATA = ROOT.parent / "shared" / "data" / "paris-agreement"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

# What is laid out late moves what stands below it, and with it the button that a test is
# about to press: on a busy machine the pointer would miss.
SETTLED = """() => {
  for (const it of document.querySelectorAll(".part, main > section, #appendix > section"))
    it.style.contentVisibility = "visible";
}"""

Open = Callable[..., Any]


def missing(what: str) -> NoReturn:
    """Skip, or fail where a browser is required."""
    told = f"skipped: {what}"
    if os.environ.get("DIFFY_BROWSER") == "required":
        pytest.fail(told)
    pytest.skip(told)


# ------------------------------------------------------------------------- the pages


def _rivers() -> Comparison:
    return fixture.comparison()


def _sample() -> Comparison:
    old, new = (diffy.read(SAMPLES / f"{n}-draft.md") for n in ("second", "third"))
    return diffy.compare(old, new, demands=diffy.load_demands("un-cybercrime"))


def _paris() -> Comparison:
    if not DATA.is_dir():
        pytest.skip("skipped: ../shared/data is absent")
    old, new = (diffy.read(DATA / f"{day}-dec-2015.md") for day in (4, 9))
    return diffy.compare(old, new, demands=diffy.load_demands("paris-agreement"))


def _arabic() -> Comparison:
    old, new = diffy.reads(OLD, name="old"), diffy.reads(NEW, name="new")
    return diffy.compare(old, new)


_MADE = {"rivers": _rivers, "sample": _sample, "paris": _paris, "arabic": _arabic}


@pytest.fixture(scope="session")
def comparisons() -> Callable[[str], Comparison]:
    """The comparison behind a page."""
    made: dict[str, Comparison] = {}

    def comparison(name: str) -> Comparison:
        if name not in made:
            made[name] = _MADE[name]()
        return made[name]

    return comparison


@pytest.fixture(scope="session")
def pages(
    comparisons: Callable[[str], Comparison],
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str], Path]:
    """The file of a page."""
    folder = tmp_path_factory.mktemp("pages")

    def page(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            diffy.write(comparisons(name), path)
        return path

    return page


# ----------------------------------------------------------------------- the browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser, started once."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("Playwright is not installed (pip install '.[browser]')")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        missing("no Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Any, pages: Callable[[str], Path]) -> Iterator[Open]:
    """Open a page by its name: `visit("rivers", "?kind=moved", color_scheme="dark")`.

    Pages opened by one test share what the page remembers, unless options differ.
    """
    contexts: dict[str, Any] = {}
    asked: list[str] = []
    broken: list[str] = []

    def open_page(name: str, rest: str = "", **options: Any) -> Any:
        known = repr(sorted(options.items()))
        if known not in contexts:
            options.setdefault("viewport", {"width": 1366, "height": 900})
            contexts[known] = chromium.new_context(**options)
        page = contexts[known].new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda said: broken.append(said.text))
        page.goto(pages(name).as_uri() + rest)
        if "#" not in rest and options.get("java_script_enabled", True):
            page.evaluate(SETTLED)
        return page

    yield open_page
    for context in contexts.values():
        context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert broken == []
