"""How many words a diff changes beside the fewest that have to change."""

from collections.abc import Iterable, Iterator

import diffy
from diffy.align import align
from diffy.diff import diff
from diffy.languages import language
from diffy.model import Op
from diffy.words import printed_words
from tests.bench.generator import evolve, first_draft, pool
from tests.bench.treaty import text

WORDS = 35_000
LEVELS = ("medium", "heavy")


def least(old: list[str], new: list[str]) -> int:
    """The fewest words that have to be deleted and inserted.

    The longest common subsequence, bit by bit (Hyyrö 2004).
    """
    places: dict[str, int] = {}
    for k, word in enumerate(old):
        places[word] = places.get(word, 0) | 1 << k
    row = (1 << len(old)) - 1
    for word in new:
        met = row & places.get(word, 0)
        row = (row + met | row - met) & ((1 << len(old)) - 1)
    common = len(old) - row.bit_count()
    return len(old) + len(new) - 2 * common


def pairs(level: str, seed: str) -> Iterator[tuple[str, str]]:
    """The provisions of a draft of 35,000 words that correspond and differ."""
    source = pool()
    made = evolve(first_draft(source, 300, seed, words=WORDS), source, level, seed)
    old, new = (diffy.reads(text(t), language="en") for t in (made.old, made.new))
    olds = {n.eid: n.text for n in old.provisions}
    news = {n.eid: n.text for n in new.provisions}
    for pair in align(old, new).provisions:
        if pair.old and pair.new and pair.main and olds[pair.old] != news[pair.new]:
            yield olds[pair.old], news[pair.new]


def ratio(texts: Iterable[tuple[str, str]]) -> float:
    """Changed words over the fewest."""
    stop = language("en").stop
    changed = fewest = 0
    for old, new in texts:
        edits = diff(old, new, stop)
        changed += sum(len(printed_words(e.text)) for e in edits if e.op is not Op.KEEP)
        fewest += least(printed_words(old), printed_words(new))
    return changed / fewest


def table() -> list[list[str]]:
    """The rows of the bench: one for each level."""
    return [[level, f"{ratio(pairs(level, '941')):.4f}"] for level in LEVELS]
