"""`make bench`: what diffy reaches on generated drafts, and against its peers.

Nothing here is a test. The figures are printed, and written to the README's table.
"""

import sys
import tempfile
from pathlib import Path

from tests.bench import alignment, demands, sources, speed, wording
from tests.bench.readme import markdown, put

SIZES = (76, 240)
"""Articles: the first treaty of the sources, and all but the last sixty."""


def quality() -> str:
    """The tables of alignment and wording."""
    head = (
        "articles", "level", "F1", "precision", "splits and merges F1",
        "paragraphs F1", "paragraphs precision", "moves precision",
    )  # fmt: skip
    pairs = markdown(head, alignment.table(SIZES))
    words = markdown(("level", "changed words / fewest"), wording.table())
    return f"{pairs}\n\n{words}"


def times() -> str:
    """The tables of time and memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = speed.processes(folder, wording.WORDS)
        grown = speed.growth(folder)
    peers, system = speed.table(found), speed.by_system(found)
    head = ("process", "time", "diffy to JSON / this", "memory")
    more = ("articles", "time", "times the first", "memory")
    return f"{markdown(head, peers)}\n\n{system}{markdown(more, grown)}"


def main() -> None:
    wanted = set(sys.argv[1:])
    made = [p.name for p in sources.paths()]
    said = [f"Drafts made from {', '.join(made)}."]
    if not wanted or "quality" in wanted:
        said.append(quality())
    if not wanted or "speed" in wanted:
        said.append(times())
    text = "\n\n".join(said)
    print(text)
    if not wanted or "demands" in wanted:  # printed only: no figure to publish
        print("\n".join(demands.score()))
    if not wanted and not put(text):
        print("The README has no marks to write the figures between.")


if __name__ == "__main__":
    main()
