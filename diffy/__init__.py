"""Compare treaty drafts article by article, against a statement's demands.

The front door::

    import diffy

    old, new = diffy.read("second-draft.md"), diffy.read("third-draft.md")
    profile = diffy.load_demands("un-cybercrime")
    comparison = diffy.compare(old, new, demands=profile)
    diffy.write(comparison, "report.html")

Everything the commands do can be done with these in a few lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diffy.align import Pins, load_pins
from diffy.compare import compare as _compare
from diffy.model import (
    Assessed,
    Comparison,
    DiffyError,
    Draft,
    ProfileError,
    ReadError,
    WriteError,
)
from diffy.readers import plain, read, read_pair, reads
from diffy.series import series as _series
from diffy.version import __version__
from diffy.writers import to_json, write

__all__ = [
    "Assessed",
    "Brief",
    "Checked",
    "Comparison",
    "Decision",
    "DiffyError",
    "Draft",
    "Explanation",
    "Profile",
    "ProfileError",
    "ReadError",
    "Series",
    "Summary",
    "WriteError",
    "__version__",
    "assess",
    "brief",
    "check_demands",
    "compare",
    "decide",
    "due",
    "explain",
    "folder_demands",
    "init_demands",
    "load_demands",
    "negotiation",
    "publish",
    "read",
    "read_pair",
    "reads",
    "series",
    "summary",
    "to_json",
    "write",
]

if TYPE_CHECKING:
    from diffy.demands import Checked, Decision, Explanation
    from diffy.model import (
        Brief,
        Delegation,
        Finding,
        Profile,
        Review,
        Series,
        Summary,
    )
    from diffy.publishing import Published, Report
    from diffy.sources import Negotiation

    Profiles = Profile | Sequence[Profile] | None

# The rooms `demands` and `sources`, and their part of the model, are entered only where a
# demand or a file of the user is given: a comparison without them starts in little more
# than half of the time.


def __getattr__(name: str) -> Any:
    if name in ("Checked", "Decision", "Explanation"):
        from diffy import demands

        return getattr(demands, name)
    if name in ("Brief", "Profile", "Series", "Summary"):
        from diffy import model

        return getattr(model, name)
    raise AttributeError(f"module 'diffy' has no attribute {name!r}")


def load_demands(profile: str | Path, statement: str | Path | None = None) -> Profile:
    """The demands in a profile: a TOML file, or the name of one that ships with diffy.

    `statement` is a file with the statement itself; its calls are then quoted beside the
    demands. Raises ProfileError where the profile cannot be used and ReadError where the
    statement cannot be read.
    """
    from diffy import demands as _demands
    from diffy import sources as _sources

    path = _sources.profile_file(profile)
    found = _sources.source(path)
    loaded = _demands.load(found.text, source=found.name, sha256=found.sha256)
    if statement is None:
        return loaded
    said = plain(statement)
    return _demands.quote(loaded, said.text, source=said.name, sha256=said.sha256)


def compare(
    old: Draft,
    new: Draft,
    demands: Profiles = None,
    pins: str | Path | Pins | None = None,
    reviews: str | Path | None = None,
    *,
    command: str = "",
    mixed: bool = False,
) -> Comparison:
    """Compare two drafts of one treaty, and judge the changes by the demands given.

    `pins` is a file that corrects the concordance, `reviews` one of decisions taken by
    named reviewers; `command` is kept in the report's provenance; `mixed` allows drafts
    in different languages. Raises DiffyError
    where drafts or demands are in different languages, ProfileError where a file has a
    mistake.
    """
    held = pins if isinstance(pins, Pins) else _pins(pins)
    return _compare(
        old, new, _profiles(demands), held, _reviews(reviews), command, mixed
    )


def assess(draft: Draft, demands: Profiles = None, *, command: str = "") -> Assessed:
    """What one draft holds for every ask of the demands given, with the words.

    Raises ProfileError where the draft is in another language than the demands.
    """
    from diffy import demands as _demands

    profiles = _profiles(demands)
    states = (state for profile in profiles for state in _demands.state(profile, draft))
    return Assessed(draft, profiles, tuple(states), command)


def init_demands(
    statement: str | Path,
    draft: Draft | None = None,
    *,
    lines: tuple[int, int] | None = None,
    language: str | None = None,
) -> str:
    """A profile to fill in, as TOML text, from the calls of a statement in any format.

    `draft` offers its headings as kinds of article; `lines` are the first and last line
    of the calls where no list of them is found; `language` is the statement's, English
    or the draft's where it is not given.
    """
    from diffy import demands as _demands

    said = plain(statement)
    code = language or (draft.language if draft else None) or "en"
    return _demands.scaffold(said.text, code=code, draft=draft, lines=lines)


def check_demands(
    profile: Profile,
    drafts: Sequence[Draft] = (),
    *,
    statement: str | Path | None = None,
    labelled: str | Path | None = None,
) -> Checked:
    """Run a profile's own tests; hold it against drafts, its statement, a labelled set."""
    from diffy import demands as _demands
    from diffy import sources as _sources

    items = None
    if labelled is not None:
        found = _sources.source(Path(labelled))
        items = _demands.labelled(found.text, source=found.name)
    said = None if statement is None else plain(statement).text
    return _demands.examine(profile, tuple(drafts), statement=said, items=items)


