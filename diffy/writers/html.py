"""A comparison as one HTML page: self-contained, without scripts, asking for nothing."""

from diffy.languages import interface
from diffy.model import Comparison
from diffy.writers.pages import environment
from diffy.writers.present import report


def to_html(comparison: Comparison) -> str:
    """The report as a page that can be mailed, printed and kept."""
    shown = report(comparison)
    template = environment().get_template("report.html")
    return template.render(report=shown, words=interface(shown.language).tables)
