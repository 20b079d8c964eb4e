"""Options that several commands share."""

import click

from diffy.languages import codes, interfaces

DRAFT = click.Path()

language = click.option(
    "--language",
    type=click.Choice(codes()),
    help="The language of the drafts, where the text does not tell it or tells it wrong.",
)
interface = click.option(
    "--interface",
    type=click.Choice(interfaces()),
    help="The language of the report's own words; by default that of the drafts where "
    "there are words for it, else English. JSON, CSV and Akoma Ntoso do not change by it.",
)
demands = click.option(
    "--demands",
    "profiles",
    multiple=True,
    metavar="PROFILE",
    help="A demand profile: a TOML file, or the name of one that ships with diffy. Repeatable.",
)
statement = click.option(
    "--statement",
    type=click.Path(),
    help="The file of the statement itself, to quote its calls beside the demands.",
)
tracked = click.option(
    "--tracked",
    type=click.Choice(["final", "original", "refuse"]),
    default="final",
    show_default=True,
    help="How a Word file with tracked changes is read.",
)


def show(made: str | bytes) -> None:
    """Print as UTF-8 whatever the terminal's encoding is; a report is not lost to it."""
    data = made.encode("utf-8", "replace") if isinstance(made, str) else made
    click.echo(data, nl=False)
