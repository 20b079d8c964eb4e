"""The language versions of one draft, compared by their structure and not by their words.

Guarantees:

1. labels are compared by their place, not by their script: "(c)", "(ج)" and "（三）" are
   all the third point of their list, and "Article 2", "المادة الثانية" the second article;
2. where versions part, the outermost unit is told: a missing article without its
   paragraphs;
3. only articles, their divisions, recitals, paragraphs and points count: headings,
   footnotes and words after a list do not.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from diffy.model import DIVISIONS, DiffyError, Draft, Node, NodeKind
from diffy.numbering import ordinals, parts

Place = tuple[int, str, int]
"""A label among its neighbours: its place, a number after a point, its suffix."""
Path = tuple[tuple[str, Place], ...]
"""The way to a unit: what each step is, and its place."""


class Level(StrEnum):
    """What a unit is in every language."""

    ANNEX = "annex"
    DIVISION = "division"
    ARTICLE = "article"
    RECITAL = "recital"
    PARAGRAPH = "paragraph"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Version:
    """One of the drafts, and how many units of each level it has."""

    language: str | None
    source: str
    counts: Mapping[Level, int]


@dataclass(frozen=True, slots=True)
class Parting:
    """A unit that some versions have and others have not."""

    level: Level
    eids: tuple[str, ...]
    """Its id in each version, in the order of the drafts; empty where it is missing."""
    labels: tuple[str, ...]
    """Its label as each version prints it; empty where it is missing or has none."""
    within: tuple[str, ...]
    """The ids of the unit it stands in, in each version; empty at the top."""

    @property
    def missing(self) -> tuple[int, ...]:
        """The places of the drafts that do not have it, counted from 0."""
        return tuple(k for k, eid in enumerate(self.eids) if not eid)


@dataclass(frozen=True, slots=True)
class Parity:
    """What a comparison of language versions found."""

    versions: tuple[Version, ...]
    partings: tuple[Parting, ...]
    """In the order of the text."""

    @property
    def same(self) -> bool:
        """Whether all versions have the same structure."""
        return not self.partings


def parity(drafts: Sequence[Draft]) -> Parity:
    """Where the structures of the language versions of one draft part.

    Raises DiffyError where there are fewer than two drafts.
    """
    if len(drafts) < 2:
        raise DiffyError("Give at least two language versions of one draft.")
    trees = [dict(_units(draft)) for draft in drafts]
    versions = tuple(map(_version, drafts, trees))
    return Parity(versions, tuple(_partings(trees)))


def _version(draft: Draft, tree: Mapping[Path, Node]) -> Version:
    counts = Counter(Level(path[-1][0]) for path in tree)
    return Version(
        draft.language, draft.source, {level: counts[level] for level in Level}
    )


# ------------------------------------------------------------------ the units


def _units(draft: Draft) -> Iterator[tuple[Path, Node]]:
    """Every unit that counts, by its path, in the order of the text."""
    preamble = [n for n in draft.nodes if n.kind is NodeKind.PREAMBLE]
    recitals = [r for p in preamble for r in p.children if r.kind is NodeKind.RECITAL]
    for k, recital in enumerate(recitals, 1):
        yield ((Level.RECITAL, (k, "", 0)),), recital
    yield from _divided(draft.nodes, (), ())


def _divided(
    nodes: Sequence[Node], annex: Path, above: Path
) -> Iterator[tuple[Path, Node]]:
    """The divisions and articles among some nodes, and what stands in them.

    Articles are counted within the draft or its annex, whatever divides them.
    """
    divisions = [n for n in nodes if n.kind in DIVISIONS and _number(n)]
    for node in nodes:
        if node.kind is NodeKind.ARTICLE:
            yield from _article(node, annex)
        elif node.kind is NodeKind.ANNEX:
            annexes = [n for n in nodes if n.kind is NodeKind.ANNEX]
            path: Path = ((Level.ANNEX, _place(node, annexes)),)
            yield path, node
            yield from _listed(node, path, Level.PARAGRAPH)
            yield from _divided(node.children, path, path)
        elif node.kind in DIVISIONS:
            inner = above
            if node in divisions:
                alike = [n for n in divisions if n.kind is node.kind]
                inner = (*above, (Level.DIVISION, _place(node, alike)))
                yield inner, node
            yield from _divided(node.children, annex, inner)


def _article(node: Node, annex: Path) -> Iterator[tuple[Path, Node]]:
    path: Path = (*annex, (Level.ARTICLE, _place(node, [node])))
    yield path, node
    yield from _listed(node, path, Level.PARAGRAPH)


def _listed(node: Node, above: Path, level: Level) -> Iterator[tuple[Path, Node]]:
    """The paragraphs or points right under a unit; options do not count as a level."""
    items = [child for child in node.children if child.kind in _ITEMS]
    for child in items:
        path = (*above, (level, _place(child, items)))
        yield path, child
        yield from _listed(child, path, Level.POINT)
    for k, option in enumerate(
        (c for c in node.children if c.kind is NodeKind.OPTION), 1
    ):
        # A step of its own keeps the paragraphs of several options apart.
        yield from _listed(option, (*above, ("option", (k, "", 0))), level)


_ITEMS = frozenset({NodeKind.PARAGRAPH, NodeKind.POINT})


def _number(node: Node) -> str:
    """The number in a unit's id: "art_12bis" gives "12bis", "para_nn_1" none."""
    if not node.label:
        return ""
    return node.eid.rpartition("__")[2].partition("_")[2].partition("_")[0]


def _place(node: Node, among: Sequence[Node]) -> Place:
    """The place of a unit in its list, by its label where it has one that counts.

    The list decides what a label means: "i" is the ninth letter or the first Roman number.
    """
    known = parts(_number(node))
    first = next((parts(_number(n)) for n in among if _number(n)), None)
    if known and first:
        series = min(ordinals(first[0]).items(), key=lambda s: s[1], default=("", 0))[0]
        value = ordinals(known[0]).get(series)
        if value is not None:
            return value, known[1], known[2]
    return 1 + next(k for k, n in enumerate(among) if n is node), "", 0


# --------------------------------------------------------------- the partings


def _partings(trees: Sequence[Mapping[Path, Node]]) -> Iterator[Parting]:
    """The units that some trees lack, without those inside a missing one."""
    for path in _merged(trees):
        holders = [tree.get(path) for tree in trees]
        outer = _outer(path)
        above = [tree.get(outer) for tree in trees]
        if all(holders) or (outer and not all(above)):
            continue
        yield Parting(
            Level(path[-1][0]),
            tuple(n.eid if n else "" for n in holders),
            tuple(n.label if n else "" for n in holders),
            tuple(n.eid if n else "" for n in above),
        )


def _outer(path: Path) -> Path:
    """The path of the unit around one, over options."""
    outer = path[:-1]
    while outer and outer[-1][0] == "option":
        outer = outer[:-1]
    return outer


def _merged(trees: Sequence[Mapping[Path, Node]]) -> list[Path]:
    """The paths of all trees: the first one's order, others after what they follow."""
    merged: list[Path] = []
    known: set[Path] = set()
    for tree in trees:
        fresh: dict[Path | None, list[Path]] = {}
        last: Path | None = None
        for path in tree:
            if path in known:
                last = path
            else:
                fresh.setdefault(last, []).append(path)
        known.update(tree)
        before = fresh.get(None, [])
        merged = before + [p for q in merged for p in (q, *fresh.get(q, ()))]
    return merged
