"""Web pages to blocks: EUR-Lex proposals, what pandoc and LibreOffice write, plain pages.

Guarantees:

1. the numbers that a browser shows for lists are read as if they were printed;
2. a footnote is told by links that point at each other, whoever wrote the page;
3. what a browser shows beside the text (menus, hidden words) is set aside.
"""

import re
from dataclasses import dataclass

from diffy.languages import language
from diffy.model import Draft, MarkKind, NodeKind, SetAsideKind
from diffy.parse import Block, label
from diffy.readers import draft
from diffy.readers.html_lists import item_labels
from diffy.readers.html_notes import Notes, notes_of
from diffy.readers.options import Options
from diffy.readers.own_title import without_own_title
from diffy.readers.walk import Act, Role, walk
from diffy.readers.xml import Element, local, parse_html, text_of, words_of

_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "body"}
    | {"blockquote", "section", "article", "main", "header", "footer", "aside", "pre"}
    | {"address", "figure", "figcaption", "caption", "fieldset", "form", "hr", "center"}
    | {"tbody", "thead", "tfoot", "details", "summary", "html", "hgroup"}
)
_HEADING = re.compile(r"h([1-6])$")
_EMPHASIS = {"i": "italic", "em": "italic", "cite": "italic", "var": "italic"} | {
    "b": "strong",
    "strong": "strong",
    "u": "underline",
}
_SILENT = frozenset({"script", "style", "link", "meta", "base", "col", "colgroup"})
_CONTROLS = frozenset({"button", "select", "textarea", "noscript", "template", "nav"})
_STYLES = (
    (re.compile(r"font-style\s*:\s*italic"), MarkKind.EMPHASIS, "italic"),
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)"), MarkKind.EMPHASIS, "strong"),
    (re.compile(r"text-decoration[a-z-]*\s*:\s*line-through"), MarkKind.STRUCK, ""),
    (
        re.compile(r"background(?:-color)?\s*:\s*(#?\w{3,20})"),
        MarkKind.HIGHLIGHT,
        "",
    ),
)
_CLASSES = {"bold": "strong", "oj-bold": "strong", "italic": "italic"} | {
    "oj-italic": "italic",
    "italic1": "italic",
}
_EUR_LEX = {
    "Statut": NodeKind.TREATY,
    "Typedudocument": NodeKind.TREATY,
    "Titreobjet": NodeKind.TREATY,
    "IntrtEEE": NodeKind.TREATY,
    "Institutionquiagit": NodeKind.PREAMBLE,
}
"""The paragraphs of Commission proposals whose class says what they are."""
_NUMBERS = frozenset({"num", "list-symbol"})
_MOST = 0.5
"""The share of a page's words from which its <main> element is the page."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What must be known of the whole page to tell what one element is."""

    notes: Notes
    labels: dict[Element, str]
    rows: dict[Element, str]
    """Rows of two cells of which the first is a number."""
    beside: frozenset[Element]
    """What stands beside the page's main part."""


def source_text(data: bytes, name: str, options: Options) -> str:
    """All the text of the file, as it was before it was read."""
    return draft.clean(text_of(parse_html(data, name).root))


def read(data: bytes, name: str, options: Options) -> Draft:
    """The draft in a web page; ReadError where it holds no text."""
    markup = parse_html(data, name)
    page = _page(markup.root)
    lists = bool(page.labels or page.rows)
    walked = walk(markup.root, lambda element: _role(element, page), indented=lists)
    tables = sum(1 for t in markup.root.iter("{*}table", "table") if _is_data(t, page))
    blocks = _joined(walked.blocks)
    title = next((words_of(t) for t in markup.root.iter("{*}title", "title")), "")
    spoken = language(options.language or draft.detect(blocks))
    blocks, named = without_own_title(blocks, title, spoken)
    return draft.make(
        blocks,
        name=name,
        form="html",
        told=options.language,
        metadata={"title": title} if named else {},
        set_aside=tuple(walked.set_aside),
        unseen=(*_tables(tables), *walked.unseen),
        warnings=markup.warnings,
    )


def _page(root: Element) -> _Page:
    rows = {}
    for row in root.iter("{*}tr", "tr"):
        shown = _row_number(row)
        if shown:
            rows[row] = shown
    return _Page(notes_of(root), item_labels(root), rows, _beside(root))


def _row_number(row: Element) -> str:
    """The number in the first of a row's two cells; empty where there is none."""
    cells = [child for child in row if local(child) in ("td", "th")]
    shown = words_of(cells[0]) if len(cells) == 2 else ""
    found = label(Block(f"{shown} X")) if 0 < len(shown) <= 8 else None
    return shown if found and found.ends > len(shown) else ""


def _beside(root: Element) -> frozenset[Element]:
    """The elements beside the one that the page calls its main part."""
    main = next(root.iter("{*}main", "main"), None)
    if main is None or len(words_of(main)) < _MOST * len(words_of(root)):
        return frozenset()
    found: set[Element] = set()
    inner = main
    for outer in main.iterancestors():
        if local(outer) != "html":
            found |= {child for child in outer if child is not inner}
        inner = outer
    return frozenset(found)


# --------------------------------------------------------------------- roles


