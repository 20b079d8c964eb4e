"""Where the words of force stand in a passage, and which of them govern a match."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from diffy.demands.lexicon import Lexicon
from diffy.demands.matching import Span, found
from diffy.demands.passage import Passage
from diffy.demands.phrases import GAP


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal verb: its words, whether it binds, whether it merely permits."""

    start: int
    end: int
    firm: bool
    power: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of force of one passage, each list in the order of the text."""

    passage: Passage
    lexicon: Lexicon
    modals: tuple[Modal, ...]
    qualifiers: tuple[Span, ...]
    exceptions: tuple[Span, ...]
    negators: tuple[Span, ...]
    exceptives: tuple[Span, ...]
    withdrawing: tuple[Span, ...]
    """Verbs that take their object away, "deprived of P"."""
    diminishing: tuple[Span, ...]
    """Verbs that leave less of their object, "may restrict P"."""
    harmed: tuple[Span, ...]
    """What leaves less of the words before it, "may be restricted"."""
    concessive: tuple[Span, ...]
    refusing: tuple[Span, ...]
    asked: tuple[Span, ...]
    refused: tuple[Span, ...]
    punished: tuple[Span, ...]
    adverbial: tuple[Span, ...]
    """Words that open what is no object of the verb before: "deprived by P"."""
    cancelling: tuple[Span, ...]
    coordinate: tuple[Span, ...]
    """Words that open a verb beside another one: "or to"."""
    subordinate: tuple[Span, ...]
    denials: tuple[Span, ...]
    conditions: tuple[Span, ...]
    exclusive: tuple[Span, ...]
    relative: tuple[Span, ...]
    """The words that open a relative clause."""
    granting: frozenset[int]
    """The words at which a verb of granting begins."""


def grammar(passage: Passage, lexicon: Lexicon) -> Grammar:
    """Find the words of force of a passage."""
    possible = lexicon.index.possible(passage)

    def stand(name: str) -> list[Span]:
        return found(possible.get(name, ()), passage)

    idioms = stand("idiom")
    qualifiers = stand("qualifier")
    diminishing = stand("diminishing")
    exceptives = _outside(stand("exceptive"), idioms)
    return Grammar(
        passage,
        lexicon,
        _modals(passage, lexicon, stand("firm"), stand("soft"), stand("idle")),
        tuple(qualifiers),
        _outside(stand("exception"), idioms),
        _outside(stand("negator"), [*idioms, *exceptives]),
        exceptives,
        _outside(stand("withdrawing"), idioms),
        _outside(diminishing, idioms),
        tuple(stand("harmed")),
        tuple(stand("concessive")),
        tuple(stand("refusing")),
        tuple(stand("asked")),
        tuple(stand("refused")),
        tuple(stand("punished")),
        _outside(stand("adverbial"), stand("objective")),
        _outside(stand("cancelling"), idioms),
        tuple(stand("coordinate")),
        _outside(stand("subordinate"), [*idioms, *qualifiers, *diminishing]),
        tuple(stand("denial")),
        tuple(stand("condition")),
        tuple(stand("exclusive")),
        tuple(stand("relative")),
        frozenset(start for start, _ in stand("granting")),
    )


def _modals(
    passage: Passage,
    lexicon: Lexicon,
    firm: list[Span],
    soft: list[Span],
    idle: list[Span],
) -> tuple[Modal, ...]:
    loose = set(_outside(soft, idle))
    modals = []
    for start, end in sorted({*_outside(firm, idle), *loose}):
        words = passage.words[start:end]
        power = end - start == 1 and words[0] in lexicon.power
        modals.append(Modal(start, end, (start, end) not in loose, power))
    return tuple(modals)


def _outside(spans: list[Span], others: list[Span]) -> tuple[Span, ...]:
    """The spans that do not begin inside one of the others."""
    taken = {word for start, end in others for word in range(start, end)}
    return tuple(span for span in spans if span[0] not in taken)


def within(spans: tuple[Span, ...], start: int, end: int) -> Iterator[Span]:
    """Those of sorted spans that begin in a run of words, one at a time.

    One at a time, since a match mostly needs the first of them: in one endless sentence
    a list for each match would make the cost grow with the square of its length.
    """
    at = bisect_left(spans, start, key=lambda span: span[0])
    while at < len(spans) and spans[at][0] < end:
        yield spans[at]
        at += 1


def runs_before(passage: Passage, word: int) -> list[Span]:
    """The words of the sentence ahead of a word, its list's opening words included.

    The nearest run comes first.
    """
    sentence = passage.sentence(word)
    return [(sentence.start, word), *reversed(sentence.before)]


# -------------------------------------------------------------------- the modal verb


def governing(of: Grammar, match: Span) -> Modal | None:
    """The modal verb that governs a match, or None.

    It is the last one inside the match; else the nearest before it; else, where the
    match is what the sentence speaks about, the next one after it.
    """
    inside = modals_in(of, *match)
    if inside:
        return inside[-1]
    after = _modal_after(of, match)
    if after is not None and after.start == match[1]:
        return after
    for start, end in runs_before(of.passage, match[0]):
        ahead = _last_modal(of, start, end)
        if ahead is not None:
            return ahead
    return after


def modals_in(of: Grammar, start: int, end: int) -> tuple[Modal, ...]:
    """The modal verbs that begin in a run of words."""
    low = bisect_left(of.modals, start, key=lambda modal: modal.start)
    high = bisect_left(of.modals, end, key=lambda modal: modal.start)
    return of.modals[low:high]


def _last_modal(of: Grammar, start: int, end: int) -> Modal | None:
    high = bisect_left(of.modals, end, key=lambda modal: modal.start)
    last = of.modals[high - 1] if high else None
    return last if last is not None and last.start >= start else None


def _modal_after(of: Grammar, match: Span) -> Modal | None:
    stop = min(of.passage.stops[match[0]], match[1] + GAP)
    modal = next(iter(modals_in(of, match[1], stop)), None)
    if modal is None:
        return None
    between = of.passage.words[match[1] : modal.start]
    return None if of.lexicon.joining.intersection(between) else modal


def belongs_to_power(of: Grammar, modal: Modal, match: Span) -> bool:
    """Whether a soft modal permits something of which the match is the condition.

    "May order the data only with P" and "may collect data subject to P" leave P firm;
    "may be subject to P" and "may ensure that ... P" do not.
    """
    if not modal.power or modal.start >= match[0]:
        return False
    if between(of.exclusive, of, modal.end, match[0]):
        return True
    verb = _verb(of, modal.end, match[0])
    if verb >= match[0] or verb in of.granting or begins(of.conditions, verb, verb + 1):
        return False
    return bool(between(of.conditions, of, verb + 1, match[0]))


def _verb(of: Grammar, start: int, stop: int) -> int:
    """The first word after a modal that is neither a copula nor part of a qualifier."""
    stops = of.passage.stops
    end = min(stop, stops[start]) if start < len(stops) else start
    at = start
    while at < end:
        qualifier = next(within(of.qualifiers, at, at + 1), None)
        if qualifier is None and of.passage.words[at] not in of.lexicon.copula:
            break
        at = at + 1 if qualifier is None else qualifier[1]
    return at


def between(spans: tuple[Span, ...], of: Grammar, start: int, end: int) -> bool:
    """Whether one of the spans begins in the sentence's words from `start` to `end`."""
    runs = [(max(a, start), b) for a, b in runs_before(of.passage, end)]
    return any(begins(spans, a, b) for a, b in runs)


def begins(spans: tuple[Span, ...], start: int, end: int) -> bool:
    """Whether one of sorted spans begins in a run of words."""
    return next(within(spans, start, end), None) is not None
