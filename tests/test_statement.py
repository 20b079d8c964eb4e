"""A statement's words: finding the lists, and never one item's words for another."""

from pathlib import Path

import pytest
from demand_material import ROOT, shipped

from diffy.demands import digest, load, quote
from diffy.demands.statement import read
from diffy.languages import language
from diffy.model import Profile

ENGLISH = language("en")
CALLS = (
    "Cap the production of widgets;",
    "Keep “old” widgets – the blue ones – in use; and",
    "Stop the sale of gadgets.",
)
CONCERNS = ("Allows too many widgets;", "Fails to name gadgets.")
STATEMENT = """\
We met. We are alarmed that the draft:

- {0}
- {1}

It should change. Therefore, we urge all delegations to:

1. {2}
2. {3}
3. {4}

We thank them.
""".format(*CONCERNS, *CALLS)
PROFILE = """\
format = 1
id = "w"
title = "Widgets"
date = 2024-01-01
language = "en"
[statement]
calls = 3
concerns = 2
"""
DEMAND = """\
[[demand]]
id = "W{0}"
item = {0}
title = "Ours {0}"
"""


def profile() -> Profile:
    """A profile of three demands, with the digests of the three calls."""
    loaded = load(PROFILE + "".join(map(DEMAND.format, (1, 2, 3))))
    return loaded._replace(call_digests=tuple(digest(call, "en") for call in CALLS))


def quoted(statement: str) -> list[tuple[int, str, bool]]:
    """The quotations a statement gives."""
    found = quote(profile(), statement, source="said.txt", sha256="beef")
    return [(q.item, q.text, q.differs) for q in found.quotations]


def notes(statement: str) -> tuple[str, ...]:
    """What a reader is told of a statement."""
    return quote(profile(), statement, source="said.txt", sha256="beef").notes


def test_calls_and_concerns_are_found_under_their_leads() -> None:
    items = read(STATEMENT, ENGLISH)

    assert (items.calls, items.concerns) == (CALLS, CONCERNS)


@pytest.mark.parametrize(
    "item",
    [
        "Cap  the production\nof widgets; and",
        "cap the production of widgets.",
        "CAP THE PRODUCTION OF WIDGETS",
    ],
)
def test_a_digest_looks_past_case_spacing_and_final_signs(item: str) -> None:
    assert digest(item, "en") == "0e4631647ceef3bb"


def test_a_digest_looks_past_the_shape_of_quotes_and_dashes() -> None:
    assert digest("“old” – ‹new›", "en") == digest("\"old\" - 'new'", "en")


def test_each_demand_gets_its_own_call() -> None:
    assert quoted(STATEMENT) == [(n, CALLS[n - 1], False) for n in (1, 2, 3)]
    assert notes(STATEMENT) == ()


def test_the_statements_file_is_named_in_the_profile() -> None:
    found = quote(profile(), STATEMENT, source="said.txt", sha256="beef")

    assert (found.statement, found.statement_sha256) == ("said.txt", "beef")


def test_an_inserted_item_shifts_no_words_to_another_demand() -> None:
    shifted = STATEMENT.replace("1. Cap", "1. Ban all levers;\n2. Cap").replace(
        "3. Stop", "4. Stop"
    )
    own = {n: CALLS[n - 1] for n in (1, 2, 3)}

    assert all(
        text == own[item] for item, text, differs in quoted(shifted) if not differs
    )
    assert [item for item, _, _ in quoted(shifted)] == []
    assert len(notes(shifted)) == 3


def test_a_removed_item_leaves_its_demand_without_a_quotation() -> None:
    removed = STATEMENT.replace(f"3. {CALLS[2]}\n", "")

    assert [item for item, _, _ in quoted(removed)] == [1, 2]
    assert notes(removed) == (
        "said.txt: call 3 was not found, the list has 2; it is not quoted",
    )


def test_an_edited_item_is_quoted_as_different() -> None:
    edited = STATEMENT.replace("Cap the production", "Limit the production")

    assert quoted(edited)[0] == (1, "Limit the production of widgets;", True)
    assert notes(edited) == (
        "said.txt, call 1: this text differs from the one the profile was written for",
    )


def test_an_item_broken_by_a_page_break_is_joined() -> None:
    broken = STATEMENT.replace("the production of", "the production\n\n\nof")

    assert quoted(broken) == quoted(STATEMENT)


def test_text_after_the_list_is_no_item() -> None:
    assert "thank" not in " ".join(read(STATEMENT, ENGLISH).calls)


def test_without_a_list_nothing_is_quoted_and_the_reader_is_told() -> None:
    assert quoted("We call on all to act.") == []
    assert notes("We call on all to act.")[0] == (
        "said.txt: no list of calls was found; call 1 is not quoted"
    )


def test_a_link_in_an_item_is_read_as_its_words() -> None:
    linked = STATEMENT.replace("gadgets.", "[gadgets](https://example.org/g).")

    assert read(linked, ENGLISH).calls == CALLS


def test_the_real_statement_has_the_items_of_the_shipped_profile() -> None:
    path = ROOT.parent / "shared/data/statement/joint-statement-2024-01-23.txt"
    if not Path(path).is_file():
        pytest.skip("skipped: ../shared/data is absent")
    text = path.read_text(encoding="utf-8")
    items = read(text, ENGLISH)
    found = quote(shipped(), text, source=path.name, sha256="")

    assert tuple(digest(each, "en") for each in items.calls) == found.call_digests
    assert tuple(digest(each, "en") for each in items.concerns) == found.concern_digests
    assert [q.differs for q in found.quotations] == [False] * 6
