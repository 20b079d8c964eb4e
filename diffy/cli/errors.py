"""Mistakes the user can mend become one sentence on stderr and exit code 2."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import click

from diffy.model import DiffyError

_P = ParamSpec("_P")
_R = TypeVar("_R")


class Mistake(click.ClickException):
    """A DiffyError as the command line shows it."""

    exit_code = 2


def mendable(command: Callable[_P, _R]) -> Callable[_P, _R]:
    """Let a command end with the sentence of a DiffyError instead of a traceback."""

    @wraps(command)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return command(*args, **kwargs)
        except DiffyError as error:
            raise Mistake(str(error)) from error
        except BrokenPipeError:
            raise  # the reader went away; click ends quietly
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise Mistake(f"The output cannot be written: {reason}.") from error

    return guarded
