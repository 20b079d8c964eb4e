"""A published site: every link leads somewhere, nothing is computed twice or lost."""

import csv
import filecmp
import io
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import lighthouse_negotiation
import pytest
from comparison_fixture import HOSTILE, hostile
from lxml import etree, html

import diffy
from diffy.model import House
from diffy.publishing import Published
from diffy.series import lineages
from diffy.writers import to_site

ATOM = {"a": "http://www.w3.org/2005/Atom"}
FORMATS = (".docx", ".json", ".xml", ".changes.csv", ".concordance.csv", ".demands.csv")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A negotiation's folder, `light`, and the site of it, `site`."""
    home = tmp_path_factory.mktemp("home")
    folder = lighthouse_negotiation.make(home / "light")
    diffy.publish(folder, home / "site", pairs=[("first", "third")])
    return home


def pages(site: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), html.parse(path).getroot()


def page(home: Path, name: str) -> html.HtmlElement:
    return html.parse(home / "site" / name).getroot()


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def files(site: Path) -> set[str]:
    return {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}


def same(one: Path, other: Path) -> bool:
    names = files(one)
    return names == files(other) and all(
        filecmp.cmp(one / name, other / name, shallow=False) for name in names
    )


# ------------------------------------------------------------------ the whole


def test_every_link_of_the_site_leads_to_a_file_and_a_place_that_are_there(
    home: Path,
) -> None:
    site = home / "site"
    ids = {name: set(root.xpath("//@id")) for name, root in pages(site)}
    broken = []
    for name, root in pages(site):
        for link in root.xpath("//@href | //@src"):
            parts = urlsplit(link)
            if parts.scheme in ("mailto", "data"):
                continue
            assert not (parts.scheme or parts.netloc or link.startswith("/")), link
            target = (site / name).parent / parts.path if parts.path else site / name
            inside = target.resolve().relative_to(site.resolve()).as_posix()
            if not target.is_file() or (
                parts.fragment and parts.fragment not in ids[inside]
            ):
                broken.append((name, link))

    assert broken == []


def test_every_page_has_one_first_heading_landmarks_and_headings_in_order(
    home: Path,
) -> None:
    for name, root in pages(home / "site"):
        levels = [int(h.tag[1]) for h in root.xpath("//h1|//h2|//h3|//h4")]
        steps = [b - a for a, b in pairwise(levels)]

        assert levels.count(1) == 1, name
        assert max(steps, default=0) <= 1, name
        assert len(root.xpath("//main")) == len(root.xpath("//body/footer")) == 1, name
        assert root.get("lang") == "en", name
        labels = root.xpath("//nav/@aria-label")
        assert len(set(labels)) == len(root.xpath("//nav")) >= 1, name
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids)), name


