"""How the shipped profile does on the labelled sets, with what the sets are not.

The sets lie beside the checkout and are no part of the project.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import diffy
from diffy.demands import Score
from diffy.demands.assess import assess_texts
from diffy.demands.engine import engine

ROOT = Path(__file__).parents[2]
SETS = ROOT.parent / "shared" / "demands"
NAMES = ("dev", "challenge")
LIMITS = (
    "Limits: one annotator wrote the texts and the labels, and no lawyer reviewed them;",
    "the texts are invented and mostly one sentence long; the profile's author has seen",
    "both sets; classes are small. The figures say that the rules hold together, nothing",
    "of how the profile does on other texts, and are no measure of its accuracy.",
)
CHANGES, LENGTH = 300, 1000
"""Changes and characters of each in the timing, as in the design's section 15."""
_OLD = "Each State Party shall adopt such measures as are needed so that an order for the copying of data is issued by a court. "
_NEW = "Each State Party may adopt such measures as are needed so that an order for the copying of data is issued by an officer. "


def score() -> list[str]:
    """The quality lines of the bench; one line says so where the sets are absent."""
    return list(_lines())


def _lines() -> Iterator[str]:
    yield "Demands: the profile un-cybercrime on the labelled sets"
    there = [name for name in NAMES if _path(name).is_file()]
    if not there:
        yield "../shared/demands is absent and left out."
        return
    yield "set        pairs  macro-F1  directions right/given/labelled  flips  silent  to a person"
    profile = diffy.load_demands("un-cybercrime")
    for name in there:
        found = diffy.check_demands(profile, labelled=_path(name)).score
        assert found is not None
        yield _row(name, found)
    yield from LIMITS
    yield _speed()


def _path(name: str) -> Path:
    return SETS / f"labelled-{name}.jsonl"


def _row(name: str, found: Score) -> str:
    directions = f"{found.called_right}/{found.called}/{found.directed}"
    return (
        f"{name:<10} {found.pairs:5d}  {found.macro_f1:8.3f}  {directions:>31}  "
        f"{len(found.flips):5d}  {len(found.silent):6d}  {found.queue:4d} of {found.pairs}"
    )


def _speed() -> str:
    """The time for changes of full length, each with a number of its own."""
    compiled = engine(diffy.load_demands("un-cybercrime"))
    repeat = LENGTH // len(_OLD) + 1
    old, new = (_OLD * repeat)[:LENGTH], (_NEW * repeat)[:LENGTH]
    start = time.process_time()
    for number in range(CHANGES):
        assess_texts(compiled, "procedural", "", f"{number} {old}", f"{number} {new}")
    taken = time.process_time() - start
    return f"{CHANGES} changes of {LENGTH:,} characters, six demands: {taken:.2f} s of processor time."


if __name__ == "__main__":
    print("\n".join(score()))
