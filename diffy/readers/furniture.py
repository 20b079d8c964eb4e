"""What stands on every page of a text in page layout: mastheads, page numbers, margin codes.

It is recognised because it repeats, and set aside with its place; nothing is known of any
publisher. Pages are parted by form feeds, as tools that read PDFs write them.
"""

import re
from collections import Counter
from typing import NamedTuple

from diffy.languages import Language
from diffy.model import SetAside, SetAsideKind
from diffy.parse import Block, heading, label

_LEAST_PAGES = 3
"""Pages below which nothing can be said to repeat."""
_SHARE = 0.5
"""The share of the pages on which a line repeats that is no part of the text."""
_EDGE = 6
"""Printed lines at the top and at the foot of a page that may be furniture."""
_DIGITS = re.compile(r"\d+")
_MARGIN = re.compile(r"\s{4}(?P<code>\S(?:[^\s]|\s(?!\s)){2,40})$")


class Line(NamedTuple):
    """A printed line of the text with its place."""

    text: str
    number: int
    """Counted from 1 in the file."""
    page: int
    """Counted from 1; 0 where the text has no pages."""
    turned: bool = False
    """Whether it is the first of its page."""


def without_furniture(
    source: list[str], language: Language
) -> tuple[list[Line], list[SetAside]]:
    """The lines of the text without what repeats on its pages, and what was set aside.

    Blank lines at the edges of a page go too, so that a paragraph runs over the page.
    """
    pages = _pages(source)
    if len(pages) < _LEAST_PAGES:
        whole = [line for page in pages for line in page]
        return [Line(line.text, line.number, 0) for line in whole], []
    least = max(_LEAST_PAGES, int(len(pages) * _SHARE))
    aside: list[SetAside] = []
    pages = _without_codes(pages, least, aside)
    known = _repeated(pages, least, language)
    kept: list[Line] = []
    for page in pages:
        body = _without_edges(page, known, aside, language)
        kept.extend(
            Line(line.text, line.number, line.page, turned=not k and line.page > 1)
            for k, line in enumerate(body)
        )
    return kept, sorted(aside, key=lambda a: a.line)


def _pages(source: list[str]) -> list[list[Line]]:
    """The lines of each page; a form feed begins one."""
    pages: list[list[Line]] = [[]]
    for k, text in enumerate(source, 1):
        first, *others = text.split("\f")
        pages[-1].append(Line(first, k, len(pages)))
        for piece in others:
            pages.append([])
            pages[-1].append(Line(piece, k, len(pages)))
    return pages


def _key(text: str, language: Language) -> str:
    """A line without its spaces and its figures, which differ from page to page.

    What heads a unit or opens a paragraph keeps its figures: "Article 4" on one page and
    "Article 5" on the next do not repeat.
    """
    shown = "".join(text.split()).casefold()
    block = Block(text.strip())
    found = label(block)
    opens = found is not None and found.ends < len(block.text)
    return shown if opens or heading(block, language) else _DIGITS.sub("#", shown)


def _edges(page: list[Line]) -> tuple[list[Line], list[Line]]:
    """The printed lines at the top and at the foot of a page."""
    printed = [line for line in page if line.text.strip()]
    half = min(_EDGE, (len(printed) + 1) // 2)
    return printed[:half], printed[len(printed) - half :][::-1]


def _repeated(
    pages: list[list[Line]], least: int, language: Language
) -> frozenset[str]:
    """The keys of the lines that stand at the edge of most pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        top, foot = _edges(page)
        counts.update({_key(line.text, language) for line in (*top, *foot)})
    return frozenset(key for key, count in counts.items() if count >= least)


def _without_edges(
    page: list[Line],
    known: frozenset[str],
    aside: list[SetAside],
    language: Language,
) -> list[Line]:
    """The page without the repeated lines at its edges and without blank ones there."""
    dropped: set[int] = set()
    for edge in _edges(page):
        for line in edge:
            if _key(line.text, language) not in known:
                break
            if line.number not in dropped:
                dropped.add(line.number)
                aside.append(_record(line.text, line))
    body = [line for line in page if line.number not in dropped]
    printed = [k for k, line in enumerate(body) if line.text.strip()]
    return body[printed[0] : printed[-1] + 1] if printed else []


def _without_codes(
    pages: list[list[Line]], least: int, aside: list[SetAside]
) -> list[list[Line]]:
    """The pages without the code that most of them have at their right margin."""
    counts: Counter[str] = Counter()
    for page in pages:
        found = (_MARGIN.search(line.text.rstrip()[-120:]) for line in page)
        counts.update({match["code"] for match in found if match})
    codes = sorted(code for code, count in counts.items() if count >= least)
    for code in codes:
        pages = [[_cut(line, code, aside) for line in page] for page in pages]
    return pages


def _cut(line: Line, code: str, aside: list[SetAside]) -> Line:
    """The line without the code that stands apart at its end."""
    shown = line.text.rstrip()
    rest = shown.removesuffix(code)
    if rest == shown or (rest and not rest.endswith("  ")):
        return line
    aside.append(_record(code, line))
    return Line(rest.rstrip(), line.number, line.page)


def _record(text: str, line: Line) -> SetAside:
    words = " ".join(text.split())
    return SetAside(SetAsideKind.RUNNING_HEAD, words, line.number, line.page)
