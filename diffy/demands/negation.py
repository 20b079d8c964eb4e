"""Which negators turn the sense of a match: words before it, in its gap, after it."""

from bisect import bisect_left
from collections.abc import Callable

from diffy.demands.clauses import in_condition, is_over
from diffy.demands.grammar import (
    Grammar,
    begins,
    between,
    modals_in,
    runs_before,
    within,
)
from diffy.demands.matching import Span
from diffy.demands.phrases import NEAR

DENIED_WITHIN = 3
"""Words between a match and a denial after it."""
FAR = 2 * NEAR
"""Words that "Nothing in this Convention shall ..." reaches over: such clauses list."""
OBJECT_WITHIN = 6
"""Words between a verb and the object that it takes away or diminishes."""
OPENED_WITHIN = 2
"""Words between a relative and the negator of its verb: "who does not"."""
LONGEST_VERB = 4
"""Words of such a verb: "in place of by"."""


def turns(
    of: Grammar, match: Span, *, wanted: bool, gap_counts: bool
) -> tuple[Span, ...]:
    """The negators that turn a match's sense, one of each class at most.

    The classes are those before the match; the exceptive ones, with the verbs that take
    their object away; and denials after it, with the harm that befalls what is wanted
    and the refusal of what is not.
    With `gap_counts` negators inside the match count too, but for those in a condition
    that protects what is wanted: "refused where it would not respect P".
    """
    gap = match if gap_counts else (match[0], match[0])
    frees = _frees_wanted if wanted else _frees_negator
    spares = _spares_wanted if wanted else _frees_exceptive
    exceptive = (
        _inside(of, of.exceptives, gap, wanted)
        or _ahead(of, of.exceptives, match, spares)
        or _inside(of, of.withdrawing, gap, wanted)
        or _taken(of, match, wanted=wanted)
    )
    if wanted:
        denial = None if _refusal(of, match) else _denial(of, match)
        denial = denial or _harm(of, match, exceptive)
    else:
        denial = _denial(of, match) or _rejection(of, match) or _refused(of, match)
    classes = (
        _inside(of, of.negators, gap, wanted) or _ahead(of, of.negators, match, frees),
        exceptive,
        denial,
    )
    return tuple(negator for negator in classes if negator is not None)


def _inside(
    of: Grammar, spans: tuple[Span, ...], gap: Span, wanted: bool
) -> Span | None:
    """The first negator in the gap of a match; none in a condition or a relative there."""
    for negator in within(spans, gap[0] + 1, gap[1]):  # the first word is the phrase's
        if wanted and begins(of.subordinate, gap[0], negator[0] + 1):
            return None
        if not is_over(of, negator, (gap[1] - 1, gap[1])):
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
            apart = passed + end - negator[1]
            words = " ".join(of.passage.words[negator[0] : negator[1]])
            reach = FAR if words in of.lexicon.far else NEAR
            if end >= negator[1] and apart <= reach and not frees(of, negator, match):
                return negator
        passed += end - start
        if passed > FAR:
            break
    return None


def _frees_negator(of: Grammar, negator: Span, match: Span) -> bool:
    """Whether the match is out of a negator's reach: see `cancelling` and `reset`."""
    if _cancelled(of, negator, match) or is_over(of, negator, match):
        return True
    if begins(of.cancelling, *negator) and _denied(of, negator):
        return True  # "nothing shall prohibit X" leaves X standing
    if begins(of.refusing, *negator) and _ended(of, negator, match):
        return True  # "who refuses to X shall be liable" demands X
    if begins(of.relative, negator[0] - OPENED_WITHIN, negator[0]) and _punished(
        of, match
    ):
        return True  # and so does "who does not X"
    words = of.passage.words
    if of.lexicon.adversative.intersection(words[negator[1] : match[0]]):
        return True  # "not A but X"
    later = modals_in(of, negator[1], match[0])
    return any(words[modal.start - 1] in of.lexicon.reset for modal in later)


