"""The table of measured figures in the README, between two marks."""

from collections.abc import Iterable, Sequence
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- bench: written by make bench -->", "<!-- bench ends -->"


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; all columns but the first are set to the right."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def put(text: str, readme: Path = README) -> bool:
    """Write the figures between the marks; False where the README has no marks."""
    page = readme.read_text(encoding="utf-8")
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        return False
    readme.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
    return True
