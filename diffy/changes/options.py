"""Options between which the drafters have chosen."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from diffy.changes.regions import shortened, wording
from diffy.diff import diff
from diffy.languages import Language
from diffy.model import Flag, Ground, MarkKind, Node, NodeKind
from diffy.words import word_starts

_BESIDE = " \n:.–—[]：;"
"""What stands between the words of an option and its label, or the next one's."""

# Python finds a member of an enumeration by many steps; these are asked for at every change.
_OPTION, _LABEL = NodeKind.OPTION, MarkKind.OPTION

Above = Mapping[str, tuple[Node, ...]]


class _Option(NamedTuple):
    """An option between which a text leaves the choice: its label and its own words."""

    label: str
    text: str
    start: int
    """Where it begins in its provision, the label included, in code points."""
    end: int


class _Standing(NamedTuple):
    """How much of an option a new provision has."""

    option: _Option
    likeness: float
    """The words in common, of those of both."""
    words: str
    """The new words from the first to the last in common; empty where few are."""


def option_chosen(
    old: Node, new: Node, above_old: Above, above_new: Above, tables: Language
) -> Iterator[Ground]:
    """The option that stands, with its words, where the new draft offers none any more.

    Where no option has half of its words in the new provision, the labels alone.
    """
    chosen = _chosen(old, new, above_old, above_new, tables)
    if chosen and chosen.words:
        said = shortened(f"{chosen.option.label}: {chosen.option.text}")
        yield Ground(Flag.OPTION_CHOSEN, said, shortened(chosen.words))
    elif chosen:
        labels = (option.label for option in _options(old, above_old))
        yield Ground(Flag.OPTION_CHOSEN, ", ".join(labels), "")


def left_out(
    old: Node, new: Node, above_old: Above, above_new: Above, tables: Language
) -> list[tuple[int, int]]:
    """Where the options inside a provision stand that were not chosen."""
    chosen = _chosen(old, new, above_old, above_new, tables)
    if not chosen:
        return []
    stands = chosen.option if chosen.words else None
    options = [o for o in _options(old, above_old) if o != stands]
    return [(option.start, option.end) for option in options]


def _chosen(
    old: Node, new: Node, above_old: Above, above_new: Above, tables: Language
) -> _Standing | None:
    options = _options(old, above_old)
    if not options or _options(new, above_new):
        return None
    found = [_standing(option, new.text, tables) for option in options]
    return max(found, key=lambda standing: standing.likeness)


def _standing(option: _Option, new: str, tables: Language) -> _Standing:
    kept = wording(diff(option.text, new, tables.stop))
    places = [place for place in kept.old if place is not None]
    both = sum(kept.counts)
    likeness = 2 * len(places) / both if both else 0.0
    if not places or 2 * len(places) < len(kept.old):
        return _Standing(option, likeness, "")
    starts = [*word_starts(new), len(new)]
    words = new[starts[min(places)] : starts[max(places) + 1]]
    return _Standing(option, likeness, words.rstrip(" .,;:[]"))


def same_options(old: Node, new: Node, above_old: Above, above_new: Above) -> bool:
    """Whether both provisions stand in an option, or neither does."""
    return _in_option(old, above_old) == _in_option(new, above_new)


def _in_option(node: Node, above: Above) -> bool:
    return node.kind is _OPTION or _OPTION in [n.kind for n in above[node.eid]]


def _options(node: Node, above: Above) -> list[_Option]:
    """The option that a provision stands in, and those inside it."""
    inside = _inside(node)
    if not _in_option(node, above):
        return inside
    path = (*above[node.eid], node)
    outer = [_named(n.label) for n in path if n.kind is _OPTION]
    end = inside[0].start if inside else len(node.text)
    text = node.text[:end].strip(_BESIDE)
    own = [_Option(", ".join(outer), text, 0, end)] if text else []
    return own + inside


def _inside(node: Node) -> list[_Option]:
    labels = [mark for mark in node.marks if mark.kind is _LABEL] if node.marks else []
    if not labels:
        return []
    ends = [*(mark.start for mark in labels[1:]), len(node.text)]
    return [
        _Option(
            _named(mark.ref),
            node.text[mark.end : end].strip(_BESIDE),
            mark.start,
            end,
        )
        for mark, end in zip(labels, ends, strict=True)
    ]


def _named(label: str) -> str:
    return " ".join(label.split()).strip(" :.[]：")
