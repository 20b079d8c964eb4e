"""`diffy demands`: profiles made, checked and explained, and findings reviewed."""

import click

import diffy
from diffy.cli import chosen, options
from diffy.cli.checked import checked_lines
from diffy.cli.errors import mendable
from diffy.cli.explained import explained_lines
from diffy.cli.review import review
from diffy.model import DiffyError
from diffy.sources import is_negotiation


@click.group()
def demands() -> None:
    """Work with demand profiles: make one, check it, explain and review its findings.

    \b
    Example:
      diffy demands check un-cybercrime third.md
    """


def _lines(
    context: click.Context, option: click.Parameter, value: str | None
) -> tuple[int, int] | None:
    """The two line numbers of "48-61"."""
    if value is None:
        return None
    first, _, last = value.partition("-")
    if not (first.isdecimal() and last.isdecimal() and 0 < int(first) <= int(last)):
        raise click.BadParameter("give two line numbers, as in 48-61.")
    return int(first), int(last)


@demands.command()
@click.argument("statement", type=click.Path(), metavar="STATEMENT|FOLDER")
@click.option(
    "--draft", type=options.DRAFT, help="A draft whose headings become kinds."
)
@click.option(
    "--from-lines",
    "lines",
    callback=_lines,
    metavar="A-B",
    help="The first and last line of the calls, where no list of them is found.",
)
@options.language
@click.option("-o", "--output", type=click.Path(), help="The file to write.")
@mendable
def init(
    statement: str,
    draft: str | None,
    lines: tuple[int, int] | None,
    language: str | None,
    output: str | None,
) -> None:
    """Write a profile to fill in from the calls of STATEMENT, or of a FOLDER's statement.

    Its asks are empty, so that every change is reported as not assessed until they are
    filled in. A file that is there already is not overwritten.

    \b
    Example:
      diffy demands init statement.txt --draft first.md -o demands.toml
    """
    if is_negotiation(statement):
        draft = draft or statement
        statement = _statement(statement)
    read = None if draft is None else chosen.one(draft, language=language)
    text = diffy.init_demands(statement, read, lines=lines, language=language)
    if output is None or output == "-":
        options.show(text)
        return
    try:
        with open(output, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise diffy.WriteError(f"{output} cannot be written: {reason}.") from error
    click.echo(f"Wrote {output}; fill in what is marked TODO.", err=True)


def _statement(folder: str) -> str:
    """The file of a folder's statement."""
    found = diffy.negotiation(folder)
    if not found.statement:
        raise DiffyError(f"{folder} names no statement; give its file.")
    return str(found.folder / found.statement)


@demands.command()
@click.argument("profile")
@click.argument("drafts", nargs=-1, type=options.DRAFT, metavar="[DRAFT...|FOLDER]")
@click.option(
    "--statement", type=click.Path(), help="The statement, to verify its items."
)
@click.option("--labelled", type=click.Path(), help="A labelled set, to score against.")
@mendable
def check(
    profile: str, drafts: tuple[str, ...], statement: str | None, labelled: str | None
) -> None:
    """Run the tests of PROFILE; with DRAFTS list what it does not find or tell in them.

    Exit codes: 0 every test holds; 1 a test fails, an item of the statement is not the
    profile's, or a direction of the labelled set is reversed; 2 a profile that does not
    load or a file that cannot be read.

    \b
    Example:
      diffy demands check un-cybercrime second.md third.md --statement statement.txt
    """
    read = [*chosen.every(drafts)]
    loaded = diffy.load_demands(profile)
    found = diffy.check_demands(loaded, read, statement=statement, labelled=labelled)
    names = [draft.source for draft in read]
    for line in checked_lines(loaded, found, names, verified=statement is not None):
        click.echo(line)
    if not found.holds:
        raise SystemExit(1)


@demands.command()
@options.of_two
@click.option(
    "--change", required=True, metavar="ID", help='Its id in the JSON: "c12".'
)
@mendable
def explain(
    asked: chosen.Asked,
    change: str,
) -> None:
    """Show which rules looked at which words of one change, and why they said what.

    \b
    Example:
      diffy demands explain second.md third.md --demands un-cybercrime --change c12
    """
    comparison = chosen.pair(asked).compared()
    for line in explained_lines(diffy.explain(comparison, change)):
        click.echo(line)


demands.add_command(review)
