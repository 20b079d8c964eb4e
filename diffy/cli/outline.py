"""`diffy outline`: one draft's article tree, and what could not be placed."""

from collections import Counter
from collections.abc import Iterator

import click

import diffy
from diffy.cli import options
from diffy.cli.errors import mendable
from diffy.model import Draft, Node, NodeKind

_WORDS = 60
"""Characters of a provision's words that a line shows."""


@click.command()
@click.argument("draft", type=options.DRAFT)
@options.language
@click.option("--articles", is_flag=True, help="Only divisions and articles.")
@mendable
def outline(draft: str, language: str | None, articles: bool) -> None:
    """Print the article tree of DRAFT, and what could not be placed.

    \b
    Example:
      diffy outline second.md --articles
    """
    found = diffy.read(draft, language=language)
    for line in lines(found, articles_only=articles):
        click.echo(line)


def lines(draft: Draft, *, articles_only: bool) -> Iterator[str]:
    """The outline of a draft, line by line."""
    yield draft.title or draft.source
    yield ""
    for node in draft.nodes:
        yield from _tree(node, 0, articles_only)
    yield ""
    yield _counts(draft)
    for kind, count in sorted(Counter(s.kind for s in draft.set_aside).items()):
        yield f"Set aside: {kind}, {count} {'piece' if count == 1 else 'pieces'}."
    for unseen in draft.unseen:
        yield f"Not read: {unseen}"
    for warning in draft.warnings:
        yield f"Warning: {warning}"


def _tree(node: Node, depth: int, articles_only: bool) -> Iterator[str]:
    if node.kind is NodeKind.HEADING:
        return
    if articles_only and _below_articles(node):
        return
    words = " ".join((node.heading or node.text).split())
    if len(words) > _WORDS:
        words = words[: _WORDS - 1].rstrip() + "…"
    name = node.label or f"({node.kind})"
    yield f"{'  ' * depth}{name}  {words}".rstrip() + f"  [{node.eid}]"
    for child in node.children:
        yield from _tree(child, depth + 1, articles_only)


def _below_articles(node: Node) -> bool:
    return node.kind in (
        NodeKind.RECITAL,
        NodeKind.PARAGRAPH,
        NodeKind.POINT,
        NodeKind.OPTION,
        NodeKind.WRAPUP,
    )


def _counts(draft: Draft) -> str:
    articles, provisions = len(draft.articles), len(draft.provisions)
    language = f"language {draft.language}" if draft.language else "language not told"
    return f"{articles} articles, {provisions} provisions, {language}."
