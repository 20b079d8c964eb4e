"""Profiles: what loads, what is refused and where, and the shipped profile's own tests."""

import pytest
from demand_material import ROOT, article, chapter, draft, para, shipped

from diffy.demands import check, kinds, load, unmatched, untested
from diffy.model import Profile, ProfileError

STARTING_POINT = ROOT.parent / "shared" / "demands" / "profile-starting-point.toml"

SMALL = """\
format = 1
id = "small"
title = "A small profile"
date = 2024-05-06
language = "en"

[statement]
calls = 2
concerns = 1

[words]
qualifiers = ["if they so wish"]

[[kind]]
id = "general"
headings = ["general provision*"]

[[demand]]
id = "S1"
item = 1
concerns = [1]
title = "Reviews are open"
relevant = ["general"]
core = ["general"]

  [[demand.ask]]
  id = "S1a"
  text = "There is a review"
    [[demand.ask.signal]]
    id = "S1a.w1"
    sign = "wanted"
    any = ["open review"]
    tests.toward = ["There shall be an open review."]
    tests.away = ["There shall be no open review."]
    tests.neither = ["There shall be an open door."]
"""


def test_the_shipped_profiles_tests_hold_in_both_directions() -> None:
    assert check(shipped()) == ()


def test_every_shipped_signal_has_tests_of_each_kind() -> None:
    assert untested(shipped()) == ()


def test_every_shipped_phrase_stands_in_a_test_that_moves_its_signal() -> None:
    assert unmatched(shipped()) == ()


def test_the_shipped_profile_has_six_demands_and_seventeen_asks() -> None:
    demands = shipped().demands

    assert [d.id for d in demands] == ["D1", "D2", "D3", "D4", "D5", "D6"]
    assert sum(len(d.asks) for d in demands) == 17


def test_the_starting_point_loads_and_its_tests_hold() -> None:
    if not STARTING_POINT.is_file():
        pytest.skip("skipped: ../shared/demands is absent")
    profile = load(STARTING_POINT.read_text(encoding="utf-8"))

    assert check(profile) == ()


def test_a_small_profile_loads_with_its_defaults() -> None:
    profile = load(SMALL, source="small.toml", sha256="f00d")
    demand = profile.demands[0]

    assert (profile.source, profile.sha256, profile.date) == (
        "small.toml",
        "f00d",
        "2024-05-06",
    )
    assert demand.scope == ("whole-treaty",)
    assert demand.asks[0].each_provision is False
    assert [test.effect for test in demand.asks[0].signals[0].tests] == [1, -1, 0]


def test_the_profiles_own_qualifiers_weaken() -> None:
    test = '    tests.away = [{ old = "There shall be an open review.", new = "There shall be, if they so wish, an open review." }]\n'
    kept = [line for line in SMALL.splitlines(True) if "tests.away" not in line]

    assert check(load("".join(kept) + test)) == ()


def test_a_failing_test_is_named_with_what_it_gives() -> None:
    broken = SMALL.replace("no open review", "a closed review")

    assert check(load(broken)) == (
        'S1a.w1: "There shall be a closed review." is neither, not away',
        'S1a.w1: "There shall be a closed review." swapped is neither, not toward',
    )


def test_a_signal_without_tests_is_named() -> None:
    kept = "".join(line for line in SMALL.splitlines(True) if "tests.away" not in line)

    assert untested(load(kept)) == ("S1a.w1 has no test that is away",)


def test_a_phrase_that_no_test_holds_is_named() -> None:
    more = SMALL.replace('["open review"]', '["open review", "public hearing"]')

    assert unmatched(load(more)) == (
        'S1a.w1: no test holds the phrase "public hearing"',
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("core = ", "cores = ", "line 24, demand S1: unknown key 'cores'"),
        ("title = \"Reviews", "titles = \"Reviews", "line 22, demand S1: unknown key 'titles'"),
        ("calls = 2", "call = 2", "line 8: unknown key 'call'"),
        ("item = 1", "item = 3", "line 20, demand S1: item 3 is beyond the statement's 2 calls"),
        ("concerns = [1]", "concerns = [2]", "line 21, demand S1: a concern is beyond the statement's 1"),
        ('core = ["general"]', 'core = ["generic"]', "line 24, demand S1: kind 'generic' in 'core' is unknown"),
        ('relevant = ["general"]', 'relevant = ["x"]', "line 23, demand S1: kind 'x' in 'relevant' is unknown"),
        ('any = ["open review"]', "any = []", "line 32, demand S1: any is empty: a signal needs a phrase"),
        ('"open review"', '"(open review"', "line 32, demand S1: the phrase \"(open review\" does not parse: a group is not closed"),
        ('sign = "wanted"', 'sign = "hoped"', "line 31, demand S1: sign is one of wanted, unwanted"),
        ('id = "S1a.w1"', 'id = "S1a"', "line 30, demand S1: the id 'S1a' stands twice"),
        ("item = 1", 'item = "one"', "line 20, demand S1: 'item' must be a whole number"),
        ('any = ["open review"]', 'any = "open review"', "line 32, demand S1: 'any' must be a list"),
        ('any = ["open review"]', "any = [1]", "line 32, demand S1: 'any' holds a value of the wrong type"),
        ("format = 1", "format = 9", "line 1: format 9 is unknown"),
        ('sign = "wanted"\n', "", "line 30, demand S1: 'sign' is missing"),
        ('tests.toward = ["There shall be an open review."]', 'tests.toward = [{ new = "x", kind = "y" }]', "line 33, demand S1: kind 'y' is unknown"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line_and_demand(
    old: str, new: str, said: str
) -> None:
    assert old in SMALL
    with pytest.raises(ProfileError) as raised:
        load(SMALL.replace(old, new, 1), source="small.toml")

    assert str(raised.value) == f"small.toml, {said}"


def test_broken_toml_is_named_with_its_line() -> None:
    with pytest.raises(ProfileError, match=r"small\.toml: .*line 3"):
        load(SMALL.replace('"A small profile"', '"A small'), source="small.toml")


def test_the_kind_of_each_article_is_listed_and_the_untold_are_empty() -> None:
    whole = draft(
        chapter(4, "Procedural measures", article(27, "Orders", para(1, "Be brief."))),
        chapter(5, "Odds and ends", article(40, "Extradition", para(1, "Be brief."))),
        chapter(6, "Odds and ends", article(50, "Letters", para(1, "Be brief."))),
    )

    assert kinds(shipped(), whole) == (
        ("art_27", "procedural"),
        ("art_40", "cooperation"),
        ("art_50", ""),
    )


def test_the_digests_belong_to_six_calls_and_six_concerns() -> None:
    profile: Profile = shipped()

    assert (len(profile.call_digests), len(profile.concern_digests)) == (6, 6)
