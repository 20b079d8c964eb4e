"""The words of the reports: one catalogue for every writer, in `interface.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("interface.toml")


@dataclass(frozen=True, slots=True)
class Interface:
    """The words of the reports in one language, by table and name."""

    code: str
    tables: Mapping[str, Mapping[str, str]]
    """A name with two forms stands as `name.one` and `name.other`."""

    def say(self, table: str, name: str, /, **figures: object) -> str:
        """The words by that name with their figures put in; `n` decides the form.

        Raises KeyError where the catalogue has no such words.
        """
        words = self.tables[table]
        form = f"{name}.{'one' if figures.get('n') == 1 else 'other'}"
        return (words[form] if form in words else words[name]).format(**figures)


@cache
def interface(code: str = "en") -> Interface:
    """The catalogue of one language; KeyError where there is none."""
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))[code]
    return Interface(code, {name: _flat(table) for name, table in tables.items()})


def _flat(table: Mapping[str, str | Mapping[str, str]]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, words in table.items():
        if isinstance(words, str):
            flat[name] = words
        else:
            flat.update({f"{name}.{form}": text for form, text in words.items()})
    return flat
