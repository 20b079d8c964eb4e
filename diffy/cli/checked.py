"""What an examination of a profile found, line by line."""

from collections.abc import Iterator, Sequence

from diffy.demands import Checked, Score
from diffy.model import Profile


def checked_lines(
    profile: Profile, found: Checked, drafts: Sequence[str], *, verified: bool
) -> Iterator[str]:
    """The outcome of `diffy demands check`, worst first."""
    asks = sum(len(demand.asks) for demand in profile.demands)
    yield f"{profile.id}: {len(profile.demands)} demands, {asks} asks."
    yield from _list("Tests that fail", found.failing)
    yield from _list("Signals without tests", found.untested)
    yield from _list("Phrases that no test holds", found.unmatched)
    yield from _list("Signals of opposite sign that overlap", found.overlapping)
    if verified:
        yield from _list("Items unlike the statement's", found.unlike)
    if drafts:
        yield from _list(f"Signals not found in {', '.join(drafts)}", found.unfound)
    for name, kinds in zip(drafts, found.kinds, strict=True):
        untold = [eid for eid, kind in kinds if not kind]
        told = len(kinds) - len(untold)
        yield f"{name}: the kind is told of {told} of {len(kinds)} articles."
        yield from _list("  Articles of untold kind", untold)
    if found.score is not None:
        yield from score_lines(found.score)


def _list(name: str, entries: Sequence[str]) -> Iterator[str]:
    yield f"{name}: {len(entries) or 'none'}."
    for entry in entries:
        yield f"  {entry}"


def score_lines(score: Score) -> Iterator[str]:
    """The figures of a labelled set, with what they are not."""
    yield f"Labelled set: {score.pairs} pairs, {score.curated} labelled on purpose."
    yield f"  Macro-F1 {score.macro_f1:.3f} on the pairs labelled on purpose."
    yield (
        f"  Directions given {score.called}, right {score.called_right} "
        f"(precision {score.precision:.3f}); a reader saw {score.directed}."
    )
    yield f"  Directions reversed: {_ids(score.flips)}."
    yield f"  Directions passed over in silence: {_ids(score.silent)}."
    yield f"  Left to a person: {score.queue} of {score.pairs}."
    yield "  These figures measure this set; they are no accuracy on other texts."


def _ids(ids: Sequence[str]) -> str:
    return f"{len(ids)} ({', '.join(ids)})" if ids else "none"
