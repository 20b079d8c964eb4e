"""Reviews: what is refused, and what each line meets in a comparison."""

import json
from typing import Any

import pytest
from demand_material import (
    Pairs,
    article,
    chapter,
    corresponding,
    draft,
    grounded,
    para,
    shipped,
)

from diffy.demands import apply_reviews, assess, line_of, load_reviews
from diffy.demands.engine import engine
from diffy.demands.keys import Place, key_of, places, state_words
from diffy.model import (
    Comparison,
    Draft,
    Flag,
    Ground,
    ProfileError,
    Review,
    ReviewedText,
    ReviewStatus,
)

PROFILE = shipped()
KEPT = "Data held under article 9 shall be kept for the time that the request states."
COPIED = (
    "Data held under article 9 shall be copied for the time that the request states."
)


def orders(first: str, second: str = "", *, number: int = 27) -> Draft:
    """Two procedural articles whose numbers can be shifted."""
    other = (
        [article(number + 1, "Search and seizure", para(1, second))] if second else []
    )
    return draft(
        chapter(
            4,
            "Procedural measures",
            article(number, "Production order", para(1, first)),
            *other,
        )
    )


def compared(
    old: Draft, new: Draft, pairs: Pairs | None = None, *grounds: Ground
) -> Comparison:
    """Two drafts compared by hand and assessed."""
    concordance, changes = corresponding(old, new, pairs)
    changes = grounded(changes, *grounds)
    found = assess(PROFILE, old, new, concordance, changes)
    return Comparison(
        old=old,
        new=new,
        concordance=(),
        provisions=(),
        changes=changes,
        profiles=(PROFILE,),
        findings=found.findings,
        states=found.states,
    )


def decided(comparison: Comparison, at: int = 0, **given: Any) -> Review:
    """A reviewer's decision on one change for D6 as a whole."""
    place = places(comparison.old, comparison.new, comparison.changes, engine(PROFILE))[
        at
    ]
    return _review(key_of(PROFILE.id, "D6", None, place), place, **given)


def _review(key: str, place: Place, **given: Any) -> Review:
    def side(words: tuple[str, ...]) -> ReviewedText:
        return ReviewedText("draft", "", "27(1)", " ".join(words))

    review = Review(
        key=key,
        target="change",
        profile=PROFILE.id,
        profile_sha256="",
        demand="D6",
        ask=None,
        machine="not-assessed",
        verdict="touches",
        reason="copies change nothing",
        reviewer="A. Name",
        date="2024-08-05",
        heading="Production order",
        old=side(place.old),
        new=side(place.new),
    )
    return review._replace(**given)


def statuses(comparison: Comparison, *reviews: Review) -> list[str]:
    """What became of reviews, in order."""
    return [str(m.status) for m in apply_reviews(comparison, reviews).reviews]


def test_a_decision_on_the_same_words_is_applied_to_its_finding() -> None:
    comparison = compared(orders(KEPT), orders(COPIED))
    review = decided(comparison)
    applied = apply_reviews(comparison, (review,))

    assert [f.review for f in applied.findings if f.demand == "D6"] == [review]
    assert [f.review for f in applied.findings if f.demand != "D6"] == [None, None]
    assert [(m.status, m.machine_changed) for m in applied.reviews] == [
        (ReviewStatus.APPLIED, False)
    ]


def test_the_machines_verdict_stays_beside_a_review() -> None:
    comparison = compared(orders(KEPT), orders(COPIED))
    applied = apply_reviews(comparison, (decided(comparison),))

    assert [str(f.verdict) for f in applied.findings if f.review] == ["not-assessed"]


def test_renumbering_and_spacing_leave_a_review_applied() -> None:
    review = decided(compared(orders(KEPT), orders(COPIED)))
    spaced = orders(COPIED.replace(" ", "\n  "), number=28)
    pairs = [(f"art_27__{n}", f"art_28__{n}") for n in ("heading", "para_1")]
    later = compared(orders(KEPT), spaced, pairs)

    assert statuses(later, review) == ["applied"]


def test_a_reference_that_followed_a_renumbering_leaves_a_review_applied() -> None:
    target = article(9, "Deposits", para(1, "Deposits are free."))
    shifted = article(10, "Deposits", para(1, "Deposits are free."))
    chapters = [orders(KEPT).nodes[0], orders(COPIED).nodes[0]]
    moved = orders(COPIED.replace("article 9", "article 10")).nodes[0]
    ground = Ground(Flag.REFERENCE_FOLLOWED, "article 9", "article 10")
    none = Ground(Flag.REFERENCE_FOLLOWED, "article 9", "article 9")
    first = compared(draft(target, chapters[0]), draft(target, chapters[1]), None, none)
    pairs = [(f"art_9__{n}", f"art_10__{n}") for n in ("heading", "para_1")]
    later = compared(draft(target, chapters[0]), draft(shifted, moved), pairs, ground)
    at = next(n for n, c in enumerate(first.changes) if c.old == "art_27__para_1")

    assert statuses(later, decided(first, at)) == ["applied"]


def test_a_changed_word_makes_a_review_stale() -> None:
    review = decided(compared(orders(KEPT), orders(COPIED)))
    later = compared(orders(KEPT), orders(COPIED.replace("copied", "scanned")))
    applied = apply_reviews(later, (review,))

    assert [(str(m.status), m.change) for m in applied.reviews] == [("stale", "c3")]
    assert [f.review for f in applied.findings if f.review] == []
    assert len(applied.provenance.stale_reviews) == 1


def test_an_article_that_is_gone_leaves_its_review_an_orphan() -> None:
    review = decided(compared(orders(KEPT), orders(COPIED)))
    later = compared(orders("Costs are free."), orders("Costs are shared."))
    applied = apply_reviews(later, (review,))

    assert [str(m.status) for m in applied.reviews] == ["orphaned"]
    assert applied.provenance.orphaned_reviews == (
        'A. Name, 2024-08-05, D6 on "Production order": touches, '
        "because copies change nothing",
    )


