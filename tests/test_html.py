"""The HTML report: self-contained, escaped, linked, in the fixed words."""

import base64
import hashlib
import re
from collections import Counter
from itertools import pairwise

import comparison_fixture as fixture
import pytest
from lxml import html

from diffy.languages import interface
from diffy.model import ChangeKind, Comparison, Verdict
from diffy.writers import WRITERS

BANNED = re.compile(
    r"\b(the draft does not|fails to|ignores|is not addressed|complies|safe|score)\b"
    r"|\d\s?%",
    re.IGNORECASE,
)


def page(comparison: Comparison) -> html.HtmlElement:
    """The report, parsed."""
    return html.document_fromstring(WRITERS["html"](comparison))


@pytest.fixture(scope="module")
def rivers() -> html.HtmlElement:
    return page(fixture.comparison())


@pytest.fixture(scope="module")
def hostile() -> html.HtmlElement:
    return page(fixture.hostile())


def words(element: html.HtmlElement) -> str:
    """The text of an element on one line."""
    return " ".join(element.text_content().split())


def at(tree: html.HtmlElement, anchor: str) -> html.HtmlElement:
    """The element with an id."""
    (element,) = tree.xpath("//*[@id=$anchor]", anchor=anchor)
    return element


def seen(element: html.HtmlElement, select: str) -> list[str]:
    """The texts of the parts of a page that an XPath selects."""
    return [words(part) for part in element.xpath(select)]


def printed(change: html.HtmlElement) -> str:
    """A change's words as they stand on the page."""
    pieces = change.xpath('.//p[starts-with(@class, "text")]//text()')
    return "".join(pieces).strip("\n")


def inline_hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@pytest.fixture(params=["comparison", "arabic", "hostile"])
def any_page(request: pytest.FixtureRequest) -> html.HtmlElement:
    return page(getattr(fixture, request.param)())


def test_the_page_begins_as_html_in_a_language(rivers: html.HtmlElement) -> None:
    assert WRITERS["html"](fixture.arabic()).startswith(
        '<!doctype html>\n<html lang="en"'
    )
    assert rivers.get("dir") == "ltr"


