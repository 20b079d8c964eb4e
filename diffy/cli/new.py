"""`diffy new`: a negotiation's folder to begin with."""

from pathlib import Path

import click

import diffy
from diffy.cli import options
from diffy.cli.errors import mendable
from diffy.sources import Given, start, start_sample


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("drafts", nargs=-1, type=options.DRAFT)
@click.option("--title", default="", help="What the negotiation is called.")
@click.option(
    "--sample", is_flag=True, help="Fill it with the sample negotiation of diffy."
)
@mendable
def new(folder: Path, drafts: tuple[str, ...], title: str, sample: bool) -> None:
    """Make FOLDER for a negotiation, with a commented negotiation.toml to fill in.

    DRAFTS are listed in it in the order given, the oldest first, with the title, symbol
    and date that their files tell; those from elsewhere are copied into it. Nothing is
    overwritten.

    \b
    Example:
      diffy new treaty first.docx second.docx
      diffy new try --sample
    """
    if sample:
        if drafts or title:
            raise click.UsageError("--sample takes no drafts and no title.")
        made = start_sample(folder)
    else:
        given = [Given(Path(path), diffy.read(path)) for path in drafts]
        made = start(folder, given, title)
    click.echo(f"Wrote {made}.", err=True)
    if sample or len(drafts) > 1:
        click.echo(f"Publish it with: diffy publish {folder} -o site", err=True)
    else:
        click.echo("List its drafts there, the oldest first.", err=True)
