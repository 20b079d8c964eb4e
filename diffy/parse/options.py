"""Options: the alternatives that drafters print one after the other.

Where an option stands tells what it is. Over numbered paragraphs it is a unit that holds
them. Inside a paragraph it is words of the paragraph; after the paragraph's list it is a
unit under the paragraph, since it may hold a list that counts from 1 again.
"""

import re

from diffy.model import NodeKind
from diffy.numbering import gap
from diffy.parse import lists, titles
from diffy.parse.blocks import Block
from diffy.parse.continuing import append, owner, without
from diffy.parse.growing import Growing
from diffy.parse.headings import Label, label, option
from diffy.parse.printed import announces
from diffy.parse.units import Unit


def place(tree: Growing, block: Block, chosen: Label) -> Block | None:
    """Place "Option 1: ..."; the words after the label that are still to be placed."""
    inside = _paragraph_of(tree, block, chosen)
    if inside is not None:
        _within(tree, inside, block, chosen)
        return None
    titled = _under_title(tree) or (
        tree.option is not None and tree.option.subheading and _next(tree, chosen)
    )
    tree.lists = []
    made = Unit(NodeKind.OPTION, block, label=chosen.label, number=chosen.number)
    made.subheading = titled
    made.last = _last(tree, chosen)
    tree.option = tree.top.add(made)
    body = without(block, chosen)
    if body.text and not titles.in_braces(body.text):
        return body
    made.take(body)
    return None


def _within(tree: Growing, inside: Unit, block: Block, chosen: Label) -> None:
    """Place an option of a paragraph or point."""
    tree.lists = tree.lists[: tree.lists.index(inside) + 1]
    inside.option = chosen.number
    if not inside.children:
        append(inside, block)
        return
    made = Unit(NodeKind.OPTION, block, label=chosen.label, number=chosen.number)
    made.take(without(block, chosen))
    tree.lists.append(inside.add(made))


def _paragraph_of(tree: Growing, block: Block, chosen: Label) -> Unit | None:
    """The open unit whose words an option continues; None where it is the article's."""
    for candidate in reversed(tree.lists):
        if candidate.option and gap(candidate.option, chosen.number) == 1:
            return candidate
    if not tree.lists or _next(tree, chosen):
        return None
    if not chosen.number:
        return tree.lists[-1] if block.indent is None else owner(tree, block)
    if _over_paragraphs(tree, block, chosen):
        return None
    last = tree.lists[-1]
    if titles.braced(last.text) and not last.children:
        return last  # "(e) {Adjustments}" has no words yet but its title
    first = tree.lists[0]
    alone = not (first.label or first.subheading or block.indent)
    announced = announces(first.text)
    return None if alone and not announced else owner(tree, block)


def opens_line(tree: Growing, last: Unit) -> bool:
    """Whether the last line of a unit is an option's label alone: its words follow."""
    line = last.text.rpartition("\n")[2]
    found = option(Block(line), tree.language)
    return found is not None and not line[found.ends :]


def ends_before(tree: Growing, block: Block, found: Label) -> bool:
    """Whether a numbered paragraph comes after all that the article's option holds."""
    if tree.option is None or not tree.option.last or not found.number[:1].isdigit():
        return False
    first = tree.lists[0] if tree.lists else None
    if first is not None:
        if first.label and first.style != found.style:
            return False
        if lists.inside(block.indent, first.indent):
            return False
        if any(lists.succeeds(found, unit) for unit in tree.lists[1:]):
            return False
    return _head(found.number) > tree.option.last


def _last(tree: Growing, chosen: Label) -> int:
    """The number of the last paragraph that an option may hold; 0 where nothing tells.

    Its label may say so. Options between the paragraphs of an article are alternatives
    of some of them: the second holds no number beyond those of the first.
    """
    told = re.findall(r"\d+", chosen.label.partition("(")[2])
    if "(" in chosen.label and " " in chosen.label.partition("(")[2] and told:
        return max(map(int, told))
    children = tree.top.children
    at = next((k for k, u in enumerate(children) if u.kind is NodeKind.OPTION), None)
    if at is None or not any(u.label for u in children[:at]):
        return 0
    fellows = [u for u in children if u.kind is NodeKind.OPTION]
    numbers = [_head(u.number) for fellow in fellows for u in fellow.children]
    return max(numbers, default=0)


def _head(number: str) -> int:
    """The number without what is inserted after it: 3 of "3bis", 0 of letters."""
    found = re.match(r"\d+", number)
    return int(found.group()) if found else 0


def _next(tree: Growing, chosen: Label) -> bool:
    """Whether an option comes right after the article's option that is open."""
    return tree.option is not None and gap(tree.option.number, chosen.number) == 1


def _under_title(tree: Growing) -> bool:
    """Whether a title stands right above, over nothing yet."""
    title = tree.lists[0] if len(tree.lists) == 1 else None
    return title is not None and title.subheading and "\n" not in title.text


def _over_paragraphs(tree: Growing, block: Block, chosen: Label) -> bool:
    """Whether an option stands on a line of its own over numbered paragraphs."""
    found = label(tree.following) if tree.following else None
    rest = block.text[chosen.ends :].strip()
    if found is None or (rest and not titles.in_braces(rest)):
        return False
    first = tree.lists[0]
    margin = tree.following.indent if tree.following else None
    alike = (
        found.number[:1].isdigit() if _under_title(tree) else found.style == first.style
    )
    return alike and (margin is None or margin <= (first.indent or 0) + 1)
