"""Blocks and metadata to a finished draft: the last step of every reader."""

import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

from diffy.languages import codes, language
from diffy.marks import mark
from diffy.model import Draft, DraftWarning, SetAside, SetAsideKind
from diffy.parse import Block, parse
from diffy.readers.end_notes import with_end_notes
from diffy.readers.sole import sole
from diffy.readers.tongues import detect, foreign, is_western
from diffy.words import words

if TYPE_CHECKING:
    from diffy.readers.interleaved import Tongue

_SYMBOL = r"\b[A-Z][A-Za-z.]*(?:/[A-Za-z0-9.-]+){2,}|\b[A-Z]{2,}/[A-Z0-9./-]+\d"
_UNSEEN = (
    "\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)

__all__ = ["clean", "detect", "make"]


def make(
    blocks: list[Block],
    *,
    name: str,
    form: str,
    told: str | None,
    metadata: Mapping[str, str],
    set_aside: tuple[SetAside, ...] = (),
    unseen: tuple[str, ...] = (),
    warnings: tuple[DraftWarning, ...] = (),
) -> Draft:
    """The draft that the blocks of a file make; `told` overrides the language.

    `warnings` are the reader's own, on the file as a whole or on places in it.
    """
    told = told or metadata.get("language")
    blocks = with_end_notes(blocks)
    blocks, others, foreign_text, found = _one_language(blocks, told)
    code = told or found
    tables = language(code)
    parsed = parse(blocks, tables)
    nodes, unbalanced = mark(parsed.nodes, tables)
    heads = (s for s in set_aside if s.kind is SetAsideKind.RUNNING_HEAD)
    front = " ".join(s.text for s in (*parsed.set_aside, *heads))
    symbol = re.search(_SYMBOL, front) if "/" in front else None
    return Draft(
        nodes=nodes,
        title=metadata.get("title") or parsed.title,
        symbol=metadata.get("symbol") or (symbol.group() if symbol else ""),
        date=metadata.get("date", ""),
        language=code,
        source=name,
        format=form,
        set_aside=tuple(
            sorted(
                (*set_aside, *others, *parsed.set_aside), key=lambda s: (s.page, s.line)
            )
        ),
        warnings=tuple(
            sorted(
                (
                    *warnings,
                    *_unknown(told),
                    *foreign_text,
                    *parsed.warnings,
                    *unbalanced,
                ),
                key=lambda w: (w.page, w.line),
            )
        ),
        unseen=unseen,
    )


def _unknown(told: str | None) -> tuple[DraftWarning, ...]:
    """What is said where the language asked for has no tables."""
    if told is None or told in codes():
        return ()
    message = (
        f"There are no words for the language '{told}'; headings and references are "
        "found by the English ones."
    )
    return (DraftWarning(message),)


def clean(text: str) -> str:
    """A source's characters in one form: NFC, plain line ends, no NUL or BOM.

    Marks of direction go as well: they are no words, and a screen finds the direction of
    a text by its letters.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    if is_western(text):  # no marks there, and nothing that is composed
        return text
    for sign in _UNSEEN:
        text = text.replace(sign, "")
    return unicodedata.normalize("NFC", text)


def _one_language(
    blocks: list[Block], told: str | None
) -> tuple[list[Block], tuple[SetAside, ...], tuple[DraftWarning, ...], str | None]:
    """The blocks in the language asked for, else the first; the rest is set aside.

    Also the language that their words tell.
    """
    if code := sole(blocks):
        return blocks, (), (), code
    from diffy.readers.interleaved import tongues

    found = tongues(blocks)
    if len(found) == 1:
        return blocks, (), (), found[0].code
    kept = _asked_for(found, told)
    others = [tongue for tongue in found if tongue is not kept]
    away = {k for other in others for k in other.places} - set(kept.places)
    if not kept.turns:
        away.update(foreign(blocks, kept.places, [other.places for other in others]))
    aside = tuple(
        SetAside(SetAsideKind.OTHER_LANGUAGE, block.whole, block.line, block.page)
        for k, block in enumerate(blocks)
        if k in away
    )
    rest = [block for k, block in enumerate(blocks) if k not in away]
    said = tuple(_other(blocks, other) for other in others)
    return rest, aside, said, detect(rest)


def _asked_for(found: "list[Tongue]", told: str | None) -> "Tongue":
    """The first language of the file, or the one that is told.

    A language without tables is the one that is not known.
    """
    if told is None:
        return found[0]
    code = told if told in codes() else None
    return next((tongue for tongue in found if tongue.code == code), found[0])


def _other(blocks: list[Block], other: "Tongue") -> DraftWarning:
    """What is said of a text in another language that was set aside."""
    count = sum(len(words(blocks[k].text)) for k in other.places)
    name = language(other.code).name if other.code else "another language"
    here = blocks[other.places[0]]
    where = "From here on, paragraph by paragraph," if other.turns else "From here"
    message = f"{where} {count} words are in {name}; they were set aside."
    return DraftWarning(message, here.line, here.page)
