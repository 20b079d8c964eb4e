"""A comparison as one HTML page: self-contained, and asking for nothing.

The page's own script only finds, filters and folds; without it everything is readable.
Script and style are allowed by their hashes, so that nothing else can run on the page.
"""

import base64
import hashlib

from diffy.languages import interface
from diffy.model import Comparison
from diffy.writers.pages import environment
from diffy.writers.present import report


def to_html(comparison: Comparison, language: str | None = None) -> str:
    """The report as a page that can be mailed, printed and kept."""
    shown = report(comparison, language)
    words = interface(shown.language).tables
    pages = environment()
    style = pages.get_template("report.css").render(words=words)
    script = pages.get_template("report.js").render()
    return pages.get_template("report.html").render(
        report=shown,
        words=words,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _hash(text: str) -> str:
    """What a Content-Security-Policy calls an inline text by."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
