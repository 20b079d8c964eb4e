"""A provision's text as words in sentences, for phrases to be found in.

A sentence ends at a full stop, a semicolon, a question or exclamation mark, but not at
the point of an abbreviation or inside a number. Markers of lists ("2.", "(a)") are left
out, and so are commas, brackets and line breaks. An item of a list inside the text is
read with the words that open its list, a provision with the chapeau above it.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from diffy.demands.pieces import CLOSERS, is_end, markers, pieces, quotes
from diffy.languages import Language
from diffy.words import Token, fold

_ENDS = frozenset(".;?!。；？！؛؟۔")
_PAUSES = frozenset(",:、，：،")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its words, and the runs of words it continues, outermost first."""

    start: int
    end: int
    before: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as words; the words of the chapeaux above come first."""

    text: str
    words: Sequence[str]
    """Folded; empty where a word is to be ignored."""
    spans: tuple[tuple[int, int], ...]
    """Where each word stands in `text`; (0, 0) for words of a chapeau."""
    sentences: tuple[Sentence, ...]
    stops: tuple[int, ...]
    """For each word where its sentence ends."""
    pauses: tuple[int, ...]
    """The words before which a clause ends."""
    quotes: Mapping[int, int]
    """The first words of quoted titles and the words after their last."""
    places: Mapping[str, tuple[int, ...]]
    """Where each word stands."""
    vocabulary: tuple[str, ...]
    """The words, sorted, each once."""
    own: int = 0
    """How many words are the chapeaux'."""

    def sentence(self, word: int) -> Sentence:
        """The sentence a word stands in."""
        at = bisect_left(self.sentences, word + 1, key=lambda sentence: sentence.end)
        return self.sentences[at]

    def clause_end(self, word: int) -> int:
        """Where the clause ends that the word before this one stands in."""
        if word in self.quotes:
            return self.quotes[word]
        stop = self.stops[word - 1]
        at = bisect_left(self.pauses, word)
        return min(stop, self.pauses[at]) if at < len(self.pauses) else stop

    def offsets(self, span: tuple[int, int]) -> tuple[int, int]:
        """The code points of `text` that a run of its own words takes up."""
        return self.spans[span[0]][0], self.spans[span[1] - 1][1]

    @property
    def own_words(self) -> tuple[str, ...]:
        """The words of the text itself, without those of the chapeaux."""
        return tuple(self.words[self.own :])


def passage(
    text: str,
    language: Language,
    *,
    hidden: Iterable[tuple[int, int]] = (),
    lead: Passage | None = None,
) -> Passage:
    """A text as a passage, without the spans of it that are `hidden`.

    `lead` is the passage of the chapeaux above: its last sentence, where that is open,
    is what the text goes on from.
    """
    own = _build(text, pieces(text, tuple(hidden)), language)
    opening = _open_sentence(lead) if lead is not None else None
    return own if lead is None or opening is None else _joined(lead, opening, own)


def masked(whole: Passage, spans: Iterable[tuple[int, int]]) -> Passage:
    """The passage with runs of words blanked, so that no phrase is found in them."""
    words = list(whole.words)
    for start, end in spans:
        words[start:end] = [""] * (end - start)
    return replace(whole, words=words)


# ------------------------------------------------------------------- the sentences


@dataclass(slots=True)
class _Draft:
    """A passage while it is being read."""

    words: list[str]
    spans: list[tuple[int, int]]
    ends: list[int]
    """Where sentences end."""
    pauses: list[int]
    colons: list[int]
    items: set[int]
    """The words that a marker of a list stands before."""


_folded = lru_cache(maxsize=1 << 14)(fold)
"""The same few thousand words stand in every provision."""


def _build(text: str, pieces: list[Token], language: Language) -> Passage:
    found = _Draft([], [], [], [], [], set())
    marked = markers(pieces, language)
    for at, piece in enumerate(pieces):
        if at in marked:
            found.items.add(len(found.words))
        elif piece.is_word:
            found.words.append(_folded(piece.text))
            found.spans.append((piece.start, piece.end))
        elif piece.text in _ENDS and is_end(text, pieces, at, marked, language):
            found.ends.append(len(found.words))
            found.pauses.append(len(found.words))
        elif piece.text in _PAUSES:
            found.pauses.append(len(found.words))
            if piece.text == ":":
                found.colons.append(len(found.words))
    return _passage(text, found, quotes(text, pieces, marked))


def _passage(text: str, found: _Draft, quotes: dict[int, int]) -> Passage:
    ends = sorted({end for end in (*found.ends, len(found.words)) if end})
    sentences = _sentences(ends, found)
    stops: list[int] = []
    for sentence in sentences:
        stops += [sentence.end] * (sentence.end - sentence.start)
    places: dict[str, list[int]] = {}
    for at, word in enumerate(found.words):
        places.setdefault(word, []).append(at)
    return Passage(
        text,
        tuple(found.words),
        tuple(found.spans),
        sentences,
        tuple(stops),
        tuple(found.pauses),
        quotes,
        {word: tuple(at) for word, at in places.items()},
        tuple(sorted(places)),
    )


def _sentences(ends: list[int], found: _Draft) -> tuple[Sentence, ...]:
    """The sentences; an item of a list goes on from the words before its colon."""
    sentences: list[Sentence] = []
    opening: tuple[int, int] | None = None
    start = 0
    for end in ends:
        before = (opening,) if opening and start in found.items else ()
        sentences.append(Sentence(start, end, before))
        if not before:
            colons = [c for c in found.colons if start < c < end and c in found.items]
            opening = (start, colons[0]) if colons else None
        start = end
    return tuple(sentences)


# ---------------------------------------------------------------------- the chapeaux


def _open_sentence(lead: Passage) -> Sentence | None:
    """The chapeaux' last sentence, where no full stop closes it."""
    closed = lead.text.rstrip().rstrip(CLOSERS).endswith(".")
    return lead.sentences[-1] if lead.sentences and not closed else None


def _joined(lead: Passage, opening: Sentence, own: Passage) -> Passage:
    """The lead's open sentence and the text that goes on from it."""
    words = (*lead.words[opening.start : opening.end], *own.words)
    shift = opening.end - opening.start
    if not shift:
        return own
    sentences = tuple(_moved(sentence, shift) for sentence in own.sentences)
    merged = Sentence(0, sentences[0].end) if sentences else Sentence(0, shift)
    rest = tuple(_under(sentence, shift) for sentence in sentences[1:])
    move: Callable[[int], int] = shift.__add__
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        places.setdefault(word, []).append(at)
    return Passage(
        own.text,
        words,
        ((0, 0),) * shift + own.spans,
        (merged, *rest),
        tuple([merged.end] * shift + [move(stop) for stop in own.stops]),
        tuple(map(move, own.pauses)),
        {move(begin): move(end) for begin, end in own.quotes.items()},
        {word: tuple(at) for word, at in places.items()},
        tuple(sorted(places)),
        shift,
    )


def _moved(sentence: Sentence, by: int) -> Sentence:
    before = tuple((start + by, end + by) for start, end in sentence.before)
    return Sentence(sentence.start + by, sentence.end + by, before)


def _under(sentence: Sentence, lead: int) -> Sentence:
    """An item of a list inside the text goes on from the chapeau too."""
    if sentence.before and sentence.before[0][0] == lead:
        opening = (0, sentence.before[0][1])
        return Sentence(sentence.start, sentence.end, (opening,))
    return sentence
