"""Where phrases stand in a passage.

Guarantees:

1. a match lies in one sentence;
2. cost is linear in the text: from each place where a phrase may begin, only as many
   words are read as its gaps allow.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from diffy.demands.passage import Passage
from diffy.demands.phrases import NEAR, Gap, Item, Items, Literal, Phrase

Span = tuple[int, int]
"""The first word of a match and the one after its last."""


def find(sought: Phrase, passage: Passage) -> list[Span]:
    """Where a phrase stands, in the order of the text.

    Of matches inside one another the longest is given, or the tightest where the phrase
    has a gap: the words in a gap are not the phrase's.
    """
    if not any(_holds(passage, literal) for literal in sought.needs):
        return []
    if sought.second is not None:
        spans = _near(
            _spans(sought.first, passage), _spans(sought.second, passage), passage
        )
    else:
        spans = _spans(sought.first, passage)
    spans = _tightest(spans) if sought.gapped else _longest(spans)
    if sought.clause:
        return [(start, passage.clause_end(end)) for start, end in spans]
    return spans


def found(sought: Iterable[Phrase], passage: Passage) -> list[Span]:
    """Where any of the phrases stands, in the order of the text."""
    return sorted({span for each in sought for span in find(each, passage)})


def stands(sought: Iterable[Phrase], passage: Passage) -> bool:
    """Whether any of the phrases stands in the passage."""
    return any(find(each, passage) for each in sought)


def _holds(passage: Passage, literal: Literal) -> bool:
    return (
        bool(_matching(passage, literal))
        if literal.prefix
        else (literal.text in passage.places)
    )


def _matching(passage: Passage, literal: Literal) -> list[str]:
    """The passage's words that begin as the literal does."""
    at = bisect_left(passage.vocabulary, literal.text)
    matching = []
    while at < len(passage.vocabulary) and passage.vocabulary[at].startswith(
        literal.text
    ):
        matching.append(passage.vocabulary[at])
        at += 1
    return matching


def _spans(items: Items, passage: Passage) -> list[Span]:
    """Every place a sequence begins, with its nearest and its furthest end."""
    spans = []
    for start in sorted(_openings(items, passage)):
        ends = _run(items, passage.words, {start}, passage.stops[start])
        spans += [
            (start, end) for end in sorted({min(ends), max(ends)} if ends else ())
        ]
    return spans


def _openings(items: Items, passage: Passage) -> set[int]:
    """The places where a sequence may begin, by its first words."""
    places: set[int] = set()
    for item in items:
        if isinstance(item, Gap):
            return {*range(len(passage.words))}
        if isinstance(item, Literal):
            texts = _matching(passage, item) if item.prefix else [item.text]
            for text in texts:
                places.update(passage.places.get(text, ()))
            return places
        for option in item.options:
            places |= _openings(option, passage)
        if not item.optional:
            return places
    return places


def _run(items: Items, words: Sequence[str], places: set[int], stop: int) -> set[int]:
    """Where a sequence ends that begins at one of the places and ends by `stop`."""
    for item in items:
        places = _step(item, words, places, stop)
        if not places:
            break
    return places


def _step(item: Item, words: Sequence[str], places: set[int], stop: int) -> set[int]:
    if isinstance(item, Literal):
        return {at + 1 for at in places if at < stop and _is(item, words[at])}
    if isinstance(item, Gap):
        steps = range(item.least, item.most + 1)
        return {at + step for at in places for step in steps if at + step <= stop}
    ends = set(places) if item.optional else set()
    for option in item.options:
        ends |= _run(option, words, places, stop)
    return ends


def _is(literal: Literal, word: str) -> bool:
    return word.startswith(literal.text) if literal.prefix else word == literal.text


def _near(first: list[Span], second: list[Span], passage: Passage) -> list[Span]:
    return _followed(first, second, passage) + _followed(second, first, passage)


def _followed(first: list[Span], second: list[Span], passage: Passage) -> list[Span]:
    """Each of the first with the next of the second, near it in its sentence."""
    starts = [start for start, _ in second]
    spans = []
    for start, end in first:
        at = bisect_left(starts, end)
        if at == len(second) or starts[at] - end > NEAR:
            continue
        if second[at][1] <= passage.stops[start]:
            spans.append((start, second[at][1]))
    return spans


def _tightest(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (-span[0], span[1])):
        if not kept or span[1] < kept[-1][1]:
            kept.append(span)
    return kept[::-1]


def _longest(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return kept
