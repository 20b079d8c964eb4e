"""Lists printed inside one line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from diffy.model import Draft
from diffy.parity import Level, parity
from diffy.readers import read, reads


def shape(draft: Draft) -> list[tuple[str, str]]:
    """The labels of what has one, and its words."""
    return [(n.label, n.text) for n in draft.walk() if n.label]


@pytest.mark.parametrize(
    ("code", "line", "labels"),
    [
        ("en", "Each keeper shall: (a) feed the bees; and (b) count them.", "(a) (b)"),
        ("fr", "Chaque gardien : a) nourrit ; b) compte ; et c) note.", "a) b) c)"),
        ("es", "El guardián: a) alimenta; b) cuenta, y c) anota.", "a) b) c)"),
        ("ru", "Пасечник: а) кормит пчёл; б) считает их.", "а) б)"),
        ("zh", "养蜂人应：（一）喂蜂；（二）数蜂。", "（一） （二）"),
        ("ar", "يقوم الحارس بما يلي: (أ) إطعام النحل؛ (ب) عد النحل.", "(أ) (ب)"),
    ],
)
def test_a_list_on_one_line_is_a_chapeau_and_its_points(
    code: str, line: str, labels: str
) -> None:
    heads = {"ru": "Статья 1", "zh": "第一条", "ar": "المادة ١", "es": "Artículo 1"}
    draft = reads(f"{heads.get(code, 'Article 1')}\n\n{line}\n", language=code)
    (chapeau,) = [c for c in draft.articles[0].children if not c.label]

    assert [c.label for c in chapeau.children] == labels.split()
    assert chapeau.text.endswith((":", "："))


def test_lists_in_a_line_nest_and_go_on_over_lines() -> None:
    text = (
        "Article 1\n\n1. A keeper shall: (a) own: (i) a veil; (ii) gloves; (b) a hat;\n\n"
        "(c) boots; (d) a smoker. 2. A queen shall rest.\n\n3. Bees fly.\n"
    )
    one, two, three = reads(text).articles[0].children
    items = one.children

    assert [c.label for c in items] == ["(a)", "(b)", "(c)", "(d)"]
    assert [c.text for c in items[0].children] == ["a veil;", "gloves;"]
    assert [two.label, three.label] == ["2.", "3."]


@pytest.mark.parametrize(
    "line",
    [
        "A hive under subparagraphs (a) and (b) of this article is open.",
        "A hive as in: article 2 (a); article 3 (b); article 4 (c).",
        "The following apply: paragraph 2 (a), (b) and (c).",
        "The hive is closed: (a) means that it has a lid.",
        "See: (a), (b), (c).",
        "A hive under articles 2 and 3. b) or 4. c) is open.",
    ],
)
def test_a_cross_reference_is_no_list(line: str) -> None:
    (paragraph,) = reads(f"Article 1\n\n1. {line}\n").articles[0].children

    assert paragraph.text == line
    assert paragraph.children == ()


def test_a_list_of_one_is_cut_where_the_next_line_goes_on_with_it() -> None:
    text = "Article 1\n\nA keeper shall: (a) feed;\n\n(b) count.\n"

    assert [label for label, _ in shape(reads(text))] == ["Article 1", "(a)", "(b)"]


def test_numbers_that_scanning_floated_into_the_line_part_the_paragraphs() -> None:
    text = (
        "المادة ١ النحل\n\n- 1 يطير النحل في الحقول. - 2 - 3 تحمل النحلات العسل. "
        "- 4 يعد الحارس الخلايا: (أ) في الربيع؛ - 5 (ب) في الخريف.\n"
    )
    article = reads(text, language="ar").articles[0]
    paragraphs = [c for c in article.children if c.label]

    assert [p.label for p in paragraphs] == ["- 1", "- 3", "- 4"]
    assert [p.label for p in paragraphs[-1].children] == ["(أ)", "(ب)"]


def test_a_number_after_the_list_of_an_unnumbered_paragraph_is_a_paragraph() -> None:
    text = "Article 1\n\nA keeper shall:\n\n(a) feed;\n\n(b) count.\n\n2. Bees fly.\n"

    assert [c.label for c in reads(text).articles[0].children] == ["", "2."]


# What parts the versions of the treaties at hand, read against the sources: the Chinese
# scan lost the first two labels of its annex; the Arabic one lost or moved the rest.
@pytest.mark.parametrize(("code", "most"), [("fr", 0), ("zh", 2), ("ar", 180)])
def test_versions_of_the_high_seas_agreement_part_only_where_scanning_lost_a_label(
    data: Callable[[str], Path], code: str, most: int
) -> None:
    english = read(data("bbnj-2023/bbnj-2023-en.txt"))
    other = read(data(f"bbnj-2023/bbnj-2023-{code}.txt"))
    found = parity([english, other])

    assert len(found.partings) <= most
    assert found.versions[0].counts[Level.PARAGRAPH] == 289
    assert found.versions[0].counts[Level.POINT] == 288


def test_a_label_right_after_a_label_opens_a_list() -> None:
    text = "Article 1\n\n1. (a) Bees fly.\n\n(b) Bees dance.\n\n2. (a) Hives stand.\n"
    one, two = reads(text).articles[0].children

    assert [(c.label, c.text) for c in one.children] == [
        ("(a)", "Bees fly."),
        ("(b)", "Bees dance."),
    ]
    assert [(c.label, c.text) for c in two.children] == [("(a)", "Hives stand.")]
