"""What is kept comes back as it was, or not at all."""

import json
from pathlib import Path

import pytest
from comparison_fixture import comparison

from diffy.cache import Cache, digest
from diffy.model import Change, Comparison, Draft
from diffy.records import record, restore


def test_a_comparison_comes_back_from_its_record_as_it_was() -> None:
    made = comparison()
    stored = json.dumps(record(made))

    assert restore(Comparison, json.loads(stored)) == made


@pytest.mark.parametrize(
    ("kind", "stored"),
    [
        (Draft, None),
        (Draft, []),
        (Draft, ["nodes"] * 12),
        (Change, ["c1", 3, None, [], [], [], "text", 1.0]),
        (Change, ["c1", None, None, ["thrown"], [], [], "text", 1.0]),
        (Change, ["c1", None, None, [], [], [], "text", "1.0"]),
    ],
)
def test_what_is_no_record_is_refused(kind: type, stored: object) -> None:
    with pytest.raises(ValueError, match="no record"):
        restore(kind, stored)


def test_an_entry_is_found_until_it_is_damaged(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    made: list[bytes] = []

    def make() -> bytes:
        made.append(b"words")
        return made[-1]

    first, second = cache.kept("key", make), cache.kept("key", make)
    (entry,) = (tmp_path / "kept").glob("*-key")
    entry.write_bytes(entry.read_bytes().replace(b"words", b"swords"))
    third = cache.kept("key", make)

    assert (first, second, third) == (b"words", b"words", b"words")
    assert len(made) == 2


def test_entries_of_other_code_are_dropped_and_a_strange_folder_is_left(
    tmp_path: Path,
) -> None:
    kept, strange = Cache(tmp_path / "kept"), tmp_path / "strange"
    kept.put("key", b"words")
    (tmp_path / "kept" / "0123456789abcdef-key").write_bytes(b"old")
    strange.mkdir()
    (strange / "my-thesis").write_bytes(b"years of work")
    kept.tidy()
    Cache(strange).tidy()

    assert len([*(tmp_path / "kept").glob("*-key")]) == 1
    assert (strange / "my-thesis").exists()


def test_a_folder_that_cannot_be_made_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "kept")

    assert cache.kept("key", lambda: b"words") == b"words"


def test_a_digest_tells_values_apart() -> None:
    assert digest("a", ["b"]) == digest("a", ("b",))
    assert len({digest("ab"), digest("a", "b"), digest(["a", "b"]), digest(b"ab")}) == 4
