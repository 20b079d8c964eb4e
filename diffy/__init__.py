"""Compare treaty drafts article by article, against a statement's demands."""

__version__ = "0.1.0"
