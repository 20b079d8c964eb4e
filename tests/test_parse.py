"""Blocks to trees: headings, lists, preambles, options, and the words that must all stay."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffy.model import Draft, MarkKind, Node, NodeKind, SetAsideKind
from diffy.parse import Block
from diffy.readers import read, reads
from diffy.readers.draft import clean
from diffy.words import printed_words


def eids(draft: Draft) -> list[str]:
    return [node.eid for node in draft.walk()]


def printed(draft: Draft, *, notes: bool) -> list[str]:
    """The printed words of all footnotes, or of all other nodes."""
    nodes = [n for n in draft.walk() if (n.kind is NodeKind.FOOTNOTE) == notes]
    return [w for node in nodes for w in printed_words(f"{node.label} {node.text}")]


def everything(draft: Draft) -> list[str]:
    """All words of a draft: in the tree, kept out of print by marks, or set aside."""
    texts = [*map(whole, draft.walk()), *(aside.text for aside in draft.set_aside)]
    return [word for text in texts for word in printed_words(text)]


def whole(node: Node) -> str:
    """A node's label and words, with what its marks keep out of print."""
    return Block(node.text, node.marks, label=node.label).whole


def stands_in_order(inner: list[str], outer: list[str]) -> bool:
    """Whether a list can be had from another by leaving out items."""
    rest = iter(outer)
    return all(item in rest for item in inner)


TREATY = """\
TREATY ON THE KEEPING OF BEES

The Parties to this Treaty,

Recalling the worth of bees,

Noting that bees fly over borders,

Have agreed as follows:

CHAPTER I
General provisions

Article 1
Use of terms

For the purposes of this Treaty:

(a) "bee" means an insect of the kinds in the annex;

(b) "hive" means

(i) a skep;

(ii) a box.

Article 2. Duties

1. Each Party shall protect bees.

2. Each Party shall:

(a) count its hives;

(b) report the count,

and shall keep the reports for five years.

Article 2 bis
[Visits]

[Parties may visit hives.]

CHAPTER II
Final provisions

Article 3
Depositary

The Keeper is the depositary.

DONE at Hivetown, in one copy.

ANNEX

Article 1
Kinds

Honey bees.
"""


@pytest.fixture(scope="module")
def treaty() -> Draft:
    return reads(TREATY)


def test_a_treaty_gives_its_whole_tree(treaty: Draft) -> None:
    expected = """\
title
preamble
preamble__para_nn_1
preamble__rec_1
preamble__rec_2
preamble__para_nn_2
chp_1
chp_1__heading
chp_1__art_1
chp_1__art_1__heading
chp_1__art_1__para_nn_1
chp_1__art_1__para_nn_1__point_a
chp_1__art_1__para_nn_1__point_b
chp_1__art_1__para_nn_1__point_b__point_i
chp_1__art_1__para_nn_1__point_b__point_ii
chp_1__art_2
chp_1__art_2__heading
chp_1__art_2__para_1
chp_1__art_2__para_2
chp_1__art_2__para_2__point_a
chp_1__art_2__para_2__point_b
chp_1__art_2__para_2__wrapup
chp_1__art_2bis
chp_1__art_2bis__heading
chp_1__art_2bis__para_nn_1
chp_2
chp_2__heading
chp_2__art_3
chp_2__art_3__heading
chp_2__art_3__para_nn_1
conclusions
att_1
att_1__art_1
att_1__art_1__heading
att_1__art_1__para_nn_1""".split("\n")

    assert eids(treaty) == expected


def test_every_node_knows_its_line(treaty: Draft) -> None:
    lines = TREATY.split("\n")

    for node in treaty.provisions:
        start = (node.label or node.text).split("\n")[0].split()[0]
        assert start in lines[node.line - 1]


@pytest.mark.parametrize(
    ("line", "label", "title"),
    [
        ("Article 12 bis", "Article 12 bis", ""),
        ("[Article 3ter]", "[Article 3ter]", ""),
        ("## [Article 3ter] *(reserve)*", "[Article 3ter]", "(reserve)"),
        ("## Article 7 *(finance)*", "Article 7", "(finance)"),
        ("Article 4. Use of force", "Article 4", "Use of force"),
        ("Article\u00a05 – Peace", "Article\u00a05", "Peace"),
        ("[Article 6 bis. Peace]", "Article 6 bis", "[Peace]"),
        ("ARTICLE IV", "ARTICLE IV", ""),
    ],
)
def test_article_headings_are_found(line: str, label: str, title: str) -> None:
    article = reads(f"{line}\n\n1. Words stand here.\n", name="x.md").articles[0]

    assert (article.label, article.heading) == (label, title)


@pytest.mark.parametrize(
    "sentence",
    [
        "Article 5 of the Convention applies to bees.",
        "Article 5, paragraph 2, applies to bees.",
        "Article 5 applies.",
        "Articles 5 and 6 apply.",
        "Parties shall follow article 7.",
    ],
)
def test_a_sentence_that_names_an_article_is_no_heading(sentence: str) -> None:
    draft = reads(f"Article 1\n\nBees fly.\n\n{sentence}\n")

    assert len(draft.articles) == 1


