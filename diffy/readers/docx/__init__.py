"""Word files (DOCX) to blocks.

The package, its parts and their relations are read by docx2python, the XML by lxml. Tried
beside it were python-docx (does not number; fails on macro-enabled and Strict files and on
missing pictures), docx-parser-converter and python-docx-ng (count each list by itself).
What none of them gives is written here: the number that Word displays before a paragraph
(`numbering`, `formats`), the printed number of a note (`notes`), the
original and the final text of tracked changes with their authors (`tracked`), and
words with marks at their offsets (`runs`, `body`).

Guarantees:

1. every displayed word stands in a block, in reading order; headers, footers, comments,
   tracked changes of the other reading and hidden text are set aside;
2. images and embedded files are told in `unseen`;
3. a file that cannot be opened is one ReadError, and no content raises anything else.
"""

from collections import Counter

from diffy.languages import language
from diffy.model import Draft, DraftWarning, ReadError, SetAside, SetAsideKind
from diffy.parse import Block
from diffy.readers import draft
from diffy.readers.docx import numbering, styles, tracked
from diffy.readers.docx.body import Reading, flow
from diffy.readers.docx.notes import Call, bodies, notes
from diffy.readers.docx.package import Package, Part, opened
from diffy.readers.docx.xml import Element, attribute, local, w, words
from diffy.readers.options import Options

_METADATA = frozenset({"title", "symbol", "date", "language"})


def source_text(data: bytes, name: str, options: Options) -> str:
    """All the text of the file's document, notes, heads and comments."""
    package = opened(data, name)
    notes = (package.footnotes, package.endnotes, *package.heads, package.comments)
    parts = [part.root for part in (package.document, *notes) if part]
    return draft.clean("\n".join(words(root) for root in parts))


def read(data: bytes, name: str, options: Options) -> Draft:
    """The draft in a Word file.

    Raises ReadError where it cannot be opened, holds no words, or carries tracked
    changes that are to be refused.
    """
    package = opened(data, name)
    warnings, taken = _resolved(package, name, options.tracked)
    reading = _reading(package, options.language)
    flow(package.document.root, reading)
    reading.blocks = _titled(reading)
    _notes(package, reading)
    blocks = _indented(reading)
    aside = (*_heads(package, reading), *_comments(package), *taken)
    if not any(block.text or block.label for block in blocks):
        raise ReadError(_empty(name, reading))
    return draft.make(
        blocks,
        name=name,
        form="docx",
        told=options.language,
        metadata=_metadata(package),
        set_aside=(*reading.aside, *aside),
        unseen=_unseen(reading),
        warnings=warnings,
    )


def _empty(name: str, reading: Reading) -> str:
    if reading.unseen:
        return f"{name} holds images and no words; run text recognition on it first."
    return f"{name} holds no words; give a file with a draft in it."


def _reading(package: Package, told: str | None) -> Reading:
    root = package.document.root
    return Reading(
        styles=styles.styles(_root(package.styles)),
        lists=numbering.lists(_root(package.numbering)),
        notes=notes(root, package.settings),
        tables=language(told),
        links=package.document.links,
        paged=next(root.iter(w("lastRenderedPageBreak")), None) is not None,
    )


def _root(part: Part | None) -> Element | None:
    return None if part is None else part.root


def _resolved(
    package: Package, name: str, how: str
) -> tuple[tuple[DraftWarning, ...], list[SetAside]]:
    """Resolve the tracked changes of all parts; the warning and the words taken out."""
    parts = [package.document, package.footnotes, package.endnotes, *package.heads]
    roots = [part.root for part in parts if part]
    changes = [change for root in roots for change in tracked.tracked(root)]
    if not changes:
        return (), []
    told = tracked.sentence(changes)
    if how == "refuse":
        raise ReadError(
            f"{name} carries {told}; accept or reject them, "
            "or choose --tracked final or --tracked original."
        )
    how = "original" if how == "original" else "final"
    taken = [text for root in roots for text in tracked.resolve(root, how)]
    warning = DraftWarning(f"The file carries {told}; it was read as its {how} text.")
    return (warning,), [SetAside(SetAsideKind.TRACKED, text) for text in taken]


