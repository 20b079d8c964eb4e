"""The paragraphs, points and options of an article as a list of short places."""

from collections.abc import Iterator
from itertools import groupby

from diffy.model import Node, NodeKind
from diffy.numbering import number, ordinals


def listed(article: Node) -> list[str]:
    """The places below an article in order: "3", "3bis", "o2/7", "7/(1-16)", "7/o2".

    "¶" is an unnumbered paragraph, "•" a point with a bullet, "~" closing words. Points
    are counted, so that "(c)", "(iii)" and "3." are alike; a list without anything below
    is one place.
    """
    return list(_below(article, ""))


def _below(node: Node, above: str) -> Iterator[str]:
    children = [c for c in node.children if c.kind is not NodeKind.HEADING]
    series = _series(children)
    for alone, run in groupby(children, key=_is_bare_point):
        points = list(run)
        if alone:
            places = [_counted(p, series) for p in points]
            yield f"{above}({places[0]}-{places[-1]})"
            continue
        for child in points:
            place = above + _place(child, series)
            yield place
            yield from _below(child, f"{place}/")


def _is_bare_point(node: Node) -> bool:
    return (
        node.kind is NodeKind.POINT and not node.children and bool(number(node.label))
    )


def _place(node: Node, series: str) -> str:
    match node.kind:
        case NodeKind.OPTION:
            return "o" + node.eid.rpartition("opt_")[2].partition("_")[0]
        case NodeKind.WRAPUP:
            return "~"
        case NodeKind.POINT:
            return f"({_counted(node, series)})" if number(node.label) else "•"
        case _:
            return number(node.label) or "¶"


def _series(children: list[Node]) -> str:
    """Whether the points of a list count by figures, letters or Roman numbers."""
    first = next((number(c.label) for c in children if number(c.label)), "")
    return min(ordinals(first).items(), key=lambda at: at[1], default=("", 0))[0]


def _counted(node: Node, series: str) -> str:
    label = number(node.label)
    return str(ordinals(label).get(series, label))
