"""What the first words of a block say it is: a heading, or a place in a list.

Guarantees:

1. a sentence that begins with a cross-reference ("Article 5 applies ...") is no heading;
2. a label is found under brackets ("[3. ...", "[Article 3ter]") and glued to its words
   ("1.This", "(a)a");
3. nothing is changed here: a block is looked at, and the place of its words is told.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from diffy.languages import Language
from diffy.model import DIVISIONS, NodeKind
from diffy.numbering import number
from diffy.parse.blocks import Block
from diffy.parse.printed import ENDS, beginning, either, length, pattern
from diffy.parse.shapes import (
    KINDS,
    SUFFIX,
    heading_words,
    headings,
    label_at,
    ordinals,
)

_MARGIN = r"(?i:pp|op)\s?(?P<number>\d.{0,12})"
"""Labels in the margin of United Nations drafts: Pp12, OP3 bis."""
_FIRST = re.compile(r"[^\W_]+")
BULLETS = frozenset("-–—•·*◦▪")
_NAMED = [(kind.value, kind) for kind in tuple(KINDS)[::-1]]
"""The kinds by the names of their groups, articles first: they are most."""
_GAP = re.compile(r"\A[\s.:：．–—-]+")
"""What stands between the number of a heading and its title."""
_AROUND = " \t[]*:.："
"""What may stand around a word that is a heading by itself."""
_BEFORE = "[ \t\n\r\f\v"
"""What may stand before the word for an option."""


class Heading(NamedTuple):
    """A block that heads a unit of the draft."""

    kind: NodeKind
    label: str
    """As printed, with the brackets that close around it."""
    number: str
    starts: int
    """Where the label begins: brackets that do not close around it stand before."""
    ends: int
    """Where the rest of the line begins, the title where there is one."""
    certain: bool
    """Whether the block can be nothing else."""


class Label(NamedTuple):
    """The place in a list with which a block begins."""

    label: str
    number: str
    style: str
    """What such labels look like: "1." "(1)" "(a)" "a)" "-"."""
    starts: int
    ends: int
    """Where the label begins, and where the words after it begin."""


def heading(block: Block, language: Language) -> Heading | None:
    """The heading that a block is, or None."""
    if block.kind is not None:
        return _told_heading(block, language)
    if block.label or block.text.startswith("("):  # no word for a unit begins so
        return None
    if not _begins_heading(language)(block.text.lstrip("[").lstrip()):
        return None
    found = _match(block.text, language)
    if found is None:
        return None
    named = found.groupdict()
    kind = next(kind for name, kind in _NAMED if named.get(name))
    if not named["number"] and not _may_lack_number(kind, block, language):
        return None
    opened, closing = named["open"], named["close"]
    closed = opened and len(closing) >= len(opened)
    end = found.end() if closed or not closing else found.start("close")
    start = 0 if closed else found.end("open")
    title = _GAP.sub("", block.text[end:], 1)
    title_at = len(block.text) - len(title)
    run_in = bool(named["number"]) and not language.cased
    between = block.text[end:title_at]
    certain = not title or bool(block.depth)
    if not certain and not _may_be_title(title, kind, between, run_in=run_in):
        return None
    if not certain and opens_with(title, language.structure.get("referring", ())):
        return None
    shown = f"{named['number'] or ''}{named.get('inserted') or ''}"
    return Heading(
        kind,
        block.text[start:end].strip(),
        number(shown, roman_too=True, language=language),
        start,
        title_at,
        certain,
    )


def heads(blocks: list[Block], language: Language) -> list[Heading | None]:
    """The headings that blocks are, None for each that is none."""
    begins = _begins_heading(
        language
    )  # looked up once: a draft has thousands of blocks
    return [
        heading(block, language)
        if block.kind is not None or begins(block.text.lstrip("[").lstrip())
        else None
        for block in blocks
    ]


@cache
def _begins_heading(language: Language) -> Callable[[str], bool]:
    return beginning(heading_words(language))


def _match(text: str, language: Language) -> re.Match[str] | None:
    for shape in headings(language):
        if found := shape.match(text):
            return found
    return None


def _may_lack_number(kind: NodeKind, block: Block, language: Language) -> bool:
    """Only an annex; where no spaces stand between words, only one alone on its line."""
    alone = is_only(block, language.structure["annex"])
    return kind is NodeKind.ANNEX and (language.spaced or bool(block.depth) or alone)


def _told_heading(block: Block, language: Language) -> Heading | None:
    """The heading that a block is by the source's own word, its number in the label."""
    if block.kind not in DIVISIONS and block.kind is not NodeKind.ARTICLE:
        return None
    found = _match(block.label, language)
    shown = found["number"] if found and found["number"] else block.label
    last = _told_number().search(shown)
    key = number(last.group() if last else shown, roman_too=True, language=language)
    return Heading(block.kind, block.label, key, 0, 0, certain=True)


