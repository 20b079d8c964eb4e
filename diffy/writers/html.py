"""A comparison as one HTML page: self-contained, and asking for nothing.

The page's own script only finds, filters and folds; without it everything is readable.
"""

from diffy.languages import interface
from diffy.model import Comparison
from diffy.writers.pages import page
from diffy.writers.present import report
from diffy.writers.site.view import Frame


def to_html(
    comparison: Comparison, language: str | None = None, frame: Frame | None = None
) -> str:
    """The report as a page that can be mailed, printed and kept.

    With a `frame` it is a page of a site, and takes its style from there.
    """
    shown = report(comparison, language)
    return page(
        "report.html",
        "report.css",
        "report.js",
        report=shown,
        words=interface(shown.language).tables,
        frame=frame,
        biographies=dict(frame.sections) if frame else {},
        demand_pages=dict(frame.demands) if frame else {},
    )
