"""A treaty as the generator of drafts handles it, and its text.

Every paragraph remembers what it came from, so that the truth about a pair of drafts
is known whatever was done to them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from string import ascii_lowercase

Origin = tuple[int, int]
"""The place of an old article in its draft, and of a paragraph in the article."""


class Dress(StrEnum):
    """How the drafters show that an article is not agreed."""

    PLAIN = "plain"
    BRACKETED = "bracketed"  # its number and its heading stand in square brackets
    OPTION = "option"  # it exists only as an option; the other is to have none


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the points under it."""

    text: str
    points: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()

    @property
    def words(self) -> int:
        """Words of the paragraph and its points."""
        return sum(len(text.split()) for text in (self.text, *self.points))

    @property
    def texts(self) -> tuple[str, ...]:
        """Its own text and those of its points."""
        return self.text, *self.points


@dataclass(frozen=True, slots=True)
class Article:
    """An article with the old articles it came from."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    part: str = ""
    origins: tuple[int, ...] = ()
    dress: Dress = Dress.PLAIN
    moved: bool = False

    @property
    def words(self) -> int:
        """Words of all paragraphs."""
        return sum(paragraph.words for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Treaty:
    """One draft: recitals, articles, and an annex whose articles count anew from 1."""

    recitals: tuple[tuple[str, int], ...]
    """Each with the place of the old recital it was, -1 where it is new."""
    articles: tuple[Article, ...]
    annexed: int = 0
    """How many of the last articles stand in the annex."""


def originals(treaty: Treaty) -> Treaty:
    """The treaty as the draft from which everything else comes."""
    articles = []
    for i, article in enumerate(treaty.articles):
        paragraphs = tuple(
            replace(p, origins=((i, k),)) for k, p in enumerate(article.paragraphs)
        )
        articles.append(replace(article, paragraphs=paragraphs, origins=(i,)))
    recitals = tuple((text, k) for k, (text, _) in enumerate(treaty.recitals))
    return Treaty(recitals, tuple(articles), treaty.annexed)


def numbers(treaty: Treaty) -> list[int]:
    """The printed number of every article."""
    body = len(treaty.articles) - treaty.annexed
    return [*range(1, body + 1), *range(1, treaty.annexed + 1)]


def text(treaty: Treaty) -> str:
    """The draft as plain text."""
    return "\n\n".join(_blocks(treaty)) + "\n"


def _blocks(treaty: Treaty) -> Iterator[str]:
    yield "Draft convention"
    if treaty.recitals:
        yield "The States Parties to this Convention,"
        yield from (text for text, _ in treaty.recitals)
        yield "Have agreed as follows:"
    body, part, count = len(treaty.articles) - treaty.annexed, "", 0
    for place, (article, n) in enumerate(
        zip(treaty.articles, numbers(treaty), strict=True)
    ):
        if place == body:
            yield "ANNEX I"
            yield "Rules of procedure"
        elif place < body and article.part != part:
            part, count = article.part, count + 1
            yield f"PART {_roman(count)}"
            yield part
        yield from _article(article, n)


def _article(article: Article, n: int) -> Iterator[str]:
    head = f"Article {n}"
    title = article.title
    if article.dress is Dress.BRACKETED:
        head, title = f"[{head}]", title and f"[{title}]"
    yield f"{head}\n{title}" if title else head
    if article.dress is Dress.OPTION:
        yield "Option 1:"
    yield from _paragraphs(article.paragraphs)
    if article.dress is Dress.OPTION:
        yield "Option 2:"
        yield "No text."


def _paragraphs(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    for n, paragraph in enumerate(paragraphs, 1):
        label = f"{n}. " if len(paragraphs) > 1 else ""
        yield label + paragraph.text
        for k, point in enumerate(paragraph.points):
            yield f"({_letter(k)}) {point}"


def _letter(k: int) -> str:
    high, low = divmod(k, 26)
    return (ascii_lowercase[high - 1] if high else "") + ascii_lowercase[low]


def _roman(n: int) -> str:
    values = (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX")
    found = ""
    for value, sign in (*values, (5, "V"), (4, "IV"), (1, "I")):
        found += sign * (n // value)
        n %= value
    return found
