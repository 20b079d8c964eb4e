"""Which of a statement's demands a change addresses, and which it works against.

Every verdict comes from phrases in a profile and quotes the words it rests on. Where no
rule fires in a place that a demand concerns, the change is not assessed: a person reads
it. The words of force of a language stand in its TOML file, none of them here.
"""

from diffy.demands.assess import Assessment, assess, state
from diffy.demands.check import check, kinds, unmatched, untested
from diffy.demands.meeting import apply_reviews
from diffy.demands.profile import load
from diffy.demands.reviews import line_of, load_reviews
from diffy.demands.statement import digest, quote

__all__ = [
    "Assessment",
    "apply_reviews",
    "assess",
    "check",
    "digest",
    "kinds",
    "line_of",
    "load",
    "load_reviews",
    "quote",
    "state",
    "unmatched",
    "untested",
]
