"""How binding a phrase stands in a provision, and why.

2 is present, operative and unqualified; each weakener takes from it (1, 0.5, 0.33 ...);
0 is absent; a negation turns the sign.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from diffy.demands.grammar import (
    Grammar,
    Modal,
    belongs_to_power,
    governing,
    runs_before,
    within,
)
from diffy.demands.matching import Span, find
from diffy.demands.negation import turns
from diffy.demands.passage import Passage
from diffy.demands.phrases import Phrase

FULL = 2.0


@dataclass(frozen=True, slots=True)
class Standing:
    """One signal in one provision."""

    strength: float = 0.0
    why: str = "absent"
    spans: tuple[tuple[int, int], ...] = ()
    """Code points of the deciding words in the provision's text."""
    force: tuple[tuple[int, int], ...] = ()
    """Code points of the weakeners and negators that were counted."""
    bracketed: bool = False
    sentence: tuple[str, ...] = ()
    """The words of the sentence they stand in, the provision's own ones."""
    options: tuple[tuple[str, float], ...] = ()
    """Alternatives in brackets that give different strengths, each with its own."""
    apart: bool = False
    """Whether its words stand apart among alternatives, so that absence is not sure."""


ABSENT = Standing()


class Match(NamedTuple):
    """Where a phrase stands, and what counts of the words in its gap."""

    span: Span
    gapped: bool
    negators_count: bool
    """Words turn by a negator in their gap, if the phrase has none itself."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What a match is weighed with beside its own sentence."""

    wanted: bool
    eased: tuple[Span, ...] = ()
    """Where the passage narrows unwanted text."""
    place: str = ""
    """A place that weakens all it holds, in words: "in the preamble"."""
    needs_verb: str = ""
    """The same for a match that no modal verb governs."""
    tail: str = ""
    """The qualifier in the words after a list."""


def standing(
    passage: Passage, of: Grammar, matches: list[Match], weighing: Weighing
) -> Standing:
    """The strength of a signal that matches a passage's own words.

    Of several matches the one of greatest absolute strength decides; between equals the
    one that serves the demand least, and then the first.
    """
    if not matches:
        return ABSENT
    worst = -1.0 if weighing.wanted else 1.0
    weighed = [(_weighed(passage, of, match, weighing), match) for match in matches]
    best, match = max(
        weighed, key=lambda each: (abs(each[0].strength), worst * each[0].strength)
    )
    return replace(best, sentence=_sentence(passage, match.span))


def matches(
    passage: Passage, sought: Iterable[Phrase], denying: frozenset[str]
) -> list[Match]:
    """Where a signal's phrases stand in a passage's own words.

    A phrase with a gap may begin in the chapeau ("refused where:") as long as it ends in
    the own words; one that the chapeau holds whole is the chapeau's.
    """
    return [
        Match(
            span,
            phrase.gapped,
            phrase.gapped and not denying.intersection(phrase.literals),
        )
        for phrase in sought
        for span in find(phrase, passage)
        if span[0] >= passage.own or (phrase.gapped and span[1] > passage.own)
    ]


def _weighed(
    passage: Passage, of: Grammar, found: Match, weighing: Weighing
) -> Standing:
    match = found.span
    wanted, in_gap = weighing.wanted, found.negators_count
    negators = turns(of, match, wanted=wanted, gap_counts=in_gap)
    negated = len(negators) % 2 == 1
    modal = governing(of, match)
    weakeners = _weakeners(of, found, modal, weighing, negators, negated)
    count = len(weakeners)
    size = FULL if not count else 1 / count
    words = [*(w.span for w in weakeners), *negators]
    force = [span for span in words if span is not None and span[0] >= passage.own]
    return Standing(
        strength=-size if negated else size,
        why=_why(passage, match, modal, weakeners, negators if negated else ()),
        spans=(passage.offsets((max(match[0], passage.own), match[1])),),
        force=tuple(sorted(passage.offsets(span) for span in force)),
    )


