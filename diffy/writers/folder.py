"""A site into a folder: whole or not at all, and without a loss of what others put there."""

import json
import os
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from diffy.model import WriteError
from diffy.version import __version__

LIST = "site.json"
"""In a site: the list of its files, by which a later run knows what it may replace."""


def write_site(
    output: str | os.PathLike[str], files: Mapping[str, bytes]
) -> tuple[int, tuple[str, ...]]:
    """Put a site in the place of the former one.

    It is written beside the folder and then takes its place. What stands at the top of
    the folder and is no part of the former site, such as `.git` or `CNAME`, stays.
    Gives how many files were written, and the pages of the former site that are gone.
    Raises WriteError where the folder is none that diffy wrote, or cannot be written.
    """
    target = Path(output)
    try:
        former = _former(target)
        home = target.resolve()
        part = home.with_name(f".{home.name[:40]}.{os.getpid()}.part")
        _write(part, files)
        _exchange(part, home, {path.partition("/")[0] for path in (*former, LIST)})
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WriteError(f"{target} cannot be written: {reason}.") from error
    pages = (path for path in former if path.endswith(".html"))
    return len(files) + 1, tuple(path for path in pages if path not in files)


def check_site(output: str | os.PathLike[str]) -> None:
    """Raise WriteError where no site could be written, before any is made."""
    _former(Path(output))


def _former(target: Path) -> tuple[str, ...]:
    """The files of the site that stands there."""
    if not target.exists():
        if not target.resolve().parent.is_dir():
            raise WriteError(
                f"There is no folder {target.parent} to write {target.name} in."
            )
        return ()
    if not target.is_dir():
        raise WriteError(f"{target} is a file; a site is a folder.")
    try:
        listed = json.loads((target / LIST).read_bytes())["files"]
        return tuple(sorted(map(str, listed)))
    except FileNotFoundError:
        if any(target.iterdir()):
            raise WriteError(
                f"{target} holds files and no site of diffy's; give an empty folder."
            ) from None
        return ()
    except (ValueError, TypeError, KeyError) as error:
        raise WriteError(
            f"{target / LIST} is damaged; give an empty folder, or delete {target}."
        ) from error


def _write(part: Path, files: Mapping[str, bytes]) -> None:
    sums = {path: sha256(data).hexdigest() for path, data in sorted(files.items())}
    listed = json.dumps({"diffy": __version__, "files": sums}, indent=1)
    try:
        part.mkdir()
        for path, data in {**files, LIST: f"{listed}\n".encode()}.items():
            (part / path).parent.mkdir(parents=True, exist_ok=True)
            (part / path).write_bytes(data)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _exchange(part: Path, home: Path, own: set[str]) -> None:
    """Let the new folder take the old one's place; on any failure the old one stays."""
    if not home.exists():
        os.replace(part, home)
        return
    foreign = [p.name for p in home.iterdir() if p.name not in own]
    clash = [name for name in foreign if (part / name).exists()]
    old = home.with_name(f"{part.name.removesuffix('.part')}.old")
    moved: list[str] = []
    try:
        if clash:
            raise WriteError(
                f"{home / clash[0]} is not of diffy's writing and stands in the way."
            )
        for name in foreign:
            os.replace(home / name, part / name)
            moved.append(name)
        os.replace(home, old)
        try:
            os.replace(part, home)
        except BaseException:
            os.replace(old, home)
            raise
    except BaseException:
        for name in moved:
            os.replace(part / name, home / name)
        shutil.rmtree(part, ignore_errors=True)
        raise
    shutil.rmtree(old, ignore_errors=True)
