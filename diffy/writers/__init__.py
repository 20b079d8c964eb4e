"""Finished comparisons as documents: `WRITERS` by file suffix, `write` to a file.

`FOLDERS` are the formats of several files, which `write` puts in a folder.

A format is one module and one line here; its module, and what that needs, is imported when
the format is first asked for, so that JSON never waits for the templates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from diffy.languages import DEFAULT
from diffy.model import Comparison
from diffy.writers.output import chosen, write_folder, write_text

if TYPE_CHECKING:
    from diffy.model import Assessed, Brief, Series, Summary

__all__ = [
    "ASSESSED",
    "BRIEFS",
    "FOLDERS",
    "FORMATS",
    "SUMMARIES",
    "WRITERS",
    "Writer",
    "check_site",
    "citations",
    "to_json",
    "to_site",
    "write",
    "write_site",
]

_Keep = Callable[[str, Comparison, object, Callable[[], bytes]], bytes]
_Made = TypeVar("_Made", contravariant=True)
_Text = TypeVar("_Text", covariant=True)


class Writer(Protocol[_Made, _Text]):
    """Makes a document whose own words are in `interface`, "en", "fr" or "es".

    By default, None, that is the language of the drafts; where the catalogue does not
    have it, English. Formats that programs read have no such words: they are the same in
    every language.
    """

    def __call__(self, made: _Made, /, interface: str | None = None) -> _Text: ...


def to_json(comparison: Comparison) -> str:
    """The comparison by the published schema, one record a line, ending in a newline."""
    from diffy.writers.json import to_json

    return to_json(comparison)


def _html(comparison: Comparison, interface: str | None = None) -> str:
    from diffy.writers.html import to_html

    return to_html(comparison, interface)


def _json(comparison: Comparison, interface: str | None = None) -> bytes:
    from diffy.writers.json import to_bytes

    return to_bytes(comparison)


def _markdown(comparison: Comparison, interface: str | None = None) -> str:
    from diffy.writers.markdown import to_markdown

    return to_markdown(comparison, interface)


def _docx(comparison: Comparison, interface: str | None = None) -> bytes:
    from diffy.writers.docx import to_docx

    return to_docx(comparison, interface)


def _akn(comparison: Comparison, interface: str | None = None) -> str:
    from diffy.writers.akn import to_akn

    return to_akn(comparison)


def _csv(comparison: Comparison) -> Mapping[str, str]:
    from diffy.writers.csv import to_csv

    return to_csv(comparison)


def _assessed_text(assessed: Assessed, interface: str | None = None) -> str:
    from diffy.writers.assessed import to_text

    return to_text(assessed, interface)


def _assessed_html(assessed: Assessed, interface: str | None = None) -> str:
    from diffy.writers.assessed import to_html

    return to_html(assessed, interface)


def _assessed_json(assessed: Assessed, interface: str | None = None) -> str:
    from diffy.writers.assessed import to_json

    return to_json(assessed)


def _pdf(comparison: Comparison, interface: str | None = None) -> bytes:
    from diffy.writers.pdf import printed

    return printed(_html(comparison, interface), comparison.new.date)


def _brief(name: str) -> Writer[Brief, str | bytes]:
    def write_brief(brief: Brief, interface: str | None = None) -> str | bytes:
        from diffy.writers import brief as briefs

        made: str | bytes = getattr(briefs, f"to_{name}")(brief, interface)
        return made

    return write_brief


def _summary(name: str) -> Writer[Summary, str]:
    def write_summary(summary: Summary, interface: str | None = None) -> str:
        from diffy.writers import summary as summaries

        made: str = getattr(summaries, f"to_{name}")(summary, interface)
        return made

    return write_summary


BRIEFS: Mapping[str, Writer[Brief, str | bytes]] = {
    "docx": _brief("docx"),
    "html": _brief("html"),
    "md": _brief("markdown"),
    "pdf": _brief("pdf"),
}
"""The formats of a brief."""

SUMMARIES: Mapping[str, Writer[Summary, str]] = {
    "md": _summary("markdown"),
    "html": _summary("html"),
    "txt": _summary("text"),
}
"""The formats of a summary."""

ASSESSED: Mapping[str, Writer[Assessed, str]] = {
    "text": _assessed_text,
    "txt": _assessed_text,
    "html": _assessed_html,
    "json": _assessed_json,
}
"""The formats of what one draft by itself holds."""

WRITERS: Mapping[str, Writer[Comparison, str | bytes]] = {
    "html": _html,
    "json": _json,
    "md": _markdown,
    "docx": _docx,
    "akn": _akn,
    "pdf": _pdf,
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


def check_site(output: str | PathLike[str]) -> None:
    """Raise WriteError where no site could be written, before any is made."""
    from diffy.writers.folder import check_site

    check_site(output)


def write_site(
    output: str | PathLike[str], files: Mapping[str, bytes]
) -> tuple[int, tuple[str, ...]]:
    """Put a site in the place of the former one, whole or not at all.

    What stands at the top of the folder and is no part of the former site, such as `.git`
    or `CNAME`, stays. Gives how many files were written, and the pages of the former site
    that are gone. Raises WriteError where the folder is none that diffy wrote, or cannot
    be written.
    """
    from diffy.writers.folder import write_site

    return write_site(output, files)


def citations(comparison: Comparison) -> dict[str, str]:
    """How each change is cited, by its id: its place in the new draft, else in the old."""
    from diffy.writers.index import index, place_of

    found = index(comparison, DEFAULT)
    return {c.id: place_of(found, c).citation for c in comparison.changes}


def write(
    made: Comparison | Assessed | Brief | Summary,
    path: str | PathLike[str],
    to: str | None = None,
    *,
    interface: str | None = None,
) -> None:
    """Write a comparison, or what is made of one, to a file, whole or not at all.

    The format is `to`, or else the file's suffix; `interface` is the language of the
    report's own words, by default that of the drafts, see `Writer`. Raises WriteError with
    one sentence where there is no such format or the file cannot be written. Of folders
    only that of a format with several files is made, and its files stand beside what is in
    it.
    """
    if not isinstance(made, Comparison):
        _write_use(made, path, to, interface)
    elif (name := chosen(Path(path), to, FORMATS)) in FOLDERS:
        write_folder(path, FOLDERS[name], made)
    else:
        write_text(path, name, _spoken(WRITERS, interface), made)


def _write_use(
    made: Assessed | Brief | Summary,
    path: str | PathLike[str],
    to: str | None,
    interface: str | None,
) -> None:
    """Write what is no comparison by itself; its kinds are not known until then."""
    from diffy.model import Assessed, Brief

    if isinstance(made, Assessed):
        write_text(path, to, _spoken(ASSESSED, interface), made)
    elif isinstance(made, Brief):
        write_text(path, to, _spoken(BRIEFS, interface), made)
    else:
        write_text(path, to, _spoken(SUMMARIES, interface), made)


def _spoken(
    writers: Mapping[str, Writer[_Made, _Text]], interface: str | None
) -> Mapping[str, Callable[[_Made], _Text]]:
    return {
        name: partial(writer, interface=interface) for name, writer in writers.items()
    }
