"""The words of each language: one TOML file a language, loaded when first asked for."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from diffy.languages.catalogue import Interface, interface

_HOME = Path(__file__).parent
DEFAULT = "en"

__all__ = ["DEFAULT", "Interface", "Language", "codes", "interface", "language"]


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language's tables, by the names of its TOML file; there is one object for each."""

    code: str
    name: str
    structure: Mapping[str, tuple[str, ...]]
    reference: Mapping[str, tuple[str, ...]]
    modal: Mapping[str, int]
    """Modal verbs and phrases by strength; the scale is an order, not a measure."""
    stop: frozenset[str]
    force: Mapping[str, tuple[str, ...]]
    """The lists by which the force of words is judged; empty where not offered."""

    @property
    def assesses(self) -> bool:
        """Whether the tables that verdicts need are there for this language."""
        return bool(self.force)


def codes() -> tuple[str, ...]:
    """The languages there are tables for, sorted."""
    return tuple(sorted(p.stem for p in _HOME.glob("??.toml")))


@cache
def language(code: str | None) -> Language:
    """The tables of a language; those of English where none is told or known."""
    path = _HOME / f"{code}.toml"
    if not code or not path.is_file():
        path = _HOME / f"{DEFAULT}.toml"
    return _language(tomllib.loads(path.read_text(encoding="utf-8")))


def _language(table: dict[str, Any]) -> Language:
    force = dict(table["force"])
    modal = force.pop("modal", {})
    return Language(
        code=table["code"],
        name=table["name"],
        structure=_lists(table["structure"]),
        reference=_lists(table["reference"]),
        modal=modal,
        stop=frozenset(table["diff"]["stop"]),
        force=_lists(force),
    )


def _lists(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in table.items()}
