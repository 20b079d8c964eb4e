"""Options and fixtures that several test files share."""

from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write what the cases give now as what they are expected to give",
    )


@pytest.fixture
def data() -> Callable[[str], Path]:
    """The path of a real draft; the test is skipped where the drafts are absent."""

    def path(name: str) -> Path:
        if not DATA.is_dir():
            pytest.skip("skipped: ../shared/data is absent")
        return DATA / name

    return path
