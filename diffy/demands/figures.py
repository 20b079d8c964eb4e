"""Number asks: figures before a unit that a demand wants higher or lower."""

from collections.abc import Sequence
from dataclasses import dataclass

from diffy.cardinals import cardinal
from diffy.demands.engine import Engine, Figure
from diffy.demands.matching import found, stands
from diffy.demands.material import Provision
from diffy.demands.verdicts import Ruling, quote
from diffy.languages import Language
from diffy.model import Side, Verdict


def figure_ruling(
    old: Provision, new: Provision, figure: Figure, engine: Engine
) -> Ruling | None:
    """A number ask between two provisions; None where its figures are the same."""
    if not figure.where.holds(new.kind):
        return None
    words = engine.lexicon.language
    was, now = figures(old, figure, words), figures(new, figure, words)
    step = figure_step(was, now) * (1 if figure.number.higher_is_toward else -1)
    values = [[each.value for each in side] for side in (was, now)]
    if values[0] == values[1] or not (was and now):
        return None
    quotes = [quote(Side.OLD, old, each.span) for each in was]
    quotes += [quote(Side.NEW, new, each.span) for each in now]
    before, after = (" and ".join(map(str, side)) for side in values)
    ways = {1: Verdict.PARTLY, -1: Verdict.WORKS_AGAINST, 0: Verdict.NOT_ASSESSED}
    return Ruling(
        ways[step],
        figure.number.id,
        f"the figure was {before}, now {after}",
        tuple(quotes),
        float(step),
        priority=0 if step else 1,
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure before its unit: its value and its code points with the unit."""

    value: int
    span: tuple[int, int]


def figures(provision: Provision, figure: Figure, language: Language) -> list[Counted]:
    """The figures of a number ask in a provision, in the order of the text."""
    words = provision.own
    if not stands(figure.near, words):
        return []
    near = [start for start, _ in found(figure.near, words)]
    counted = []
    for start, end in found(figure.unit, words):
        sentence = words.sentence(start)
        if not any(sentence.start <= at < sentence.end for at in near):
            continue
        at = start - 1
        value = number(words.words[at], language) if at >= sentence.start else None
        if value is not None:
            counted.append(Counted(value, words.offsets((at, end))))
    return counted


def number(word: str, language: Language) -> int | None:
    """The value of a figure or a number word up to 999, None for another word."""
    if word.isascii() and word.isdigit():
        return int(word) if len(word) < 10 else None
    return cardinal(word, language)


def figure_step(old: Sequence[Counted], new: Sequence[Counted]) -> int:
    """1 where figures rose, -1 where they fell, 0 where that cannot be told."""
    if len(old) != len(new):
        return 0
    steps = {
        (n.value > o.value) - (n.value < o.value) for o, n in zip(old, new, strict=True)
    }
    steps.discard(0)
    return steps.pop() if len(steps) == 1 else 0
