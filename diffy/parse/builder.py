"""Blocks, one after the other, to a growing tree."""

from itertools import zip_longest

from diffy.languages import Language
from diffy.model import NodeKind
from diffy.numbering import begins, gap
from diffy.parse import preamble, titles
from diffy.parse.blocks import Block
from diffy.parse.growing import RANKS, Growing, close, give_title
from diffy.parse.headings import (
    BULLETS,
    Heading,
    Label,
    heads,
    label,
    option,
)
from diffy.parse.printed import length
from diffy.parse.provisions import footnote, subheading, text
from diffy.parse.units import Unit

_FAR = 25
"""A number further ahead than this in a sentence-like line is a cross-reference."""
_ARTICLE = NodeKind.ARTICLE  # looked up at every block


def grow(blocks: list[Block], language: Language, *, in_preamble: bool) -> Growing:
    """Build the tree of the blocks after the front matter; never fails.

    `in_preamble` says that they begin with a preamble without a heading.
    """
    found = heads(blocks, language)
    run_in = titles.run_into_text(blocks, found, language)
    tree = Growing(language, run_in=run_in)
    if in_preamble:
        first = next(b for b in blocks if not b.note)._replace(source_id="")
        tree.open = [tree.root.add(Unit(NodeKind.PREAMBLE, first))]
    for block, head, following, next_head in zip_longest(
        blocks, found, blocks[1:], found[1:]
    ):
        tree.following = following
        tree.heading_follows = next_head is not None
        if block.note:
            footnote(tree, block)
            continue
        own = label(block)
        if not _structure(tree, block, head, own):
            text(tree, block, own)
    return tree


def _structure(
    tree: Growing, block: Block, found: Heading | None, own: Label | None
) -> bool:
    """Place a block that heads a unit; False where it is text. `own` is its label."""
    begun = tree.begun or _has_articles(tree)
    if not begun and preamble.is_preamble_heading(block, tree.language):
        _preamble(tree, block)
        return True
    if found and _names_article(tree, block, found):
        give_title(tree.top, block)
        return True
    if found and _plausible(tree, block, found):
        _headed(tree, block, found)
        return True
    if not tree.top.children and _awaits_title(tree, block):
        ends = tree.heading_follows and tree.top.kind is _ARTICLE
        goes_on = tree.following is not None and not ends
        if titles.is_title(block, tree.language, goes_on=goes_on):
            give_title(tree.top, block)
            return True
    if block.depth and not _is_option_of_article(tree, block):
        _division(tree, block)
        return True
    if own and not (block.kind or block.label or own.label in BULLETS):
        return False  # no word that closes a treaty is a number
    closes = begun and preamble.closes(block, tree.language)
    if closes and tree.top.kind is not NodeKind.CONCLUSIONS:
        close(tree, RANKS[NodeKind.ANNEX])
        tree.open = [tree.root.add(Unit(NodeKind.CONCLUSIONS, block))]
    return False


def _has_articles(tree: Growing) -> bool:
    tree.begun = any(u.kind is _ARTICLE for u in tree.open) or any(
        child.kind is not NodeKind.TREATY and child.kind is not NodeKind.PREAMBLE
        for child in tree.root.children
    )
    return tree.begun


# ------------------------------------------------------------------ headings


def _names_article(tree: Growing, block: Block, found: Heading) -> bool:
    """Whether the word "Annex" alone is the title of the article above it.

    It is where text follows: a heading or the title of an annex would follow the other.
    """
    alone = found.kind is NodeKind.ANNEX and not found.number and not block.depth
    waits = tree.top.kind is NodeKind.ARTICLE and _awaits_title(tree, block)
    following = tree.following
    if not (alone and waits and following) or block.text[found.ends :]:
        return False
    return bool(label(following)) or length(following.text) > titles.LONGEST


def _plausible(tree: Growing, block: Block, found: Heading) -> bool:
    """Whether a heading with words after it can stand here, by its number."""
    if found.certain:
        return True
    last = _last_number(tree, found.kind)
    rest = block.text[found.ends :]
    if last is None:
        annex = found.kind is NodeKind.ANNEX and not tree.language.cased
        return begins(found.number) or not annex
    step = gap(last, found.number)
    long = length(rest) > titles.LONGEST or rest.rstrip().endswith((".", "。"))
    return step is not None and step <= (3 if long else _FAR)


