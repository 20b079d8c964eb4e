"""How well articles and paragraphs are paired, on drafts whose concordance is known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import diffy
from diffy.align import align
from diffy.model import Concordance, Draft, NodeKind
from tests.bench.generator import Evolution, evolve, first_draft, pool
from tests.bench.treaty import Treaty, text

LEVELS = ("light", "medium", "heavy", "brutal", "move")
SEEDS = ("941", "942", "943")
"""Fresh: no constant was tuned on them."""

Place = tuple[int, int]
Pairs = set[tuple[Place, Place]]


@dataclass(slots=True)
class Tally:
    """Pairs counted over several drafts."""

    right: int = 0
    found: int = 0
    true: int = 0

    def add(self, found: Pairs, true: Pairs) -> None:
        """Count one pair of drafts."""
        self.right += len(found & true)
        self.found += len(found)
        self.true += len(true)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is true that was found; 1 where there was nothing to find."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 1 where there was nothing to find and none found."""
        total = self.found + self.true
        return 2 * self.right / total if total else 1.0


@dataclass(slots=True)
class Scores:
    """What is measured at one level and size."""

    articles: Tally = field(default_factory=Tally)
    joined: Tally = field(default_factory=Tally)
    """The pairs of splits and merges alone."""
    paragraphs: Tally = field(default_factory=Tally)
    passages: Tally = field(default_factory=Tally)
    """Paragraphs that went from one surviving article to another."""


def measured(count: int, level: str, seeds: Iterable[str] = SEEDS) -> Scores:
    """The scores at one level and size."""
    source = pool()
    scores = Scores()
    for seed in seeds:
        made = evolve(first_draft(source, count, seed), source, level, seed)
        score(made, scores)
    return scores


def score(made: Evolution, scores: Scores) -> None:
    """Align two drafts and count."""
    old, new = (diffy.reads(text(t), language="en") for t in (made.old, made.new))
    if len(old.articles) != len(made.old.articles):
        raise ValueError("the old draft was read otherwise than it was made")
    if len(new.articles) != len(made.new.articles):
        raise ValueError("the new draft was read otherwise than it was made")
    concordance = align(old, new)
    true, found = _true_articles(made.new), _found_articles(old, new, concordance)
    scores.articles.add(found, true)
    scores.joined.add(_fanned(found), _fanned(true))
    known_old, known_new = _paragraphs(old, made.old), _paragraphs(new, made.new)
    below = _found_paragraphs(concordance, known_old, known_new)
    olds, news = set(known_old.values()), set(known_new.values())
    truth = {(o, n) for o, n in _true_paragraphs(made.new) if o in olds and n in news}
    scores.paragraphs.add(below, truth)
    scores.passages.add(_crossing(below, found), truth)


def _true_articles(new: Treaty) -> Pairs:
    return {
        ((origin, 0), (k, 0))
        for k, article in enumerate(new.articles)
        for origin in article.origins
    }


def _found_articles(old: Draft, new: Draft, concordance: Concordance) -> Pairs:
    olds = {a.eid: (k, 0) for k, a in enumerate(old.articles)}
    news = {a.eid: (k, 0) for k, a in enumerate(new.articles)}
    pairs = concordance.articles
    return {(olds[p.old], news[p.new]) for p in pairs if p.old and p.new}


def _fanned(pairs: Pairs) -> Pairs:
    """The pairs of which a side stands in another pair too."""
    olds, news = [o for o, _ in pairs], [n for _, n in pairs]
    many_old = {o for o in olds if olds.count(o) > 1}
    many_new = {n for n in news if news.count(n) > 1}
    return {(o, n) for o, n in pairs if o in many_old or n in many_new}


def _paragraphs(draft: Draft, treaty: Treaty) -> dict[str, Place]:
    """The paragraphs by eid; articles that were read otherwise are left out."""
    found: dict[str, Place] = {}
    for i, (node, made) in enumerate(zip(draft.articles, treaty.articles, strict=True)):
        eids = [n.eid for n in node.walk() if n.kind is NodeKind.PARAGRAPH]
        extra = 1 if made.dress == "option" else 0
        if len(eids) == len(made.paragraphs) + extra:
            for k, eid in enumerate(eids[: len(made.paragraphs)]):
                found[eid] = i, k
    return found


def _true_paragraphs(new: Treaty) -> Iterator[tuple[Place, Place]]:
    for i, article in enumerate(new.articles):
        for k, paragraph in enumerate(article.paragraphs):
            for origin in paragraph.origins:
                yield origin, (i, k)


def _found_paragraphs(
    concordance: Concordance, olds: dict[str, Place], news: dict[str, Place]
) -> Pairs:
    return {
        (olds[p.old], news[p.new])
        for p in concordance.provisions
        if p.old in olds and p.new in news
    }


def _crossing(paragraphs: Pairs, articles: Pairs) -> Pairs:
    """The pairs of paragraphs whose articles are no pair."""
    return {(o, n) for o, n in paragraphs if ((o[0], 0), (n[0], 0)) not in articles}


def table(counts: Iterable[int]) -> list[list[str]]:
    """The rows of the bench: one for each size and level."""
    rows = []
    for count in counts:
        for level in LEVELS:
            s = measured(count, level)
            figures = (
                s.articles.f1, s.articles.precision, s.joined.f1,
                s.paragraphs.f1, s.paragraphs.precision, s.passages.precision,
            )  # fmt: skip
            rows.append([f"{count}", level, *(f"{figure:.3f}" for figure in figures)])
    return rows
