"""`diffy demands review`: what waits for a reviewer, and decisions recorded."""

from collections.abc import Iterator
from pathlib import Path

import click

import diffy
from diffy.cli import chosen, options
from diffy.cli.errors import mendable
from diffy.model import Change, Comparison, Finding, Verdict
from diffy.writers import citations

_WORDS = 90
"""Letters of a reason that a line of the queue shows."""


@click.command()
@options.of_two
@click.option("--change", metavar="ID", help="The change decided on; none for a state.")
@click.option("--demand", metavar="ID", help="The demand decided on.")
@click.option("--ask", metavar="ID", help="The ask; none for the demand as a whole.")
@click.option(
    "--verdict",
    metavar="VERDICT",
    help=f"One of {', '.join(Verdict)}; for an ask's state its code, or met.",
)
@click.option("--reason", help="Why; required.")
@click.option("--reviewer", help="Who decides; required.")
@click.option("--date", help="The day of the decision, as 2024-08-05; required.")
@click.option(
    "--profile", metavar="ID", help="The profile, where several have the demand."
)
@click.option("--supersedes", metavar="KEY", help="The key of the line it replaces.")
@mendable
def review(
    asked: chosen.Asked,
    verdict: str | None,
    **decision: str | None,
) -> None:
    """List the findings that wait for a reviewer, or record one decision.

    Without --verdict the queue is listed. With it a line is added to the end of the
    reviews file, which --reviews or the folder names and which need not be there yet;
    nothing in it is ever changed. A reason, a reviewer and a date are required.

    \b
    Example:
      diffy demands review second.md third.md --demands un-cybercrime \\
        --reviews reviews.jsonl --change c58 --demand D3 --ask D3c \\
        --verdict works-against --reason "the court went" \\
        --reviewer "A. Name" --date 2024-08-05
    """
    given = chosen.pair(asked)
    if given.reviews is None:
        raise click.UsageError("Name the file of decisions with --reviews.")
    file = Path(given.reviews)
    there = file.exists()
    comparison = given._replace(reviews=file if there else None).compared()
    if verdict is None:
        if not there:
            click.echo(f"{file} does not exist yet.", err=True)
        for line in queue_lines(comparison):
            click.echo(line)
        return
    for name in ("demand", "reason", "reviewer", "date"):
        if not (decision[name] or "").strip():
            raise click.UsageError(f"A decision needs --{name}.")
    made = diffy.Decision(verdict=verdict, **decision)  # type: ignore[arg-type]
    kept = diffy.decide(comparison, made, file)
    about = kept.ask or kept.demand
    click.echo(f"Recorded in {file}: {about}, machine {kept.machine}; {kept.key}")


def queue_lines(comparison: Comparison) -> Iterator[str]:
    """The findings that wait, one a line, then what became of the reviews."""
    waiting = diffy.due(comparison)
    named = citations(comparison)
    changes = {change.id: change for change in comparison.changes}
    for finding in waiting:
        yield _line(finding, changes[finding.change], named)
    made = comparison.provenance
    yield f"{len(waiting)} findings wait for a reviewer."
    for name, told in (
        ("Stale", made.stale_reviews),
        ("Orphaned", made.orphaned_reviews),
        ("In conflict", made.conflicting_reviews),
    ):
        for sentence in told:
            yield f"{name}: {sentence}"


def _line(finding: Finding, change: Change, named: dict[str, str]) -> str:
    about = finding.ask or finding.demand
    reason = " ".join(finding.reason.split())
    if len(reason) > _WORDS:
        reason = reason[: _WORDS - 1].rstrip() + "…"
    return f"{change.id}  {named[change.id]}  {about}  {finding.verdict}: {reason}"
