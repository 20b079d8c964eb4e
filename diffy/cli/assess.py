"""`diffy assess`: what one draft holds for the asks of a statement."""

import click

import diffy
from diffy.cli import chosen, options
from diffy.cli.chosen import command_line
from diffy.cli.errors import mendable
from diffy.writers import ASSESSED

_TERMINAL = "text"


@click.command()
@click.argument("draft", type=options.DRAFT, metavar="DRAFT|FOLDER")
@options.of_folder
@options.demands
@options.statement
@options.language
@options.interface
@click.option(
    "--to",
    type=click.Choice(["text", "json", "html"]),
    help="The format; by default that of the output's suffix, text on the terminal.",
)
@options.output
@mendable
def assess(
    draft: str,
    name: str | None,
    profiles: tuple[str, ...],
    statement: str | None,
    language: str | None,
    interface: str | None,
    to: str | None,
    output: str | None,
) -> None:
    """Print the state of each ask in DRAFT, or in a FOLDER's last, with its words.

    A first draft has no predecessor; this says what it holds. Exit codes: 0 done; 2 a
    file that cannot be read or written, or a profile with a mistake.

    \b
    Example:
      diffy assess first.md --demands un-cybercrime
      diffy assess first.md --demands un-cybercrime --interface es -o estado.html
    """
    demands = chosen.demands(draft, profiles, statement)
    if not demands:
        raise click.UsageError("Name a profile with --demands.")
    read = chosen.one(draft, name, language=language)
    assessed = diffy.assess(read, demands, command=command_line())
    options.put(assessed, output, to, _TERMINAL, ASSESSED, interface)
