"""A negotiation's folder: `negotiation.toml` with its drafts in order and the house style.

Every file it names stands in the folder or below, so that a folder from elsewhere cannot
have diffy read, and publish, what lies beside it.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from diffy.model import ProfileError
from diffy.sources.lines import Lines

NAME = "negotiation.toml"
_KEYS = {
    "title",
    "draft",
    "statement",
    "profiles",
    "reviews",
    "pins",
    "pairs",
    "style",
}
_DRAFT_KEYS = {
    "id",
    "title",
    "symbol",
    "date",
    "language",
    "file",
    "address",
    "pins",
}
_STYLE_KEYS = {"name", "logo", "contact", "accent"}
_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,38}[A-Za-z0-9])?")
"""What is fit for the name of a file everywhere."""
_BETWEEN = "--"
"""Stands between two ids in an address, and so in no id."""
_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}){1,2}")


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
    pins: str = ""
    """A file of pins for the comparison with the draft before it."""


@dataclass(frozen=True, slots=True)
class Style:
    """The house style, as the folder states it."""

    name: str = ""
    logo: str = ""
    """A picture's file, relative to the folder."""
    contact: str = ""
    accent: str = ""


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
    pairs: tuple[tuple[str, str], ...] = ()
    """Comparisons to publish beside those of successive drafts, by the drafts' ids."""
    style: Style = Style()

    def entry(self, name: str) -> DraftEntry:
        """The draft of an id, title, symbol or file; ProfileError where there is none."""
        for known in ("id", "symbol", "title", "file"):
            found = [e for e in self.drafts if getattr(e, known) == name]
            if len(found) == 1:
                return found[0]
        ids = ", ".join(entry.id for entry in self.drafts)
        raise ProfileError(
            f"{self.folder / NAME} lists no draft '{name}'; there are: {ids}."
        )

    def versions(self, entry: DraftEntry) -> tuple[DraftEntry, ...]:
        """The language versions of a draft: its own symbol, or else its own date."""

        def key(each: DraftEntry) -> str:
            return each.symbol or each.date or each.id

        return tuple(each for each in self.drafts if key(each) == key(entry))

    def line(self, language: str | None = None) -> tuple[DraftEntry, ...]:
        """The drafts in one language, in order: that asked for, or the first one's.

        ProfileError where none is in the language asked for.
        """
        told = language or self.drafts[0].language
        known = (told, None) if told else (*(e.language for e in self.drafts), None)
        found = tuple(e for e in self.drafts if e.language in known)
        if not found:
            path = self.folder / NAME
            raise ProfileError(f"{path} lists no draft in the language '{told}'.")
        return found


def is_negotiation(path: str | Path) -> bool:
    """Whether a path is a folder, to be taken for a negotiation."""
    return Path(path).is_dir()


