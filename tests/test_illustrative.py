"""The illustrative drafts: every pair as it is, no direction reversed, what is open counted."""

import csv
from collections import Counter, defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import diffy
from diffy.model import (
    Change,
    ChangeKind,
    Comparison,
    Draft,
    Finding,
    Flag,
    NodeKind,
    Verdict,
    ancestors,
)
from diffy.writers import WRITERS

HOME = Path(__file__).parents[1] / "drafts" / "illustrative"
DRAFTS = ("first", "second", "third")
STEPS = list(pairwise(DRAFTS))
TOWARD = {Verdict.ADDRESSES, Verdict.PARTLY}
BRACKETS = {ChangeKind.BRACKET_ONLY}
# The truth calls a reference into an article that was split one that follows; diffy says
# that it covers less, since it names one piece of several.
INTO_SPLIT = [("41", "40"), ("42", "41")]
OPEN = {Verdict.NOT_ASSESSED, Verdict.MIXED}


@cache
def draft(name: str) -> Draft:
    return diffy.read(HOME / f"{name}-draft.md")


@cache
def comparison(old: str, new: str) -> Comparison:
    profile = diffy.load_demands("un-cybercrime")
    return diffy.compare(draft(old), draft(new), demands=profile)


def rows(name: str, old: str, new: str) -> list[dict[str, str]]:
    with open(HOME / name, encoding="utf-8") as file:
        table = csv.DictReader(file, delimiter="\t")
        return [r for r in table if (r["old draft"], r["new draft"]) == (old, new)]


def numbers(of: Draft) -> dict[str, str]:
    """Printed number of each article, by eid: "12 bis"."""
    return {
        a.eid: a.label.strip("[]").removeprefix("Article ").strip() for a in of.articles
    }


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_no_pair_of_articles_is_wrong_or_missing(old: str, new: str) -> None:
    olds, news = numbers(draft(old)), numbers(draft(new))
    found = {
        (olds[one] if one else "-", news[two] if two else "-")
        for row in comparison(old, new).concordance
        for one in row.old or ("",)
        for two in row.new or ("",)
    }
    true = {(r["old article"], r["new article"]) for r in rows("truth.tsv", old, new)}

    assert found == true


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_every_article_is_of_the_kinds_it_truly_is(old: str, new: str) -> None:
    olds, news = numbers(draft(old)), numbers(draft(new))
    true = {
        (r["old article"], r["new article"]): set(r["kinds"].split(","))
        for r in rows("truth.tsv", old, new)
    }
    wrong = []
    for row in comparison(old, new).concordance:
        pairs = [(o, n) for o in row.old or ("",) for n in row.new or ("",)]
        named = [(olds.get(o, "-"), news.get(n, "-")) for o, n in pairs]
        meant = set.union(*(true[pair] for pair in named))
        kinds = {str(kind) for kind in row.kinds}
        inside = [c for pair in pairs for c in _inside(comparison(old, new), *pair)]
        into = old == "first" and named[0] in INTO_SPLIT
        follows = {Flag.REFERENCE_FOLLOWED, *([Flag.REFERENCE_RANGE] * into)}
        if "edited" in kinds and all(_consequential(c, follows) for c in inside):
            kinds -= {"edited"}
            kinds |= {str(k) for c in inside for k in c.kinds if k in BRACKETS}
        if kinds != meant:
            wrong.append((named, sorted(kinds), sorted(meant)))

    assert wrong == []


def _inside(result: Comparison, old: str, new: str) -> list[Change]:
    """The changes in a pair of articles, but for those of their headings."""
    return [
        c
        for c in result.changes
        if (
            (c.new or "").startswith(f"{new}__")
            and not (c.new or "").endswith("heading")
        )
        or ((c.old or "").startswith(f"{old}__") and not c.new)
    ]


def _consequential(change: Change, follows: set[Flag]) -> bool:
    """Whether a change is only of brackets, or of references that had to follow.

    What the truth calls edited is more than these.
    """
    return {*change.kinds} <= BRACKETS or (
        bool(change.flags) and {*change.flags} <= follows
    )


# ---------------------------------------------------------------- intentions


