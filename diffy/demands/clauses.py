"""Whether a negator's clause is over before a match, so that it denies none of it.

English closes a clause by a comma, or by the verb of the clause that it stands in:
"where the user has *not* agreed, orders shall be open to P", "orders *not* made by a
court shall be open to P", "of a person who did *not* agree, with P".
"""

from bisect import bisect_left

from diffy.demands.grammar import Grammar, begins, modals_in
from diffy.demands.matching import Span
from diffy.demands.phrases import NEAR

RELATIVE_LEAD = 4
"""Words that may stand between a comma and its relative: "some of all of which"."""


def is_over(of: Grammar, negator: Span, match: Span) -> bool:
    """Whether a negator denies in a clause that ends before the match."""
    start = of.passage.sentence(negator[0]).start
    if not start <= match[0] < of.passage.stops[negator[0]]:
        return False
    ways = (_in_relative, _in_condition, _in_noun)
    return any(ended(of, negator, match) for ended in ways)


def _in_relative(of: Grammar, negator: Span, match: Span) -> bool:
    """Whether a negator denies in a relative clause that is over before the match.

    "Orders, some of which are not final, shall be open to P", "Persons who are not
    charged shall have P": commas close the clause, or a modal verb of its own opens the
    main one. "Orders which shall not be taken without P" are not such clauses, and the
    comma of a list closes none: "measures that do not respect legality, P or Q".
    """
    start = of.passage.sentence(negator[0]).start
    opening = _last(of.relative, negator[0] + 1)
    if opening is None or opening[0] < start:
        return False
    if modals_in(of, negator[1], match[0]):
        return True
    paused = _pauses(of, negator[1], match[0])
    opened = bool(_pauses(of, opening[0] - RELATIVE_LEAD, opening[0]))
    return bool(paused) and (opened or _resumes(of, paused))


def in_condition(of: Grammar, word: int) -> Span | None:
    """The words that open the condition which a word stands in, if it does.

    "If the case is urgent, P may be restricted": a comma ends it.
    """
    opening = _last(of.subordinate, word)
    if opening is None or opening[0] < of.passage.sentence(word).start:
        return None
    return opening if len(_pauses(of, opening[1], word)) % 2 == 0 else None


def _in_condition(of: Grammar, negator: Span, match: Span) -> bool:
    """Whether commas close the condition that a negator stands in before the match.

    The main clause has its modal verb before the match, or the match is its subject, or
    goes on with an adjunct: "may be copied, if the user has not agreed, with P".
    """
    if in_condition(of, negator[0]) is None:
        return False
    paused = _pauses(of, negator[1], match[0])
    if not paused:
        return False
    if modals_in(of, paused[0], match[0]) or _resumes(of, paused):
        return True
    after = _pauses(of, match[1], of.passage.stops[match[0]])
    end = after[0] if after else of.passage.stops[match[0]]
    return paused[-1] == match[0] and bool(modals_in(of, match[1], end))


def _in_noun(of: Grammar, negator: Span, match: Span) -> bool:
    """Whether a negator belongs to a noun, and the clause's verb comes after it.

    "Orders not made by a court shall be subject to P"; but "orders are not made where
    they shall be subject to P" and "not all orders shall be subject to P" deny P.
    """
    words = of.passage.words
    if words[negator[0]] not in of.lexicon.participial:
        return False
    start = _clause_start(of, negator[0])
    own = words[start : negator[0]]
    verbs = modals_in(of, start, negator[0])
    if not own or verbs or of.lexicon.auxiliary.intersection(own):
        return False
    return bool(modals_in(of, negator[1], match[0]))


def _clause_start(of: Grammar, word: int) -> int:
    """The word after the last comma or joining word near before a word."""
    low = max(of.passage.sentence(word).start, word - NEAR)
    paused = _pauses(of, low, word)
    low = paused[-1] if paused else low
    joined = of.lexicon.joining
    joins = (
        at for at in range(word - 1, low - 1, -1) if of.passage.words[at] in joined
    )
    return next(joins, low - 1) + 1


def _resumes(of: Grammar, paused: tuple[int, ...]) -> bool:
    """Whether the clause before goes on with an adjunct: "..., with P", "..., or for P".

    Commas in pairs hold an aside: "who are not, as appropriate, subject to P".
    """
    words, at = of.passage.words, paused[-1]
    if at < len(words) and words[at] in of.lexicon.joining:
        at += 1
    adjunct = begins(of.adverbial, at, at + 1) or begins(of.conditions, at, at + 1)
    return adjunct and len(paused) % 2 == 1


def _last(spans: tuple[Span, ...], before: int) -> Span | None:
    """The last of sorted spans that begins before a word."""
    at = bisect_left(spans, before, key=lambda span: span[0])
    return spans[at - 1] if at else None


def _pauses(of: Grammar, low: int, high: int) -> tuple[int, ...]:
    """The commas from one word to another, that before either included."""
    pauses = of.passage.pauses
    return pauses[bisect_left(pauses, low) : bisect_left(pauses, high + 1)]
