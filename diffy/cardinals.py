"""Numbers printed in words, and their values: "thirty-one", "ciento veinte", "三十"."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from diffy.languages import Language
from diffy.numbering import number
from diffy.words import either, fold

_HAN = "[〇零一二三四五六七八九十百千两]+"
LISTS = ("cardinal", "cardinal_ten", "cardinal_hundred")
JOINTS = ("cardinal_join", "cardinal_join_back", "cardinal_hundred_join")
_KNOWN = 4096
"""Numbers of which the value is kept; the same few stand all through a draft."""


@cache
def cardinals(language: Language) -> str:
    """A regular expression for numbers in words up to 999, in folded text.

    It leaves it to others to see where a word begins and ends. Its one group, for the
    hundreds, spares a second copy of what is below them, which is slow to compile.
    """
    if not language.spaced:
        return _HAN
    units, tens, hundreds = (
        either((word for word, _ in _values(language, name)), r"\s+") for name in LISTS
    )
    join, back, over = (
        either(language.numbers.get(name, ()), r"\s+") for name in JOINTS
    )
    small = f"(?:{tens})(?:(?:{join})(?:{units}))?|(?:{units})"
    if language.numbers.get("cardinal_join_back"):
        small = f"(?:{tens})(?:{join})(?:{units})|(?:{units})(?:{back})(?:{tens})"
        small = f"{small}|{tens}|{units}"
    rest = f"(?(hundreds)(?:{over}))(?:{small})|(?(hundreds)|(?!))"
    return f"(?:(?:(?P<hundreds>{hundreds})|)(?:{rest}))"


@lru_cache(maxsize=_KNOWN)
def cardinal(words: str, language: Language) -> int | None:
    """The value of a number printed in words, up to 999; None for other words."""
    plain = " ".join(fold(words).split())
    if not language.spaced:
        key = number(plain) if re.fullmatch(_HAN, plain) else ""
        return int(key) if key.isdigit() else None
    small = _small(language)
    if plain in small:
        return small[plain]
    for hundred, value in _values(language, "cardinal_hundred"):
        if plain == hundred:
            return value
        for join in language.numbers.get("cardinal_hundred_join", ()):
            rest = plain.removeprefix(hundred + join)
            if rest != plain and rest in small:
                return value + small[rest]
    return None


@cache
def _small(language: Language) -> Mapping[str, int]:
    """The numbers up to 99."""
    units, tens, _ = (_values(language, name) for name in LISTS)
    join, back, _ = (language.numbers.get(name, ()) for name in JOINTS)
    found = {f"{t}{j}{u}": m + n for t, m in tens for j in join for u, n in units}
    found |= {f"{u}{j}{t}": m + n for t, m in tens for j in back for u, n in units}
    return found | dict(tens) | dict(units)


@cache
def _values(language: Language, name: str) -> tuple[tuple[str, int], ...]:
    """The words of one list with their values: units, tens, hundreds."""
    step = 10 ** LISTS.index(name)
    entries = enumerate(language.numbers.get(name, ()), 1)
    return tuple((fold(w), k * step) for k, entry in entries for w in entry.split("|"))
