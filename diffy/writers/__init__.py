"""Finished comparisons as documents: `WRITERS` by file suffix, `write` to a file.

A format is one module and one line here; its module, and what that needs, is imported when
the format is first asked for, so that JSON never waits for the templates.
"""

from collections.abc import Callable, Mapping
from os import PathLike

from diffy.model import Comparison
from diffy.writers.output import write_text

__all__ = ["WRITERS", "to_json", "write"]


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


WRITERS: Mapping[str, Callable[[Comparison], str]] = {
    "html": _html,
    "json": to_json,
    "md": _markdown,
}


def write(
    comparison: Comparison, path: str | PathLike[str], to: str | None = None
) -> None:
    """Write a comparison to a file, whole or not at all.

    The format is `to`, or else the file's suffix. Raises WriteError with one sentence
    where there is no such format or the file cannot be written; folders are not made.
    """
    write_text(path, to, WRITERS, comparison)
