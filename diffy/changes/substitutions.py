"""The same words replaced by the same other words in many places."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from diffy.changes.regions import folded, regions
from diffy.languages import Language
from diffy.model import Edit, Substitution

LEAST = 3
"""Changes in which a replacement must stand to be listed as one substitution."""
_LONGEST = 8
"""Words; a longer run that recurs is a clause, and is read where it stands."""


def substitutions(
    changes: Iterable[tuple[str, tuple[Edit, ...]]], tables: Language
) -> tuple[Substitution, ...]:
    """The replacements that stand in several changes, the most frequent first.

    A modal verb or a negation is never folded away: it is read where it stands.
    """
    found: Mapping[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for change, edits in changes:
        for region in regions(edits):
            old, new = _core(region.old, tables), _core(region.new, tables)
            if _folds(old, new, tables):
                found[" ".join(old), " ".join(new)][change] = None
    often = [(k, tuple(ids)) for k, ids in found.items() if len(ids) >= LEAST]
    often.sort(key=lambda item: (-len(item[1]), item[0]))
    return tuple(Substitution(old, new, ids) for (old, new), ids in often)


def _core(text: str, tables: Language) -> tuple[str, ...]:
    """The words of a run without the common words at its ends: "an", "of the"."""
    words = list(folded(text))
    while words and words[0] in tables.stop:
        del words[0]
    while words and words[-1] in tables.stop:
        del words[-1]
    return tuple(words)


def _folds(olds: tuple[str, ...], news: tuple[str, ...], tables: Language) -> bool:
    """Whether a replacement may be listed once instead of where it stands."""
    binding = set(tables.change.get("negation", ())) | set(tables.modal)
    return (
        0 < len(olds) <= _LONGEST
        and 0 < len(news) <= _LONGEST
        and olds != news
        and not binding & {*olds, *news}
        and not all(word.isdigit() for word in (*olds, *news))
    )
