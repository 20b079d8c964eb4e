"""The words before the first article: front matter, the treaty's title, the preamble."""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from diffy.languages import Language
from diffy.model import NodeKind
from diffy.parse.blocks import Block
from diffy.parse.headings import first_word, heading, is_only, opens_with
from diffy.parse.printed import either, length, mentions
from diffy.words import printed_words

_INSTRUMENT_WORDS = 60
"""A longer block is no title; the longest treaty titles have about forty words."""


def is_preamble_heading(block: Block, language: Language) -> bool:
    """Whether a block is the word "Preamble", alone or fused with what follows."""
    if block.kind is not None:
        return False
    return is_only(block, language.structure["preamble"]) or bool(
        fused_preamble(block, language)
    )


def fused_preamble(block: Block, language: Language) -> int:
    """Where the text begins in "PREAMBLE The Parties ..."; 0 where it is not fused."""
    found = _fused(language).match(block.text)
    if not found:
        return 0
    rest = block.text[found.end() :]
    known = (*language.structure["parties"], *language.structure["recital"])
    return found.end() if opens_with(rest, known) else 0


@cache
def _fused(language: Language) -> re.Pattern[str]:
    words = either(language.structure["preamble"])
    between = r"[\s:.]+" if language.spaced else r"[\s:：]*"
    return re.compile(rf"(?i:{words}){between}(?=[^\W\d_a-z])")


def begins_preamble(block: Block, language: Language) -> bool:
    """Whether a block names who concludes the treaty, or is a recital."""
    if block.kind is not None:
        return block.kind in (NodeKind.PREAMBLE, NodeKind.RECITAL)
    known = (*language.structure["parties"], *language.structure["recital"])
    return not block.depth and opens_with(block.text, known)


def enacts(block: Block, language: Language) -> bool:
    """Whether a block ends the preamble: "Have agreed as follows:"."""
    return mentions(block.text, language.structure["enacting"])


def closes(block: Block, language: Language) -> bool:
    """Whether a block opens the closing formula."""
    if block.kind is not None:
        return block.kind is NodeKind.CONCLUSIONS
    return opens_with(block.text, language.structure["closing"])


def is_title(block: Block, language: Language) -> bool:
    """Whether a block can be the treaty's title: it names an instrument and is short."""
    text = block.text
    if text.endswith((".", "。")) or length(text) > _INSTRUMENT_WORDS:
        return False
    named = mentions(text, language.structure["instrument"])
    return named and not begins_preamble(block, language)


def body_start(blocks: list[Block], language: Language) -> int:
    """The index of the first block that heads a part of the treaty or its preamble."""
    told = next((k for k, block in enumerate(blocks) if block.kind), 0)
    for k, block in enumerate(blocks[told:], told):
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
        lambda b: b.kind is NodeKind.TREATY,
        lambda b: bool(b.depth) and is_title(b, language),
        lambda b: bool(b.depth),
        lambda b: not b.emphasized and is_title(b, language),
    )
    for test in tests:
        for k, block in enumerate(blocks):
            if not block.note and test(block):
                return k
    return None


def recitals(block: Block, language: Language) -> list[Block]:
    """A block cut before each recital: "..., Recalling ..., Noting ..."."""
    if _sure_whole(block.text, language):
        return [block]
    cuts = [m.start() for m in _recital_pattern(language).finditer(block.text)]
    if len(cuts) == 1 and not language.cased and not begins_preamble(block, language):
        return [block]  # without capitals "agreed" may stand in any sentence
    edges = [0, *cuts, len(block.text)]
    return [block.part(a, b) for a, b in pairwise(edges) if b > a]


def _sure_whole(text: str, language: Language) -> bool:
    """Whether no word behind others can be the first of a recital: so with most texts."""
    if not language.cased or language.structure.get("recital_inside"):
        return False
    return _first_words(language).isdisjoint(printed_words(f"0{text}")[1:])


@cache
def _first_words(language: Language) -> frozenset[str]:
    words = (*language.structure["recital"], *language.structure["enacting"])
    return frozenset(first_word(w[:1].upper() + w[1:]) for w in words)


@cache
def _recital_pattern(language: Language) -> re.Pattern[str]:
    """A recital's first word, with a capital where there are any, after a comma."""
    words = (*language.structure["recital"], *language.structure["enacting"])
    opening = either(tuple(w[:1].upper() + w[1:] for w in words))
    inside = either(language.structure.get("recital_inside", ()))
    pause = r"(?<=[,;،؛]\s)" if language.spaced else "(?<=[，；])"
    if not language.cased:  # scanning has put the heading among the first words
        words = language.structure["preamble"]
        pause = "|".join((pause, *(rf"(?<={re.escape(w)}\s)" for w in words)))
    return re.compile(rf"(?:{pause})(?:{opening})|(?<=\s)(?:{inside})")
