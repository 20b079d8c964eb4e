"""Blocks that are words: recitals, paragraphs, points, options, what continues them."""

from diffy.model import NodeKind
from diffy.numbering import begins
from diffy.parse import lists, options, preamble, titles
from diffy.parse.blocks import Block
from diffy.parse.continuing import append, owner, without
from diffy.parse.growing import Growing, give_title
from diffy.parse.headings import Label, label, opens_with, option
from diffy.parse.inline_lists import items
from diffy.parse.printed import announces, length
from diffy.parse.units import Unit

# Looked up at every block, which takes an enumeration long.
_PREAMBLE = NodeKind.PREAMBLE
_CONCLUSIONS = NodeKind.CONCLUSIONS
_PARAGRAPH = NodeKind.PARAGRAPH
_POINT = NodeKind.POINT


def text(tree: Growing, block: Block, own: Label | None) -> None:
    """Place a block that is words: a recital, a paragraph, a point, a continuation.

    `own` is its label.
    """
    top = tree.top
    if top.kind is _PREAMBLE:
        for piece in preamble.recitals(block, tree.language):
            _recital(tree, piece)
    elif top.kind is _CONCLUSIONS:
        top.take(block)
    elif not (top.children or own) and (cut := _fused_here(tree, block)):
        give_title(top, block.part(0, cut))
        rest = block.part(cut)
        _provisions(tree, rest, label(rest))
    else:
        _provisions(tree, block, own)


def _provisions(tree: Growing, block: Block, own: Label | None) -> None:
    """Place a block's provisions: itself, or a chapeau and the list on its line."""
    for piece in items(block, own, tree.lists, tree.following, tree.language):
        _provision(tree, piece, own if piece is block else label(piece))


def _fused_here(tree: Growing, block: Block) -> int:
    """Where the sentence begins if a title is fused with it, in an article's first block.

    The block has no label.
    """
    if tree.top.kind is not NodeKind.ARTICLE or not tree.run_in:
        return 0
    if block.kind or option(block, tree.language):
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
    formula = formula or block.kind in (_PREAMBLE, _PARAGRAPH)
    if recital and not (found or formula) and _goes_on(tree, block, recital):
        append(recital, block)
        return
    kind = _PARAGRAPH if formula else NodeKind.RECITAL
    made = Unit(kind, block)
    if found and kind is NodeKind.RECITAL:
        made.label, made.number = found.label, found.number
        block = without(block, found)
    made.take(block)
    tree.top.add(made)


def _goes_on(tree: Growing, block: Block, recital: Unit) -> bool:
    """Whether a paragraph of the preamble without a number belongs to the last recital."""
    numbered = bool(recital.label) and recital is tree.top.children[-1]
    known = tree.language.structure["recital"]
    return numbered and not block.source_id and not opens_with(block.text, known)


def _provision(tree: Growing, block: Block, found: Label | None) -> None:
    """Place a block that holds one provision; `found` is its label."""
    # No word for an option is a number: what has a label begins with no such word.
    chosen = None if found and not block.label else option(block, tree.language)
    if chosen:
        rest = options.place(tree, block, chosen)
        if rest:
            _provisions(tree, rest, label(rest))
        return
    if found:
        _labelled(tree, block, found)
    elif titles.in_braces(block.text) and not titles.braced(block.text):
        _note(tree, block)
    elif _is_subheading(tree, block):
        subheading(tree, block)
    else:
        _plain(tree, block)


def _labelled(tree: Growing, block: Block, found: Label) -> None:
    """Place a paragraph or point by its label."""
    title = _title_above(tree, found)
    if title is not None:
        tree.home.children.pop()
        tree.lists = []
    if tree.option is not None and options.ends_before(tree, block, found):
        tree.lists, tree.option = [], None
    if _resumes(tree, block, found):
        tree.lists = []
    stay, sibling = lists.level(found, block.indent, tree.lists)
    if _stands_beside(tree, found, stay):
        stay, sibling = 1, True
    above = tree.lists[: stay - 1] if sibling else tree.lists[:stay]
    made = Unit(_PARAGRAPH, block, found.label, found.number)
    made.style = found.style
    if above or (not tree.lists and _is_lettered(found)):
        made.kind = _POINT
    if sibling:
        # Of its list's kind and at its margin: an inserted "3 bis" may stand further in.
        beside = tree.lists[stay - 1]
        made.kind = beside.kind
        if beside.label:
            made.style = beside.style
        if beside.label and beside.indent is not None:
            made.indent = beside.indent
    if title is not None:
        made.take(Block(title.text, title.marks))
        made.line, made.page = title.line, title.page
    (above[-1] if above else tree.home).add(made)
    tree.lists = [*above, made]
    body = without(block, found)
    if inner := _point_within(body):
        _labelled(tree, body._replace(indent=None), inner)
        return
    chosen = option(body, tree.language)
    made.option = chosen.number if chosen else ""
    made.take(body)


