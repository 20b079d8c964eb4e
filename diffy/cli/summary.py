"""`diffy summary`: the changes as text to publish."""

import click

import diffy
from diffy.cli import options
from diffy.cli.chosen import Asked, pair
from diffy.cli.errors import mendable
from diffy.writers import SUMMARIES

_TERMINAL = "md"


@click.command(name="summary")
@options.of_two
@click.option(
    "--report",
    default="",
    metavar="ADDRESS",
    help="The address of the HTML report, to which each line then leads.",
)
@options.interface
@click.option(
    "--to",
    type=click.Choice(list(SUMMARIES)),
    help="The format; by default that of the output's suffix, Markdown on the terminal.",
)
@options.output
@mendable
def summary_command(
    asked: Asked,
    report: str,
    interface: str | None,
    to: str | None,
    output: str | None,
) -> None:
    """Summarise what changed between the drafts OLD and NEW, as text to publish.

    Three sentences, then a line for each article that came, went, moved or was renamed,
    for each duty that became stronger or weaker, and for each change that moves a demand.
    Markdown or a fragment of HTML for a page, plain text for a mail.

    Exit codes: 0 done; 2 a file that cannot be read or written, or one with a mistake.

    \b
    Example:
      diffy summary second.md third.md --report report.html -o summary.md
    """
    made = diffy.summary(pair(asked).compared(), report)
    options.put(made, output, to, _TERMINAL, SUMMARIES, interface)