def test_the_page_may_ask_for_nothing(rivers: html.HtmlElement) -> None:
    (policy,) = rivers.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    (style,), (script,) = (
        rivers.xpath(f"//{tag}/text()") for tag in ("style", "script")
    )

    assert policy == (
        f"default-src 'none'; style-src {inline_hash(style)}; "
        f"script-src {inline_hash(script)}; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def test_the_page_names_no_address_outside_itself(any_page: html.HtmlElement) -> None:
    targets = any_page.xpath("//@href | //@src | //@srcset | //@action | //@data")
    outside = [t for t in targets if not t.startswith(("#", "data:"))]
    (style,) = any_page.xpath("//style/text()")
    (script,) = any_page.xpath("//script/text()")

    assert outside == []
    assert re.findall(r"url\((?!#)|@import|//", style) == []
    assert re.findall(r"https?:|fetch\(|XMLHttp|import\(|WebSocket", script) == []


def test_the_page_runs_its_own_script_and_nothing_else(
    any_page: html.HtmlElement,
) -> None:
    tags = {element.tag for element in any_page.iter() if isinstance(element.tag, str)}
    attributes = {name for element in any_page.iter() for name in element.attrib}
    (form,) = any_page.xpath("//form")

    assert tags & {"img", "iframe", "object", "embed"} == set()
    assert len(any_page.xpath("//script")) == 1
    assert {name for name in attributes if name.startswith("on")} == set()
    assert "action" not in form.attrib
    assert "hidden" in form.attrib


def test_markup_in_a_draft_is_shown_as_words(hostile: html.HtmlElement) -> None:
    assert printed(at(hostile, _change_ids(hostile)[0])).count("<script>alert(") == 2
    assert words(hostile.xpath("//h1")[0]).endswith(fixture.HOSTILE.strip())
    assert hostile.text_content().count("{{ 7 }}") > 100


def test_ids_are_unlike_and_links_lead_somewhere(any_page: html.HtmlElement) -> None:
    ids = any_page.xpath("//@id")
    aims = [target[1:] for target in any_page.xpath("//@href") if target[0] == "#"]
    aims += [
        name for names in any_page.xpath("//@aria-labelledby") for name in names.split()
    ]

    assert [name for name, count in Counter(ids).items() if count > 1] == []
    assert [name for name in ids if re.search(r"\s", name)] == []
    assert set(aims) - set(ids) == set()


def test_headings_leave_no_level_out(any_page: html.HtmlElement) -> None:
    levels = [
        int(heading.tag[1]) for heading in any_page.xpath("//h1|//h2|//h3|//h4|//h5")
    ]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_the_page_has_landmarks_and_a_way_past_them(rivers: html.HtmlElement) -> None:
    landmarks = [len(rivers.xpath(f"//{name}")) for name in ("main", "nav", "footer")]
    (skip,) = rivers.xpath('//body/a[@class="skip"]/@href')

    assert landmarks == [1, 1, 1]
    assert skip == "#summary"


def test_the_first_words_say_whose_reading_it_is(rivers: html.HtmlElement) -> None:
    assert seen(rivers, "//body/p[1]") == ["machine-assessed, not reviewed"]


def test_both_drafts_are_told_with_their_facts(rivers: html.HtmlElement) -> None:
    old, new = seen(rivers, '//dl[@class="draft"]')

    assert old.startswith("Old draft Care of Shared Rivers, first draft Symbol RIV/1")
    assert (
        "Date 2031-09-01 Language English File rivers-2.md SHA-256 222222222222" in new
    )


def test_every_change_and_article_has_its_anchor(rivers: html.HtmlElement) -> None:
    made = fixture.comparison()

    assert sorted(_change_ids(rivers)) == sorted(f"change-{c.id}" for c in made.changes)
    for row in made.concordance:
        at(rivers, f"new-{row.new[0]}" if row.new else f"old-{row.old[0]}")


def _change_ids(tree: html.HtmlElement) -> list[str]:
    return list(tree.xpath('//article[@class="change"]/@id'))


def test_every_changed_word_is_shown(rivers: html.HtmlElement) -> None:
    for change in fixture.comparison().changes:
        expected = "".join(edit.text for edit in change.edits)
        assert printed(at(rivers, f"change-{change.id}")) == expected


def test_deleted_and_inserted_words_are_told_apart_by_more_than_colour(
    rivers: html.HtmlElement,
) -> None:
    change = at(rivers, "change-c6")
    (style,) = rivers.xpath("//style/text()")

    assert seen(change, ".//del") == ["should", "basin"]
    assert seen(change, ".//ins")[0] == "shall"
    assert re.search(r'\.text ins::before[^}]*content: "inserted: "', style)
    assert re.search(r'\.text del::after[^}]*content: " end of deletion "', style)
    assert re.search(r"\nins \{[^}]*underline", style)
    assert re.search(r"\ndel \{[^}]*line-through", style)


def test_brackets_are_drawn_by_themselves(rivers: html.HtmlElement) -> None:
    assert seen(at(rivers, "change-c2"), './/p[@class="text"]//b') == ["[", "]"]


def test_unchanged_provisions_are_folded_behind_their_number(
    rivers: html.HtmlElement,
) -> None:
    (folded,) = at(rivers, "new-art_10").xpath('./details[@class="same"]')

    assert seen(folded, "./summary") == ["2 provisions unchanged"]
    assert "open" not in folded.attrib
    assert "in spring" in words(folded)


def test_what_stayed_stands_between_what_changed(rivers: html.HtmlElement) -> None:
    order = at(rivers, "new-art_1").xpath("./article/@id | ./details/@class")

    assert order == ["same", "change-c3", "change-c4", "change-c5"]


def test_a_removed_article_is_struck(rivers: html.HtmlElement) -> None:
    article = at(rivers, "old-art_6")

    assert seen(article, "./h3/del") == ["Article 6 Emergencies"]


def test_a_moved_article_links_both_its_places(rivers: html.HtmlElement) -> None:
    here, left = at(rivers, "new-art_7"), at(rivers, "left-new-art_7")

    assert here.xpath('./p[@class="also"]/a/@href') == ["#left-new-art_7"]
    assert left.xpath('./p[@class="also"]/a/@href') == ["#new-art_7"]


def test_text_that_moved_to_another_article_is_linked_from_where_it_was(
    rivers: html.HtmlElement,
) -> None:
    link = at(rivers, "new-art_6").xpath('./p[@class="also"]/a')[0]

    assert (link.get("href"), words(link)) == (
        "#change-c22",
        "Text moved to Article 8(3).",
    )


def test_a_split_article_is_one_section_with_both_titles(
    rivers: html.HtmlElement,
) -> None:
    titles = seen(at(rivers, "new-art_3"), "./h3/span")

    assert titles == ["Article 3 Monitoring", "Article 4 Stations"]


def test_sections_stand_in_the_order_of_the_new_draft(rivers: html.HtmlElement) -> None:
    order = rivers.xpath('//section[@id="changes"]/section/@id')

    assert order == [
        *("part-title", "part-preamble", "new-chp_1", "new-art_1", "new-art_2"),
        *("new-art_3", "new-art_5", "new-chp_2", "new-art_6", "old-art_6", "new-art_7"),
        *("new-art_7bis", "new-art_8", "left-new-art_7", "new-art_9", "new-art_10"),
        *("part-footnotes", "part-conclusions"),
    ]


def test_an_uncertain_pair_is_marked_with_its_ground(rivers: html.HtmlElement) -> None:
    told = "low confidence, 0.17: held together by some of the same words and the same place"

    assert told in words(at(rivers, "new-art_9"))
    assert told in words(at(rivers, "concordance"))
    assert words(at(rivers, "new-art_1")).count("low confidence") == 0


def test_the_grounds_of_a_change_are_told_in_words(rivers: html.HtmlElement) -> None:
    assert seen(at(rivers, "change-c11"), './/ul[@class="grounds"]/li') == [
        "weaker: “shall” became “may”",
        "qualifier: “where possible” came",
    ]


def test_a_flag_that_says_it_all_only_quotes_its_words(
    rivers: html.HtmlElement,
) -> None:
    grounds = seen(rivers, './/ul[@class="grounds"]/li')

    assert "brackets taken off, text kept: “Mindful”" in grounds
    assert "definition: “River”" in grounds


def test_a_provision_of_which_only_the_number_changed_is_set_quietly(
    rivers: html.HtmlElement,
) -> None:
    quiet = rivers.xpath('//article[.//p[@class="text kept"]]/@id')

    assert quiet == ["change-c5", "change-c21", "change-c22"]


def test_an_article_of_untold_kind_is_not_assessed_in_the_fixed_words() -> None:
    made = fixture.comparison()
    reason = "the kind of this article could not be told: a signal moved"
    tree = page(made._replace(findings=(made.findings[0]._replace(reason=reason),)))

    assert seen(at(tree, "change-c9"), './/p[@class="plain"]') == [
        "Not assessed. The kind of this article could not be told from its headings."
    ]


def test_three_sentences_tell_of_articles_duties_and_brackets(
    rivers: html.HtmlElement,
) -> None:
    assert seen(at(rivers, "summary"), './div[@class="lead"]/p') == [
        "The new draft has 11 articles, the old one had 11: 1 added (Article 7 bis), "
        "1 removed (Article 6), 1 moved (Article 9, now Article 7), "
        "1 split (Article 3, now Article 3, Article 4), "
        "1 merger (Article 7, Article 8, now Article 8) and 8 edited.",
        "1 change makes a duty stronger and 1 change makes a duty weaker; "
        "a qualifier came or went in 1 change, a negation in 1, a number, date or "
        "period in 1 and a conjunction (“and”, “or”) in 1.",
        "The new draft has 1 pair of square brackets, the old one had 4: text was put in "
        "brackets in 1 change, brackets were taken off and the text kept in 1 change, "
        "bracketed text was dropped in 1 change and an option was chosen in 1 change.",
    ]


def test_demands_no_change_addresses_come_first(rivers: html.HtmlElement) -> None:
    headings = seen(at(rivers, "demands"), ".//h3|.//h4")

    assert headings == [
        "What no change was found to address",
        "Demands no change was found to address",
        "R1 What is measured is open to all",
        "R3 Data are shared",
        "R4 Costs are shared",
        "Demands with changes that address them",
        "R2 Those on the banks are heard",
    ]


def test_contrary_text_that_still_stands_is_quoted(rivers: html.HtmlElement) -> None:
    demand, still = at(rivers, "demand-river-neighbours-R1"), at(rivers, "open")

    assert "Contrary text was found:" in words(demand)
    assert seen(demand, './/ul[@class="held"]/li') == ["shall not be sent Article 8(1)"]
    assert "Contrary text still stands: shall not be sent Article 8(1)" in words(still)


def test_counts_of_changes_say_what_they_filter_by(rivers: html.HtmlElement) -> None:
    counts = at(rivers, "demand-river-neighbours-R3").xpath('.//a[@class="count"]')

    for count in counts:
        claim = f"{count.get('data-demand')}:{count.get('data-verdict')}"
        claimed = [c.split() for c in rivers.xpath("//article/@data-claims")]
        number = sum(claim in claims for claims in claimed)
        assert words(count).endswith(f" {number}")
    assert counts


def test_states_are_told_old_and_new(rivers: html.HtmlElement) -> None:
    states = seen(at(rivers, "demands"), './/p[@class="states"]')

    assert states == [
        "none found → contrary text found",
        "no contrary text found → no contrary text found",
        "text found → weak text found",
        "text and contrary text found → none found",
        "none found → text found 0 of 4 articles → 1 of 5 articles",
    ]


def test_a_statement_is_quoted_only_where_it_was_given(
    rivers: html.HtmlElement,
) -> None:
    first, second, third = (
        words(at(rivers, f"demand-river-neighbours-{name}"))
        for name in ("R1", "R2", "R3")
    )

    assert "Statement, call 1: Open every gauge to every eye" in first
    assert "this text differs from the one the profile was written for" in second
    assert "statement, call 3; statement, concern 3" in third


def test_a_finding_shows_verdict_ask_reason_rule_and_quotation(
    rivers: html.HtmlElement,
) -> None:
    (finding,) = seen(at(rivers, "change-c11"), './/ul[@class="findings"]/li')

    assert finding == (
        "Works against Data are shared: sharing is a duty "
        "binding to qualified: 'where possible' added rule R3a.s1 "
        "shall share old draft, Article 4(1) "
        "machine: works against; B. Reader: works against, because a duty to share became "
        "a choice. the machine's verdict has changed since"
    )


def test_reviews_that_are_not_applied_stand_beside_the_machine(
    rivers: html.HtmlElement,
) -> None:
    assert seen(at(rivers, "change-c9"), './/p[starts-with(@class, "review")]') == [
        "machine: not assessed; stale, not applied: "
        "B. Reader: works against, because it is hidden now.",
        "machine: not assessed; in conflict, not applied: "
        "C. Other: touches, because it is hidden now.",
    ]


def test_a_review_is_shown_where_the_machine_found_nothing(
    rivers: html.HtmlElement,
) -> None:
    (finding,) = seen(at(rivers, "change-c4"), './/ul[@class="findings"]/li')

    assert finding.startswith("Unrelated Costs are shared: the demand as a whole ")
    assert "machine: unrelated; B. Reader: touches, because it costs." in finding


def test_articles_in_which_an_ask_is_silent_are_named(rivers: html.HtmlElement) -> None:
    (silent,) = rivers.xpath('//details/p[@class="silent"]')

    assert words(silent) == "silent: Article 5, Article 6"
    assert silent.xpath(".//a/@href") == ["#new-art_5", "#new-art_6"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            "c9",
            "Not assessed. This change is in a place the demand concerns; "
            "no rule could tell its effect.",
        ),
        ("c6", "Mixed. Words for and against were found; a reader must weigh them."),
        ("c16", "Touches the subject; no movement was found."),
    ],
)
def test_verdicts_without_direction_are_told_in_the_fixed_words(
    rivers: html.HtmlElement, change: str, expected: str
) -> None:
    assert seen(at(rivers, f"change-{change}"), './/p[@class="plain"]') == [expected]


