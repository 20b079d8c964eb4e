"""Which of a statement's demands a change addresses, and which it works against.

Every verdict comes from phrases in a profile and quotes the words it rests on. Where no
rule fires in a place that a demand concerns, the change is not assessed: a person reads
it. The words of force of a language stand in its TOML file, none of them here.
"""

from diffy.demands.assess import Assessment, assess, state
from diffy.demands.check import (
    Checked,
    check,
    examine,
    kinds,
    unfound,
    unmatched,
    untested,
)
from diffy.demands.decide import Decision, decide, due
from diffy.demands.explain import DemandSeen, Explanation, Looked, SignalSeen, explain
from diffy.demands.labelled import Score, labelled, score
from diffy.demands.meeting import apply_reviews
from diffy.demands.overlap import overlaps
from diffy.demands.profile import load
from diffy.demands.reviews import line_of, load_reviews
from diffy.demands.scaffold import scaffold
from diffy.demands.statement import digest, quote, unlike

__all__ = [
    "Assessment",
    "Checked",
    "Decision",
    "DemandSeen",
    "Explanation",
    "Looked",
    "Score",
    "SignalSeen",
    "apply_reviews",
    "assess",
    "check",
    "decide",
    "digest",
    "due",
    "examine",
    "explain",
    "kinds",
    "labelled",
    "line_of",
    "load",
    "load_reviews",
    "overlaps",
    "quote",
    "scaffold",
    "score",
    "state",
    "unfound",
    "unlike",
    "unmatched",
    "untested",
]
