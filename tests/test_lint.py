"""What `diffy lint` says of one draft, and what it keeps silent about."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import diffy
from diffy.cli import main
from diffy.lint import Check, lint

CLEAN = """Article 1
Use of terms

(a) "Hive" means a box in which bees live.

Article 2
Count

1. Every hive is counted in spring under article 3.

2. Each keeper shall:

(a) count;

(b) publish the number.

Article 3
Method

The number is written on the door [of the hive].
"""


def said(text: str) -> list[tuple[Check, str, str]]:
    return [(r.check, r.eid, r.quote) for r in lint(diffy.reads(text, language="en"))]


def test_a_clean_draft_gives_no_remark() -> None:
    assert said(CLEAN) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("article 3", "article 8", (Check.REFERENCE, "art_2__para_1", "article 8")),
        ("article 3", "paragraph 7", (Check.REFERENCE, "art_2__para_1", "paragraph 7")),
        ("Article 3", "Article 5", (Check.GAP, "art_5", "Article 5")),
        ("\nArticle 3\n", "\nArticle 2\n", (Check.REPEAT, "art_2_2", "Article 2")),
        ("(b) publish", "(c) publish", (Check.GAP, "art_2__para_2__point_c", "(c)")),
        ("[of the hive]", "[of the hive", (Check.BRACKET, "art_3__para_nn_1", "")),
        (
            "(b) publish",
            "(b) may publish",
            (Check.MODALS, "art_2__para_2__point_b", "may"),
        ),
        (
            "bees live.",
            'bees live;\n\n(b) "Skep" means a basket.',
            (Check.UNUSED, "art_1__point_b", "Skep"),
        ),
    ],
)
def test_what_looks_wrong_is_told_with_its_place(
    old: str, new: str, expected: tuple[Check, str, str]
) -> None:
    assert CLEAN.count(old) >= 1
    assert expected in said(CLEAN.replace(old, new, 1))


def test_a_term_in_capitals_used_in_three_articles_and_defined_nowhere_is_told() -> (
    None
):
    more = "".join(
        f"\nArticle {n}\n\nThe price is set by the Honey Board of the valley.\n"
        for n in (4, 5, 6)
    )

    assert said(CLEAN + more) == [(Check.UNDEFINED, "art_4__para_nn_1", "Honey Board")]


@pytest.mark.parametrize(
    "silent",
    [
        "\nArticle 7\nHoney Board\n\nIt has five members.\n",
        "\nArticle 7\n\nA body, hereinafter the Honey Board, is set up.\n",
    ],
)
def test_a_term_that_is_introduced_somewhere_is_not_told(silent: str) -> None:
    more = "".join(
        f"\nArticle {n}\n\nThe price is set by the Honey Board of the valley.\n"
        for n in (4, 5, 6)
    )

    assert said(CLEAN + more + silent) == []


@pytest.mark.parametrize(
    "silent",
    [
        "Annex VII of the Convention on Birds applies, and so does Annex VIII.",
        "Article X applies.",
        "It rests on article 149, which gives the State its powers.",
        "The Secretary-General of the United Nations counts the hives.",
        "Hives, and hives alone, are counted.",
        "Each keeper shall:\n\n(a) count;\n\n(b) consider weighing.",
    ],
)
def test_what_may_be_right_is_not_told(silent: str) -> None:
    assert said(f"{CLEAN}\nArticle 4\n\n{silent}\n") == []


def test_articles_of_an_annex_are_counted_anew() -> None:
    annex = "\nANNEX I\nForms\n\nArticle 1\n\nThe form is blue.\n\nArticle 2\n\nIt is signed.\n"

    assert said(CLEAN + annex) == []


def run(tmp_path: Path, text: str, *options: str) -> tuple[int, str]:
    path = tmp_path / "draft.txt"
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["lint", str(path), *options])
    return result.exit_code, result.output


def test_the_command_prints_a_line_for_each_remark(tmp_path: Path) -> None:
    code, printed = run(tmp_path, CLEAN.replace("article 3", "article 8"))

    assert code == 0
    assert printed.splitlines() == [
        'draft.txt:9: dangling-reference: Article 2(1): "article 8": '
        "Nothing in the draft has the number 8.",
        "1 remark.",
    ]


def test_the_command_exits_with_1_only_where_a_check_was_asked_for(
    tmp_path: Path,
) -> None:
    wrong = CLEAN.replace("article 3", "article 8")

    assert run(tmp_path, wrong, "--check")[0] == 1
    assert run(tmp_path, wrong)[0] == 0
    assert run(tmp_path, CLEAN, "--check")[0] == 0


def test_the_command_gives_json(tmp_path: Path) -> None:
    _, printed = run(tmp_path, CLEAN.replace("article 3", "article 8"), "--to", "json")
    table = json.loads(printed)

    assert table["source"] == "draft.txt"
    assert [(r["check"], r["eid"], r["place"]) for r in table["remarks"]] == [
        ("dangling-reference", "art_2__para_1", "Article 2(1)")
    ]


def test_a_list_that_begins_again_is_another_list_and_repeats_no_number() -> None:
    items = ["1. Bees fly.", "2. Bees sleep.", "1. Dogs bark.", "2. Dogs run."]
    twice = ["1. Bees fly.", "2. Bees sleep.", "2. Dogs bark."]

    assert said("Article 1\n\n" + "\n\n".join(items)) == []
    assert said("Article 1\n\n" + "\n\n".join(twice)) == [
        (Check.REPEAT, "art_1__para_2_2", "2.")
    ]


def test_of_numbers_that_begin_again_only_the_first_is_told() -> None:
    articles = [
        (1, "Bees fly."),
        (2, "Wax melts."),
        (1, "Trees bloom."),
        (2, "Dogs bark."),
    ]
    text = "\n\n".join(f"Article {n}\n\n{body}" for n, body in articles)

    assert said(text) == [(Check.REPEAT, "art_1_2", "Article 1")]


def test_an_annex_is_no_term_and_a_draft_without_articles_dangles_none() -> None:
    annexed = "\n\n".join(
        f"Article {n}\n\nKeepers named in Annex II pay {n} crowns." for n in (1, 2, 3)
    )

    assert said(annexed) == []
    assert said("1. Bees fly under article 18.\n\n2. Wax melts.") == []