def _role(element: Element, page: _Page) -> Role:
    """What an element of a web page is."""
    name = local(element)
    if name in _SILENT:
        return Role(Act.SKIP)
    if element in page.beside or name in _CONTROLS:
        return Role(Act.SKIP, aside=SetAsideKind.RUNNING_HEAD)
    if name in ("head", "title"):
        inside = name == "head"
        return Role() if inside else Role(Act.SKIP, aside=SetAsideKind.FRONT_MATTER)
    if element.get("hidden") is not None or _hidden(element):
        return Role(Act.SKIP, aside=SetAsideKind.HIDDEN)
    if element in page.notes.bodies:
        return Role(Act.NOTE, ref=page.notes.bodies[element])
    found = _HEADING.match(name)
    if found:
        return Role(Act.BLOCK, Block("", depth=int(found[1])))
    if name in _BLOCKS:
        return _block(element, name, page)
    return _inline(element, name, page)


def _hidden(element: Element) -> bool:
    return re.search(r"display\s*:\s*none", element.get("style", "")) is not None


def _block(element: Element, name: str, page: _Page) -> Role:
    """What a paragraph, a list item, a row or a cell opens."""
    if element in page.labels:
        return Role(Act.LEVEL, Block("", label=page.labels[element]))
    if element in page.rows:
        return Role(Act.LEVEL, Block("", label=page.rows[element]))
    above = element.getparent()
    if above is not None and above in page.rows and above[0] is element:
        return Role(Act.SKIP)  # the number that its row has told
    classes = element.get("class", "").split()
    kind = next((_EUR_LEX[c] for c in classes if c in _EUR_LEX), None)
    if kind is not None and name == "p":
        return Role(Act.BLOCK, Block("", kind=kind))
    if "Fichefinanciretitre" in classes:
        return Role(Act.BLOCK, Block("", depth=1))
    number = _number(element, page)
    shown = "" if number is None else words_of(number)
    return Role(Act.BLOCK, Block("", label=shown) if shown else None)


def _number(element: Element, page: _Page) -> Element | None:
    """The element at the start of a paragraph that holds only its number."""
    first = next(iter(element), None)
    if first is None or (element.text or "").strip():
        return None
    if not _NUMBERS & set(first.get("class", "").split()):
        return None
    shown = words_of(first)
    found = label(Block(f"{shown} X")) if len(shown) <= 12 else None
    backs = any(e in page.notes.backs for e in first.iter())
    return first if found and found.ends > len(shown) and not backs else None


def _inline(element: Element, name: str, page: _Page) -> Role:
    """What stands inside a paragraph."""
    above = element.getparent()
    if above is not None and local(above) == "p" and _number(above, page) is element:
        return Role(Act.SKIP)
    if element in page.notes.calls:
        return Role(Act.SKIP, mark=MarkKind.FOOTNOTE, ref=page.notes.calls[element])
    if element in page.notes.backs:
        return _back(element, page.notes.backs[element])
    if name == "a" and element.get("href"):
        return Role(mark=MarkKind.LINK, ref=element.get("href", ""))
    if name == "br":
        return Role(Act.BREAK)
    if name in ("img", "svg", "object", "canvas", "video", "iframe"):
        return Role(Act.SKIP, aside=SetAsideKind.IMAGE, ref=element.get("alt", ""))
    if name in ("del", "s", "strike"):
        return Role(mark=MarkKind.STRUCK)
    if name == "mark":
        return Role(mark=MarkKind.HIGHLIGHT, ref="yellow")
    return _styled(element, name)


def _back(element: Element, shown: str) -> Role:
    """A footnote's link back to its call: its label once more, or a sign."""
    words = words_of(element)
    if words.strip("()[] ") == shown:
        return Role(Act.SKIP)
    return Role(Act.SKIP, mark=MarkKind.MARKUP, ref=words)


def _styled(element: Element, name: str) -> Role:
    """Emphasis, by the element's name, its class or its style."""
    if name in _EMPHASIS:
        return Role(mark=MarkKind.EMPHASIS, ref=_EMPHASIS[name])
    for word in element.get("class", "").split():
        if word in _CLASSES:
            return Role(mark=MarkKind.EMPHASIS, ref=_CLASSES[word])
    for pattern, kind, ref in _STYLES:
        found = pattern.search(element.get("style", ""))
        if found:
            return Role(mark=kind, ref=ref or (found[1] if found.groups() else ""))
    return Role()


# -------------------------------------------------------------------- blocks


def _joined(blocks: list[Block]) -> list[Block]:
    """The lines of the treaty's title as one block; a cover page repeats some of them."""
    joined: list[Block] = []
    for block in blocks:
        title = block.kind is NodeKind.TREATY
        if title and joined and joined[-1].kind is NodeKind.TREATY:
            joined[-1] = joined[-1].join(block, " ")
        else:
            joined.append(block)
    titles = [k for k, block in enumerate(joined) if block.kind is NodeKind.TREATY]
    for k in titles[:-1]:
        joined[k] = joined[k]._replace(kind=None)
    return joined


def _is_data(table: Element, page: _Page) -> bool:
    """Whether a table has columns, other than a column of numbers."""
    rows = [row for row in table.iter("{*}tr", "tr") if row not in page.rows]
    return any(len(row) > 1 for row in rows)


def _tables(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    shown = "1 table was" if count == 1 else f"{count} tables were"
    return (f"{shown} read cell by cell, without the columns.",)
