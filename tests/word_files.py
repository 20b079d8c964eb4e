"""Word files made for tests, part by part, so that every element in them is meant."""

import io
import re
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from diffy.model import Draft, Mark, MarkKind, Node, NodeKind

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
KINDS = ("styles", "numbering", "settings", "footnotes", "endnotes", "comments")


def run(text: str, properties: str = "", *, deleted: bool = False) -> str:
    """A run of words."""
    tag = "delText" if deleted else "t"
    props = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{props}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def para(
    *content: str, style: str = "", at: tuple[int, int] | None = None, more: str = ""
) -> str:
    """A paragraph; `at` is its list and level, `more` other properties."""
    pieces = [c if c.startswith("<") else run(c) for c in content]
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbered = (
        f'<w:numPr><w:ilvl w:val="{at[1]}"/><w:numId w:val="{at[0]}"/></w:numPr>'
        if at
        else ""
    )
    props = styled + numbered + more
    return f"<w:p><w:pPr>{props}</w:pPr>{''.join(pieces)}</w:p>"


def definition(key: int, *levels: tuple[str, str, str]) -> str:
    """An abstractNum; each level has a format, a pattern and further elements."""
    made = "".join(
        f'<w:lvl w:ilvl="{k}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f"<w:lvlText w:val={quoteattr(pattern)}/>"
        f'<w:pPr><w:ind w:left="{720 * (k + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for k, (form, pattern, more) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{key}">'
        f'<w:multiLevelType w:val="multilevel"/>{made}</w:abstractNum>'
    )


def instance(key: int, of: int, starts: dict[int, int] | None = None) -> str:
    """A num, with the levels that begin anew."""
    changes = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for level, start in (starts or {}).items()
    )
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{changes}</w:num>'


def numbered(definitions: Iterable[str], instances: Iterable[str]) -> str:
    """The numbering part."""
    return "".join([*definitions, *instances])


