"""Options, titles in braces and drafting notes: where they stand in the tree."""

import pytest

from diffy.compare import compare
from diffy.languages import language
from diffy.marks import statuses
from diffy.model import Draft, Flag, MarkKind, Node, NodeKind, Status
from diffy.parse import Block, parse
from diffy.readers import reads
from tests.listed import listed


def article(text: str) -> Node:
    """The article that a text under a heading makes."""
    return draft(text).articles[0]


def draft(text: str) -> Draft:
    return reads(f"## Article 1\n\n{text}\n\n## Article 2\n\nBees fly.\n", name="x.md")


def texts(node: Node) -> dict[str, str]:
    """The words of what stands below a node, by the last part of its id."""
    return {n.eid.partition("__")[2]: n.text for n in node.walk() if n is not node}


# ------------------------------------------------------------------- titles, notes


def test_a_title_in_braces_is_the_head_of_the_numbered_paragraph_below() -> None:
    inline = article("1. Bees fly.\n\n2. **Duties** Parties count bees.")
    above = article("1. Bees fly.\n\n{Duties}\n\n2. Parties count bees.")

    assert listed(above) == listed(inline) == ["1", "2"]
    assert texts(above)["para_2"] == "{Duties}\nParties count bees."
    assert texts(inline)["para_2"] == "Duties Parties count bees."


@pytest.mark.parametrize(
    "note",
    [
        "{Placement proposal: Article 5}",
        "{The order of these paragraphs has still to be settled by the group}",
        "{see paragraph 3}",
    ],
)
def test_a_note_in_braces_stays_with_the_paragraph_above_and_ends_no_list(
    note: str,
) -> None:
    found = article(
        f"1. Parties:\n\n(a) count;\n\n{note}\n\n(b) report.\n\n2. Bees fly."
    )

    assert listed(found) == ["1", "1/(1-1)", "1/~", "1/(2-2)", "2"]
    assert texts(found)["para_1__wrapup"] == note


# ------------------------------------------------------------------- numbers


def test_a_numbered_paragraph_goes_on_after_an_unnumbered_one_that_announces_a_list() -> (
    None
):
    found = article(
        "1. Bees fly.\n\n2. Bees sleep.\n\n*Notes on this article:*\n\n"
        "* one note\n\n3. Bees dance."
    )

    assert listed(found) == ["1", "2", "¶", "¶/•", "3"]


@pytest.mark.parametrize("printed", ["(2bis)", "2 bis.", "2bis"])
def test_an_inserted_number_stands_beside_its_own_however_it_is_printed(
    printed: str,
) -> None:
    found = article(
        f"1. Bees fly.\n\n2. Bees sleep:\n\n(a) long.\n\n{printed} Bees dance.\n\n3. Bees eat."
    )

    assert listed(found) == ["1", "2", "2/(1-1)", "2bis", "3"]


def test_a_bullet_before_a_number_only_sets_it_off() -> None:
    found = article(
        "17. Bees fly.\n\n- (17bis) Bees sleep.\n\n- a bee\n\n18. Bees hum."
    )
    blocks = [Block("Article 1", depth=1), Block("Bees fly.", label="17.")]
    (apart,) = parse(
        [*blocks, Block("(17bis) Bees sleep.", label="•")], language("en")
    ).nodes

    assert listed(found) == ["17", "17bis", "17bis/•", "18"]
    assert listed(apart) == ["17", "17bis"]


def test_inserted_numbers_and_their_alternatives_are_read_in_full() -> None:
    labels = ["3.3", "3.3alt:", "3.3bis", "3.3bis Alt", "3.x", "4.", "4 novies."]
    found = article("\n\n".join(f"{label} Bees fly." for label in ["3.", *labels]))

    assert [n.label for n in found.walk()][1:] == ["3.", *labels]


def test_the_first_point_may_stand_on_the_line_of_its_paragraph() -> None:
    found = article("1. (a) Bees fly.\n\n(b) Bees sleep.\n\n2. (a) or (b) is chosen.")

    assert listed(found) == ["1", "1/(1-2)", "2"]
    assert texts(found)["para_2"] == "(a) or (b) is chosen."


# ------------------------------------------------------------------- options


def test_options_of_a_paragraph_are_its_words_until_one_holds_a_list() -> None:
    found = article(
        "1. **Option 1:** Bees fly.\n\n    **Option 2:** Bees:\n\n    (a) eat;\n\n"
        "    **Option 3:** Bees:\n\n    (a) sleep;\n\n    (b) dance.\n\n2. Bees hum."
    )

    assert listed(found) == ["1", "1/(1-1)", "1/o3", "1/o3/(1-2)", "2"]
    assert texts(found)["para_1"] == "Option 1: Bees fly.\nOption 2: Bees:"
    assert [n.eid for n in found.walk()][2:6] == [
        "art_1__para_1__point_a",
        "art_1__para_1__opt_3",
        "art_1__para_1__opt_3__point_a",
        "art_1__para_1__opt_3__point_b",
    ]


