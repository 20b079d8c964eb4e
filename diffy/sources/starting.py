"""A new negotiation's folder: its `negotiation.toml`, commented for who fills it in."""

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from diffy.model import Draft, WriteError
from diffy.sources.negotiation import NAME
from diffy.sources.profiles import home, shipped

SAMPLE = "illustrative"
"""The negotiation that ships with diffy, to try things on."""
_SAMPLE_FILES = ("*-draft.md", NAME)

_HEAD = """\
# A negotiation: its drafts in order, the statement whose demands they are held against,
# and the style of what is published. Lines that begin with # are comments.

title = {title}

# Demand profiles: files in this folder, or those that ship with diffy: {shipped}.
# A profile to fill in is made with: diffy demands init STATEMENT -o demands.toml
# profiles = ["demands.toml"]

# The statement itself, to quote its calls beside the demands.
# statement = "statement.txt"

# The decisions of reviewers: diffy demands review FOLDER ... adds to this file.
# reviews = "reviews.jsonl"

# Comparisons to publish beside those of each draft with the one before it.
# pairs = [["first", "third"]]

# Who publishes. The logo is a PNG, JPEG, GIF, WebP or SVG file in this folder.
# [style]
# name = "Our organisation"
# contact = "treaty@example.org"
# logo = "logo.svg"
# accent = "#1f4068"

# The drafts, the oldest first. An id is part of web addresses: leave it as it is once the
# site is published. What is not said here is read from the file.
"""
_EXAMPLE = """
# [[draft]]
# id = "first"
# file = "first-draft.docx"
# title = "First draft"
# symbol = "A/CONF.1/1"
# date = 2024-01-31
"""


@dataclass(frozen=True, slots=True)
class Given:
    """A draft that a new folder begins with."""

    path: Path
    draft: Draft


def start(folder: Path, given: Sequence[Given] = (), title: str = "") -> Path:
    """Make a negotiation's folder with a `negotiation.toml`, and give that file's path.

    Drafts from elsewhere are copied into the folder. Nothing is overwritten: raises
    WriteError where a file of the same name is there, or cannot be written.
    """
    path = folder / NAME
    targets = [_target(folder, each.path) for each in given]
    _check(path, given, targets)
    try:
        folder.mkdir(exist_ok=True)
        for each, target in zip(given, targets, strict=True):
            if not target.exists():
                shutil.copyfile(each.path, target)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_text(folder, given, targets, title))
    except FileExistsError as error:
        raise WriteError(_there(path)) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WriteError(f"{path} cannot be written: {reason}.") from error
    return path


def start_sample(folder: Path) -> Path:
    """Make a folder with the negotiation that ships with diffy; raises as `start` does."""
    source = home() / SAMPLE
    files = sorted(path for form in _SAMPLE_FILES for path in source.glob(form))
    try:
        folder.mkdir(exist_ok=True)
        for path in files:
            if (folder / path.name).exists():
                raise WriteError(_there(folder / path.name))
        for path in files:
            shutil.copyfile(path, folder / path.name)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WriteError(f"{folder} cannot be written: {reason}.") from error
    return folder / NAME


def _there(path: Path) -> str:
    return f"{path} is there already; it was not overwritten."


def _target(folder: Path, path: Path) -> Path:
    """Where a draft stands in the folder; where it is, if that is in it."""
    if path.resolve().is_relative_to(folder.resolve()):
        return path
    return folder / path.name


def _check(path: Path, given: Sequence[Given], targets: Sequence[Path]) -> None:
    """Complain before anything is written."""
    if path.exists():
        raise WriteError(_there(path))
    if not path.parent.parent.resolve().is_dir():
        raise WriteError(f"There is no folder {path.parent.parent} to make one in.")
    for each, target in zip(given, targets, strict=True):
        if target.exists() and not target.samefile(each.path):
            raise WriteError(_there(target))
    if len({target.resolve() for target in targets}) < len(targets):
        raise WriteError("Two of the drafts have one name; rename one of them.")


# ------------------------------------------------------------------ the file


def _text(
    folder: Path, given: Sequence[Given], targets: Sequence[Path], title: str
) -> str:
    """The whole file."""
    titles = {each.draft.title for each in given}
    shared = titles.pop() if len(titles) == 1 else ""
    named = title or shared or folder.resolve().name
    head = _HEAD.format(title=_quoted(named), shipped=", ".join(shipped()))
    ids = _ids(targets)
    entries = (
        _entry(id_, each.draft, target.resolve().relative_to(folder.resolve()))
        for id_, each, target in zip(ids, given, targets, strict=True)
    )
    return head + ("".join(entries) or _EXAMPLE)


def _entry(id_: str, draft: Draft, file: Path) -> str:
    lines = [
        "",
        "[[draft]]",
        f"id = {_quoted(id_)}",
        f"file = {_quoted(file.as_posix())}",
    ]
    for name, value in (("title", draft.title), ("symbol", draft.symbol)):
        unsaid = f'# {name} = ""'
        lines.append(f"{name} = {_quoted(value)}" if value else unsaid)
    lines.append(_date(draft.date))
    if draft.language:
        lines.append(f"language = {_quoted(draft.language)}")
    return "\n".join(lines) + "\n"


def _date(told: str) -> str:
    try:
        return f"date = {date.fromisoformat(told).isoformat()}"
    except ValueError:
        return "# date = 2024-01-31"


def _ids(paths: Sequence[Path]) -> list[str]:
    """An id for each draft, from its file's name, no two alike."""
    ids: list[str] = []
    for number, path in enumerate(paths, 1):
        plain = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")[:36].strip("-")
        id_ = plain or f"draft-{number}"
        ids.append(f"{id_}-{number}" if id_ in ids else id_)
    return ids


def _quoted(text: str) -> str:
    """A TOML string: its escapes are those of JSON, and DEL."""
    plain = " ".join(text.split()).encode("utf-8", "replace").decode("utf-8")
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")
