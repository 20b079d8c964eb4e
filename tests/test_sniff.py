"""What a file holds, by content first and by name second."""

import io
import zipfile
from pathlib import Path

import pytest

from diffy.model import ReadError
from diffy.readers import READERS, read, reader
from diffy.readers.sniff import UNREAD, sniff

AKN = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act/>'
FORMEX = '<ACT xmlns:xsi="x" xsi:noNamespaceSchemaLocation="formex-05.xd"><TITLE/>'
LONG = b"<!-- " + b"a comment " * 200 + b"-->"


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


CONTENTS = [
    (b"%PDF-1.7\n1 0 obj", "pdf"),
    (b"\n\n%PDF-1.4 after some blank lines", "pdf"),
    (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
    (zipped("xl/workbook.xml"), "zip"),
    (zipped(), "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "doc"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "locked",
    ),
    (b"{\\rtf1\\ansi Article 1", "rtf"),
    (b"\x1f\x8b\x08\0", "gzip"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"<!DOCTYPE html><p>x", "html"),
    (b"\xef\xbb\xbf  <HTML lang='en'><p>x", "html"),
    (b'<?xml version="1.0"?>' + LONG + b'<html xmlns="x"><body/></html>', "html"),
    ("<html><p>Статья".encode("utf-16"), "html"),
    (AKN.encode(), "akn"),
    (f'<?xml version="1.0"?>\n<an:{AKN[1:]}'.encode(), "akn"),
    (FORMEX.encode(), "formex"),
    (b'<?xml version="1.0"?><!DOCTYPE bill PUBLIC "-//a//b" "bill.dtd"><bill x="1">', "uslm"),
    (b'<?xml version="1.0"?><plist/>', "xml"),
    (b'<note xmlns="urn:x">', "xml"),
    (b"# Treaty\n\n## Article 1\n\n## Article 2\n", "md"),
    (b"Article 1\nA #1 hive.\n", "text"),
    (b"<p>A page that begins in Markdown</p>\n\ntext", "text"),
    ("Статья 1".encode("utf-16"), "text"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "form"), CONTENTS)
@pytest.mark.parametrize("name", ["draft", "draft.txt", "draft.rev2"])
def test_the_content_tells_the_format(content: bytes, form: str, name: str) -> None:
    assert sniff(content, name) == form


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.md", "md"), ("a.txt", "text"), ("a.HTM", "html"), ("a.xhtml", "html")],
)
def test_the_name_tells_the_format_where_the_content_does_not(
    name: str, form: str
) -> None:
    assert sniff(b"Article 1\n\nBees fly.\n", name) == form


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xml", "a.rtf"])
def test_a_name_that_promises_another_format_is_not_read_as_text(name: str) -> None:
    with pytest.raises(ReadError, match=f"{name} is named as"):
        sniff(b"Article 1\n\nBees fly.\n", name)


def test_nul_bytes_are_never_plain_text() -> None:
    with pytest.raises(ReadError, match="no text file"):
        sniff(b"Article 1\0\0\0\x01\x02 bees" * 9, "a.txt")


@pytest.mark.parametrize("form", sorted(UNREAD))
def test_what_is_recognised_and_not_read_says_what_to_do(form: str) -> None:
    if form in READERS:
        pytest.skip(f"there is a reader for {form}")
    with pytest.raises(ReadError, match=r"^x\.bin is .*\.$"):
        reader(form, "x.bin")


@pytest.mark.parametrize("form", sorted(READERS))
def test_every_registered_reader_can_be_imported(form: str) -> None:
    assert callable(reader(form, "x"))


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"\xef\xbb\xbf \n")

    with pytest.raises(ReadError, match=r"x\.txt is empty"):
        read(path)


def test_a_character_cut_at_the_edge_of_what_is_looked_at_does_not_matter() -> None:
    page = b"<!doctype html>" + b"x" * 8_176 + "é".encode() + b"x" * 99

    assert sniff(page, "x") == "html"
