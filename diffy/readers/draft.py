"""Blocks and metadata to a finished draft: the last step of every reader."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from diffy.languages import codes, language
from diffy.marks import mark
from diffy.model import Draft, SetAside
from diffy.parse import Block, parse
from diffy.words import words

_SYMBOL = re.compile(
    r"\b[A-Z][A-Za-z.]*(?:/[A-Za-z0-9.-]+){2,}|\b[A-Z]{2,}/[A-Z0-9./-]+\d"
)
_SAMPLE = 4_000
"""Words looked at to tell the language."""
_LEAST = 40
"""Words below which a text is too short to tell its language."""
_SHARE = 0.15
"""The least share of a language's commonest words; treaties in English have about .4."""


def make(
    blocks: list[Block],
    *,
    name: str,
    form: str,
    told: str | None,
    metadata: Mapping[str, str],
    set_aside: tuple[SetAside, ...] = (),
    unseen: tuple[str, ...] = (),
) -> Draft:
    """The draft that the blocks of a file make; `told` overrides the language."""
    code = told or metadata.get("language") or detect(blocks)
    tables = language(code)
    parsed = parse(blocks, tables)
    nodes, unbalanced = mark(parsed.nodes, tables)
    front = " ".join(s.text for s in parsed.set_aside)
    symbol = _SYMBOL.search(front)
    return Draft(
        nodes=nodes,
        title=metadata.get("title") or parsed.title,
        symbol=metadata.get("symbol") or (symbol.group() if symbol else ""),
        date=metadata.get("date", ""),
        language=code,
        source=name,
        format=form,
        set_aside=tuple(
            sorted((*set_aside, *parsed.set_aside), key=lambda s: (s.page, s.line))
        ),
        warnings=tuple(
            sorted((*parsed.warnings, *unbalanced), key=lambda w: (w.page, w.line))
        ),
        unseen=unseen,
    )


def clean(text: str) -> str:
    """A source's characters in one form: NFC, plain line ends, no NUL or BOM."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    text = text.replace("\0", "\ufffd")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def detect(blocks: list[Block]) -> str | None:
    """The language whose commonest words the text has most of; None where too short."""
    sample: list[str] = []
    for block in blocks:
        sample.extend(words(block.text))
        if len(sample) > _SAMPLE:
            break
    if len(sample) < _LEAST:
        return None
    counts = Counter(sample)
    shares = [
        (sum(counts[w] for w in language(code).stop) / len(sample), code)
        for code in codes()
    ]
    share, code = max(shares, key=lambda s: (s[0], s[1]))
    return code if share >= _SHARE else None
