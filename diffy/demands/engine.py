"""A profile compiled: its phrases as matchers, once for all provisions."""

from dataclasses import dataclass
from functools import lru_cache

from diffy.demands.lexicon import Lexicon, lexicon
from diffy.demands.matching import Index
from diffy.demands.phrases import Phrase, phrases
from diffy.demands.profile import ALL, GENERAL
from diffy.languages import codes, language
from diffy.model import (
    ArticleKind,
    Ask,
    Demand,
    NumberAsk,
    Profile,
    ProfileError,
    Sign,
    Signal,
)

UNTOLD = ""
"""The kind of an article that no heading tells."""


@dataclass(frozen=True, slots=True)
class Where:
    """The kinds of article in which something is looked for; `kinds` None for all."""

    kinds: frozenset[str] | None

    def holds(self, kind: str) -> bool:
        """Whether a kind is one of them; an untold kind might be."""
        return kind == UNTOLD or self.kinds is None or kind in self.kinds


@dataclass(frozen=True, slots=True)
class Watch:
    """One signal of an ask, ready to be looked for."""

    signal: Signal
    wanted: bool
    phrases: tuple[Phrase, ...]
    where: Where
    only_if: tuple[Phrase, ...]
    ignore: tuple[Phrase, ...]

    @property
    def sign(self) -> int:
        """1 where the demand wants the signal, else -1."""
        return 1 if self.wanted else -1


@dataclass(frozen=True, slots=True)
class Figure:
    """One number ask, ready to be looked for."""

    number: NumberAsk
    unit: tuple[Phrase, ...]
    near: tuple[Phrase, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Asked:
    """One ask with what is looked for."""

    ask: Ask
    eased: tuple[Phrase, ...]
    wholes: tuple[Phrase, ...]
    """What its wanted signals are elements of."""
    watches: tuple[Watch, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Demanded:
    """One demand with its asks and its subject."""

    demand: Demand
    asks: tuple[Asked, ...]
    topics: tuple[Phrase, ...]
    topic_headings: tuple[Phrase, ...]
    ignore: tuple[Phrase, ...]
    relevant: Where
    core: frozenset[str]

    def concerns(self, kind: str) -> bool:
        """Whether a kind is relevant, or named by one of the signals."""
        return self.relevant.holds(kind) or any(
            watch.where.holds(kind) for asked in self.asks for watch in asked.watches
        )


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of article with the phrases that tell it."""

    kind: ArticleKind
    headings: tuple[Phrase, ...]
    chapter_wide: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Engine:
    """Everything that verdicts need of a profile and its language."""

    profile: Profile
    lexicon: Lexicon
    denying: frozenset[str]
    kinds: tuple[Kind, ...]
    demands: tuple[Demanded, ...]
    hortatory: frozenset[str]
    index: Index
    """The phrases of all signals, by the signals' ids."""

    def structural(self, place: str) -> str:
        """The kind told by the place in the tree, `title` or `preamble`."""
        found = (k.kind.id for k in self.kinds if k.kind.structural == place)
        return next(found, UNTOLD)


@lru_cache(maxsize=16)
def engine(profile: Profile) -> Engine:
    """Compile a profile.

    Raises ProfileError where its language has no tables of force.
    """
    code = profile.language
    if code not in codes() or not language(code).assesses:
        name = language(code).name if code in codes() else f"'{code}'"
        said = f"demands cannot be assessed in {name}: its words of force are not known"
        raise ProfileError(f"{profile.source or profile.id}: {said}")
    words = lexicon(code, profile.soft, profile.qualifiers)
    demands = tuple(_demanded(demand, profile) for demand in profile.demands)
    watches = [w for each in demands for asked in each.asks for w in asked.watches]
    return Engine(
        profile,
        words,
        words.denying,
        tuple(_kind(kind) for kind in profile.kinds),
        demands,
        frozenset(kind.id for kind in profile.kinds if kind.hortatory),
        Index({watch.signal.id: watch.phrases for watch in watches}),
    )


def default_kind(demanded: Demanded, ask: Ask, where: tuple[str, ...]) -> str:
    """The kind a profile's test stands in where it names none."""
    named = where or ask.where
    if not named:
        relevant = demanded.relevant
        if relevant.holds(GENERAL):
            return GENERAL
        core = tuple(kind for kind in demanded.demand.core if kind != ALL)
        named = core or demanded.demand.relevant
    return GENERAL if GENERAL in named else named[0]


def _kind(kind: ArticleKind) -> Kind:
    return Kind(kind, phrases(kind.headings), phrases(kind.chapter_wide))


def _demanded(demand: Demand, profile: Profile) -> Demanded:
    every = (UNTOLD, *(kind.id for kind in profile.kinds))
    return Demanded(
        demand,
        tuple(_asked(ask, demand) for ask in demand.asks),
        phrases(demand.topics),
        phrases(demand.topic_headings),
        phrases(demand.ignore, clause=True),
        _where(demand.relevant),
        frozenset(every if ALL in demand.core else demand.core),
    )


def _asked(ask: Ask, demand: Demand) -> Asked:
    usual = ask.where or demand.relevant
    return Asked(
        ask,
        phrases(ask.eased_by),
        phrases(ask.elements_of),
        tuple(_watch(signal, usual) for signal in ask.signals),
        tuple(
            Figure(n, phrases(n.unit), phrases(n.near), _where(n.where or usual))
            for n in ask.numbers
        ),
    )


def _watch(signal: Signal, usual: tuple[str, ...]) -> Watch:
    return Watch(
        signal,
        signal.sign is Sign.WANTED,
        phrases(signal.any),
        _where(signal.where or usual),
        phrases(signal.only_if),
        phrases(signal.ignore, clause=True),
    )


def _where(kinds: tuple[str, ...]) -> Where:
    return Where(None if ALL in kinds else frozenset(kinds))