def _last_number(tree: Growing, kind: NodeKind) -> str | None:
    """The number of the last unit of a kind within the open annex, None before the first."""
    return tree.numbers.get((_annex(tree), kind))


def _annex(tree: Growing) -> Unit | None:
    """The annex that is open, None where none is."""
    return next((u for u in tree.open if u.kind is NodeKind.ANNEX), None)


def _headed(tree: Growing, block: Block, found: Heading) -> None:
    """Open the division or article that a heading announces."""
    rank = RANKS[found.kind]
    within_article = (
        found.kind is NodeKind.SECTION
        and block.depth > tree.top.depth > 0
        and any(u.kind is NodeKind.ARTICLE for u in tree.open)
    )
    close(tree, RANKS[NodeKind.ARTICLE] + 1 if within_article else rank)
    if block.within is not None:
        del tree.open[block.within :]
    if within_article and tree.top.kind is NodeKind.SECTION:
        tree.open.pop()
    made = Unit(found.kind, block, found.label, found.number)
    made.pending = block.text[: found.starts]
    tree.open.append(tree.top.add(made))
    tree.numbers[_annex(tree), found.kind] = found.number
    rest = block.after(found.ends)._replace(kind=None, source_id="")
    if not rest.text:
        made.marks = rest.marks
        return
    headed = found.kind in (NodeKind.ARTICLE, NodeKind.ANNEX)
    cut = titles.fused_title(rest.text, tree.language) if tree.run_in and headed else 0
    if cut:
        give_title(made, rest.part(0, cut))
        _text(tree, rest.part(cut))
    elif _is_sentence(rest) and headed:
        _text(tree, rest)
    else:
        give_title(made, rest)


def _text(tree: Growing, rest: Block) -> None:
    """Place what stands on the line of a heading and is no title."""
    rest = rest._replace(depth=0)
    text(tree, rest, label(rest))


def _is_sentence(rest: Block) -> bool:
    count = length(rest.text)
    return not rest.depth and (
        count > titles.LONGEST
        or (count > 8 and rest.text.rstrip().endswith((".", "。")))
    )


def _awaits_title(tree: Growing, block: Block) -> bool:
    """Whether a division or article is open that has neither title nor text yet."""
    top = tree.top
    return (
        not top.children
        and top is not tree.root
        and top.kind in RANKS
        and not (block.depth and top.depth and block.depth < top.depth)
    )


def _is_option_of_article(tree: Growing, block: Block) -> bool:
    """Whether a heading is that of an option inside the article that is open."""
    article = next((u for u in tree.open if u.kind is NodeKind.ARTICLE), None)
    inside = article is not None and (not article.depth or block.depth > article.depth)
    return inside and option(block, tree.language) is not None


def _division(tree: Growing, block: Block) -> None:
    """A heading that names no known kind of unit."""
    article = next((u for u in tree.open if u.kind is NodeKind.ARTICLE), None)
    if article and block.depth > article.depth > 0:
        close(tree, RANKS[NodeKind.ARTICLE] + 1)
        subheading(tree, block)
        return
    while tree.open and (
        RANKS.get(tree.top.kind, 9) >= RANKS[NodeKind.DIVISION]
        and (tree.top.kind is not NodeKind.DIVISION or tree.top.depth >= block.depth)
    ):
        tree.open.pop()
    close(tree, RANKS[NodeKind.ARTICLE])
    made = Unit(NodeKind.DIVISION, block)
    tree.open.append(tree.top.add(made))
    give_title(made, block)


def _preamble(tree: Growing, block: Block) -> None:
    close(tree, 0)
    fused = preamble.fused_preamble(block, tree.language)
    made = Unit(NodeKind.PREAMBLE, block)
    made.label = block.part(0, fused).text if fused else block.text
    tree.open = [tree.root.add(made)]
    if fused:
        _text(tree, block.after(fused))
    else:
        made.marks = block.after(len(block.text)).marks
