"""How much of a source stands in the tree, and what was set aside: nothing may be lost.

Counted in letters and digits: words are joined at line ends and cut at emphasis signs,
their letters are not. A number that only a reader makes, as Word's automatic ones, is not
in the source and makes no difference.
"""

from collections import Counter
from dataclasses import dataclass

from diffy.model import UNPRINTED, Draft, Node, SetAside, SetAsideKind
from diffy.words import printed_words


@dataclass(frozen=True, slots=True)
class Aside:
    """What was set aside for one reason."""

    kind: SetAsideKind
    letters: int
    places: tuple[str, ...]
    """Where: "line 3", "pages 2 to 54", in the order of the source."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where the letters and digits of a source went."""

    source: int
    """Letters and digits in the source."""
    lost: str
    """Those that stand neither in the tree nor in what was set aside, sorted."""
    aside: tuple[Aside, ...]

    @property
    def placed(self) -> int:
        """Letters and digits of the source that stand in the tree."""
        return self.source - len(self.lost) - sum(a.letters for a in self.aside)


def coverage(draft: Draft, source: str) -> Coverage:
    """Where the letters and digits of a draft's source text went."""
    texts = [*map(_whole, draft.walk()), *(aside.text for aside in draft.set_aside)]
    there = _letters(source)
    lost = there - _letters(" ".join(texts))
    return Coverage(
        there.total(),
        "".join(sorted(lost.elements())),
        tuple(_aside(draft.set_aside)),
    )


def _letters(text: str) -> Counter[str]:
    return Counter("".join(printed_words(text)))


def _whole(node: Node) -> str:
    unprinted = (m.ref for m in node.marks if m.kind in UNPRINTED)
    return " ".join((node.label, node.text, *unprinted))


def _aside(pieces: tuple[SetAside, ...]) -> list[Aside]:
    by_kind: dict[SetAsideKind, list[SetAside]] = {}
    for piece in pieces:
        by_kind.setdefault(piece.kind, []).append(piece)
    return [
        Aside(
            kind, sum(_letters(piece.text).total() for piece in found), _places(found)
        )
        for kind, found in by_kind.items()
    ]


def _places(pieces: list[SetAside]) -> tuple[str, ...]:
    """Where pieces stood, runs of lines or pages as one."""
    pages = sorted({piece.page for piece in pieces if piece.page})
    lines = sorted({piece.line for piece in pieces if piece.line and not piece.page})
    return (*_runs("page", pages), *_runs("line", lines))


def _runs(unit: str, numbers: list[int]) -> list[str]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        f"{unit} {run[0]}" if len(run) == 1 else f"{unit}s {run[0]} to {run[-1]}"
        for run in runs
    ]
