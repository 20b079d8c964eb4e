"""The words of each language: one TOML file a language, loaded when first asked for."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from diffy.languages.catalogue import Interface, interface, interfaces, isolate

_HOME = Path(__file__).parent
DEFAULT = "en"
_STOP = "\n[diff]\n"
"""What heads the table of a language's commonest words."""
_VERDICTS = "\n[verdicts]\n"
"""What heads the last table, which is as long as all others and seldom needed."""

__all__ = [
    "DEFAULT",
    "Interface",
    "Language",
    "codes",
    "interface",
    "interfaces",
    "isolate",
    "language",
    "stop",
]


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language's tables, by the names of its TOML file; there is one object for each."""

    code: str
    name: str
    script: str
    """The letters it is written in: "latin", "cyrillic", "arabic" or "han"."""
    spaced: bool
    """Whether spaces stand between its words."""
    structure: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, tuple[str, ...]]
    """Numbers printed as words; the forms of one stand in one entry, "|" between them."""
    reference: Mapping[str, tuple[str, ...]]
    modal: Mapping[str, int]
    """Modal verbs and phrases by strength; the scale is an order, not a measure."""
    stop: frozenset[str]
    force: Mapping[str, tuple[str, ...]]
    """Of the modal verbs, those that permit; and the verbs of a definition."""
    change: Mapping[str, tuple[str, ...]]
    """The lists by which changes are named: qualifiers, negations, numbers."""
    spelling: tuple[tuple[str, str], ...]
    """Endings spelt in two ways."""

    @property
    def cased(self) -> bool:
        """Whether its letters are small or large, by which a title can be told."""
        return self.script in ("latin", "cyrillic")

    @property
    def assesses(self) -> bool:
        """Whether the tables that verdicts need are there for this language."""
        return bool(self.verdicts)

    @property
    def verdicts(self) -> Mapping[str, tuple[str, ...]]:
        """The lists by which the force of words is judged; empty where not offered."""
        return _verdicts(self.code)


@cache
def codes() -> tuple[str, ...]:
    """The languages there are tables for, sorted."""
    return tuple(sorted(p.stem for p in _HOME.glob("??.toml")))


@cache
def language(code: str | None) -> Language:
    """The tables of a language; those of English where none is told or known."""
    path = _HOME / f"{code}.toml"
    if not code or not path.is_file():
        path = _HOME / f"{DEFAULT}.toml"
    text = path.read_text(encoding="utf-8")
    return _language(tomllib.loads(text.partition(_VERDICTS)[0]))


@cache
def _verdicts(code: str) -> Mapping[str, tuple[str, ...]]:
    text = (_HOME / f"{code}.toml").read_text(encoding="utf-8")
    return _lists(tomllib.loads(text.partition(_VERDICTS)[2]))


@cache
def stop(code: str) -> frozenset[str]:
    """The commonest words of a language, without the rest of its tables.

    The language of a text is told by them, and most languages are read for nothing else.
    """
    text = (_HOME / f"{code}.toml").read_text(encoding="utf-8")
    _, sign, table = text.partition(_STOP)
    parsed = tomllib.loads(sign + table.partition("\n[")[0])
    return frozenset(parsed["diff"]["stop"].split())


def _language(table: dict[str, Any]) -> Language:
    force = dict(table["force"])
    modal = force.pop("modal", {})
    return Language(
        code=table["code"],
        name=table["name"],
        script=table.get("script", "latin"),
        spaced=table.get("spaced", True),
        structure=_lists(table["structure"]),
        numbers=_lists(table.get("numbers", {})),
        reference=_lists(table["reference"]),
        modal=modal,
        stop=frozenset(table["diff"]["stop"].split()),
        force=_lists(force),
        change=_lists(table.get("change", {})),
        spelling=_twins(table["diff"].get("spelling", [])),
    )


def _twins(pairs: list[str]) -> tuple[tuple[str, str], ...]:
    split = (pair.partition("=") for pair in pairs)
    return tuple((one, other) for one, _, other in split)


def _lists(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in table.items()}
