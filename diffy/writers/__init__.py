"""Finished comparisons as documents: `WRITERS` by file suffix, `write` to a file.

`FOLDERS` are the formats of several files, which `write` puts in a folder.

A format is one module and one line here; its module, and what that needs, is imported when
the format is first asked for, so that JSON never waits for the templates.
"""

from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path

from diffy.model import Assessed, Comparison, Series
from diffy.writers.folder import check_site, write_site
from diffy.writers.output import chosen, write_folder, write_text

__all__ = [
    "ASSESSED",
    "FOLDERS",
    "FORMATS",
    "WRITERS",
    "check_site",
    "citations",
    "to_json",
    "to_site",
    "write",
    "write_site",
]

_Keep = Callable[[str, Comparison, object, Callable[[], bytes]], bytes]


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


def _docx(comparison: Comparison) -> bytes:
    from diffy.writers.docx import to_docx

    return to_docx(comparison)


def _akn(comparison: Comparison) -> str:
    from diffy.writers.akn import to_akn

    return to_akn(comparison)


def _csv(comparison: Comparison) -> Mapping[str, str]:
    from diffy.writers.csv import to_csv

    return to_csv(comparison)


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

WRITERS: Mapping[str, Callable[[Comparison], str | bytes]] = {
    "html": _html,
    "json": to_json,
    "md": _markdown,
    "docx": _docx,
    "akn": _akn,
}
"""The formats of one file."""

FOLDERS: Mapping[str, Callable[[Comparison], Mapping[str, str]]] = {"csv": _csv}
"""The formats of several files: their texts by name."""

FORMATS = (*WRITERS, *FOLDERS)
"""Every format of a comparison."""


def to_site(
    series: Series,
    keep: _Keep | None = None,
    report: Callable[[int, int], None] = lambda done, whole: None,
) -> dict[str, bytes]:
    """The files of a site by their paths; `write_site` puts them in a folder.

    `keep` gives the bytes of a format of a comparison from a former run where it has
    them; `report` is told how many pieces of work are done, and of how many.
    """
    from diffy.writers.site import to_site

    return to_site(series, keep, report) if keep else to_site(series, report=report)


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
    where there is no such format or the file cannot be written. Of folders only that of
    a format with several files is made, and its files stand beside what is in it.
    """
    if isinstance(comparison, Assessed):
        write_text(path, to, ASSESSED, comparison)
        return
    name = chosen(Path(path), to, FORMATS)
    if name in FOLDERS:
        write_folder(path, FOLDERS[name], comparison)
    else:
        write_text(path, name, WRITERS, comparison)
