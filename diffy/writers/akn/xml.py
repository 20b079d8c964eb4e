"""Elements of Akoma Ntoso 3.0, and words with their marks inside them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from lxml import etree

from diffy.model import Draft, Mark, MarkKind, Node, NodeKind

Element = etree._Element

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS = "urn:diffy:akn:1"
"""The namespace of what Akoma Ntoso has no element for: brackets, findings."""

_UNWRITABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SAFE = "/:?@!$&'()*+,;=~"
_EMPHASIS = {"strong": "b", "italic": "i", "underline": "u"}
_INLINE = (MarkKind.EMPHASIS, MarkKind.LINK, MarkKind.STRUCK)


def writable(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def root() -> Element:
    """The document's own element."""
    names: dict[Any, str] = {None: AKN, "diffy": OURS}
    return etree.Element(f"{{{AKN}}}akomaNtoso", nsmap=names)


def put(parent: Element, tag: str, text: str = "", /, **about: str) -> Element:
    """A new last element below another; attributes without a value are left out."""
    made = etree.SubElement(parent, f"{{{AKN}}}{tag}")
    return _about(made, text, about)


def put_ours(parent: Element, tag: str, /, **about: str) -> Element:
    """A new last element of our own namespace."""
    return _about(etree.SubElement(parent, f"{{{OURS}}}{tag}"), "", about)


def _about(made: Element, text: str, about: Mapping[str, str]) -> Element:
    made.text = writable(text) or None
    for key, value in about.items():
        if value:
            made.set(key, writable(value))
    return made


# ------------------------------------------------------------------ footnotes


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a draft, by the provision and the place of the call in it."""

    called: Mapping[tuple[str, int], Node]
    uncalled: tuple[Node, ...]


def notes_of(draft: Draft) -> Notes:
    """Each footnote at its first call."""
    waiting: dict[str, list[Node]] = {}
    for node in draft.walk():
        if node.kind is NodeKind.FOOTNOTE:
            waiting.setdefault(_bare(node.label), []).append(node)
    called: dict[tuple[str, int], Node] = {}
    for node in draft.walk():
        for number, mark in enumerate(_calls(node)):
            if same := waiting.get(_bare(mark.ref)):
                called[node.eid, number] = same.pop(0)
    rest = (node for same in waiting.values() for node in same)
    return Notes(called, tuple(rest))


def _calls(node: Node) -> list[Mark]:
    calls = (mark for mark in node.marks if mark.kind is MarkKind.FOOTNOTE)
    return sorted(calls, key=lambda mark: mark.start)


def _bare(label: str) -> str:
    return label.strip(" []().:")


# ------------------------------------------------------------------ words


def words(parent: Element, node: Node, notes: Notes) -> None:
    """A node's words into an element, with emphasis, links and footnotes."""
    marks = [mark for mark in node.marks if mark.kind in _INLINE]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    calls = list(enumerate(_calls(node)))
    _Words(node, notes, calls).fill(parent, 0, len(node.text), marks)


@dataclass(slots=True)
class _Words:
    """The words of one provision on their way into elements."""

    node: Node
    notes: Notes
    calls: list[tuple[int, Mark]]

    def fill(self, parent: Element, at: int, end: int, marks: Sequence[Mark]) -> None:
        """The words from `at` to `end`; a mark that crosses another is cut in two."""
        waiting = list(marks)
        while waiting:
            mark = waiting.pop(0)
            start, stop = max(at, mark.start), min(end, mark.end)
            if stop <= start:
                continue
            self._plain(parent, at, start)
            inner = [each for each in waiting if each.start < stop]
            over = [each._replace(start=stop) for each in inner if each.end > stop]
            waiting = [*over, *(each for each in waiting if each.start >= stop)]
            self.fill(_marked(parent, mark), start, stop, inner)
            at = stop
        self._plain(parent, at, end)

    def _plain(self, parent: Element, at: int, end: int) -> None:
        """Words without marks, with the footnotes called among them."""
        while self.calls and self.calls[0][1].start <= end:
            number, mark = self.calls.pop(0)
            _append(parent, self.node.text[at : max(at, mark.start)])
            at = max(at, mark.start)
            self._call(parent, number, mark)
        _append(parent, self.node.text[at:end])

    def _call(self, parent: Element, number: int, mark: Mark) -> None:
        note = self.notes.called.get((self.node.eid, number))
        if note is None:
            put(parent, "sup", mark.ref)
        else:
            footnote(parent, note, self.notes)


def footnote(parent: Element, note: Node, notes: Notes) -> None:
    """A footnote where it is called."""
    marker = _bare(note.label)
    made = put(parent, "authorialNote", marker=marker, placement="bottom", eId=note.eid)
    words(put(made, "p"), note, notes)


def _marked(parent: Element, mark: Mark) -> Element:
    if mark.kind is MarkKind.LINK:
        return put(parent, "ref", href=_address(mark.ref))
    if mark.kind is MarkKind.STRUCK:
        return put(parent, "del")
    return put(parent, _EMPHASIS.get(mark.ref, "i"))


def _address(target: str) -> str:
    """A link's target as an address that the schema takes."""
    page, _, place = "".join(target.split()).partition("#")
    path, place = (quote(part, safe=_SAFE) for part in (page, place))
    first = path.partition("/")[0]
    if ":" in first and not _SCHEME.match(first):
        path = f"./{path}"  # words before a colon would be taken for a scheme
    return f"{path}#{place}" if place or not path else path


def _append(parent: Element, text: str) -> None:
    """Words at the end of an element; a line's end is an element of its own."""
    first, *rest = writable(text).split("\n")
    _extend(parent, first)
    for line in rest:
        put(parent, "eol")
        _extend(parent, line)


def _extend(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
