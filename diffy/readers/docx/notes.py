"""Footnotes and endnotes of a Word file: their numbers as displayed, in order of the calls.

Neither docx2python, which names notes by their place in the file, nor python-docx gives
the numbers that are printed.
"""

from dataclasses import dataclass, field

from diffy.readers.docx.formats import printed
from diffy.readers.docx.package import Part
from diffy.readers.docx.xml import Element, attribute, below, local, value, w, whole

_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
"""How notes are numbered where the file does not say."""


@dataclass(frozen=True, slots=True)
class Call:
    """A note that the text refers to."""

    kind: str
    """ "footnote" or "endnote"."""
    id: str
    label: str


@dataclass(slots=True)
class Notes:
    """The notes called so far."""

    forms: dict[str, tuple[str, int]]
    """The number format and the first number of each kind."""
    counts: dict[str, int] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)

    def call(self, element: Element, sign: str) -> str:
        """The label of the note that a call refers to, `sign` where it has its own."""
        kind = local(element).removesuffix("Reference")
        form, start = self.forms[kind]
        if not sign:
            self.counts[kind] = self.counts.get(kind, start - 1) + 1
            sign = printed(self.counts[kind], form)
        self.calls.append(Call(kind, attribute(element, "id"), sign))
        return sign


def notes(document: Element, settings: Part | None) -> Notes:
    """The notes of a document, none called yet, numbered as its settings say."""
    forms: dict[str, tuple[str, int]] = {}
    for kind, usual in _FORMS.items():
        places = [*document.iter(w("sectPr"))]
        places += [] if settings is None else [settings.root]
        said = [p for place in places if (p := below(place, f"{kind}Pr")) is not None]
        form = next((f for p in said if (f := value(p, "numFmt"))), usual)
        starts = (whole(value(p, "numStart")) for p in said)
        forms[kind] = (form, next((s for s in starts if s is not None), 1))
    return Notes(forms)


def bodies(part: Part | None, kind: str) -> dict[str, Element]:
    """The notes of one kind by their id, without the lines that separate them."""
    if part is None:
        return {}
    return {
        attribute(note, "id"): note
        for note in part.root.iter(w(kind))
        if attribute(note, "type") in ("", "normal")
    }
