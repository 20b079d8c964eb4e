"""Small drafts built by hand, and the corresponding pairs and changes between them."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from diffy.demands import load
from diffy.model import (
    Change,
    ChangeKind,
    Concordance,
    Draft,
    Ground,
    Mark,
    MarkKind,
    MatchedBy,
    Node,
    NodeKind,
    Pair,
    Profile,
)

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "drafts" / "un-cybercrime" / "demands.toml"


def shipped() -> Profile:
    """The profile that ships with diffy."""
    return load(SHIPPED.read_text(encoding="utf-8"), source=SHIPPED.name)


def brackets(text: str) -> tuple[Mark, ...]:
    """The bracket marks of a text."""
    opened: list[int] = []
    marks = []
    for at, sign in enumerate(text):
        if sign == "[":
            opened.append(at)
        elif sign == "]":
            marks.append(Mark(MarkKind.BRACKET, opened.pop(), at + 1))
    return tuple(marks)


def point(label: str, text: str, *children: Node) -> Node:
    """A point, "(a)"; its eid is set by the paragraph above."""
    return Node(NodeKind.POINT, label, f"({label})", text, brackets(text), children)


def para(number: int, text: str, *children: Node) -> Node:
    """A paragraph with its points."""
    label = f"{number}."
    eid = f"para_{number}"
    return Node(NodeKind.PARAGRAPH, eid, label, text, brackets(text), children)


def wrapup(text: str) -> Node:
    """The words after a list."""
    return Node(NodeKind.WRAPUP, "wrapup", "", text)


def article(number: int, heading: str, *children: Node) -> Node:
    """An article with its heading."""
    title = Node(NodeKind.HEADING, "heading", "", heading)
    label, eid = f"Article {number}", f"art_{number}"
    return _named(Node(NodeKind.ARTICLE, eid, label, "", (), (title, *children)))


def chapter(number: int, heading: str, *articles: Node) -> Node:
    """A chapter with its articles, whose eids do not name it."""
    eid = f"chp_{number}"
    title = Node(NodeKind.HEADING, f"{eid}__heading", "", heading)
    label = f"Chapter {number}"
    return Node(NodeKind.CHAPTER, eid, label, "", (), (title, *articles))


def preamble(*recitals: str) -> Node:
    """A preamble of recitals."""
    nodes = tuple(
        Node(NodeKind.RECITAL, f"preamble__rec_{at}", "", text)
        for at, text in enumerate(recitals, 1)
    )
    return Node(NodeKind.PREAMBLE, "preamble", "", "", (), nodes)


def draft(*nodes: Node, language: str | None = "en") -> Draft:
    """A draft with these nodes."""
    return Draft(nodes, title="Sample", language=language, source="sample.txt")


def _named(node: Node) -> Node:
    """The node with its children's eids made from its own."""
    children = (
        replace(
            child,
            eid=f"{node.eid}__{'point_' if child.kind is NodeKind.POINT else ''}{child.eid}",
        )
        for child in node.children
    )
    return replace(node, children=tuple(_named(child) for child in children))


Pairs = Iterable[tuple[str | None, str | None]]


def corresponding(
    old: Draft, new: Draft, pairs: Pairs | None = None
) -> tuple[Concordance, tuple[Change, ...]]:
    """A concordance by equal eids, or by the pairs given, and its changes.

    Pairs given stand for all provisions they name; the rest pair by eid.
    """
    given = list(pairs or ())
    named = {("old", o) for o, _ in given} | {("new", n) for _, n in given}
    olds = {p.eid: p for p in old.provisions}
    news = {p.eid: p for p in new.provisions}
    rest_old = [eid for eid in olds if ("old", eid) not in named]
    rest_new = [eid for eid in news if ("new", eid) not in named]
    matched = [(eid, eid) for eid in rest_old if eid in rest_new]
    lone = [(eid, None) for eid in rest_old if eid not in rest_new]
    alone = [(None, eid) for eid in rest_new if eid not in rest_old]
    every = [*given, *matched, *lone, *alone]
    found = tuple(
        Pair(
            o,
            n,
            MatchedBy.TEXT,
            1.0,
            main=_first(every, at),
            moved=(o, n) in given and o is not None and n is not None,
        )
        for at, (o, n) in enumerate(every)
    )
    articles = tuple(
        Pair(a.eid, a.eid, MatchedBy.TEXT, 1.0)
        for a in old.articles
        if a.eid in {b.eid for b in new.articles}
    )
    changes = tuple(
        Change(f"c{at}", o, n, _kinds(o, n), (), (), MatchedBy.TEXT, 1.0)
        for at, (o, n) in enumerate(every, 1)
        if o is None or n is None or _differ(olds[o], news[n]) or (o, n) in given
    )
    return Concordance(articles, found), changes


def _first(every: list[tuple[str | None, str | None]], at: int) -> bool:
    old = every[at][0]
    return old is None or not any(o == old for o, _ in every[:at])


def _differ(old: Node, new: Node) -> bool:
    return (old.text, old.label) != (new.text, new.label)


def _kinds(old: str | None, new: str | None) -> tuple[ChangeKind, ...]:
    if old is None:
        return (ChangeKind.ADDED,)
    return (ChangeKind.REMOVED,) if new is None else (ChangeKind.EDITED,)


def grounded(changes: tuple[Change, ...], *grounds: Ground) -> tuple[Change, ...]:
    """The changes, each with these grounds."""
    return tuple(change._replace(grounds=grounds) for change in changes)
