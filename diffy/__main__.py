"""The command `diffy`, and `python -m diffy`."""

import gc

from diffy.cli import main

_SELDOM = 200_000
"""Objects made between two searches for cycles; by default 700. Drafts and comparisons
are trees: the searches find nothing in them and take some 7 % of the time."""


def run() -> None:
    """The command line, in a process of its own."""
    gc.set_threshold(_SELDOM)
    main(prog_name="diffy")


if __name__ == "__main__":
    run()
