"""The words before the first article: front matter, the treaty's title, the preamble."""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from diffy.languages import Language
from diffy.parse.blocks import Block
from diffy.parse.headings import heading, is_only, opens_with

_INSTRUMENT_WORDS = 60
"""A longer block is no title; the longest treaty titles have about forty words."""


def is_preamble_heading(block: Block, language: Language) -> bool:
    """Whether a block is the word "Preamble", alone or fused with what follows."""
    return is_only(block, language.structure["preamble"]) or bool(
        fused_preamble(block, language)
    )


def fused_preamble(block: Block, language: Language) -> int:
    """Where the text begins in "PREAMBLE The Parties ..."; 0 where it is not fused."""
    words = "|".join(map(re.escape, language.structure["preamble"]))
    found = re.match(rf"(?i:{words})[\s:.]+(?=[^\W\d_a-z])", block.text)
    if not found:
        return 0
    rest = block.text[found.end() :]
    known = (*language.structure["parties"], *language.structure["recital"])
    return found.end() if opens_with(rest, known) else 0


def begins_preamble(block: Block, language: Language) -> bool:
    """Whether a block names who concludes the treaty, or is a recital."""
    known = (*language.structure["parties"], *language.structure["recital"])
    return not block.depth and opens_with(block.text, known)


def enacts(block: Block, language: Language) -> bool:
    """Whether a block ends the preamble: "Have agreed as follows:"."""
    folded = block.text.casefold()
    return any(phrase in folded for phrase in language.structure["enacting"])


def closes(block: Block, language: Language) -> bool:
    """Whether a block opens the closing formula."""
    return opens_with(block.text, language.structure["closing"])


def is_title(block: Block, language: Language) -> bool:
    """Whether a block can be the treaty's title: it names an instrument and is short."""
    words = re.findall(r"\w+", block.text.casefold())
    named = any(word in words for word in language.structure["instrument"])
    return named and len(words) <= _INSTRUMENT_WORDS and not block.text.endswith(".")


def body_start(blocks: list[Block], language: Language) -> int:
    """The index of the first block that heads a part of the treaty or its preamble."""
    for k, block in enumerate(blocks):
        if is_preamble_heading(block, language):
            return k
        found = heading(block, language)
        if found and (found.certain or found.number == "1"):
            return k
    return len(blocks)


def preamble_start(blocks: list[Block], language: Language) -> int:
    """The index of the first block of a preamble that has no heading; their number if none."""
    for k, block in enumerate(blocks):
        if begins_preamble(block, language):
            return k
    return len(blocks)


def title_at(blocks: list[Block], language: Language) -> int | None:
    """The index of the block that is the treaty's title, None where there is none.

    A heading that names an instrument comes first, then any heading, then a short line
    that names one.
    """
    tests: tuple[Callable[[Block], bool], ...] = (
        lambda b: bool(b.depth) and is_title(b, language),
        lambda b: bool(b.depth),
        lambda b: not b.emphasized and is_title(b, language),
    )
    for test in tests:
        found = [k for k, block in enumerate(blocks) if not block.note and test(block)]
        if found:
            return found[0]
    return None


def recitals(block: Block, language: Language) -> list[Block]:
    """A block cut before each recital: "..., Recalling ..., Noting ..."."""
    cuts = [m.start() for m in _recital_pattern(language).finditer(block.text)]
    edges = [0, *cuts, len(block.text)]
    return [block.part(a, b) for a, b in pairwise(edges) if b > a]


@cache
def _recital_pattern(language: Language) -> re.Pattern[str]:
    """A recital's first word in capitals or with a capital, after a comma or semicolon."""
    words = sorted(language.structure["recital"], key=len)[::-1]
    opening = "|".join(re.escape(w[:1].upper() + w[1:]) for w in words)
    ending = "|".join(
        re.escape(w[:1].upper() + w[1:]) for w in language.structure["enacting"]
    )
    return re.compile(rf"(?<=[,;]\s)(?:{opening}|{ending})\b")
