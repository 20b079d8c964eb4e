"""Blocks, one after the other, to a growing tree."""

from dataclasses import dataclass, field, replace

from diffy.languages import Language
from diffy.model import DraftWarning, NodeKind
from diffy.numbering import begins, gap
from diffy.parse import lists, preamble, titles
from diffy.parse.blocks import Block, shift
from diffy.parse.headings import Heading, Label, heading, label, opens_with, option
from diffy.parse.printed import announces, length
from diffy.parse.units import Unit, unit

RANKS = {
    NodeKind.ANNEX: 0,
    NodeKind.PART: 1,
    NodeKind.TITLE: 2,
    NodeKind.CHAPTER: 3,
    NodeKind.SECTION: 4,
    NodeKind.DIVISION: 5,
    NodeKind.ARTICLE: 6,
}
"""What may stand in what: a unit closes those of its own rank and below."""
_FAR = 25
"""A number further ahead than this in a sentence-like line is a cross-reference."""


@dataclass(slots=True)
class Growing:
    """The tree under construction and what is open in it."""

    language: Language
    root: Unit = field(default_factory=lambda: Unit(NodeKind.DIVISION))
    open: list[Unit] = field(default_factory=list)
    """The divisions and the article that are open, outermost first."""
    lists: list[Unit] = field(default_factory=list)
    """The last units of the open lists of the article, outermost first."""
    option: Unit | None = None
    """The article's option that is open."""
    run_in: bool = True
    """Whether the titles of articles run into their text."""
    warnings: list[DraftWarning] = field(default_factory=list)
    following: Block | None = None
    """The block after the one that is being placed."""

    @property
    def top(self) -> Unit:
        """The innermost open division or article."""
        return self.open[-1] if self.open else self.root

    @property
    def home(self) -> Unit:
        """Where the next paragraph goes."""
        return self.option or self.top

    def warn(self, message: str, block: Block) -> None:
        """Note what looked odd, with its place."""
        self.warnings.append(DraftWarning(message, block.line, block.page))


def grow(blocks: list[Block], language: Language, *, in_preamble: bool) -> Growing:
    """Build the tree of the blocks after the front matter; never fails.

    `in_preamble` says that they begin with a preamble without a heading.
    """
    tree = Growing(language, run_in=titles.run_into_text(blocks, language))
    if in_preamble:
        first = replace(next(b for b in blocks if not b.note), source_id="")
        tree.open = [tree.root.add(unit(NodeKind.PREAMBLE, first))]
    for k, block in enumerate(blocks):
        tree.following = blocks[k + 1] if k + 1 < len(blocks) else None
        if block.note:
            _footnote(tree, block)
        elif not _structure(tree, block):
            _text(tree, block)
    return tree


def _structure(tree: Growing, block: Block) -> bool:
    """Place a block that heads a unit; False where it is text."""
    if preamble.is_preamble_heading(block, tree.language) and not _has_articles(tree):
        _preamble(tree, block)
        return True
    found = heading(block, tree.language)
    if found and _names_article(tree, block, found):
        _title(tree, tree.top, block)
        return True
    if found and _plausible(tree, block, found):
        _headed(tree, block, found)
        return True
    if _awaits_title(tree, block):
        article = tree.top.kind is NodeKind.ARTICLE
        if titles.is_title(block, tree.following, tree.language, of_article=article):
            _title(tree, tree.top, block)
            return True
    if block.depth:
        _division(tree, block)
        return True
    closing = tree.top.kind is NodeKind.CONCLUSIONS
    if not closing and preamble.closes(block, tree.language) and _has_articles(tree):
        _close(tree, RANKS[NodeKind.ANNEX])
        tree.open = [tree.root.add(unit(NodeKind.CONCLUSIONS, block))]
    return False


def _has_articles(tree: Growing) -> bool:
    return any(u.kind is NodeKind.ARTICLE for u in tree.open) or any(
        child.kind is not NodeKind.TREATY and child.kind is not NodeKind.PREAMBLE
        for child in tree.root.children
    )


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
    scope = next((u for u in tree.open if u.kind is NodeKind.ANNEX), tree.root)
    numbers = [
        u.number
        for u in scope.walk()
        if u.kind is kind and (scope is not tree.root or not _in_annex(tree, u))
    ]
    return numbers[-1] if numbers else None


def _in_annex(tree: Growing, wanted: Unit) -> bool:
    annexes = (u for u in tree.root.children if u.kind is NodeKind.ANNEX)
    return any(wanted is u for annex in annexes for u in annex.walk())


