"""The long part of a report: every section with its changes and their findings."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, product

from diffy.languages import isolate
from diffy.model import (
    Change,
    ChangeKind,
    Comparison,
    Flag,
    Ground,
    Node,
    NodeKind,
    Row,
)
from diffy.places import Place, printed
from diffy.writers.consequences import follows
from diffy.writers.findings import findings_of
from diffy.writers.index import Index, link_to, low, place_of, runs, script
from diffy.writers.view import (
    ChangeView,
    Kept,
    Link,
    Same,
    Script,
    Section,
    Tag,
    Title,
)

_SAID = (
    Flag.BRACKET_OPENED,
    Flag.BRACKET_KEPT,
    Flag.BRACKET_DROPPED,
    Flag.DEFINITION,
)
"""Flags whose own word says what became of the words that show them."""


def sections(found: Index) -> tuple[Section, ...]:
    """Every section in order, those without changes included."""
    items = _by_section(found)
    moved = _moved(found)
    shown = []
    for anchor in found.layout.order:
        if anchor in found.layout.stubs:
            shown.append(_stub(found, anchor))
            continue
        own = tuple(_folding(found, items.get(anchor, ())))
        links = tuple(moved.get(anchor, ()))
        shown.append(_section(found, anchor, own, links))
    return tuple(shown)


def section_of(found: Index, old: str | None, new: str | None) -> str:
    """The section in which a pair of provisions is shown."""
    layout = found.layout
    if old is not None and new is not None:
        old_article, new_article = found.old[old].article, found.new[new].article
        if old_article and new_article:
            shared = layout.pairs.get((old_article.eid, new_article.eid))
            if shared:
                return shared
    return layout.new[new] if new is not None else layout.old[old or ""]


def _by_section(found: Index) -> Mapping[str, list[Change | Node]]:
    """The changes, and the provisions that stayed as they were, in the order of the text."""
    changes = {(change.old, change.new): change for change in found.comparison.changes}
    held: dict[str, list[Change | Node]] = {}
    for row in found.comparison.provisions:
        for old, new in product(row.old or (None,), row.new or (None,)):
            there = held.setdefault(section_of(found, old, new), [])
            if change := changes.pop((old, new), None):
                there.append(change)
            elif new is not None and row.old and not _is_title(found, new):
                there.append(found.new[new].node)
    for change in changes.values():
        held.setdefault(section_of(found, change.old, change.new), []).append(change)
    return held


def _is_title(found: Index, eid: str) -> bool:
    """Whether a provision is the heading that its section already has for a title."""
    place = found.new[eid]
    holder = place.article or place.division
    return (
        place.node.kind is NodeKind.HEADING
        and holder is not None
        and place.node in holder.children
    )


def _folding(
    found: Index, items: Iterable[Change | Node]
) -> Iterator[ChangeView | Same]:
    """A section's changes as they are shown; what stayed between them is folded."""
    for is_node, run in groupby(items, lambda item: isinstance(item, Node)):
        if is_node:
            nodes = [item for item in run if isinstance(item, Node)]
            yield Same(
                found.words.say("count", "unchanged", n=len(nodes)),
                script(found.comparison.new),
                tuple(Kept(" ".join(n.label.split()), n.text) for n in nodes),
            )
        else:
            yield from (change_view(found, i) for i in run if isinstance(i, Change))


def _moved(found: Index) -> Mapping[str, list[Link]]:
    """Links from the sections that text has left to where it is now."""
    links: dict[str, list[Link]] = {}
    for change in found.comparison.changes:
        if change.old is None or change.new is None:
            continue
        left = found.layout.old[change.old]
        if left != section_of(found, change.old, change.new):
            to = link_to(found, change.id)
            words = found.words.say("place", "moved_to", place=to.words)
            links.setdefault(left, []).append(Link(words, to.anchor))
    return links


def kind_tags(found: Index, kinds: tuple[ChangeKind, ...]) -> tuple[Tag, ...]:
    """The kinds of a unit as words."""
    return tuple(Tag(kind.value, found.words.say("kind", kind.value)) for kind in kinds)


def _section(
    found: Index,
    anchor: str,
    items: tuple[ChangeView | Same, ...],
    links: tuple[Link, ...],
) -> Section:
    row = found.layout.rows.get(anchor)
    if row is None:
        return _part(found, anchor, items, links)
    gone = not row.new
    there, eids = (found.old, row.old) if gone else (found.new, row.new)
    words = found.words.say("place", "moved_from", place=labels(found.old, row.old))
    stubs = found.layout.stubs.items()
    back = [Link(words, stub) for stub, target in stubs if target == anchor]
    return Section(
        anchor=anchor,
        titles=_titles(there, eids),
        was="" if gone or not row.old else _was(found, row),
        script=_script(found.comparison, gone),
        division=False,
        tags=kind_tags(found, row.kinds),
        low=low(found, row),
        struck=gone,
        chapters=found.layout.chapters.get(anchor, ()),
        items=items,
        unchanged=_count(found, items),
        links=(*back, *links),
    )


def _part(
    found: Index,
    anchor: str,
    items: tuple[ChangeView | Same, ...],
    links: tuple[Link, ...],
) -> Section:
    """A section that is no article."""
    title, gone, division = _part_title(found, anchor)
    return Section(
        anchor=anchor,
        titles=(title,),
        was="",
        script=_script(found.comparison, gone),
        division=division,
        tags=(),
        low="",
        struck=gone,
        chapters=found.layout.chapters.get(anchor, ()),
        items=items,
        unchanged=_count(found, items),
        links=links,
    )


