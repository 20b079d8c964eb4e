"""What the first words of a block say it is: a heading, or a place in a list.

Guarantees:

1. a sentence that begins with a cross-reference ("Article 5 applies ...") is no heading;
2. a label is found under brackets ("[3. ...", "[Article 3ter]") and glued to its words
   ("1.This", "(a)a");
3. nothing is changed here: a block is looked at, and the place of its words is told.
"""

import re
from dataclasses import dataclass
from functools import cache

from diffy.languages import Language
from diffy.model import NodeKind
from diffy.numbering import number
from diffy.parse.blocks import Block

_SUFFIX = r"(?:bis|ter|quater|quat|quinquies|sexies|septies|octies|alt)"
_DIVISIONS = {
    NodeKind.PART: "part",
    NodeKind.TITLE: "title",
    NodeKind.CHAPTER: "chapter",
    NodeKind.SECTION: "section",
    NodeKind.ANNEX: "annex",
}

_LABEL = re.compile(
    rf"""
    (?P<open>[\[\s]*)
    (?P<label>
        \d{{1,3}}(?:\.(?:\d{{1,2}}|x))*[.\s]?{_SUFFIX}[.)]?(?=[\s\[])   # 3bis [ , 3.3bis.
      | \d{{1,3}}(?:\.(?:\d{{1,2}}|x))*[.)](?=[\s\[("“'‘*]|[^\W\d])     # 1. The, 2.This
      | \d{{1,3}}\.\d{{1,2}}(?=\s+[^\W\d_a-z])                          # 3.1 The
      | \((?:\d{{1,3}}|[a-zA-Z]{{1,2}}|[ivxlIVXL]{{1,5}})(?:\s?{_SUFFIX})?\)  # (a) (iv)
      | (?:[a-z]|[ivx]{{2,4}})\)(?=\s)                                  # a) ii)
      | [a-z]\.(?=\s+[^\W\d_a-z])                                       # a. Criminal
      | [-–—•·*◦▪](?=\s)                                                # bullets
    )
    \s*
    """,
    re.VERBOSE,
)
_BULLETS = frozenset("-–—•·*◦▪")


@dataclass(frozen=True, slots=True)
class Heading:
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


@dataclass(frozen=True, slots=True)
class Label:
    """The place in a list with which a block begins."""

    label: str
    number: str
    style: str
    """What such labels look like: "1." "(1)" "(a)" "a)" "-"."""
    starts: int
    ends: int
    """Where the label begins, and where the words after it begin."""


@cache
def _heading_pattern(language: Language) -> re.Pattern[str]:
    words = {kind: language.structure[name] for kind, name in _DIVISIONS.items()}
    words[NodeKind.ARTICLE] = language.structure["article"]
    kinds = "|".join(
        f"(?P<{kind.value}>{'|'.join(map(re.escape, sorted(names, key=len)[::-1]))})"
        for kind, names in words.items()
        if names
    )
    first = "|".join(map(re.escape, language.structure["first"])) or "(?!)"
    return re.compile(
        rf"""
        (?P<open>\[*)\s*
        (?:{kinds})\b\.?
        (?:\s*(?P<number>
            \d+(?:\.\d+)*(?:\s?{_SUFFIX}\b|[A-Z]\b)?    # 12, 12 bis, 12A
          | [IVXLC]+(?:\s?{_SUFFIX})?\b                 # IV
          | [A-Z]\b | \#
          | {first}
        ))?
        (?P<close>\]*)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def heading(block: Block, language: Language) -> Heading | None:
    """The heading that a block is, or None."""
    found = _heading_pattern(language).match(block.text)
    if found is None:
        return None
    named = found.groupdict()
    kind = next(k for k in (*_DIVISIONS, NodeKind.ARTICLE) if named.get(k.value))
    if not found["number"] and kind is not NodeKind.ANNEX:
        return None
    closed = found["open"] and len(found["close"]) >= len(found["open"])
    end = found.end() if closed or not found["close"] else found.start("close")
    start = 0 if closed else found.end("open")
    gap = re.match(r"[\s.:–—-]*", block.text[end:])
    title_at = end + (gap.end() if gap else 0)
    title = block.text[title_at:]
    if not _may_be_title(block, title, kind, block.text[end:title_at]):
        return None
    return Heading(
        kind,
        block.text[start:end].strip(),
        number(found["number"] or "", roman_too=True),
        start,
        title_at,
        certain=not title or bool(block.depth),
    )


def _may_be_title(block: Block, title: str, kind: NodeKind, between: str) -> bool:
    """Whether the words after "Article 5" can be its title, not the rest of a sentence."""
    if block.depth or not title:
        return True
    if kind is NodeKind.ANNEX and not between.strip() and len(title.split()) > 12:
        return False
    first = title.lstrip("[(*\"'“‘ ")[:1]
    if not first or first in ",;)]/" or (first.islower() and not between.strip()):
        return False
    if kind is NodeKind.ARTICLE:
        return True
    return len(title.split()) <= 20 and not title.rstrip().endswith((".", ";"))


def label(block: Block) -> Label | None:
    """The place in a list with which a block begins, or None."""
    if block.label:
        return Label(block.label, _key(block.label), _style(block.label), 0, 0)
    found = _LABEL.match(block.text)
    if found is None:
        return None
    printed = found["label"]
    return Label(
        printed, _key(printed), _style(printed), found.start("label"), found.end()
    )


def _key(printed: str) -> str:
    return "" if printed in _BULLETS else number(printed)


def _style(printed: str) -> str:
    if printed in _BULLETS:
        return printed
    core = number(printed)
    kind = "1" if core[:1].isdigit() else "a"
    kind = kind.upper() if printed.strip("().[] ")[:1].isupper() else kind
    tail = printed.rstrip()[-1]
    return (
        ("(" if printed.startswith("(") else "")
        + kind
        + (tail if tail in ".)" else ".")
    )


@cache
def _option_pattern(language: Language) -> re.Pattern[str]:
    words = "|".join(map(re.escape, language.structure["option"]))
    return re.compile(
        rf"""(?P<open>[\[\s]*)
        (?P<label>(?:{words})\.?\s*(?P<number>\(?(?:\d+|[IVX]+|[A-Z]|[a-z])\)?)\b\)?)
        (?P<end>\s*[:.)–—-]+\s*:?|\s*$)\s*""",
        re.VERBOSE | re.IGNORECASE,
    )


def option(block: Block, language: Language) -> Label | None:
    """The label "Option 1:" with which a block begins, or None."""
    found = _option_pattern(language).match(block.text)
    if found is None:
        return None
    shown = found["number"].strip("()")
    style = "1" if shown.isdigit() else "I" if shown.isupper() else "a"
    key = number(shown, roman_too=style == "I")
    return Label(
        block.text[found.start("label") : found.end("end")].strip(),
        key,
        f"option {style}",
        found.start("label"),
        found.end(),
    )


def is_only(block: Block, words: tuple[str, ...]) -> bool:
    """Whether a block is just one of these words, as a heading is."""
    return block.text.strip(" \t[]*:.").casefold() in words


def opens_with(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text begins with one of these phrases, whatever brackets stand before."""
    start = text.lstrip("[(*\"'“‘ ").casefold()
    return any(
        start.startswith(word) and not start[len(word) : len(word) + 1].isalnum()
        for word in words
    )
