"""A labelled set: changes with the verdict a reader would give, and how a profile does.

A set is small, invented, and the work of one annotator; its figures keep an edit of a
profile from breaking something and are no measure of accuracy.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from diffy.demands.assess import assess_texts
from diffy.demands.engine import Engine, engine
from diffy.model import Profile, ProfileError, Verdict

FOR = (Verdict.ADDRESSES, Verdict.PARTLY)
AGAINST = (Verdict.WORKS_AGAINST,)
_CLASSES = (*FOR, *AGAINST, Verdict.TOUCHES, Verdict.UNRELATED)
_NEEDED = ("id", "demand", "article_kind", "heading", "old", "new", "label")
_CHAPTER = "Chapter heading"
"""What a set writes as the heading of a text that is itself a heading."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One change seen from one demand, with the verdict a reader gave it."""

    id: str
    demand: str
    kind: str
    heading: str
    old: str
    new: str
    label: Verdict
    accepts: tuple[Verdict, ...] = ()
    """Other verdicts that are right as well."""
    curated: bool = True
    """Whether it was labelled on purpose, not by default."""
    gained: str = ""
    """A text that another article of the new draft gained."""

    @property
    def directed(self) -> bool:
        """Whether a reader saw a direction in it."""
        return self.label in (*FOR, *AGAINST)

    def right(self, verdict: Verdict) -> bool:
        """Whether a verdict is the reader's, or one that is right as well."""
        return verdict is self.label or verdict in self.accepts

    def flipped(self, verdict: Verdict) -> bool:
        """Whether progress was called harm, or harm progress."""
        return (self.label in FOR and verdict in AGAINST) or (
            self.label in AGAINST and verdict in FOR
        )


@dataclass(frozen=True, slots=True)
class Score:
    """How a profile does on a labelled set."""

    pairs: int
    curated: int
    directed: int
    """Pairs in which a reader saw a direction."""
    called: int
    """Pairs for which the profile gave one."""
    called_right: int
    flips: tuple[str, ...]
    """The ids of pairs whose direction was reversed."""
    silent: tuple[str, ...]
    """The ids of pairs with a direction that were passed over as unrelated."""
    queue: int
    """Pairs left to a person: not assessed or mixed."""
    macro_f1: float
    """The mean F1 over the readers' five verdicts, on the pairs labelled on purpose; a
    pair left to a person counts as not found."""

    @property
    def precision(self) -> float:
        """The share of directional verdicts that are right; 1 where none was given."""
        return self.called_right / self.called if self.called else 1.0


def labelled(text: str, *, source: str) -> tuple[Labelled, ...]:
    """The lines of a labelled set, one JSON object each.

    Raises ProfileError with the number of a line that cannot be used.
    """
    return tuple(
        _item(line, f"{source or 'labelled set'}, line {number}")
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip()
    )


def _item(line: str, place: str) -> Labelled:
    try:
        table = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ProfileError(f"{place}: this is no JSON: {error}") from error
    if not isinstance(table, dict):
        raise ProfileError(f"{place}: this is no JSON object")
    for name in _NEEDED:
        if not isinstance(table.get(name), str):
            raise ProfileError(f"{place}: '{name}' must be a string")
    elsewhere = table.get("elsewhere")
    gained = elsewhere.get("gained", "") if isinstance(elsewhere, dict) else ""
    try:
        label = Verdict(table["label"])
        accepts = tuple(Verdict(each) for each in table.get("accepts", ()))
    except (ValueError, TypeError) as error:
        raise ProfileError(f"{place}: {error}") from error
    return Labelled(
        id=table["id"],
        demand=table["demand"],
        kind=table["article_kind"],
        heading=table["heading"],
        old=table["old"],
        new=table["new"],
        label=label,
        accepts=accepts,
        curated=bool(table.get("curated", True)),
        gained=str(gained),
    )


def badge(verdicts: Iterable[Verdict]) -> Verdict:
    """One verdict for a demand out of those of its asks; never an average."""
    found = set(verdicts)
    ways = bool(found.intersection(FOR)) + bool(found.intersection(AGAINST))
    if Verdict.MIXED in found or ways > 1:
        return Verdict.MIXED
    return next((each for each in Verdict if each in found), Verdict.UNRELATED)


def judge(compiled: Engine, item: Labelled, *, swapped: bool = False) -> Verdict:
    """The verdict of a profile on one pair, or on the pair with old and new swapped."""
    old, new = (item.new, item.old) if swapped else (item.old, item.new)
    found = assess_texts(
        compiled,
        item.kind,
        item.heading,
        old,
        new,
        elsewhere="" if swapped else item.gained,
        is_heading=item.heading == _CHAPTER,
    )
    return badge(each.verdict for each in found if each.demand == item.demand)


def score(profile: Profile, items: Iterable[Labelled]) -> Score:
    """How a profile does on the pairs of a set."""
    compiled = engine(profile)
    judged = [(item, judge(compiled, item)) for item in items]
    called = [(item, v) for item, v in judged if v in (*FOR, *AGAINST)]
    open_ = (Verdict.NOT_ASSESSED, Verdict.MIXED)
    return Score(
        pairs=len(judged),
        curated=sum(item.curated for item, _ in judged),
        directed=sum(item.directed for item, _ in judged),
        called=len(called),
        called_right=sum(item.right(v) for item, v in called),
        flips=tuple(item.id for item, v in judged if item.flipped(v)),
        silent=tuple(
            item.id for item, v in judged if item.directed and v is Verdict.UNRELATED
        ),
        queue=sum(v in open_ for _, v in judged),
        macro_f1=_macro_f1([(item, v) for item, v in judged if item.curated]),
    )


def _macro_f1(judged: list[tuple[Labelled, Verdict]]) -> float:
    """The mean of the classes' F1, those that no reader used left out."""
    pairs = [(i.label, i.label if i.right(v) else v) for i, v in judged]
    used = [each for each in _CLASSES if any(label is each for label, _ in pairs)]
    scores = [_f1(pairs, each) for each in used]
    return fsum(scores) / len(scores) if scores else 0.0


def _f1(pairs: list[tuple[Verdict, Verdict]], of: Verdict) -> float:
    both = sum(label is verdict is of for label, verdict in pairs)
    total = sum((label is of) + (verdict is of) for label, verdict in pairs)
    return 2 * both / total if total else 0.0
