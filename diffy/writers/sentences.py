"""A comparison in three neutral sentences: its articles, its duties, its brackets.

They are made from counts alone and say what happened, never what it is worth. The report,
the brief and the summary begin with them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from diffy.model import ChangeKind, Comparison, Flag, Row
from diffy.writers.changes import labels
from diffy.writers.index import Index
from diffy.writers.json import counts

_NAMED = (
    ChangeKind.ADDED,
    ChangeKind.REMOVED,
    ChangeKind.MOVED,
    ChangeKind.SPLIT,
    ChangeKind.MERGED,
)
_COUNTED = (ChangeKind.EDITED, ChangeKind.UNCHANGED)
_MOST = 4
"""Articles a sentence names; more would be the concordance over again."""

_SHIFTS = (Flag.STRONGER, Flag.WEAKER)
_BESIDE = (Flag.QUALIFIER, Flag.NEGATION, Flag.NUMBER, Flag.CONJUNCTION)
_BRACKETS = (
    Flag.BRACKET_OPENED,
    Flag.BRACKET_KEPT,
    Flag.BRACKET_DROPPED,
    Flag.OPTION_CHOSEN,
)


def lead(found: Index) -> tuple[str, str, str]:
    """What happened to the articles, to the strength of duties and to the brackets."""
    return _articles(found), _duties(found), _bracketed(found)


def _articles(found: Index) -> str:
    """The articles that came, went, moved, were split or merged, by name."""
    comparison, say = found.comparison, found.words.say
    told = []
    for kind in (*_NAMED, *_COUNTED):
        rows = [row for row in comparison.concordance if kind in row.kinds]
        if rows:
            names = _names(found, rows) if kind in _NAMED else ""
            told.append(say("lead", kind.value, n=len(rows), names=names))
    old, new = len(comparison.old.articles), len(comparison.new.articles)
    if not told:
        return say("lead", "articles_same", n=new)
    return say("lead", "articles", n=new, m=old, told=_listed(found, told))


def _names(found: Index, rows: Sequence[Row]) -> str:
    names = [_row_name(found, row) for row in rows[:_MOST]]
    if len(rows) > _MOST:
        names.append(found.words.say("summary", "more", n=len(rows) - _MOST))
    return found.words.row(names)


def _row_name(found: Index, row: Row) -> str:
    old, new = labels(found.old, row.old), labels(found.new, row.new)
    if old and new and old != new:
        return found.words.say("summary", "now", old=old, new=new)
    return new or old


def _duties(found: Index) -> str:
    say = found.words.say
    directions = Counter(m.direction for m in found.comparison.modality)
    flags = _flags(found.comparison)
    shifts = [say("lead", f.value, n=n) for f in _SHIFTS if (n := directions[f])]
    beside = [say("lead", f.value, n=n) for f in _BESIDE if (n := flags[f])]
    first = _listed(found, shifts) if shifts else say("lead", "no_shift")
    if not beside:
        return say("lead", "duties", told=first)
    return say("lead", "duties_and", told=first, beside=_listed(found, beside))


def _bracketed(found: Index) -> str:
    say = found.words.say
    old = counts(found.comparison.old)["brackets"]
    new = counts(found.comparison.new)["brackets"]
    if not old and not new:
        return say("lead", "no_brackets")
    flags = _flags(found.comparison)
    told = [say("lead", f.value, n=n) for f in _BRACKETS if (n := flags[f])]
    name = "brackets_and" if told else "brackets"
    return say("lead", name, n=new, m=old, told=_listed(found, told))


def _flags(comparison: Comparison) -> Counter[Flag]:
    """In how many changes each flag stands."""
    return Counter(flag for change in comparison.changes for flag in change.flags)


def _listed(found: Index, told: Iterable[str]) -> str:
    """A list as it is said: a, b and c."""
    *first, last = told or ("",)
    if not first:
        return last
    return found.words.say("lead", "list", first=", ".join(first), last=last)
