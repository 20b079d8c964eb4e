"""Two pieces of work at once, on two processors, where the command line lets it.

Guarantees:

1. the results and the errors are those of one after the other, in that order;
2. no process outlives the call that began it;
3. a program that imports diffy is never doubled: a fork of a process with threads takes
   their locks with it, held for good.
"""

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from io import BufferedReader
from typing import NamedTuple, NoReturn, TypeVar

_A = TypeVar("_A")
_B = TypeVar("_B")

_allowed = False


def allow() -> None:
    """Let this process be doubled from now on: for one that has a single thread.

    Only where the system says on how many processors a process may run, so on Linux: what
    other systems load into every process may not be doubled.
    """
    global _allowed
    affinity = getattr(os, "sched_getaffinity", None)
    _allowed = affinity is not None and len(affinity(0)) > 1


def at_once(here: Callable[[], _A], there: Callable[[], _B]) -> tuple[_A, _B]:
    """What two functions return; the second runs in a process of its own meanwhile.

    It can change nothing here, and what it returns is copied. What does not come back is
    worked out here, so that an error is raised as if there had been no other process.
    """
    other = _begin(there) if _allowed else None
    if other is None:
        return here(), there()
    try:
        one = here()
        with suppress(EOFError, pickle.UnpicklingError):  # it ended too early
            two: _B = pickle.load(other.results)
            return one, two
    except BaseException:
        other.kill()
        raise
    finally:
        other.close()
    return one, there()


class _Other(NamedTuple):
    """A process that works, and where its results come in."""

    process: int
    results: BufferedReader

    def kill(self) -> None:
        """End it before its work is done."""
        from signal import SIGKILL

        with suppress(ProcessLookupError):
            os.kill(self.process, SIGKILL)

    def close(self) -> None:
        """Wait for its end."""
        self.results.close()
        with suppress(ChildProcessError):  # the system was told to wait for all
            os.waitpid(self.process, 0)


def _begin(work: Callable[[], object]) -> _Other | None:
    """Begin some work in another process; None where there can be none."""
    results, end = os.pipe()
    try:
        process = os.fork()
    except OSError:  # too many processes, or too little memory
        os.close(results)
        os.close(end)
        return None
    if process == 0:
        os.close(results)
        _work(work, end)
    os.close(end)
    return _Other(process, open(results, "rb"))


def _work(work: Callable[[], object], end: int) -> NoReturn:
    """Send the result of some work, and end this process whatever happens."""
    global _allowed
    _allowed = False
    try:
        data = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
        with open(end, "wb") as results:
            results.write(data)
    finally:
        os._exit(0)
