"""PDF files made by hand for the tests: text at places, drawn lines, pictures, passwords.

The text is set in Courier, whose letters are all 0.6 of their size wide, so that a test
can say where a line is full.
"""

import hashlib
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

WIDE, HIGH = 595.0, 842.0
LEFT, RIGHT, TOP = 72.0, 540.0, 770.0
SIZE = 10.0
LETTER = 0.6
FONTS = {
    "plain": "Courier",
    "bold": "Courier-Bold",
    "italic": "Courier-Oblique",
}


@dataclass(frozen=True)
class Text:
    """Some words that begin at a place."""

    words: str
    x: float
    y: float
    size: float = SIZE
    font: str = "plain"
    upright: bool = False
    """Whether they run up the page instead of along it."""

    @property
    def end(self) -> float:
        return self.x + LETTER * self.size * len(self.words)


@dataclass(frozen=True)
class Bar:
    """A thin line."""

    x: float
    end: float
    y: float


@dataclass(frozen=True)
class Area:
    """A coloured area; the colour is red, green and blue from 0 to 1."""

    x: float
    end: float
    bottom: float
    top: float
    colour: tuple[float, float, float]


@dataclass(frozen=True)
class Picture:
    """A grey square."""

    x: float
    y: float
    side: float = 200.0


Item = Text | Bar | Area | Picture


def paragraph(
    words: str,
    y: float,
    *,
    x: float = LEFT,
    end: float = RIGHT,
    hang: float = 0.0,
    size: float = SIZE,
    leading: float = 12.0,
) -> list[Text]:
    """Words broken into lines between `x` and `end`; further lines begin `hang` further in."""
    room = int((end - x) / (LETTER * size) + 1e-6)
    less = room - round(hang / (LETTER * size))
    first, *_ = textwrap.wrap(words, room, break_on_hyphens=False) or [""]
    rest = textwrap.wrap(words[len(first) :].strip(), less, break_on_hyphens=False)
    lines = [first, *rest]
    return [
        Text(line, x + (hang if k else 0.0), y - k * leading, size)
        for k, line in enumerate(lines)
    ]


def centred(words: str, y: float, size: float = SIZE, font: str = "bold") -> Text:
    """Words in the middle between the margins."""
    x = (LEFT + RIGHT) / 2 - LETTER * size * len(words) / 2
    return Text(words, x, y, size, font)


def pdf(
    pages: Iterable[Iterable[Item]],
    *,
    rotate: int = 0,
    title: str = "",
    password: str = "",
    note: bool = False,
) -> bytes:
    """A PDF file of some pages; with a password it is encrypted (RC4, 40 bits)."""
    contents = ["\n".join(map(_drawn, page)).encode("cp1252") for page in pages]
    count, first = len(contents), 10
    kids = " ".join(f"{first + 2 * k} 0 R" for k in range(count))
    fonts = " ".join(f"/{name} {k} 0 R" for k, name in enumerate(FONTS, 4))
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        3: f"<< /Title ({title}) >>".encode(),
        7: _stream(b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1"
                   " /ColorSpace /DeviceGray /BitsPerComponent 8"),
        8: b"<< /Type /Annot /Subtype /Text /Rect [90 90 110 110] /Contents (No) >>",
    }  # fmt: skip
    for k, name in enumerate(FONTS.values(), 4):
        font = f"<< /Type /Font /Subtype /Type1 /BaseFont /{name}"
        objects[k] = f"{font} /Encoding /WinAnsiEncoding >>".encode()
    notes = "/Annots [8 0 R]" if note else ""
    for k, content in enumerate(contents):
        objects[first + 2 * k] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDE} {HIGH}]"
            f" /Rotate {rotate} /Contents {first + 2 * k + 1} 0 R {notes}"
            f" /Resources << /Font << {fonts} >> /XObject << /picture 7 0 R >> >> >>"
        ).encode()
        objects[first + 2 * k + 1] = _stream(content)
    locked = _locked(password) if password else b""
    return _file(objects, locked)


def _drawn(item: Item) -> str:
    if isinstance(item, Bar):
        return f"{item.x} {item.y} {item.end - item.x} 0.5 re f"
    if isinstance(item, Area):
        colour = " ".join(map(str, item.colour))
        box = f"{item.x} {item.bottom} {item.end - item.x} {item.top - item.bottom}"
        return f"q {colour} rg {box} re f Q"
    if isinstance(item, Picture):
        return f"q {item.side} 0 0 {item.side} {item.x} {item.y} cm /picture Do Q"
    words = item.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    turn = "0 1 -1 0" if item.upright else "1 0 0 1"
    return f"BT /{item.font} {item.size} Tf {turn} {item.x} {item.y} Tm ({words}) Tj ET"


def _stream(content: bytes, entries: str = "") -> bytes:
    head = f"<< {entries} /Length {len(content)} >>\nstream\n".encode()
    return head + content + b"\nendstream"


def _file(objects: dict[int, bytes], locked: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start, last = len(out), max(places)
    out += f"xref\n0 {last + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, last + 1):
        there = number in places
        out += f"{places.get(number, 0):010} {'00000 n' if there else '65535 f'} \n".encode()
    out += f"trailer\n<< /Size {last + 1} /Root 1 0 R /Info 3 0 R ".encode() + locked
    return bytes(out + f">>\nstartxref\n{start}\n%%EOF\n".encode())


# ------------------------------------------------ encryption: PDF 32000-1, 7.6.3

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _locked(password: str) -> bytes:
    """The entries of the trailer that say a file is encrypted with a password."""
    padded = (password.encode() + _PAD)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    key = padded + owner + (0xFFFFFFFC).to_bytes(4, "little") + b"0" * 16
    user = _rc4(hashlib.md5(key).digest()[:5], _PAD)
    name = (b"0" * 16).hex()
    entries = f"/Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}>"
    return f"/ID [<{name}> <{name}>] /Encrypt << {entries} >> ".encode()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
