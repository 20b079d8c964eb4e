"""A comparison as one HTML page: self-contained, without scripts, asking for nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from diffy.languages import interface
from diffy.model import Comparison
from diffy.writers.present import report

if TYPE_CHECKING:
    import jinja2


def to_html(comparison: Comparison) -> str:
    """The report as a page that can be mailed, printed and kept."""
    shown = report(comparison)
    template = environment().get_template("report.html")
    return template.render(report=shown, words=interface(shown.language).tables)


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
