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
from diffy.writers.site.view import Frame


def to_html(comparison: Comparison, frame: Frame | None = None) -> str:
    """The report as a page that can be mailed, printed and kept.

    With a `frame` it is a page of a site, and takes its style from there.
    """
    shown = report(comparison)
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
        frame=frame,
        biographies=dict(frame.sections) if frame else {},
        demand_pages=dict(frame.demands) if frame else {},
    )


def _hash(text: str) -> str:
    """What a Content-Security-Policy calls an inline text by."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