def test_references_that_dangle_come_first(rivers: html.HtmlElement) -> None:
    fates = seen(at(rivers, "references"), ".//tbody/tr/td[3]")

    assert fates == [
        "points at nothing",
        "points elsewhere",
        "range changed",
        "follows the renumbering",
    ]


def test_the_reading_list_begins_with_the_first_priority(
    rivers: html.HtmlElement,
) -> None:
    order = seen(at(rivers, "appendix"), "./section/h3")

    assert order[:2] == [
        "To be read by a person",
        "To be read by a person: second priority",
    ]


def test_the_second_priority_is_folded_under_its_count(
    rivers: html.HtmlElement,
) -> None:
    folded = at(rivers, "second")

    assert seen(folded, ".//details/summary") == [
        "1 change of second priority: in its place, and without words that commonly "
        "bear on the effect."
    ]
    assert seen(at(rivers, "reading"), ".//details") == []


def test_every_change_is_in_a_finding_or_in_the_appendix(
    rivers: html.HtmlElement,
) -> None:
    told = {
        target.removeprefix("#")
        for name in ("demands", "unclaimed")
        for target in at(rivers, name).xpath(".//@href")
        if target.startswith("#change-")
    }

    assert told == set(_change_ids(rivers))


def test_the_appendix_tells_what_was_not_seen_and_how_it_was_made(
    rivers: html.HtmlElement,
) -> None:
    appendix = words(at(rivers, "appendix"))

    assert "rivers-2.md: 1 table was skipped." in appendix
    assert "New draft, line 88: the number 7 bis" in appendix
    assert "3" * 64 in appendix
    assert "7 machine findings 1 reviewed" in appendix
    assert "The pin of art_99 names no article of the old draft." in appendix


