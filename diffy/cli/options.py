"""Options that several commands share."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from diffy.languages import codes

_Command = TypeVar("_Command", bound=Callable[..., Any])

DRAFT = click.Path()

old = click.argument("old", type=DRAFT, metavar="OLD|FOLDER")
"""The older file, or a negotiation's folder in place of both."""
new = click.argument("new", type=DRAFT, required=False)

language = click.option(
    "--language",
    type=click.Choice(codes()),
    help="The language of the drafts, where the text does not tell it or tells it wrong.",
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
of_folder = click.option(
    "--draft",
    "name",
    metavar="ID",
    help="Of a negotiation's folder: the draft, by its id or title; the last by default.",
)


def from_to(command: _Command) -> _Command:
    """The options that choose two drafts of a folder."""
    first = click.option(
        "--from",
        "first",
        metavar="ID",
        help="Of a negotiation's folder: the older draft, by its id or title.",
    )
    second = click.option(
        "--to-draft",
        "second",
        metavar="ID",
        help="Of a negotiation's folder: the newer draft; the last by default.",
    )
    return first(second(command))


def show(made: str | bytes) -> None:
    """Print as UTF-8 whatever the terminal's encoding is; a report is not lost to it."""
    data = made.encode("utf-8", "replace") if isinstance(made, str) else made
    click.echo(data, nl=False)
