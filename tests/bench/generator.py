"""Two successive drafts whose true concordance is known.

The levels follow the specification's table; seeds decide everything else, so that the
same arguments give the same drafts on any machine. Beyond single edits there are:
articles split in two and three and merged, paragraphs that move between articles that
survive, paragraphs split into points, recitals, an annex with its own numbering,
articles in brackets and articles that exist only as an option, terms replaced
throughout.
"""

import re
from dataclasses import dataclass, replace
from random import Random

from tests.bench import sources
from tests.bench.prose import (
    TERMS,
    Chain,
    bracketed,
    chain,
    made_up,
    rewritten,
    settled,
    touched,
)
from tests.bench.treaty import Article, Dress, Paragraph, Treaty, numbers, originals

_REFERENCE = re.compile(r"\b([Aa]rticles?) (\d+)\b")


FEW = 6
"""Articles; with fewer, as in an annex, nothing is moved, split or deleted."""


@dataclass(frozen=True, slots=True)
class Level:
    """How much happens between two drafts: shares of the articles."""

    same: float
    light: float
    word: float
    """The share of words that a light edit touches."""
    rewrite: float
    kept: float
    """The share of clauses that a rewrite keeps."""
    delete: float
    insert: float
    split: float
    split3: float
    merge: float
    move: float
    passage: float
    title: float
    bracket: float
    terms: int


