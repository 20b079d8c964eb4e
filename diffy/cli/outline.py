"""`diffy outline`: one draft's article tree, and what could not be placed."""

from collections import Counter
from collections.abc import Iterator, Mapping

import click

from diffy.cli import chosen, options
from diffy.cli.errors import mendable
from diffy.coverage import Coverage, coverage
from diffy.marks import bracket_count, statuses
from diffy.model import Draft, Node, NodeKind, Status
from diffy.readers import source_text

_PLACES = 6
"""Places of what was set aside that a line shows."""
_WORDS = 60
"""Characters of a provision's words that a line shows."""


@click.command()
@click.argument("draft", type=options.DRAFT, metavar="DRAFT|FOLDER")
@options.of_folder
@options.language
@options.tracked
@click.option("--articles", is_flag=True, help="Only divisions and articles.")
@click.option(
    "--coverage",
    "covered",
    is_flag=True,
    help="Which share of the source stands in the tree, and where the rest is.",
)
@mendable
def outline(
    draft: str,
    name: str | None,
    language: str | None,
    tracked: str,
    articles: bool,
    covered: bool,
) -> None:
    """Print the article tree of DRAFT, or of a FOLDER's last, and what was not placed.

    \b
    Example:
      diffy outline second.md --articles
      diffy outline second.pdf --coverage
    """
    found = chosen.one(draft, name, language=language, tracked=tracked)
    if covered:
        path = chosen.file_of(draft, name, language)
        source = source_text(path, language=language, tracked=tracked)
        for line in shares(found, coverage(found, source)):
            click.echo(line)
        return
    for line in lines(found, articles_only=articles):
        click.echo(line)


def lines(draft: Draft, *, articles_only: bool) -> Iterator[str]:
    """The outline of a draft, line by line."""
    yield draft.title or draft.source
    yield ""
    known = statuses(draft)
    for node in draft.nodes:
        yield from _tree(node, 0, articles_only, known)
    yield ""
    yield _counts(draft)
    yield _agreement(draft, Counter(known.values()))
    for kind, count in sorted(Counter(s.kind for s in draft.set_aside).items()):
        yield f"Set aside: {kind}, {count} {'piece' if count == 1 else 'pieces'}."
    for unseen in draft.unseen:
        yield f"Not read: {unseen}"
    for warning in draft.warnings:
        yield f"Warning: {warning}"


def shares(draft: Draft, found: Coverage) -> Iterator[str]:
    """Where the letters and digits of a source went, line by line."""
    whole = found.source or 1
    yield f"{draft.source}: {found.source:,} letters and digits."
    yield f"In the tree: {found.placed / whole:.1%}."
    for aside in found.aside:
        shown = ", ".join(aside.places[:_PLACES])
        more = len(aside.places) - _PLACES
        places = f" ({shown}{f' and {more} more places' if more > 0 else ''})"
        share = f"{aside.letters / whole:.1%}"
        yield f"Set aside, {aside.kind}: {share}{places if shown else ''}."
    if found.lost:
        lost = len(found.lost) / whole
        yield f"Neither in the tree nor set aside: {lost:.2%}, {found.lost[:_WORDS]}"
    for sentence in draft.unseen:
        yield f"Not read: {sentence}"


def _tree(
    node: Node, depth: int, articles_only: bool, known: Mapping[str, Status]
) -> Iterator[str]:
    if node.kind is NodeKind.HEADING:
        return
    if articles_only and _below_articles(node):
        return
    words = " ".join((node.heading or node.text).split())
    if len(words) > _WORDS:
        words = words[: _WORDS - 1].rstrip() + "…"
    name = node.label or f"({node.kind})"
    status = known.get(node.eid, Status.CLEAN)
    said = "" if status is Status.CLEAN else f", {status}"
    yield f"{'  ' * depth}{name}  {words}".rstrip() + f"  [{node.eid}{said}]"
    for child in node.children:
        yield from _tree(child, depth + 1, articles_only, known)


def _below_articles(node: Node) -> bool:
    return node.kind in (
        NodeKind.RECITAL,
        NodeKind.PARAGRAPH,
        NodeKind.POINT,
        NodeKind.OPTION,
        NodeKind.WRAPUP,
    )


def _agreement(draft: Draft, counts: Mapping[Status, int]) -> str:
    """How far the draft is agreed, in one line."""
    pairs = sum(map(bracket_count, draft.nodes))
    said = ", ".join(f"{counts[status]} {status}" for status in Status)
    return f"{pairs} pairs of square brackets; provisions: {said}."


def _counts(draft: Draft) -> str:
    articles, provisions = len(draft.articles), len(draft.provisions)
    language = f"language {draft.language}" if draft.language else "language not told"
    return f"{articles} articles, {provisions} provisions, {language}."
