"""Headings that scanning has run into lines or robbed of their words.

Guarantees:

1. nothing is looked for in a language whose tables have no list for it;
2. only a heading whose number is missing between two others is found inside a line, and
   not where the word before or after it makes it a cross-reference;
3. no word changes its place: those printed before a heading stay before it, and a warning
   says so.
"""

import re
from collections.abc import Iterator
from functools import cache

from diffy.languages import Language
from diffy.model import DraftWarning, NodeKind
from diffy.numbering import number
from diffy.parse.blocks import Block
from diffy.parse.headings import heading, opens_with
from diffy.parse.printed import PAUSES, either, length
from diffy.parse.shapes import KINDS, numbers, ordinals

_FAR = 25
"""A line's number further ahead than this is a cross-reference."""
_LONGEST = 24
"""Words of a division's title."""
_FLOATED = r"[-–]\s?\d{1,3}|\d{1,3}\s?[-–]"
_FEWEST = 2
"""A single ordinal at the start of a line is no series of divisions."""


def with_lost_headings(
    blocks: list[Block], language: Language
) -> tuple[list[Block], tuple[DraftWarning, ...]]:
    """The blocks cut where lost headings begin, and a warning for each that was cut."""
    found = list(_cut(blocks, language)) if language.structure.get("inside") else []
    made = (
        _with_numbers([b for pieces, _ in found for b in pieces]) if found else blocks
    )
    warnings = tuple(w for _, warned in found for w in warned)
    return _bare(made, language), warnings


def _with_numbers(blocks: list[Block]) -> list[Block]:
    """The blocks, a number that floated off its paragraph with the words before it."""
    made: list[Block] = []
    for block in blocks:
        if made and not block.label and re.fullmatch(_FLOATED, block.text):
            made[-1] = made[-1].join(block, " ")
        else:
            made.append(block)
    return made


def _cut(
    blocks: list[Block], language: Language
) -> Iterator[tuple[list[Block], list[DraftWarning]]]:
    wanted = _missing(blocks, language)
    for k, block in enumerate(blocks):
        pieces, warnings = [block], []
        for missing in wanted.get(k, []):
            at = _inside(pieces[-1].text, missing, language)
            if at:
                rest = pieces.pop()
                pieces += [rest.part(0, at), rest.part(at)]
                warnings.append(_warning(missing, block))
                for later in range(k + 1, len(blocks)):
                    if missing in wanted.get(later, []):
                        wanted[later].remove(missing)
        yield pieces, warnings


def _warning(missing: int, block: Block) -> DraftWarning:
    message = (
        f"The heading of article {missing} stands inside a line; the words before it "
        "stay with the article before."
    )
    return DraftWarning(message, block.line, block.page)


def _missing(blocks: list[Block], language: Language) -> dict[int, list[int]]:
    """For each block the numbers of articles that may be headed inside it."""
    wanted: dict[int, list[int]] = {}
    since, last = 0, 0
    for k, block in enumerate(blocks):
        found = heading(block, language)
        if (
            not found
            or found.kind is not NodeKind.ARTICLE
            or not found.number.isdigit()
        ):
            continue
        here = int(found.number)
        if not last < here <= last + _FAR:
            continue
        for between in range(since, k) if here > last + 1 else ():
            wanted.setdefault(between, []).extend(range(last + 1, here))
        since, last = k, here
    return wanted


def _inside(text: str, missing: int, language: Language) -> int:
    """Where the heading of an article begins inside a text; 0 where it does not."""
    for found in _article(language).finditer(text):
        if number(found["number"], roman_too=True, language=language) != str(missing):
            continue
        before = text[: found.start()].rstrip().rpartition(" ")[2]
        refers = opens_with(before, language.structure["inside"]) or opens_with(
            text[found.end() :], language.structure.get("referring", ())
        )
        if found.start() and not refers:
            return found.start()
    return 0


@cache
def _article(language: Language) -> re.Pattern[str]:
    plain = tuple(
        w for w in language.structure[KINDS[NodeKind.ARTICLE]] if "#" not in w
    )
    return re.compile(
        rf"(?<!\S)(?:{either(plain)})\.?\s*(?P<number>{numbers(language)})",
        re.IGNORECASE,
    )


def _bare(blocks: list[Block], language: Language) -> list[Block]:
    """The blocks, those told as divisions that begin with a mere ordinal: "First, aims".

    They must follow each other from the first on, each right before an article.
    """
    kinds = [
        k for k, name in KINDS.items() if name in language.structure.get("bare", ())
    ]
    seats = list(_ordinals(blocks, language)) if kinds else []
    if len(seats) < _FEWEST or [n for _, n, _ in seats] != [*range(1, len(seats) + 1)]:
        return blocks
    ends = {k: end for k, _, end in seats}
    told: list[Block] = []
    for k, block in enumerate(blocks):
        told += _named(block, ends[k], kinds[0]) if k in ends else [block]
    return told


def _named(block: Block, end: int, kind: NodeKind) -> list[Block]:
    """A line as the number of a division and its title."""
    number = block.part(0, end)._replace(text="", marks=(), kind=kind)
    title = block.after(end)._replace(kind=NodeKind.HEADING)
    return [number._replace(label=block.text[:end].strip()), title]


def _ordinals(
    blocks: list[Block], language: Language
) -> Iterator[tuple[int, int, int]]:
    """The blocks that begin with an ordinal: their place, its value, where it ends."""
    pattern = re.compile(ordinals(language), re.IGNORECASE)
    for k, block in enumerate(blocks):
        found = pattern.match(block.text)
        if not found or block.kind or block.depth or block.label:
            continue
        if length(block.text) > _LONGEST or block.text.rstrip().endswith(PAUSES):
            continue
        # Words may have floated between the division's heading and the article's.
        if any(_article(language).match(b.text) for b in blocks[k + 1 : k + 3]):
            yield k, int(number(found.group(), language=language)), found.end()
