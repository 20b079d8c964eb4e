"""Blocks that are words: recitals, paragraphs, points, options, what continues them."""

from dataclasses import replace

from diffy.model import NodeKind
from diffy.numbering import begins, gap
from diffy.parse import lists, preamble, titles
from diffy.parse.blocks import Block, shift
from diffy.parse.growing import Growing, give_title
from diffy.parse.headings import Label, label, opens_with, option
from diffy.parse.inline_lists import items
from diffy.parse.printed import announces, length
from diffy.parse.units import Unit, unit


def text(tree: Growing, block: Block) -> None:
    """Place a block that is words: a recital, a paragraph, a point, a continuation."""
    if tree.top.kind is NodeKind.PREAMBLE:
        for piece in preamble.recitals(block, tree.language):
            _recital(tree, piece)
    elif tree.top.kind is NodeKind.CONCLUSIONS:
        tree.top.take(block)
    elif cut := _fused_here(tree, block):
        give_title(tree.top, block.part(0, cut))
        _provisions(tree, block.part(cut))
    else:
        _provisions(tree, block)


def _provisions(tree: Growing, block: Block) -> None:
    """Place a block's provisions: itself, or a chapeau and the list on its line."""
    for piece in items(block, tree.lists, tree.following, tree.language):
        _provision(tree, piece)


def _fused_here(tree: Growing, block: Block) -> int:
    """Where the sentence begins if the article's first block is a title fused with it."""
    waits = tree.top.kind is NodeKind.ARTICLE and not tree.top.children
    waits = waits and tree.run_in
    if not waits or block.kind or label(block) or option(block, tree.language):
        return 0
    return titles.fused_title(block.text, tree.language)


def _recital(tree: Growing, block: Block) -> None:
    """Place a paragraph of the preamble."""
    found = label(block)
    recital = next(
        (u for u in reversed(tree.top.children) if u.kind is NodeKind.RECITAL), None
    )
    if found and found.style.startswith(("(a", "a")) and recital:
        if not tree.lists:
            tree.lists = [recital]
        _labelled(tree, block, found)
        return
    tree.lists = []
    formula = preamble.enacts(block, tree.language) or (
        recital is None and opens_with(block.text, tree.language.structure["parties"])
    )
    formula = formula or block.kind in (NodeKind.PREAMBLE, NodeKind.PARAGRAPH)
    if recital and not (found or formula) and _goes_on(tree, block, recital):
        _append(recital, block)
        return
    kind = NodeKind.PARAGRAPH if formula else NodeKind.RECITAL
    made = unit(kind, block)
    if found and kind is NodeKind.RECITAL:
        made.label, made.number = found.label, found.number
        block = _without(block, found)
    made.take(block)
    tree.top.add(made)


def _goes_on(tree: Growing, block: Block, recital: Unit) -> bool:
    """Whether a paragraph of the preamble without a number belongs to the last recital."""
    numbered = bool(recital.label) and recital is tree.top.children[-1]
    known = tree.language.structure["recital"]
    return numbered and not block.source_id and not opens_with(block.text, known)


def _provision(tree: Growing, block: Block) -> None:
    chosen = option(block, tree.language)
    if chosen:
        _option(tree, block, chosen)
        return
    found = label(block)
    if found:
        _labelled(tree, block, found)
    elif _is_subheading(tree, block):
        subheading(tree, block)
    else:
        _plain(tree, block)


def _without(block: Block, found: Label) -> Block:
    """The block without its label; brackets printed before the label stay with the words."""
    rest = block.after(found.ends)
    if rest.label:
        rest = replace(rest, label="")
    before = block.text[: found.starts].replace(" ", "")
    if not before:
        return rest
    return replace(rest, text=before + rest.text, marks=shift(rest.marks, len(before)))


def _labelled(tree: Growing, block: Block, found: Label) -> None:
    """Place a paragraph or point by its label."""
    stay, sibling = lists.level(found, block.indent, tree.lists)
    if _stands_beside(tree, found, stay):
        stay, sibling = 1, True
    above = tree.lists[: stay - 1] if sibling else tree.lists[:stay]
    made = unit(NodeKind.PARAGRAPH, block, label=found.label, number=found.number)
    made.style = found.style
    letters = found.style.strip("().").lower() == "a" or found.style == "(一)"
    if above or (not tree.lists and letters):
        made.kind = NodeKind.POINT
    if sibling:
        # Of its list's kind and at its margin: an inserted "3 bis" may stand further in.
        beside = tree.lists[stay - 1]
        made.kind = beside.kind
        made.indent = beside.indent if beside.label else made.indent
    body = _without(block, found)
    chosen = option(body, tree.language)
    made.option = chosen.number if chosen else ""
    made.take(body)
    (above[-1] if above else tree.home).add(made)
    tree.lists = [*above, made]


