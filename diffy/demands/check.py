"""A profile's own tests: does each signal move as its author says it must."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diffy.demands.assess import require_language
from diffy.demands.engine import (
    Asked,
    Demanded,
    Engine,
    Figure,
    Watch,
    default_kind,
    engine,
)
from diffy.demands.figures import figure_step, figures
from diffy.demands.labelled import Labelled, Score, score
from diffy.demands.matching import find
from diffy.demands.material import Provision, bare, provisions
from diffy.demands.measure import measure
from diffy.demands.overlap import overlaps
from diffy.demands.phrases import Phrase
from diffy.demands.statement import unlike
from diffy.demands.strength import ABSENT
from diffy.model import Draft, Profile, ProfileTest


@dataclass(frozen=True, slots=True)
class Checked:
    """What an examination of a profile found; every entry is a sentence for its author."""

    failing: tuple[str, ...]
    untested: tuple[str, ...]
    unmatched: tuple[str, ...]
    overlapping: tuple[str, ...]
    unlike: tuple[str, ...] = ()
    """Where the statement's items are not those that the profile names."""
    unfound: tuple[str, ...] = ()
    """The ids of the signals that stand in none of the drafts."""
    kinds: tuple[tuple[tuple[str, str], ...], ...] = ()
    """For each draft its articles by eid with their kinds, empty where none is told."""
    score: Score | None = None

    @property
    def holds(self) -> bool:
        """Whether no test fails, the statement is the profile's, no direction is reversed."""
        flips = self.score.flips if self.score else ()
        return not (self.failing or self.unlike or flips)


def examine(
    profile: Profile,
    drafts: tuple[Draft, ...] = (),
    *,
    statement: str | None = None,
    items: tuple[Labelled, ...] | None = None,
) -> Checked:
    """Run a profile's tests and hold it against drafts, a statement and a labelled set.

    Raises ProfileError where a draft is in another language.
    """
    for draft in drafts:
        require_language(profile, draft)
    return Checked(
        failing=check(profile),
        untested=untested(profile),
        unmatched=unmatched(profile),
        overlapping=overlaps(profile),
        unlike=() if statement is None else unlike(profile, statement),
        unfound=unfound(profile, drafts) if drafts else (),
        kinds=tuple(kinds(profile, draft) for draft in drafts),
        score=None if items is None else score(profile, items),
    )


_NAMES = {1: "toward", -1: "away", 0: "neither"}


def check(profile: Profile) -> tuple[str, ...]:
    """Run a profile's tests, each with old and new swapped as well.

    One sentence for each that fails, in the profile's order; the test looks at the
    effect of its own signal, not at the demand's verdict.
    """
    compiled = engine(profile)
    return tuple(
        sentence
        for demanded, asked in _asks(compiled)
        for sentence in (
            *_watches_failing(compiled, demanded, asked),
            *_figures_failing(compiled, demanded, asked),
        )
    )


def untested(profile: Profile) -> tuple[str, ...]:
    """One sentence for each signal that lacks tests of some effect."""
    return tuple(
        f"{name} has no test that is {_NAMES[effect]}"
        for name, tests in _tested(profile)
        for effect in _NAMES
        if not any(test.effect == effect for test in tests)
    )


def unmatched(profile: Profile) -> tuple[str, ...]:
    """One sentence for each phrase that none of its signal's moving tests holds."""
    compiled = engine(profile)
    return tuple(
        f'{watch.signal.id}: no test holds the phrase "{phrase.source}"'
        for demanded, asked in _asks(compiled)
        for watch in asked.watches
        for phrase in watch.phrases
        if not _is_held(compiled, demanded, asked, watch, phrase)
    )


def kinds(profile: Profile, draft: Draft) -> tuple[tuple[str, str], ...]:
    """Every article of a draft by its eid with its kind, empty where none is told."""
    read = provisions(draft, engine(profile))
    told = {p.reach.article: p.kind for p in read.values() if p.in_article}
    return tuple(told.items())


def unfound(profile: Profile, drafts: Iterable[Draft]) -> tuple[str, ...]:
    """The ids of the signals that stand in none of the drafts, in the profile's order."""
    compiled = engine(profile)
    standing = {
        name
        for draft in drafts
        for provision in provisions(draft, compiled).values()
        for name in measure(provision, compiled)
    }
    return tuple(
        watch.signal.id
        for _, asked in _asks(compiled)
        for watch in asked.watches
        if watch.signal.id not in standing
    )


def _asks(compiled: Engine) -> Iterator[tuple[Demanded, Asked]]:
    for demanded in compiled.demands:
        for asked in demanded.asks:
            yield demanded, asked


def _tested(profile: Profile) -> Iterator[tuple[str, tuple[ProfileTest, ...]]]:
    for demand in profile.demands:
        for ask in demand.asks:
            yield from ((signal.id, signal.tests) for signal in ask.signals)
            yield from ((number.id, number.tests) for number in ask.numbers)


def _watches_failing(
    compiled: Engine, demanded: Demanded, asked: Asked
) -> Iterator[str]:
    for watch in asked.watches:
        kind = default_kind(demanded, asked.ask, watch.signal.where)
        for test in watch.signal.tests:
            old, new = _sides(compiled, test, kind)
            effect = _effect(compiled, watch, old, new)
            back = _effect(compiled, watch, new, old)
            yield from _failures(watch.signal.id, test, effect, back)


def _figures_failing(
    compiled: Engine, demanded: Demanded, asked: Asked
) -> Iterator[str]:
    for figure in asked.figures:
        kind = default_kind(demanded, asked.ask, figure.number.where)
        for test in figure.number.tests:
            old, new = _sides(compiled, test, kind)
            step = _step(compiled, figure, old, new)
            yield from _failures(
                figure.number.id, test, step, _step(compiled, figure, new, old)
            )


def _sides(
    compiled: Engine, test: ProfileTest, kind: str
) -> tuple[Provision, Provision]:
    old = bare(test.old, compiled, test.kind or kind, eid="old")
    return old, bare(test.new, compiled, test.kind or kind, eid="new")


def _effect(compiled: Engine, watch: Watch, old: Provision, new: Provision) -> float:
    name = watch.signal.id
    was = measure(old, compiled).get(name, ABSENT).strength
    return (measure(new, compiled).get(name, ABSENT).strength - was) * watch.sign


def _step(compiled: Engine, figure: Figure, old: Provision, new: Provision) -> float:
    words = compiled.lexicon.language
    step = figure_step(figures(old, figure, words), figures(new, figure, words))
    return step if figure.number.higher_is_toward else -step


def _failures(
    name: str, test: ProfileTest, effect: float, back: float
) -> Iterator[str]:
    shown = " -> ".join(f'"{text}"' for text in (test.old, test.new) if text)
    for turned, wanted, found in (
        ("", test.effect, effect),
        (" swapped", -test.effect, back),
    ):
        got = (found > 0) - (found < 0)
        if got != wanted:
            yield f"{name}: {shown}{turned} is {_NAMES[got]}, not {_NAMES[wanted]}"


def _is_held(
    compiled: Engine, demanded: Demanded, asked: Asked, watch: Watch, phrase: Phrase
) -> bool:
    kind = default_kind(demanded, asked.ask, watch.signal.where)
    return any(
        find(phrase, side.own)
        for test in watch.signal.tests
        if test.effect
        for side in _sides(compiled, test, kind)
    )
