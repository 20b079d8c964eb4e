"""Footnotes as plain text has them: "[1] Words" at the very end, "word[1]" in the text.

Square brackets mean "not agreed" in a draft. These are notes where they count from 1, stand
after everything else, and every one is called once by its number right behind a word.
"""

import re
from collections.abc import Iterator

from diffy.model import Mark, MarkKind
from diffy.parse import Block

# Few drafts have such notes: their patterns are compiled when one is met.
_NOTE = r"\[(?P<label>\d{1,3})\]\s+(?=\S)"
_CALL = r"(?<=[^\s\[(])\[(?P<label>\d{1,3})\]"


def with_end_notes(blocks: list[Block]) -> list[Block]:
    """The blocks with the notes at their end, and the calls of these, told as such."""
    start = _first_note(blocks)
    if start == len(blocks):
        return blocks
    labels = [str(k) for k in range(1, len(blocks) - start + 1)]
    text = blocks[:start]
    calls = [
        found["label"] for block in text for found in re.finditer(_CALL, block.text)
    ]
    if [c for c in calls if c in labels] != labels:
        return blocks
    notes = zip(labels, blocks[start:], strict=True)
    return [
        *(_without_calls(block, set(labels)) for block in text),
        *(_words(block)._replace(note=label) for label, block in notes),
    ]


def _first_note(blocks: list[Block]) -> int:
    """The place of the note 1 from which on all blocks are notes; else the end."""
    start = len(blocks)
    labels: list[str] = []
    while start and blocks[start - 1].text.startswith("["):
        found = re.match(_NOTE, blocks[start - 1].text)
        if not found:
            break
        start -= 1
        labels.insert(0, found["label"])
    counted = labels == [str(k) for k in range(1, len(labels) + 1)]
    return start if counted else len(blocks)


def _words(block: Block) -> Block:
    found = re.match(_NOTE, block.text)
    return block.part(found.end()) if found else block


def _without_calls(block: Block, labels: set[str]) -> Block:
    """The block with a mark in place of each call."""
    found = [c for c in re.finditer(_CALL, block.text) if c["label"] in labels]
    if not found:
        return block
    text, marks = block.text, list(block.marks)
    for call in reversed(found):
        text = text[: call.start()] + text[call.end() :]
        marks = [*_shifted(marks, call.start(), call.end())]
        at = call.start()
        marks.append(Mark(MarkKind.FOOTNOTE, at, at, call["label"]))
    return block._replace(text=text, marks=tuple(sorted(marks, key=lambda m: m.start)))


def _shifted(marks: list[Mark], start: int, end: int) -> Iterator[Mark]:
    """The marks after `[start, end)` was cut out of their text."""
    for mark in marks:
        first, last = (
            at if at <= start else max(start, at - (end - start))
            for at in (mark.start, mark.end)
        )
        yield mark._replace(start=first, end=last)
