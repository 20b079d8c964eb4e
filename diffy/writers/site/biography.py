"""An article through all drafts: number by number, with the words that came and went."""

from collections.abc import Iterable, Iterator

from diffy.model import Change, Lineage, Pairing, Row, Step
from diffy.words import printed_words
from diffy.writers.changes import kind_tags, labels
from diffy.writers.index import Index, low, script
from diffy.writers.site.addresses import way
from diffy.writers.site.atlas import Atlas
from diffy.writers.site.drawings import curve
from diffy.writers.site.passages import between, compared_way, passage
from diffy.writers.site.view import Biography, Chapter, Number, Passage, Text, Way
from diffy.writers.view import Kept, Tag


def biography(here: Atlas, page: str, lineage: Lineage) -> Biography:
    """The page of one lineage."""
    first, last = lineage.steps[0], lineage.steps[-1]
    ended = last.draft + 1 < len(here.series.drafts)
    chapters = tuple(_chapters(here, page, lineage))
    return Biography(
        title=title(here, lineage),
        script=script(here.series.drafts[last.draft]),
        lead=tuple(_lead(here, lineage)),
        kin=_kin(here, page, lineage),
        numbers=tuple(_number(here, page, step) for step in lineage.steps),
        curve=curve(here, here.words.say("site", "words"), _sizes(here, lineage)),
        demands=_touched(here, page, lineage, chapters),
        text=None if ended else _text(here, last, "text_now"),
        first=None if first is last and not ended else _text(here, first, "text_first"),
        chapters=chapters,
    )


def title(here: Atlas, lineage: Lineage) -> str:
    """What the article is called where it stands last; without a heading, what it was."""
    last = lineage.steps[-1]
    told = [here.places[last.draft][eid] for eid in last.eids]
    name = "; ".join(
        ". ".join(filter(None, (place.citation, place.node.heading))) for place in told
    )
    if any(place.node.heading for place in told):
        return name
    before = _last_heading(here, lineage)
    return (
        here.words.say("site", "headed", article=name, heading=before)
        if before
        else name
    )


def _last_heading(here: Atlas, lineage: Lineage) -> str:
    """The headings of the last draft in which it had any, without brackets around them."""
    for step in reversed(lineage.steps):
        places = here.places[step.draft]
        if told := [h for eid in step.eids if (h := places[eid].node.heading)]:
            return "; ".join(heading.strip("[]() ") for heading in told)
    return ""


def _lead(here: Atlas, lineage: Lineage) -> Iterator[str]:
    """Where it came in, and where it went."""
    say = here.words.say
    first, last = lineage.steps[0], lineage.steps[-1]
    name = labels(here.places[first.draft], first.eids)
    began = "began" if first.draft == 0 else "came"
    yield say("site", began, article=name, draft=here.name(first.draft))
    if last.draft + 1 < len(here.series.drafts):
        yield say("site", "ended", draft=here.name(last.draft + 1))
    elif last is not first:
        now = labels(here.places[last.draft], last.eids)
        yield say("site", "stands", article=now, draft=here.name(last.draft))


def _kin(here: Atlas, page: str, lineage: Lineage) -> Way | None:
    """The way to the article that has the same words and stood before, or stands later."""
    kin = here.kin.get(lineage)
    if kin is None:
        return None
    earlier = kin.steps[0].draft < lineage.steps[0].draft
    step = kin.steps[-1 if earlier else 0]
    words = here.words.say(
        "site",
        "stood_before" if earlier else "came_back",
        article=labels(here.places[step.draft], step.eids),
        draft=here.name(step.draft),
    )
    return Way(words, way(page, here.addresses.biography(kin)))


def _number(here: Atlas, page: str, step: Step) -> Number:
    places = here.places[step.draft]
    return Number(
        draft=here.draft_way(page, step.draft),
        date=here.series.drafts[step.draft].date,
        articles=tuple(
            Way(
                ". ".join(filter(None, (places[e].citation, places[e].node.heading))),
                script=script(here.series.drafts[step.draft]),
            )
            for e in step.eids
        ),
        words=here.words.say("count", "words", n=_size(here, step)),
    )


def _size(here: Atlas, step: Step) -> int:
    """The words of a step's articles."""
    nodes = (here.places[step.draft][eid].node for eid in step.eids)
    return sum(len(printed_words(n.text)) for node in nodes for n in node.walk())


def _sizes(here: Atlas, lineage: Lineage) -> list[int | None]:
    known = {step.draft: _size(here, step) for step in lineage.steps}
    return [known.get(k) for k in range(len(here.series.drafts))]