def _is_lettered(found: Label) -> bool:
    """Whether such labels number points, wherever they stand."""
    return found.style.strip("().").lower() == "a" or found.style == "(一)"


def _title_above(tree: Growing, found: Label) -> Unit | None:
    """The title in braces that stands right above a numbered paragraph."""
    last = tree.lists[-1] if len(tree.lists) == 1 else None
    if last is None or not last.subheading or not titles.braced(last.text):
        return None
    right_above = tree.home.children and tree.home.children[-1] is last
    return last if right_above and found.number[:1].isdigit() else None


def _resumes(tree: Growing, block: Block, found: Label) -> bool:
    """Whether a number goes on where the numbered paragraphs were left for another text."""
    if not found.number[:1].isdigit():
        return False
    for last in reversed(tree.home.children):
        if last.label and last.kind is _PARAGRAPH:
            if last in tree.lists or lists.inside(block.indent, last.indent):
                return False
            return lists.succeeds(found, last)
    return False


def _point_within(body: Block) -> Label | None:
    """The first point of a paragraph that begins on the paragraph's own line: "1. (a) Each"."""
    found = None if body.text[:1].isupper() else label(body)
    if found is None or found.style not in ("(a)", "(A)") or not begins(found.number):
        return None
    return None if body.text[found.ends :][:1].islower() else found


def _stands_beside(tree: Growing, found: Label, stay: int) -> bool:
    """Whether a numbered paragraph follows an unnumbered one that announces no list."""
    if not tree.lists or found.style not in ("1.", "1)", "一."):
        return False
    first = tree.lists[0]
    unnumbered = not first.label and first.kind is _PARAGRAPH
    lists = [unit.style for unit in tree.lists[1:]]
    if lists and not begins(found.number):  # "2." after the first one's list
        return unnumbered and found.style not in lists
    return unnumbered and stay == 1 and not announces(first.text)


def _is_subheading(tree: Growing, block: Block) -> bool:
    """Whether a line in bold, italics or braces stands over what follows it in an article."""
    braced = titles.braced(block.text)
    if not (block.emphasized or braced) or length(block.text) > 12:
        return False
    last = tree.lists[-1] if tree.lists else None
    return last is None or not (_only_label(last) or options.opens_line(tree, last))


def _only_label(last: Unit) -> bool:
    """Whether a label stands alone on its line: the words after it are its own."""
    return bool(last.label) and not last.text


def subheading(tree: Growing, block: Block) -> None:
    tree.lists = []
    if tree.option and tree.option.subheading:
        tree.option = None  # the options under a title end where the next one stands
    made = Unit(_PARAGRAPH, block)
    made.subheading = True
    made.take(block)
    tree.home.add(made)
    tree.lists = [made]


def _note(tree: Growing, block: Block) -> None:
    """Put a drafting note in braces with the paragraph it stands under; no list ends there."""
    if tree.lists:
        append(tree.lists[0], block)
    else:
        _plain(tree, block)


def _plain(tree: Growing, block: Block) -> None:
    """Place words without a label: a new paragraph, a continuation, or a closing clause."""
    first = tree.lists[0] if tree.lists else None
    last = tree.lists[-1] if tree.lists else None
    if last and last.label and not (last.text or last.children):
        last.take(block)  # its label stood alone on its line
        return
    if first is None or not _continues(tree, block, first):
        tree.lists = []
        made = Unit(_PARAGRAPH, block)
        made.take(block)
        tree.home.add(made)
        tree.lists = [made]
        return
    holder = owner(tree, block)
    tree.lists = tree.lists[: tree.lists.index(holder) + 1]
    append(holder, block)


def _continues(tree: Growing, block: Block, first: Unit) -> bool:
    """Whether unlabelled words belong to the paragraph that is open."""
    if first.label or first.subheading:
        return True
    deeper = block.indent is not None and block.indent > (first.indent or 0) + 1
    starts_low = block.text.lstrip("[(\"'“‘* ")[:1].islower()
    return deeper or (starts_low and bool(first.children))


def footnote(tree: Growing, block: Block) -> None:
    made = Unit(NodeKind.FOOTNOTE, block, label=block.note, number=block.note)
    made.take(block)
    tree.root.add(made)
