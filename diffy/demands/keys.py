"""What a review is about, in a form that survives renumbering: its key.

The key rests on the heading and the folded words of both provisions. A reference that
the concordance explains counts as the heading it points at, so that a number that only
followed a renumbering changes nothing; any other counts as it is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from diffy.demands.engine import Engine
from diffy.demands.material import Provision, provisions
from diffy.demands.pieces import folded_words
from diffy.languages import Language
from diffy.model import Change, Draft, Flag, StateOfAsk

_SEPARATOR = "\x1f"

Headings = Mapping[tuple[str, ...], str]
"""The slug of an article's heading by the words of its number."""


@dataclass(frozen=True, slots=True)
class Place:
    """One change by its heading and the folded words of both sides."""

    change: str | None
    heading: str
    old: tuple[str, ...]
    new: tuple[str, ...]


def key_of(profile: str, demand: str, ask: str | None, place: Place) -> str:
    """The SHA-256 by which a review finds its change again."""
    parts = (
        profile,
        demand,
        ask or "",
        place.heading,
        *map(" ".join, (place.old, place.new)),
    )
    return sha256(_SEPARATOR.join(parts).encode()).hexdigest()


def slug(heading: str) -> str:
    """A heading's folded words, joined by hyphens."""
    return "-".join(folded_words(heading))


def places(
    old: Draft, new: Draft, changes: Sequence[Change], compiled: Engine
) -> list[Place]:
    """Every change as reviews see it, in the order of the changes."""
    read_old, read_new = provisions(old, compiled), provisions(new, compiled)
    words = compiled.lexicon.language
    heads_old, heads_new = _headings(old, words), _headings(new, words)
    result = []
    for change in changes:
        was = read_old.get(change.old) if change.old is not None else None
        now = read_new.get(change.new) if change.new is not None else None
        shown = now or was
        heading = slug(shown.heading) if shown is not None else ""
        followed = [g for g in change.grounds if g.flag is Flag.REFERENCE_FOLLOWED]
        result.append(
            Place(
                change.id,
                heading,
                _folded(was, [g.old for g in followed], heads_old, words),
                _folded(now, [g.new for g in followed], heads_new, words),
            )
        )
    return result


def state_words(state: StateOfAsk) -> tuple[str, ...]:
    """The words that the state of an ask rests on, after its code."""
    quotes = (word for each in state.evidence for word in folded_words(each.quote))
    return (str(state.state), *quotes)


def _headings(draft: Draft, words: Language) -> dict[tuple[str, ...], str]:
    structure = frozenset(words.structure.get("article", ()))
    return {
        tuple(w for w in folded_words(article.label) if w not in structure): slug(
            article.heading
        )
        for article in draft.articles
    }


def _folded(
    provision: Provision | None,
    explained: Sequence[str],
    headings: Headings,
    words: Language,
) -> tuple[str, ...]:
    if provision is None:
        return ()
    text = provision.words
    for reference in explained:
        sought = folded_words(reference)
        target = _target(sought, slug(provision.heading), headings, words)
        text = _replaced(text, sought, target)
    return text


def _target(
    reference: tuple[str, ...], here: str, headings: Headings, words: Language
) -> tuple[str, ...]:
    """A reference as the headings it points at; its own article's for paragraphs."""
    inner = {*words.reference.get("paragraph", ()), *words.reference.get("point", ())}
    if inner.intersection(reference) and reference[:1] and reference[0] in inner:
        return (reference[0], here)
    result: list[str] = []
    at = 0
    while at < len(reference):
        size = 2 if reference[at : at + 2] in headings else 1
        result.append(headings.get(reference[at : at + size], reference[at]))
        at += size
    return tuple(result)


def _replaced(
    words: tuple[str, ...], sought: tuple[str, ...], by: tuple[str, ...]
) -> tuple[str, ...]:
    if not sought:
        return words
    result: list[str] = []
    at = 0
    while at < len(words):
        if words[at : at + len(sought)] == sought:
            result += by
            at += len(sought)
        else:
            result.append(words[at])
            at += 1
    return tuple(result)
