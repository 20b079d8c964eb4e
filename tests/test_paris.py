"""Real drafts of one agreement: every article found, every article that lives on paired."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import diffy
from diffy.model import ChangeKind, Comparison, Op
from diffy.words import printed_words

Data = Callable[[str], Path]

STEPS = [
    ("23-oct-2015", "4-dec-2015"),
    ("4-dec-2015", "9-dec-2015"),
    ("9-dec-2015", "12-dec-2015"),
    ("12-dec-2015", "29-jan-2016"),
]
# Old number to new, by reading both drafts; "-" where the article does not live on.
LAST_RENUMBERING = {
    "1": "1", "2": "2", "2bis": "3", "3": "4", "3bis": "5", "3ter": "6", "4": "7",
    "5": "8", "6": "9", "7": "10", "8": "11", "8bis": "12", "9": "13", "10": "14",
    "11": "15", "12": "16", "13": "17", "14": "18", "15": "19", "16": "20", "18": "21",
    "19": "22", "20": "23", "21": "24", "22": "25", "23": "26", "24": "27", "25": "28",
    "26": "29",
}  # fmt: skip


@cache
def comparison(old: Path, new: Path) -> Comparison:
    return diffy.compare(diffy.read(old), diffy.read(new))


def of(data: Data, old: str, new: str) -> Comparison:
    folder = "paris-agreement"
    return comparison(data(f"{folder}/{old}.md"), data(f"{folder}/{new}.md"))


def main_pairs(result: Comparison) -> dict[str, set[str]]:
    pairs: dict[str, set[str]] = {}
    for row in result.concordance:
        for eid in row.old:
            pairs.setdefault(eid.removeprefix("art_"), set()).update(
                other.removeprefix("art_") for other in row.new
            )
    return pairs


@pytest.mark.parametrize("old", LAST_RENUMBERING)
def test_the_last_renumbering_pairs_every_article(data: Data, old: str) -> None:
    found = main_pairs(of(data, "9-dec-2015", "12-dec-2015"))

    assert LAST_RENUMBERING[old] in found[old]


def test_the_article_that_was_dropped_has_no_successor(data: Data) -> None:
    found = main_pairs(of(data, "4-dec-2015", "9-dec-2015"))

    assert found["17"] == set()
    assert all(number in new for number, new in found.items() if number != "17")


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_every_edit_rebuilds_both_provisions(data: Data, old: str, new: str) -> None:
    result = of(data, old, new)
    texts = {
        "old": {n.eid: n.text for n in result.old.provisions},
        "new": {n.eid: n.text for n in result.new.provisions},
    }
    for change in result.changes:
        kept = [e for e in change.edits if e.op is not Op.INSERT]
        came = [e for e in change.edits if e.op is not Op.DELETE]
        old_text = texts["old"][change.old] if change.old else ""
        new_text = texts["new"][change.new] if change.new else ""

        assert printed_words("".join(e.text for e in kept)) == printed_words(old_text)
        assert printed_words("".join(e.text for e in came)) == printed_words(new_text)


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_every_provision_stands_in_a_row(data: Data, old: str, new: str) -> None:
    result = of(data, old, new)
    olds = {eid for row in result.provisions for eid in row.old}
    news = {eid for row in result.provisions for eid in row.new}

    assert olds == {node.eid for node in result.old.provisions}
    assert news == {node.eid for node in result.new.provisions}


def test_a_corrected_reprint_has_few_changes(data: Data) -> None:
    result = of(data, "12-dec-2015", "29-jan-2016")
    kinds = {kind for row in result.concordance for kind in row.kinds}

    assert kinds <= {ChangeKind.UNCHANGED, ChangeKind.EDITED}
    assert len(result.changes) < 60
