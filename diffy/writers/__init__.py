"""Finished comparisons as documents: `WRITERS` by file suffix, `write` to a file.

A format is one module and one line here; its module, and what that needs, is imported when
the format is first asked for, so that JSON never waits for the templates.
"""

from collections.abc import Callable, Mapping
from os import PathLike

from diffy.model import Assessed, Comparison
from diffy.writers.output import write_text

__all__ = ["ASSESSED", "WRITERS", "citations", "to_json", "write"]


def to_json(comparison: Comparison) -> str:
    """The comparison by the published schema, one record a line, ending in a newline."""
    from diffy.writers.json import to_json

    return to_json(comparison)


def _html(comparison: Comparison) -> str:
    from diffy.writers.html import to_html

    return to_html(comparison)


def _markdown(comparison: Comparison) -> str:
    from diffy.writers.markdown import to_markdown

    return to_markdown(comparison)


def _assessed_text(assessed: Assessed) -> str:
    from diffy.writers.assessed import to_text

    return to_text(assessed)


def _assessed_html(assessed: Assessed) -> str:
    from diffy.writers.assessed import to_html

    return to_html(assessed)


def _assessed_json(assessed: Assessed) -> str:
    from diffy.writers.assessed import to_json

    return to_json(assessed)


ASSESSED: Mapping[str, Callable[[Assessed], str]] = {
    "text": _assessed_text,
    "txt": _assessed_text,
    "html": _assessed_html,
    "json": _assessed_json,
}
"""The formats of what one draft by itself holds."""

WRITERS: Mapping[str, Callable[[Comparison], str]] = {
    "html": _html,
    "json": to_json,
    "md": _markdown,
}


def citations(comparison: Comparison) -> dict[str, str]:
    """How each change is cited, by its id: its place in the new draft, else in the old."""
    from diffy.writers.index import index, place_of

    found = index(comparison)
    return {c.id: place_of(found, c).citation for c in comparison.changes}


def write(
    comparison: Comparison | Assessed, path: str | PathLike[str], to: str | None = None
) -> None:
    """Write a comparison, or what one draft holds, to a file, whole or not at all.

    The format is `to`, or else the file's suffix. Raises WriteError with one sentence
    where there is no such format or the file cannot be written; folders are not made.
    """
    if isinstance(comparison, Assessed):
        write_text(path, to, ASSESSED, comparison)
    else:
        write_text(path, to, WRITERS, comparison)
