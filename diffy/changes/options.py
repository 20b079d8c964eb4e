"""Options between which the drafters have chosen."""

from collections.abc import Iterator, Mapping

from diffy.model import Flag, Ground, MarkKind, Node, NodeKind

Above = Mapping[str, tuple[Node, ...]]


def option_chosen(
    old: Node, new: Node, above_old: Above, above_new: Above
) -> Iterator[Ground]:
    """The option that a provision was, where the new draft offers none any more."""
    was, now = _options(old, above_old), _options(new, above_new)
    if was and not now:
        yield Ground(Flag.OPTION_CHOSEN, ", ".join(was), "")


def same_options(old: Node, new: Node, above_old: Above, above_new: Above) -> bool:
    """Whether both provisions stand in an option, or neither does."""
    in_old = any(n.kind is NodeKind.OPTION for n in above_old[old.eid])
    return in_old == any(n.kind is NodeKind.OPTION for n in above_new[new.eid])


def _options(node: Node, above: Above) -> list[str]:
    outer = [n.label for n in above[node.eid] if n.kind is NodeKind.OPTION]
    return outer + [m.ref for m in node.marks if m.kind is MarkKind.OPTION]