def _text(here: Atlas, step: Step, summary: str) -> Text:
    """The words of a step's articles, provision by provision."""
    places = here.places[step.draft]
    articles = []
    for eid in step.eids:
        place = places[eid]
        name = ". ".join(filter(None, (place.citation, place.node.heading)))
        kept = tuple(
            Kept(" ".join(node.label.split()), node.text)
            for node in place.node.walk()
            if node is not place.node and node.text and node.text != place.node.heading
        )
        articles.append((name, kept))
    said = here.words.say("site", summary, draft=here.name(step.draft))
    return Text(said, script(here.series.drafts[step.draft]), tuple(articles))


# ------------------------------------------------------------------ step by step


def _chapters(here: Atlas, page: str, lineage: Lineage) -> Iterator[Chapter]:
    """What became of it in every draft after that it came in with, and how it came in."""
    steps = {step.draft: step for step in lineage.steps}
    start = lineage.steps[0].draft
    for k in range(max(start, 1), len(here.series.drafts)):
        was, now = steps.get(k - 1), steps.get(k)
        if was is not None or now is not None:
            pairing = Pairing(k - 1, k, here.series.comparisons[k - 1])
            yield _chapter(here, page, pairing, _eids(was), _eids(now))


def _eids(step: Step | None) -> frozenset[str]:
    return frozenset(step.eids if step else ())


def _chapter(
    here: Atlas, page: str, pairing: Pairing, was: frozenset[str], now: frozenset[str]
) -> Chapter:
    found = here.found[pairing.old, pairing.new]
    rows = [row for row in pairing.comparison.concordance if _concerns(row, was, now)]
    kinds = dict.fromkeys(kind for row in rows for kind in row.kinds)
    changes = changes_of(found, was, now)
    passages = [passage(here, page, pairing, change) for change in changes]
    quiet = tuple(p for p in passages if not (p.edited or p.claims or p.grounds))
    anchor = next((a for a, r in found.layout.rows.items() if r is rows[0]), "")
    return Chapter(
        anchor=f"step-{here.series.ids[pairing.new]}",
        heading=between(here, pairing),
        compared=compared_way(here, page, pairing, anchor),
        told=tuple(_told(found, row) for row in rows),
        tags=kind_tags(found, tuple(kinds)),
        low=tuple(filter(None, (low(found, row) for row in rows))),
        also=tuple(_also(here, page, pairing, was, now)),
        passages=tuple(p for p in passages if p not in quiet),
        quiet=quiet,
        quiet_said=here.words.say("site", "quiet", n=len(quiet)) if quiet else "",
    )


def _concerns(row: Row, was: frozenset[str], now: frozenset[str]) -> bool:
    """Whether a row is of the article: by what it was, or where it came in."""
    return bool(was & set(row.old)) if was else bool(now & set(row.new))


def _told(found: Index, row: Row) -> str:
    """The numbers of a row: "Article 12, now Article 14"."""
    old, new = labels(found.old, row.old), labels(found.new, row.new)
    if old and new:
        return (
            found.words.say("summary", "now", old=old, new=new) if old != new else new
        )
    return new or old


def changes_of(
    found: Index, was: frozenset[str], now: frozenset[str]
) -> Iterator[Change]:
    """The changes of an article: to its own words wherever they went, and what was added.

    Words that came into its successor from other articles are told on the pages of those.
    """
    for change in found.comparison.changes:
        old = _article(found, change.old, old=True)
        new = _article(found, change.new, old=False)
        if old in was or (change.old is None and new in now):
            yield change


def _article(found: Index, eid: str | None, *, old: bool) -> str:
    if eid is None:
        return ""
    article = (found.old if old else found.new)[eid].article
    return article.eid if article else ""


def _also(
    here: Atlas, page: str, pairing: Pairing, was: frozenset[str], now: frozenset[str]
) -> Iterator[Way]:
    """The other articles of the old draft that became the same ones."""
    others = (
        eid
        for row in pairing.comparison.concordance
        if was and now & set(row.new)
        for eid in row.old
        if eid not in was
    )
    for eid in dict.fromkeys(others):
        to = here.article_way(page, pairing.old, eid, heading=True)
        yield Way(here.words.say("site", "joined", article=to.words), to.href)


def _touched(
    here: Atlas, page: str, lineage: Lineage, chapters: Iterable[Chapter]
) -> tuple[tuple[Way, tuple[Tag, ...]], ...]:
    """The demands that its changes bear on, each with the verdicts it got."""
    verdicts: dict[Way, dict[Tag, None]] = {}
    for claim in (c for each in _passages(chapters) for c in each.claims):
        verdicts.setdefault(claim.demand, {})[claim.verdict] = None
    return tuple((demand, tuple(tags)) for demand, tags in verdicts.items())


def _passages(chapters: Iterable[Chapter]) -> Iterator[Passage]:
    for chapter in chapters:
        yield from chapter.passages
