"""A draft, or a comparison, in Akoma Ntoso 3.0, valid against the strict schema.

Guarantees:

1. one treaty is one Work and each draft one Expression of it;
2. `eId` is the eid of every other format, `wId` the one a unit had in the older draft;
3. the document of a comparison is the new draft: its changes stand in its metadata;
4. the same draft or comparison gives the same bytes.
"""

from collections.abc import Mapping

from lxml import etree

from diffy.model import Comparison, Draft
from diffy.writers.akn import meta
from diffy.writers.akn.document import fill
from diffy.writers.akn.xml import Element, put, root

_NAME = "treatyDraft"


def to_akn(comparison: Comparison) -> str:
    """The new draft with what became of it since the old one, in its metadata."""
    new, first = comparison.new, comparison.old
    return _document(new, first, comparison, meta.work_ids(comparison))


def draft_to_akn(draft: Draft, first: Draft | None = None) -> str:
    """A draft by itself; `first` is the draft that names the treaty they are all of."""
    return _document(draft, first or draft, None, {})


def _document(
    draft: Draft,
    first: Draft,
    comparison: Comparison | None,
    work_ids: Mapping[str, str],
) -> str:
    made = root()
    act = put(made, "act", name=_NAME)
    about = put(act, "meta")
    meta.identify(about, draft, first)
    if comparison is not None:
        meta.lifecycle(about, comparison)
        meta.analysis(about, comparison, first)
    meta.references(about, draft, comparison.old if comparison else None, first)
    meta.proprietary(about, draft, comparison)

    def annex_meta(annex: Element, number: int) -> None:
        meta.identify(put(annex, "meta"), draft, first, f"!annex_{number}")

    fill(act, draft, work_ids, annex_meta)
    return _printed(made)


def _printed(made: Element) -> str:
    """The document as text; only what holds no words of the draft is laid out."""
    for about in made.iter("{*}meta"):
        etree.indent(about, space=" ")
    told = etree.tostring(made, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{told}\n'