def _cancelled(of: Grammar, negator: Span, match: Span) -> bool:
    """Whether the match is what a verb of harm after a negator is about.

    It is not where a verb of its own is coordinated with that: "nothing shall require
    it to weaken P or to Q" denies Q.
    """
    runs = runs_before(of.passage, match[0])
    starts = [c for a, b in runs for c in within(of.cancelling, max(a, negator[1]), b)]
    return bool(starts) and not between(of.coordinate, of, max(starts)[1], match[0])


def _denied(of: Grammar, negator: Span) -> bool:
    """Whether another negator stands before this one, near it in its sentence."""
    runs = runs_before(of.passage, negator[0])
    return any(begins(of.negators, max(a, b - FAR), b) for a, b in runs)


def _frees_wanted(of: Grammar, negator: Span, match: Span) -> bool:
    """The same for wanted words, which a condition of what is denied protects."""
    return (
        _frees_negator(of, negator, match)
        or _conditional(of, negator, match)
        or _refused_without(of, negator, match)
    )


def _refused_without(of: Grammar, negator: Span, match: Span) -> bool:
    """Whether what lacks the match is refused: "may be refused if it is not P".

    The negator then stands in a condition, and the main clause, before or after it,
    denies or refuses.
    """
    sentence = of.passage.sentence(negator[0])
    low = max(sentence.start, negator[0] - FAR)
    openings = tuple(within(of.subordinate, low, negator[0]))
    if not openings or match[0] < negator[0]:
        return False
    before = max(sentence.start, openings[-1][0] - FAR), openings[-1][0]
    pauses = of.passage.pauses
    at = bisect_left(pauses, match[1])
    after = (pauses[at] if at < len(pauses) else sentence.end), sentence.end
    runs = (before, *sentence.before, after)
    return any(begins(s, *run) for s in (of.negators, of.refusing) for run in runs)


def _refusal(of: Grammar, match: Span) -> Span | None:
    """A refusal ahead of a match, that is not denied itself and whose clause goes on.

    "May decline a transfer to a State in which P is not ensured" stands up for P, "may
    refuse a request to Q" against Q. "A provider that refuses shall Q" does not.
    """
    sentence = of.passage.sentence(match[0])
    low = max(sentence.start, match[0] - FAR)
    for refusal in within(of.refusing, low, match[0]):
        if not (_denied(of, refusal) or _ended(of, refusal, match)):
            return refusal
    return None


def _refused(of: Grammar, match: Span) -> Span | None:
    """A refusal ahead of what is unwanted, "refuse to Q" left to the negators."""
    refusal = _refusal(of, match)
    return None if refusal and begins(of.negators, *refusal) else refusal


def _ended(of: Grammar, refusal: Span, match: Span) -> bool:
    """Whether a verb of its own governs the match, or refusing it is punished."""
    later = modals_in(of, refusal[1], match[0])
    opened = begins(of.subordinate, refusal[1], later[0].start) if later else True
    return not opened or _punished(of, match)


def _punished(of: Grammar, match: Span) -> bool:
    return begins(of.punished, match[1], of.passage.stops[match[0]])


def _rejection(of: Grammar, match: Span) -> Span | None:
    """What says after a match that a request for it is refused."""
    sentence = of.passage.sentence(match[0])
    if not begins(of.asked, max(sentence.start, match[0] - OBJECT_WITHIN), match[0]):
        return None
    stop = min(sentence.end, match[1] + NEAR)
    refusal = next(within(of.refused, match[1], stop), None)
    return refusal if refusal and _one_clause(of, match[1], refusal[0]) else None


def _one_clause(of: Grammar, start: int, end: int) -> bool:
    """Whether neither a comma nor a joining word nor a modal verb stands between."""
    pauses = of.passage.pauses
    at = bisect_left(pauses, start)
    paused = at < len(pauses) and pauses[at] <= end
    joined = of.lexicon.joining.intersection(of.passage.words[start:end])
    return not (paused or joined or modals_in(of, start, end))


