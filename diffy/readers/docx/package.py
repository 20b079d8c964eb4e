"""The parts of a Word file, opened with bounds.

The package and its relations are docx2python's: of the libraries tried, it alone opens
macro-enabled and ISO Strict files and files that name a missing picture, on all of which
python-docx fails. The parts are parsed here, since docx2python joins runs of different
formatting when it parses them itself.

Guarantees:

1. an archive beyond the bounds is refused by what it declares, and never unpacked further;
2. no entity is expanded, no DTD loaded, no address fetched;
3. a file that is broken, encrypted or no Word file is one ReadError.
"""

import zipfile
import zlib
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from diffy.model import ReadError
from diffy.readers.docx.xml import Element, w

if TYPE_CHECKING:
    from docx2python.docx_reader import DocxReader, File

_ENTRIES = 10_000
_UNPACKED = 1 << 30
"""Bytes of all entries together."""
_RATIO = 1_000
"""How many times larger than the archive its content may be."""
_PART = 32 << 20
"""Bytes of one XML part; a treaty of a thousand pages has about a third."""

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
)
"""ISO Strict names its vocabularies otherwise; the elements are the same."""

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What zipfile, lxml and docx2python raise on damaged or encrypted archives."""


@dataclass(frozen=True, slots=True)
class Part:
    """One XML part and the targets of its relations by id."""

    root: Element
    links: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that hold words or say how they are shown."""

    document: Part
    styles: Part | None
    numbering: Part | None
    settings: Part | None
    footnotes: Part | None
    endnotes: Part | None
    comments: Part | None
    heads: tuple[Part, ...]
    """Headers and footers."""
    properties: Part | None
    """The properties that the file's author added."""


def opened(data: bytes, name: str) -> Package:
    """The parts of a Word file.

    Raises ReadError where the file is broken, encrypted, too large or no Word file.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check(archive.infolist(), len(data), name)
            _refuse_doctypes(archive, name)
        return _package(data, name)
    except _BROKEN as error:
        raise ReadError(
            f"{name} cannot be opened as a Word file; it may be damaged or encrypted."
        ) from error


def _check(entries: list[zipfile.ZipInfo], size: int, name: str) -> None:
    """Refuse what is out of bounds, by what the archive declares."""
    if any(entry.flag_bits & 1 for entry in entries):
        raise ReadError(f"{name} is encrypted; save it without a password first.")
    unpacked = sum(entry.file_size for entry in entries)
    if (
        len(entries) > _ENTRIES
        or unpacked > _UNPACKED
        or unpacked > _RATIO * max(size, 1)
        or any(e.file_size > _PART for e in entries if _is_xml(e.filename))
    ):
        raise ReadError(f"{name} unpacks to more than a draft can hold.")


def _refuse_doctypes(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse relations with a document type, which docx2python would expand."""
    for entry in archive.namelist():
        if entry.lower().endswith(".rels") and _has_doctype(archive.read(entry)):
            raise ReadError(f"{name} declares entities, which no Word file does.")


def _has_doctype(part: bytes) -> bool:
    return b"<!doctype" in part.replace(b"\0", b"").lower()  # UTF-16 has NUL bytes


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _package(data: bytes, name: str) -> Package:
    from docx2python.docx_reader import DocxReader

    # Not `with DocxReader(...)`: its __exit__ swallows every exception.
    with closing(DocxReader(BytesIO(data))) as reader:
        main = _first(reader, "officeDocument")
        if main is None or main.root.tag != w("document"):
            raise ReadError(f"{name} holds no Word document.")
        return Package(
            document=main,
            styles=_first(reader, "styles"),
            numbering=_first(reader, "numbering"),
            settings=_first(reader, "settings"),
            footnotes=_first(reader, "footnotes"),
            endnotes=_first(reader, "endnotes"),
            comments=_first(reader, "comments"),
            heads=tuple(
                part
                for kind in ("header", "footer")
                for file in reader.files_of_type(kind)
                if (part := _part(reader, file))
            ),
            properties=_first(reader, "custom-properties"),
        )


def _first(reader: "DocxReader", kind: str) -> Part | None:
    """The first part of a kind, None where there is none."""
    parts = (_part(reader, file) for file in reader.files_of_type(kind))
    return next((part for part in parts if part), None)


def _part(reader: "DocxReader", file: "File") -> Part | None:
    """A part that a relation names, None where the archive lacks it."""
    if file.path not in reader.zipf.namelist():
        return None
    return Part(_parsed(reader.zipf.read(file.path)), file.rels)


def _parsed(data: bytes) -> Element:
    """The root of an XML part; ValueError where it has a document type."""
    for strict, transitional in _STRICT:
        data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    if _has_doctype(data):
        raise ValueError("a document type")
    return etree.fromstring(data, parser)
