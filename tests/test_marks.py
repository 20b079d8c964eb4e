"""Marks over the words: brackets, who asked for them, notes, and how far a text is agreed."""

import pytest

from diffy.marks import bare, statuses
from diffy.model import MarkKind, Node, Status
from diffy.readers import reads


def provision(words: str) -> Node:
    return (
        reads(f"## Article 1\n\n1. {words}\n\n2. Bees fly.\n", name="x.md")
        .articles[0]
        .children[0]
    )


def marked(words: str, kind: MarkKind) -> list[tuple[str, str]]:
    node = provision(words)
    return [(m.ref, node.text[m.start : m.end]) for m in node.marks if m.kind is kind]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Parties [EU: shall] count bees.", "EU"),
        ("Parties [Russian Federation: may] count bees.", "Russian Federation"),
        ("Parties [shall - Japan, Norway] count bees.", "Japan, Norway"),
        ("Parties [shall – United Republic of Tanzania] count bees.", "United Republic of Tanzania"),
        ("Parties [shall] count bees.", ""),
        ("[Parties that keep bees: they shall count them.]", ""),
        ("[Option 1: bees]", ""),
        ("[Placeholder: bees]", ""),
    ],
)  # fmt: skip
def test_a_bracket_knows_who_asked_for_it(words: str, who: str) -> None:
    ((ref, _),) = marked(words, MarkKind.BRACKET)

    assert ref == who


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("[agreed ad referendum] Parties shall count bees.", "agreed"),
        ("Parties shall count bees. [Agreed ad referendum.]", "agreed"),
        ("Parties shall count bees. (to be discussed)", "pending"),
        ("(vacant)", "vacant"),
        ("[deleted]", "vacant"),
    ],
)
def test_words_of_agreement_are_no_bracketed_text(words: str, ref: str) -> None:
    assert [found for found, _ in marked(words, MarkKind.STATUS)] == [ref]
    assert marked(words, MarkKind.BRACKET) == []


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("[Parties shall count bees. - reserved]", "pending"),
        ("Parties [shall – to be discussed] count bees.", "pending"),
        ("[Parties shall count bees - agreed ad ref]", "agreed"),
    ],
)
def test_what_is_said_at_the_end_of_a_bracket_is_a_mark(words: str, ref: str) -> None:
    ((found, said),) = marked(words, MarkKind.STATUS)

    assert found == ref
    assert not said.startswith(("-", "–", "["))
    assert len(marked(words, MarkKind.BRACKET)) == 1


def test_a_vacant_article_is_not_said_to_lack_its_text() -> None:
    empty, vacant = (
        reads(f"## Article 1 {words}\n\n## Article 2\n\nBees fly.\n", name="x.md")
        for words in ("Bees", "(vacant)")
    )

    assert [w.message for w in empty.warnings] == ["Article 1 has no text."]
    assert not vacant.warnings


def test_struck_and_bold_words_of_a_compilation_are_marks() -> None:
    words = "Parties ~~shall~~ **should** count ~ 5 bees."

    assert marked(words, MarkKind.STRUCK) == [("", "shall")]
    assert marked(words, MarkKind.EMPHASIS) == [("strong", "should")]
    assert provision(words).text == "Parties shall should count ~ 5 bees."


def test_what_the_drafters_say_is_not_the_treatys_words() -> None:
    node = provision("Parties [EU: shall] [agreed ad referendum] count {note} bees.")

    assert bare(node.text, node.marks).split() == ["Parties", "shall", "count", "bees."]
    assert len(bare(node.text, node.marks)) == len(node.text)


def test_every_provision_has_a_status() -> None:
    text = """\
## Article 1. Counting [agreed ad referendum]

1. Parties shall count bees.

2. Parties shall [publish] the number.

## [Article 2. Paths]

1. Paths are open.

## Article 3. Wax

1. Wax is free of duty.

2. Honey is sold. (to be discussed)

Option 1:

3. Candles are sold.

Option 2:

3. Candles are not sold.
"""
    draft = reads(text, name="x.md")
    found = statuses(draft)

    assert found == {
        "art_1__heading": Status.AGREED,
        "art_1__para_1": Status.AGREED,
        "art_1__para_2": Status.OPEN,
        "art_2__heading": Status.OPEN,
        "art_2__para_1": Status.OPEN,
        "art_3__heading": Status.CLEAN,
        "art_3__para_1": Status.CLEAN,
        "art_3__para_2": Status.OPEN,
        "art_3__opt_1__para_3": Status.OPEN,
        "art_3__opt_2__para_3": Status.OPEN,
    }


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "[convenu ad referendum]"),
        ("es", "[acordado ad referéndum]"),
        ("ru", "[согласовано ad referendum]"),
        ("zh", "（尚待核准）"),
        ("ar", "(متفق عليه بشرط الاستشارة)"),
    ],
)
def test_agreement_is_read_in_each_language(language: str, words: str) -> None:
    draft = reads(f"Word. {words}", language=language)
    marks = [
        m.ref for n in draft.provisions for m in n.marks if m.kind is MarkKind.STATUS
    ]

    assert marks == ["agreed"]
