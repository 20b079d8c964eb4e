"""`diffy lint`: what looks wrong in one draft by itself."""

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

import diffy
from diffy.cli import chosen, options
from diffy.cli.errors import mendable
from diffy.languages import interface
from diffy.lint import Remark, lint
from diffy.model import Draft
from diffy.places import places


@click.command(name="lint")
@click.argument("draft", type=options.DRAFT, metavar="DRAFT|FOLDER")
@options.of_folder
@options.language
@click.option("--check", is_flag=True, help="Exit with 1 where something is found.")
@click.option(
    "--to",
    type=click.Choice(["text", "json"]),
    default="text",
    help="The format; text by default.",
)
@mendable
def lint_command(
    draft: str, name: str | None, language: str | None, check: bool, to: str
) -> None:
    """Say what looks wrong in DRAFT, or in a FOLDER's last.

    Found are cross-references that point at nothing, gaps and repeats in the numbering,
    brackets without partner, terms defined and never used or used and not defined, and
    lists that mix verbs of different force.
    What may be right is not told; a finding is a question, not an error.

    Exit codes: 0 done; 1 with --check, something was found; 2 a file that cannot be read.

    \b
    Example:
      diffy lint second.md
    """
    read = chosen.one(draft, name, language=language)
    found = lint(read)
    shown = as_json(read, found) if to == "json" else "\n".join(lines(read, found))
    click.echo(shown.encode("utf-8", "replace"))
    if check and found:
        raise SystemExit(1)


def lines(draft: Draft, found: tuple[Remark, ...]) -> Iterator[str]:
    """The remarks on a draft, line by line."""
    called = _called(draft)
    for remark in found:
        quote = f' "{remark.quote}":' if remark.quote else ""
        place = called.get(remark.eid, "")
        yield f"{_source(draft, remark)}{remark.check}: {place}:{quote} {remark.message}"
    count = len(found)
    yield f"{count} {'remark' if count == 1 else 'remarks'}."


def _called(draft: Draft) -> dict[str, str]:
    """The citation of every unit by its eid."""
    return {eid: p.citation for eid, p in places(draft, interface()).items()}


def _source(draft: Draft, remark: Remark) -> str:
    """Where it stands in the file, as editors understand it."""
    if remark.line:
        return f"{draft.source}:{remark.line}: "
    return f"{draft.source}, page {remark.page}: " if remark.page else ""


def as_json(draft: Draft, found: tuple[Remark, ...]) -> str:
    """The remarks on a draft as one JSON document."""
    called = _called(draft)
    remarks = [_record(r) | {"place": called.get(r.eid, "")} for r in found]
    table = {
        "diffy": diffy.__version__,
        "source": draft.source,
        "sha256": draft.sha256,
        "remarks": remarks,
    }
    return json.dumps(table, indent=1, ensure_ascii=False)


def _record(remark: Remark) -> dict[str, object]:
    """A remark in full; its figures stand in its message."""
    return {name: told for name, told in asdict(remark).items() if name != "figures"}