def load_negotiation(folder: Path) -> Negotiation:
    """The negotiation in a folder.

    Raises ProfileError with the line of the mistake where its file cannot be used.
    """
    path = folder / NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = tomllib.loads(text)
    except FileNotFoundError as error:
        said = f"{folder} has no {NAME}; make one with: diffy new {folder}"
        raise ProfileError(said) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ProfileError(f"{path} cannot be read: {reason}.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(f"{path}: {error}.") from error
    return _Reading(folder, table, Lines(path, text)).negotiation()


class _Reading:
    """One file while it is read: each value is checked where it is taken."""

    def __init__(self, folder: Path, table: Mapping[str, Any], lines: Lines) -> None:
        self.folder, self.table, self.lines = folder, table, lines

    def negotiation(self) -> Negotiation:
        self._known(self.table, _KEYS)
        drafts = self._drafts()
        pins = self._file(self.table, "pins")
        if pins and len(drafts) > 2:
            what = "pins correct one pair of drafts; put them under the later [[draft]]"
            raise self.lines.mistake(what, "pins")
        return Negotiation(
            folder=self.folder,
            title=self._text(self.table, "title"),
            drafts=drafts,
            profiles=self._profiles(),
            statement=self._file(self.table, "statement"),
            reviews=self._file(self.table, "reviews"),
            pins=pins,
            pairs=self._pairs({draft.id for draft in drafts}),
            style=self._style(),
        )

    def _drafts(self) -> tuple[DraftEntry, ...]:
        entries = self.table.get("draft", [])
        if not isinstance(entries, list) or not entries:
            raise self.lines.mistake("it lists no [[draft]]", "draft")
        drafts = tuple(self._entry(entry, k) for k, entry in enumerate(entries))
        seen: set[str] = set()
        for k, draft in enumerate(drafts):
            # Case is no difference to many file systems, and ids are names of files.
            if draft.id.casefold() in seen:
                what = f"the id '{draft.id}' stands twice"
                raise self.lines.mistake(what, "id", "draft", k)
            seen.add(draft.id.casefold())
        return drafts

    def _entry(self, entry: object, k: int) -> DraftEntry:
        at = ("draft", k)
        if not isinstance(entry, dict):
            raise self.lines.mistake("each draft is a table under [[draft]]", "draft")
        self._known(entry, _DRAFT_KEYS, *at)
        id_ = self._text(entry, "id", *at)
        if not id_:
            raise self.lines.mistake("each [[draft]] needs an id", "id", *at)
        if not _ID.fullmatch(id_) or _BETWEEN in id_:
            what = (
                f"the id '{id_}' is not fit for an address; "
                "use up to 40 letters, digits, points and single hyphens"
            )
            raise self.lines.mistake(what, "id", *at)
        file = self._file(entry, "file", *at)
        symbol, address = (self._text(entry, key, *at) for key in ("symbol", "address"))
        if not (file or symbol or address):
            what = f"the draft '{id_}' needs a file, a symbol or an address"
            raise self.lines.mistake(what, "id", *at)
        return DraftEntry(
            id=id_,
            title=self._text(entry, "title", *at),
            symbol=symbol,
            date=self._date(entry, *at),
            language=self._text(entry, "language", *at) or None,
            file=file,
            address=address,
            pins=self._file(entry, "pins", *at),
        )

    def _date(self, entry: Mapping[str, Any], table: str, nth: int) -> str:
        when = entry.get("date", "")
        if isinstance(when, date):
            return when.isoformat()[:10]
        try:
            return date.fromisoformat(when).isoformat() if when else ""
        except (TypeError, ValueError):
            what = f"'{when}' is no date; write it as 2024-08-05"
            raise self.lines.mistake(what, "date", table, nth) from None

    def _profiles(self) -> tuple[str, ...]:
        names = self.table.get("profiles", [])
        if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
            what = 'profiles are a list of names or files, ["un-cybercrime"]'
            raise self.lines.mistake(what, "profiles")
        for name in names:
            self._below(name, "profiles")
        return tuple(names)

    def _pairs(self, ids: set[str]) -> tuple[tuple[str, str], ...]:
        pairs = self.table.get("pairs", [])
        if not isinstance(pairs, list):
            raise self.lines.mistake('pairs are a list, [["first", "third"]]', "pairs")
        for pair in pairs:
            if not (isinstance(pair, list) and len(pair) == 2 and set(pair) <= ids):
                what = f"{pair} is no pair of ids of drafts, the older one first"
                raise self.lines.mistake(what, "pairs")
        return tuple((old, new) for old, new in pairs)

    def _style(self) -> Style:
        style = self.table.get("style", {})
        if not isinstance(style, dict):
            raise self.lines.mistake("style is a table, [style]", "style")
        self._known(style, _STYLE_KEYS, "style")
        accent = self._text(style, "accent", "style")
        if accent and not _COLOUR.fullmatch(accent):
            what = f"'{accent}' is no colour; write it as #1f4068"
            raise self.lines.mistake(what, "accent", "style")
        return Style(
            name=self._text(style, "name", "style"),
            logo=self._file(style, "logo", "style"),
            contact=self._text(style, "contact", "style"),
            accent=accent,
        )

    def _text(
        self, table: Mapping[str, Any], key: str, head: str = "", nth: int = 0
    ) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            raise self.lines.mistake(f"'{key}' must be in quotes", key, head, nth)
        return " ".join(value.split())

    def _file(
        self, table: Mapping[str, Any], key: str, head: str = "", nth: int = 0
    ) -> str:
        name = self._text(table, key, head, nth)
        self._below(name, key, head, nth)
        return name

    def _below(self, name: str, key: str, head: str = "", nth: int = 0) -> None:
        path = PurePosixPath(name.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or Path(name).is_absolute():
            what = f"'{name}' stands outside the folder; put the file in it"
            raise self.lines.mistake(what, key, head, nth)

    def _known(
        self, table: Mapping[str, Any], keys: set[str], head: str = "", nth: int = 0
    ) -> None:
        for key in table:
            if key not in keys:
                what = f"there is no '{key}' here; known are {', '.join(sorted(keys))}"
                raise self.lines.mistake(what, key, head, nth)
