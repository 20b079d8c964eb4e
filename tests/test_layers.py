"""The imports of the house point downwards, and each outside package has its home."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "diffy"
MODULES = sorted(PACKAGE.rglob("*.py"))

MAY_IMPORT = {
    "model": "",
    "version": "",
    "parallel": "",
    "languages": "model",
    "words": "model",
    "numbering": "languages model",
    "marks": "numbering languages model",
    "parse": "numbering languages model words",
    "places": "languages model",
    "references": "numbering languages model words",
    "cardinals": "numbering words languages",
    "terms": "words languages model",
    "duties": "words languages",
    "lint": "duties references terms numbering languages model words",
    "readers": "parallel parse marks numbering languages model words",
    "align": "words numbering languages marks model",
    "diff": "words model",
    "changes": "cardinals parallel diff duties references terms marks numbering words languages model",
    "demands": "cardinals marks places words languages numbering model version",
    "compare": "align changes demands model parallel",
    "series": "compare demands model",
    "records": "",
    "cache": "records",
    "folder": "readers sources model",
    "publishing": "align cache compare demands folder model readers records series sources writers",
    "coverage": "words model",
    "parity": "numbering languages model",
    "sources": "model",
    "writers": "languages lint marks model places version words",
    "cli": "__init__ folder version lint places coverage demands languages marks model parallel parity publishing readers sources version writers",
    "__init__": "align compare demands folder model publishing readers series sources version writers",
    "__main__": "cli parallel",
}
"""For each room the rooms it may import from, besides its own."""

HOMES = {
    "charset_normalizer": "readers",
    "click": "cli",
    "diff_match_patch": "diff",
    "docx": "writers",
    "docx2python": "readers",
    "jinja2": "writers",
    "lxml": "readers writers",
    "pypdfium2": "readers",
}
"""For each outside package the rooms that may import it."""


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[str, str]]:
    """The modules that a module imports, wherever in it, each with a name taken from it."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: write the import in full"
            yield from ((str(node.module), alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)


def rooms(path: Path) -> set[str]:
    """The rooms of diffy that a module imports from."""
    found = set()
    for module, name in imported(path):
        parts = [*module.split("."), name]
        if parts[0] == "diffy":
            found.add(parts[1] if parts[1] in MAY_IMPORT else "__init__")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    here = room(path)

    assert rooms(path) <= {*MAY_IMPORT[here].split(), here}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_package_is_imported_whole(path: Path) -> None:
    inner = [
        module
        for module, _ in imported(path)
        if module.startswith("diffy.")
        and module.count(".") > 1
        and module.split(".")[1] != room(path)
    ]

    assert inner == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_outside_packages_stay_at_home(path: Path) -> None:
    outside = {module.partition(".")[0] for module, _ in imported(path)} & {*HOMES}

    assert {name for name in outside if room(path) not in HOMES[name].split()} == set()


def test_nothing_outside_the_standard_library_lacks_a_home() -> None:
    names = {m.partition(".")[0] for path in MODULES for m, _ in imported(path)}

    assert names - {*sys.stdlib_module_names, "diffy"} <= {*HOMES}
