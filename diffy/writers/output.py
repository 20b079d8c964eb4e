"""A document into a file, or several into a folder, whole or not at all."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from diffy.model import WriteError

_T = TypeVar("_T")


def chosen(path: Path, to: str | None, known: Collection[str]) -> str:
    """The format asked for: `to`, or else the file's suffix; WriteError for any other."""
    name = to if to is not None else path.suffix.removeprefix(".").lower()
    if name in known:
        return name
    formats = ", ".join(known)
    if not name:
        message = (
            f"{path.name} has no suffix that names a format; there are: {formats}."
        )
        raise WriteError(message)
    raise WriteError(f"There is no format {name!r}; there are: {formats}.")


def write_text(
    path: str | os.PathLike[str],
    to: str | None,
    writers: Mapping[str, Callable[[_T], str | bytes]],
    made: _T,
) -> None:
    """Write by the format chosen; WriteError in one sentence where that cannot be done."""
    target = Path(path)
    writer = writers[chosen(target, to, writers)]
    with _told(target):
        _check(target)
        _put(target.resolve(), _bytes(writer(made)))


def write_folder(
    path: str | os.PathLike[str], writer: Callable[[_T], Mapping[str, str]], made: _T
) -> None:
    """Write several files into a folder, a new one at once, in an old one file by file."""
    target = Path(path)
    with _told(target):
        _check_folder(target)
        files = {name: _bytes(text) for name, text in writer(made).items()}
        if target.is_dir():
            for name in files:
                _check(target / name)
            for name, data in files.items():
                _put((target / name).resolve(), data)
        else:
            _make_folder(target.resolve(), files)


def _bytes(made: str | bytes) -> bytes:
    # UTF-8 cannot hold half characters; they become question marks.
    return made.encode("utf-8", "replace") if isinstance(made, str) else made


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """The system's refusals as one sentence."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WriteError(f"{target} cannot be written: {reason}.") from error


def _check_folder(target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise WriteError(f"{target} is a file; this format writes a folder.")
    if not target.resolve().parent.is_dir():
        raise WriteError(
            f"There is no folder {target.parent} to write {target.name} in."
        )


def _make_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """A folder that appears with all its files in it."""
    part = target.with_name(f".{target.name[:40]}.{os.getpid()}.part")
    part.mkdir()
    try:
        for name, data in files.items():
            (part / name).write_bytes(data)
        os.replace(part, target)
    except BaseException:
        from shutil import rmtree  # needs four more modules, here only

        rmtree(part, ignore_errors=True)
        raise


def _check(target: Path) -> None:
    """Complain of what the user can mend before the document is made."""
    if target.is_dir():
        raise WriteError(f"{target} is a folder, not a file.")
    if not target.parent.is_dir():
        raise WriteError(
            f"There is no folder {target.parent} to write {target.name} in."
        )
    if target.exists() and not os.access(target, os.W_OK):
        raise WriteError(f"{target} cannot be written: it is read-only.")


def _put(target: Path, data: bytes) -> None:
    if target.exists() and not target.is_file():
        target.write_bytes(data)  # a device or a pipe has no content to keep whole
    else:
        _replace(target, data)


def _replace(target: Path, data: bytes) -> None:
    """Put the bytes in place at once: readers see the old file or the new one.

    The disk is not waited for, which takes longer than all the writing: what a failure of
    power takes away can be made again from the drafts.
    """
    part = target.with_name(f".{target.name[:40]}.{os.getpid()}.part")
    # Not tempfile, whose files are private to the user whatever the mask says.
    with open(part, "xb") as file:
        try:
            file.write(data)
            file.flush()  # a full disk is told before the old file is gone
            if target.exists():
                os.chmod(part, target.stat().st_mode & 0o7777)
            os.replace(part, target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