def test_a_comparison_without_demands_says_nothing_of_them() -> None:
    tree = page(fixture.arabic())

    assert tree.xpath('//*[@id="demands" or @id="reading" or @id="unclaimed"]') == []
    assert "Nothing of the two files was left unread." in words(at(tree, "unseen"))


def test_two_drafts_alike_are_reported_as_such() -> None:
    made = fixture.arabic()
    same = (made.concordance[0]._replace(kinds=(ChangeKind.UNCHANGED,)),)
    rows = (made.provisions[0]._replace(kinds=(ChangeKind.UNCHANGED,)),)
    tree = page(
        made._replace(new=made.old, changes=(), concordance=same, provisions=rows)
    )

    assert "No change was found between the two drafts." in words(at(tree, "summary"))
    assert words(at(tree, "new-art_1")).startswith(
        "Article 1 unchanged 1 provision unchanged "
    )


def test_a_script_from_right_to_left_is_set_so() -> None:
    (text,) = page(fixture.arabic()).xpath('//p[@class="text"]')

    assert (text.get("lang"), text.get("dir")) == ("ar", "rtl")


def test_a_draft_in_no_known_language_is_set_by_its_letters() -> None:
    made = fixture.one_change("{-one-}{+two+}", language=None)
    (text,) = page(made).xpath('//p[@class="text"]')

    assert (text.get("lang"), text.get("dir")) == (None, "auto")


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_no_report_judges_a_draft(suffix: str) -> None:
    told = WRITERS[suffix](fixture.comparison())
    if suffix == "html":
        tree = html.document_fromstring(told)
        told = " ".join(seen(tree, "//body/*[not(self::script)]"))

    assert [found.group() for found in BANNED.finditer(told)] == []


