"""Two pages for a delegation: as a Word file, a page, Markdown or PDF."""

from diffy.model import Brief


def to_docx(brief: Brief) -> bytes:
    """The brief as a Word file with real styles, to be edited."""
    from diffy.writers.brief.docx import to_docx

    return to_docx(brief)


def to_html(brief: Brief) -> str:
    """The brief as a page that prints on two sheets of A4."""
    from diffy.writers.brief.html import to_html

    return to_html(brief)


def to_markdown(brief: Brief) -> str:
    """The brief as Markdown."""
    from diffy.writers.brief.markdown import to_markdown

    return to_markdown(brief)


def to_pdf(brief: Brief) -> bytes:
    """The brief as PDF, printed by a browser."""
    from diffy.writers.pdf import printed

    return printed(to_html(brief), brief.comparison.new.date)