def test_a_title_fused_with_the_first_sentence_is_cut_off() -> None:
    text = "Article 2\nGeneral aim The aim of this Treaty is peace.\n\nArticle 3\nScope This Treaty applies to all.\n"
    draft = reads(text + "\nArticle 4\n" + "x " * 80)

    assert [a.heading for a in draft.articles[:2]] == ["General aim", "Scope"]


def test_the_first_sentence_of_an_untitled_article_is_not_its_title() -> None:
    text = "## Article 3\n\nAs duties under the general plan, all Parties are to make efforts.\n"
    article = reads(text, name="x.md").articles[0]

    assert article.heading == ""


def test_letters_and_roman_numbers_are_told_apart_by_what_comes_before() -> None:
    letters = [f"({c}) point {c};" for c in "abcdefghij"]
    draft = reads("Article 1\n\nThe list is:\n\n" + "\n\n".join(letters))

    assert eids(draft)[-1] == "art_1__para_nn_1__point_j"


def test_an_inserted_paragraph_stands_beside_its_neighbours() -> None:
    draft = reads(
        "## Article 1\n\n1. One.\n\n    1. Inner.\n\n    2. More.\n\n    1bis. Beside.\n\n2. Two.\n",
        name="x.md",
    )

    assert eids(draft)[1:] == [
        "art_1__para_1",
        "art_1__para_1__point_1",
        "art_1__para_1__point_2",
        "art_1__para_1bis",
        "art_1__para_2",
    ]


@pytest.mark.parametrize(
    ("first", "inserted", "second", "eid"),
    [
        ("(a) One;", "(a) bis Beside;", "(b) Two.", "point_abis"),
        ("a) One;", "a) ter (new) Beside;", "b) Two.", "point_ater"),
        ("1. One.", "1. quater Beside.", "2. Two.", "para_1quater"),
    ],
)
def test_an_insertion_may_be_told_behind_the_sign_of_a_label(
    first: str, inserted: str, second: str, eid: str
) -> None:
    draft = reads(f"Article 1\n\n{first}\n\n{inserted}\n\n{second}\n")
    middle = draft.articles[0].children[1]

    assert (middle.eid, middle.text[-7:]) == (f"art_1__{eid}", inserted[-7:])
    assert len(draft.articles[0].children) == 3


def test_options_stand_in_ids_only_where_labels_repeat() -> None:
    repeat = "## Article 1\n\n**Option 1:**\n\n1. A.\n\n**Option 2:**\n\n1. B.\n"
    alone = "## Article 1\n\n**Option 1:**\n\n1. A.\n\n**Option 2:** No text\n"

    assert "art_1__opt_2__para_1" in eids(reads(repeat, name="x.md"))
    assert "art_1__para_1" in eids(reads(alone, name="x.md"))


def test_options_inside_a_paragraph_stay_in_its_words() -> None:
    text = "## Article 1\n\n1. **Option 1:** Bees.\n\n    **Option 2:** Wasps.\n\n2. Two.\n"
    draft = reads(text, name="x.md")
    first = draft.articles[0].children[0]

    assert first.text == "Option 1: Bees.\nOption 2: Wasps."
    assert [m.ref for m in first.marks if m.kind is MarkKind.OPTION] == [
        "Option 1",
        "Option 2",
    ]


def test_a_preamble_printed_as_one_paragraph_is_cut_into_recitals() -> None:
    text = "PREAMBLE The Parties to this Treaty, Recalling peace, Noting war, Have agreed as follows:\n\nArticle 1\n\nBees.\n"
    kinds = [n.kind for n in reads(text).nodes[0].children]

    assert kinds == ["paragraph", "recital", "recital", "paragraph"]


def test_front_matter_is_set_aside_and_gives_metadata() -> None:
    text = "---\ntitle: Bee treaty\ndate: 2024-02-01\nsymbol: BEE/1\n---\n\n*A note.*\n\n## Preamble\n\nThe Parties,\n\n## Article 1\n\nBees.\n"
    draft = reads(text, name="x.md")

    assert (draft.title, draft.date, draft.symbol) == (
        "Bee treaty",
        "2024-02-01",
        "BEE/1",
    )
    assert {s.kind for s in draft.set_aside} == {SetAsideKind.FRONT_MATTER}


def test_contents_are_set_aside() -> None:
    text = "Bee Treaty\n\nContents\n\nArticle 1 Bees\n\nArticle 2 Hives\n\nArticle 1 Bees\n\nBees fly.\n\nArticle 2 Hives\n\nHives stand.\n"
    draft = reads(text)

    assert len(draft.articles) == 2
    assert [s.kind for s in draft.set_aside].count(SetAsideKind.CONTENTS) == 3