def test_the_catalogue_holds_none_of_the_banned_words() -> None:
    told = [text for table in interface().tables.values() for text in table.values()]

    assert len(told) > 150
    assert [text for text in told if BANNED.search(text)] == []


def test_every_verdict_has_a_word_and_a_form_of_its_own(
    rivers: html.HtmlElement,
) -> None:
    (style,) = rivers.xpath("//style/text()")
    shown = [verdict for verdict in Verdict if verdict is not Verdict.UNRELATED]
    marks = [
        re.search(rf'\.verdict-{name}::before \{{ content: "(.)"', style)
        or re.search(r'\.verdict::before \{ content: "(.)"', style)
        for name in shown
    ]

    assert len({mark.group(1) for mark in marks if mark}) == len(shown)
    assert len({interface().say("verdict", name) for name in shown}) == len(shown)


def _colours(style: str) -> list[dict[str, str]]:
    """The named colours of the light and the dark scheme."""
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    return [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block)) for block in blocks]


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1])
def test_words_stand_out_from_their_ground_in_both_schemes(
    rivers: html.HtmlElement, scheme: int
) -> None:
    (style,) = rivers.xpath("//style/text()")
    colours = _colours(style)[scheme]
    names = (
        "ink soft accent inserted deleted addresses partly against mixed unread bracket"
    )
    pairs = [(name, ground) for name in names.split() for ground in ("paper", "panel")]
    pairs += [("inserted", "inserted-ground"), ("deleted", "deleted-ground")]
    faint = []
    for name, ground in pairs:
        lights = sorted((_luminance(colours[name]), _luminance(colours[ground])))
        ratio = (lights[1] + 0.05) / (lights[0] + 0.05)
        if ratio < 4.5:  # WCAG 2.2, level AA, for text of ordinary size
            faint.append((name, ground, round(ratio, 2)))

    assert faint == []
