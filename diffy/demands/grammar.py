"""Where the words of force stand in a passage, and which of them govern a match."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from diffy.demands.lexicon import Lexicon
from diffy.demands.matching import Span, found
from diffy.demands.passage import Passage
from diffy.demands.phrases import GAP, NEAR

DENIED_WITHIN = 3
"""Words between a match and a denial after it."""
FAR = 2 * NEAR
"""Words that "Nothing in this Convention shall ..." reaches over: such clauses list."""


RELATIVE_LEAD = 4
"""Words that may stand between a comma and its relative: "some of all of which"."""


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
    cancelling: tuple[Span, ...]
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
    exceptives = _outside(stand("exceptive"), idioms)
    return Grammar(
        passage,
        lexicon,
        _modals(passage, lexicon, stand("firm"), stand("soft"), stand("idle")),
        tuple(qualifiers),
        _outside(stand("exception"), idioms),
        _outside(stand("negator"), [*idioms, *exceptives]),
        exceptives,
        _outside(stand("cancelling"), idioms),
        _outside(stand("subordinate"), [*idioms, *qualifiers]),
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
    inside = _modals_in(of, *match)
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


def _modals_in(of: Grammar, start: int, end: int) -> tuple[Modal, ...]:
    low = bisect_left(of.modals, start, key=lambda modal: modal.start)
    high = bisect_left(of.modals, end, key=lambda modal: modal.start)
    return of.modals[low:high]


def _last_modal(of: Grammar, start: int, end: int) -> Modal | None:
    high = bisect_left(of.modals, end, key=lambda modal: modal.start)
    last = of.modals[high - 1] if high else None
    return last if last is not None and last.start >= start else None


def _modal_after(of: Grammar, match: Span) -> Modal | None:
    stop = min(of.passage.stops[match[0]], match[1] + GAP)
    modal = next(iter(_modals_in(of, match[1], stop)), None)
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
    if _between(of.exclusive, of, modal.end, match[0]):
        return True
    verb = _verb(of, modal.end, match[0])
    if verb >= match[0] or verb in of.granting or _any(of.conditions, verb, verb + 1):
        return False
    return bool(_between(of.conditions, of, verb + 1, match[0]))


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


def _between(spans: tuple[Span, ...], of: Grammar, start: int, end: int) -> bool:
    """Whether one of the spans begins in the sentence's words from `start` to `end`."""
    runs = [(max(a, start), b) for a, b in runs_before(of.passage, end)]
    return any(_any(spans, a, b) for a, b in runs)


def _any(spans: tuple[Span, ...], start: int, end: int) -> bool:
    return next(within(spans, start, end), None) is not None


# --------------------------------------------------------------------- the negations


def turns(
    of: Grammar, match: Span, *, wanted: bool, gap_counts: bool
) -> tuple[Span, ...]:
    """The negators that turn a match's sense, one of each class at most.

    The classes are those before the match, the exceptive ones, and denials after it.
    With `gap_counts` negators inside the match count too, but for those in a condition
    that protects what is wanted: "refused where it would not respect P".
    """
    gap = match if gap_counts else (match[0], match[0])
    frees = _frees_wanted if wanted else _frees_negator
    spares = _spares_wanted if wanted else _frees_exceptive
    classes = (
        _inside(of, of.negators, gap, wanted) or _ahead(of, of.negators, match, frees),
        _inside(of, of.exceptives, gap, wanted)
        or _ahead(of, of.exceptives, match, spares),
        _denial(of, match),
    )
    return tuple(negator for negator in classes if negator is not None)


def _inside(
    of: Grammar, spans: tuple[Span, ...], gap: Span, wanted: bool
) -> Span | None:
    """The first negator in the gap of a match; none in a condition or a relative there."""
    for negator in within(spans, *gap):
        if wanted and _any(of.subordinate, gap[0], negator[0] + 1):
            return None
        if not _is_relative(of, negator, (gap[1] - 1, gap[1])):
            return negator
    return None


