"""Where a key or a word stands in a TOML file, so that a mistake names its line."""

import re
from collections.abc import Iterator
from pathlib import Path

from diffy.model import ProfileError


class Lines:
    """The lines of a TOML file, to be searched by table and key."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._lines = text.splitlines()

    def mistake(
        self, what: str, key: str = "", table: str = "", nth: int = 0
    ) -> ProfileError:
        """The error with the line of a key, or of the table's head where it has none.

        `nth` counts the tables of that name from 0.
        """
        line = self._line(key, table, nth)
        return ProfileError(f"{self.path}, line {line}: {what}.")

    def _line(self, key: str, table: str, nth: int) -> int:
        within = list(self._within(table, nth))
        written = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]")
        for number, line in within:
            if key and written.match(line):
                return number
        return within[0][0] if within else 1

    def _within(self, table: str, nth: int) -> Iterator[tuple[int, str]]:
        """The numbered lines of one table, its head included."""
        head, seen, inside = "", {"": 0}, not table
        for number, line in enumerate(self._lines, 1):
            if found := re.match(r"\s*\[\[?\s*[\"']?([\w-]+)[\"']?\s*\]", line):
                head = found.group(1)
                seen[head] = seen.get(head, -1) + 1
                inside = head == table and seen[head] == nth
            if inside:
                yield number, line