def test_an_option_with_words_of_its_own_is_open_and_may_be_chosen() -> None:
    text = "1. Parties:\n\n(a) count.\n\nOption 2: Parties report.\n\n2. Bees fly."
    old = draft(text)
    new = draft(text.replace("Option 2: ", ""))
    (option,) = (n for n in old.walk() if n.kind is NodeKind.OPTION)
    chosen = [c for c in compare(old, new).changes if c.old == option.eid]

    assert (option.label, option.text) == ("Option 2:", "Parties report.")
    assert statuses(old)[option.eid] is Status.OPEN
    assert [f for c in chosen for f in c.flags] == [Flag.OPTION_CHOSEN]


def test_an_option_between_paragraphs_holds_no_more_than_it_says() -> None:
    found = article(
        "1. Bees fly.\n\nOption 1: (paragraph 2)\n\n2. Bees eat.\n\n"
        "Option 2: (paragraphs 2 and 2bis)\n\n2. Bees sleep.\n\n2bis. Bees dance.\n\n3. Bees hum."
    )

    assert listed(found) == ["1", "o1", "o1/2", "o2", "o2/2", "o2/2bis", "3"]
    assert [n.label for n in found.walk() if n.kind is NodeKind.OPTION] == [
        "Option 1: (paragraph 2)",
        "Option 2: (paragraphs 2 and 2bis)",
    ]


def test_an_option_between_paragraphs_ends_where_those_of_its_fellow_end() -> None:
    found = article(
        "1. Bees fly.\n\nOption A:\n\n2. Bees eat.\n\n3. Bees sleep.\n\n"
        "Option B:\n\n2. Bees dance.\n\n3. Bees rest.\n\n4. Bees hum."
    )

    assert listed(found) == ["1", "oa", "oa/2", "oa/3", "ob", "ob/2", "ob/3", "4"]


def test_options_under_a_title_end_with_the_next_title() -> None:
    found = article(
        "Hives are homes.\n\n{Food}\n\nOption 1:\n\n1. Bees eat.\n\n"
        "Option 2:\n\n1. Bees fast.\n\n{Sleep}\n\n2. Bees sleep."
    )

    assert listed(found) == ["¶", "¶", "o1", "o1/1", "o2", "o2/1", "2"]
    assert texts(found)["para_2"] == "{Sleep}\nBees sleep."


def test_options_over_a_whole_article_hold_the_titles_below_them() -> None:
    found = article(
        "Option I:\n\n{Food}\n\n1. Bees eat.\n\n{Sleep}\n\n2. Bees sleep.\n\nOption II:\n\nNo text"
    )

    assert listed(found) == ["o1", "o1/1", "o1/2", "o2", "o2/¶"]


def test_a_heading_that_is_an_option_of_its_article_holds_its_paragraphs() -> None:
    found = article("### Option 1\n\n1. Bees eat.\n\n### Option 2\n\n1. Bees fast.")

    assert [n.eid for n in found.walk()][1:] == [
        "art_1__opt_1", "art_1__opt_1__para_1", "art_1__opt_2", "art_1__opt_2__para_1",
    ]  # fmt: skip


def test_an_option_holds_the_inserted_numbers_of_its_paragraph() -> None:
    found = article(
        "3. **Duties**\n\n    **Option 1:**\n\n    3.1 Bees eat.\n\n    3.2 Bees fast.\n\n"
        "    **Option 2:**\n\n    3.1 Bees fly.\n\n4. Bees hum."
    )

    assert listed(found) == ["3", "3/(3.1-3.2)", "3/o2", "3/o2/(3.1-3.1)", "4"]


def test_an_alternative_without_a_number_is_another_wording_of_its_paragraph() -> None:
    found = draft("1. Bees fly.\n\nAlt. Bees may fly.\n\n2. Alternatives are open.")
    first, second = found.articles[0].children

    assert first.text == "1. Bees fly.\nAlt. Bees may fly."[3:]
    assert [m.ref for m in first.marks if m.kind is MarkKind.OPTION] == ["Alt."]
    assert not second.marks
    assert statuses(found)[first.eid] is Status.OPEN


def test_a_label_that_the_source_keeps_apart_may_be_an_options() -> None:
    blocks = [Block("Article 1", depth=1), Block("Bees eat.", label="1.")]
    blocks += [
        Block("(a) some;", indent=2),
        Block("Bees fast.", label="Option 2:", indent=0),
    ]
    (found,) = parse(blocks, language("en")).nodes

    assert [n.label for n in found.walk()][-1] == "Option 2:"
