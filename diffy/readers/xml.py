"""Markup to an element tree, safely: nothing is fetched, nothing expands.

Guarantees:

1. no network, no DTD, no entity of the file's own is read;
2. libxml2's limits on depth and size hold: a bomb is a ReadError;
3. markup that cannot be read is a ReadError with its line, never another error.
"""

import re
from html.entities import name2codepoint
from typing import NamedTuple

from lxml import etree

from diffy.model import DraftWarning, ReadError
from diffy.readers.encodings import Decoded, decode

_DECLARED = re.compile(r"<!ENTITY\b")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_XML_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_PROLOG = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_ENCODING = re.compile(
    rb"""(?:encoding|charset)\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})""", re.IGNORECASE
)
_BROWSERS = {b"iso-8859-1": "cp1252", b"latin1": "cp1252", b"gb2312": "gb18030"}
"""What browsers read where a page declares one of these."""

Element = etree._Element


class Markup(NamedTuple):
    """A parsed file."""

    root: Element
    warnings: tuple[DraftWarning, ...]


def parse_xml(data: bytes, name: str) -> Markup:
    """The element tree of an XML file; ReadError where it is not well-formed."""
    decoded = _decode(data, name)
    if _DECLARED.search(decoded.text):
        raise ReadError(
            f"{name} declares entities of its own, which are not read; expand them first."
        )
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    body = _characters(decoded.text).encode("utf-8", "replace")
    try:
        return Markup(etree.fromstring(body, parser), decoded.warnings)
    except etree.XMLSyntaxError as error:
        why = str(error).split(", line ")[0]
        raise ReadError(
            f"{name} is no well-formed XML: {why} (line {error.lineno or 1})."
        ) from error


def parse_html(data: bytes, name: str) -> Markup:
    """The element tree of a web page; XHTML that is well-formed is read as XML."""
    decoded = _decode(data, name)
    if _PROLOG.match(decoded.text):
        try:
            return parse_xml(data, name)
        except ReadError:
            pass  # called XML and is none: browsers read it as a web page, so do we
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True
    )
    body = _PROLOG.sub("", decoded.text).encode("utf-8", "replace")
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(f"{name} is a web page without text.") from error
    if root is None:
        raise ReadError(f"{name} is a web page without text.")
    if any("depth" in entry.message for entry in parser.error_log):
        raise ReadError(f"{name} nests its markup deeper than is read (256 levels).")
    return Markup(root, decoded.warnings)


def local(element: Element) -> str:
    """An element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """The value of an attribute by its name without a namespace, empty where absent."""
    for key, value in element.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def line_of(element: Element) -> int:
    """The line of the source on which an element begins, 0 where it is not known."""
    found: object = element.sourceline
    return found if isinstance(found, int) else 0


def words_of(element: Element) -> str:
    """All the text below an element, with spaces where elements part it."""
    return " ".join(" ".join(map(str, element.itertext())).split())


def text_of(root: Element) -> str:
    """All the text of a document but for scripts and style sheets."""
    unread = {"script", "style"}
    pieces: list[str] = []
    for element in root.iter():
        if (
            isinstance(element.tag, str)
            and element.tag.rpartition("}")[2] not in unread
        ):
            pieces.append(element.text or "")
        pieces.append(element.tail or "")
    return " ".join(pieces)


def _decode(data: bytes, name: str) -> Decoded:
    """The file's text: what is UTF-8 is UTF-8, else as its first lines declare."""
    decoded = decode(data, name)
    if not decoded.warnings or b"\0" in data:
        return decoded
    declared = _ENCODING.search(data[:2048])
    if not declared:
        return decoded
    page = _BROWSERS.get(declared[1].lower(), declared[1].decode("ascii"))
    try:
        return Decoded(data.decode(page), page)
    except (LookupError, UnicodeDecodeError):
        return decoded  # it is not what it says: guessed, with a warning


def _characters(text: str) -> str:
    """The text without its declaration, HTML's named characters as themselves."""
    text = _PROLOG.sub("", text.lstrip("\ufeff"))
    return _NAMED.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    code = name2codepoint.get(found[1])
    return found[0] if code is None or found[1] in _XML_OWN else chr(code)
