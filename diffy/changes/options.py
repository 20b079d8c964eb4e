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
    return _in_option(old, above_old) == _in_option(new, above_new)


def _in_option(node: Node, above: Above) -> bool:
    return any(n.kind is NodeKind.OPTION for n in (*above[node.eid], node))


def _options(node: Node, above: Above) -> list[str]:
    path = (*above[node.eid], node)
    outer = [n.label for n in path if n.kind is NodeKind.OPTION]
    return outer + [m.ref for m in node.marks if m.kind is MarkKind.OPTION]
