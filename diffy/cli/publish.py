"""`diffy publish`: a negotiation's folder to a static site."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

import diffy
from diffy.cli.errors import mendable
from diffy.languages import codes

if TYPE_CHECKING:
    from diffy.publishing import Published, Report

_LABELS = {
    "read": "Reading the drafts",
    "compare": "Comparing",
    "write": "Writing the pages",
}


def _pairs(
    context: click.Context, option: click.Parameter, value: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """The two ids of each "first:third"."""
    found = []
    for pair in value:
        old, colon, new = pair.partition(":")
        if not (old and colon and new):
            raise click.BadParameter("give two drafts, as in first:third.")
        found.append((old, new))
    return tuple(found)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The folder of the site; a former site in it is replaced.",
)
@click.option(
    "--pair",
    "pairs",
    multiple=True,
    metavar="OLD:NEW",
    callback=_pairs,
    help="A comparison beside those of each draft with the one before it. Repeatable.",
)
@click.option(
    "--language",
    type=click.Choice(codes()),
    help="Of a folder with several language versions: which to publish.",
)
@click.option(
    "--no-cache",
    is_flag=True,
    help="Compute everything anew, and keep nothing for the next time.",
)
@mendable
def publish(
    folder: Path,
    output: Path,
    pairs: tuple[tuple[str, str], ...],
    language: str | None,
    no_cache: bool,
) -> None:
    """Write a static site of the negotiation in FOLDER: drafts, articles, demands.

    Each draft is compared with the one before it. What was compared before is kept in
    FOLDER/.diffy-cache, which can be deleted at any time. The site can be opened from
    its folder or put on any web server, at any path; on a failure the former one stays.

    \b
    Example:
      diffy publish treaty -o site
      diffy publish treaty -o site --pair first:third
    """
    with _progress() as report:
        done = diffy.publish(
            folder,
            output,
            pairs=pairs,
            language=language,
            keep=not no_cache,
            report=report,
        )
    for line in _told(done, output):
        click.echo(line, err=True)


@contextmanager
def _progress() -> Iterator["Report"]:
    """One bar after another on standard error; none where that is no terminal."""
    shown = sys.stderr.isatty()
    bar = None
    stage = ""

    def report(what: str, done: int, whole: int) -> None:
        nonlocal bar, stage
        if not shown:
            return
        if bar is None or what != stage:
            if bar is not None:
                bar.render_finish()
            stage = what
            bar = click.progressbar(
                length=max(whole, 1), label=f"{_LABELS[what]:<20}", file=sys.stderr
            )
        bar.update(done - bar.pos)

    try:
        yield report
    finally:
        if bar is not None:
            bar.render_finish()


def _told(done: "Published", output: Path) -> Iterator[str]:
    """What was done, and what a publisher should know."""
    drafts, pairs = len(done.series.drafts), len(done.series.pairings)
    kept = pairs - done.compared
    said = f", {kept} of them kept from before" if kept else ""
    yield (
        f"Wrote {output / 'index.html'}: {_counted(drafts, 'draft')}, "
        f"{_counted(pairs, 'comparison')}{said}, "
        f"{_counted(len(done.series.lineages), 'article')}; {done.files} files."
    )
    if done.undated:
        yield f"Without a date, and so not in the feed: {', '.join(done.undated)}."
    if done.gone:
        more = f" and {len(done.gone) - 5} more" if len(done.gone) > 5 else ""
        yield (
            f"Pages of the former site that are gone: {', '.join(done.gone[:5])}{more}; "
            "--pair keeps the comparison of two drafts that are no longer neighbours."
        )


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