def _stands_beside(tree: Growing, found: Label, stay: int) -> bool:
    """Whether a numbered paragraph follows an unnumbered one that announces no list."""
    if not tree.lists or found.style not in ("1.", "1)", "一."):
        return False
    first = tree.lists[0]
    unnumbered = not first.label and first.kind is NodeKind.PARAGRAPH
    lists = [unit.style for unit in tree.lists[1:]]
    if lists and not begins(found.number):
        return (
            unnumbered and found.style not in lists
        )  # "2." after the first one's list
    return unnumbered and stay == 1 and not announces(first.text)


def _is_subheading(tree: Growing, block: Block) -> bool:
    """Whether a line in bold, italics or braces stands over what follows it in an article."""
    braced = block.text.startswith("{") and block.text.find("}") == len(block.text) - 1
    if not (block.emphasized or braced) or length(block.text) > 12:
        return False
    last = tree.lists[-1] if tree.lists else None
    return last is None or not (last.label and not last.text)


def subheading(tree: Growing, block: Block) -> None:
    tree.lists = []
    made = unit(NodeKind.PARAGRAPH, block, subheading=True)
    made.take(block)
    tree.home.add(made)
    tree.lists = [made]


def _plain(tree: Growing, block: Block) -> None:
    """Place words without a label: a new paragraph, a continuation, or a closing clause."""
    first = tree.lists[0] if tree.lists else None
    last = tree.lists[-1] if tree.lists else None
    if last and last.label and not (last.text or last.children):
        last.take(block)  # its label stood alone on its line
        return
    if first is None or not _continues(tree, block, first):
        tree.lists = []
        made = unit(NodeKind.PARAGRAPH, block)
        made.take(block)
        tree.home.add(made)
        tree.lists = [made]
        return
    owner = _owner(tree, block)
    tree.lists = tree.lists[: tree.lists.index(owner) + 1]
    _append(owner, block)


def _append(owner: Unit, block: Block) -> None:
    """Put words after a unit's own, or after its list as closing words."""
    if not owner.children:
        owner.take(block)
        return
    last = owner.children[-1]
    if last.kind is not NodeKind.WRAPUP:
        last = owner.add(unit(NodeKind.WRAPUP, block))
    last.take(block)


def _continues(tree: Growing, block: Block, first: Unit) -> bool:
    """Whether unlabelled words belong to the paragraph that is open."""
    if first.label or first.subheading:
        return True
    deeper = block.indent is not None and block.indent > (first.indent or 0) + 1
    starts_low = block.text.lstrip("[(\"'“‘* ")[:1].islower()
    return deeper or (starts_low and bool(first.children))


def _owner(tree: Growing, block: Block) -> Unit:
    """The open unit whose words an unlabelled block continues."""
    if block.indent is not None:
        for candidate in reversed(tree.lists[1:]):
            if candidate.indent is not None and block.indent > candidate.indent + 1:
                return candidate
    return tree.lists[0]


# ------------------------------------------------------------------- options


def _option(tree: Growing, block: Block, chosen: Label) -> None:
    """Place "Option 1: ...": inside an open paragraph, or as a part of the article."""
    inside = _paragraph_of(tree, block, chosen)
    if inside is not None:
        tree.lists = tree.lists[: tree.lists.index(inside) + 1]
        inside.option = chosen.number
        _append(inside, block)
        return
    tree.lists = []
    made = unit(NodeKind.OPTION, block, label=chosen.label, number=chosen.number)
    tree.option = tree.top.add(made)
    body = _without(block, chosen)
    if body.text:
        _provisions(tree, body)
    else:
        made.marks = body.marks


def _paragraph_of(tree: Growing, block: Block, chosen: Label) -> Unit | None:
    """The open unit whose words an option continues; None where it is the article's."""
    for candidate in reversed(tree.lists):
        if candidate.option and gap(candidate.option, chosen.number) == 1:
            return candidate
    if not tree.lists or (tree.option and gap(tree.option.number, chosen.number) == 1):
        return None
    if _over_paragraphs(tree, block, chosen):
        return None
    first = tree.lists[0]
    alone = not (first.label or first.subheading or block.indent)
    announced = announces(first.text)
    return None if alone and not announced else _owner(tree, block)


def _over_paragraphs(tree: Growing, block: Block, chosen: Label) -> bool:
    """Whether an option stands on a line of its own over numbered paragraphs."""
    found = label(tree.following) if tree.following else None
    if found is None or block.text[chosen.ends :].strip():
        return False
    first = tree.lists[0]
    margin = tree.following.indent if tree.following else None
    return found.style == first.style and (
        margin is None or margin <= (first.indent or 0) + 1
    )


def footnote(tree: Growing, block: Block) -> None:
    made = unit(NodeKind.FOOTNOTE, block, label=block.note, number=block.note)
    made.take(block)
    tree.root.add(made)
