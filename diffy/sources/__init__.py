"""Where drafts and profiles come from: files of the user, what ships, the UN's documents."""

from diffy.sources.documents import (
    ADDRESS,
    FORMATS,
    Document,
    Fetched,
    FetchError,
    fetch,
    file_name,
    is_symbol,
)
from diffy.sources.negotiation import DraftEntry, Negotiation, load_negotiation
from diffy.sources.positions import load_positions
from diffy.sources.profiles import Source, profile_file, shipped, source
from diffy.sources.reviews import append

__all__ = [
    "ADDRESS",
    "FORMATS",
    "Document",
    "DraftEntry",
    "FetchError",
    "Fetched",
    "Negotiation",
    "Source",
    "append",
    "fetch",
    "file_name",
    "is_symbol",
    "load_negotiation",
    "load_positions",
    "profile_file",
    "shipped",
    "source",
]