def _count(found: Index, items: Iterable[ChangeView | Same]) -> str:
    unchanged = sum(len(item.provisions) for item in items if isinstance(item, Same))
    return found.words.say("count", "unchanged", n=unchanged) if unchanged else ""


def _script(comparison: Comparison, old: bool) -> Script:
    return script(comparison.old if old else comparison.new)


def _stub(found: Index, anchor: str) -> Section:
    """The place that a moved article left, with the way to where it is now."""
    target = found.layout.stubs[anchor]
    row = found.layout.rows[target]
    words = found.words.say("place", "moved_to", place=labels(found.new, row.new))
    return Section(
        anchor=anchor,
        titles=_titles(found.old, row.old),
        was="",
        script=script(found.comparison.old),
        division=False,
        tags=kind_tags(found, (ChangeKind.MOVED,)),
        low="",
        struck=True,
        chapters=found.layout.chapters.get(anchor, ()),
        items=(),
        unchanged="",
        links=(Link(words, target),),
    )


def _part_title(found: Index, anchor: str) -> tuple[Title, bool, bool]:
    """What a section that is no article is called, whether it is gone, and a division."""
    if anchor.startswith("part-"):
        words = found.words.say("place", anchor.removeprefix("part-"))
        return Title(words, ""), False, False
    sides = (found.new, found.layout.new, False), (found.old, found.layout.old, True)
    for there, homes, gone in sides:
        for eid, place in there.items():
            if homes[eid] == anchor and place.division is place.node:
                heading = place.node.heading if printed(place.node) else ""
                return Title(place.citation, heading), gone, True
    return Title(found.words.say("place", "division"), ""), False, True


def labels(there: Mapping[str, Place], eids: tuple[str, ...]) -> str:
    """The citations of units, one after another."""
    return ", ".join(isolate(there[eid].citation) for eid in eids)


def _titles(there: Mapping[str, Place], eids: tuple[str, ...]) -> tuple[Title, ...]:
    return tuple(Title(there[eid].citation, there[eid].node.heading) for eid in eids)


def _was(found: Index, row: Row) -> str:
    """What it was called in the old draft; empty where both are called alike."""
    old, new = _titles(found.old, row.old), _titles(found.new, row.new)
    if old == new:
        return ""
    headings = [title.heading for title in old] != [title.heading for title in new]
    label = found.words.row(t.words if headings else t.label for t in old)
    return found.words.say("place", "was", label=label)


def change_view(found: Index, change: Change) -> ChangeView:
    """One change as it is shown."""
    place = place_of(found, change)
    was = ""
    if change.old is not None and change.new is not None:
        old_citation = found.old[change.old].citation
        if old_citation != place.citation:
            was = found.words.say("place", "was", label=old_citation)
    return ChangeView(
        anchor=found.anchors[change.id],
        place=place.citation,
        was=was,
        tags=kind_tags(found, change.kinds),
        low=low(found, change),
        runs=runs(found, change),
        script=_script(found.comparison, change.new is None),
        grounds=tuple(_ground(found, ground) for ground in change.grounds),
        findings=(findings := findings_of(found, change.id)),
        folded=not findings and follows(change),
        keys=(*(kind.value for kind in change.kinds), *(f.value for f in change.flags)),
        claims=_claims(found, change),
    )


def _claims(found: Index, change: Change) -> tuple[str, ...]:
    """Each demand with each verdict it got in a change, once."""
    told = (
        f"{found.demands[f.profile, f.demand]}:{f.verdict.value}"
        for f in found.findings.get(change.id, ())
    )
    return tuple(dict.fromkeys(told))


def _ground(found: Index, ground: Ground) -> str:
    """A flag with the words that show it: weaker: "shall" became "may"."""
    flag = found.words.say("flag", ground.flag.value)
    if ground.flag is Flag.BRACKET_OPENED and not ground.old:
        flag = found.words.say("ground", "new_in_brackets")
    if ground.flag is Flag.OPTION_CHOSEN and not ground.new:
        flag = found.words.say("ground", "options_closed")
    if ground.flag in _SAID or ground.old == ground.new:
        words = ground.new or ground.old
        shown = found.words.quote(words) if words else ""
    elif ground.flag is Flag.OPTION_CHOSEN:
        shown = _chosen(found, ground)
    else:
        shown = became(found, ground.old, ground.new)
    return found.words.pair(flag, shown) if shown else flag


def _chosen(found: Index, ground: Ground) -> str:
    """The option of which the words stand in the new draft, or that none does."""
    words = found.words
    old = words.quote(ground.old)
    if not ground.new:
        return words.say("ground", "none_stands", old=old)
    _, _, own = ground.old.partition(": ")
    if own and ground.new.startswith(own.removesuffix("…")):
        return words.say("ground", "stands", old=old)
    return words.say("ground", "stands_as", old=old, new=words.quote(ground.new))


def became(found: Index, old: str, new: str) -> str:
    """Old words beside new ones, or what came or went alone."""
    words = found.words
    if old and new:
        was, now = words.quote(old), words.quote(new)
        return words.say("ground", "became", old=was, new=now)
    if old:
        return words.say("ground", "went", old=words.quote(old))
    return words.say("ground", "came", new=words.quote(new)) if new else ""