def _harm(of: Grammar, match: Span, exceptive: Span | None) -> Span | None:
    """What says after a match that less is left of it: "P may be restricted".

    In a condition it says so of no measure, "shall be refused where P would be breached",
    unless the condition concedes it, "even if". What concedes it before has turned the
    sense already; and "may be restricted only by law" protects P.
    """
    stop = min(of.passage.stops[match[0]], match[1] + DENIED_WITHIN + 1)
    harm = next(within(of.harmed, match[1], stop), None)
    if harm is None or not _one_clause(of, match[1], harm[0]):
        return None
    if exceptive is not None and begins(of.concessive, *exceptive):
        return None
    if begins(of.relative, match[0] - 1, match[0]):
        return None  # "whose P was violated"
    if begins(of.exclusive, match[1], harm[1] + 1):
        return None
    opening = in_condition(of, match[0])
    return harm if opening is None or _conceded(of, opening) else None


def _conceded(of: Grammar, opening: Span) -> bool:
    return any(c[0] <= opening[0] < c[1] for c in of.concessive)


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


def _frees_exceptive(of: Grammar, negator: Span, match: Span) -> bool:
    """Whether a new verb stands between: "except in X, orders shall have P".

    A verb of harm does the same, "without undermining P" stands up for P; and commas
    may close the exception off: "shall not, without leave, do Q".
    """
    return (
        bool(modals_in(of, negator[1], match[0]))
        or between(of.cancelling, of, negator[1], match[0])
        or _is_aside(of, negator, match)
    )


def _spares_wanted(of: Grammar, negator: Span, match: Span) -> bool:
    """The same for wanted words, which "withheld until P" stands up for."""
    return _frees_exceptive(of, negator, match) or _conditional(of, negator, match)


def _taken(of: Grammar, match: Span, *, wanted: bool) -> Span | None:
    """The nearest verb ahead that takes its object, the match, away or diminishes it.

    To diminish counts for wanted words alone: what limits a power limits no right.
    """
    lists = (of.withdrawing, of.diminishing) if wanted else (of.withdrawing,)
    for start, end in runs_before(of.passage, match[0]):
        low = max(start, end - OBJECT_WITHIN - LONGEST_VERB)
        verbs = [verb for spans in lists for verb in within(spans, low, end)]
        for verb in sorted(verbs, reverse=True):
            near = verb[1] <= end <= verb[1] + OBJECT_WITHIN
            if near and not _frees_verb(of, verb, match):
                return verb
    return None


def _frees_verb(of: Grammar, verb: Span, match: Span) -> bool:
    """Whether the match is no object of a verb, or something keeps the verb from it."""
    return (
        between(of.adverbial, of, verb[1], match[0])
        or begins(of.exceptives, match[0], match[0] + 1)
        or (begins(of.cancelling, *verb) and _denied(of, verb))
        or _spares_wanted(of, verb, match)
    )


def _denial(of: Grammar, match: Span) -> Span | None:
    stop = min(of.passage.stops[match[0]], match[1] + DENIED_WITHIN + 1)
    for denial in within(of.denials, match[1], stop):
        words = of.passage.words[match[1] : denial[0]]
        if not of.lexicon.joining.intersection(words) and not _in_clause(of, match):
            return denial
    return None


def _in_clause(of: Grammar, match: Span) -> bool:
    """Whether a comma after a match ends a condition that it stands in.

    What is denied after it is then denied of the main clause: "where it cannot ensure P,
    the Party is not required to ..."
    """
    start = of.passage.sentence(match[0]).start
    opening = next(within(of.subordinate, start, match[0]), None)
    pauses = of.passage.pauses
    at = bisect_left(pauses, match[1])
    closed = at < len(pauses) and pauses[at] == match[1]
    return opening is not None and closed