def places(of: Draft) -> dict[str, str]:
    """How a reader would name each provision: "27(2)(a)", "preamble", "27 heading"."""
    above, article = ancestors(of), numbers(of)
    named = {}
    for node in of.provisions:
        path = [*above[node.eid], node]
        home = next((n for n in path if n.kind is NodeKind.ARTICLE), None)
        if home is None:
            named[node.eid] = (
                path[0].eid if path[0].kind is not NodeKind.TREATY else "title"
            )
            continue
        name = article[home.eid]
        if node.kind is NodeKind.HEADING:
            named[node.eid] = f"{name} heading"
            continue
        labels = [
            n.label.strip("()[]. ") for n in path[path.index(home) + 1 :] if n.label
        ]
        named[node.eid] = name + "".join(f"({x})" for x in labels if "Option" not in x)
    return named


def meant(result: Comparison, old: str, new: str, row: dict[str, str]) -> list[Change]:
    """The changes at the places that a row of the intentions names."""
    olds, news = places(draft(old)), places(draft(new))
    one, two = row["old place"], row["new place"]

    def at(eid: str | None, names: dict[str, str], place: str) -> bool:
        here = names.get(eid or "", "-")
        return here == place or (place.isalnum() and here.startswith(f"{place}("))

    either = [c for c in result.changes if at(c.old, olds, one) or at(c.new, news, two)]
    both = [c for c in either if at(c.old, olds, one) and at(c.new, news, two)]
    if one == two == "preamble":
        return either
    return (both or either) + _chapeau(result, news, two)


def _chapeau(result: Comparison, names: dict[str, str], place: str) -> list[Change]:
    """The change of the words before the list that a point stands in."""
    above = place.rpartition("(")[0]
    return [c for c in result.changes if above and names.get(c.new or "") == above]


def outcome(findings: list[Finding], ask: str, demand: str) -> str:
    """toward, away, open or silent: what was found for an ask at some changes."""
    own = [
        f
        for f in findings
        if f.demand == demand and (f.ask == ask or f.ask is None or ask == "-")
    ]
    verdicts = {f.verdict for f in own if f.ask}
    if verdicts & TOWARD and Verdict.WORKS_AGAINST not in verdicts:
        return "toward"
    if Verdict.WORKS_AGAINST in verdicts and not verdicts & TOWARD:
        return "away"
    return "open" if {f.verdict for f in own} & OPEN or verdicts else "silent"


def outcomes() -> Counter[tuple[str, str]]:
    counted: Counter[tuple[str, str]] = Counter()
    for old, new in STEPS:
        result = comparison(old, new)
        by_change = defaultdict(list)
        for finding in result.findings:
            by_change[finding.change].append(finding)
        for row in rows("intended.tsv", old, new):
            changes = meant(result, old, new, row)
            assert changes, f"{row['id']}: no change was found at its place"
            found = [f for c in changes for f in by_change[c.id]]
            counted[row["direction"], outcome(found, row["ask"], row["demand"])] += 1
    return counted


def test_no_intended_direction_is_reversed() -> None:
    counted = outcomes()

    assert counted["toward", "away"] == 0
    assert counted["away", "toward"] == 0


def test_what_the_engine_leaves_open_is_counted() -> None:
    assert outcomes() == {
        ("toward", "toward"): 48,
        ("toward", "open"): 15,
        ("away", "away"): 32,
        ("away", "open"): 17,
        ("none", "silent"): 10,
        ("none", "away"): 1,  # i50: another edit of the same article
    }


def test_each_demand_is_moved_toward_and_away_somewhere() -> None:
    directions = {
        (row["demand"], row["direction"])
        for old, new in STEPS
        for row in rows("intended.tsv", old, new)
    }

    assert directions >= {
        (f"D{n}", way) for n in range(1, 7) for way in ("toward", "away")
    }


def test_one_ask_is_left_untouched_throughout() -> None:
    touched = {f.ask for old, new in STEPS for f in comparison(old, new).findings}
    asks = {a.id for d in diffy.load_demands("un-cybercrime").demands for a in d.asks}

    assert asks - touched == {"D1c"}


def test_what_the_fixed_sentence_says_is_not_said_twice() -> None:
    silent = "in a place the demand concerns; no rule tells its effect"
    found = comparison("second", "third")
    printed = WRITERS["md"](found)

    assert silent in {finding.reason for finding in found.findings}
    assert "no rule could tell its effect.  \n" in printed
    assert f"no rule could tell its effect. {silent}  \n" not in printed
