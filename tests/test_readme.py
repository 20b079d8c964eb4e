"""What the README shows works: its commands, its code, its two make targets."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import diffy
from diffy.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    line.partition("  #")[0]
    for kind, block in BLOCKS
    if kind == "sh"
    for line in block.splitlines()
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the sample drafts, and two of them as OLD and NEW."""
    samples = tmp_path / "drafts"
    shutil.copytree(ROOT / "drafts", samples)
    for name, draft in (("OLD", "second-draft.md"), ("NEW", "third-draft.md")):
        shutil.copy(samples / "illustrative" / draft, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "block",
    [block for kind, block in BLOCKS if kind == "sh" and "diffy " in block],
    ids=lambda block: str(block).splitlines()[0],
)
def test_the_diffy_commands_of_a_block_in_the_readme_run_one_after_another(
    folder: Path, block: str
) -> None:
    for command in block.splitlines():
        if not command.startswith("diffy "):
            continue
        words = shlex.split(command, comments=True)
        result = CliRunner().invoke(main, words[1:])

        assert result.exit_code == 0, result.output
        if "-o" in words:
            made = folder / words[words.index("-o") + 1]
            page = made / "index.html" if made.is_dir() else made
            assert page.stat().st_size > 1_000


def test_the_negotiation_in_the_readme_is_one_that_loads(folder: Path) -> None:
    (shown,) = (
        block for kind, block in BLOCKS if kind == "toml" and "[[draft]]" in block
    )
    text = shown.replace('pairs = [["first", "third"]]', "pairs = []")
    (folder / "negotiation.toml").write_text(text, encoding="utf-8")

    assert [draft.id for draft in diffy.negotiation(folder).drafts] == ["first"]


def test_the_readme_shows_no_other_commands() -> None:
    others = [c.strip() for c in COMMANDS if not c.startswith("diffy ")]

    assert others == ["make demo", "make test", "pipx install ."]


@pytest.mark.parametrize("target", ["demo", "test", "lint", "bench", "clean"])
def test_the_makefile_has_its_targets(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("code", [block for kind, block in BLOCKS if kind == "python"])
def test_the_python_in_the_readme_runs(folder: Path, code: str) -> None:
    (folder / "example.py").write_text(code, encoding="utf-8")
    subprocess.run(
        [sys.executable, "example.py"], check=True, env={"PYTHONPATH": str(ROOT)}
    )

    assert (folder / "report.html").stat().st_size > 1_000


def test_the_pictures_are_there() -> None:
    names = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)

    assert names
    for name in names:
        assert (ROOT / name).read_bytes().startswith(b"\x89PNG")
