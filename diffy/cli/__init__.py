"""The command line: a thin skin over the front door; the only place that prints or exits."""

import click

import diffy
from diffy.cli.assess import assess
from diffy.cli.compare import compare
from diffy.cli.demands import demands
from diffy.cli.fetch import fetch_command
from diffy.cli.lint import lint_command
from diffy.cli.outline import outline
from diffy.cli.parity import parity_command

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(diffy.__version__, prog_name="diffy")
def main() -> None:
    """Compare successive drafts of a treaty, article by article.

    \b
    Example:
      diffy compare second.md third.md --demands un-cybercrime -o report.html
    """


main.add_command(assess)
main.add_command(compare)
main.add_command(demands)
main.add_command(lint_command)
main.add_command(outline)
main.add_command(parity_command)
main.add_command(fetch_command)
