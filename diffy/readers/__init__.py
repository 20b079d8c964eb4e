"""Files to drafts: one reader for each format, chosen by what a file holds.

A reader's product is a `Draft`; it does not know what the draft will be used for.
To add a format: write a module with `read(data, name, options) -> Draft` and put it in READERS.
"""

import hashlib
from dataclasses import replace
from pathlib import Path

from diffy.model import Draft, ReadError
from diffy.readers import markdown, text
from diffy.readers.sniff import sniff

READERS = {"text": text.read, "md": markdown.read}
"""Reader by format name; each takes the decoded text, the file's name and a language."""

LARGEST = 100 * 1024 * 1024
"""Bytes; the longest treaty with its annexes has about a tenth."""


def read(path: str | Path, *, language: str | None = None) -> Draft:
    """The draft in a file.

    `language` (ISO 639-1) overrides what the text tells.
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
    form = sniff(data, path.name)
    draft = _read(data.decode(form.encoding), path.name, form.name, language)
    return replace(draft, sha256=hashlib.sha256(data).hexdigest())


def reads(content: str, *, name: str = "text", language: str | None = None) -> Draft:
    """The draft in a text in memory; `name` ending in .md makes it Markdown.

    Raises ReadError where the text is empty.
    """
    form = "md" if Path(name).suffix.lower() in (".md", ".markdown") else "text"
    draft = _read(content, name, form, language)
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(draft, sha256=digest)


def _read(content: str, name: str, form: str, language: str | None) -> Draft:
    if not content.strip("\ufeff\0 \t\r\n\f"):
        raise ReadError(f"{name} is empty; give a file with a draft in it.")
    return READERS[form](content, name, language)


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
