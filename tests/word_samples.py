"""Small Word files for tests, and what a test asks of a draft that was read."""

from word_files import (
    definition,
    instance,
    numbered,
    para,
    run,
    style,
    unzipped,
    word,
    zipped,
)

from diffy.model import Draft, MarkKind, Node, SetAsideKind
from diffy.readers.docx import read as read_docx
from diffy.readers.options import Options
from diffy.words import printed_words


def draft(*body: str, tracked: str = "final", **parts: str) -> Draft:
    """A Word file read, with a heading on top so that nothing is front matter."""
    data = word(para("Article 1"), *body, **parts)
    return read_docx(data, "x.docx", Options("en", tracked))


def lines(found: Draft) -> list[str]:
    """Each provision below the article's heading, with its label."""
    return [f"{n.label} {n.text}".strip() for n in found.provisions]


def aside(found: Draft, kind: SetAsideKind) -> list[str]:
    return [s.text for s in found.set_aside if s.kind is kind]


def spans(node: Node, kind: MarkKind) -> list[tuple[str, str]]:
    return [(node.text[m.start : m.end], m.ref) for m in node.marks if m.kind is kind]


def tree(found: Draft) -> list[tuple[str, str, list[str]]]:
    return [(n.eid, n.label, printed_words(n.text)) for n in found.walk()]


def cell(*content: str, shade: str = "") -> str:
    props = f'<w:tcPr><w:shd w:fill="{shade}"/></w:tcPr>' if shade else ""
    return f"<w:tc>{props}{''.join(content)}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    made = "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in rows)
    return f"<w:tbl>{made}</w:tbl>"


MULTILEVEL = definition(
    1,
    ("decimal", "%1.", ""),
    ("lowerLetter", "(%2)", ""),
    ("lowerRoman", "(%3)", ""),
    ("decimal", "%1.%2.%3.%4", "<w:isLgl/>"),
)
LIST = MULTILEVEL + instance(1, 1)
"""One list, 1. (a) (i), for most tests."""
TRACKED = (
    para(
        "The Parties ",
        f'<w:del w:id="1" w:author="Ann">{run("may", deleted=True)}</w:del>',
        f'<w:ins w:id="2" w:author="Ann">{run("shall")}</w:ins>',
        " keep bees.",
        at=(1, 0),
    ),
    para(
        f'<w:ins w:id="3" w:author="Ben">{run("They shall count them.")}</w:ins>',
        at=(1, 0),
        more='<w:rPr><w:ins w:id="4" w:author="Ben"/></w:rPr>',
    ),
    para("Hives stand.", at=(1, 0)),
    para(
        f'<w:del w:id="5" w:author="Ben">{run("Wasps are free.", deleted=True)}</w:del>',
        at=(1, 0),
        more='<w:rPr><w:del w:id="6" w:author="Ben"/></w:rPr>',
    ),
    para("Honey flows.", at=(1, 0)),
)
NOTES = (
    '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
    f'<w:footnote w:id="7">{para("Of any kind.")}{para("Even wild.")}</w:footnote>'
    f'<w:footnote w:id="3">{para("Of wood.")}</w:footnote>'
    f'<w:footnote w:id="9">{para("Called by nobody.")}</w:footnote>'
)
CALLS = para(
    "Bees",
    '<w:r><w:footnoteReference w:id="7"/></w:r>',
    " and hives",
    '<w:r><w:footnoteReference w:id="3"/></w:r>',
    ".",
)
OUTLINE = definition(
    2,
    ("upperRoman", "Chapter %1.", '<w:pStyle w:val="Heading1"/>'),
    ("decimal", "Article %2", '<w:lvlRestart w:val="0"/><w:pStyle w:val="Heading2"/>'),
    ("decimal", "%2.%3", '<w:pStyle w:val="Numbered"/>'),
)
BIS = definition(3, ("decimal", "%1 bis.", ""))
STYLES = (
    style("Heading1", "heading 1", '<w:numPr><w:numId w:val="5"/></w:numPr>')
    + style(
        "Heading2",
        "heading 2",
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr>',
    )
    + style(
        "Numbered",
        "Numbered paragraph",
        '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="5"/></w:numPr>',
    )
    + style("Deeper", "Based on numbered", based_on="Numbered")
)
NUMBERING = numbered(
    [MULTILEVEL, OUTLINE, BIS],
    [
        instance(1, 1),
        instance(2, 1, {0: 1}),
        instance(3, 1),
        instance(4, 1, {0: 7}),
        instance(5, 2),
        instance(6, 3, {0: 3}),
    ],
)
NUMBERED = (
    (para("one", at=(1, 0)), "1. one"),
    (para("letter", at=(1, 1)), "(a) letter"),
    (para("letter again", at=(1, 1)), "(b) letter again"),
    (para("roman", at=(1, 2)), "(i) roman"),
    (para("roman again", at=(1, 2)), "(ii) roman again"),
    (para("legal", at=(1, 3)), "1.2.2.1 legal"),
    (para("letter after roman", at=(1, 1)), "(c) letter after roman"),
    (para("roman begins again", at=(1, 2)), "(i) roman begins again"),
    (para("two", at=(1, 0)), "2. two"),
    (para("letters begin again", at=(1, 1)), "(a) letters begin again"),
    (para("unnumbered"), "unnumbered"),
    (para("another list of the kind counts on", at=(3, 0)), "3. another list of the kind counts on"),
    (para("restarted", at=(2, 0)), "1. restarted"),
    (para("and on", at=(2, 0)), "2. and on"),
    (para("the first list counts on from there", at=(1, 0)), "3. the first list counts on from there"),
    (para("restarted at seven", at=(4, 0)), "7. restarted at seven"),
    (para("inserted", at=(6, 0)), "3 bis. inserted"),
    (para("eight", at=(4, 0)), "8. eight"),
    (para("General", style="Heading1"), "Chapter I. General"),
    (para("Aims", style="Heading2"), "Article 1 Aims"),
    (para("by style", style="Numbered"), "1.1 by style"),
    (para("by the style it is based on", style="Deeper"), "1.2 by the style it is based on"),
    (para("Means", style="Heading2"), "Article 2 Means"),
    (para("begins again", style="Numbered"), "2.1 begins again"),
    (para("Special", style="Heading1"), "Chapter II. Special"),
    (para("Never begins again", style="Heading2"), "Article 3 Never begins again"),
    (para("taken out of its list", style="Numbered", more='<w:numPr><w:numId w:val="0"/></w:numPr>'), "taken out of its list"),
    (para("on", style="Numbered"), "3.1 on"),
)  # fmt: skip


def numbered_file() -> bytes:
    return word(*(xml for xml, _ in NUMBERED), styles=STYLES, numbering=NUMBERING)


def shown(data: bytes) -> list[str]:
    """The paragraphs of a file with their numbers, as the reader hands them on."""
    found = read_docx(data, "x.docx", Options("en"))
    words = [f"{s.text}" for s in found.set_aside]
    for node in found.walk():
        words.append(f"{node.label} {node.text}")
    return [w for text in words for w in printed_words(text)]


def changed(data: bytes, old: str, new: str) -> bytes:
    return zipped({k: v.replace(old, new) for k, v in unzipped(data).items()})
