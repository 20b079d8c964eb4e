"""`positions.toml`: what delegations said on the demands."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from diffy.model import Delegation, Position, ProfileError

_KEYS = {"name", "brackets", "position"}
_POSITION_KEYS = {"demand", "text", "source"}


def load_positions(path: Path) -> tuple[Delegation, ...]:
    """The delegations of a file, in its order.

    Raises ProfileError with one sentence where the file cannot be used.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ProfileError(f"{path} cannot be read: {reason}.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(f"{path}: {error}.") from error
    entries = table.get("delegation", [])
    if set(table) - {"delegation"} or not _tables(entries):
        raise ProfileError(f"{path} must hold [[delegation]] tables and nothing else.")
    return tuple(_delegation(entry, k, path) for k, entry in enumerate(entries, 1))


def _tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def _delegation(entry: Mapping[str, Any], number: int, path: Path) -> Delegation:
    where = f"{path}, delegation {number}"
    _known(entry, _KEYS, where)
    name = _text(entry, "name", where)
    brackets = entry.get("brackets", [])
    if not isinstance(brackets, list) or not all(isinstance(b, str) for b in brackets):
        raise ProfileError(f"{where}: brackets must be a list of names.")
    said = entry.get("position", [])
    if not _tables(said):
        raise ProfileError(f"{where}: write [[delegation.position]] for each position.")
    return Delegation(
        name,
        tuple(brackets) or (name,),
        tuple(
            _position(each, f"{where}, position {k}") for k, each in enumerate(said, 1)
        ),
    )


def _position(entry: Mapping[str, Any], where: str) -> Position:
    _known(entry, _POSITION_KEYS, where)
    return Position(*(_text(entry, key, where) for key in ("demand", "text", "source")))


def _known(entry: Mapping[str, Any], keys: set[str], where: str) -> None:
    if unknown := sorted(set(entry) - keys):
        known = ", ".join(sorted(keys))
        raise ProfileError(f"{where}: there is no key {unknown[0]!r}, only {known}.")


def _text(entry: Mapping[str, Any], key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ProfileError(f"{where}: {key} must be a text.")
    return value.strip()
