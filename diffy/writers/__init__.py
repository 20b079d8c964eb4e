"""Finished comparisons as documents: `WRITERS` by file suffix, `write` to a file.

`FOLDERS` are the formats of several files, which `write` puts in a folder.

A format is one module and one line here; its module, and what that needs, is imported when
the format is first asked for, so that JSON never waits for the templates.
"""

from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path

from diffy.model import Assessed, Brief, Comparison, Summary
from diffy.writers.output import chosen, write_folder, write_text

__all__ = [
    "ASSESSED",
    "BRIEFS",
    "FOLDERS",
    "FORMATS",
    "SUMMARIES",
    "WRITERS",
    "citations",
    "to_json",
    "write",
]


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


def _pdf(comparison: Comparison) -> bytes:
    from diffy.writers.pdf import printed

    return printed(_html(comparison), comparison.new.date)


def _brief(name: str) -> Callable[[Brief], str | bytes]:
    def write_brief(brief: Brief) -> str | bytes:
        from diffy.writers import brief as briefs

        made: str | bytes = getattr(briefs, f"to_{name}")(brief)
        return made

    return write_brief


def _summary(name: str) -> Callable[[Summary], str]:
    def write_summary(summary: Summary) -> str:
        from diffy.writers import summary as summaries

        made: str = getattr(summaries, f"to_{name}")(summary)
        return made

    return write_summary


BRIEFS: Mapping[str, Callable[[Brief], str | bytes]] = {
    "docx": _brief("docx"),
    "html": _brief("html"),
    "md": _brief("markdown"),
    "pdf": _brief("pdf"),
}
"""The formats of a brief."""

SUMMARIES: Mapping[str, Callable[[Summary], str]] = {
    "md": _summary("markdown"),
    "html": _summary("html"),
    "txt": _summary("text"),
}
"""The formats of a summary."""

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
    "pdf": _pdf,
}
"""The formats of one file."""

FOLDERS: Mapping[str, Callable[[Comparison], Mapping[str, str]]] = {"csv": _csv}
"""The formats of several files: their texts by name."""

FORMATS = (*WRITERS, *FOLDERS)
"""Every format of a comparison."""


def citations(comparison: Comparison) -> dict[str, str]:
    """How each change is cited, by its id: its place in the new draft, else in the old."""
    from diffy.writers.index import index, place_of

    found = index(comparison)
    return {c.id: place_of(found, c).citation for c in comparison.changes}


def write(
    made: Comparison | Assessed | Brief | Summary,
    path: str | PathLike[str],
    to: str | None = None,
) -> None:
    """Write a comparison, or what is made of one, to a file, whole or not at all.

    The format is `to`, or else the file's suffix. Raises WriteError with one sentence
    where there is no such format or the file cannot be written. Of folders only that of
    a format with several files is made, and its files stand beside what is in it.
    """
    if isinstance(made, Assessed):
        write_text(path, to, ASSESSED, made)
    elif isinstance(made, Brief):
        write_text(path, to, BRIEFS, made)
    elif isinstance(made, Summary):
        write_text(path, to, SUMMARIES, made)
    elif (name := chosen(Path(path), to, FORMATS)) in FOLDERS:
        write_folder(path, FOLDERS[name], made)
    else:
        write_text(path, name, WRITERS, made)
