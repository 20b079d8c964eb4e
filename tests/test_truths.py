"""Real drafts against the concordances that were made of them by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from diffy.model import ChangeKind, Comparison, Flag, Op
from tests.truths import (
    article_pairs,
    compared,
    moved_pairs,
    provision_pairs,
    rows,
    score,
)

Data = Callable[[str], Path]

PARIS = "paris-agreement"
ACTS = "eu-digital-markets-act"
BILL = "es-121-000004"
ARTICLES = [
    ("eu-dma", f"{ACTS}/52020PC0842-bill-akn.xml", f"{ACTS}/32022R1925-akn.xml"),
    ("eu-dma", f"{ACTS}/52020PC0842-bill-akn.xml", f"{ACTS}/32022R1925-formex.xml"),
    (f"{BILL}-dictamen-pleno", f"{BILL}/bocg-15-a-4-5.txt", f"{BILL}/bocg-15-a-4-6.txt"),
    (f"{BILL}-pleno-definitiva", f"{BILL}/bocg-15-a-4-6.txt", f"{BILL}/bocg-15-a-4-9.txt"),
    ("paris-23oct-4dec", f"{PARIS}/23-oct-2015.md", f"{PARIS}/4-dec-2015.md"),
    ("paris-4dec-9dec", f"{PARIS}/4-dec-2015.md", f"{PARIS}/9-dec-2015.md"),
    ("paris-12dec-29jan", f"{PARIS}/12-dec-2015.md", f"{PARIS}/29-jan-2016.md"),
    ("uncac-untoc", "crime-conventions/untoc-2000.md", "crime-conventions/uncac-2003.md"),
]  # fmt: skip
PARAGRAPHS = [
    ("paris-23oct-4dec-paragraphs", *ARTICLES[4][1:], 0.90),
    ("paris-4dec-9dec-paragraphs", *ARTICLES[5][1:], 0.84),
]
"""The least share of sure pairs found; most others are labels read otherwise."""


def of(data: Data, old: str, new: str) -> Comparison:
    return compared(data(old), data(new))


@pytest.mark.parametrize(("truth", "old", "new"), ARTICLES)
def test_every_sure_pair_of_articles_is_found_and_no_other(
    data: Data, truth: str, old: str, new: str
) -> None:
    actual = score(data(f"truth/{truth}.tsv"), article_pairs(of(data, old, new)))

    assert (actual.missed, actual.false) == (set(), set())


@pytest.mark.parametrize(("truth", "old", "new", "least"), PARAGRAPHS)
def test_paragraphs_are_paired_without_a_false_pair(
    data: Data, truth: str, old: str, new: str, least: float
) -> None:
    actual = score(data(f"truth/{truth}.tsv"), provision_pairs(of(data, old, new)))

    assert actual.false == set()
    assert actual.recall >= least


@pytest.mark.parametrize(("truth", "old", "new", "least"), PARAGRAPHS)
def test_no_move_is_told_that_is_none(
    data: Data, truth: str, old: str, new: str, least: float
) -> None:
    known = rows(data(f"truth/{truth}.tsv"))
    olds, news = {o for o, _, _, _ in known}, {n for _, n, _, _ in known}
    moved = {
        (o, n) for o, n in moved_pairs(of(data, old, new)) if o in olds and n in news
    }

    assert moved
    assert moved <= {(o, n) for o, n, _, _ in known}


# -------------------------------------------------------------- minimal pairs


MINIMAL = [
    (
        "kyoto/2013-04-15-45bed390.md",
        "kyoto/2015-01-12-523718cd.md",
        {("privisions", "provisions"), ("nog", "not"), ("complicance", "compliance")},
    ),
    (
        "nl-tfeu/2014-06-25-2d438c37.md",
        "nl-tfeu/2014-07-09-56553060.md",
        {("eindbesluit", "eindbeslissing")},
    ),
]


@pytest.mark.parametrize(("old", "new", "words"), MINIMAL)
def test_of_a_reprint_only_the_words_that_changed_are_told(
    data: Data, old: str, new: str, words: set[tuple[str, str]]
) -> None:
    changes = of(data, old, new).changes
    found = set()
    for change in changes:
        sides = [
            "".join(e.text for e in change.edits if e.op is op).strip()
            for op in (Op.DELETE, Op.INSERT)
        ]
        found.add((sides[0], sides[1]))

    assert found == words
    assert all(change.kinds == (ChangeKind.EDITED,) for change in changes)


def test_a_corrected_text_changes_neither_duties_nor_numbers(data: Data) -> None:
    changes = of(data, *ARTICLES[6][1:]).changes
    substance = {Flag.STRONGER, Flag.WEAKER, Flag.NEGATION, Flag.QUALIFIER}

    assert len(changes) <= 42
    assert not any(substance & {*change.flags} for change in changes)
    assert not any(ChangeKind.MOVED in change.kinds for change in changes)


# ----------------------------------------------------------------- leos edits


BASE = "leos-edits/BASE_bill_ec_chapter_section_title_3Articles.xml"
EDITS = {
    "add__article": {(None, "art_3", "added"), ("art_3", "art_4", "renumbered")},
    "delete__article": {("art_2", None, "removed"), ("art_3", "art_2", "renumbered")},
    "move__article": {
        ("art_3", "part_nn__art_2", "renumbered moved"),
        ("art_2", "art_3", "renumbered"),
    },
    "add__recital": {(None, "preamble__rec_3", "added")},
    "add__section": {(None, "sec_nn__heading", "added")},
    "delete__citation": {("preamble__rec_nn_2", None, "removed")},
    "delete__title": {
        ("title_nn__heading", None, "removed"),
        ("title_nn__chp_nn__heading", None, "removed"),
    },
    "move__citation": {("preamble__rec_nn_6", "preamble__rec_nn_2", "moved")},
}


@pytest.mark.parametrize("edit", EDITS)
def test_one_edit_in_an_editor_is_one_change(data: Data, edit: str) -> None:
    result = of(data, BASE, f"leos-edits/bill_{edit}_output.xml")
    articles = {
        (
            row.old[0] if row.old else None,
            row.new[0] if row.new else None,
            " ".join(row.kinds),
        )
        for row in result.concordance
        if row.kinds != (ChangeKind.UNCHANGED,)
    }
    others = {
        (c.old, c.new, " ".join(c.kinds))
        for c in result.changes
        if "art_" not in (c.old or "") + (c.new or "")
    }

    assert articles | others == EDITS[edit]