@cache
def _told_number() -> re.Pattern[str]:
    return re.compile(rf"(?:\d|\b[IVXLC]+\b)[\w.]*(?:\s{SUFFIX}\b)?")


def _may_be_title(title: str, kind: NodeKind, between: str, *, run_in: bool) -> bool:
    """Whether the words after "Article 5" can be its title, not the rest of a sentence.

    `run_in` says that the text of an annex may follow its number on the line.
    """
    if kind is NodeKind.ANNEX and not between.strip() and length(title) > 12:
        return run_in
    first = title.lstrip("[(*\"'“‘ ")[:1]
    if not first or first in ",;)]/，；、）،؛":
        return False
    if first.islower() and not between.strip():
        return False
    if kind is NodeKind.ARTICLE or (kind is NodeKind.ANNEX and run_in):
        return True
    return length(title) <= 20 and not title.rstrip().endswith(ENDS)


def label(block: Block) -> Label | None:
    """The place in a list with which a block begins, or None."""
    found = None
    if not block.label:
        if block.text[:1].isupper():  # no label begins so
            return None
        found = label_at(block.text)
        if found is None:
            return None
        if found["label"] in BULLETS:  # "- (17bis) ...": the bullet only sets it off
            found = _numbered(block.text, found.end()) or found
    elif block.label in BULLETS:
        found = _numbered(block.text, 0)
    if found is None:
        return _read(block.label, 0, 0)
    return _read(found["label"], found.start("label"), found.end())


def _numbered(text: str, start: int) -> re.Match[str] | None:
    """A label in parentheses, without brackets before it."""
    return label_at(text, start) if text.startswith("(", start) else None


@lru_cache(maxsize=1024)  # the same labels stand all through a draft
def _read(printed: str, starts: int, ends: int) -> Label:
    return Label(printed, _key(printed), _style(printed), starts, ends)


def _key(printed: str) -> str:
    found = _in_margin(printed)
    return "" if printed in BULLETS else number(found["number"] if found else printed)


def _in_margin(printed: str) -> re.Match[str] | None:
    return re.fullmatch(_MARGIN, printed) if printed[:1] in "PpOo" else None


_LETTERS = " abcdefghijklmnopqrstuvwxyz"


def _style(printed: str) -> str:
    if printed in BULLETS:
        return printed
    if _in_margin(printed):
        return "Pp"
    plain = unicodedata.normalize("NFKC", printed).strip()
    core = number(plain)
    kind = (
        "一"
        if not plain.isascii() and re.search("[一二三四五六七八九十]", plain)
        else "1"
        if core[:1].isdigit()
        else "a"
    )
    kind = kind.upper() if plain.strip("().[] ")[:1].isupper() else kind
    opens = plain[0] if plain[0] in "(‘’'" else ""
    end = plain.rstrip(_LETTERS)[-1:]  # "b) bis" has the sign of "b)"
    return opens + kind + (end if end == ")" else ".")


