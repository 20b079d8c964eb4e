"""What every part of diffy speaks of: drafts, their provisions, what became of them.

Guarantees:

1. everything here is frozen: no stage annotates, changes or copies an earlier stage's data;
2. what a later stage finds out points at provisions by their eid;
3. closed sets are enumerations, so JSON values and CSS class names have one source;
4. nothing here reads files, prints, or computes more than it is asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from diffy.model.change import (
    BracketCount,
    Change,
    ChangeKind,
    Concordance,
    DefinitionChange,
    Edit,
    Fate,
    Flag,
    Ground,
    MatchedBy,
    ModalityChange,
    Op,
    Pair,
    ReferenceChange,
    Row,
    Substitution,
)
from diffy.model.comparison import (
    Assessed,
    Comparison,
    Provenance,
)
from diffy.model.draft import (
    DIVISIONS,
    UNPRINTED,
    Draft,
    DraftWarning,
    Mark,
    MarkKind,
    Node,
    NodeKind,
    SetAside,
    SetAsideKind,
    Standing,
    Status,
    ancestors,
    is_provision,
)
from diffy.model.errors import (
    DiffyError,
    FetchError,
    ProfileError,
    ReadError,
    WriteError,
)

if TYPE_CHECKING:
    from diffy.model.brief import Brief, Delegation, Position, Summary
    from diffy.model.demand import (
        ArticleKind,
        Ask,
        AskState,
        Demand,
        Evidence,
        Finding,
        HeldText,
        NumberAsk,
        Profile,
        ProfileTest,
        Quotation,
        Review,
        ReviewedText,
        ReviewMatch,
        ReviewStatus,
        Side,
        Sign,
        Signal,
        StateOfAsk,
        Strength,
        Verdict,
    )
    from diffy.model.series import (
        House,
        Lineage,
        Logo,
        Pairing,
        Series,
        Step,
    )

__all__ = [
    "DIVISIONS",
    "UNPRINTED",
    "ArticleKind",
    "Ask",
    "AskState",
    "Assessed",
    "BracketCount",
    "Brief",
    "Change",
    "ChangeKind",
    "Comparison",
    "Concordance",
    "DefinitionChange",
    "Delegation",
    "Demand",
    "DiffyError",
    "Draft",
    "DraftWarning",
    "Edit",
    "Evidence",
    "Fate",
    "FetchError",
    "Finding",
    "Flag",
    "Ground",
    "HeldText",
    "House",
    "Lineage",
    "Logo",
    "Mark",
    "MarkKind",
    "MatchedBy",
    "ModalityChange",
    "Node",
    "NodeKind",
    "NumberAsk",
    "Op",
    "Pair",
    "Pairing",
    "Position",
    "Profile",
    "ProfileError",
    "ProfileTest",
    "Provenance",
    "Quotation",
    "ReadError",
    "ReferenceChange",
    "Review",
    "ReviewMatch",
    "ReviewStatus",
    "ReviewedText",
    "Row",
    "Series",
    "SetAside",
    "SetAsideKind",
    "Side",
    "Sign",
    "Signal",
    "Standing",
    "StateOfAsk",
    "Status",
    "Step",
    "Strength",
    "Substitution",
    "Summary",
    "Verdict",
    "WriteError",
    "ancestors",
    "is_provision",
]

_SELDOM = ("demand", "brief", "series")
"""Parts that a comparison without demands does not need; to define their many kinds takes
longer than all the others."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name in __all__:
            for part in _SELDOM:
                found = vars(import_module(f"diffy.model.{part}"))
                if name in found:
                    return found[name]
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
