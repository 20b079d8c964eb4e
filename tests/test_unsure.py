"""Where the words alone do not tell: alternatives, kinds, elements, masks of one signal."""

import diffy
from diffy.demands import load
from diffy.model import AskState, Comparison, Finding, Profile, Verdict

PROFILE = """
format = 1
id = "bees"
title = "Bees"
date = 2024-08-05
language = "en"
[statement]
calls = 1
concerns = 0
[[kind]]
id = "hives"
headings = ["hives"]
[[kind]]
id = "trade"
headings = ["trade"]
[[demand]]
id = "B1"
item = 1
title = "Bees are counted, and honey is owed"
relevant = ["all"]
core = ["hives"]
topics = ["bees"]
  [[demand.ask]]
  id = "B1a"
  text = "Keepers give honey"
  where = ["hives"]
  elements_of = ["offence"]
    [[demand.ask.signal]]
    id = "B1a.w1"
    sign = "wanted"
    any = ["keepers ... give ... honey", "with intent"]
    ignore = ["news about >>"]
"""


def profile() -> Profile:
    return load(PROFILE, source="bees.toml")


def compared(old: str, new: str, heading: str = "Hives", now: str = "") -> Comparison:
    drafts = [
        diffy.reads(
            f"# Convention on Bees\n\n## Article 1. {head}\n\n{text}\n", name=name
        )
        for head, text, name in (
            (heading, old, "old.md"),
            (now or heading, new, "new.md"),
        )
    ]
    return diffy.compare(*drafts, demands=profile())


def of_ask(comparison: Comparison) -> list[Finding]:
    return [f for f in comparison.findings if f.ask == "B1a"]


LONG = "1. [[Keepers] [and all those in a position to do so who keep them for trade]] [shall][should] give [honey][wax]."
PLAIN = "1. Keepers shall give honey."


def test_words_that_stand_apart_among_alternatives_are_not_called_absent() -> None:
    (finding,) = of_ask(compared(LONG, PLAIN))

    assert finding.verdict is Verdict.NOT_ASSESSED
    assert "alternatives" in finding.reason or "options" in finding.reason


def test_an_option_that_keeps_the_words_is_weak_text_not_text_that_binds() -> None:
    new = (
        "Option 1\n\n1. Keepers shall give honey.\n\nOption 2\n\n1. Keepers shall rest."
    )
    comparison = compared(PLAIN, new)
    ((before, after),) = comparison.states

    assert (before.state, after.state) == (AskState.FOUND, AskState.WEAK)
    assert {f.verdict for f in of_ask(comparison)} == {Verdict.NOT_ASSESSED}


def test_words_under_a_heading_of_another_kind_are_not_called_absent() -> None:
    new = "1. Keepers shall, each spring, give honey."
    found = of_ask(compared(PLAIN, new, "Hives", "Trade"))

    assert {f.verdict for f in found} == {Verdict.NOT_ASSESSED}
    assert "of a kind it is not looked for in" in found[0].reason


def test_an_offence_that_comes_whole_with_its_elements_is_no_step() -> None:
    whole = compared(
        PLAIN, f"{PLAIN}\n\n2. It shall be an offence to burn hives with intent."
    )
    edit = compared(
        "1. It shall be an offence to burn hives.",
        "1. It shall be an offence to burn hives with intent.",
    )

    assert of_ask(whole) == []
    assert [f.verdict for f in of_ask(edit)] == [Verdict.ADDRESSES]


def test_a_signal_masks_words_for_itself_alone() -> None:
    told = compared(
        "1. Bees rest.", "1. Bees rest. Keepers shall give news about honey."
    )

    assert of_ask(told) == []
    assert [f.demand for f in told.findings] == ["B1"]


def test_what_is_in_brackets_is_said_of_a_negation_too() -> None:
    (finding,) = of_ask(compared(PLAIN, "1. Keepers shall [not] give honey."))

    assert finding.verdict is Verdict.WORKS_AGAINST
    assert finding.badges == ("contested",)