@cache
def _option_pattern(language: Language) -> re.Pattern[str]:
    words = either(language.structure["option"])
    own = ordinals(language)
    return re.compile(
        rf"""(?P<open>[\[\s]*)
        (?P<label>(?:{words})\.?\s*
            (?P<number>{own}|\(?(?:\d+|(?-i:[IVXivx]+|[A-Za-z])|[一二三四五六七八九十]{{1,2}})\)?)\b\)?)
        (?P<end>\s*[:.)：–—-]+\s*:?|\s*$)\s*""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _begins_option(language: Language) -> Callable[[str], bool]:
    return beginning(language.structure["option"])


def option(block: Block, language: Language) -> Label | None:
    """The label "Option 1:" with which a block begins, or None."""
    printed = block.label or block.text
    if not _begins_option(language)(printed.lstrip(_BEFORE)):
        return None
    found = _option_pattern(language).match(printed)
    if found is None:
        return None if block.label else _bare_option(printed, language)
    if block.label and found.end() < len(printed):
        return None
    shown = found["number"].strip("()")
    roman = shown.isupper() and shown.isascii()
    key = number(shown, roman_too=roman, language=language)
    style = "I" if roman else "1" if key.isdigit() else "a"
    ends = found
    if printed.startswith("(", found.end()):
        ends = _over_pattern(language).match(printed, found.end()) or found
    shown = printed[found.start("label") : ends.end("end")].strip()
    if block.label:
        return Label(shown, key, f"option {style}", 0, 0)
    return Label(shown, key, f"option {style}", found.start("label"), ends.end())


def _bare_option(printed: str, language: Language) -> Label | None:
    """The option "Alt." without a number: another wording of what stands above it."""
    found = _bare_pattern(language).match(printed)
    if found is None or printed[found.end() :][:1].islower():
        return None
    return Label(found["label"], "", "option", found.start("label"), found.end())


@cache
def _bare_pattern(language: Language) -> re.Pattern[str]:
    words = either(language.structure["option"])
    return re.compile(rf"[\[\s]*(?P<label>(?i:{words})\s*[.:：])\s*")


@cache
def _over_pattern(language: Language) -> re.Pattern[str]:
    """What an option says of the paragraphs it stands over: "(paragraphs 7 and 7 bis)"."""
    words = either(language.reference["paragraph"])
    return re.compile(
        rf"(?P<end>\((?:{words})\s[^()\[\]{{}}]{{1,40}}\)\s*:?)\s*(?=\{{|$)",
        re.IGNORECASE,
    )


def is_only(block: Block, words: tuple[str, ...]) -> bool:
    """Whether a block is just one of these words, as a heading is."""
    if block.label or not beginning(words)(block.text.lstrip(_AROUND)):
        return False
    return _alone(words).fullmatch(block.text) is not None


def places(blocks: list[Block], words: tuple[str, ...]) -> list[int]:
    """The places of the blocks that are just one of these words."""
    begins = beginning(words)  # looked up once: a draft has thousands of blocks
    return [
        k
        for k, block in enumerate(blocks)
        if begins(block.text.lstrip(_AROUND)) and is_only(block, words)
    ]


@cache
def _alone(words: tuple[str, ...]) -> re.Pattern[str]:
    around = f"[{re.escape(_AROUND)}]*"
    return re.compile(rf"{around}(?:{either(words)}){around}", re.IGNORECASE)


def awaits_number(text: str, language: Language) -> bool:
    """Whether a text breaks off in a reference: "under article", "articles 13 and"."""
    return _broken_reference(language).search(text.rstrip(" *_")) is not None


@cache
def _broken_reference(language: Language) -> re.Pattern[str]:
    names = ("article", "paragraph", "point", "chapter", "part", "section", "annex")
    words = either(tuple(w for name in names for w in language.reference[name]))
    links = either((*language.reference["and"], *language.reference["range"]))
    return re.compile(rf"(?<![^\W_])(?:{words}|\d+\s*(?:,|{links}))$", re.IGNORECASE)


def opens_with(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text begins with one of these phrases, whatever brackets stand before."""
    text = text.lstrip("[(*\"'“‘ ")
    phrases = _by_first_word(words)
    if phrases is None:
        return pattern(words).match(text) is not None
    if text[:1].casefold()[:1] not in phrases:
        return False
    first = first_word(text).casefold()
    among = phrases.get(first, ())
    if first in among:  # a phrase of one word: no pattern is needed
        return True
    return bool(among) and pattern(among).match(text) is not None


def first_word(text: str) -> str:
    """The letters and figures with which a text begins; empty where with none."""
    found = _FIRST.match(text)
    return found.group() if found else ""


@cache
def _by_first_word(words: tuple[str, ...]) -> dict[str, tuple[str, ...]] | None:
    """Phrases by their first word; by its first letter alone there may be none.

    None for words that are not printed as the tables have them, with marks between them.
    """
    if not all(word < "\u0600" and word[:1].isalnum() for word in words):
        return None
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        first = first_word(word).casefold()
        found[first] = (*found.get(first, ()), word)
        found.setdefault(first[:1], ())
    return found