def _headed(tree: Growing, block: Block, found: Heading) -> None:
    """Open the division or article that a heading announces."""
    rank = RANKS[found.kind]
    within_article = (
        found.kind is NodeKind.SECTION
        and block.depth > tree.top.depth > 0
        and any(u.kind is NodeKind.ARTICLE for u in tree.open)
    )
    _close(tree, RANKS[NodeKind.ARTICLE] + 1 if within_article else rank)
    if block.within is not None:
        del tree.open[block.within :]
    if within_article and tree.top.kind is NodeKind.SECTION:
        tree.open.pop()
    made = unit(found.kind, block, label=found.label, number=found.number)
    made.pending = block.text[: found.starts]
    tree.open.append(tree.top.add(made))
    rest = replace(block.after(found.ends), kind=None, source_id="")
    if not rest.text:
        made.marks = rest.marks
        return
    headed = found.kind in (NodeKind.ARTICLE, NodeKind.ANNEX)
    cut = titles.fused_title(rest.text, tree.language) if tree.run_in and headed else 0
    if cut:
        _title(tree, made, rest.part(0, cut))
        _text(tree, replace(rest.part(cut), depth=0))
    elif _is_sentence(rest) and headed:
        _text(tree, replace(rest, depth=0))
    else:
        _title(tree, made, rest)


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
        top is not tree.root
        and top.kind in RANKS
        and not top.children
        and not (block.depth and top.depth and block.depth < top.depth)
    )


def _title(tree: Growing, owner: Unit, block: Block) -> None:
    made = unit(NodeKind.HEADING, block, pending=owner.pending)
    owner.pending = ""
    made.take(block)
    owner.add(made)


def _division(tree: Growing, block: Block) -> None:
    """A heading that names no known kind of unit."""
    article = next((u for u in tree.open if u.kind is NodeKind.ARTICLE), None)
    if article and block.depth > article.depth > 0:
        _close(tree, RANKS[NodeKind.ARTICLE] + 1)
        _subheading(tree, block)
        return
    while tree.open and (
        RANKS.get(tree.top.kind, 9) >= RANKS[NodeKind.DIVISION]
        and (tree.top.kind is not NodeKind.DIVISION or tree.top.depth >= block.depth)
    ):
        tree.open.pop()
    _close(tree, RANKS[NodeKind.ARTICLE])
    made = unit(NodeKind.DIVISION, block)
    tree.open.append(tree.top.add(made))
    _title(tree, made, block)


def _close(tree: Growing, rank: int) -> None:
    """Close the open units of this rank and below, with their lists."""
    while tree.open and RANKS.get(tree.top.kind, -1) >= rank:
        tree.open.pop()
    if rank <= RANKS[NodeKind.ARTICLE]:
        tree.open = [u for u in tree.open if u.kind in RANKS]
    tree.lists, tree.option = [], None


def _preamble(tree: Growing, block: Block) -> None:
    _close(tree, 0)
    fused = preamble.fused_preamble(block, tree.language)
    made = unit(NodeKind.PREAMBLE, block)
    made.label = block.part(0, fused).text if fused else block.text
    tree.open = [tree.root.add(made)]
    if fused:
        _text(tree, replace(block.after(fused), depth=0))
    else:
        made.marks = block.after(len(block.text)).marks


# ---------------------------------------------------------------------- text


def _text(tree: Growing, block: Block) -> None:
    """Place a block that is words: a recital, a paragraph, a point, a continuation."""
    if tree.top.kind is NodeKind.PREAMBLE:
        for piece in preamble.recitals(block, tree.language):
            _recital(tree, piece)
    elif tree.top.kind is NodeKind.CONCLUSIONS:
        tree.top.take(block)
    elif cut := _fused_here(tree, block):
        _title(tree, tree.top, block.part(0, cut))
        _provision(tree, block.part(cut))
    else:
        _provision(tree, block)


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
        _subheading(tree, block)
    else:
        _plain(tree, block)


def _without(block: Block, found: Label) -> Block:
    """The block without its label; brackets printed before the label stay with the words."""
    rest = replace(block.after(found.ends), label="")
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
    if not tree.lists or stay != 1 or found.style not in ("1.", "1)", "一."):
        return False
    first = tree.lists[0]
    unnumbered = not first.label and first.kind is NodeKind.PARAGRAPH
    return unnumbered and not announces(first.text)


def _is_subheading(tree: Growing, block: Block) -> bool:
    """Whether a line in bold, italics or braces stands over what follows it in an article."""
    braced = block.text.startswith("{") and block.text.find("}") == len(block.text) - 1
    if not (block.emphasized or braced) or length(block.text) > 12:
        return False
    last = tree.lists[-1] if tree.lists else None
    return last is None or not (last.label and not last.text)


def _subheading(tree: Growing, block: Block) -> None:
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
        _provision(tree, body)
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


def _footnote(tree: Growing, block: Block) -> None:
    made = unit(NodeKind.FOOTNOTE, block, label=block.note, number=block.note)
    made.take(block)
    tree.root.add(made)
