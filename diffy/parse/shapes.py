"""What headings and labels look like in print, as regular expressions.

A heading's words are the language's; the shapes of list labels go with the script.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from diffy.languages import DEFAULT, Language
from diffy.languages import language as _language
from diffy.model import NodeKind
from diffy.numbering import LATIN, suffix_words
from diffy.parse.printed import either, printed

DIVISIONS = {
    NodeKind.PART: "part",
    NodeKind.TITLE: "title",
    NodeKind.CHAPTER: "chapter",
    NodeKind.SECTION: "section",
    NodeKind.ANNEX: "annex",
}
"""The kinds of divisions and the names of their words in the tables."""
KINDS: Mapping[NodeKind, str] = DIVISIONS | {NodeKind.ARTICLE: "article"}

SUFFIX = rf"(?:{'|'.join((*LATIN, 'alt'))})"
_BEHIND = rf"(?:\s{{1,3}}(?:{'|'.join(LATIN)})(?=\s))?"
"""What a label may have behind its sign: "(b) bis"."""
_HAN_NUMBER = r"[〇零一二三四五六七八九十百千]"
_TO_ARABIC = r"(?=[\s\"“«(]*[\u0621-\u064a])"

_LABEL = rf"""
    (?P<open>[\[\s]*)
    (?P<label>
        \d{{1,3}}(?:\.(?:\d{{1,2}}|x))*[.\s]?{SUFFIX}(?:\s?[Aa]lt)?[.):]?(?=[\s\[])  # 3.3bis.
      | \d{{1,3}}\.(?:\d{{1,2}}|x):?(?=\s+[^\W\d_a-z])                 # 3.1 The, 3.x: The
      | \d{{1,3}}(?:\.(?:\d{{1,2}}|x))*[.)](?=[\s\[("“'‘*«„]|[^\W\dºª]|$)  # 1. The
      | \((?:\d{{1,3}}|[a-zA-Z]{{1,2}}|[ivxlIVXL]{{1,5}})(?:\s?{SUFFIX})?\)  # (a) (iv)
      | (?:[a-zñ]|[ivx]{{2,4}})(?:\s{SUFFIX})?\)(?=\s|$){_BEHIND}        # a) a bis) a) bis
      | [a-z]\.(?=\s+[^\W\d_a-z])                                       # a. Criminal
      | \d{{1,3}}\.?[º°ª](?:\s{SUFFIX})?[.)]?(?=\s)                     # 1° 2.º bis
      | \(?[а-я](?:\s(?:бис|тер))?\)                                    # а) (б)
      | [а-я]\.(?=\s+[А-Я])                                             # а. Если
      | \(\s?[ء-ي]\u0640?(?:\s?[ء-ي]\u0640?)?\s?\)                      # (أ) (هـ)
      | [ء-ي]\u0640?\s?[-–.)]{_TO_ARABIC}                               # أ - يجوز
      | \d{{1,3}}\s?[-–]{_TO_ARABIC}                                    # 1 - يجوز
      | [-–]\s?\d{{1,3}}\.?(?=\s){_TO_ARABIC}                           # - 1 as scanned
      | [‘’']\d{{1,2}}[‘’'](?=\s)                                       # ’1‘
      | [（(]\s?(?:{_HAN_NUMBER}{{1,4}}|\d{{1,3}}|[a-zA-Z]{{1,3}})\s?[）)]  # （一）
      | {_HAN_NUMBER}{{1,4}}[、．]                                      # 一、
      | \d{{1,3}}[、．]                                                 # 1．
      | [㈠-㈩①-⑳⑴-⒇]                                                   # ㈠
      | [-–—•·*◦▪](?=\s)                                                # bullets
    )
    \s*
    """
_COMMON_LABEL = re.compile(
    r"(?P<open>[\[\s]*)"
    r"(?P<label>(?:\d{1,3}\.(?=\s)|\((?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlIVXL]{1,5})\))"
    rf"{_BEHIND})\s*"
)
"""The shapes of nearly all labels, quick to compile and to match: "1." and "(a)"."""
_LONGEST_LETTERED = 16
"""Characters of the longest label that begins with a small letter: "xiv quinquies)"."""


_NO_LABEL = frozenset('“«"`!#$%&)+,./:;<=>?@\\]^_{|}~')
"""Marks with which a text begins and no label."""


def label_at(text: str, start: int = 0) -> re.Match[str] | None:
    """The label that stands at a place of a text, with the brackets before it."""
    found = _COMMON_LABEL.match(text, start)
    if found or _begins_plainly(text[start:].lstrip("[ ")):
        return found
    return _labels().match(text, start)


def _begins_plainly(text: str) -> bool:
    """Whether a text begins as no label does, but nearly every text."""
    first = text[:1]
    if first.isupper() or first in _NO_LABEL:
        return True
    lettered = ")" in text[:_LONGEST_LETTERED] or text[1:2] == "."
    return "a" <= first <= "z" and not lettered


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(_LABEL, re.VERBOSE)


@cache
def headings(language: Language) -> tuple[re.Pattern[str], ...]:
    """The shapes of headings in a language.

    In other scripts than Latin the default language's are added: translations keep a
    heading of their source here and there, and its letters can be nothing else.
    """
    own = _headings(language)
    return own if language.script == "latin" else (*own, *_headings(_language(DEFAULT)))


def _headings(language: Language) -> tuple[re.Pattern[str], ...]:
    """Word and number, or the number before or inside the word."""
    plain = "|".join(
        f"(?P<{kind.value}>{either(words)})"
        for kind in KINDS
        if (words := tuple(w for w in _words(kind, language) if "#" not in w))
    )
    shapes = (
        [f"(?:{plain})\\.?(?:\\s*(?P<number>{numbers(language)}))?"] if plain else []
    )
    shapes.extend(_around(language))
    ends = r"(?P<close>\]*)"
    return tuple(
        re.compile(rf"(?P<open>\[*)\s*(?:{shape}){ends}", re.IGNORECASE)
        for shape in shapes
    )


@cache
def heading_words(language: Language) -> tuple[str, ...]:
    """The words of headings as the tables have them, with a "#" for a number."""
    tables = (
        [language] if language.script == "latin" else [language, _language(DEFAULT)]
    )
    return tuple(w for table in tables for kind in KINDS for w in _words(kind, table))


def _words(kind: NodeKind, language: Language) -> tuple[str, ...]:
    return language.structure[KINDS[kind]]


def _around(language: Language) -> Iterator[str]:
    """A shape for each word with a "#" where its number stands: "第#条", "# partie"."""
    glued = "" if language.spaced else rf"(?P<inserted>{_inserted(language)})?"
    for kind in KINDS:
        for word in _words(kind, language):
            first, sign, last = word.partition("#")
            if sign:
                number = rf"\s*(?P<number>{numbers(language)})\s*"
                words = printed(first) if first else "", printed(last.strip())
                yield rf"(?P<{kind.value}>{words[0]}{number}{words[1]}{glued})"


@cache
def numbers(language: Language) -> str:
    """A number as headings print it: 12, 12 bis, IV, A, "premier", 十二."""
    cyrillic = language.script == "cyrillic"
    letters = r"[A-ZА-Я]\b" if cyrillic else r"(?-i:[A-Za-z])\b"  # soon compiled
    raised = "[⁰¹²³⁴-⁹]*" if cyrillic else ""
    first = either(language.structure.get("first", ()))
    suffix = rf"(?:[\s-]?\(?(?:{_inserted(language)})\)?)"
    han = "(?!)" if language.spaced else rf"{_HAN_NUMBER}+(?:{suffix})?"
    return (
        rf"{ordinals(language)}|{first}|{han}"
        rf"|\d+(?:\.\d+)*{raised}(?:\.?[º°ª])?(?:{suffix}|(?-i:[A-Za-z])\b)?"
        rf"|(?-i:[IVXLCivxlc]+){suffix}?\b|{letters}|\#"
    )


@cache
def ordinals(language: Language) -> str:
    """A number as a word: "premier", "الثاني عشر", "الحادي والعشرون"."""
    forms = {
        name: tuple(form for entry in entries for form in entry.split("|"))
        for name, entries in language.numbers.items()
    }
    simple = either(forms.get("ordinal", ()))
    if "ordinal_join" not in forms:
        return simple
    join = "|".join(map(re.escape, forms["ordinal_join"]))
    units, tens = either(forms["ordinal_unit"]), either(forms["ordinal_ten"])
    return rf"(?:{units})\s+(?:{join})(?:{tens})|{simple}"


def _inserted(language: Language) -> str:
    own = either(tuple(suffix_words(language)))
    return rf"{SUFFIX}\b|{own}"