def explain(comparison: Comparison, change: str) -> Explanation:
    """Which rules looked at which words of one change, and what they saw."""
    from diffy import demands as _demands

    return _demands.explain(comparison, change)


def due(comparison: Comparison) -> tuple[Finding, ...]:
    """The findings that wait for a reviewer."""
    from diffy import demands as _demands

    return _demands.due(comparison)


def decide(comparison: Comparison, decision: Decision, path: str | Path) -> Review:
    """Add a reviewer's decision to the end of a reviews file, and return it.

    Raises ProfileError where the decision, or a line that already stands in the file,
    cannot be used, and WriteError where the file cannot be written.
    """
    from diffy import demands as _demands
    from diffy import sources as _sources

    review = _demands.decide(comparison, decision)
    path = Path(path)
    if path.exists():
        _reviews(path)
    _sources.append(path, _demands.line_of(review))
    return review


def brief(
    comparison: Comparison,
    addressee: str = "",
    *,
    demands: Sequence[str] = (),
    positions: str | Path | None = None,
) -> Brief:
    """A comparison to be briefed on two pages, for a delegation or for anyone.

    `demands` are the ids of those to tell of, all where none is given; `positions` is a
    file with what delegations said; where `addressee` names one of them, only its
    positions and brackets are told. Raises ProfileError where there is no such demand or
    the file has a mistake.
    """
    known = {d.id for profile in comparison.profiles for d in profile.demands}
    for demand in demands:
        if demand not in known:
            named = ", ".join(sorted(known)) or "none, for no profile was given"
            raise ProfileError(f"There is no demand {demand!r}; there are: {named}.")
    from diffy.model import Brief

    return Brief(
        comparison, addressee, tuple(demands), _delegations(addressee, positions)
    )


def summary(comparison: Comparison, report: str = "") -> Summary:
    """A comparison to be published line by line; `report` is its HTML report's address."""
    from diffy.model import Summary

    return Summary(comparison, report)


def _delegations(
    addressee: str, positions: str | Path | None
) -> tuple[Delegation, ...]:
    if positions is None:
        return ()
    from diffy import sources as _sources

    known = _sources.load_positions(Path(positions))
    meant = tuple(each for each in known if each.name in addressee)
    return meant or known


def series(drafts: Sequence[Draft], demands: Profiles = None) -> Series:
    """A negotiation: its drafts in order, each compared with the one before it."""
    return _series(drafts, _profiles(demands))


def negotiation(folder: str | Path) -> Negotiation:
    """What a negotiation's folder says: its drafts in order, profiles and house style.

    Raises ProfileError, with the line, where its `negotiation.toml` has a mistake.
    """
    from diffy import sources as _sources

    return _sources.load_negotiation(Path(folder))


def publish(
    folder: str | Path,
    output: str | Path,
    *,
    pairs: Sequence[tuple[str, str]] = (),
    language: str | None = None,
    keep: bool = True,
    report: Report | None = None,
) -> Published:
    """Write the site of a negotiation's folder into a folder, whole or not at all.

    Every draft is compared with the one before it; `pairs` are further comparisons, by
    the ids of their drafts. What was compared before is not compared again, unless
    `keep` is false. `report` is told of every piece of work.
    Raises DiffyError where a file cannot be read, compared or written.
    """
    from diffy import folder as _folder
    from diffy import publishing as _publishing

    found = negotiation(folder)
    return _publishing.publish(
        found,
        folder_demands(found),
        Path(output),
        pins=lambda old, new: _pins(_folder.pins_file(found, old, new)),
        reviews=_reviews(found.folder / found.reviews) if found.reviews else (),
        pairs=pairs,
        language=language,
        keep=keep,
        report=report or (lambda what, done, whole: None),
    )


def folder_demands(
    found: Negotiation, statement: str | Path | None = None
) -> list[Profile]:
    """The demands of a negotiation's folder, with the words of its statement or another."""
    from diffy import sources as _sources

    if statement is None and found.statement:
        statement = found.folder / found.statement
    paths = (_sources.profile_file(name, found.folder) for name in found.profiles)
    return [load_demands(path, statement) for path in paths]


def _profiles(demands: Profiles) -> tuple[Profile, ...]:
    if not demands:
        return ()
    from diffy.model import Profile

    return (demands,) if isinstance(demands, Profile) else tuple(demands)


def _reviews(path: str | Path | None) -> tuple[Review, ...]:
    if path is None:
        return ()
    from diffy import demands as _demands
    from diffy import sources as _sources

    found = _sources.source(Path(path))
    return _demands.load_reviews(found.text, source=found.name)


def _pins(path: str | Path | None) -> Pins:
    if path is None:
        return Pins()
    from diffy import sources as _sources

    found = _sources.source(Path(path))
    return load_pins(found.text, found.name)
