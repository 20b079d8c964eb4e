"""Tracked changes: counted, and resolved to the original or the final text.

No library gives the original text or the authors: docx2python and python-docx know only
some of the final one. The tree that is changed here is the reader's own.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from diffy.readers.docx.xml import Element, attribute, below, elements, local, w, words

_INSERTED = ("ins", "moveTo", "cellIns")
_DELETED = ("del", "moveFrom", "cellDel")
_FORMATS = ("rPrChange", "pPrChange", "tblPrChange", "sectPrChange", "numberingChange")
_NAMES = {
    "ins": "insertion",
    "cellIns": "insertion",
    "del": "deletion",
    "cellDel": "deletion",
    "moveTo": "move",
    **dict.fromkeys(_FORMATS, "change of format"),
}
"""What each element is called; a move's two ends are counted once, at its new place."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """One tracked change."""

    kind: str
    """ "insertion", "deletion", "move" or "change of format"."""
    author: str


def tracked(root: Element) -> list[Tracked]:
    """The tracked changes below an element, in the order of the text.

    Neighbouring pieces of one author count as one change, and so does a paragraph's end
    with the words before it.
    """
    found: list[Tracked] = []
    for element in root.iter(*(w(name) for name in _NAMES)):
        change = Tracked(_NAMES[local(element)], attribute(element, "author"))
        if not _continues(element, change):
            found.append(change)
    return found


def _continues(element: Element, change: Tracked) -> bool:
    """Whether a piece belongs to a change that has been counted."""
    parent = element.getparent()
    if parent is None or local(parent) == "numPr":
        return True  # the numbering goes with its paragraph
    if local(parent) in ("rPr", "trPr") and change.kind != "change of format":
        # The mark at a paragraph's or row's end: the words have it too, if there are any.
        inner = parent.getparent() if local(parent) == "trPr" else _paragraph(parent)
        return inner is not None and any(
            _same(piece, element) and local(_up(piece)) not in ("rPr", "trPr")
            for piece in inner.iter(element.tag)
        )
    last = element.getprevious()
    while last is not None and local(last) in (
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
    ):
        last = last.getprevious()
    return last is not None and _same(last, element)


def _same(one: Element, other: Element) -> bool:
    return one.tag == other.tag and attribute(one, "author") == attribute(
        other, "author"
    )


def _up(element: Element) -> Element:
    parent = element.getparent()
    return element if parent is None else parent


def _paragraph(element: Element) -> Element | None:
    return next(element.iterancestors(w("p")), None)


def sentence(changes: list[Tracked]) -> str:
    """How many tracked changes there are, of which kind and by whom."""
    kinds = Counter(change.kind for change in changes)
    authors = Counter(change.author or "an unnamed author" for change in changes)
    known = [kind for kind in dict.fromkeys(_NAMES.values()) if kinds[kind]]
    names = sorted(authors.items(), key=lambda author: (-author[1], author[0]))
    return (
        f"{_counted(len(changes), 'tracked change')} "
        f"({_listed([_counted(kinds[kind], kind) for kind in known])}) "
        f"by {_listed([f'{name} ({count})' for name, count in names])}"
    )


def _counted(count: int, what: str) -> str:
    head, of, rest = what.partition(" of ")
    return f"{count} {head}{'' if count == 1 else 's'}{of}{rest}"


def _listed(items: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def resolve(root: Element, how: str) -> list[str]:
    """Turn a tree into its `original` or `final` text; the words taken out, in order."""
    gone = tuple(map(w, _DELETED if how == "final" else _INSERTED))
    if how == "original":
        _restore_formats(root)
    taken = list(_take_out(root, gone))
    _join_paragraphs(root, gone)
    return taken


def _restore_formats(root: Element) -> None:
    """Put the formatting back as it was before the tracked changes."""
    for name in ("rPr", "pPr"):
        for change in list(root.iter(w(f"{name}Change"))):
            properties, old = change.getparent(), below(change, name)
            if properties is None or old is None:
                continue
            kept = [e for e in elements(properties) if local(e) in ("rPr", "sectPr")]
            marks = [
                e for e in elements(properties) if local(e) in (*_INSERTED, *_DELETED)
            ]
            for element in list(properties):
                properties.remove(element)
            properties.extend([*marks, *old, *kept])


def _take_out(root: Element, gone: tuple[str, ...]) -> Iterator[str]:
    """Remove the words, rows and cells that the wanted text lacks."""
    for element in list(root.iter(*gone)):
        parent = _up(element)
        home = {"trPr": "tr", "tcPr": "tc"}.get(local(parent))
        if home:
            element = _up(parent)
        elif local(parent) in ("rPr", "numPr"):
            continue
        if element is root or element.getparent() is None:
            continue
        if text := words(element):
            yield text
        _up(element).remove(element)


def _join_paragraphs(root: Element, gone: tuple[str, ...]) -> None:
    """Join a paragraph whose end the wanted text lacks with the next one.

    As in Word the joined paragraph is set like the one whose end stays, unless that one
    brings no words. From the last to the first, so that chains end up in one paragraph.
    """
    for paragraph in reversed(list(root.iter(w("p")))):
        mark = below(paragraph, "pPr", "rPr")
        if mark is None or all(mark.find(name) is None for name in gone):
            continue
        following = _following(paragraph)
        if following is None:
            if not words(paragraph):
                _remove_paragraph(paragraph)
        elif words(paragraph) and not words(following):
            paragraph.extend(_content(following))
            _up(following).remove(following)
        else:
            at = 0 if below(following, "pPr") is None else 1
            for element in reversed(_content(paragraph)):
                following.insert(at, element)
            _up(paragraph).remove(paragraph)


def _content(paragraph: Element) -> list[Element]:
    return [e for e in elements(paragraph) if local(e) != "pPr"]


def _following(paragraph: Element) -> Element | None:
    """The paragraph right after another, None where a table or the end comes first."""
    after = paragraph.getnext()
    while after is not None and local(after).startswith(("bookmark", "move")):
        after = after.getnext()
    return after if after is not None and after.tag == w("p") else None


def _remove_paragraph(paragraph: Element) -> None:
    """Remove an empty paragraph, which a cell or text must not be left without."""
    parent = _up(paragraph)
    if len(parent.findall(w("p"))) > 1:
        parent.remove(paragraph)