def _titled(reading: Reading) -> list[Block]:
    """The blocks, the document's title as a heading if no single heading tops them all."""
    blocks = reading.blocks
    if sum(block.depth == 1 for block in blocks) != 1:
        for k in reading.titles[:1]:
            blocks[k] = blocks[k]._replace(depth=blocks[k].depth or 1)
    return blocks


def _indented(reading: Reading) -> list[Block]:
    """The blocks, with their columns only where automatic numbers stand in several."""
    if len(reading.columns) > 1:
        return reading.blocks
    return [block._replace(indent=None) for block in reading.blocks]


def _notes(package: Package, reading: Reading) -> None:
    """Add the notes in the order of their calls; set aside those that nothing calls."""
    for kind, part in (("footnote", package.footnotes), ("endnote", package.endnotes)):
        if part is None:
            continue
        found = bodies(part, kind)
        for call in [c for c in reading.notes.calls if c.kind == kind]:
            if (element := found.pop(call.id, None)) is not None:
                reading.blocks.append(_note(element, call, part, reading))
        for element in found.values():
            if text := words(element):
                reading.aside.append(SetAside(SetAsideKind.HIDDEN, text))


def _note(element: Element, call: Call, part: Part, reading: Reading) -> Block:
    """One note as one block."""
    own = _apart(reading, part)
    flow(element, own)
    reading.aside += own.aside
    reading.unseen += own.unseen
    reading.data_tables += own.data_tables
    block = own.blocks[0].spelled if own.blocks else Block("")
    for more in own.blocks[1:]:
        block = block.join(more.spelled)
    if block.text.startswith(call.label) and not call.label.isalnum():
        block = block.part(len(call.label))
    return block._replace(note=call.label, depth=0, indent=None)


def _apart(reading: Reading, part: Part) -> Reading:
    """A reading of another part, which counts its lists by itself."""
    return Reading(
        styles=reading.styles,
        lists=reading.lists,
        notes=reading.notes,
        tables=reading.tables,
        links=part.links,
        paged=False,
    )


def _heads(package: Package, reading: Reading) -> list[SetAside]:
    """The headers and footers, each text once."""
    texts: dict[str, None] = {}
    for part in package.heads:
        own = _apart(reading, part)
        flow(part.root, own)
        for block in own.blocks:
            texts.setdefault(" ".join(block.whole.split()))
        for shape in part.root.iter():
            if local(shape) == "textpath" and shape.get("string"):
                texts.setdefault(str(shape.get("string")))
    return [SetAside(SetAsideKind.RUNNING_HEAD, text) for text in texts if text]


def _comments(package: Package) -> list[SetAside]:
    if package.comments is None:
        return []
    return [
        SetAside(SetAsideKind.COMMENT, f"{attribute(c, 'author')}: {words(c)}")
        for c in package.comments.root.iter(w("comment"))
        if words(c)
    ]


def _metadata(package: Package) -> dict[str, str]:
    """The properties that say what the draft is, where an author added them."""
    if package.properties is None:
        return {}
    return {
        key: " ".join(text for c in e.iter() if (text := (c.text or "").strip()))
        for e in package.properties.root
        if (key := (e.get("name") or "").casefold()) in _METADATA
    }


def _unseen(reading: Reading) -> tuple[str, ...]:
    """A sentence for each kind of thing that could not be read as it stands."""
    first: dict[str, str] = {}
    for what, place in reading.unseen:
        first.setdefault(what, place)
    counts = Counter(what for what, _ in reading.unseen)
    sentences = [
        f"{_counted(counts[what], what)} not read"
        + (f', the first after "{place}".' if place else ".")
        for what, place in sorted(first.items())
    ]
    if reading.data_tables:
        tables = _counted(reading.data_tables, "table")
        sentences.append(f"{tables} read cell by cell, without the columns.")
    return tuple(sentences)


def _counted(count: int, what: str) -> str:
    return f"1 {what} was" if count == 1 else f"{count} {what}s were"
