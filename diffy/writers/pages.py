"""The page templates, found in a wheel, an editable install and a bare checkout alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2


@cache
def environment() -> jinja2.Environment:
    """The templates, with every word of a draft escaped."""
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_templates()),
        autoescape=True,  # not by file ending: every word of a draft is untrusted
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _templates() -> Path:
    """Find the templates: inside an installed diffy, beside it in a checkout."""
    package = Path(__file__).parents[1]
    homes = (package / "templates", package.parent / "templates")
    return next(home for home in homes if home.is_dir())
