"""The reviews file of a user: lines are added at its end and never rewritten."""

from pathlib import Path

from diffy.model import WriteError


def append(path: Path, line: str) -> None:
    """Add a line to the end of a text file, which is made where there is none.

    Raises WriteError where it cannot be written.
    """
    try:
        ended = not path.exists() or path.read_bytes()[-1:] in (b"", b"\n")
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{line}\n" if ended else f"\n{line}\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WriteError(f"{path} cannot be written: {reason}.") from error