def style(
    key: str,
    name: str,
    paragraph: str = "",
    *,
    based_on: str = "",
    characters: str = "",
) -> str:
    """A paragraph style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{characters}</w:rPr></w:style>"
    )


HEADINGS = "".join(style(f"Heading{k}", f"heading {k}") for k in range(1, 7))


def word(*body: str, links: dict[str, str] | None = None, **parts: str) -> bytes:
    """A Word file; `parts` are the insides of further parts, header and footer included."""
    files = {
        "word/document.xml": _part("document", f"<w:body>{''.join(body)}</w:body>")
    }
    relations = [
        _relation(f"l{k}", "hyperlink", target, external=True)
        for k, target in (links or {}).items()
    ]
    types = [_type("word/document.xml", "document.main")]
    for k, (kind, inside) in enumerate(sorted(parts.items())):
        name, root = f"word/{kind}.xml", {"header": "hdr", "footer": "ftr"}
        files[name] = _part(root.get(kind, kind), inside)
        relations.append(_relation(f"p{k}", kind, f"{kind}.xml"))
        types.append(_type(name, kind))
    files["word/_rels/document.xml.rels"] = _relations(relations)
    files["_rels/.rels"] = _relations(
        [_relation("r1", "officeDocument", "word/document.xml")]
    )
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{''.join(types)}</Types>"
    )
    return zipped(files)


def zipped(files: dict[str, str]) -> bytes:
    """An archive whose bytes do not depend on the clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, str]:
    """The files of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def _part(root: str, inside: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {SPACES}>{inside}</w:{root}>'
    )


def _relation(key: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return (
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" '
        f"Target={quoteattr(target)}{mode}/>"
    )


def _relations(relations: list[str]) -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{''.join(relations)}</Relationships>"
    )


def _type(name: str, kind: str) -> str:
    return (
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-'
        f'officedocument.wordprocessingml.{kind}+xml"/>'
    )


# ------------------------------------------------- a draft's tree as a Word file


def printed(draft: Draft) -> bytes:
    """A draft as a Word file in which all numbers of lists are automatic."""
    page = _Page()
    for node in draft.nodes:
        _print(page, node, depth=1, level=-1)
    notes = [n for n in draft.nodes if n.kind is NodeKind.FOOTNOTE]
    return word(
        *page.body,
        styles=HEADINGS,
        numbering=numbered(page.definitions, page.instances),
        footnotes="".join(
            f'<w:footnote w:id="{page.notes[n.label]}">{para(n.text)}</w:footnote>'
            for n in notes
            if n.label in page.notes
        ),
    )


class _Page:
    """The parts of the file as they grow."""

    def __init__(self) -> None:
        self.body: list[str] = []
        self.definitions: list[str] = []
        self.instances: list[str] = []
        self.notes: dict[str, int] = {}


def _print(page: _Page, node: Node, depth: int, level: int) -> None:
    listed = node.kind in (NodeKind.PARAGRAPH, NodeKind.POINT) and bool(node.label)
    heads = node.kind is NodeKind.TREATY or any(
        child.kind is NodeKind.HEADING for child in node.children
    )
    if node.kind in (NodeKind.HEADING, NodeKind.FOOTNOTE):
        return
    if heads or (node.label and node.kind in (NodeKind.ARTICLE, NodeKind.PREAMBLE)):
        title = next((c for c in node.children if c.kind is NodeKind.HEADING), node)
        words = _runs(page, title.text, title.marks)
        between = " " if node.label and title.text else ""
        page.body.append(
            para(run(node.label + between) + words, style=f"Heading{min(depth, 6)}")
        )
    elif listed:
        _lines(page, node, level + 1, at=_list(page, node.label, level + 1))
    else:
        label = f"{node.label} " if node.label else ""
        _lines(page, node, level, label=label)
    for child in node.children:
        _print(page, child, depth + 1, level + 1 if listed else level)


def _lines(
    page: _Page,
    node: Node,
    level: int,
    *,
    at: tuple[int, int] | None = None,
    label: str = "",
) -> None:
    """A node's lines: the first with its number, the others at its margin."""
    start = 0
    margin = f'<w:ind w:left="{720 * (level + 1)}"/>' if level >= 0 else ""
    for k, line in enumerate(node.text.split("\n")):
        marks = tuple(
            Mark(m.kind, max(0, m.start - start), min(len(line), m.end - start), m.ref)
            for m in node.marks
            if m.start <= start + len(line) and m.end >= start
        )
        words = (run(label) if label and not k else "") + _runs(page, line, marks)
        first = at if not k else None
        page.body.append(para(words, at=first, more="" if first else margin))
        start += len(line) + 1


def _runs(page: _Page, text: str, marks: tuple[Mark, ...]) -> str:
    """The words in runs, set as their marks say, with calls of footnotes."""
    edges = {0, len(text)} | {
        at for m in marks if m.kind in _SET for at in (m.start, m.end)
    }
    calls = {m.start: m.ref for m in marks if m.kind is MarkKind.FOOTNOTE}
    places = sorted(edges | set(calls))
    out = []
    for k, start in enumerate(places):
        if start in calls:
            key = page.notes.setdefault(calls[start], len(page.notes) + 1)
            out.append(f'<w:r><w:footnoteReference w:id="{key}"/></w:r>')
        end = places[k + 1] if k + 1 < len(places) else start
        props = "".join(
            "<w:b/>" if m.ref == "strong" else "<w:i/>"
            for m in marks
            if m.kind in _SET and m.start <= start and end <= m.end
        )
        if end > start:
            out.append(run(text[start:end], props))
    return "".join(out)


_SET = (MarkKind.EMPHASIS,)


def _list(page: _Page, label: str, level: int) -> tuple[int, int]:
    """A list that gives a label: a counter for "3.", its own words for "3 bis."."""
    key = len(page.instances) + 1
    counted = re.fullmatch(r"(\d+)(\.)", label)
    pattern = f"%{level + 1}." if counted else label
    form = "decimal" if counted else "none"
    above = [("decimal", "", "")] * level
    page.definitions.append(definition(key, *above, (form, pattern, "")))
    starts = {level: int(counted[1])} if counted else {}
    page.instances.append(instance(key, key, starts))
    return key, level
