"""What a file holds: told by its content first, and only then by its name.

Guarantees:

1. a file that begins as a PDF, an archive or markup is never read as plain text,
   whatever its name says;
2. a file with NUL bytes is text only where it is UTF-16 or UTF-32.
"""

import re
from pathlib import Path

from diffy.model import ReadError
from diffy.readers.encodings import decode

UNREAD = {
    "doc": "a Word 97 file; save it as .docx first, in Word or by soffice --convert-to docx",
    "gzip": "a compressed file; unpack it first",
    "image": "a picture; give a file with text",
    "locked": "encrypted; save it without a password first",
    "odt": "an OpenDocument file; save it as .docx first",
    "rtf": "an RTF file; save it as .docx first",
    "xml": "an XML file of an unknown kind; Akoma Ntoso, Formex, USLM and HTML are read",
    "zip": "an archive that is no Word file; unpack it first",
}
"""What is said of a format that is recognised and has no reader."""

_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
)
_SUFFIXES = {
    ".md": "md",
    ".markdown": "md",
    ".txt": "text",
    ".text": "text",
    "": "text",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
}
_OTHER = {
    ".doc": "a Word 97 file",
    ".docx": "a Word file",
    ".odt": "an OpenDocument file",
    ".pdf": "a PDF",
    ".rtf": "an RTF file",
    ".xml": "an XML file",
    ".zip": "an archive",
}
"""Names that promise a format whose content is told for certain."""
_NO_DRAFTS = frozenset(
    {".csv", ".css", ".js", ".json", ".py", ".toml", ".yaml", ".yml"}
)
_ROOT = re.compile(
    r"<(?:[\w.-]{1,40}:)?(?P<root>[A-Za-z_][\w.-]{0,60})(?P<rest>[\s/>][^<]{0,2000}|$)"
)
_HTML = frozenset({"html", "head", "body"})
_USLM = frozenset({"bill", "resolution", "lawDoc", "pLaw", "uscDoc", "amendment-doc"})
_FORMEX = frozenset({"ACT", "AGR", "CONS.ACT", "CONS.DOC", "GENERAL", "LETTER"})
_HEADINGS = 3
"""Lines with heading signs that make a text Markdown whatever its name says."""
_HEAD = 8_192
"""Bytes looked at to tell markup, which holds its root element near its start."""


def sniff(data: bytes, name: str) -> str:
    """The format of a file's bytes: a name in READERS or in UNREAD.

    Raises ReadError where the bytes are of no known format.
    """
    form = _signed(data)
    if form:
        return form
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        decode(data, name)  # raises where it is no UTF-16 either
    return _markup(_head(data)) or _plain(data, name)


def _head(data: bytes) -> str:
    """The first characters; those of markup are ASCII in every encoding but UTF-16."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    wide = b"\0" in head[:4] or head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.replace(b"\0", b"") if wide else head
    return text.lstrip(b"\xff\xfe \t\r\n\f").decode("latin-1")


def _signed(data: bytes) -> str:
    """The format that a signature tells for certain, empty where there is none."""
    if re.search(rb"%PDF-\d", data[:1024]):
        return "pdf"
    if data.startswith(b"PK") and data[2:4] in (b"\3\4", b"\5\6", b"\7\10"):
        return _zipped(data)
    if data.startswith(_SIGNATURES[0][0]) and _name16("EncryptedPackage") in data:
        return "locked"
    start = data[:16].lstrip()
    return next((form for sign, form in _SIGNATURES if start.startswith(sign)), "")


def _name16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _zipped(data: bytes) -> str:
    """What an archive is, by the names of its files, which stand in it uncompressed."""
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    return "docx" if b"word/" in data else "zip"


def _markup(head: str) -> str:
    """The format of text that begins with a tag, empty where it is no markup."""
    if not head.startswith("<"):
        return ""
    prolog = head.startswith("<?xml")
    head = re.sub(r"<\?.{0,2000}?\?>|<!--.{0,4000}?-->", " ", head, flags=re.DOTALL)
    if re.match(r"\s*<!doctype\s+html", head, re.IGNORECASE):
        return "html"
    head = re.sub(r"<![A-Za-z][^<>\[]{0,1000}(?:\[[^\]]{0,4000}\]\s*)?>", " ", head)
    found = _ROOT.match(head.strip())
    form = _of_root(found["root"], found["rest"]) if found else ""
    return form or ("xml" if prolog or head.startswith("<!") else "")


def _of_root(root: str, rest: str) -> str:
    """The format whose documents have this root element."""
    if root.lower() in _HTML:
        return "html"
    if root.lower() == "akomantoso":
        return "akn"
    if root in _FORMEX or "formex" in rest:
        return "formex"
    if root in _USLM or "uslm" in rest:
        return "uslm"
    return "xml" if "xmlns" in rest else ""


def _plain(data: bytes, name: str) -> str:
    """The format of a text, by its look and its name."""
    suffix = Path(name).suffix.lower()
    if suffix in _OTHER:
        raise ReadError(
            f"{name} is named as {_OTHER[suffix]} and is none; the file may be damaged."
        )
    if suffix in _NO_DRAFTS:
        raise ReadError(f"{name} has an unknown format; give a file with a draft.")
    form = _SUFFIXES.get(suffix, "text")
    signed = form == "text" and b"#" in data
    if signed and len(re.findall(rb"(?m)^#{1,6} \S", data)) >= _HEADINGS:
        return "md"
    return form
