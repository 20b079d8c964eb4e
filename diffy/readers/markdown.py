"""Markdown: lines to blocks.

Read line by line and not by a Markdown library, since a treaty's numbers are words: such
libraries count list items anew (1, 2, 3, 5 becomes 1, 2, 3, 4), know no "3 bis.", and
take "[shall][should]" for a link.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diffy.languages import Language, language
from diffy.model import Draft, SetAside, SetAsideKind
from diffy.parse import Block, awaits_number, heading, label, option
from diffy.readers import draft
from diffy.readers.encodings import decode
from diffy.readers.inline import inline
from diffy.readers.options import Options

_HEADING = re.compile(r"(?P<signs>#{1,6})(?!#)\s*(?P<text>.*?)\s*#*\s*$")
_NOTE = re.compile(r"\[\^(?P<label>[^\]\s]{1,40})\]:\s*(?P<text>.*)$")
_TARGET = re.compile(
    r"\[(?P<name>[^\]^][^\]]{0,80})\]:\s*(?P<target>\S+)(?:\s+[\"'(].*)?$"
)
_MARKUP = re.compile(
    r"\{:[^}]*\}$|\* TOC$|<meta\b[^>]*>$|<!--.*-->$|(?:-\s*){3,}$|(?:\*\s*){3,}$"
)
_BULLET = re.compile(r"[-*+•]\s+")
_FIELD = re.compile(r"(?P<key>[A-Za-z_-]{1,40}):\s*(?P<value>.*)$")


@dataclass(slots=True)
class _Reading:
    """The blocks so far, and what the lines hold beside them."""

    blocks: list[Block]
    aside: list[SetAside]
    targets: dict[str, str]
    tables: Language
    note: str = ""
    """The label of the footnote that is open."""
    broken: bool = True
    """Whether a blank line came before."""


def source_text(data: bytes, name: str, options: Options) -> str:
    """All the text of the file, as it was before it was read."""
    return draft.clean(decode(data, name).text)


def read(data: bytes, name: str, options: Options) -> Draft:
    """The draft in a Markdown text; its YAML front matter becomes metadata."""
    decoded = decode(data, name)
    lines = draft.clean(decoded.text).split("\n")
    metadata, aside, start = _front_matter(lines)
    code = options.language or draft.detect([Block(line) for line in lines[start:]])
    reading = _Reading([], aside, dict(_targets(lines)), language(code))
    for k, line in enumerate(lines[start:], start + 1):
        _line(reading, line.replace("\f", " ").rstrip(), k)
    blocks = [inline(block, reading.targets) for block in reading.blocks]
    return draft.make(
        [b for b in blocks if b.text or b.marks or b.note],
        name=name,
        form="md",
        told=options.language,
        metadata=metadata,
        set_aside=tuple(reading.aside),
        warnings=decoded.warnings,
    )


def _front_matter(lines: list[str]) -> tuple[dict[str, str], list[SetAside], int]:
    """The fields of the YAML block on top, its lines set aside, and where the text begins."""
    if not lines or lines[0].strip() != "---":
        return {}, [], 0
    end = next((k for k, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)
    if not end:
        return {}, [], 0
    fields: dict[str, str] = {}
    for line in lines[1:end]:
        if found := _FIELD.match(line):
            fields[found["key"].lower()] = found["value"].strip().strip("\"'")
    kind = SetAsideKind.FRONT_MATTER
    aside = [
        SetAside(kind, line, k)
        for k, line in enumerate(lines[:end], 1)
        if line.strip("- ")
    ]
    return fields, aside, end + 1


def _targets(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if found := _TARGET.match(line.strip()):
            yield found["name"].casefold(), found["target"]


def _line(reading: _Reading, line: str, number: int) -> None:
    """Add one line to the blocks or to what is set aside."""
    words = line.strip()
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    if not words:
        reading.broken = True
        return
    if _MARKUP.match(words) or _TARGET.match(words):
        reading.aside.append(SetAside(SetAsideKind.MARKUP, words, number))
        reading.broken = True
        return
    if found := _NOTE.match(words):
        reading.note = found["label"]
        reading.blocks.append(Block(found["text"], line=number, note=reading.note))
    elif (found := _HEADING.match(words)) and indent < 4:
        reading.note = ""
        reading.blocks.append(
            Block(found["text"], line=number, depth=len(found["signs"]), indent=0)
        )
    elif reading.note and (indent >= 2 or not reading.broken):
        reading.blocks[-1] = _longer(reading.blocks[-1], words, number)
    else:
        reading.note = ""
        _text(reading, words, indent, number)
    reading.broken = bool(found) and not reading.note


def _text(reading: _Reading, words: str, indent: int, number: int) -> None:
    """Add a line of text: a new block, or more of the one before it."""
    block = Block(words.removeprefix("> "), line=number, indent=indent)
    last = reading.blocks[-1] if reading.blocks else None
    if (
        last is None
        or last.depth
        or reading.broken
        or _opens(words, last.text, reading.tables)
        or _only_heads(last, reading.tables)
    ):
        reading.blocks.append(block)
    else:
        reading.blocks[-1] = _longer(last, words, number)


def _only_heads(last: Block, tables: Language) -> bool:
    """Whether a block is the number of an article or chapter and nothing more."""
    found = heading(last, tables)
    return found is not None and not last.text[found.ends :]


def _opens(words: str, before: str, tables: Language) -> bool:
    """Whether a line opens a list item or an option, although no blank line precedes it."""
    plain = words.lstrip("*_~")
    numbered = label(Block(words.removeprefix("~~"))) is not None
    return (
        (numbered and not awaits_number(before, tables))
        or heading(Block(plain.rstrip("*_~")), tables) is not None
        or _BULLET.match(words) is not None
        or (
            plain != words and option(Block(plain.replace("*", "")), tables) is not None
        )
    )


def _longer(block: Block, words: str, number: int) -> Block:
    return block._replace(text=f"{block.text} {words}".strip())
