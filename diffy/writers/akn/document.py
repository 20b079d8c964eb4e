"""The tree of a draft as the elements of an Akoma Ntoso act.

Guarantees:

1. every unit has the eid it has in every other format as its `eId`;
2. what Akoma Ntoso parts is parted: title, preamble, body, closing formula, annexes;
   within each the order is the draft's.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from diffy.model import Draft, Node, NodeKind
from diffy.writers.akn.xml import Element, Notes, footnote, notes_of, put, words

_UNITS = {
    NodeKind.PART: "part",
    NodeKind.TITLE: "title",
    NodeKind.CHAPTER: "chapter",
    NodeKind.SECTION: "section",
    NodeKind.DIVISION: "division",
    NodeKind.ARTICLE: "article",
    NodeKind.PARAGRAPH: "paragraph",
    NodeKind.POINT: "point",
}
_LEVELS = frozenset({NodeKind.PARAGRAPH, NodeKind.POINT})
_FRONT = (NodeKind.TREATY, NodeKind.PREAMBLE, NodeKind.RECITAL)
_BACK = (NodeKind.CONCLUSIONS, NodeKind.ANNEX, NodeKind.FOOTNOTE)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the elements of one document share."""

    notes: Notes
    work_ids: Mapping[str, str]
    """The permanent id of each unit whose eid is no longer its first one."""
    annex_meta: Callable[[Element, int], None]
    """Writes the metadata of the annex with this number."""

    def ids(self, node: Node) -> dict[str, str]:
        """A unit's `eId`, and its `wId` where that is another."""
        return {"eId": node.eid, "wId": self.work_ids.get(node.eid, "")}


def fill(
    act: Element,
    draft: Draft,
    work_ids: Mapping[str, str],
    annex_meta: Callable[[Element, int], None],
) -> None:
    """Put the whole text of a draft into its act, after the metadata."""
    frame = Frame(notes_of(draft), work_ids, annex_meta)
    kinds = {kind: [n for n in draft.nodes if n.kind is kind] for kind in NodeKind}
    _preface(act, kinds[NodeKind.TREATY], frame)
    _preamble(act, [n for n in draft.nodes if n.kind in _FRONT[1:]], frame)
    body = put(act, "body")
    _units(body, [n for n in draft.nodes if n.kind not in (*_FRONT, *_BACK)], frame)
    if not len(body):
        put(body, "hcontainer", name="empty")
    _conclusions(act, kinds[NodeKind.CONCLUSIONS], frame)
    _annexes(act, kinds[NodeKind.ANNEX], frame)


def _paragraph(parent: Element, node: Node, frame: Frame) -> None:
    words(put(parent, "p"), node, frame.notes)


# ------------------------------------------------------------------ before the articles


def _preface(act: Element, titles: Sequence[Node], frame: Frame) -> None:
    if titles:
        preface = put(act, "preface")
        for node in titles:
            _paragraph(put(preface, "longTitle", **frame.ids(node)), node, frame)


def _preamble(act: Element, nodes: Sequence[Node], frame: Frame) -> None:
    """The preamble; recitals that no heading gathers make one as well."""
    if not nodes:
        return
    named = next((n for n in nodes if n.kind is NodeKind.PREAMBLE), None)
    preamble = put(act, "preamble", **(frame.ids(named) if named else {}))
    if named and named.label:
        # A preamble has no heading of its own; a formula may stand first in it.
        put(put(preamble, "formula", name="preambleHeading"), "p", named.label)
    inside = [
        c for n in nodes for c in (n.children if n.kind is NodeKind.PREAMBLE else [n])
    ]
    _recitals(preamble, inside, frame)


def _recitals(preamble: Element, nodes: Sequence[Node], frame: Frame) -> None:
    """Runs of recitals each in their holder, other words in blocks of their own."""
    holder: Element | None = None
    count = 0
    for node in nodes:
        if node.kind is NodeKind.FOOTNOTE:
            continue
        if node.kind is not NodeKind.RECITAL:
            holder = None
            made = put(preamble, "formula", name="text", **frame.ids(node))
            _blocks(made, node, frame)
            continue
        if holder is None:
            count += 1
            holder = put(preamble, "recitals", eId=f"preamble__recs_{count}")
        made = put(holder, "recital", **frame.ids(node))
        if node.label:
            put(made, "num", node.label)
        _paragraph(made, node, frame)
        _items(made, node.children, frame)


