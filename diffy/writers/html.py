"""A comparison as one HTML page: self-contained, and asking for nothing.

The page's own script only finds, filters and folds; without it everything is readable.
"""

from diffy.languages import interface
from diffy.model import Comparison
from diffy.writers.pages import page
from diffy.writers.present import report


def to_html(comparison: Comparison, language: str | None = None) -> str:
    """The report as a page that can be mailed, printed and kept."""
    shown = report(comparison, language)
    words = interface(shown.language).tables
    return page("report.html", "report.css", "report.js", report=shown, words=words)
