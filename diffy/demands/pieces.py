"""Words and signs of a text, hyphenated words whole, with what the signs mean."""

import re
from functools import cache

from diffy.languages import Language
from diffy.words import Token, fold, tokens

CLOSERS = ")]}\"'”’»"
_QUOTED = re.compile("[\"'\u2018-\u201f\u02bc\u00ab\u00bb\uff02\uff07]")
_MARKER = re.compile(r"[0-9]{1,3}|[a-z]|[ivxl]{1,5}", re.IGNORECASE)


@cache
def folded_words(text: str) -> tuple[str, ...]:
    """The words of a short text, folded, a hyphenated word as one."""
    return tuple(fold(piece.text) for piece in pieces(text, ()) if piece.is_word)


def pieces(text: str, hidden: tuple[tuple[int, int], ...]) -> list[Token]:
    """Words and signs of a text, a hyphenated word as one."""
    shown = tokens(text)
    if hidden:
        shown = [t for t in shown if not any(a <= t.start < b for a, b in hidden)]
    if "-" not in fold(text):
        return shown
    joined: list[Token] = []
    for token in shown:
        if len(joined) > 1 and _joins(joined[-2], joined[-1], token):
            start = joined[-2].start
            joined[-2:] = [Token(text[start : token.end], start, token.end)]
        else:
            joined.append(token)
    return joined


def _joins(first: Token, hyphen: Token, second: Token) -> bool:
    return (
        fold(hyphen.text) == "-"
        and first.end == hyphen.start
        and hyphen.end == second.start
        and first.is_word
        and second.is_word
    )


def is_end(
    text: str,
    pieces: list[Token],
    at: int,
    markers: frozenset[int],
    language: Language,
) -> bool:
    """Whether the stop at a place ends a sentence."""
    sign = pieces[at]
    if sign.text != ".":
        return True
    rest = text[sign.end : sign.end + 1]
    if rest and not rest.isspace() and rest not in CLOSERS:
        return False
    if at == 0 or at - 1 in markers:
        return False
    word = pieces[at - 1]
    if fold(word.text) in language.verdicts.get("abbreviations", ()):
        return False
    return not (len(word.text) == 1 and at > 1 and pieces[at - 2].text == ".")


def markers(pieces: list[Token], language: Language) -> frozenset[int]:
    """The pieces that are markers of lists, their points and brackets included."""
    found: set[int] = set()
    joiners = frozenset(language.reference.get("and", ()))
    for at, piece in enumerate(pieces):
        if piece.text != "(" and not _closes(pieces, at + 1):
            continue
        if at in found or not _starts(pieces, at, found, joiners):
            continue
        shape = [p.text for p in pieces[at : at + 3]]
        if piece.text == "(" and len(shape) == 3 and shape[2] == ")":
            length = 3 if _MARKER.fullmatch(shape[1]) else 0
        elif len(shape) > 1 and shape[1] in (".", ")") and _MARKER.fullmatch(shape[0]):
            length = 2 if _ends_there(pieces, at + 1) else 0
        else:
            length = 0
        found.update(range(at, at + length))
    return frozenset(found)


def _closes(pieces: list[Token], at: int) -> bool:
    return at < len(pieces) and pieces[at].text in (".", ")")


def _ends_there(pieces: list[Token], at: int) -> bool:
    """Whether a space follows, so that "3." is a marker and "3.5" a number."""
    return at + 1 < len(pieces) and pieces[at + 1].start > pieces[at].end


def _starts(
    pieces: list[Token], at: int, found: set[int], joiners: frozenset[str]
) -> bool:
    """Whether a marker may stand here: first, after a stop, after another marker."""
    last = at - 1
    while last >= 0 and pieces[last].text in "[]*•-–—":
        last -= 1
    if last < 0 or last in found or pieces[last].text in ".;:":
        return True
    if pieces[at].text != "(":
        return False
    if pieces[last].text == ",":
        return True
    joined = fold(pieces[last].text) in joiners and last > 0
    return joined and pieces[last - 1].text in ",;"


def quotes(text: str, pieces: list[Token], markers: frozenset[int]) -> dict[int, int]:
    """Quoted runs: the index of their first word and of the one after their last."""
    quotes: dict[int, int] = {}
    if not _QUOTED.search(text):
        return quotes
    open_mark, begin, count = "", 0, 0
    for at, piece in enumerate(pieces):
        if piece.is_word:
            count += at not in markers
            continue
        mark = fold(piece.text)
        if mark not in "\"'" or _inside_word(text, piece):
            continue
        if not open_mark and not _letter(text, piece.start - 1):
            open_mark, begin = mark, count
        elif mark == open_mark:
            quotes[begin] = count
            open_mark = ""
    return quotes


def _inside_word(text: str, mark: Token) -> bool:
    return _letter(text, mark.start - 1) and _letter(text, mark.end)


def _letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()