def test_no_page_but_the_reports_may_run_a_script_and_none_may_ask_elsewhere(
    home: Path,
) -> None:
    for name, root in pages(home / "site"):
        (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")

        assert policy.startswith("default-src 'none'"), name
        assert "http:" not in policy and "https:" not in policy, name
        assert ("script-src" in policy) is name.startswith("compare/"), name
        assert not root.xpath("//*[@style] | //*[@onclick] | //style"), name


def test_a_site_made_again_has_the_same_bytes_with_the_cache_and_without(
    home: Path, tmp_path: Path
) -> None:
    folder, pairs = home / "light", [("first", "third")]
    kept = diffy.publish(folder, tmp_path / "kept", pairs=pairs)
    fresh = diffy.publish(folder, tmp_path / "fresh", pairs=pairs, keep=False)

    assert (kept.compared, fresh.compared) == (0, 3)
    assert same(home / "site", tmp_path / "kept")
    assert same(home / "site", tmp_path / "fresh")


def test_a_damaged_cache_is_made_anew(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "light"
    shutil.copytree(home / "light", folder)
    for k, path in enumerate(sorted((folder / ".diffy-cache").glob("*-*"))):
        data = path.read_bytes()
        path.write_bytes((data[:-9], b"", data.replace(b"1", b"2"))[k % 3])
    done = diffy.publish(folder, tmp_path / "site", pairs=[("first", "third")])

    assert done.compared == 3
    assert same(home / "site", tmp_path / "site")


def test_a_new_draft_leaves_every_old_address_valid(home: Path, tmp_path: Path) -> None:
    folder = lighthouse_negotiation.make(tmp_path / "light", "first", "second")
    diffy.publish(folder, tmp_path / "site")
    before = files(tmp_path / "site")
    lighthouse_negotiation.make(folder)
    done = diffy.publish(folder, tmp_path / "site")

    assert done.gone == ()
    assert before <= files(tmp_path / "site")
    assert done.compared == 1


def test_a_draft_put_between_leaves_the_addresses_of_articles_and_says_what_is_gone(
    tmp_path: Path,
) -> None:
    folder = lighthouse_negotiation.make(tmp_path / "light", "first", "third")
    diffy.publish(folder, tmp_path / "site")
    before = {f for f in files(tmp_path / "site") if f.startswith("articles/third/")}
    lighthouse_negotiation.make(folder)
    done = diffy.publish(folder, tmp_path / "site")

    assert {f for f in before if f.endswith(".html")} <= files(tmp_path / "site")
    assert done.gone == ("compare/first--third.html",)


# ------------------------------------------------------------------ the folder it is in


def test_a_run_that_fails_leaves_the_former_site(home: Path, tmp_path: Path) -> None:
    folder = lighthouse_negotiation.make(tmp_path / "light")
    shutil.copytree(home / "site", tmp_path / "site")
    (folder / "third.md").unlink()
    with pytest.raises(diffy.ReadError):
        diffy.publish(folder, tmp_path / "site")

    assert same(home / "site", tmp_path / "site")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["light", "site"]


def test_what_others_put_beside_the_site_stays(home: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(home / "site", site)
    (site / "CNAME").write_text("treaty.example.org")
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref")
    diffy.publish(home / "light", site)

    assert (site / "CNAME").read_text() == "treaty.example.org"
    assert (site / ".git" / "HEAD").read_text() == "ref"


def test_a_folder_that_is_no_site_is_not_touched(home: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(diffy.WriteError, match="no site of diffy"):
        diffy.publish(home / "light", tmp_path)

    assert files(tmp_path) == {"thesis.txt"}


# ------------------------------------------------------------------ the pages


def test_a_page_for_every_comparison_with_its_downloads(home: Path) -> None:
    there = files(home / "site")

    for pair in ("first--second", "second--third", "first--third"):
        assert {f"compare/{pair}{suffix}" for suffix in (".html", *FORMATS)} <= there
    report = page(home, "compare/second--third.html")
    assert report.xpath("//nav[@class='bar']//a[@href='../index.html']")
    assert report.xpath("//nav[@class='bar']//a[@href='first--second.html']")
    assert report.xpath("//a[@href='../articles/first/art_4.html']")


def test_the_biography_of_an_article_that_was_split(home: Path) -> None:
    life = page(home, "articles/first/art_5.html")
    numbers = [
        [words(line) for line in row.xpath("td[2]/span")]
        for row in life.xpath("//table[@class='numbers']/tbody/tr")
    ]

    assert numbers == [
        ["Article 5. Birds and bells"],
        ["Article 3. Birds", "Article 4. Bells"],
        ["Article 4. Birds", "Article 5. Bells"],
    ]
    assert "split" in words(life.xpath("//section[@id='step-second']/p")[0])


def test_the_biographies_of_two_articles_that_were_merged_name_each_other(
    home: Path,
) -> None:
    lamps, logs = (page(home, f"articles/first/art_{n}.html") for n in (1, 2))

    assert "Text came in from Article 2. Logbooks." in words(lamps)
    assert "Text came in from Article 1. Lamps." in words(logs)


def test_an_article_that_went_and_came_back_has_two_biographies_that_know_each_other(
    home: Path,
) -> None:
    went = page(home, "articles/first/art_3.html")
    came = page(home, "articles/third/art_2.html")

    assert "It stands in The second draft no more." in words(went)
    assert "The same words came back as Article 2 in The third draft." in words(went)
    assert "It came in as Article 2 with The third draft." in words(came)
    assert came.xpath("//header//a[@href='../first/art_3.html']")


def test_the_words_of_every_step_stand_in_a_biography(home: Path) -> None:
    life = page(home, "articles/first/art_4.html")
    step = life.xpath("//section[@id='step-second']")[0]

    assert [words(e) for e in step.xpath(".//del")] == ["coin"]
    assert [words(e) for e in step.xpath(".//ins")] == ["kind"]
    assert "Works against" in words(step.xpath(".//ul[@class='findings']")[0])
    assert step.xpath(".//a[@href='../../demands/keepers-k1.html']")


def test_an_address_of_a_later_draft_leads_to_the_biography(home: Path) -> None:
    one = page(home, "articles/third/art_3.html")
    two = page(home, "articles/second/art_1.html")

    (refresh,) = one.xpath("//meta[@http-equiv='refresh']/@content")
    assert refresh == "0; url=../first/art_4.html"
    assert not two.xpath("//meta[@http-equiv='refresh']")
    assert two.xpath("//main//a/@href") == [
        "../first/art_1.html",
        "../first/art_2.html",
    ]


def test_the_page_of_a_demand_tells_states_changes_and_what_stands_against_it(
    home: Path,
) -> None:
    demand = page(home, "demands/keepers-k1.html")
    states = [words(e) for e in demand.xpath("//dl[@class='course']//dd")]
    against = demand.xpath("//section[@id='against']")[0]
    step = demand.xpath("//section[@id='step-second']")[0]

    assert states == ["text found", "contrary text found", "contrary text found"]
    assert "paid in kind" in words(against) and "Article 3(1)" in words(against)
    assert [words(q) for q in step.xpath(".//blockquote")] == [
        "paid in coin",
        "paid in kind",
    ]


def test_the_pictures_say_their_figures_in_words(home: Path) -> None:
    front = page(home, "index.html")
    said = front.xpath("//svg[@role='img']/@aria-label")

    assert said[0] == (
        "Articles: The first draft: 6; The second draft: 5; The third draft: 7."
    )
    assert said[-1].startswith(
        "K1. Keepers are paid: K1a, The first draft: text found;"
    )


def test_the_concordance_has_a_line_for_each_article_also_as_a_table(
    home: Path,
) -> None:
    rows = page(home, "concordance.html").xpath("//tbody/tr")
    data = (home / "site" / "concordance.csv").read_bytes()
    table = [*csv.DictReader(io.StringIO(data.decode("utf-8-sig")))]

    assert data.startswith(b"\xef\xbb\xbf")
    assert len(rows) == len(table) == 8
    assert table[0]["first"] == "Article 1" and table[0]["third_heading"]
    assert [row["third_eid"] for row in table] == [
        "art_1", "art_1", "", "art_2", "art_3", "art_4; art_5", "art_6", "art_7",
    ]  # fmt: skip


def test_the_feed_has_the_drafts_by_their_own_dates(home: Path) -> None:
    feed = etree.parse(home / "site" / "feed.xml").getroot()
    entries = feed.findall("a:entry", ATOM)

    assert [e.findtext("a:updated", "", ATOM) for e in entries] == [
        "2023-03-01T00:00:00Z",
        "2022-03-01T00:00:00Z",
        "2021-03-01T00:00:00Z",
    ]
    assert feed.findtext("a:updated", "", ATOM) == "2023-03-01T00:00:00Z"
    assert feed.findtext("a:author/a:name", "", ATOM) == "Friends of <Light>"
    ids = [e.findtext("a:id", "", ATOM) for e in (feed, *entries)]
    assert len(set(ids)) == 4 and all(i.startswith("urn:uuid:") for i in ids)
    for link in feed.iterfind(".//a:link", ATOM):
        assert (home / "site" / str(link.get("href"))).is_file()


def test_a_draft_without_a_date_is_not_in_the_feed(tmp_path: Path) -> None:
    folder = lighthouse_negotiation.make(tmp_path / "light", "first", "second")
    listed = folder / "negotiation.toml"
    undated = listed.read_text().replace("date = 2021-03-01", "")
    listed.write_text(undated)
    done = diffy.publish(folder, tmp_path / "site")
    listed.write_text(undated.replace("date = 2022-03-01", ""))
    diffy.publish(folder, tmp_path / "none")

    assert done.undated == ("first",)
    feed = etree.parse(tmp_path / "site" / "feed.xml").getroot()
    assert len(feed.findall("a:entry", ATOM)) == 1
    assert not (tmp_path / "none" / "feed.xml").exists()
    assert "feed.xml" not in (tmp_path / "none" / "index.html").read_text()


def test_the_house_style_is_on_every_page_and_its_accent_can_be_read(
    home: Path,
) -> None:
    for name, root in pages(home / "site"):
        assert "Friends of <Light>" in words(root.xpath("//footer")[0]), name
        assert root.xpath("//footer//a/@href") == ["mailto:lamp@example.org"], name
        assert root.xpath("//nav[@class='bar']//img/@alt") == ["Friends of <Light>"]
    style = (home / "site" / "style.css").read_text()
    day, night = re.findall(r":root \{ --accent: (#\w+); \}", style)
    assert (day, night) == ("#9c681f", "#f0a030")
    assert (home / "site" / "logo.svg").read_bytes() == lighthouse_negotiation.LOGO


def test_one_draft_by_itself_is_a_site(tmp_path: Path) -> None:
    folder = lighthouse_negotiation.make(tmp_path / "light", "first")
    done: Published = diffy.publish(folder, tmp_path / "site")
    demand = html.parse(tmp_path / "site" / "demands" / "keepers-k1.html").getroot()

    assert done.series.comparisons == ()
    assert "text found" in words(demand)


def test_a_series_without_demands_or_names_is_a_site(home: Path) -> None:
    drafts = [diffy.read(home / "light" / f"{n}.md") for n in ("first", "second")]
    made = to_site(diffy.series(drafts))

    assert {"index.html", "compare/1--2.html", "articles/1/art_4.html"} <= set(made)
    assert b"demands" not in made["concordance.html"]


def test_the_figures_are_told_as_data_too(home: Path) -> None:
    site = home / "site"
    whole = json.loads((site / "index.json").read_text())
    life = json.loads((site / "articles" / "first" / "art_4.json").read_text())

    assert [draft["counts"]["articles"] for draft in whole["drafts"]] == [6, 5, 7]
    assert whole["asks"][0]["states"]["second"] == "contrary"
    assert [step["articles"][0]["eid"] for step in life["steps"]] == [
        "art_4", "art_2", "art_3",
    ]  # fmt: skip
    assert life["changes"][0]["findings"][0]["verdict"] == "works-against"


def test_words_of_drafts_and_profiles_are_never_markup() -> None:
    made = hostile()
    made = made._replace(new=replace(made.new, date="2024-01-02"))
    series = diffy.series((made.old, made.new))
    spoiled = series._replace(
        comparisons=(made,),
        lineages=lineages(series.drafts, (made,)),
        profiles=made.profiles,
        states=tuple(zip(*made.states, strict=True)),
        title=HOSTILE,
        house=House(HOSTILE, HOSTILE),
    )
    site = to_site(spoiled)
    feed = etree.fromstring(site["feed.xml"])

    for name, data in site.items():
        if name.endswith(".html"):
            root = html.fromstring(data)
            allowed = 1 if name.startswith("compare/") else 0
            assert len(root.xpath("//script")) == allowed, name
            assert not root.xpath("//img | //*[@onerror]"), name
            assert "{{ 7 }}" in root.text_content(), name
    assert feed.findtext("a:title", "", ATOM) == HOSTILE