def _sentence(passage: Passage, match: Span) -> tuple[str, ...]:
    start = max(passage.own, passage.sentence(match[0]).start)
    return tuple(passage.words[start : passage.stops[match[0]]])


class Weakener(NamedTuple):
    """What takes from the force of a match, as a reader is told, and its words."""

    said: str
    span: Span | None = None


def _weakeners(
    of: Grammar,
    found: Match,
    modal: Modal | None,
    weighing: Weighing,
    negators: tuple[Span, ...],
    negated: bool,
) -> list[Weakener]:
    match = found.span
    weakeners: list[Weakener | None] = [
        _in_place(of, modal, match, weighing, negators),
        _qualifier(of, found, weighing) if weighing.wanted or negated else None,
        None if weighing.wanted else _eased(of, match, weighing.eased),
        Weakener(weighing.needs_verb) if weighing.needs_verb and not modal else None,
    ]
    return [weakener for weakener in weakeners if weakener is not None]


def _in_place(
    of: Grammar,
    modal: Modal | None,
    match: Span,
    weighing: Weighing,
    negators: tuple[Span, ...],
) -> Weakener | None:
    """A place that binds nobody, or else a soft verb: none makes a recital weaker."""
    if weighing.place:
        return Weakener(weighing.place)
    return _soft(of, modal, match, weighing.wanted, negators)


def _soft(
    of: Grammar,
    modal: Modal | None,
    match: Span,
    wanted: bool,
    negators: tuple[Span, ...],
) -> Weakener | None:
    if modal is None or modal.firm:
        return None
    if modal.power and any(negator in of.negators for negator in negators):
        return None  # "no officer may", "may not": a plain prohibition
    if wanted and belongs_to_power(of, modal, match):
        return None
    span = (modal.start, modal.end)
    return Weakener(f"soft ('{_quoted(of.passage, span)}')", span)


def _qualifier(of: Grammar, found: Match, weighing: Weighing) -> Weakener | None:
    match = found.span
    stop = of.passage.stops[match[0]]
    written = (match[0], match[0]) if found.gapped else match
    inside = _first_outside(of.qualifiers, _reach(of, match), written)
    span = inside or next(within(of.exceptions, match[1], stop), None)
    if span is not None:
        return Weakener(f"qualified ('{_quoted(of.passage, span)}')", span)
    return Weakener(f"qualified ('{weighing.tail}')") if weighing.tail else None


def _eased(of: Grammar, match: Span, eased: tuple[Span, ...]) -> Weakener | None:
    for run in _reach(of, match):
        for span in within(eased, *run):
            return Weakener(f"narrowed ('{_quoted(of.passage, span)}')", span)
    return None


def _reach(of: Grammar, match: Span) -> list[Span]:
    """The whole of a match's sentence and of what it goes on from."""
    stop = of.passage.stops[match[0]]
    return [*runs_before(of.passage, match[0]), (match[0], stop)]


def _first_outside(
    spans: tuple[Span, ...], runs: list[Span], match: Span
) -> Span | None:
    for run in runs:
        for span in within(spans, *run):
            if span[1] <= match[0] or span[0] >= match[1]:
                return span
    return None


def _why(
    passage: Passage,
    match: Span,
    modal: Modal | None,
    weakeners: list[Weakener],
    negators: tuple[Span, ...],
) -> str:
    """How the words stand, for a reader: "soft ('may'), qualified ('where possible')"."""
    reasons = [weakener.said for weakener in weakeners]
    if negators:
        quoted = ", ".join(f"'{_quoted(passage, negator)}'" for negator in negators)
        reasons.insert(0, f"negated ({quoted})")
    if not reasons:
        reasons = ["binding" if modal is not None and modal.firm else "unqualified"]
    if match[0] < passage.own:
        reasons.append("read with its chapeau")
    return ", ".join(reasons)


def _quoted(passage: Passage, span: Span) -> str:
    """Words as they are printed, those of a chapeau folded."""
    if span[0] < passage.own:
        return " ".join(passage.words[span[0] : span[1]])
    start, end = passage.offsets(span)
    return " ".join(passage.text[start:end].split())
