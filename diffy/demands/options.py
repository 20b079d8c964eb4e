"""Side-by-side options in a text, "[shall][may]", and the ways to read it."""

from itertools import product

from diffy.model import Mark, MarkKind

VARIANTS = 16
"""More combinations of options than this are read option by option."""

Offsets = tuple[int, int]


def choices(
    text: str, marks: tuple[Mark, ...]
) -> tuple[tuple[str, tuple[Offsets, ...]], ...]:
    """The ways to read side-by-side options: the words chosen, the spans left out."""
    runs = [*_bracket_runs(text, marks), *_option_runs(text, marks)]
    if not runs:
        return (("", ()),)
    picks = list(product(*(range(len(run)) for run in runs)))
    if len(picks) > VARIANTS:
        most = max(map(len, runs))
        picks = [tuple(min(n, len(run) - 1) for run in runs) for n in range(most)]
    return tuple(_choice(text, runs, pick) for pick in picks)


def _choice(
    text: str, runs: list[tuple[Offsets, ...]], pick: tuple[int, ...]
) -> tuple[str, tuple[Offsets, ...]]:
    chosen = [run[at] for run, at in zip(runs, pick, strict=True)]
    dropped = [span for run in runs for span in run if span not in chosen]
    return " ".join(text[start:end] for start, end in chosen), tuple(dropped)


def _bracket_runs(text: str, marks: tuple[Mark, ...]) -> list[tuple[Offsets, ...]]:
    """Runs of brackets side by side, "[shall][may]"; whole sentences are no options."""
    spans = sorted(
        (mark.start, mark.end)
        for mark in marks
        if mark.kind is MarkKind.BRACKET and mark.opens and mark.closes
    )
    runs: list[list[Offsets]] = []
    for span in spans:
        before = next((run for run in runs if _beside(text, run[-1], span)), None)
        if before is not None:
            before.append(span)
        elif not text[span[0] : span[1]].rstrip("] ").endswith((".", ";")):
            runs.append([span])
    return [tuple(run) for run in runs if len(run) > 1]


def _beside(text: str, first: Offsets, second: Offsets) -> bool:
    between = text[first[1] : second[0]]
    ends = text[second[0] : second[1]].rstrip("] ").endswith((".", ";"))
    return first[1] <= second[0] and between.strip(" /\n") == "" and not ends


def _option_runs(text: str, marks: tuple[Mark, ...]) -> list[tuple[Offsets, ...]]:
    """The alternatives that option labels introduce inside one text."""
    found = sorted(
        (mark.start, mark.ref) for mark in marks if mark.kind is MarkKind.OPTION
    )
    starts = [start for start, _ in found]
    if found and found[0][1].endswith((".", ":", "：")) and starts[0]:
        starts.insert(0, 0)  # "Alt." is another wording of what stands before it
    if len(starts) < 2:
        return []
    return [tuple(zip(starts, [*starts[1:], len(text)], strict=True))]
