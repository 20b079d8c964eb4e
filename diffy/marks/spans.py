"""Marks that a provision's own words show: options, notes, names, words of agreement."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from diffy.languages import Language
from diffy.model import Mark, MarkKind, Standing

_BRACES = re.compile(r"\{[^{}]*\}")
# Compiled when a bracket is met that may have a name.
_NAMED = (
    r"\[\s*(?P<before>[^\W\d_a-z][^\[\]:;.\n]{0,60}?)\s?:(?=\s)"  # [EU: text]
    r"|\s[-–—]\s*(?P<after>[^\W\d_a-z][^\[\]:;.\n–—]{0,60}?)\s*\]"  # [text - Japan]
)
_DASHES = "-–—"
_BEFORE_STANDING = "[(（-–—"
_LONGEST_TAIL = 80
"""Characters at the end of a bracket in which a name may stand."""
LONGEST_NOTE = 80
"""Characters; a longer bracket is text."""
_MOST_NAMES = 8
"""Words; a longer beginning before a colon is text, not the name of a delegation."""


class Signs(NamedTuple):
    """What the words of one or many provisions have that marks cannot do without."""

    brackets: bool
    """Of any kind."""
    options: bool
    """The word for an option, as in a label."""
    standing: bool
    """Words of agreement in brackets or behind a dash."""


def signs(texts: Iterable[str], language: Language) -> Signs:
    """The signs of marks in some texts: where one is not there, no such mark is."""
    folded = "\n".join(map(str.casefold, texts))
    signed = is_signed(folded)
    return Signs(
        signed,
        _names_option(folded, language),
        signed and _says_standing(folded, language),
    )


def is_signed(text: str) -> bool:
    """Whether a text has brackets of any kind."""
    return "[" in text or "(" in text or "]" in text or "{" in text or "（" in text


def _names_option(folded: str, language: Language) -> bool:
    """Whether a text in small letters has a word for an option and what comes behind it."""
    for word in _option_roots(language):
        at = folded.find(word)
        while at >= 0:
            if _option_sign(language).match(folded, at):
                return True
            at = folded.find(word, at + 1)
    return False


def spans(text: str, language: Language, sought: Signs) -> Iterator[Mark]:
    """The marks of a provision's words but for its brackets; `sought` has all they show."""
    if sought.options and _names_option(text.casefold(), language):
        yield from _options(text, language)
    if not sought.brackets or not is_signed(text):
        return
    for found in _BRACES.finditer(text) if "{" in text else ():
        yield Mark(MarkKind.NOTE, found.start(), found.end())
    for found in re.finditer(_NAMED, text) if _may_name(text) else ():
        if _is_name(found["before"] or found["after"], language):
            start = found.start("before") if found["before"] else found.start("after")
            end = found.end() if found["before"] else found.end("after")
            yield Mark(MarkKind.NOTE, start, end)
    if not sought.standing or not _says_standing(text.casefold(), language):
        return
    for found in _standing_words(language).finditer(text):
        ref = next(kind for kind in Standing if found[kind])
        yield Mark(MarkKind.STATUS, found.start(), found.end(), ref)
    for found in _trailing_words(language).finditer(text):
        agreed = bool(found[Standing.AGREED])
        ref = Standing.AGREED if agreed else Standing.PENDING  # the text is not vacant
        yield Mark(MarkKind.STATUS, *found.span("said"), ref)


def _says_standing(folded: str, language: Language) -> bool:
    """Whether words of agreement stand where a bracket opens, or behind a dash."""
    words = _all_standing(language)
    return any(
        folded.startswith(words, at)
        for sign in _BEFORE_STANDING
        for at in _behind(folded, sign)
    )


def _behind(text: str, sign: str) -> Iterator[int]:
    """Where the next words begin behind each of a sign in a text."""
    at = text.find(sign)
    while at >= 0:
        at += 1
        begins = at
        while text[begins : begins + 1].isspace():
            begins += 1
        yield begins
        at = text.find(sign, at)


@cache
def _all_standing(language: Language) -> tuple[str, ...]:
    lists = (language.structure.get(kind, ()) for kind in Standing)
    return tuple(chain.from_iterable(lists))


def _options(text: str, language: Language) -> Iterator[Mark]:
    """The labels of options: where a line or a bracket begins, and those that go on in it.

    Inside a line "Option 2:" is a label where a sentence begins, or beside another one:
    a sentence may speak of an option.
    """
    places = {found.span("label") for found in _option_words(language).finditer(text)}
    inside = {m.span("label") for m in _option_inside(language).finditer(text)}
    named = {_bare_label(text[start:end]) for start, end in places | inside}
    places |= {
        (start, end)
        for start, end in inside
        if (
            len(named) > 1
            or text[:start].rstrip().endswith((".", ";", "]", "。", "；"))
        )
        and not any(s <= start < e or s < end <= e for s, e in places)
    }
    for start, end in sorted(places):
        yield Mark(MarkKind.OPTION, start, end, text[start:end])


def _bare_label(label: str) -> str:
    return label.casefold().strip(" .:()：")


