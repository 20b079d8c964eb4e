"""Titles of articles: on the line, under it, or fused with the first sentence."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from diffy.languages import Language
from diffy.model import NodeKind
from diffy.parse.blocks import Block
from diffy.parse.headings import (
    Heading,
    first_word,
    label,
    opens_with,
    option,
)
from diffy.parse.printed import COLONS, ENDS, PAUSES, either, length
from diffy.words import printed_words

_BRACED = re.compile(r"\{(?P<inside>[^{}]*)\}\s*:?")
_LONGEST_BRACED = 6
"""Words; more in braces are a note to the text, not its title."""
LONGEST = 24
"""Words; the longest article titles looked at have 23 in English and 24 in French."""


_MORE = 6
"""Words; more than the longest opening of a sentence has."""


_ARTICLE, _HEADING = NodeKind.ARTICLE, NodeKind.HEADING  # looked up at every block


def is_title(block: Block, language: Language, *, goes_on: bool) -> bool:
    """Whether the block under a unit's number is its title.

    A title is short, has no label and ends in no mark of a sentence; `goes_on` says that
    something follows, and after the title of an article not the next heading.
    """
    if block.kind is not None:
        return block.kind is _HEADING
    if block.note or label(block) or option(block, language):
        return False
    if block.depth:
        return True
    text = block.text.rstrip(" *_]")
    if not text or text.endswith(PAUSES) or length(text) > LONGEST:
        return False
    if opens_with(block.text, language.structure["closing"]):
        return False
    verbs_first = language.spaced and not language.cased  # Arabic
    if verbs_first and opens_with(block.text, _certain_openings(language)):
        return False
    return goes_on


def in_braces(text: str) -> bool:
    """Whether all of a text stands in braces, as drafters' titles and notes do."""
    return _BRACED.fullmatch(text) is not None


def braced(text: str) -> bool:
    """Whether a text is a title in braces: "{Differentiated efforts}".

    A note to the text is longer, names a place by its number or has a colon:
    "{Placement proposal: ...}".
    """
    found = _BRACED.fullmatch(text)
    if found is None or length(found["inside"]) > _LONGEST_BRACED:
        return False
    first = found["inside"].strip()[:1]
    plain = not re.search(r"[\d:：.;]", found["inside"])
    return plain and first.isalpha() and not first.islower()


def run_into_text(
    blocks: list[Block], heads: list[Heading | None], language: Language
) -> bool:
    """Whether titles run into sentences in this draft, as a text layer prints them.

    One such article among many is a sentence that happens to look so: a third must.
    """
    texts = list(_first_texts(blocks, heads))
    left = len(texts)
    fused, plain = 0, sum(1 for text in texts if length(text) > LONGEST)
    for text in texts:
        if not 3 * fused < plain <= 3 * (fused + left):  # the others make no difference
            break
        fused += fused_title(text, language) > 0
        left -= 1
    return 3 * fused >= plain


def _first_texts(blocks: list[Block], heads: list[Heading | None]) -> Iterator[str]:
    """What comes right after the number of each article, on its line or the next."""
    for k, (block, found) in enumerate(zip(blocks, heads, strict=True)):
        if not found or found.kind is not _ARTICLE:
            continue
        rest = block.text[found.ends :]
        if not rest and k + 1 < len(blocks) and not label(blocks[k + 1]):
            rest = blocks[k + 1].text
        yield rest


def fused_title(text: str, language: Language) -> int:
    """Where the first sentence begins in "General objective The objective of ...".

    0 where the text is not a title fused with a sentence: the sentence must open with
    one of the language's opening words, after a word that cannot need it.
    """
    if text.isascii() and _after_titles(language).isdisjoint(printed_words(text)[1:]):
        return 0  # so with nearly all titles, without a pattern
    if opens_with(text, _certain_openings(language)):
        return 0
    found = _fusion_pattern(language).search(text, 0, _title_end(text))
    if not found or length(text[: found.start()]) > LONGEST:
        return 0
    title, sentence = text[: found.start()].rstrip(), text[found.start() :]
    if re.search(r"[.;:]\s|[。；：]", title) or title.endswith(PAUSES):
        return 0
    ends = language.spaced or sentence.rstrip().endswith((*ENDS, *COLONS))
    return found.start() if ends and length(sentence) > 3 else 0


def _title_end(text: str) -> int:
    """A place behind the longest title that a text may begin with, and a few words more."""
    if not text.isascii():
        return len(text)
    words = text.split(maxsplit=LONGEST + _MORE)
    return len(text) - len(words[-1]) if len(words) > LONGEST + _MORE else len(text)


@cache
def _after_titles(language: Language) -> frozenset[str]:
    """The first words of sentences, and of lists, that may come right after a title."""
    return frozenset(("1", *map(first_word, language.structure["opening"])))


@cache
def _certain_openings(language: Language) -> tuple[str, ...]:
    """Openings with which hardly any title begins."""
    doubtful = language.structure["doubtful"]
    words = (word.casefold() for word in language.structure["opening"])
    return tuple(word for word in words if word not in doubtful)


@cache
def _fusion_pattern(language: Language) -> re.Pattern[str]:
    """The first word of a sentence, or the label of a list, right after other words."""
    opening_words = language.structure["opening"]
    opening = either(opening_words)
    inner = language.structure["inner"]
    if not language.spaced:
        open_end = "".join(f"(?<!{re.escape(w)})" for w in inner)
        return re.compile(rf"(?<=[\w》”）]){open_end}(?:{opening})")
    alike = groupby(sorted(inner, key=len), key=len)  # looking back wants one length
    open_end = "".join(
        rf"(?<!\b(?:{'|'.join(map(re.escape, words))})\s)" for _, words in alike
    )
    begins = "" if any(w[:1].islower() for w in opening_words) else "(?![a-z])"
    label = r"1\.\s"
    if language.script == "arabic":
        label += r"|-\s?1\s|1\s?-\s|\(أ\)\s"
    capitals = r"(?![^\W\d_]*[A-Z])"
    return re.compile(
        rf"(?<=[^\W_]\s){begins}{open_end}(?:(?:{opening}){capitals}|{label})"
    )
