"""The house style on the pages: an accent colour that can be read, a contact that leads on."""

import re

_LIGHT, _DARK = (253, 252, 249), (22, 24, 27)
"""The paper of the report's style sheet, by day and by night."""
_CONTRAST = 4.5
"""Of words with their ground, at least: WCAG 2.2, criterion 1.4.3."""
_MAIL = re.compile(r"[^\s@<>\"'/]+@[^\s@<>\"'/]+\.[^\s@<>\"'/]+")
_PAGE = re.compile(r"https?://[^\s<>\"']+")

Colour = tuple[int, int, int]


def accents(accent: str) -> tuple[str, str]:
    """A colour as it is used by day and by night, as near to it as words can be read."""
    colour = _colour(accent)
    return _legible(colour, _LIGHT, (0, 0, 0)), _legible(colour, _DARK, (255, 255, 255))


def contact(text: str) -> str:
    """Where a contact leads: a mail or web address, else nowhere."""
    if _MAIL.fullmatch(text):
        return f"mailto:{text}"
    return text if _PAGE.fullmatch(text) else ""


def _colour(text: str) -> Colour:
    digits = text.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    return red, green, blue


def _legible(colour: Colour, ground: Colour, toward: Colour) -> str:
    """The colour, mixed with ever more of another until it stands out from the ground."""
    for share in range(0, 101, 5):
        red, green, blue = (
            round(a + (b - a) * share / 100)
            for a, b in zip(colour, toward, strict=True)
        )
        if _contrast((red, green, blue), ground) >= _CONTRAST:
            break
    return f"#{red:02x}{green:02x}{blue:02x}"


def _contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    """The relative luminance of an sRGB colour (WCAG 2.2)."""
    linear = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (part / 255 for part in colour)
    )
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
