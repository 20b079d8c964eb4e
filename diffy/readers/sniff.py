"""What a file holds, told by its first bytes and only then by its name."""

from pathlib import Path
from typing import NamedTuple

from diffy.model import ReadError

_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word or other zipped file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "an RTF file",
    b"<?xml": "an XML file",
    b"<!doctype": "a web page",
    b"<html": "a web page",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_SUFFIXES = {
    ".md": "md",
    ".markdown": "md",
    ".txt": "text",
    ".text": "text",
    "": "text",
}
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Format(NamedTuple):
    """The format of a file, and the encoding of its text."""

    name: str
    encoding: str


def sniff(data: bytes, name: str) -> Format:
    """The format of a file's bytes.

    Raises ReadError where the bytes are of a format that is not read, whatever the
    file's name says.
    """
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for signature, what in _SIGNATURES.items():
        if (
            start.startswith(signature.lower())
            or b"%PDF" in data[:1024]
            and what == "a PDF"
        ):
            raise ReadError(
                f"{name} is {what}; save it as plain text or Markdown first."
            )
    encoding = next((e for mark, e in _MARKS.items() if data.startswith(mark)), "utf-8")
    if encoding != "utf-16" and b"\0" in data:
        raise ReadError(
            f"{name} is no text file; save the draft as plain text or Markdown."
        )
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name} is not UTF-8 text (byte {error.start}); save it as UTF-8."
        ) from error
    suffix = Path(name).suffix.lower()
    if suffix not in _SUFFIXES:
        raise ReadError(f"{name} has an unknown format; give a .txt or .md file.")
    return Format(_SUFFIXES[suffix], encoding)
