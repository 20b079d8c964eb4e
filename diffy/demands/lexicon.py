"""A language's words of force, compiled, with those that a profile adds to them."""

from dataclasses import dataclass
from functools import cache

from diffy.demands.matching import Index
from diffy.demands.phrases import Phrase, phrases
from diffy.languages import Language, language

BINDING = 3
"""From this value on a modal verb of the language's table binds."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one language by what they do to the words around them."""

    language: Language
    firm: tuple[Phrase, ...]
    soft: tuple[Phrase, ...]
    power: frozenset[str]
    """Soft modals that permit rather than urge."""
    idle: tuple[Phrase, ...]
    condition: tuple[Phrase, ...]
    granting: tuple[Phrase, ...]
    exclusive: tuple[Phrase, ...]
    copula: frozenset[str]
    qualifier: tuple[Phrase, ...]
    exception: tuple[Phrase, ...]
    negator: tuple[Phrase, ...]
    far: frozenset[str]
    """Negators whose clause often lists several things."""
    exceptive: tuple[Phrase, ...]
    withdrawing: tuple[Phrase, ...]
    diminishing: tuple[Phrase, ...]
    harmed: tuple[Phrase, ...]
    concessive: tuple[Phrase, ...]
    refusing: tuple[Phrase, ...]
    asked: tuple[Phrase, ...]
    refused: tuple[Phrase, ...]
    punished: tuple[Phrase, ...]
    adverbial: tuple[Phrase, ...]
    objective: tuple[Phrase, ...]
    """Adverbial words that open an object after all: "access to"."""
    idiom: tuple[Phrase, ...]
    cancelling: tuple[Phrase, ...]
    coordinate: tuple[Phrase, ...]
    subordinate: tuple[Phrase, ...]
    denial: tuple[Phrase, ...]
    relative: tuple[Phrase, ...]
    """Words that open a relative clause."""
    joining: frozenset[str]
    reset: frozenset[str]
    participial: frozenset[str]
    """Negators that may belong to a noun: "orders not made by a court"."""
    auxiliary: frozenset[str]
    """Verbs whose negator they are where they stand before it."""
    adversative: frozenset[str]
    """Words that end what a negator denies: "not A but X"."""
    limiter: tuple[Phrase, ...]
    telling: tuple[Phrase, ...]
    deleted: tuple[Phrase, ...]
    defining: tuple[Phrase, ...]
    index: Index
    """All of the phrases, by the names above."""

    @property
    def denying(self) -> frozenset[str]:
        """Every word that denies by itself."""
        lists = (self.negator, self.exceptive, self.withdrawing)
        words = (each.literals for phrases in lists for each in phrases)
        return frozenset(
            word for literals in words if len(literals) == 1 for word in literals
        )


@cache
def lexicon(code: str, soft: tuple[str, ...], qualifiers: tuple[str, ...]) -> Lexicon:
    """The words of force of a language, and a profile's soft verbs and qualifiers."""
    tables = language(code)
    force = {**tables.force, **tables.verdicts}
    firm = tuple(modal for modal, value in tables.modal.items() if value >= BINDING)
    loose = tuple(modal for modal, value in tables.modal.items() if value < BINDING)
    groups = {
        "firm": phrases(firm),
        "soft": phrases((*loose, *force["soft"], *soft)),
        "qualifier": phrases((*force["qualifier"], *qualifiers)),
        **{name: phrases(force[name]) for name in _PLAIN},
    }
    return Lexicon(
        language=tables,
        power=frozenset(force["power"]),
        copula=frozenset(force["copula"]),
        joining=frozenset(force["joining"]),
        reset=frozenset(force["reset"]),
        participial=frozenset(force["participial"]),
        auxiliary=frozenset(force["auxiliary"]),
        adversative=frozenset(force["adversative"]),
        far=frozenset(force["far"]),
        index=Index(groups),
        **groups,
    )


_PLAIN = (
    "idle", "condition", "granting", "exclusive", "exception", "negator", "exceptive",
    "withdrawing", "diminishing", "harmed", "concessive", "refusing", "asked", "refused",
    "punished", "adverbial", "objective", "coordinate",
    "idiom", "cancelling", "subordinate", "denial", "relative", "limiter", "telling", "deleted",
    "defining",
)  # fmt: skip
