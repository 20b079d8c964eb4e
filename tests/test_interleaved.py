"""Files whose languages take turns."""

import html
from collections import Counter
from collections.abc import Callable
from itertools import chain, permutations
from pathlib import Path

import docx
import pytest
from bee_treaty import DUTCH, ENGLISH, FRENCH, TREATIES

from diffy.model import Draft, SetAsideKind
from diffy.readers import read, read_pair, reads
from diffy.words import printed_words

PAIRS = list(permutations(TREATIES, 2))


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def turns(*texts: str) -> str:
    """The texts line by line, each line of one after that of the one before."""
    rows = zip(*map(lines, texts), strict=True)
    return "\n\n".join(chain.from_iterable(rows))


def told(draft: Draft) -> list[tuple[str, str, str]]:
    return [(n.kind.value, n.label, n.text) for n in draft.walk()]


def alone(code: str) -> list[tuple[str, str, str]]:
    return told(reads("\n\n".join(lines(TREATIES[code])), language=code))


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_two_languages_in_turn_are_read_as_if_each_stood_alone(
    first: str, second: str
) -> None:
    text = turns(TREATIES[first], TREATIES[second])
    draft, other = reads(text), reads(text, language=second)

    assert draft.language == first
    assert told(draft) == alone(first)
    assert told(other) == alone(second)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_two_languages_one_after_the_other_are_told_however_short(
    first: str, second: str
) -> None:
    text = f"{TREATIES[first]}\n\n{TREATIES[second]}"

    for code, language in ((first, None), (second, second)):
        draft = reads(text, language=language)
        assert (draft.language, len(draft.articles)) == (code, 4)


@pytest.mark.parametrize(
    "codes", [("en", "fr", "es"), ("zh", "ar", "ru"), ("en", "zh", "fr")]
)
def test_three_languages_in_turn_are_told_apart(codes: tuple[str, ...]) -> None:
    text = turns(*(TREATIES[code] for code in codes))

    for code in codes:
        assert len(reads(text, language=code).articles) == 4


def test_what_was_set_aside_is_told_and_nothing_is_lost() -> None:
    text = turns(ENGLISH, FRENCH)
    draft = reads(text)
    away = [s.text for s in draft.set_aside if s.kind is SetAsideKind.OTHER_LANGUAGE]
    kept = [word for n in draft.walk() for word in (n.label, n.text)]

    assert "paragraph by paragraph" in draft.warnings[0].message
    assert "French" in draft.warnings[0].message
    assert Counter(printed_words(" ".join((*away, *kept)))) == Counter(
        printed_words(text)
    )


def test_a_heading_that_stands_once_for_both_is_in_both() -> None:
    rows = list(zip(lines(ENGLISH), lines(FRENCH), strict=True))
    shared = ((one,) if one.startswith("Article") else (one, two) for one, two in rows)
    text = "\n\n".join(chain.from_iterable(shared))

    for code in ("en", "fr"):
        assert len(reads(text, language=code).articles) == 4


def table(kind: str, one: str, two: str, path: Path) -> Path:
    """A file with two columns, one language in each."""
    file = path / f"draft.{kind}"
    rows = list(zip(lines(one), lines(two), strict=True))
    if kind == "html":
        cells = (
            f"<tr><td>{html.escape(a)}</td><td>{html.escape(b)}</td></tr>"
            for a, b in rows
        )
        page = f"<meta charset='utf-8'><table>{''.join(cells)}</table>"
        file.write_text(page, encoding="utf-8")
        return file
    document = docx.Document()
    made = document.add_table(rows=0, cols=2)
    for row in rows:
        for cell, words in zip(made.add_row().cells, row, strict=True):
            cell.text = words
    document.save(str(file))
    return file


@pytest.mark.parametrize("kind", ["html", "docx"])
@pytest.mark.parametrize(
    ("first", "second"), [("en", "fr"), ("es", "ar"), ("zh", "ru")]
)
def test_of_two_columns_the_language_asked_for_is_read(
    kind: str, first: str, second: str, tmp_path: Path
) -> None:
    file = table(kind, TREATIES[first], TREATIES[second], tmp_path)

    assert told(read(file)) == alone(first)
    assert told(read(file, language=second)) == alone(second)


@pytest.mark.parametrize("text", [*TREATIES.values(), DUTCH], ids=[*TREATIES, "nl"])
def test_a_text_in_one_language_is_not_parted(text: str) -> None:
    assert not [
        s for s in reads(text).set_aside if s.kind is SetAsideKind.OTHER_LANGUAGE
    ]


def test_the_charter_in_two_languages_line_by_line_gives_each_of_them(
    data: Callable[[str], Path],
) -> None:
    one, two = (
        data(f"un-charter/un-charter-{code}.txt").read_text(encoding="utf-8")
        for code in ("en", "es")
    )
    text = turns(one, two)

    for code, own in (("en", one), ("es", two)):
        expected = reads("\n\n".join(lines(own)), language=code)
        assert told(reads(text, language=code)) == told(expected)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Artículo 1\n\nLas abejas vuelan.\n", "es"),
        (
            "Article premier\n\nLes abeilles volent.\n\nArticle 2\n\nElles dansent.\n",
            "fr",
        ),
        ("Article 1\n\nBees fly.\n\nArticle 2\n\nThey dance.\n", None),
    ],
)
def test_a_short_text_is_told_by_headings_only_one_language_has(
    text: str, code: str | None
) -> None:
    assert reads(text).language == code


def test_a_draft_too_short_to_tell_is_read_in_the_language_of_the_other(
    tmp_path: Path,
) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text("第一条：蜂\n\n第二条：巢\n", encoding="utf-8")
    two.write_text(TREATIES["fr"], encoding="utf-8")
    short = tmp_path / "short.txt"
    short.write_text("Article 1\n\nVol.\n\nArticle 2\n\nAnnexe.\n", encoding="utf-8")
    old, new = read_pair(short, two)

    assert (old.language, new.language) == ("fr", "fr")
    assert [d.language for d in read_pair(one, two)] == ["zh", "fr"]


def test_a_language_without_words_of_its_own_is_said() -> None:
    draft = reads(f"{ENGLISH}\n{DUTCH}", language="nl")

    assert "no words for the language 'nl'" in draft.warnings[0].message
