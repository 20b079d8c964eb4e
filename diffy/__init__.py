"""Compare treaty drafts article by article, against a statement's demands.

The front door::

    import diffy

    old, new = diffy.read("second-draft.md"), diffy.read("third-draft.md")
    profile = diffy.load_demands("un-cybercrime")
    comparison = diffy.compare(old, new, demands=profile)
    diffy.write(comparison, "report.html")

Everything the commands do can be done with these in a few lines.
"""

from collections.abc import Sequence
from pathlib import Path

from diffy import demands as _demands
from diffy import sources as _sources
from diffy.align import Pins, load_pins
from diffy.compare import compare as _compare
from diffy.model import (
    Comparison,
    DiffyError,
    Draft,
    Profile,
    ProfileError,
    ReadError,
    Review,
    Series,
    WriteError,
)
from diffy.readers import plain, read, reads
from diffy.series import series as _series
from diffy.version import __version__
from diffy.writers import to_json, write

__all__ = [
    "Comparison",
    "DiffyError",
    "Draft",
    "Profile",
    "ProfileError",
    "ReadError",
    "Series",
    "WriteError",
    "__version__",
    "compare",
    "load_demands",
    "read",
    "reads",
    "series",
    "to_json",
    "write",
]

Profiles = Profile | Sequence[Profile] | None


def load_demands(profile: str | Path, statement: str | Path | None = None) -> Profile:
    """The demands in a profile: a TOML file, or the name of one that ships with diffy.

    `statement` is a file with the statement itself; its calls are then quoted beside the
    demands. Raises ProfileError where the profile cannot be used and ReadError where the
    statement cannot be read.
    """
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
) -> Comparison:
    """Compare two drafts of one treaty, and judge the changes by the demands given.

    `pins` is a file that corrects the concordance, `reviews` one of decisions taken by
    named reviewers; `command` is kept in the report's provenance. Raises DiffyError
    where drafts or demands are in different languages, ProfileError where a file has a
    mistake.
    """
    profiles = (demands,) if isinstance(demands, Profile) else tuple(demands or ())
    held = pins if isinstance(pins, Pins) else _pins(pins)
    return _compare(old, new, profiles, held, _reviews(reviews), command)


def series(drafts: Sequence[Draft], demands: Profiles = None) -> Series:
    """A negotiation: its drafts in order, each compared with the one before it."""
    profiles = (demands,) if isinstance(demands, Profile) else tuple(demands or ())
    return _series(drafts, profiles)


def _reviews(path: str | Path | None) -> tuple[Review, ...]:
    if path is None:
        return ()
    found = _sources.source(Path(path))
    return _demands.load_reviews(found.text, source=found.name)


def _pins(path: str | Path | None) -> Pins:
    if path is None:
        return Pins()
    found = _sources.source(Path(path))
    return load_pins(found.text, found.name)
