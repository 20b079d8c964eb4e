"""Options that several commands share."""

import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

import diffy
from diffy.cli.chosen import Asked
from diffy.languages import codes, interfaces
from diffy.writers import Writer

if TYPE_CHECKING:
    from diffy.model import Assessed, Brief, Summary

_Command = TypeVar("_Command", bound=Callable[..., Any])

DRAFT = click.Path()

old = click.argument("old", type=DRAFT, metavar="OLD|FOLDER")
"""The older file, or a negotiation's folder in place of both."""
new = click.argument("new", type=DRAFT, required=False)


def _code(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> str | None:
    """A language by its code of two letters, ISO 639-1."""
    if value is None or re.fullmatch("[A-Za-z]{2}", value):
        return value and value.lower()
    known = ", ".join(codes())
    raise click.BadParameter(f"{value!r} is no code of two letters ({known}, ...).")


language = click.option(
    "--language",
    metavar="CODE",
    callback=_code,
    help="The language of the drafts, where the text does not tell it or tells it wrong: "
    f"{', '.join(codes())}; of a file in two languages also another's code, as nl.",
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
of_folder = click.option(
    "--draft",
    "name",
    metavar="ID",
    help="Of a negotiation's folder: the draft, by its id or title; the last by default.",
)


def _from_to(command: _Command) -> _Command:
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


pins = click.option(
    "--pins",
    type=click.Path(),
    help="A TOML file of pins that correct the concordance.",
)
reviews = click.option(
    "--reviews",
    type=click.Path(),
    help="A file of decisions taken by named reviewers (reviews.jsonl).",
)
output = click.option(
    "-o",
    "--output",
    type=click.Path(),
    help="The file to write; standard output by default.",
)


def of_two(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments and options of a command that compares two drafts.

    It is given them as its first argument, an `Asked`.
    """

    @wraps(command)
    def told(**given: Any) -> None:
        asked = Asked(*(given.pop(name) for name in Asked._fields))
        command(asked, **given)

    for option in (tracked, language, reviews, pins, statement, demands):
        told = option(told)
    return old(new(_from_to(told)))


def put(
    made: "Brief | Summary | Assessed",
    output: str | None,
    to: str | None,
    terminal: str,
    writers: Mapping[str, Writer[Any, str | bytes]],
    interface: str | None,
) -> None:
    """Write what was made to a file and say so, or print it; `terminal` is the format there."""
    if output is None or output == "-":
        show(writers[to or terminal](made, interface=interface))
    else:
        diffy.write(made, output, to, interface=interface)
        click.echo(f"Wrote {output}.", err=True)


def show(made: str | bytes) -> None:
    """Print as UTF-8 whatever the terminal's encoding is; a report is not lost to it."""
    data = made.encode("utf-8", "replace") if isinstance(made, str) else made
    click.echo(data, nl=False)
