"""What a statement calls for, and what was found of it in a comparison."""

from enum import StrEnum
from typing import Any, NamedTuple


class Sign(StrEnum):
    """Whether a demand wants the words of a signal."""

    WANTED = "wanted"
    UNWANTED = "unwanted"


class Verdict(StrEnum):
    """What a change does for an ask; from the most to the least worth a reader's time."""

    MIXED = "mixed"
    WORKS_AGAINST = "works-against"
    ADDRESSES = "addresses"
    PARTLY = "partly"
    NOT_ASSESSED = "not-assessed"
    TOUCHES = "touches"
    UNRELATED = "unrelated"


class AskState(StrEnum):
    """What one draft holds for an ask."""

    FOUND = "found"
    WEAK = "weak"
    CONTRARY = "contrary"
    BOTH = "both"
    NONE = "none"


class Side(StrEnum):
    """One of the two drafts of a comparison."""

    OLD = "old"
    NEW = "new"


class Evidence(NamedTuple):
    """Words a finding rests on: exactly `text[start:end]` of the provision."""

    side: Side
    eid: str
    quote: str
    start: int
    end: int


class Strength(NamedTuple):
    """How binding a signal stands in the old and the new provision, and why."""

    old: float
    new: float
    why_old: str
    why_new: str


class ReviewedText(NamedTuple):
    """The words a review was made on, in one draft."""

    draft: str
    sha256: str
    label: str
    quote: str


class Review(NamedTuple):
    """One line of the reviews: what a named person decided, and why."""

    key: str
    target: str
    """`change` or `state`."""
    profile: str
    profile_sha256: str
    demand: str
    ask: str | None
    machine: str
    """The machine's verdict or state when the review was made."""
    verdict: str
    """A verdict for a change; a state, or `met`, for a state."""
    reason: str
    reviewer: str
    date: str
    engine: str = ""
    heading: str = ""
    old: ReviewedText | None = None
    new: ReviewedText | None = None
    supersedes: str | None = None

    def record(self) -> dict[str, Any]:
        """Its fields by name, those of the texts it was made on too."""
        texts = {"old": self.old, "new": self.new}
        told = {side: text and text._asdict() for side, text in texts.items()}
        return self._asdict() | told


class ReviewStatus(StrEnum):
    """What became of a reviewer's decision in this comparison."""

    APPLIED = "applied"
    STALE = "stale"  # the text has changed since
    ORPHANED = "orphaned"  # nothing corresponds to it
    CONFLICT = "conflict"  # reviewers differ and neither replaces the other


class ReviewMatch(NamedTuple):
    """A reviewer's decision and what it met in this comparison."""

    review: Review
    status: ReviewStatus
    change: str | None = None
    """The id of the change it is about, None for an ask's state or an orphan."""
    machine_changed: bool = False
    """Whether the machine's verdict is another than when the decision was taken."""


class Finding(NamedTuple):
    """What was found for one change and one ask; `ask` is None for the demand as a whole."""

    change: str
    profile: str
    demand: str
    ask: str | None
    verdict: Verdict
    rule: str
    """The deciding signal's id, or relocation, bracket, reference, limiter, core, editorial,
    substitution, kind."""
    reason: str
    evidence: tuple[Evidence, ...] = ()
    effect: float = 0.0
    strength: Strength | None = None
    badges: tuple[str, ...] = ()
    priority: int = 0
    """1 or 2 for not-assessed: which to read first."""
    review: Review | None = None
    """The review that applies; the verdict stays the machine's."""


class HeldText(NamedTuple):
    """Words of a draft that bear on an ask, and how they stand there."""

    evidence: Evidence
    contrary: bool
    """Whether they run against what the ask wants."""
    strength: float
    """2 unqualified, less with each weakener, below 0 where negated."""
    why: str
    """How they stand, in words: "soft ('may')"."""