def test_brackets_nest_and_run_over_paragraphs() -> None:
    draft = reads("Article 1\n\n1. [One [two].\n\n2. Three].\n\nArticle 2\n\nFour].\n")
    marks = {
        n.eid: [(m.group, n.text[m.start : m.end]) for m in n.marks]
        for n in draft.provisions
    }

    assert marks["art_1__para_1"] == [(2, "[One [two]."), (1, "[two]")]
    assert marks["art_1__para_2"] == [(2, "Three]")]
    assert [w.message for w in draft.warnings] == [
        'A bracket closes that was not opened, at "Four].".'
    ]


def test_two_readings_of_the_same_text_are_equal(treaty: Draft) -> None:
    assert reads(TREATY) == treaty


def test_footnotes_are_no_part_of_the_article_they_follow() -> None:
    text = "## Article 1\n\nBees[^1] fly.\n\n[^1]: Of any kind.\n"
    draft = reads(text, name="x.md")

    assert eids(draft) == ["art_1", "art_1__para_nn_1", "fn_1"]
    assert draft.provisions[0].text == "Bees fly."


def test_links_lose_their_targets_and_brackets_do_not() -> None:
    text = "## Article 1\n\nSee [the act](http://x.org/a) and [shall][should] [may](not).\n"
    words = reads(text, name="x.md").provisions[0].text

    assert words == "See the act and [shall][should] [may](not)."


def test_numbering_that_skips_is_a_warning() -> None:
    draft = reads("Article 1\n\n1. One.\n\n2. Two.\n\n5. Five.\n")

    assert [w.message for w in draft.warnings] == ['"5." comes right after "2.".']


LINES = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(TREATY.split("\n")),
        st.sampled_from(
            ["1. One", "(a) two", "[", "]", "Option 1:", "**Option 2:** x", "    3. y",
             "## Head", "[^1]: note", "see [^1]", "[a](b.c)", "*x* **y** _z_", "---",
             "Contents", "Preamble", "3bis. z", "<br> <p a=b>", "\\* q", "> r", "* TOC"]
        ),
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_any_text_parses_and_keeps_every_word_in_order(lines: list[str]) -> None:
    text = clean("Start\n" + "\n".join(lines))

    draft = reads(text)

    assert stands_in_order(printed(draft, notes=False), printed_words(text))
    assert Counter(everything(draft)) == Counter(printed_words(text))


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_any_markdown_parses_and_keeps_every_letter_in_order(lines: list[str]) -> None:
    text = clean("Start\n" + "\n".join(lines))  # "*a*b" is printed as one word, "ab"
    draft = reads(text, name="x.md")
    source = "".join(printed_words(text))

    assert stands_in_order(list("".join(printed(draft, notes=False))), list(source))
    assert stands_in_order(list("".join(printed(draft, notes=True))), list(source))
    assert Counter("".join(everything(draft))) == Counter(source)


def test_ids_are_unique_in_real_drafts(data) -> None:  # type: ignore[no-untyped-def]
    for name in ("4-dec-2015", "9-dec-2015", "12-dec-2015", "23-oct-2015"):
        counts = Counter(eids(read(data(f"paris-agreement/{name}.md"))))
        assert max(counts.values()) == 1


@pytest.mark.parametrize(
    ("name", "count", "lacks"),
    [
        ("23-oct-2015", 30, ()),
        ("4-dec-2015", 30, ()),
        ("9-dec-2015", 29, ("17",)),
        ("12-dec-2015", 29, ()),
        ("29-jan-2016", 29, ()),
    ],
)
def test_every_article_of_the_paris_drafts_is_found(
    data, name: str, count: int, lacks: tuple[str, ...]
) -> None:  # type: ignore[no-untyped-def]
    draft = read(data(f"paris-agreement/{name}.md"))
    found = [a.eid.removeprefix("art_") for a in draft.articles]

    assert len(found) == count
    assert not set(lacks) & set(found)


def test_headings_in_soft_wrapped_markdown_are_not_swallowed() -> None:
    text = "Article 1\nBees fly far.\nArticle 9\nHives stand here\nand there.\n\nArticle 11\n\nWax.\n"
    draft = reads(text, name="x.md")

    assert [a.label for a in draft.articles] == ["Article 1", "Article 9", "Article 11"]
    assert draft.articles[1].children[0].text == "Hives stand here and there."


def test_emphasis_between_brackets_is_taken_off() -> None:
    text = "## Article 1\n\nParties shall [advance][*alternative verb*] bees.\n"

    assert reads(text, name="x.md").provisions[0].text == (
        "Parties shall [advance][alternative verb] bees."
    )


def test_a_hundred_thousand_brackets_are_read() -> None:
    deep = "[" * 100_000 + "x" + "]" * 100_000
    draft = reads(f"Article 1\n\n{deep}\n")

    assert len(draft.provisions[0].marks) == 100_000


def test_a_number_printed_twice_in_a_row_stands_beside_itself() -> None:
    text = "Article 1\n\n1. Bees fly.\n\n1. Bees sleep.\n\n2. Bees eat:\n\n1. honey;\n"

    assert [eid for eid in eids(reads(text)) if "para" in eid] == [
        "art_1__para_1",
        "art_1__para_1_2",
        "art_1__para_2",
        "art_1__para_2__point_1",
    ]
