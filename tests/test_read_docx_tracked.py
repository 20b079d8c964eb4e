"""Tracked changes in Word files: original, final, refused."""

import pytest
from word_files import (
    para,
    run,
)
from word_samples import (
    LIST,
    TRACKED,
    aside,
    draft,
    lines,
)

from diffy.model import ReadError, SetAsideKind


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (
            "final",
            [
                "1. The Parties shall keep bees.",
                "2. They shall count them.",
                "3. Hives stand.",
                "4. Honey flows.",
            ],
        ),
        (
            "original",
            [
                "1. The Parties may keep bees.",
                "2. Hives stand.",
                "3. Wasps are free.",
                "4. Honey flows.",
            ],
        ),
    ],
)
def test_tracked_changes_are_read_as_told_and_counted(
    how: str, expected: list[str]
) -> None:
    found = draft(*TRACKED, tracked=how, numbering=LIST)

    assert lines(found) == expected
    assert str(found.warnings[0]) == (
        "The file carries 4 tracked changes (2 insertions and 2 deletions) "
        f"by Ann (2) and Ben (2); it was read as its {how} text."
    )


def test_the_words_of_the_other_reading_are_set_aside() -> None:
    found = draft(*TRACKED, numbering=LIST)

    assert aside(found, SetAsideKind.TRACKED) == ["may", "Wasps are free."]


def test_tracked_changes_can_be_refused() -> None:
    with pytest.raises(ReadError, match=r"4 tracked changes .* by Ann \(2\) and Ben"):
        draft(*TRACKED, tracked="refuse", numbering=LIST)


def test_a_file_without_tracked_changes_is_never_refused() -> None:
    assert draft(para("Bees."), tracked="refuse").warnings == ()


def test_moved_words_stand_where_the_reading_has_them() -> None:
    body = (
        para(
            f'<w:moveFrom w:id="1" w:author="A">{run("Moved.")}</w:moveFrom>', "First."
        ),
        para("Second.", f'<w:moveTo w:id="2" w:author="A">{run(" Moved.")}</w:moveTo>'),
    )

    assert lines(draft(*body)) == ["First.", "Second. Moved."]
    assert lines(draft(*body, tracked="original")) == ["Moved.First.", "Second."]
    assert "1 tracked change (1 move) by A (1)" in str(draft(*body).warnings[0])


def test_paragraphs_whose_ends_are_deleted_are_joined() -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
    body = (para("One ", more=mark), para("two ", more=mark), para("three."))

    assert lines(draft(*body)) == ["One two three."]
    assert lines(draft(*body, tracked="original")) == ["One", "two", "three."]


def test_the_original_text_has_its_original_numbering() -> None:
    changed = (
        '<w:pPrChange w:id="1" w:author="A"><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    )
    body = (para("one", at=(1, 0)), para("two", at=(1, 0), more=changed))

    assert lines(draft(*body, numbering=LIST)) == ["1. one", "2. two"]
    assert lines(draft(*body, tracked="original", numbering=LIST)) == [
        "1. one",
        "(a) two",
    ]
