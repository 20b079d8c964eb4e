"""Nothing is lost silently: what a source holds stands in the tree or is set aside."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from diffy.cli import main
from diffy.coverage import coverage
from diffy.readers import read, reads, source_text

DATA = Path(__file__).parents[2] / "shared" / "data"
UNREAD = {"README.md", "FILES.tsv"}
FILES = sorted(
    str(path.relative_to(DATA))
    for path in DATA.rglob("*")
    if path.is_file()
    and path.suffix != ".tsv"
    and path.name not in UNREAD
    and not any(part.startswith(".") for part in path.relative_to(DATA).parts)
)


def test_the_real_drafts_are_there() -> None:
    if not FILES:
        pytest.skip("skipped: ../shared/data is absent")

    assert len(FILES) > 50


@pytest.mark.parametrize("name", FILES)
def test_every_letter_of_a_real_draft_is_in_the_tree_or_set_aside(
    name: str, data: Callable[[str], Path]
) -> None:
    found = coverage(read(data(name)), source_text(data(name)))

    assert found.lost == ""
    assert found.source > 1_000


def test_the_shares_are_printed_with_their_places(tmp_path: Path) -> None:
    path = tmp_path / "bees.md"
    path.write_text(
        "---\ntitle: Bees\n---\n\n## Article 1\n\nBees fly.\n", encoding="utf-8"
    )
    result = CliRunner().invoke(main, ["outline", str(path), "--coverage"])

    assert result.stdout.splitlines() == [
        "bees.md: 24 letters and digits.",
        "In the tree: 62.5%.",
        "Set aside, front matter: 37.5% (line 2).",
    ]


def test_what_is_lost_is_told() -> None:
    draft = reads("Article 1\n\nBees fly.\n")

    assert coverage(draft, "Article 1\n\nBees fly. 77").lost == "77"
