"""`make bench`: whole-process times against peers, interleaved in one run, as ratios.

Seconds differ between machines and hours; the ratios are what to quote. A peer that is
not installed is left out with a line that says so. Nothing here is a test.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "drafts" / "illustrative"
RUNS = 7
"""Counted runs of each command, after one that is not counted."""


def commands(old: str, new: str, out: str) -> dict[str, list[str]]:
    """Every command of the bench by its name; the first is the one compared."""
    diffy = [sys.executable, "-m", "diffy", "compare", old, new, "-o"]
    tokens = "import re,sys\nfor p in sys.argv[1:]: re.findall(r'\\w+', open(p).read())"
    return {
        "diffy to JSON": [*diffy, f"{out}/report.json"],
        "diffy to HTML": [*diffy, f"{out}/report.html"],
        "diffy to HTML, with demands": [
            *diffy, f"{out}/judged.html", "--demands", "un-cybercrime",
        ],
        "wdiff": ["wdiff", "-s", old, new],
        "git diff --word-diff": ["git", "diff", "--no-index", "--word-diff", old, new],
        "Python that only finds the words": [sys.executable, "-c", tokens, old, new],
    }  # fmt: skip


def seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    return time.perf_counter() - start


def main() -> None:
    old, new = (str(SAMPLES / f"{n}-draft.md") for n in ("first", "third"))
    with tempfile.TemporaryDirectory() as out:
        known = commands(old, new, out)
        there = {n: c for n, c in known.items() if shutil.which(c[0])}
        for name in known.keys() - there.keys():
            print(f"{name} is not installed and left out.")
        taken: dict[str, list[float]] = {name: [] for name in there}
        for run in range(RUNS + 1):
            for name, command in there.items():
                time_taken = seconds(command)
                if run:
                    taken[name].append(time_taken)
    medians = {name: statistics.median(times) for name, times in taken.items()}
    first = medians["diffy to JSON"]
    print(f"Whole processes on the first and third sample draft, median of {RUNS}:")
    for name, median in medians.items():
        print(f"{median:8.3f} s  {first / median:6.2f} x  {name}")
    print("x: the time of diffy to JSON over that of the line.")


if __name__ == "__main__":
    main()
