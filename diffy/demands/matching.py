"""Where phrases stand in a passage.

Guarantees:

1. a match lies in one sentence;
2. cost is linear in the text: from each place where a phrase may begin, only as many
   words are read as its gaps allow.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from diffy.demands.passage import Passage
from diffy.demands.phrases import NEAR, Choice, Gap, Items, Literal, Phrase

Span = tuple[int, int]
"""The first word of a match and the one after its last."""
_KEPT = 1 << 14
"""Words whose phrases are kept, so that no text makes the store grow without end."""


def find(sought: Phrase, passage: Passage) -> list[Span]:
    """Where a phrase stands, in the order of the text.

    Of matches inside one another the longest is given, or the tightest where the phrase
    has a gap: the words in a gap are not the phrase's.
    """
    if not may_stand(sought, passage):
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


class Index:
    """Named groups of phrases, of which those that may stand are told at once.

    A profile and its language have some hundreds of phrases and a provision holds words
    of a few of them: each is asked for by the rarest of the words it cannot be without.
    """

    def __init__(self, groups: Mapping[str, Iterable[Phrase]]) -> None:
        self._phrases = [
            (name, phrase) for name, sought in groups.items() for phrase in sought
        ]
        self._words: dict[str, list[int]] = {}
        self._stems: dict[str, list[int]] = {}
        for number, (_, phrase) in enumerate(self._phrases):
            for text, prefix in dict.fromkeys(phrase.needs[0]):
                held = self._stems if prefix else self._words
                held.setdefault(text, []).append(number)
        self._sizes = sorted({len(stem) for stem in self._stems})
        self._asked: dict[str, tuple[int, ...]] = {}

    def possible(self, passage: Passage) -> dict[str, list[Phrase]]:
        """The phrases that may stand in a passage, by group, in the order given."""
        numbers: set[int] = set()
        for word in passage.vocabulary:
            numbers.update(self._asked_by(word))
        possible: dict[str, list[Phrase]] = {}
        for number in sorted(numbers):
            name, phrase = self._phrases[number]
            possible.setdefault(name, []).append(phrase)
        return possible

    def _asked_by(self, word: str) -> tuple[int, ...]:
        """The phrases asked for by a word, kept: drafts hold the same few thousand."""
        asked = self._asked.get(word)
        if asked is None:
            if len(self._asked) >= _KEPT:
                self._asked.clear()
            stems = (self._stems.get(word[:size], ()) for size in self._sizes)
            numbers = {n for those in stems for n in those}
            asked = self._asked[word] = (*self._words.get(word, ()), *numbers)
        return asked


def stands(sought: Iterable[Phrase], passage: Passage) -> bool:
    """Whether any of the phrases stands in the passage."""
    return any(find(each, passage) for each in sought)


def may_stand(sought: Phrase, passage: Passage) -> bool:
    """Whether the words stand there without which the phrase cannot.

    Asked for every phrase of a profile in every provision, and mostly answered no.
    """
    return all(_one_stands(words, passage) for words in sought.needs)


def _one_stands(words: tuple[Literal, ...], passage: Passage) -> bool:
    for text, prefix in words:
        if _begins(text, passage) if prefix else text in passage.places:
            return True
    return False


def _begins(stem: str, passage: Passage) -> bool:
    """Whether a word of the passage begins so."""
    vocabulary = passage.vocabulary
    at = bisect_left(vocabulary, stem)
    return at < len(vocabulary) and vocabulary[at].startswith(stem)


def _matching(passage: Passage, literal: Literal) -> list[str]:
    """The passage's words that begin as the literal does."""
    vocabulary, text = passage.vocabulary, literal.text
    begin = end = bisect_left(vocabulary, text)
    while end < len(vocabulary) and vocabulary[end].startswith(text):
        end += 1
    return list(vocabulary[begin:end])


def _spans(items: Items, passage: Passage) -> list[Span]:
    """Every place a sequence begins, with its nearest and its furthest end."""
    spans = []
    for start in sorted(_openings(items, passage)):
        ends = _run(items, passage.words, {start}, passage.stops[start])
        if ends:
            spans.append((start, min(ends)))
        if len(ends) > 1:
            spans.append((start, max(ends)))
    return spans


def _openings(items: Items, passage: Passage) -> set[int]:
    """The places where a sequence may begin, by its first words."""
    places: set[int] = set()
    ahead = 0
    for item in items:
        if isinstance(item, Gap):  # no phrase begins with `...`, so it is any one word
            ahead += item.most
            continue
        if isinstance(item, Literal):
            texts = _matching(passage, item) if item.prefix else [item.text]
            found = {at for text in texts for at in passage.places.get(text, ())}
        else:
            found = {at for option in item.options for at in _openings(option, passage)}
        places.update(at - ahead for at in found if at >= ahead)
        if isinstance(item, Literal) or not item.optional:
            return places
    return places


def _run(items: Items, words: Sequence[str], places: set[int], stop: int) -> set[int]:
    """Where a sequence ends that begins at one of the places and ends by `stop`."""
    for item in items:
        if isinstance(item, Literal):
            places = _past(item, words, places, stop)
        elif isinstance(item, Gap):
            steps = range(item.least, item.most + 1)
            places = {at + by for at in places for by in steps if at + by <= stop}
        else:
            places = _past_any(item, words, places, stop)
        if not places:
            break
    return places


def _past(
    literal: Literal, words: Sequence[str], places: set[int], stop: int
) -> set[int]:
    text, prefix = literal
    if len(places) == 1:  # nearly always
        (at,) = places
        word = words[at] if at < stop else ""
        return {at + 1} if word == text or (prefix and word.startswith(text)) else set()
    if prefix:
        return {at + 1 for at in places if at < stop and words[at].startswith(text)}
    return {at + 1 for at in places if at < stop and words[at] == text}


def _past_any(
    choice: Choice, words: Sequence[str], places: set[int], stop: int
) -> set[int]:
    ends = set(places) if choice.optional else set()
    for option in choice.options:
        ends |= _run(option, words, places, stop)
    return ends


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
