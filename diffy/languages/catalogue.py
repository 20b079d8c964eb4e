"""The words of the reports: one catalogue for every writer, a file a language.

Guarantees:

1. what a language lacks is said in English, and so is everything in a language without a
   file: a name can be added to `en.toml` alone;
2. words of a draft that read from right to left are isolated where they are put into a
   sentence, so that brackets and arrows beside them stay in place (Unicode UAX #9).
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

_HOME = Path(__file__).with_name("interface")
_ENGLISH = "en"

_SINGULAR = {"fr": (0, 1)}
"""The figures with the form `one`, where not 1 alone (Unicode CLDR, plural rules)."""

_FIGURE = ("\u00a0", r"(?<=\{n\}) |(?<=\{n:,\}) ")
_TIGHT = {
    "fr": (("\u00a0", r"(?<=«) | (?=[»:])"), ("\u202f", r" (?=[;?!])"), _FIGURE),
    "es": (_FIGURE,),
}
"""Spaces that must not break, which the files write as plain ones: before high signs, by
the typographic rules of the Imprimerie nationale, and between a figure and its noun."""

_UNPARTED = {"es": 9_999}
"""The greatest figure whose thousands stay together (Real Academia Española, Ortografía)."""

_RIGHT_TO_LEFT = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_ISOLATE, _END = "\u2068", "\u2069"
_ISOLATED = f"{_ISOLATE}[^{_ISOLATE}{_END}]*{_END}"

FEW = 5
"""Places that plain text names; pages and data have them all."""


class Interface(NamedTuple):
    """The words of the reports in one language, by table and name."""

    code: str
    tables: Mapping[str, Mapping[str, str]]
    """A name with two forms stands as `name.one` and `name.other`."""

    def say(self, table: str, name: str, /, **figures: object) -> str:
        """The words by that name with their figures put in; `n` decides the form.

        Raises KeyError where the catalogue has no such words.
        """
        isolated = {
            key: isolate(value) if isinstance(value, str) else value
            for key, value in figures.items()
        }
        return self.put(table, name, **isolated)

    def put(self, table: str, name: str, /, **figures: object) -> str:
        """The same with nothing isolated: for parts of citations, and for programs."""
        words = self.tables[table]
        one = figures.get("n") in _SINGULAR.get(self.code, (1,))
        form = f"{name}.{'one' if one else 'other'}"
        pattern = words[form] if form in words else words[name]
        if ":" not in pattern:  # no figure is to be written with a language's signs
            return pattern.format_map(figures)
        return _Figures(self).vformat(pattern, (), figures)

    def quote(self, words: str) -> str:
        """Words of a draft in the quotation marks of this language."""
        marks = self.tables["typography"]
        return f"{marks['open']}{isolate(words)}{marks['close']}"

    def pair(self, name: str, told: str) -> str:
        """A name and what is told of it, with a colon between them."""
        return self.say("typography", "colon", name=name, told=told)

    def row(self, items: Iterable[str], between: str = "semicolon") -> str:
        """Items one after another, with `semicolon` or `places` between them."""
        return self.tables["typography"][between].join(map(isolate, items))

    def few(self, places: Sequence[str]) -> str:
        """The first of many places, and how many more there are."""
        more = len(places) - FEW
        rest = [self.say("summary", "more", n=more)] if more > 0 else []
        return self.row([*places[:FEW], *rest], "places")


class _Figures(Formatter):
    """Puts figures into words, with the signs that a language writes numbers with."""

    def __init__(self, words: Interface) -> None:
        signs = words.tables["typography"]
        self._signs = str.maketrans({",": signs["thousands"], ".": signs["decimal"]})
        self._unparted = _UNPARTED.get(words.code, 0)

    def format_field(self, value: Any, format_spec: str) -> str:
        if not format_spec or (format_spec == "," and value <= self._unparted):
            return str(value)
        return format(value, format_spec).translate(self._signs)


def isolate(words: str) -> str:
    """Words with an isolate around them where some of them read from right to left."""
    if words.isascii():
        return words
    if not re.search(_RIGHT_TO_LEFT, re.sub(_ISOLATED, "", words)):
        return words
    return f"{_ISOLATE}{words}{_END}"


def interfaces() -> tuple[str, ...]:
    """The languages that the reports can be in, sorted."""
    return tuple(sorted(path.stem for path in _HOME.glob("*.toml")))


@cache
def interface(code: str | None = _ENGLISH) -> Interface:
    """The catalogue of one language; that of English where there is none."""
    known = code if code and code in interfaces() else _ENGLISH
    return Interface(known, _Tables(known))


class _Tables(Mapping[str, Mapping[str, str]]):
    """The tables of a catalogue, each parsed when it is first asked for.

    A writer needs few of them: JSON two, in a tenth of the time that all would take.
    """

    def __init__(self, code: str) -> None:
        self._code = code
        self._english = _parts(_ENGLISH)
        self._own = _parts(code) if code != _ENGLISH else {}
        self._parsed: dict[str, Mapping[str, str]] = {}

    def __getitem__(self, name: str) -> Mapping[str, str]:
        if name not in self._parsed:
            english = _words(self._english[name], _ENGLISH)
            own = _words(self._own.get(name, ""), self._code)
            self._parsed[name] = _flat({**english, **own})
        return self._parsed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._english)

    def __len__(self) -> int:
        return len(self._english)


def _parts(code: str) -> Mapping[str, str]:
    """The text of each table of a file; `[name]` on a line of its own begins one."""
    text = (_HOME / f"{code}.toml").read_text(encoding="utf-8")
    pieces = re.split(r"^\[(\w+)\]$", text, flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


_Words = Mapping[str, str | Mapping[str, str]]


def _words(text: str, code: str) -> _Words:
    """The words of a table, with the spaces that its language wants."""
    for space, before in _TIGHT.get(code, ()):
        text = re.sub(before, space, text)
    return tomllib.loads(text)


def _flat(table: _Words) -> dict[str, str]:
    """A name with two forms as `name.one` and `name.other`."""
    flat: dict[str, str] = {}
    for name, words in table.items():
        if isinstance(words, str):
            flat[name] = words
        else:
            flat.update({f"{name}.{form}": text for form, text in words.items()})
    return flat
