"""Values of one type out of a profile's tables, and the line on which one is wrong."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from diffy.demands.phrases import phrase
from diffy.model import ProfileError

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file a mistake stands."""

    source: str
    text: str
    demand: str = ""
    start: int = 0
    """The line from which on the table the mistake is in stands, counted from 0."""

    def inside(
        self, near: object, demand: object = "", *, last: bool = False
    ) -> "Place":
        """The same file, in the first table with this id, or in the last one."""
        lines = _lines(self.text)
        heads = [n for n, line in enumerate(lines) if _is_id(line, str(near))]
        start = heads[-1 if last else 0] if heads else self.start
        return Place(self.source, self.text, str(demand or self.demand), start)

    def each(self, table: Table, key: str) -> Iterator[tuple[Table, "Place"]]:
        """The tables under a key, each with its place, told by its id or else its head."""
        lines = _lines(self.text)
        heads = [n for n in range(self.start, len(lines)) if _heads(lines[n], key)]
        for at, each in enumerate(tables(table, key, self)):
            if each.get("id") or at >= len(heads):
                yield each, self.inside(each.get("id", ""))
            else:
                yield each, Place(self.source, self.text, self.demand, heads[at])

    def mistake(self, said: str, *sought: str) -> ProfileError:
        """The error, with the line on which the first of the words sought stands."""
        line = _line(self.text, self.start, sought)
        demand = f", demand {self.demand}" if self.demand else ""
        return ProfileError(f"{self.source or 'profile'}, line {line}{demand}: {said}")


def keys(table: Table, needed: str, allowed: str, place: Place) -> None:
    known = {*needed.split(), *allowed.split()}
    for key in table:
        if key not in known:
            raise place.mistake(f"unknown key '{key}'", key)
    for key in needed.split():
        if key not in table:
            raise place.mistake(f"'{key}' is missing")


def value(table: Table, key: str, kind: type, place: Place, default: Any) -> Any:
    value = table.get(key, default)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise place.mistake(f"'{key}' must be {_NAMES[kind]}", key)
    return value


_NAMES = {
    str: "a string",
    int: "a whole number",
    dict: "a table",
    list: "a list",
    bool: "true or false",
}


def string(table: Table, key: str, place: Place, default: str | None = None) -> str:
    found = str(value(table, key, str, place, default))
    if default is None and not found.strip():
        raise place.mistake(f"'{key}' is empty", key)
    return found


def whole(table: Table, key: str, place: Place, default: int = 0) -> int:
    found = int(value(table, key, int, place, default))
    if found < 0:
        raise place.mistake(f"'{key}' is below 0", key)
    return found


def flag(table: Table, key: str, place: Place) -> bool:
    return bool(value(table, key, bool, place, False))


def table_of(table: Table, key: str, place: Place) -> Table:
    return dict(value(table, key, dict, place, {}))


def listed(
    table: Table, key: str, kind: type | tuple[type, ...], place: Place
) -> list[Any]:
    values: list[Any] = value(table, key, list, place, [])
    if any(not isinstance(v, kind) or isinstance(v, bool) for v in values):
        raise place.mistake(f"'{key}' holds a value of the wrong type", key)
    return values


def tables(table: Table, key: str, place: Place) -> list[Table]:
    return listed(table, key, dict, place)


def strings(table: Table, key: str, place: Place) -> tuple[str, ...]:
    return tuple(listed(table, key, str, place))


def phrases_of(table: Table, key: str, place: Place) -> tuple[str, ...]:
    return parsed(strings(table, key, place), place)


def parsed(
    sources: tuple[str, ...], place: Place, *, clause: bool = False
) -> tuple[str, ...]:
    for source in sources:
        try:
            phrase(source, clause=clause)
        except ProfileError as error:
            said = f'the phrase "{source}" does not parse: {error}'
            raise place.mistake(said, source) from error
    return sources


# ------------------------------------------------------------------- lines of the file


def _line(text: str, start: int, sought: tuple[str, ...]) -> int:
    """The line of a mistake, since the TOML reader keeps no lines.

    It is the first line of its table that holds what is sought; a key may also stand
    before the id, so then the search goes on from the top.
    """
    lines = _lines(text)
    tests: tuple[Callable[[str, str], bool], ...] = (_is_key, _heads, _quotes)
    for begin in (start, 0):
        for number in range(begin, len(lines)):
            if any(test(lines[number], word) for word in sought for test in tests):
                return number + 1
    return start + 1


@lru_cache(maxsize=4)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.splitlines())


def _heads(line: str, name: str) -> bool:
    """Whether a line opens the table of a name: "[[demand]]"."""
    return line.split("#")[0].strip().strip("[]").rpartition(".")[2] == name


def _is_id(line: str, name: str) -> bool:
    key, _, value = line.partition("=")
    return (
        "id" in key
        and key.strip() == "id"
        and value.split("#")[0].strip().strip("\"'") == name
    )


def _is_key(line: str, word: str) -> bool:
    start = line.strip().removeprefix("tests.")
    rest = start.removeprefix(word).lstrip()
    if start.startswith(word) and rest[:1] in ("=", "."):
        return True
    return any(f"{mark} {word} =" in line for mark in "{,")  # of an inline table


def _quotes(line: str, word: str) -> bool:
    return f'"{word}"' in line or f"'{word}'" in line
