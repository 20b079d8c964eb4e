"""Where drafts and profiles come from: files of the user, what ships, the UN's documents."""

from diffy.sources.documents import (
    ADDRESS,
    FORMATS,
    Document,
    Fetched,
    fetch,
    file_name,
    is_symbol,
)
from diffy.sources.negotiation import (
    NAME,
    DraftEntry,
    Negotiation,
    Style,
    is_negotiation,
    load_negotiation,
)
from diffy.sources.pictures import picture
from diffy.sources.positions import load_positions
from diffy.sources.profiles import Source, profile_file, shipped, source
from diffy.sources.reviews import append
from diffy.sources.starting import Given, start, start_sample

__all__ = [
    "ADDRESS",
    "FORMATS",
    "NAME",
    "Document",
    "DraftEntry",
    "Fetched",
    "Given",
    "Negotiation",
    "Source",
    "Style",
    "append",
    "fetch",
    "file_name",
    "is_negotiation",
    "is_symbol",
    "load_negotiation",
    "load_positions",
    "picture",
    "profile_file",
    "shipped",
    "source",
    "start",
    "start_sample",
]
