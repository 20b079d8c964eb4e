"""What became of the provisions of one draft in the next."""

from enum import StrEnum
from typing import NamedTuple


class ChangeKind(StrEnum):
    """What became of a unit."""

    UNCHANGED = "unchanged"
    EDITED = "edited"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"
    RETITLED = "retitled"
    BRACKET_ONLY = "bracket-only"


class MatchedBy(StrEnum):
    """The ground on which an old and a new unit are held to correspond."""

    IDENTICAL = "identical"  # the same words, found once in each draft
    TEXT = "text"  # enough of the same words
    PART = "part"  # most words of the shorter, which are few of the longer
    HEADING = "heading"  # fewer of the same words, and the same heading
    PLACE = "place"  # fewer of the same words, and the same place among neighbours
    POSITION = (
        "position"  # next to no word, but the only ones between paired neighbours
    )
    CONTEXT = "context"  # few of the same words, but heading and place agree
    RESIDUAL = "residual"  # its words are what the main partner does not have
    PIN = "pin"  # said by the user
    NONE = "none"  # a unit without counterpart


class Pair(NamedTuple):
    """An old and a new unit that correspond, by eid; None on the side where there is none."""

    old: str | None
    new: str | None
    matched_by: MatchedBy
    confidence: float
    """From 0 to 1: the share of weighted words the two have in common."""
    main: bool = True
    """False for the further pairs of a split or a merge."""
    moved: bool = False
    """Whether it left its place among its neighbours."""


class Concordance(NamedTuple):
    """Which old units correspond to which new ones, each unit in at least one pair."""

    articles: tuple[Pair, ...]
    provisions: tuple[Pair, ...]
    stale_pins: tuple[str, ...] = ()
    """The pins that no longer apply, each as a sentence."""


class Row(NamedTuple):
    """One line of the concordance: each old unit corresponds to each new one."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    kinds: tuple[ChangeKind, ...]
    matched_by: MatchedBy
    confidence: float


class Op(StrEnum):
    """What became of a run of words."""

    KEEP = "="
    DELETE = "-"
    INSERT = "+"


class Edit(NamedTuple):
    """A run of words kept, deleted or inserted, with the spaces around it."""

    op: Op
    text: str


class Flag(StrEnum):
    """What is particular about a change."""

    EDITORIAL = "editorial"
    REFERENCE_FOLLOWED = "reference-followed"
    REFERENCE_RETARGETED = "reference-retargeted"
    REFERENCE_DANGLING = "reference-dangling"
    REFERENCE_RANGE = "reference-range"
    SUBSTITUTION = "substitution"
    STRONGER = "stronger"
    WEAKER = "weaker"
    QUALIFIER = "qualifier"
    NEGATION = "negation"
    NUMBER = "number"
    CONJUNCTION = "conjunction"
    BRACKET_OPENED = "bracket-opened"
    BRACKET_KEPT = "bracket-kept"
    BRACKET_DROPPED = "bracket-dropped"
    BRACKET_CHANGED = "bracket-changed"
    OPTION_CHOSEN = "option-chosen"
    STATUS = "status"
    DEFINITION = "definition"


_PLACE = {flag: place for place, flag in enumerate(Flag)}


class Ground(NamedTuple):
    """A flag with the words that show it, in the old and in the new provision."""

    flag: Flag
    old: str = ""
    new: str = ""


class Change(NamedTuple):
    """A provision pair, or a lone provision, that differs."""

    id: str
    old: str | None
    new: str | None
    kinds: tuple[ChangeKind, ...]
    grounds: tuple[Ground, ...]
    edits: tuple[Edit, ...]
    matched_by: MatchedBy
    confidence: float

    @property
    def flags(self) -> tuple[Flag, ...]:
        """Its flags without repeats, in the order of the set."""
        found = {ground.flag for ground in self.grounds}
        if len(found) < 2:
            return (*found,)
        return tuple(sorted(found, key=_PLACE.__getitem__))


class Fate(StrEnum):
    """What became of a cross-reference."""

    FOLLOWED = "followed"  # new number, same provision
    RETARGETED = "retargeted"  # points at another provision now
    DANGLING = "dangling"  # nothing stands where it points
    RANGE = "range"  # a range that gained or lost articles


class ReferenceChange(NamedTuple):
    """A cross-reference that needs a reader's eye, or only follows the renumbering."""

    eid: str
    """The new provision in which it stands."""
    old: str
    """The words of the reference in the old provision, empty where it was not there."""
    new: str
    fate: Fate
    reason: str


class Substitution(NamedTuple):
    """The same words replaced by the same other words in several places."""

    old: str
    new: str
    changes: tuple[str, ...]
    """The ids of the changes in which it happened."""


class ModalityChange(NamedTuple):
    """A duty that became stronger or weaker, with the words on both sides."""

    change: str
    direction: Flag
    """Flag.STRONGER or Flag.WEAKER."""
    old: str
    new: str
    points: tuple[str, ...] = ()
    """For a chapeau: the new points that its verb counts for."""


class DefinitionChange(NamedTuple):
    """A definition that changed, came or went, and what rests on it."""

    change: str
    """The id of the change."""
    old: str
    """The term in the old draft, empty where it was not defined by this provision."""
    new: str
    uses: tuple[str, ...]
    """The other provisions of the new draft that use the term, by eid."""


class BracketCount(NamedTuple):
    """Pairs of square brackets in one article, old and new; None where the article is not.

    Neither article: those of the text outside articles. The first article stands for all
    that were split or merged.
    """

    old_article: str | None
    new_article: str | None
    old: int
    new: int
