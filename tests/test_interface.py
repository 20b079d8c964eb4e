"""The catalogue of the reports' own words: complete, in order, neutral, well set."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from diffy import languages
from diffy.languages import interface, interfaces, isolate

HOME = Path(languages.__file__).with_name("interface")
OTHERS = [code for code in interfaces() if code != "en"]

BANNED = {
    "en": r"the draft does not|fails to|ignores|is not addressed|complies|safe|score",
    "fr": r"le projet ne|ne parvient pas|échoue|ignor\w+|néglige\w*|n’est pas traitée?"
    r"|conforme|sûre?|notation|méconnaît|manque à|bonne?|mauvaise?|améliore\w*",
    "es": r"el proyecto no|no logra|no cumple|ignora\w*|descuida\w*|no se atiende|cumple"
    r"|conforme|seguro|puntuación|falla|bueno|malo|mejora\w*|empeora\w*",
}
"""Words by which a report would judge a draft; a share is told in no language."""

Words = str | dict[str, str]


def file_of(code: str) -> dict[str, dict[str, Words]]:
    """A catalogue as it is written."""
    return tomllib.loads((HOME / f"{code}.toml").read_text(encoding="utf-8"))


def names(code: str) -> list[tuple[str, str]]:
    """Every table and name of a catalogue, in the order of the file."""
    return [(table, name) for table, words in file_of(code).items() for name in words]


def forms(words: Words) -> dict[str, str]:
    return {"other": words} if isinstance(words, str) else words


def holes(text: str) -> set[str]:
    """The figures that are put into words, with the way they are written."""
    parts = Formatter().parse(text)
    return {f"{name}:{spec}" for _, name, spec, _ in parts if name is not None}


def told(code: str) -> Iterator[tuple[str, str, str]]:
    """All words as they are shown, each with its table and name."""
    for table, words in interface(code).tables.items():
        yield from ((table, name, text) for name, text in words.items())


@pytest.mark.parametrize("code", OTHERS)
def test_every_name_is_said_in_every_language(code: str) -> None:
    own = set(names(code))
    english = file_of("en")
    to_translate = [
        f"[{table}] {name} = {english[table][name]!r}"
        for table, name in names("en")
        if (table, name) not in own
    ]

    assert to_translate == [], f"add to diffy/languages/interface/{code}.toml"


@pytest.mark.parametrize("code", OTHERS)
def test_no_language_has_a_name_that_english_lacks(code: str) -> None:
    assert [each for each in names(code) if each not in names("en")] == []


@pytest.mark.parametrize("code", OTHERS)
def test_the_files_are_in_one_order(code: str) -> None:
    own = names(code)

    assert own == [each for each in names("en") if each in own]


@pytest.mark.parametrize("code", OTHERS)
def test_the_same_figures_are_told_in_every_language(code: str) -> None:
    english, own = file_of("en"), file_of(code)
    unlike = []
    for table, name in names(code):
        there, here = forms(english[table][name]), forms(own[table][name])
        for form in here:
            expected = holes(there.get(form, there["other"]))
            # "{n:,}" may be "{n}" where the figure is one.
            if {h.split(":")[0] for h in holes(here[form])} != {
                h.split(":")[0] for h in expected
            }:
                unlike.append((table, name, form, sorted(expected)))

    assert unlike == []


@pytest.mark.parametrize("code", interfaces())
def test_words_have_a_form_for_one_and_for_several_where_they_need_it(
    code: str,
) -> None:
    english, own = file_of("en"), file_of(code)
    halves = [
        (table, name)
        for table, name in names(code)
        if not isinstance(own[table][name], str)
        and set(own[table][name]) != {"one", "other"}
    ]
    lacking = [
        (table, name)
        for table, name in names(code)
        if isinstance(own[table][name], str) and isinstance(english[table][name], dict)
    ]

    assert halves == []
    assert lacking == []


@pytest.mark.parametrize("code", OTHERS)
def test_no_sentence_was_left_in_english(code: str) -> None:
    english = {(table, name): text for table, name, text in told("en")}
    copied = [
        (table, name)
        for table, name, text in told(code)
        if text == english.get((table, name))
        and len(re.findall(r"[a-z]{2,}", text)) > 2
    ]

    assert copied == []


@pytest.mark.parametrize("code", interfaces())
def test_no_language_judges_a_draft(code: str) -> None:
    banned = re.compile(rf"\b({BANNED[code]})\b|\d\s?%", re.IGNORECASE)
    judging = [(table, name) for table, name, text in told(code) if banned.search(text)]

    assert sum(1 for _ in told(code)) > 300
    assert judging == []


@pytest.mark.parametrize("code", OTHERS)
def test_apostrophes_and_quotation_marks_are_printers_ones(code: str) -> None:
    # A style sheet takes some of the words between straight marks.
    typed = [
        (table, name)
        for table, name, text in told(code)
        if re.search(r"['\"\\<]", text)
    ]

    assert typed == []


def test_no_french_line_begins_with_a_sign() -> None:
    parted = [
        (table, name)
        for table, name, text in told("fr")
        if re.search(r" [:;?!»]|« ", text) or re.search(r"[^\s][;?!»]|«\S", text)
    ]

    assert parted == []


def test_figures_are_written_as_each_language_writes_them() -> None:
    said = [
        [interface(code).say("count", "words", n=n) for n in (1, 1234, 56789)]
        for code in ("en", "fr", "es")
    ]
    shares = [
        interface(code).say("match", "why", share=0.166, ground="…")
        for code in ("fr", "es")
    ]

    assert said == [
        ["1 word", "1,234 words", "56,789 words"],
        ["1\u00a0mot", "1\u202f234\u00a0mots", "56\u202f789\u00a0mots"],
        ["1\u00a0palabra", "1234\u00a0palabras", "56\u00a0789\u00a0palabras"],
    ]
    assert all("0,17" in share for share in shares)


def test_nothing_is_singular_in_french_alone() -> None:
    said = [
        interface(code).say("count", "articles", n=0) for code in ("en", "fr", "es")
    ]

    assert said == ["0 articles", "0\u00a0article", "0\u00a0artículos"]


def test_a_language_without_a_file_is_said_in_english() -> None:
    assert [interface(code).code for code in ("ru", "zh", "ar", None)] == ["en"] * 4


def test_a_name_that_a_language_lacks_is_said_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (HOME / "en.toml").read_text(encoding="utf-8")
    (tmp_path / "en.toml").write_text(
        f'{text}\n[later]\nname = "said"\n', encoding="utf-8"
    )
    (tmp_path / "fr.toml").write_text(
        '[count]\narticles = "art. {n}"\n', encoding="utf-8"
    )
    monkeypatch.setattr("diffy.languages.catalogue._HOME", tmp_path)
    interface.cache_clear()
    try:
        french = interface("fr")
    finally:
        interface.cache_clear()

    assert french.code == "fr"
    assert french.say("later", "name") == "said"
    assert french.say("count", "articles", n=3) == "art. 3"
    assert french.say("count", "provisions", n=3) == "3 provisions"


def test_words_from_right_to_left_are_isolated_once() -> None:
    article = "المادة ٥(2)"
    own = isolate(article)

    assert own == f"\u2068{article}\u2069"
    assert isolate(own) == own
    assert isolate(f"{own} → {own}") == f"{own} → {own}"
    assert isolate("Article 5(2)") == "Article 5(2)"


def test_a_sentence_isolates_what_is_put_into_it() -> None:
    words = interface("fr")
    said = words.say("summary", "now", old="المادة 8", new="المادة 9")

    assert said == "\u2068المادة 8\u2069, désormais \u2068المادة 9\u2069"
    assert words.quote("يجب") == "«\u00a0\u2068يجب\u2069\u00a0»"
    assert words.row(["a", "المادة 9"], "places") == "a\u202f; \u2068المادة 9\u2069"
    assert words.put("place", "paragraph", label="أ") == "paragraphe أ"
