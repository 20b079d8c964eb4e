"""One of two texts, with the tokens of its part that differs."""

from collections.abc import Sequence
from itertools import pairwise

from diffy.words import marks, plain_marks, token_texts, unplain

# All spaces but the blank; and the mark that is set between tokens.
_ODD = frozenset(
    "\0\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)


class Side:
    """One of the texts, with the tokens of its part that differs."""

    def __init__(self, text: str, first: int, last: int) -> None:
        self.text, self.first, self.last = text, first, last
        """The whole text, and where its part begins and ends."""
        part = text[first:last]
        words = part.lstrip()
        self.lead = part[: len(part) - len(words)]
        """The spaces before the first token."""
        self.tokens, self._spaced = _parted(words)

    def space(self, place: int) -> str:
        """The spaces before a token, or behind the last."""
        if not place:
            return self.lead
        return self._spaced[place - 1][len(self.tokens[place - 1]) :]

    def printed(self, start: int, end: int | None = None) -> str:
        """The tokens from one place to another and the spaces behind, as printed."""
        return "".join(self._spaced[start:end])

    def words(self, start: int, end: int) -> str:
        """The tokens from one place to another without the spaces around."""
        return self.printed(start, end).rstrip()

    def spaced(self, start: int, end: int) -> str:
        """The tokens from one place to another with the spaces around."""
        return self.space(start) + self.printed(start, end)


def _parted(text: str) -> tuple[list[str], list[str]]:
    """The tokens of a text with plain marks; and as printed, with the spaces behind.

    Where one blank stands between words a NUL is set at every seam, in half of the time
    that a pattern takes.
    """
    seams = marks(text)
    if not text or "  " in text or not _ODD.isdisjoint(seams) or unplain(text):
        tokens = token_texts(text)
        return [*map(plain_marks, tokens)], _with_spaces(text, tokens)
    for mark in seams:
        text = text.replace(mark, f"\0{mark}\0")
    text = text.replace(" ", " \0").replace("\0 \0", " \0").replace("\0\0", "\0")
    text = text.strip("\0")
    return plain_marks(text.replace(" ", "")).split("\0"), text.split("\0")


def _with_spaces(text: str, tokens: Sequence[str]) -> list[str]:
    starts, place = [], 0
    for token in tokens:
        place = text.index(token, place)
        starts.append(place)
        place += len(token)
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]
