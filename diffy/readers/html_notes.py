"""Footnotes of a web page: two links that point at each other are a call and its note.

EUR-Lex, pandoc, LibreOffice, Word and the Official Journal all write them so, each with
its own classes and names; the links are what they have in common.
"""

import re
from dataclasses import dataclass

from diffy.readers.xml import Element, local, words_of

_HOLDERS = frozenset({"li", "dd", "p", "div", "td", "aside", "section", "tr"})
_WRAPPER = re.compile(r"(?:sd)?(?:foot|end)?(?:note|ftn|fn|edn)\d", re.IGNORECASE)
_LONGEST_CALL = 12
"""Characters; a longer link is words of the text."""
_NEAR = 3
"""Elements around a link whose id may stand for it."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The elements of a page that make its footnotes, each with the note's label."""

    calls: dict[Element, str]
    bodies: dict[Element, str]
    backs: dict[Element, str]


def notes_of(root: Element) -> Notes:
    """The footnotes of a page."""
    links = [a for a in root.iter("{*}a", "a") if a.get("href", "").startswith("#")]
    ids = _ids(root)
    owners = {name: link for link in links[::-1] for name in _names(link)}
    place = {link: k for k, link in enumerate(links)}
    notes = Notes({}, {}, {})
    targets: dict[str, str] = {}
    for back in links:
        call = owners.get(back.get("href", "")[1:])
        if call is None or place[call] >= place[back]:
            continue
        target = call.get("href", "")[1:]
        shown = words_of(call).strip("()[] ")
        meets = target in _names(back) or ids.get(target) in _above(back)
        if meets and shown and len(shown) <= _LONGEST_CALL:
            body = _body(back, ids.get(target))
            if body is not None and body not in notes.bodies:
                notes.calls[call], notes.bodies[body] = shown, shown
                notes.backs[back] = shown
                targets[target] = shown
    for link in links:
        shown = targets.get(link.get("href", "")[1:], "")
        if shown and link not in notes.backs and len(words_of(link)) <= _LONGEST_CALL:
            notes.calls[link] = shown
    return notes


def _ids(root: Element) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for element in root.iter():
        for key in ("id", "name"):
            if element.get(key):
                found.setdefault(element.get(key, ""), element)
    return found


def _names(link: Element) -> set[str]:
    """The ids by which a link may be pointed at: its own and those close around it."""
    near = [link, *link.iterdescendants(), *_above(link)[:_NEAR]]
    close = [e for e in near if e is link or local(e) not in _HOLDERS]
    return {e.get(key, "") for e in close for key in ("id", "name")} - {""}


def _above(element: Element) -> list[Element]:
    return list(element.iterancestors())


def _body(back: Element, target: Element | None) -> Element | None:
    """The element that is the note: what the call points at, or what holds the link back."""
    above = _above(back)
    if target is not None and target in above and local(target) in _HOLDERS:
        return target
    holder = next((e for e in above if local(e) in _HOLDERS), None)
    outer = holder.getparent() if holder is not None else None
    if outer is not None and _WRAPPER.match(outer.get("id", "")):
        return outer
    return holder
