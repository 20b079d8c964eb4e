"""The brief as a page of its own."""

from diffy.languages import interface
from diffy.model import Brief
from diffy.writers.brief.sheet import sheet
from diffy.writers.pages import page


def to_html(brief: Brief, language: str | None = None) -> str:
    """The brief as a page that can be mailed and prints on two sheets of A4."""
    shown = sheet(brief, language)
    words = interface(shown.language).tables
    return page("brief.html", "brief.css", "", brief=shown, words=words)
