"""Bytes to text: UTF-8, UTF-16 and UTF-32, else a legacy code page that is guessed.

Guarantees:

1. text in UTF-8, or with a byte order mark, is decoded exactly;
2. a guess, and every byte that could not be decoded, is said in a warning;
3. the guess is charset-normalizer's, among the code pages in which treaties are found.
"""

from typing import NamedTuple

from diffy.model import DraftWarning, ReadError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_PAGES = {
    "cp1252": "Windows-1252 (Western European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "koi8_r": "KOI8-R (Cyrillic)",
    "cp866": "IBM 866 (Cyrillic)",
    "cp1256": "Windows-1256 (Arabic)",
    "gb18030": "GB 18030 (Chinese)",
    "big5": "Big5 (Chinese)",
}
"""The code pages that are tried, and their names in warnings: those of the six languages.

With Windows-1250 among them French and Spanish texts were taken for Central European.
"""
_DAMAGED = 0.05
"""The share of undecodable among the non-ASCII bytes up to which text is UTF-8."""
_SPACES = (" ", "\n", "\r", "\t")


class Decoded(NamedTuple):
    """A file's text, and what must be said of its encoding."""

    text: str
    encoding: str
    warnings: tuple[DraftWarning, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file's bytes; ReadError where they are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _exact(data, encoding)
    if b"\0" in data:
        return _wide(data, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged(data) or _guessed(data, name)


def _exact(data: bytes, encoding: str) -> Decoded:
    return _checked(data.decode(encoding, "replace"), encoding, ())


def _checked(text: str, encoding: str, said: tuple[DraftWarning, ...]) -> Decoded:
    """The decoded text, with a warning where some of its bytes could not be read."""
    lost = text.count("\ufffd")
    if lost:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        message = f"{lost} characters could not be decoded; they are shown as \ufffd."
        said = (*said, DraftWarning(message, line))
    return Decoded(text, encoding, said)


def _wide(data: bytes, name: str) -> Decoded:
    """Text with NUL bytes: UTF-16 without its mark, told by where the spaces are."""
    scores = [(_spaces(data, e), e) for e in ("utf-16-le", "utf-16-be")]
    score, encoding = max(scores)
    if not score:
        raise ReadError(f"{name} is no text file; it holds NUL bytes.")
    message = f"The file does not tell its encoding; it was read as {encoding.upper()}."
    text = data.decode(encoding, "replace")
    return _checked(text, encoding, (DraftWarning(message),))


def _spaces(data: bytes, encoding: str) -> float:
    """The share of spaces in the text; 0 where it holds what no text holds."""
    text = data.decode(encoding, "replace")
    odd = sum(text.count(chr(c)) for c in range(32) if c not in (9, 10, 12, 13))
    if not text or odd or text.count("\ufffd") > len(text) / 1000 + 1:
        return 0.0
    return sum(text.count(space) for space in _SPACES) / len(text)


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 with a few spoilt bytes; None where it is not UTF-8 at all."""
    text = data.decode("utf-8", "replace")
    beyond = sum(1 for char in text if char > "\x7f")
    if text.count("\ufffd") > _DAMAGED * beyond:
        return None
    return _checked(text, "utf-8", ())


def _guessed(data: bytes, name: str) -> Decoded:
    """Text in a legacy code page."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_PAGES)).best()
    if best is None:
        raise ReadError(f"{name} is text in no known encoding; save it as UTF-8.")
    message = (
        f"The file is not UTF-8; it was read as {_PAGES[best.encoding]}, which is a "
        "guess: where words look wrong, save it as UTF-8."
    )
    text = data.decode(best.encoding, "replace")
    return _checked(text, best.encoding, (DraftWarning(message),))
