"""The drafts a command was given: files, or those of a negotiation's folder."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

import diffy
from diffy.model import Comparison, DiffyError, Draft
from diffy.parallel import at_once

if TYPE_CHECKING:
    from diffy.model import Profile
    from diffy.sources import DraftEntry, Negotiation

# The rooms `folder` and `sources` are entered only where a folder may be given.


class Asked(NamedTuple):
    """Which two drafts a command is to compare, and what with, as it was told."""

    old: str
    new: str | None
    first: str | None
    second: str | None
    profiles: tuple[str, ...]
    statement: str | None
    pins: str | None
    reviews: str | None
    language: str | None
    tracked: str


class Pair(NamedTuple):
    """Two drafts, and the files that go with them."""

    old: Draft
    new: Draft
    demands: list["Profile"]
    pins: str | Path | None
    reviews: str | Path | None

    def compared(self, mixed: bool = False) -> Comparison:
        """The two compared, with the command line in the provenance."""
        return diffy.compare(
            self.old,
            self.new,
            demands=self.demands,
            pins=self.pins,
            reviews=self.reviews,
            command=command_line(),
            mixed=mixed,
        )


def command_line() -> str:
    """The command as it was given, without the folders of its files."""
    words = ["diffy", *sys.argv[1:]]
    return " ".join(Path(word).name if "/" in word else word for word in words)


def pair(asked: Asked) -> Pair:
    """Two files, or two drafts of a folder: its last two, or those that are named.

    What the folder says goes where no option says otherwise.
    """
    language, tracked = asked.language, asked.tracked
    if asked.new is not None:
        if asked.first or asked.second:
            raise click.UsageError(
                "--from and --to-draft choose among a folder's drafts."
            )
        return Pair(
            *diffy.read_pair(asked.old, asked.new, language=language, tracked=tracked),
            [diffy.load_demands(name, asked.statement) for name in asked.profiles],
            asked.pins,
            asked.reviews,
        )
    from diffy.folder import pins_file, read_draft
    from diffy.sources import is_negotiation

    if not is_negotiation(asked.old):
        raise click.UsageError("Give two drafts, or a negotiation's folder.")
    found = diffy.negotiation(asked.old)
    before, after = _two(found, asked.first, asked.second, language)
    own = found.folder / found.reviews if found.reviews else None
    return Pair(
        *at_once(
            lambda: read_draft(found, before, language=language, tracked=tracked),
            lambda: read_draft(found, after, language=language, tracked=tracked),
        ),
        demands(asked.old, asked.profiles, asked.statement),
        asked.pins or pins_file(found, before.id, after.id),
        asked.reviews or own,
    )


def _two(
    found: "Negotiation", first: str | None, second: str | None, language: str | None
) -> "tuple[DraftEntry, DraftEntry]":
    """The two drafts that are named, or else the last, and the one before it."""
    line = found.line(language)
    after = found.entry(second) if second else line[-1]
    if first:
        return found.entry(first), after
    at = line.index(after) if after in line else 0
    if at == 0:
        raise DiffyError(
            f"No draft stands before '{after.id}' in {found.folder}; "
            "name the older one with --from."
        )
    return line[at - 1], after


def one(
    path: str,
    name: str | None = None,
    *,
    language: str | None = None,
    tracked: str = "final",
) -> Draft:
    """One file, or a draft of a folder: its last, or that which is named."""
    from diffy.folder import read_draft
    from diffy.sources import is_negotiation

    if not is_negotiation(path):
        if name:
            raise click.UsageError("--draft chooses among a folder's drafts.")
        return diffy.read(path, language=language, tracked=tracked)
    found = diffy.negotiation(path)
    entry = _entry(found, name, language)
    return read_draft(found, entry, language=language, tracked=tracked)


def file_of(path: str, name: str | None, language: str | None) -> Path:
    """The file of what `one` reads."""
    from diffy.folder import draft_file
    from diffy.sources import is_negotiation

    if not is_negotiation(path):
        return Path(path)
    found = diffy.negotiation(path)
    return draft_file(found, _entry(found, name, language))


def _entry(
    found: "Negotiation", name: str | None, language: str | None
) -> "DraftEntry":
    return found.entry(name) if name else found.line(language)[-1]


def every(paths: Sequence[str]) -> Iterator[Draft]:
    """Every draft of files and folders, in order."""
    from diffy.folder import read_draft
    from diffy.sources import is_negotiation

    for path in paths:
        if is_negotiation(path):
            found = diffy.negotiation(path)
            yield from (read_draft(found, entry) for entry in found.drafts)
        else:
            yield diffy.read(path)


def versions(path: str, name: str | None) -> list[Draft]:
    """The language versions of a folder's last draft, or of that which is named."""
    from diffy.folder import read_draft

    found = diffy.negotiation(path)
    entry = found.entry(name) if name else found.drafts[-1]
    entries = found.versions(entry)
    if len(entries) < 2:
        raise DiffyError(
            f"{found.folder} lists no other language version of '{entry.id}': "
            "versions have one symbol, or one date."
        )
    return [read_draft(found, each) for each in entries]


def demands(
    path: str, profiles: Sequence[str], statement: str | None
) -> "list[Profile]":
    """The profiles named, or else those of the folder."""
    from diffy.sources import is_negotiation

    if not is_negotiation(path):
        return [diffy.load_demands(name, statement) for name in profiles]
    found = diffy.negotiation(path)
    if not profiles:
        return diffy.folder_demands(found, statement)
    own = found.folder / found.statement if found.statement else None
    return [diffy.load_demands(name, statement or own) for name in profiles]
