"""The articles that drafts are made of: real treaties where they lie beside the checkout.

Where they do not, the sample drafts of the project serve.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import diffy
from diffy.model import Node, NodeKind
from tests.bench.treaty import Article, Paragraph

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
TREATIES = (
    "bbnj-2023/bbnj-2023-en.txt",
    "un-charter/un-charter-en.txt",
    "crime-conventions/untoc-2000.md",
    "crime-conventions/uncac-2003.md",
)
SAMPLES = ("first-draft.md", "second-draft.md", "third-draft.md")
_REFERENCE = re.compile(r"\b([Aa]rticles?) (\d+)\b")
# A text that would be read as something else than the words of a paragraph.
_UNFIT = re.compile(r"(?:article|part|annex|chapter|section|option)\b", re.IGNORECASE)


@cache
def paths() -> tuple[Path, ...]:
    """The files there are to make drafts of."""
    real = tuple(DATA / name for name in TREATIES)
    if all(path.is_file() for path in real):
        return real
    return tuple(ROOT / "drafts" / "illustrative" / name for name in SAMPLES)


@cache
def articles() -> tuple[Article, ...]:
    """Every article of every source, references shifted to the common numbering."""
    found: list[Article] = []
    for path in paths():
        found += _articles(path, len(found))
    return tuple(found)


@cache
def recitals() -> tuple[str, ...]:
    """The recitals of the first source."""
    draft = diffy.read(paths()[0])
    nodes = [node for node in draft.walk() if node.kind is NodeKind.RECITAL]
    return tuple(" ".join(node.text.split()) for node in nodes if node.text)


def _articles(path: Path, offset: int) -> list[Article]:
    draft = diffy.read(path)
    part, found = "", []
    for node in draft.walk():
        if node.kind in (NodeKind.PART, NodeKind.CHAPTER):
            part = node.heading or node.label
        elif node.kind is NodeKind.ARTICLE:
            paragraphs = tuple(_paragraphs(node, offset))
            if sum(paragraph.words for paragraph in paragraphs) > 4:
                found.append(Article(_line(node.heading), paragraphs, _line(part)))
    return found


def _paragraphs(article: Node, offset: int) -> Iterator[Paragraph]:
    for node in article.children:
        if node.kind is NodeKind.HEADING or not node.text:
            continue
        points = [_words(n, offset) for n in node.walk() if n is not node and n.text]
        yield Paragraph(_words(node, offset), tuple(points))


def _words(node: Node, offset: int) -> str:
    said = _line(node.text)
    if _UNFIT.match(said):
        said = said[:1].lower() + said[1:]
    return _REFERENCE.sub(lambda m: f"{m[1]} {int(m[2]) + offset}", said)


def _line(words: str) -> str:
    return " ".join(words.split())
