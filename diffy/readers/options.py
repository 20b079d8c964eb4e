"""What a user may tell a reader about a file."""

from typing import NamedTuple


class Options(NamedTuple):
    """The choices that a reader needs beside the file."""

    language: str | None = None
    """ISO 639-1; overrides what the text tells, and picks one of two in a file."""
    tracked: str = "final"
    """How tracked changes are read: `original`, `final` or `refuse`."""
