"""Bytes to text: what is certain is silent, what is guessed is said."""

import pytest

from diffy.model import ReadError
from diffy.readers import Options, text
from diffy.readers.encodings import decode

SAMPLES = {
    "cp1252": "Chaque État partie protège les abeilles ; à cet égard il s’efforce d’agir.\n",
    "cp1251": "Каждое государство-участник охраняет пчёл и представляет доклад.\n",
    "koi8_r": "Каждое государство-участник охраняет пчёл и представляет доклад.\n",
    "cp1256": "تحمي كل دولة طرف النحل وتقدم تقريرا كل سنة وفقا للمادة الثانية\n",
    "gb18030": "各缔约国应当保护蜜蜂,并应当根据本公约第二条每年提交报告。\n",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_in_unicode_is_read_exactly_and_silently(encoding: str) -> None:
    sample = "Article 1\nL’État “protège” 蜂 النحل\n"

    decoded = decode(sample.encode(encoding), "x.txt")

    assert (decoded.text.lstrip("\ufeff"), decoded.warnings) == (sample, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_told_by_its_spaces(encoding: str) -> None:
    sample = "Статья 1. Пчёлы летают через границы.\n" * 3

    decoded = decode(sample.encode(encoding), "x.txt")

    assert (decoded.text, decoded.encoding) == (sample, encoding)
    assert encoding.upper() in str(decoded.warnings[0])


@pytest.mark.parametrize("encoding", SAMPLES)
def test_a_legacy_code_page_is_guessed_and_the_guess_is_said(encoding: str) -> None:
    sample = SAMPLES[encoding] * 3

    decoded = decode(sample.encode(encoding, "replace"), "x.txt")

    assert decoded.text == sample.encode(encoding, "replace").decode(encoding)
    assert "guess" in decoded.warnings[0].message


def test_a_guess_stands_among_the_warnings_of_the_draft() -> None:
    source = ("Artículo 1\n\n" + SAMPLES["cp1252"]).encode("cp1252")

    draft = text.read(source, "x.txt", Options(language="es"))

    assert any("Windows-1252" in w.message for w in draft.warnings)
    assert draft.articles[0].label == "Artículo 1"


def test_spoilt_bytes_in_utf_8_are_counted_and_their_line_is_told() -> None:
    source = ("é" * 60 + "\nzwei \n").encode()[:-1] + b"\xff\n"

    decoded = decode(source, "x.txt")

    assert (decoded.encoding, decoded.text.count("\ufffd")) == ("utf-8", 1)
    assert decoded.warnings[0].line == 2


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ReadError, match=r"x\.txt is no text file"):
        decode(b"\0\1\2\3" * 50, "x.txt")