def attribution(text: str, start: int, end: int, language: Language) -> str:
    """Who asked for the bracketed `text[start:end]`: "EU" for "[EU: ...]"; else empty."""
    inside = text[start:end]
    if not _may_name(inside):
        return ""
    for found in (re.match(_NAMED, inside), _last_named(inside[-_LONGEST_TAIL:])):
        name = found and (found["before"] or found["after"])
        if name and _is_name(name, language):
            return name
    return ""


def standing_note(inside: str, language: Language) -> bool:
    """Whether a bracket with its words only says how far a text is agreed."""
    short = len(inside) <= LONGEST_NOTE and _says_standing(inside.casefold(), language)
    return short and _standing_words(language).fullmatch(inside) is not None


def _may_name(text: str) -> bool:
    """Whether a text has brackets and what parts a name from the words in them."""
    if ":" in text and "[" in text:
        return True
    if "]" not in text:
        return False
    dashed = (before for dash in _DASHES for before in text.split(dash)[:-1])
    return any(before[-1:].isspace() for before in dashed)


def _last_named(inside: str) -> re.Match[str] | None:
    named = re.finditer(_NAMED, inside)
    ends = [m for m in named if m["after"] and m.end() == len(inside)]
    return ends[-1] if ends else None


def _is_name(name: str, language: Language) -> bool:
    """Whether words are the name of one who asks, not "Option 1" or the text itself."""
    words = name.casefold().split()
    reserved = {
        *language.structure["option"],
        *language.structure["article"],
        *language.structure.get("pending", ()),
    }
    small = [
        w for w in name.split() if w[:1].islower() and w not in ("and", "of", "the")
    ]
    return 0 < len(words) <= _MOST_NAMES and words[0] not in reserved and not small


@cache
def _option_roots(language: Language) -> list[str]:
    """The words for an option but for those that begin with another: "alt" finds all."""
    words = language.structure["option"]
    return [
        word
        for word in words
        if not any(word != root and word.startswith(root) for root in words)
    ]


@cache
def _option_sign(language: Language) -> re.Pattern[str]:
    """What every label of an option has, in small letters: its word and what comes next.

    That is a number and a mark behind it, or a mark alone: no "alternatives to the plan".
    """
    words = list(map(re.escape, language.structure["option"]))
    if language.spaced:  # told behind the word: few places are looked at
        words = [rf"{word}(?<![^\W_]{word})" for word in words]
    number = r"\(?(?:\d+|[ivx]+|[^\W\d_])\)?"
    numbered = rf"\.?\s*{number}\s*(?:[:.)：–—]|$)"
    return re.compile(rf"(?:{'|'.join(words)})(?:{numbered}|\s*[:：.])", re.MULTILINE)


@cache
def _option_words(language: Language) -> re.Pattern[str]:
    words = "|".join(map(re.escape, language.structure["option"]))
    return re.compile(
        rf"""(?:^|(?<=[\n\[]))[\[\s]*
        (?P<label>(?:{words})\.?\s*\(?(?:\d+|(?-i:[IVXivx]+|[A-Za-z])|[一二三四五六七八九十])\)?
        (?=\s*(?:[:.)]|[：–—]|$))
        |(?:{words})\s*(?:[:：]|\.(?=\s*(?-i:$|[^\W\d_a-z]|[\["(]|“))))""",  # Alt.
        re.VERBOSE | re.IGNORECASE | re.MULTILINE,
    )


@cache
def _option_inside(language: Language) -> re.Pattern[str]:
    """A numbered label anywhere: "... count. Option 2: Parties ..."."""
    words = "|".join(map(re.escape, language.structure["option"]))
    small = "a-z" if language.script == "latin" else "a-zа-я"
    first = rf"(?=[^\W\d_{small}])" if language.cased else ""
    before = r"(?:(?<![^\s\[\]/(;,.])|(?<=\*))" if language.spaced else ""
    return re.compile(
        rf"""{before}{first}(?P<label>(?i:{words})\.?\s*
        \(?(?:\d+|[IVX]+|[A-Za-z]|[一二三四五六七八九十])\)?)(?=\s*[:：–—])""",
        re.VERBOSE,
    )


@cache
def _standing_words(language: Language) -> re.Pattern[str]:
    """ "[agreed ad referendum]", "(vacant)": in brackets or parentheses, alone there."""
    kinds = _standing_kinds(language)
    return re.compile(rf"[\[(（]\s*(?:{kinds})\s*\.?\s*[\])）]", re.IGNORECASE)


@cache
def _trailing_words(language: Language) -> re.Pattern[str]:
    """The same at the end of a bracket: "[a text - reserved]"."""
    kinds = _standing_kinds(language)
    return re.compile(rf"\s[-–—]\s*(?P<said>{kinds})\s*\.?\s*\]", re.IGNORECASE)


def _standing_kinds(language: Language) -> str:
    return "|".join(
        f"(?P<{kind}>{_either(language.structure.get(kind, ()))})" for kind in Standing
    )


def _either(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len)[::-1])) or "(?!)"
