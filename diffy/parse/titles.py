"""Titles of articles: on the line, under it, or fused with the first sentence."""

import re
from functools import cache

from diffy.languages import Language
from diffy.parse.blocks import Block
from diffy.parse.headings import heading, label, opens_with, option

LONGEST = 24
"""Words; the longest article title in the treaties looked at has 23."""


def is_title(
    block: Block, following: Block | None, language: Language, *, of_article: bool
) -> bool:
    """Whether the block under a unit's number is its title.

    A title is short, has no label and ends in no mark of a sentence; after the title of
    an article something of the article follows, not the next heading.
    """
    if block.note or label(block) or option(block, language):
        return False
    if block.depth:
        return True
    text = block.text.rstrip(" *_]")
    if not text or text[-1] in ".;:," or len(text.split()) > LONGEST:
        return False
    if opens_with(block.text, language.structure["closing"]):
        return False
    if following is None:
        return False
    return not of_article or heading(following, language) is None


def fused_title(text: str, language: Language) -> int:
    """Where the first sentence begins in "General objective The objective of ...".

    0 where the text is not a title fused with a sentence: the sentence must open with
    one of the language's opening words, after a word that cannot need it.
    """
    if opens_with(text, _certain_openings(language)):
        return 0
    found = _fusion_pattern(language).search(text)
    if not found or len(text[: found.start()].split()) > LONGEST:
        return 0
    title = text[: found.start()]
    if re.search(r"[.;:]\s", title) or title.rstrip()[-1:] in ".;:,":
        return 0
    return found.start() if len(text[found.start() :].split()) > 3 else 0


@cache
def _certain_openings(language: Language) -> tuple[str, ...]:
    """Openings with which hardly any title begins."""
    unlikely = {"without", "to", "states", "parties", "members", "the", "decisions"}
    words = (word.casefold() for word in language.structure["opening"])
    return tuple(word for word in words if word not in unlikely)


@cache
def _fusion_pattern(language: Language) -> re.Pattern[str]:
    opening = "|".join(map(re.escape, language.structure["opening"]))
    inner = "".join(rf"(?<!\b{re.escape(w)}\s)" for w in language.structure["inner"])
    return re.compile(
        rf"(?<=[^\W_]\s){inner}(?:(?:{opening})\b(?![^\W\d_]*[A-Z])|1\.\s)"
    )
