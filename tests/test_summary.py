"""The change summary: lines to publish, each with its permalink."""

import re

import comparison_fixture
import pytest
from lxml import html

from diffy.model import Comparison, Summary
from diffy.writers import SUMMARIES, WRITERS


@pytest.fixture(scope="module")
def rivers() -> Comparison:
    return comparison_fixture.comparison()


def test_each_line_leads_to_a_place_of_the_report(rivers: Comparison) -> None:
    report = html.document_fromstring(str(WRITERS["html"](rivers)))
    told = SUMMARIES["md"](Summary(rivers, "https://example.org/r.html"))

    anchors = re.findall(r"\(<https://example\.org/r\.html#([^>]+)>\)", told)
    assert len(anchors) > 5
    assert set(anchors) <= set(report.xpath("//@id"))
    assert told.count("\n- ") == len(anchors)


def test_it_tells_of_articles_duties_and_demands(rivers: Comparison) -> None:
    told = SUMMARIES["txt"](Summary(rivers))

    assert "\n- Article 6 (Emergencies): removed\n" in told
    assert "weaker, “shall” became “may”" in told
    assert (
        "- Works against: Article 5(1) (binding to qualified: 'where possible' added)"
        in told
    )
    assert told.endswith("\nmachine-assessed, not reviewed\n")


def test_the_fragment_is_escaped_and_the_same_in_every_format(
    rivers: Comparison,
) -> None:
    hostile = comparison_fixture.hostile()
    fragment = SUMMARIES["html"](Summary(hostile, 'x"><script>'))
    tree = html.fragment_fromstring(fragment, create_parent=True)

    assert tree.xpath(".//script") == []
    lines = html.fragment_fromstring(
        SUMMARIES["html"](Summary(rivers)), create_parent=True
    )
    plain = SUMMARIES["txt"](Summary(rivers))
    assert [a.text for a in lines.xpath(".//li/a")] == re.findall(
        r"^- (.*)$", plain, re.M
    )
