"""Two pages for a delegation: as a Word file, a page, Markdown or PDF."""

from diffy.model import Brief


def to_docx(brief: Brief, language: str | None = None) -> bytes:
    """The brief as a Word file with real styles, to be edited."""
    from diffy.writers.brief.docx import to_docx

    return to_docx(brief, language)


def to_html(brief: Brief, language: str | None = None) -> str:
    """The brief as a page that prints on two sheets of A4."""
    from diffy.writers.brief.html import to_html

    return to_html(brief, language)


def to_markdown(brief: Brief, language: str | None = None) -> str:
    """The brief as Markdown."""
    from diffy.writers.brief.markdown import to_markdown

    return to_markdown(brief, language)


def to_pdf(brief: Brief, language: str | None = None) -> bytes:
    """The brief as PDF, printed by a browser."""
    from diffy.writers.pdf import printed

    return printed(to_html(brief, language), brief.comparison.new.date)
