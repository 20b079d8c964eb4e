"""`diffy compare`: two drafts to a report."""

import click

import diffy
from diffy.cli import chosen, options
from diffy.cli.digest import digest
from diffy.cli.errors import mendable
from diffy.model import Comparison
from diffy.writers import FORMATS, WRITERS

_TERMINAL = "md"
"""The format on standard output where none is asked for."""


@click.command()
@options.of_two
@options.interface
@click.option(
    "--mixed",
    is_flag=True,
    help="Compare even where the drafts are in different languages.",
)
@click.option(
    "--check",
    is_flag=True,
    help="Exit with 1 where some change works against a demand.",
)
@click.option(
    "--to",
    type=click.Choice(FORMATS),
    help="The format; by default that of the output's suffix, Markdown on the terminal.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    help="The file to write, for csv the folder; standard output by default.",
)
@mendable
def compare(
    asked: chosen.Asked,
    interface: str | None,
    mixed: bool,
    check: bool,
    to: str | None,
    output: str | None,
) -> None:
    """Compare the draft OLD with the draft NEW, or the last two of a negotiation's FOLDER.

    Every article and provision of both drafts is aligned, every change named, and, where
    a demand profile is given, judged with the words it rests on.

    Exit codes: 0 done; 1 with --check, some change works against a demand; 2 a file that
    cannot be read or written, or a profile with a mistake.

    \b
    Example:
      diffy compare second.md third.md --demands un-cybercrime -o report.html
      diffy compare second.md third.md --interface fr -o rapport.html
      diffy compare treaty --from first --to-draft third -o report.html
    """
    comparison = chosen.pair(asked).compared(mixed)
    if output is None or output == "-":
        if (to or _TERMINAL) not in WRITERS:
            raise click.UsageError(f"{to} writes a folder; name it with -o.")
        options.show(WRITERS[to or _TERMINAL](comparison, interface=interface))
    else:
        diffy.write(comparison, output, to, interface=interface)
        for line in digest(comparison, output):
            click.echo(line, err=True)
    if check and _works_against(comparison):
        raise SystemExit(1)


def _works_against(comparison: Comparison) -> bool:
    """Whether, after applied reviews, some finding works against a demand."""
    from diffy.model import Verdict

    return any(
        (finding.review.verdict if finding.review else finding.verdict)
        is Verdict.WORKS_AGAINST
        for finding in comparison.findings
    )
