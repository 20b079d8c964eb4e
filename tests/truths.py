"""True concordances of real drafts, and how a comparison stands to them."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import diffy
from diffy.model import Comparison, Draft, Node, NodeKind
from diffy.numbering import number

Pairs = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Sure pairs of the truth that were found, and found pairs that it does not have."""

    missed: Pairs
    false: Pairs
    sure: int

    @property
    def recall(self) -> float:
        """The share of the sure pairs that was found."""
        return 1 - len(self.missed) / self.sure

    @property
    def precision(self) -> float:
        """The share of sure pairs in what was found of the same units."""
        found = self.sure - len(self.missed)
        return found / (found + len(self.false))

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@cache
def compared(old: Path, new: Path) -> Comparison:
    """Two files compared, once for all tests."""
    return diffy.compare(diffy.read(old), diffy.read(new))


def rows(path: Path) -> list[tuple[str, str, str, str]]:
    """The rows of a truth: old label, new label, how sure, remark; "" for nothing."""
    with path.open(encoding="utf-8", newline="") as lines:
        table = list(csv.reader(lines, delimiter="\t"))[1:]
    return [
        (_label(r[0]), _label(r[1]), r[3], r[4] if len(r) > 4 else "") for r in table
    ]


def _label(label: str) -> str:
    """A label as `_places` has it: options by figures, "17/OII" as "17/o2"."""
    plain = "" if label == "-" else label.casefold().replace(" ", "")
    return re.sub("/o(i+)", lambda found: f"/o{len(found[1])}", plain)


def score(truth: Path, found: Pairs) -> Score:
    """Sure rows count strictly; pairs that are only likely may be found or missed.

    So may those of which only a paragraph went to another article.
    """
    known = rows(truth)
    sure = {
        (o, n)
        for o, n, how, remark in known
        if o and n and how == "sure" and not remark.startswith("part")
    }
    sure.discard(("preamble", "preamble"))
    allowed = {(o, n) for o, n, _, _ in known if o and n}
    # What is said of a unit is only known to be all where no row of it is unsure.
    unsure = [(o, n) for o, n, how, _ in known if how != "sure"]
    doubtful = {("old", o) for o, _ in unsure} | {("new", n) for _, n in unsure}
    olds = {o for o, _, how, _ in known if o and how == "sure"}
    news = {n for _, n, how, _ in known if n and how == "sure"}
    false = {
        (o, n)
        for o, n in found - allowed
        if o in olds
        and n in news
        and ("old", o) not in doubtful
        and ("new", n) not in doubtful
    }
    return Score(sure - found, false, len(sure))


def article_pairs(result: Comparison) -> Pairs:
    """The articles that correspond, by their printed numbers."""
    olds, news = _numbers(result.old), _numbers(result.new)
    return {
        (olds[o], news[n])
        for row in result.concordance
        for o in row.old
        for n in row.new
    }


def _numbers(draft: Draft) -> dict[str, str]:
    return {a.eid: number(a.eid.rpartition("art_")[2]) for a in draft.articles}


def provision_pairs(result: Comparison) -> Pairs:
    """The provisions that correspond, as "2/O1(1)(3)": article, option, paragraph, item."""
    olds, news = _places(result.old), _places(result.new)
    return {
        (olds[o], news[n])
        for row in result.provisions
        for o in row.old
        for n in row.new
        if o in olds and n in news
    }


def moved_pairs(result: Comparison) -> Pairs:
    """The provisions told as moved."""
    olds, news = _places(result.old), _places(result.new)
    return {
        (olds[c.old], news[c.new])
        for c in result.changes
        if "moved" in c.kinds and c.old in olds and c.new in news
    }


def _places(draft: Draft) -> dict[str, str]:
    found: dict[str, str] = {}

    def visit(node: Node, above: str) -> None:
        if node.kind is NodeKind.ARTICLE:
            above = number(node.eid.rpartition("art_")[2])
        elif node.kind is NodeKind.OPTION:
            own = node.eid.rpartition("opt_")[2].partition("__")[0]
            above += f"/o{own}"
        elif node.label and node.kind in (NodeKind.PARAGRAPH, NodeKind.POINT):
            above += f"({number(node.label)})"
        if node.kind is not NodeKind.HEADING and above:
            found[node.eid] = above
        for child in node.children:
            visit(child, above)

    for top in draft.nodes:
        visit(top, "")
    return found
