"""The words of provisions as sets of integers, and what each is worth.

A feature is a word or a pair of neighbouring words; a unit of a draft is the set of
its features. Words are folded and references masked, so that renumbering alone makes
no difference. Weights are whole numbers: sums are exact whatever the order of a set.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, count, repeat
from operator import lshift, or_
from typing import NamedTuple

from diffy.languages import language
from diffy.model import MarkKind, Node
from diffy.words import WORD, fold, printed_words

PAIR_WEIGHT = 0.7  # of a pair of words, beside that of a word (design, 2.2)
_PAIR = 21  # bits for the second word of a pair: two million distinct words
_NUMBER = r"\s+(?:\d+\w*|[ivxlc]+)\b"
_REFERRED = ("article", "paragraph", "point", "chapter", "part", "section", "annex")
_CJK_NUMBER = "[0-9〇零一二三四五六七八九十百千]+"

_UNIT = 1 << 20  # of a weight, so that sums are exact and fast
Weights = Mapping[int, int]


class Wording(NamedTuple):
    """The words of one provision, for comparing."""

    words: tuple[int, ...]
    features: frozenset[int]


class Unit(NamedTuple):
    """An article or a provision as the aligner sees it."""

    words: tuple[int, ...]
    """Of the body."""
    features: frozenset[int]
    """Of head and body."""
    mass: float
    """What its features weigh together."""
    head: frozenset[int] = frozenset()
    """The words of its heading, or the first of its body where it has none."""
    head_mass: float = 0.0


def wordings(
    *drafts: tuple[str | None, Sequence[Node]],
) -> list[list[Wording]]:
    """The wordings of each draft's provisions, given with the draft's language.

    Equal texts share one wording: successive drafts have most of their text in common.
    """
    ids: dict[str, int] = defaultdict(count(1).__next__)
    known: dict[tuple[str, str | None], Wording] = {}
    found = []
    for code, nodes in drafts:
        row = []
        for node in nodes:
            key = _countable(node), code
            if key not in known:
                known[key] = _wording(_masked(fold(key[0]), code), ids)
            row.append(known[key])
        found.append(row)
    return found


def _wording(folded: str, ids: dict[str, int]) -> Wording:
    words = tuple(map(ids.__getitem__, printed_words(folded)))
    pairs = map(or_, map(lshift, words, repeat(_PAIR)), words[1:])
    return Wording(words, frozenset(chain(pairs, words)))


def _countable(node: Node) -> str:
    """The text without option labels and drafting notes, unless that is all of it."""
    text = node.text
    for mark in node.marks:
        if mark.kind in (MarkKind.OPTION, MarkKind.NOTE):
            blank = " " * (mark.end - mark.start)
            text = text[: mark.start] + blank + text[mark.end :]
    return text if text is node.text or WORD.search(text) else node.text


def _masked(folded: str, code: str | None) -> str:
    """A folded text without the numbers of its references, which renumbering changes."""
    referring, number = _mask(code)

    def shown(found: re.Match[str]) -> str:
        masked = found["joined"] or folded.endswith(referring, 0, found.start())
        return " " if masked else found.group()

    return number.sub(shown, folded)


@cache
def _mask(code: str | None) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The words before the number of a reference, and what may be such a number.

    Numbers are few and words are many: it is the number that is sought, and then looked
    at what stands before it. Where no spaces stand between words, the number stands
    before its word.
    """
    table = language(code).reference
    found = {fold(word) for name in _REFERRED for word in table.get(name, ())}
    unspaced = {w for w in found if WORD.fullmatch(w) and not WORD.fullmatch(w * 2)}
    spaced = tuple(sorted(found - unspaced))
    joined = "|".join(map(re.escape, sorted(unspaced))) or "(?!)"
    return spaced, re.compile(
        rf"{_NUMBER}|(?P<joined>第\s*{_CJK_NUMBER}\s*(?={joined}))"
    )


def weights(sets: Sequence[frozenset[int]]) -> dict[int, int]:
    """What each feature is worth: the more, the fewer of the sets it stands in."""
    spread = Counter(chain.from_iterable(sets))
    total = len(sets) + 2
    exact = [0.0, *(math.log(total / n) for n in range(1, len(sets) + 1))]
    word = [round(_UNIT * value) for value in exact]
    pair = [round(_UNIT * PAIR_WEIGHT * value) for value in exact]
    single = 1 << _PAIR
    return {f: word[n] if f < single else pair[n] for f, n in spread.items()}


def weigh(weight: Weights, features: Iterable[int]) -> int:
    """What features weigh together: a sum of whole numbers, alike in any order."""
    return sum(map(weight.__getitem__, features))


def unit(wording: Wording, weight: Weights) -> Unit:
    """A provision by itself."""
    mass = weigh(weight, wording.features)
    return Unit(wording.words, wording.features, mass)


HEAD_WORDS = 16  # of a heading; fused with the body, it has no end


def article(heading: Sequence[Wording], body: Sequence[Wording]) -> Unit:
    """An article as a unit that is not weighed yet."""
    words = tuple(chain.from_iterable(part.words for part in body))
    title = tuple(chain.from_iterable(part.words for part in heading)) or words
    features = frozenset().union(*(part.features for part in (*heading, *body)))
    return Unit(words, features, 0.0, frozenset(title[:HEAD_WORDS]))


def weighed(unit: Unit, weight: Weights) -> Unit:
    """A unit with what its features and the words of its heading weigh."""
    mass = weigh(weight, unit.features)
    return unit._replace(mass=mass, head_mass=weigh(weight, unit.head))
