"""A term replaced throughout the draft is named once, and never folded away."""

import diffy
from diffy.model import Comparison, Flag, Verdict
from diffy.writers import WRITERS
from diffy.writers.index import index
from diffy.writers.reading import entries

HEAD = "Convention on Bees\n\nChapter I\nProcedural measures\n"
TOPICS = (
    "keep a book of each hive",
    "open each hive to the inspector",
    "store the honey of each hive",
    "mark each hive with a sign",
)


def draft(term: str, last: str = "") -> str:
    articles = [
        f"Article {at}\nDuty {'abcd'[at - 1]}\n\nThe {term} shall {duty}{last if at == 4 else ''}.\n"
        for at, duty in enumerate(TOPICS, 1)
    ]
    return "\n".join([HEAD, *articles])


def compared(new_last: str = "") -> Comparison:
    return diffy.compare(
        diffy.reads(draft("beekeeper"), name="old"),
        diffy.reads(draft("apiary holder", new_last), name="new"),
        demands=diffy.load_demands("un-cybercrime"),
    )


def test_a_change_of_nothing_else_has_that_as_its_rule() -> None:
    result = compared()
    rules = {(f.change, f.rule, f.priority) for f in result.findings}

    assert all(Flag.SUBSTITUTION in change.flags for change in result.changes)
    assert {rule for _, rule, _ in rules} == {"substitution"}
    assert {verdict for f in result.findings for verdict in [f.verdict]} == {
        Verdict.NOT_ASSESSED
    }


def test_it_is_one_line_of_the_reading_list_with_all_its_places() -> None:
    result = compared()
    (line,) = entries(index(result))

    assert line.changes == tuple(change.id for change in result.changes)
    assert len(line.changes) == 4
    assert [demand for _, demand in line.demands] == ["D3", "D5", "D6"]
    assert "'beekeeper' by 'apiary holder'" in line.name.words
    assert line.name.words in WRITERS["md"](result)


def test_a_change_of_anything_more_stands_by_itself() -> None:
    result = compared(" without a court order")
    last = result.changes[-1].id
    rules = {f.rule for f in result.findings if f.change == last}

    assert "substitution" not in rules
    assert rules
