"""`diffy parity`: the language versions of one draft, compared by structure."""

import click

from diffy.cli import chosen, options
from diffy.cli.errors import mendable
from diffy.parity import Parity, Parting, parity
from diffy.sources import is_negotiation


@click.command(name="parity")
@click.argument(
    "drafts", nargs=-1, required=True, type=options.DRAFT, metavar="DRAFT...|FOLDER"
)
@options.of_folder
@click.option("--check", is_flag=True, help="Exit with 1 where the versions part.")
@mendable
def parity_command(drafts: tuple[str, ...], name: str | None, check: bool) -> None:
    """Compare the structure of language versions of one draft, or of a FOLDER's last.

    Articles, paragraphs and points are held against each other by their place and
    label, never by their words; every place where the versions part is listed.

    \b
    Example:
      diffy parity treaty-en.docx treaty-fr.docx treaty-ar.docx
    """
    whole = len(drafts) == 1 and is_negotiation(drafts[0])
    if name and not whole:
        raise click.UsageError("--draft chooses among a folder's drafts.")
    read = chosen.versions(drafts[0], name) if whole else [*chosen.every(drafts)]
    found = parity(read)
    for line in lines(found):
        click.echo(line)
    if check and not found.same:
        raise SystemExit(1)


def lines(found: Parity) -> list[str]:
    """What a comparison of versions found, line by line."""
    counted = [
        f"{version.source} ({version.language or 'language not told'}): "
        + ", ".join(_counted(level, n) for level, n in version.counts.items() if n)
        for version in found.versions
    ]
    if found.same:
        return [*counted, "All versions have the same structure."]
    names = [version.source for version in found.versions]
    parts = [_parting(parting, names) for parting in found.partings]
    return [*counted, f"The versions part in {len(parts)} places:", *parts]


def _counted(level: str, count: int) -> str:
    plural = "annexes" if level == "annex" else f"{level}s"
    return f"{count} {level if count == 1 else plural}"


def _parting(parting: Parting, names: list[str]) -> str:
    there = next(k for k, eid in enumerate(parting.eids) if eid)
    lacking = ", ".join(names[k] for k in parting.missing)
    label = parting.labels[there] or parting.eids[there]
    return f"  {parting.level} {label} [{parting.eids[there]}] is not in {lacking}"