class StateOfAsk(NamedTuple):
    """What one draft holds for one ask, with the words."""

    demand: str
    ask: str
    state: AskState
    evidence: tuple[Evidence, ...] = ()
    """Contrary words first, then the words the ask wants, strongest first."""
    articles_with: int = 0
    """For an each-provision ask: the articles that hold wanted words."""
    articles_in_scope: int = 0
    silent: tuple[str, ...] = ()
    """For an each-provision ask: the eids of the articles in scope that hold none."""
    review: Review | None = None
    held: tuple[HeldText, ...] = ()
    """The evidence in its order, each with how it stands."""

    @property
    def contrary(self) -> tuple[Evidence, ...]:
        """The words that stand against the ask, the strongest first."""
        return tuple(text.evidence for text in self.held if text.contrary)


class ProfileTest(NamedTuple):
    """An example inside a profile: an edit and how its signal must move."""

    effect: int
    """1 toward, -1 away, 0 neither."""
    old: str
    new: str
    kind: str
    """The kind of article the text stands in, empty for the default."""


class Signal(NamedTuple):
    """Phrases that show an ask met (wanted) or defied (unwanted)."""

    id: str
    sign: Sign
    any: tuple[str, ...]
    where: tuple[str, ...] = ()
    only_if: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    """Words blanked for this signal alone; they still count as the demand's subject."""
    tests: tuple[ProfileTest, ...] = ()


class NumberAsk(NamedTuple):
    """A figure before a unit that a demand wants higher or lower."""

    id: str
    unit: tuple[str, ...]
    near: tuple[str, ...]
    higher_is_toward: bool
    where: tuple[str, ...] = ()
    tests: tuple[ProfileTest, ...] = ()


class Ask(NamedTuple):
    """One part of a demand that can be checked by itself."""

    id: str
    text: str
    where: tuple[str, ...]
    """The kinds of article it concerns, empty for all that its demand finds relevant."""
    each_provision: bool
    """Whether it is asked of each article by itself."""
    complete_at: int
    """With fewer wanted signals than this it is met in part at most; 0 for no such cap."""
    eased_by: tuple[str, ...]
    signals: tuple[Signal, ...]
    numbers: tuple[NumberAsk, ...] = ()
    elements_of: tuple[str, ...] = ()
    """What its wanted signals are elements of: one that comes or goes whole with them is
    no step for the ask."""


class Quotation(NamedTuple):
    """The statement's own words for one demand, read from the user's statement file."""

    item: int
    text: str
    differs: bool
    """Whether the words are not those the profile was written for."""


class Demand(NamedTuple):
    """One call of a statement, in the profile's words."""

    id: str
    item: int
    """The number of the statement's call."""
    concerns: tuple[int, ...]
    title: str
    scope: tuple[str, ...]
    """Kinds of article, or ("whole-treaty",) or ("each-provision",)."""
    relevant: tuple[str, ...]
    core: tuple[str, ...]
    topics: tuple[str, ...]
    topic_headings: tuple[str, ...]
    ignore: tuple[str, ...]
    asks: tuple[Ask, ...]


class ArticleKind(NamedTuple):
    """A kind of article in this treaty, told by headings or by its place in the tree."""

    id: str
    headings: tuple[str, ...] = ()
    chapter_wide: tuple[str, ...] = ()
    structural: str = ""
    """`title` or `preamble`: told by the place in the tree, not by a heading."""
    hortatory: bool = False
    """Whether a list item without a verb of duty only encourages here."""


class Profile(NamedTuple):
    """A statement's demands as checks that can be run and read."""

    id: str
    title: str
    date: str
    language: str
    calls: int
    concerns: int
    call_digests: tuple[str, ...]
    concern_digests: tuple[str, ...]
    qualifiers: tuple[str, ...]
    soft: tuple[str, ...]
    kinds: tuple[ArticleKind, ...]
    demands: tuple[Demand, ...]
    source: str = ""
    sha256: str = ""
    quotations: tuple[Quotation, ...] = ()
    statement: str = ""
    """The name of the statement file, empty where none was given."""
    statement_sha256: str = ""
    notes: tuple[str, ...] = ()
    """What a reader of the report must know of the profile or the statement file."""
