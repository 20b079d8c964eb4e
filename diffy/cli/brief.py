"""`diffy brief`: two pages for a delegation."""

import click

import diffy
from diffy.cli import options
from diffy.cli.chosen import Asked, pair
from diffy.cli.errors import mendable
from diffy.writers import BRIEFS

_TERMINAL = "md"


@click.command(name="brief")
@options.of_two
@click.option("--for", "addressee", default="", metavar="NAME", help="Whom it is for.")
@click.option(
    "--demand",
    "chosen",
    multiple=True,
    metavar="ID",
    help="Tell of this demand alone, in full. Repeatable.",
)
@click.option(
    "--positions",
    type=click.Path(),
    help="A TOML file with what delegations said on the demands.",
)
@options.interface
@click.option(
    "--to",
    type=click.Choice(list(BRIEFS)),
    help="The format; by default that of the output's suffix, Markdown on the terminal.",
)
@options.output
@mendable
def brief_command(
    asked: Asked,
    addressee: str,
    chosen: tuple[str, ...],
    positions: str | None,
    interface: str | None,
    to: str | None,
    output: str | None,
) -> None:
    """Brief a delegation on what changed between the drafts OLD and NEW.

    Two pages: what changed in three sentences; for each demand its state, the decisive
    changes with their words, what still stands against it and what to ask for next; the
    open brackets that matter; how it was made and whether it was reviewed.

    Exit codes: 0 done; 2 a file that cannot be read or written, or one with a mistake.

    \b
    Example:
      diffy brief second.md third.md --demands un-cybercrime \\
        --for "Delegation of ..." -o brief.docx
    """
    given = pair(asked)
    if not given.demands:
        raise click.UsageError("Name a profile with --demands.")
    made = diffy.brief(given.compared(), addressee, demands=chosen, positions=positions)
    options.put(made, output, to, _TERMINAL, BRIEFS, interface)
