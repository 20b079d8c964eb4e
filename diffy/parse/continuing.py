"""Words that go on where others ended: after a label, after a list, after an option."""

from diffy.model import NodeKind
from diffy.parse.blocks import Block, shift
from diffy.parse.growing import Growing
from diffy.parse.headings import BULLETS, Label
from diffy.parse.units import Unit

_OPTION, _WRAPUP = NodeKind.OPTION, NodeKind.WRAPUP  # looked up at every block


def without(block: Block, found: Label) -> Block:
    """The block without its label; brackets printed before the label stay with the words."""
    rest = block.after(found.ends)
    if rest.label:
        rest = rest._replace(label="")
    if not found.starts:
        return rest
    printed = block.text[: found.starts]
    before = "".join(c for c in printed if not c.isspace() and c not in BULLETS)
    if not before:
        return rest
    return rest._replace(text=before + rest.text, marks=shift(rest.marks, len(before)))


def append(owner: Unit, block: Block) -> Unit:
    """Put words after a unit's own, or after its list as closing words; what took them."""
    if owner.children:
        last = owner.children[-1]
        closing = last.kind is _WRAPUP
        owner = last if closing else owner.add(Unit(_WRAPUP, block))
    owner.take(block)
    return owner


def owner(tree: Growing, block: Block) -> Unit:
    """The open unit whose words an unlabelled block continues.

    The words of an option go on at its own margin, those of a point further in.
    """
    for candidate in reversed(tree.lists[1:]):
        option = candidate.kind is _OPTION
        if block.indent is None or candidate.indent is None:
            if option:
                return candidate
        elif block.indent > candidate.indent + (-1 if option else 1):
            return candidate
    return tree.lists[0]
