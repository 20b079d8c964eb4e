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
        ("format = 1", 'format = "1"', "line 1: format '1' is unknown"),
        ("2024-05-06", '"soon"', "line 4: 'date' must be a date, as 2024-01-23"),
        ("2024-05-06", '"2024-02-31"', "line 4: 'date' must be a date, as 2024-01-23"),
        ("2024-05-06", "2024-05-06T10:00:00", "line 4: 'date' must be a date, as 2024-01-23"),
        ('"en"', '"xx"', "line 5: the language 'xx' is unknown"),
        ('id = "small"', 'id = ""', "line 2: 'id' is empty"),
        ("calls = 2", "calls = -2", "line 8: 'calls' is below 0"),
        ("calls = 2", 'calls = 2\ncall_digests = ["e327511463fccffe"]', "line 9: call_digests holds 1 digests, the list has 2 items"),
        ("concerns = 1\n", 'concerns = 1\nconcern_digests = ["none"]\n', "line 10: 'none' is no digest of 16 hex digits"),
        ('id = "general"\n', "", "line 14: 'id' is missing"),
        ("headings = ", 'structural = "annex"\nheadings = ', "line 16: structural is one of title, preamble"),
        ("headings = ", 'headings = ["x"]\n[[kind]]\nid = "general"\nheadings = ', "line 18: the id 'general' stands twice"),
        ('id = "S1"\n', "", "line 18: 'id' is missing"),
        ('title = "Reviews are open"', 'title = ""', "line 22, demand S1: 'title' is empty"),
        ("core = ", 'scope = "half"\ncore = ', "line 24, demand S1: scope 'half' is unknown"),
        ("core = ", 'ignore = ["[x]"]\ncore = ', 'line 24, demand S1: the phrase "[x]" does not parse: it could stand for anything'),
        ("core = ", 'topics = ["x >>"]\ncore = ', "line 24, demand S1: the phrase \"x >>\" does not parse: '>>' may only end a phrase of ignore"),
        ('id = "S1a"\n', "", "line 26, demand S1: 'id' is missing"),
        ('id = "S1a"\n', "id = 5\n", "line 27, demand S1: 'id' must be a string"),
        ("[[demand.ask]]", "[demand.ask]", "line 26, demand S1: 'ask' must be a list"),
        ('text = "There is', 'complete_at = 2\n  text = "There is', "line 28, demand S1: complete_at 2 is more than the 1 wanted signals"),
        ('text = "There is', 'elements_of = ["(x"]\n  text = "There is', 'line 28, demand S1: the phrase "(x" does not parse: a group is not closed'),
        ('sign = "wanted"', 'sign = "wanted"\n    only_if = ["x)"]', "line 32, demand S1: the phrase \"x)\" does not parse: ')' closes nothing"),
        ('["There shall be an open review."]', '[""]', "line 33, demand S1: a test needs texts that differ"),
        ('["There shall be an open review."]', '[{ nw = "x" }]', "line 33, demand S1: unknown key 'nw'"),
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


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('unit = ["year*"]', "unit = []", "line 38, demand S1: unit and near need a phrase each"),
        ('near = ["prison"]\n', "", "line 37, demand S1: 'near' is missing"),
        ('"toward"', '"up"', "line 40, demand S1: higher_is is one of toward, away"),
        ("S1a.n1", "S1a.w1", "line 37, demand S1: the id 'S1a.w1' stands twice"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_number_ask_is_named_likewise(
    old: str, new: str, said: str
) -> None:
    number = """\
    [[demand.ask.number]]
    id = "S1a.n1"
    unit = ["year*"]
    near = ["prison"]
    higher_is = "toward"
"""
    with pytest.raises(ProfileError) as raised:
        load(SMALL + number.replace(old, new), source="small.toml")

    assert str(raised.value) == f"small.toml, {said}"


def test_a_profile_may_leave_its_date_out() -> None:
    assert load(SMALL.replace("date = 2024-05-06\n", "")).date == ""


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