def _blocks(parent: Element, node: Node, frame: Frame) -> None:
    """A unit where only blocks may stand."""
    if node.label:
        _items(parent, (node,), frame)
        return
    _paragraph(parent, node, frame)
    _items(parent, node.children, frame)


def _items(parent: Element, nodes: Sequence[Node], frame: Frame) -> None:
    """Points where only blocks may stand: the items of a list."""
    shown = [node for node in nodes if node.kind is not NodeKind.FOOTNOTE]
    if not shown:
        return
    items = put(parent, "blockList", eId=f"{shown[0].eid}__list")
    for node in shown:
        item = put(items, "item", **frame.ids(node))
        if node.label:
            put(item, "num", node.label)
        _paragraph(item, node, frame)
        _items(item, node.children, frame)


# ------------------------------------------------------------------ the articles


def _units(parent: Element, nodes: Sequence[Node], frame: Frame) -> None:
    for node in nodes:
        if node.kind is not NodeKind.FOOTNOTE:
            _unit(parent, node, frame)


def _unit(parent: Element, node: Node, frame: Frame) -> None:
    """A unit with its number and heading, then its words or what stands under it."""
    name = _UNITS.get(node.kind, "hcontainer")
    about = frame.ids(node)
    if name == "hcontainer":
        about["name"] = node.kind.value
    made = put(parent, name, **about)
    if node.kind is NodeKind.OPTION and node.label and not node.text:
        # "Option 2:" is no number of its paragraphs; it stands over them.
        put(made, "crossHeading", node.label)
    elif node.label:
        put(made, "num", node.label)
    below = list(node.children)
    if below and below[0].kind is NodeKind.HEADING:
        heading = below.pop(0)
        words(put(made, "heading", **frame.ids(heading)), heading, frame.notes)
    _contents(made, node, below, frame)


def _contents(made: Element, node: Node, below: Sequence[Node], frame: Frame) -> None:
    """Words alone are content; before what stands under a unit they introduce it."""
    units = [child for child in below if child.kind is not NodeKind.FOOTNOTE]
    if not units:
        if node.text or node.kind in _LEVELS:
            _paragraph(put(made, "content"), node, frame)
        return
    if node.text:
        _paragraph(put(made, "intro"), node, frame)
    closing = units[-1].kind is NodeKind.WRAPUP and len(units) > 1
    for child in units[:-1] if closing else units:
        if child.kind is NodeKind.WRAPUP:
            # Only the end of a unit may wrap it up; in between it is words of their own.
            holder = put(made, "subparagraph", **frame.ids(child))
            _paragraph(put(holder, "content"), child, frame)
        else:
            _unit(made, child, frame)
    if closing:
        _paragraph(put(made, "wrapUp", **frame.ids(units[-1])), units[-1], frame)


# ------------------------------------------------------------------ after the articles


def _conclusions(act: Element, nodes: Sequence[Node], frame: Frame) -> None:
    """The closing formula, and the footnotes that nothing calls."""
    if not nodes and not frame.notes.uncalled:
        return
    made = put(act, "conclusions", **(frame.ids(nodes[0]) if nodes else {}))
    for node in nodes:
        if node.text or not node.children:
            _paragraph(made, node, frame)
        for child in node.children:
            if child.kind is not NodeKind.FOOTNOTE:
                _blocks(made, child, frame)
    for note in frame.notes.uncalled:
        footnote(put(made, "p"), note, frame.notes)


def _annexes(act: Element, nodes: Sequence[Node], frame: Frame) -> None:
    if not nodes:
        return
    attachments = put(act, "attachments")
    for number, node in enumerate(nodes, start=1):
        made = put(attachments, "attachment", **frame.ids(node))
        if node.label:
            put(made, "num", node.label)
        below = list(node.children)
        if below and below[0].kind is NodeKind.HEADING:
            heading = below.pop(0)
            words(put(made, "heading", **frame.ids(heading)), heading, frame.notes)
        annex = put(made, "doc", name="annex")
        frame.annex_meta(annex, number)
        body = put(annex, "mainBody")
        if node.text:
            _paragraph(body, node, frame)
        _units(body, below, frame)
        if not len(body):
            put(body, "p")