def test_the_same_edit_in_two_articles_needs_two_decisions() -> None:
    comparison = compared(orders(KEPT, KEPT), orders(COPIED, COPIED))
    at = [n for n, c in enumerate(comparison.changes) if c.old and "para" in c.old]
    keys = {decided(comparison, n).key for n in at}
    applied = apply_reviews(comparison, (decided(comparison, at[0]),))

    assert len(keys) == 2
    assert len([f for f in applied.findings if f.review]) == 1


def test_the_latest_line_of_a_reviewer_counts() -> None:
    comparison = compared(orders(KEPT), orders(COPIED))
    first, second = decided(comparison), decided(comparison, verdict="partly")
    applied = apply_reviews(comparison, (first, second))

    assert [f.review for f in applied.findings if f.review] == [second]


def test_reviewers_who_differ_are_in_conflict_and_neither_is_applied() -> None:
    comparison = compared(orders(KEPT), orders(COPIED))
    other = decided(comparison, reviewer="B. Name", verdict="works-against")
    applied = apply_reviews(comparison, (decided(comparison), other))

    assert [str(m.status) for m in applied.reviews] == ["conflict", "conflict"]
    assert [f.review for f in applied.findings if f.review] == []
    assert len(applied.provenance.conflicting_reviews) == 2


def test_reviewers_who_agree_are_not_in_conflict() -> None:
    comparison = compared(orders(KEPT), orders(COPIED))
    other = decided(comparison, reviewer="B. Name")

    assert statuses(comparison, decided(comparison), other) == ["applied", "applied"]


def test_a_line_that_supersedes_another_replaces_it() -> None:
    comparison = compared(orders(KEPT), orders(COPIED))
    first = decided(comparison)
    other = first._replace(reviewer="B. Name", verdict="partly", supersedes=first.key)
    applied = apply_reviews(comparison, (first, other))

    assert [m.review for m in applied.reviews] == [other]
    assert [f.review for f in applied.findings if f.review] == [other]


def test_a_machine_verdict_that_changed_since_is_flagged() -> None:
    comparison = compared(orders(KEPT), orders(COPIED))
    review = decided(comparison, machine="touches")
    applied = apply_reviews(comparison, (review,))

    assert [(str(m.status), m.machine_changed) for m in applied.reviews] == [
        ("applied", True)
    ]


def test_a_review_of_another_profile_is_an_orphan() -> None:
    comparison = compared(orders(KEPT), orders(COPIED))

    assert statuses(comparison, decided(comparison, profile="x")) == ["orphaned"]


def test_only_a_reviewer_sets_an_ask_as_met() -> None:
    text = "Orders shall be open to judicial review."
    comparison = compared(orders(KEPT), orders(text))
    new = next(new for _, new in comparison.states if new.ask == "D3c")
    place = Place(None, "", (), state_words(new))
    key = key_of(PROFILE.id, "D3", "D3c", place)
    review = _review(
        key,
        place,
        target="state",
        demand="D3",
        ask="D3c",
        verdict="met",
        machine="found",
        heading="",
    )
    applied = apply_reviews(comparison, (review,))

    assert [new.ask for _, new in applied.states if new.review == review] == ["D3c"]
    assert [(str(m.status), m.machine_changed) for m in applied.reviews] == [
        ("applied", False)
    ]


# ----------------------------------------------------------------------------- the file


def line(**changed: Any) -> str:
    """A line of the file, with some of it changed; None leaves a key out."""
    review = decided(compared(orders(KEPT), orders(COPIED)))
    table = json.loads(line_of(review)) | changed
    return json.dumps({key: value for key, value in table.items() if value != ...})


def test_a_line_is_read_as_it_was_written() -> None:
    review = decided(compared(orders(KEPT), orders(COPIED)), supersedes="9f")

    assert load_reviews(f"\n{line_of(review)}\n", source="r") == (review,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "r.jsonl, line 2: this is no JSON: "),
        ("[" * 100_000, "r.jsonl, line 2: this is "),
        ("[]", "r.jsonl, line 2: this is no JSON object"),
        (line(format=2), "r.jsonl, line 2: the format is not 1"),
        (line(reason="  "), "r.jsonl, line 2: a review needs a reason"),
        (line(reviewer=""), "r.jsonl, line 2: a review needs a reviewer"),
        (line(reason=...), "r.jsonl, line 2: 'reason' must be a string"),
        (line(target="article"), "r.jsonl, line 2: the target is neither 'change' nor 'state'"),
        (line(verdict="met"), "r.jsonl, line 2: 'met' is no verdict of a change"),
        (line(target="state", verdict="partly"), "r.jsonl, line 2: 'partly' is no verdict of a state"),
        (line(profile="x"), "r.jsonl, line 2: 'profile' needs an id"),
        (line(old="x"), "r.jsonl, line 2: 'old' must be an object"),
        (line(ask=5), "r.jsonl, line 2: 'ask' must be a string"),
    ],
    ids=range(13),
)  # fmt: skip
def test_a_line_that_cannot_be_used_is_named_by_its_number(
    text: str, said: str
) -> None:
    with pytest.raises(ProfileError) as raised:
        load_reviews(f"{line()}\n{text}\n", source="r.jsonl")

    assert str(raised.value).startswith(said)


def test_a_review_without_a_reason_is_refused_at_writing() -> None:
    review = decided(compared(orders(KEPT), orders(COPIED)))._replace(reason=" ")

    with pytest.raises(ProfileError, match="the review: a review needs a reason"):
        line_of(review)
