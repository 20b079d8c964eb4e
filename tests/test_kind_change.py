"""A heading that makes unchanged words another kind's is left to a person."""

import pytest
from demand_material import article, chapter, corresponding, draft, para, shipped

from diffy.demands import assess
from diffy.model import Draft, Finding


def under(heading: str, own: str = "Orders", words: str = "judicial review") -> Draft:
    text = f"An order shall be subject to {words}."
    inner = article(27, own, para(1, text), para(2, "Fees shall be low."))
    return draft(chapter(4, heading, inner))


def found(old: Draft, new: Draft) -> list[Finding]:
    findings = assess(shipped(), old, new, *corresponding(old, new)).findings
    return [f for f in findings if f.rule == "kind"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Procedural measures", "Final provisions"),
        ("Final provisions", "Procedural measures"),
    ],
)
def test_a_chapters_new_heading_reads_unchanged_words_otherwise(
    old: str, new: str
) -> None:
    (finding,) = found(under(old), under(new))

    assert (finding.demand, finding.ask) == ("D3", None)
    assert str(finding.verdict) == "not-assessed"
    assert finding.priority == 1
    assert "unchanged words are read otherwise in Article 27(1)" in finding.reason
    assert [e.quote for e in finding.evidence] == ["judicial review"]


def test_an_articles_own_heading_does_so_where_no_chapter_tells() -> None:
    old, new = (
        under("Sundry", own) for own in ("Production order", "Depositary of it")
    )
    (finding,) = found(old, new)

    assert "went from procedural to final" in finding.reason


def test_a_heading_that_tells_the_same_kind_changes_nothing() -> None:
    old, new = under("Procedural measures"), under("Procedural measures and more")

    assert found(old, new) == []


def test_words_that_changed_too_are_judged_on_their_own_change() -> None:
    old = under("Procedural measures")
    new = under("Final provisions", words="the review of a court")

    told = found(old, new)
    assert [f.ask for f in told] == ["D3c"]
    assert [str(f.verdict) for f in told] == ["not-assessed"]