def _ahead(
    of: Grammar,
    spans: tuple[Span, ...],
    match: Span,
    frees: Callable[[Grammar, Span, Span], bool],
) -> Span | None:
    """The nearest of the negators ahead of a match that reaches it."""
    passed = 0
    for start, end in runs_before(of.passage, match[0]):
        low = max(start, end - FAR - 1 + passed)
        for negator in reversed(tuple(within(spans, low, end))):
            between = passed + end - negator[1]
            word = of.passage.words[negator[0]]
            reach = FAR if word in of.lexicon.far else NEAR
            if end >= negator[1] and between <= reach and not frees(of, negator, match):
                return negator
        passed += end - start
        if passed > FAR:
            break
    return None


def _frees_negator(of: Grammar, negator: Span, match: Span) -> bool:
    """Whether the match is out of a negator's reach: see `cancelling` and `reset`."""
    if _between(of.cancelling, of, negator[1], match[0]) or _is_relative(
        of, negator, match
    ):
        return True
    if _any(of.cancelling, negator[0], negator[0] + 1) and _denied(of, negator):
        return True  # "nothing shall prohibit X" leaves X standing
    later = _modals_in(of, negator[1], match[0])
    words = of.passage.words
    return any(words[modal.start - 1] in of.lexicon.reset for modal in later)


def _denied(of: Grammar, negator: Span) -> bool:
    """Whether another negator stands before this one, near it in its sentence."""
    runs = runs_before(of.passage, negator[0])
    return any(_any(of.negators, max(a, b - FAR), b) for a, b in runs)


def _frees_wanted(of: Grammar, negator: Span, match: Span) -> bool:
    """The same for wanted words, which a condition of what is denied protects."""
    return _frees_negator(of, negator, match) or _conditional(of, negator, match)


def _conditional(of: Grammar, negator: Span, match: Span) -> bool:
    """Whether a condition opens between a negator and a match, and holds the match."""
    return any(
        not _is_aside(of, opening, match)
        for start, end in runs_before(of.passage, match[0])
        for opening in within(of.subordinate, max(start, negator[1]), end)
    )


def _is_aside(of: Grammar, opening: Span, match: Span) -> bool:
    """Whether commas close a condition off: "shall not, where urgent, ..."."""
    pauses = of.passage.pauses
    at = bisect_left(pauses, opening[0])
    opened = at < len(pauses) and pauses[at] == opening[0]
    after = bisect_left(pauses, opening[1])
    return opened and after < len(pauses) and pauses[after] <= match[0]


def _is_relative(of: Grammar, negator: Span, match: Span) -> bool:
    """Whether a negator denies in a relative clause that is over before the match.

    "Orders, some of which are not final, shall be open to P", "Persons who are not
    charged shall have P": a comma closes the clause, or a modal verb of its own opens
    the main one. "Orders which shall not be taken without P" are not such clauses.
    """
    start = of.passage.sentence(negator[0]).start
    place = bisect_left(of.relative, negator[0] + 1, key=lambda span: span[0])
    opening = of.relative[place - 1] if place else (-1, -1)
    if opening[0] < start or not start <= match[0] < of.passage.stops[negator[0]]:
        return False
    if _modals_in(of, negator[1], match[0]):
        return True
    pauses = of.passage.pauses
    last = bisect_left(pauses, match[0] + 1)
    closed = last > 0 and negator[1] <= pauses[last - 1]
    at = bisect_left(pauses, opening[0] - RELATIVE_LEAD)
    opened = at < len(pauses) and pauses[at] <= opening[0]
    return closed and opened


def _frees_exceptive(of: Grammar, negator: Span, match: Span) -> bool:
    """Whether a new verb stands between: "except in X, orders shall have P"."""
    return bool(_modals_in(of, negator[1], match[0]))


def _spares_wanted(of: Grammar, negator: Span, match: Span) -> bool:
    """The same for wanted words, which "withheld until P" stands up for."""
    return _frees_exceptive(of, negator, match) or _conditional(of, negator, match)


def _denial(of: Grammar, match: Span) -> Span | None:
    stop = min(of.passage.stops[match[0]], match[1] + DENIED_WITHIN + 1)
    for denial in within(of.denials, match[1], stop):
        between = of.passage.words[match[1] : denial[0]]
        if not of.lexicon.joining.intersection(between):
            return denial
    return None
