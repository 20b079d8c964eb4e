"""A negotiation's folder to a published site, without computing anything twice."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from diffy.align import Pins
from diffy.cache import NAME, Cache, digest
from diffy.compare import compare
from diffy.folder import draft_file, house, told
from diffy.model import (
    Comparison,
    Draft,
    Profile,
    ProfileError,
    ReadError,
    Review,
    ReviewStatus,
    Series,
)
from diffy.readers import read
from diffy.records import record, restore
from diffy.series import series
from diffy.sources import DraftEntry, Negotiation
from diffy.writers import check_site, to_site, write_site

_T = TypeVar("_T")

Report = Callable[[str, int, int], None]
"""Told of every piece of work: what is being done, how much is done, and of how much."""
COMMAND = "diffy publish"
"""What the reports say they were made by; the folder's name is no part of them."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a run of `publish` did."""

    series: Series
    files: int
    compared: int
    """The pairs that were compared now; the others were kept from a former run."""
    gone: tuple[str, ...]
    """Pages of the former site that this one has no more."""
    undated: tuple[str, ...]
    """The ids of the drafts without a date, which the feed leaves out."""


def publish(
    negotiation: Negotiation,
    profiles: Sequence[Profile],
    output: Path,
    *,
    pins: Callable[[str, str], Pins],
    reviews: Sequence[Review] = (),
    pairs: Sequence[tuple[str, str]] = (),
    language: str | None = None,
    keep: bool = True,
    report: Report = lambda what, done, whole: None,
) -> Published:
    """Write the site of a negotiation into a folder, whole or not at all.

    `pairs` are comparisons beside those of successive drafts and those the folder names;
    `language` chooses among language versions; without `keep` nothing is taken from, or
    kept in, the cache beside `negotiation.toml`.
    Raises DiffyError in one sentence where a file cannot be read, compared or written.
    """
    check_site(output)
    style = house(negotiation)
    kept = Cache(negotiation.folder / NAME if keep else None)
    entries = negotiation.line(language)
    ids = [entry.id for entry in entries]
    wanted = tuple(_wanted(negotiation, ids, pairs))
    drafts = []
    for k, entry in enumerate(entries):
        report("read", k, len(entries))
        drafts.append(_draft(negotiation, entry, kept))
    report("read", len(entries), len(entries))
    whole = len(drafts) - 1 + len({p for p in wanted if p[1] != p[0] + 1})
    bench = _Bench(kept, drafts, ids, profiles, pins, reviews, report, whole)
    made = series(
        drafts,
        profiles,
        ids=ids,
        pairs=wanted,
        compared=bench.compared,
        title=negotiation.title or drafts[-1].title,
        house=style,
    )
    pages = to_site(
        made,
        keep=_Shelf(kept, made).written,
        report=lambda done, whole: report("write", done, whole),
    )
    files, gone = write_site(output, pages)
    kept.tidy()
    undated = tuple(i for i, d in zip(ids, drafts, strict=True) if not d.day)
    return Published(made, files, bench.computed, gone, undated)


def _wanted(
    negotiation: Negotiation, ids: Sequence[str], pairs: Sequence[tuple[str, str]]
) -> Iterator[tuple[int, int]]:
    """The further comparisons, by the places of their drafts.

    Those the folder names are left out where they are of another language than is
    published.
    """
    for old, new in negotiation.pairs:
        if old in ids and new in ids:
            yield ids.index(old), ids.index(new)
    for old, new in pairs:
        one, other = negotiation.entry(old).id, negotiation.entry(new).id
        if one == other or one not in ids or other not in ids:
            raise ProfileError(
                f"{old}:{new} are no two drafts of the site; they are {', '.join(ids)}."
            )
        yield ids.index(one), ids.index(other)


def _draft(negotiation: Negotiation, entry: DraftEntry, kept: Cache) -> Draft:
    """A draft, read anew only where its file has changed."""
    path = draft_file(negotiation, entry)
    try:
        data = path.read_bytes() if path.is_file() else b""
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ReadError(f"{path} cannot be read: {reason}.") from error
    key = digest("draft", path.name, entry.language, data)
    return told(
        entry, _kept(kept, key, Draft, lambda: read(path, language=entry.language))
    )


def _kept(kept: Cache, key: str, kind: type[_T], make: Callable[[], _T]) -> _T:
    """A value of the model from the cache, or made and kept."""
    data = kept.get(key)
    if data is not None:
        try:
            return restore(kind, json.loads(data))
        except ValueError:
            pass  # damaged: it is made anew
    value = make()
    kept.put(key, json.dumps(record(value), separators=(",", ":")).encode("ascii"))
    return value


class _Shelf:
    """What was written of the comparisons of a series, by all that it depends on."""

    def __init__(self, kept: Cache, made: Series) -> None:
        self.kept = kept
        pairings = made.pairings if kept.folder else ()
        self.sums = {id(p.comparison): digest(p.comparison) for p in pairings}

    def written(
        self, name: str, of: Comparison, more: object, make: Callable[[], bytes]
    ) -> bytes:
        """The bytes of one format, from a former run where it is there."""
        if not self.sums:
            return make()
        return self.kept.kept(digest(name, self.sums[id(of)], more), make)


@dataclass(slots=True)
class _Bench:
    """Where the pairs of one run are compared."""

    kept: Cache
    drafts: Sequence[Draft]
    ids: Sequence[str]
    profiles: Sequence[Profile]
    pins: Callable[[str, str], Pins]
    reviews: Sequence[Review]
    report: Report
    whole: int
    done: int = field(default=0, init=False)
    computed: int = field(default=0, init=False)

    def compared(self, k: int, m: int) -> Comparison:
        """One pair of drafts with the decisions of the reviewers."""
        self.report("compare", self.done, self.whole)
        found = self._reviewed(self._unreviewed(k, m))
        self.done += 1
        self.report("compare", self.done, self.whole)
        return found

    def _unreviewed(self, k: int, m: int) -> Comparison:
        """Drafts and profiles are put back: they are known, and need no room."""
        old, new = self.drafts[k], self.drafts[m]
        pins = self.pins(self.ids[k], self.ids[m])
        named = [(d.sha256, d.source, d.language or "") for d in (old, new)]
        key = digest("pair", named, pins, self.profiles)

        def make() -> Comparison:
            self.computed += 1
            found = compare(old, new, self.profiles, pins, command=COMMAND)
            return found._replace(old=_EMPTY, new=_EMPTY, profiles=())

        found = _kept(self.kept, key, Comparison, make)
        code = old.language or new.language
        return found._replace(
            old=replace(old, language=code),
            new=replace(new, language=code),
            profiles=tuple(self.profiles),
        )

    def _reviewed(self, comparison: Comparison) -> Comparison:
        """With the reviews that were made on this pair, or that apply to it as well."""
        if not self.reviews:
            return comparison
        from diffy.demands import apply_reviews

        met = apply_reviews(comparison, self.reviews).reviews
        applied = {m.review for m in met if m.status is ReviewStatus.APPLIED}
        own = [r for r in self.reviews if r in applied or self._is_own(r, comparison)]
        return apply_reviews(comparison, own)

    def _is_own(self, review: Review, comparison: Comparison) -> bool:
        """Whether a review was not made on another pair of this negotiation."""
        known = {draft.source for draft in self.drafts}
        sides = (review.old, comparison.old), (review.new, comparison.new)
        return not any(
            text is not None and text.draft in known and text.draft != draft.source
            for text, draft in sides
        )


_EMPTY = Draft(nodes=())
