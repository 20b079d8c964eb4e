"""The command `diffy`, and `python -m diffy`."""

import gc
import os
import sys

from diffy import parallel
from diffy.cli import main

_SELDOM = 200_000
"""Objects made between two searches for cycles; by default 700. Drafts and comparisons
are trees: the searches find nothing in them and take some 7 % of the time."""


def run() -> None:
    """The command line, in a process of its own."""
    gc.set_threshold(_SELDOM)
    parallel.allow()
    try:
        main(prog_name="diffy")
    except SystemExit as end:
        _leave(end)


def _leave(end: SystemExit) -> None:
    """End the process without taking down its objects one by one, some 5 % of the time.

    Everything is written by then. What cannot be written out, or is no plain exit code, is
    left to the interpreter.
    """
    code = 0 if end.code is None else end.code
    if not isinstance(code, int):
        raise end
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        raise end from None
    os._exit(code)


if __name__ == "__main__":
    run()
