"""Files to drafts: one reader for each format, chosen by what a file holds.

A reader's product is a `Draft`; it does not know what the draft will be used for.
To add a format: write a module with `read(data, name, options) -> Draft`, put it in
READERS, and teach `sniff` what such a file begins with.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from diffy.model import Draft, ReadError
from diffy.parallel import at_once
from diffy.readers.encodings import decode
from diffy.readers.options import Options
from diffy.readers.sniff import UNREAD, sniff

__all__ = [
    "READERS",
    "Options",
    "Plain",
    "plain",
    "read",
    "read_pair",
    "reader",
    "reads",
    "source_text",
]

Reader = Callable[[bytes, str, Options], Draft]
"""What a reader takes: the file's bytes, its name, and what the user chose."""

READERS = {
    "akn": "diffy.readers.akn",
    "docx": "diffy.readers.docx",
    "formex": "diffy.readers.formex",
    "html": "diffy.readers.html",
    "md": "diffy.readers.markdown",
    "pdf": "diffy.readers.pdf",
    "text": "diffy.readers.text",
    "uslm": "diffy.readers.uslm",
}
"""The module of each format's reader, imported when a file of that format is read."""

LARGEST = 100 * 1024 * 1024
"""Bytes; far more than a draft has: those looked at have less than one million."""


def read(
    path: str | Path, *, language: str | None = None, tracked: str = "final"
) -> Draft:
    """The draft in a file.

    `language` (ISO 639-1) overrides what the text tells; `tracked` says how tracked
    changes are read: `original`, `final` or `refuse`.
    Raises ReadError where the file is missing, empty, too large, or of no known format.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise ReadError(f"{path} is a folder; give a file.")
        if path.stat().st_size > LARGEST:
            raise ReadError(f"{path} is larger than 100 MB; give the draft alone.")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path} cannot be read: {_why(error)}.") from error
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n\f"):
        raise ReadError(f"{path.name} is empty; give a file with a draft in it.")
    form = sniff(data, path.name)
    draft = reader(form, path.name)(data, path.name, Options(language, tracked))
    return replace(draft, sha256=hashlib.sha256(data).hexdigest())


def read_pair(
    old: str | Path,
    new: str | Path,
    *,
    language: str | None = None,
    tracked: str = "final",
) -> tuple[Draft, Draft]:
    """Two drafts of one treaty; one whose text tells no language is read in the other's.

    Raises what `read` raises.
    """
    one, two = at_once(
        lambda: read(old, language=language, tracked=tracked),
        lambda: read(new, language=language, tracked=tracked),
    )
    if one.language is None and two.language is not None:
        one = read(old, language=two.language, tracked=tracked)
    elif two.language is None and one.language is not None:
        two = read(new, language=one.language, tracked=tracked)
    return one, two


def reads(content: str, *, name: str = "text", language: str | None = None) -> Draft:
    """The draft in a text in memory; `name` ending in .md makes it Markdown.

    Raises ReadError where the text is empty.
    """
    if not content.strip("\ufeff\0 \t\r\n\f"):
        raise ReadError(f"{name} is empty; give a file with a draft in it.")
    form = "md" if Path(name).suffix.lower() in (".md", ".markdown") else "text"
    data = content.encode("utf-8-sig", "replace")
    draft = reader(form, name)(data, name, Options(language))
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(draft, sha256=digest)


def source_text(
    path: str | Path, *, language: str | None = None, tracked: str = "final"
) -> str:
    """All the text of a file, as it was before it was read: for counting what is kept.

    Raises what `read` raises.
    """
    path = Path(path)
    data = path.read_bytes()
    module = import_module(READERS[sniff(data, path.name)])
    return str(module.source_text(data, path.name, Options(language, tracked)))


class Plain(NamedTuple):
    """A document's words line by line, with what names it in a report."""

    text: str
    name: str
    sha256: str


def plain(path: str | Path) -> Plain:
    """The words of any readable file, line by line: of a statement, say.

    Raises what `read` raises.
    """
    draft = read(path)
    if draft.format in ("text", "md"):
        text = decode(Path(path).read_bytes(), draft.source).text
    else:
        nodes = (f"{node.label} {node.text}".strip() for node in draft.walk())
        lines = (line for words in nodes for line in words.splitlines())
        text = "\n\n".join(line for line in lines if line.strip())
    return Plain(text, draft.source, draft.sha256)


def reader(form: str, name: str) -> Reader:
    """The reader of a format; ReadError with the file's name where there is none."""
    if form not in READERS:
        raise ReadError(f"{name} is {UNREAD.get(form, 'of an unknown format')}.")
    found: Reader = import_module(READERS[form]).read
    return found


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
