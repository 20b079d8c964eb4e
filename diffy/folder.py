"""The files of a negotiation's folder: its drafts as they are read, pins and logo."""

from dataclasses import replace
from pathlib import Path

from diffy.model import Draft, House, ReadError
from diffy.readers import read
from diffy.sources import (
    Document,
    DraftEntry,
    Negotiation,
    file_name,
    picture,
)


def draft_file(negotiation: Negotiation, entry: DraftEntry) -> Path:
    """The file of a draft, that which was fetched where the folder names none.

    Raises ReadError where it is still to be fetched.
    """
    folder = negotiation.folder
    if entry.file:
        return folder / entry.file
    if entry.symbol:
        language = entry.language or "en"
        pdf, doc = (
            folder / file_name(Document(entry.symbol, language, form))
            for form in ("pdf", "doc")
        )
        for path in (doc.with_suffix(".docx"), pdf, doc):
            if path.is_file():
                return path
        raise ReadError(
            f"The draft '{entry.id}' is not there yet; get it with: "
            f"diffy fetch {negotiation.folder}"
        )
    raise ReadError(
        f"The draft '{entry.id}' has no file yet; get it from {entry.address} "
        "and name it with file = ... in negotiation.toml."
    )


def read_draft(
    negotiation: Negotiation,
    entry: DraftEntry,
    *,
    language: str | None = None,
    tracked: str = "final",
) -> Draft:
    """A draft of the folder; what the folder says of it goes before what its file says.

    Raises what `readers.read` raises.
    """
    path = draft_file(negotiation, entry)
    return told(entry, read(path, language=language or entry.language, tracked=tracked))


def told(entry: DraftEntry, draft: Draft) -> Draft:
    """A draft by the title, symbol and date that its folder gives it."""
    return replace(
        draft,
        title=entry.title or draft.title or entry.id,
        symbol=entry.symbol or draft.symbol,
        date=entry.date or draft.date,
    )


def pins_file(negotiation: Negotiation, old: str, new: str) -> Path | None:
    """The pins for a pair of drafts, by their ids; only successive drafts have any."""
    ids = [entry.id for entry in negotiation.drafts]
    if old not in ids or new not in ids or ids.index(old) + 1 != ids.index(new):
        return None
    name = negotiation.drafts[ids.index(new)].pins or negotiation.pins
    return negotiation.folder / name if name else None


def house(negotiation: Negotiation) -> House:
    """The house style, with its logo; ProfileError where that is none."""
    style = negotiation.style
    logo = picture(negotiation.folder / style.logo) if style.logo else None
    return House(style.name, style.contact, style.accent, logo)
