"""The page templates, found in a wheel, an editable install and a bare checkout alike."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

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


def page(template: str, style: str, script: str = "", **shown: Any) -> str:
    """A page with its style sheet and script in it, and what it shows.

    Both are allowed by their hashes, so that nothing else can run on the page; the
    template gets them as `style`, `script`, `style_hash` and `script_hash`.
    """
    pages = environment()
    styled = pages.get_template(style).render(**shown)
    scripted = pages.get_template(script).render() if script else ""
    return pages.get_template(template).render(
        style=styled,
        script=scripted,
        style_hash=_hash(styled),
        script_hash=_hash(scripted),
        **shown,
    )


def _hash(text: str) -> str:
    """What a Content-Security-Policy calls an inline text by."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def _templates() -> Path:
    """Find the templates: inside an installed diffy, beside it in a checkout."""
    package = Path(__file__).parents[1]
    homes = (package / "templates", package.parent / "templates")
    return next(home for home in homes if home.is_dir())
