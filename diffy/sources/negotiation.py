"""A negotiation's folder: `negotiation.toml` with its drafts in order."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from diffy.model import ProfileError

NAME = "negotiation.toml"
_KEYS = {"title", "draft", "statement", "profiles", "reviews", "pins", "style"}
_DRAFT_KEYS = {"id", "title", "symbol", "date", "language", "file", "address"}


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """One draft of a negotiation, as its folder lists it."""

    id: str
    title: str = ""
    symbol: str = ""
    date: str = ""
    """ISO 8601, empty where the folder does not say."""
    language: str | None = None
    file: str = ""
    """Relative to the folder; empty where the draft is still to be fetched."""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Negotiation:
    """What a negotiation's folder says."""

    folder: Path
    title: str
    drafts: tuple[DraftEntry, ...]
    profiles: tuple[str, ...] = ()
    statement: str = ""
    reviews: str = ""
    pins: str = ""


def load_negotiation(folder: Path) -> Negotiation:
    """The negotiation in a folder.

    Raises ProfileError with the line of the mistake where its file cannot be used.
    """
    path = folder / NAME
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ProfileError(f"{path} cannot be read: {reason}.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(f"{path}: {error}.") from error
    _known(table, _KEYS, text, path)
    entries = table.get("draft", [])
    if not isinstance(entries, list) or not entries:
        raise ProfileError(f"{path}: it lists no [[draft]].")
    drafts = tuple(_entry(entry, text, path) for entry in entries)
    ids = [draft.id for draft in drafts]
    for repeated in {i for i in ids if ids.count(i) > 1}:
        raise _mistake(f"the id '{repeated}' stands twice", repeated, text, path)
    return Negotiation(
        folder,
        str(table.get("title", "")),
        drafts,
        tuple(str(name) for name in table.get("profiles", ())),
        str(table.get("statement", "")),
        str(table.get("reviews", "")),
        str(table.get("pins", "")),
    )


def _entry(entry: Mapping[str, Any], text: str, path: Path) -> DraftEntry:
    _known(entry, _DRAFT_KEYS, text, path)
    if not entry.get("id"):
        raise ProfileError(f"{path}: each [[draft]] needs an id.")
    if not (entry.get("file") or entry.get("symbol") or entry.get("address")):
        what = f"the draft '{entry['id']}' needs a file, a symbol or an address"
        raise _mistake(what, str(entry["id"]), text, path)
    when = entry.get("date", "")
    return DraftEntry(
        id=str(entry["id"]),
        title=str(entry.get("title", "")),
        symbol=str(entry.get("symbol", "")),
        date=when.isoformat() if isinstance(when, date) else str(when),
        language=entry.get("language"),
        file=str(entry.get("file", "")),
        address=str(entry.get("address", "")),
    )


def _known(table: Mapping[str, Any], keys: set[str], text: str, path: Path) -> None:
    for key in table:
        if key not in keys:
            names = ", ".join(sorted(keys))
            raise _mistake(
                f"there is no '{key}' here; known are {names}", key, text, path
            )


def _mistake(what: str, word: str, text: str, path: Path) -> ProfileError:
    """The error with the line on which a word of the file first stands."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    return ProfileError(f"{path}, line {line}: {what}.")
