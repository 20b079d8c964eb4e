"""What was computed once, kept in a folder that may be deleted at any time.

Guarantees:

1. an entry is found only by the same code and the same content it was made from;
2. a damaged entry is none;
3. a folder that cannot be written is no mistake: everything is computed then.
"""

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from diffy.records import record

NAME = ".diffy-cache"
_TAG = """Signature: 8a477f597d28d172789f06886806bc55
# Made by diffy; everything in it is made again when it is deleted.
"""
_CODE = ("*.py", "*.toml", "*.html", "*.css", "*.js")


def digest(*parts: object) -> str:
    """A SHA-256 of values of the model, by their records."""
    told = json.dumps([record(part) for part in parts], separators=(",", ":"))
    return hashlib.sha256(told.encode("ascii")).hexdigest()


@cache
def fingerprint() -> str:
    """A SHA-256 of diffy's own code: no entry outlives the code that made it."""
    package = Path(__file__).parent
    homes = (package, package.parent / "templates")
    sums = hashlib.sha256()
    for home in homes:
        for path in sorted(p for kind in _CODE for p in home.rglob(kind)):
            sums.update(path.relative_to(home).as_posix().encode() + b"\0")
            sums.update(hashlib.sha256(path.read_bytes()).digest())
    return sums.hexdigest()


class Cache:
    """Entries in a folder, by key; without a folder it keeps nothing."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._code = fingerprint()[:16] if folder else ""

    def kept(
        self, key: str, make: Callable[[], bytes], sound: Callable[[bytes], bool] = bool
    ) -> bytes:
        """The bytes kept under a key, made and kept now where there are none.

        What is not `sound` is taken for damaged.
        """
        data = self.get(key)
        if data is None or not sound(data):
            data = make()
            self.put(key, data)
        return data

    def get(self, key: str) -> bytes | None:
        """What was kept under a key; None where nothing is, or it is damaged."""
        if self.folder is None:
            return None
        try:
            data = self._path(key).read_bytes()
        except OSError:
            return None
        told, _, content = data.partition(b"\n")
        whole = hashlib.sha256(content).hexdigest().encode("ascii") == told
        return content if whole else None

    def put(self, key: str, content: bytes) -> None:
        """Keep bytes under a key."""
        if self.folder is None:
            return
        told = hashlib.sha256(content).hexdigest().encode("ascii")
        path = self._path(key)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            self._open(self.folder)
            part.write_bytes(told + b"\n" + content)
            os.replace(part, path)
        except OSError:
            with suppress(OSError):
                part.unlink()

    def tidy(self) -> None:
        """Drop what other code than this has kept."""
        if self.folder is None or not (self.folder / "CACHEDIR.TAG").is_file():
            return
        for path in self.folder.glob("*-*"):
            if not path.name.startswith(f"{self._code}-"):
                with suppress(OSError):
                    path.unlink()

    def _path(self, key: str) -> Path:
        assert self.folder is not None
        return self.folder / f"{self._code}-{key}"

    @staticmethod
    def _open(folder: Path) -> None:
        """Make the folder, told to backups and to git as one that can be left out."""
        if not folder.is_dir():
            folder.mkdir()
            (folder / "CACHEDIR.TAG").write_text(_TAG, encoding="ascii")
            (folder / ".gitignore").write_text("*\n", encoding="ascii")