LEVELS = {
    "light": Level(
        0.60, 0.33, 0.03, 0.02, 0.60, 0.03, 0.03, 0.01, 0.0, 0.01, 0.02, 0.01, 0.02,
        0.05, 0,
    ),
    "medium": Level(
        0.30, 0.52, 0.06, 0.10, 0.50, 0.05, 0.07, 0.03, 0.01, 0.03, 0.05, 0.02, 0.10,
        0.15, 2,
    ),
    "heavy": Level(
        0.08, 0.60, 0.12, 0.25, 0.40, 0.08, 0.10, 0.05, 0.015, 0.05, 0.12, 0.04, 0.25,
        0.30, 4,
    ),
    "brutal": Level(
        0.03, 0.50, 0.18, 0.42, 0.28, 0.10, 0.15, 0.06, 0.02, 0.06, 0.20, 0.06, 0.40,
        0.40, 4,
    ),
    "move": Level(
        1.0, 0.0, 0.0, 0.0, 1.0, 0.013, 0.03, 0.0, 0.0, 0.0, 0.10, 0.03, 0.0, 0.0, 0,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pool:
    """What made-up text is drawn from."""

    articles: tuple[Article, ...]
    prose: Chain
    titles: tuple[str, ...]


def pool() -> Pool:
    """The pool of all sources."""
    found = sources.articles()
    texts = (text for a in found for p in a.paragraphs for text in p.texts)
    titles = tuple(a.title for a in found if a.title)
    return Pool(found, chain(texts), titles)


def first_draft(
    pool: Pool, count: int, seed: str, longest: int = 0, words: int = 0
) -> Treaty:
    """A draft of `count` articles, made up where the sources have fewer.

    With `longest` all are made up and have at most so many words; `words` ends the
    draft where it has so many. One article in twenty stands in an annex.
    """
    chance = Random(f"first/{seed}")
    articles = [] if longest else list(pool.articles[:count])
    while len(articles) < count:
        articles.append(_made_up(chance, pool, f"Part {len(articles) // 25}", longest))
    if words:
        total, k = 0, 0
        while k < len(articles) and total < words:
            total, k = total + articles[k].words, k + 1
        articles = articles[:k]
    recitals = tuple((text, -1) for text in sources.recitals())
    return originals(Treaty(recitals, tuple(articles), len(articles) // 20))


def _made_up(chance: Random, pool: Pool, part: str, longest: int = 0) -> Article:
    shape = chance.choice(pool.articles).paragraphs
    sizes = [max(5, paragraph.words) for paragraph in shape]
    if longest:
        sizes = [min(n, longest // min(3, len(sizes))) for n in sizes[:3]]
    one, other = (chance.choice(pool.titles).split() for _ in range(2))
    title = " ".join([*one[: len(one) // 2 + 1], *other[len(other) // 2 :]])
    paragraphs = tuple(Paragraph(made_up(chance, pool.prose, n)) for n in sizes)
    return Article(title, paragraphs, part)


@dataclass(frozen=True, slots=True)
class Evolution:
    """An old draft, the new one, and what was done: the origins in the new one tell."""

    old: Treaty
    new: Treaty


def evolve(old: Treaty, pool: Pool, level_name: str, seed: str) -> Evolution:
    """The draft after `old`."""
    level = LEVELS[level_name]
    chance = Random(f"{level_name}/{seed}/{len(old.articles)}")
    old = _dressed(chance, old, level)
    body = len(old.articles) - old.annexed
    new = _rearranged(chance, pool, level, old.articles[:body])
    annex = _rearranged(chance, pool, level, old.articles[body:]) if old.annexed else []
    recitals = _recitals(chance, pool, level, old)
    treaty = Treaty(tuple(recitals), (*new, *annex), len(annex))
    return Evolution(old, _carried(chance, level, treaty, body))


def _dressed(chance: Random, old: Treaty, level: Level) -> Treaty:
    """The old draft with brackets and options of its own."""
    articles = []
    for article in old.articles:
        drawn = chance.random()
        if drawn < level.bracket:
            article = _with_bracket(chance, article)
        if drawn < level.bracket / 6:
            dress = chance.choice((Dress.BRACKETED, Dress.OPTION))
            article = replace(article, dress=dress)
        articles.append(article)
    return replace(old, articles=tuple(articles))


def _with_bracket(chance: Random, article: Article) -> Article:
    k = chance.randrange(len(article.paragraphs))
    paragraphs = list(article.paragraphs)
    paragraphs[k] = replace(paragraphs[k], text=bracketed(chance, paragraphs[k].text))
    return replace(article, paragraphs=tuple(paragraphs))


# --------------------------------------------------------------- what happens


def _rearranged(
    chance: Random, pool: Pool, level: Level, old: tuple[Article, ...]
) -> list[Article]:
    """The articles of a new body or annex."""
    count = len(old)
    if count < FEW:
        return [_edited(chance, pool, level, article) for article in old]
    fate = _fates(chance, level, old)
    new: list[Article] = []
    for i, article in enumerate(old):
        match fate[i]:
            case "delete" | "merged":
                continue
            case "split" | "split3":
                new += _split(
                    chance, pool, level, article, 3 if fate[i][-1] == "3" else 2
                )
            case "merge":
                new.append(_merged(chance, pool, level, article, old[i + 1]))
            case _:
                new.append(_edited(chance, pool, level, article))
    new = _passages(chance, new, _share(count, level.passage))
    new = [_settled(chance, level, article) for article in new]
    for _ in range(_share(count, level.move)):
        article = new.pop(chance.randrange(len(new)))
        k = chance.randrange(len(new) + 1)
        new.insert(k, replace(article, moved=True, part=new[max(0, k - 1)].part))
    for _ in range(_share(count, level.insert)):
        k = chance.randrange(len(new) + 1)
        new.insert(k, _made_up(chance, pool, new[max(0, k - 1)].part))
    return new


def _share(count: int, share: float) -> int:
    return max(1, round(count * share)) if share else 0


def _fates(chance: Random, level: Level, old: tuple[Article, ...]) -> dict[int, str]:
    """What happens to whom; to each article one thing at most."""
    order = list(range(len(old)))
    chance.shuffle(order)
    fate = dict.fromkeys(order, "keep")
    for i in order[: _share(len(old), level.delete)]:
        fate[i] = "delete"
    for what, share, least in (
        ("split3", level.split3, 110),
        ("split", level.split, 60),
    ):
        free = [i for i in order if fate[i] == "keep" and old[i].words > least]
        fate.update(dict.fromkeys(free[: _share(len(old), share)], what))
    left = _share(len(old), level.merge)
    for i in order:
        pair = i, i + 1
        fits = all(fate.get(k) == "keep" and old[k].words > 25 for k in pair)
        if left and fits:
            fate[i], fate[i + 1], left = "merge", "merged", left - 1
    return fate


def _edited(chance: Random, pool: Pool, level: Level, article: Article) -> Article:
    title = _title(chance, pool, level, article.title)
    paragraphs = _paragraphs(chance, pool, level, article.paragraphs)
    dress = article.dress if chance.random() < 0.5 else Dress.PLAIN
    return replace(article, title=title, paragraphs=paragraphs, dress=dress)


def _title(chance: Random, pool: Pool, level: Level, title: str) -> str:
    if chance.random() >= level.title:
        return title
    other = chance.choice(pool.titles)
    mixed = [*title.split()[:2], *other.split()[1:]]
    return chance.choice((f"{title} and {other}", other, " ".join(mixed)))


def _paragraphs(
    chance: Random, pool: Pool, level: Level, paragraphs: tuple[Paragraph, ...]
) -> tuple[Paragraph, ...]:
    """The paragraphs of an article after one round of editing."""
    drawn = chance.random()
    if drawn < level.same:
        return paragraphs
    drawn -= level.same
    if drawn < level.light:
        return tuple(
            _mapped(p, [touched(chance, pool.prose, t, level.word) for t in p.texts])
            for p in paragraphs
        )
    if drawn < level.light + level.rewrite:
        return tuple(
            _mapped(p, [rewritten(chance, pool.prose, t, level.kept) for t in p.texts])
            for p in paragraphs
        )
    return _one_paragraph(chance, pool, paragraphs)


def _mapped(paragraph: Paragraph, texts: list[str]) -> Paragraph:
    return replace(paragraph, text=texts[0], points=tuple(texts[1:]))


def _one_paragraph(
    chance: Random, pool: Pool, paragraphs: tuple[Paragraph, ...]
) -> tuple[Paragraph, ...]:
    """A paragraph dropped, added, or broken into points."""
    found, drawn = list(paragraphs), chance.random()
    k = chance.randrange(len(found))
    if drawn < 0.35 and len(found) > 1:
        del found[k]
    elif drawn < 0.5 and not found[k].points and found[k].words > 30:
        words = found[k].text.split()
        third = len(words) // 3
        text, *points = (
            " ".join(part)
            for part in (words[:third], words[third : 2 * third], words[2 * third :])
        )
        found[k] = replace(found[k], text=text, points=tuple(points))
    else:
        new = Paragraph(made_up(chance, pool.prose, chance.randint(15, 60)))
        found.insert(k, new)
    return tuple(found)


def _split(
    chance: Random, pool: Pool, level: Level, article: Article, pieces: int
) -> list[Article]:
    found = []
    for k, part in enumerate(_cut(chance, article.paragraphs, pieces)):
        paragraphs = _paragraphs(chance, pool, level, part)
        title = chance.choice(pool.titles) if k else article.title
        found.append(replace(article, title=title, paragraphs=paragraphs))
    return found


def _cut(
    chance: Random, paragraphs: tuple[Paragraph, ...], pieces: int
) -> list[tuple[Paragraph, ...]]:
    """The paragraphs in two or three parts, one of them cut through where it must be."""
    found = list(paragraphs)
    while len(found) < pieces:
        k = max(range(len(found)), key=lambda k: found[k].words)
        found[k : k + 1] = _halves(chance, found[k])
    if pieces == 3:
        one = max(1, len(found) // 3)
        two = max(one + 1, 2 * len(found) // 3)
        return [tuple(found[:one]), tuple(found[one:two]), tuple(found[two:])]
    at = round(len(found) * chance.uniform(0.35, 0.65))
    at = max(1, min(len(found) - 1, at))
    return [tuple(found[:at]), tuple(found[at:])]


def _halves(chance: Random, paragraph: Paragraph) -> list[Paragraph]:
    share = chance.uniform(0.35, 0.65)
    if len(paragraph.points) > 1:
        at = max(1, int(len(paragraph.points) * share))
        one, two = paragraph.points[:at], paragraph.points[at:]
        rest = replace(paragraph, text=two[0], points=two[1:])
        return [replace(paragraph, points=one), rest]
    words = paragraph.text.split()
    at = max(1, int(len(words) * share))
    rest = replace(paragraph, text=" ".join(words[at:]))
    return [replace(paragraph, text=" ".join(words[:at]), points=()), rest]


def _merged(
    chance: Random, pool: Pool, level: Level, one: Article, two: Article
) -> Article:
    paragraphs = [_paragraphs(chance, pool, level, a.paragraphs) for a in (one, two)]
    titles = one.title, two.title, f"{one.title} and {two.title}".strip()
    return replace(
        one,
        title=chance.choice(titles),
        paragraphs=paragraphs[0] + paragraphs[1],
        origins=one.origins + two.origins,
    )


def _passages(chance: Random, new: list[Article], count: int) -> list[Article]:
    """Move single paragraphs from one article that survives to another."""
    used: set[int] = set()
    for _ in range(count):
        free = [k for k, a in enumerate(new) if k not in used and len(a.origins) == 1]
        givers = [k for k in free if len(new[k].paragraphs) > 2]
        if not givers or len(free) < 2:
            break
        giver = chance.choice(givers)
        taker = chance.choice([k for k in free if k != giver])
        given, taken = list(new[giver].paragraphs), list(new[taker].paragraphs)
        at = chance.randrange(len(taken) + 1)
        taken.insert(at, given.pop(chance.randrange(len(given))))
        new[giver] = replace(new[giver], paragraphs=tuple(given))
        new[taker] = replace(new[taker], paragraphs=tuple(taken))
        used |= {giver, taker}
    return new


def _settled(chance: Random, level: Level, article: Article) -> Article:
    if chance.random() < level.bracket:
        article = _with_bracket(chance, article)
    if not level.bracket:
        return article
    paragraphs = tuple(
        replace(p, text=settled(chance, p.text))
        if "[" in p.text and chance.random() < 0.5
        else p
        for p in article.paragraphs
    )
    return replace(article, paragraphs=paragraphs)


def _recitals(
    chance: Random, pool: Pool, level: Level, old: Treaty
) -> list[tuple[str, int]]:
    """The recitals: some touched, one dropped, one added, one moved."""
    found = []
    for text, k in old.recitals:
        drawn = chance.random()
        if drawn >= level.delete:
            edit = drawn > level.delete + level.same
            words = touched(chance, pool.prose, text, level.word) if edit else text
            found.append((words, k))
    if found and level.insert:
        added = "Recalling " + made_up(chance, pool.prose, chance.randint(12, 40)) + ","
        found.insert(chance.randrange(len(found) + 1), (added, -1))
    if len(found) > 3 and level.move:
        found.insert(
            chance.randrange(len(found)), found.pop(chance.randrange(len(found)))
        )
    return found


def _carried(chance: Random, level: Level, new: Treaty, body: int) -> Treaty:
    """References follow the renumbering of the body, and terms change throughout."""
    became: dict[int, int] = {}
    for article, n in zip(new.articles, numbers(new), strict=True):
        for origin in article.origins:
            if origin < body:
                became.setdefault(origin + 1, n)
    terms = chance.sample(TERMS, level.terms)

    def renumbered(reference: re.Match[str]) -> str:
        word, number = reference.group(1), int(reference.group(2))
        return f"{word} {became.get(number, number)}"

    def carried(text: str, follows: bool) -> str:
        if follows:
            text = _REFERENCE.sub(renumbered, text)
        for one, other in terms:
            text = text.replace(one, other)
        return text

    articles = tuple(
        replace(
            a,
            title=carried(a.title, False),
            paragraphs=tuple(
                _mapped(p, [carried(t, bool(a.origins)) for t in p.texts])
                for p in a.paragraphs
            ),
        )
        for a in new.articles
    )
    return replace(new, articles=articles)
