"""diffy finds its templates, languages and profiles however it is installed."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from diffy import model

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "drafts" / "illustrative"
COMMAND = (
    "-m", "diffy", "compare",
    str(SAMPLES / "second-draft.md"), str(SAMPLES / "third-draft.md"),
    "--demands", "un-cybercrime", "-o", "report.html",
)  # fmt: skip


def compare(folder: Path, home: Path) -> str:
    """The report that the diffy at `home` writes from another folder."""
    subprocess.run(
        [sys.executable, *COMMAND],
        check=True,
        cwd=folder,
        env={"PYTHONPATH": str(home)},
    )
    return (folder / "report.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked wheel; built from a copy, since building leaves traces."""
    work = tmp_path_factory.mktemp("wheel")
    keep = shutil.ignore_patterns(".*", "build", "*.egg-info", "__pycache__", "tests")
    shutil.copytree(ROOT, work / "source", ignore=keep)
    build = "from setuptools import build_meta; build_meta.build_wheel('..')"
    subprocess.run(
        [sys.executable, "-c", build],
        check=True,
        cwd=work / "source",
        capture_output=True,
    )
    (built,) = work.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(work / "unpacked")
    return work / "unpacked"


def test_a_wheel_and_a_bare_checkout_write_the_same_report(
    wheel: Path, tmp_path: Path
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()

    assert compare(tmp_path / "one", wheel) == compare(tmp_path / "two", ROOT)


def test_a_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    def files(home: Path, name: str) -> set[str]:
        return {
            str(p.relative_to(home))
            for p in home.rglob("*")
            if p.is_file() and "__pycache__" not in p.parts and p.suffix != ".png"
        }

    for name, inside in (("diffy", "diffy"), ("templates", "diffy/templates")):
        assert files(ROOT / name, name) <= files(wheel / inside, name)


def test_a_comparison_without_demands_defines_nothing_of_them(tmp_path: Path) -> None:
    drafts = [str(SAMPLES / f"{name}-draft.md") for name in ("first", "second")]
    seldom = "{'diffy.demands', 'diffy.model.demand', 'diffy.writers.tally'}"
    code = (
        "import sys; from diffy.cli import main\n"
        f"main(['compare', *{drafts}, '-o', 'r.json'], standalone_mode=False)\n"
        f"sys.exit(bool({seldom} & {{*sys.modules}}))"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        [sys.executable, "-c", code], check=False, env=env, cwd=tmp_path
    )

    assert ended.returncode == 0
    assert (tmp_path / "r.json").is_file()


def test_every_kind_of_the_model_is_there_when_asked_for() -> None:
    assert [name for name in model.__all__ if not hasattr(model, name)] == []
    assert not hasattr(model, "Demnad")


def test_start_up_imports_nothing_heavy() -> None:
    heavy = "{'jinja2', 'lxml', 'diff_match_patch', 'docx2python', 'pypdfium2'}"
    code = f"import sys, diffy.cli; sys.exit(bool({heavy} & {{*sys.modules}}))"
    ended = subprocess.run(
        [sys.executable, "-c", code], check=False, env={"PYTHONPATH": str(ROOT)}
    )

    assert ended.returncode == 0
