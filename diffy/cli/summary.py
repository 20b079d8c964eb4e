"""`diffy summary`: the changes as text to publish."""

import click

import diffy
from diffy.cli import chosen, options
from diffy.cli.compare import command_line
from diffy.cli.errors import mendable
from diffy.writers import SUMMARIES

_TERMINAL = "md"


@click.command(name="summary")
@options.old
@options.new
@options.from_to
@options.demands
@click.option(
    "--report",
    default="",
    metavar="ADDRESS",
    help="The address of the HTML report, to which each line then leads.",
)
@options.pins
@options.reviews
@options.language
@options.interface
@options.tracked
@click.option(
    "--to",
    type=click.Choice(list(SUMMARIES)),
    help="The format; by default that of the output's suffix, Markdown on the terminal.",
)
@options.output
@mendable
def summary_command(
    old: str,
    new: str | None,
    first: str | None,
    second: str | None,
    profiles: tuple[str, ...],
    report: str,
    pins: str | None,
    reviews: str | None,
    language: str | None,
    interface: str | None,
    tracked: str,
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
    given = chosen.pair(
        old,
        new,
        first=first,
        second=second,
        profiles=profiles,
        pins=pins,
        reviews=reviews,
        language=language,
        tracked=tracked,
    )
    comparison = diffy.compare(
        given.old,
        given.new,
        demands=given.demands,
        pins=given.pins,
        reviews=given.reviews,
        command=command_line(),
    )
    options.put(
        diffy.summary(comparison, report), output, to, _TERMINAL, SUMMARIES, interface
    )
