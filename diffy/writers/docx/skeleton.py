"""Word documents with real styles; the same content gives the same bytes.

The skeleton is python-docx's: it alone of the libraries tried makes styles, margins,
footers and comments that Word takes without repair.
"""

import io
import re
import zipfile
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold."""
_UNWRITABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FONT = "Times New Roman"
_SIZES = {"Title": 16, "Heading 1": 14, "Heading 2": 12, "Heading 3": 11}


def writable(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def skeleton(title: str, author: str, moment: datetime, language: str) -> Document:
    """An empty document on A4 with the styles of a treaty."""
    made = docx.Document()
    about = made.core_properties
    about.title = writable(title)[:255]
    about.author = about.last_modified_by = author
    about.created = about.modified = moment
    about.comments = about.keywords = ""
    about.language = language
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.5)
    _styles(made)
    _without_picture(made)
    return made


def _without_picture(made: Document) -> None:
    """The template brings a small picture of itself, which shows another document."""
    related = made.part.package.rels
    for key in [k for k, rel in related.items() if rel.reltype.endswith("/thumbnail")]:
        del related[key]


def _styles(made: Document) -> None:
    normal = made.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    _set(normal, 11)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in _SIZES.items():
        style = made.styles[name]
        assert isinstance(style, ParagraphStyle)
        _set(style, size)
        style.font.bold = True
        style.font.italic = False
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before = Pt(12)
        style.paragraph_format.space_after = Pt(6)
        style.paragraph_format.keep_with_next = True
        if name != "Heading 3":
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _unruled(made)
    provision = made.styles.add_style("Provision", WD_STYLE_TYPE.PARAGRAPH)
    provision.base_style = normal
    for name in ("Note", "annotation text"):
        own = name == "Note"
        note = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=not own)
        note.base_style = normal
        note.font.size = Pt(9)
    made.styles["annotation text"].element.set(qn("w:styleId"), "CommentText")


def _set(style: ParagraphStyle, size: float) -> None:
    """One face for every script: the template's themes would overrule the name."""
    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if str(key).endswith("Theme")]:
        del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _unruled(made: Document) -> None:
    """The template draws a line under titles, which a treaty has not."""
    properties = made.styles["Title"].element.find(qn("w:pPr"))
    for ruled in properties.findall(qn("w:pBdr")):
        properties.remove(ruled)


def footer(made: Document, words: str) -> None:
    """Words at the foot of every page, with the page's number."""
    paragraph = made.sections[0].footer.paragraphs[0]
    run = paragraph.add_run(f"{writable(words)}  ")
    run.font.size = Pt(8)
    page = paragraph.add_run()
    page.font.size = Pt(8)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    page._r.addprevious(field)
    field.append(page._r)
    page.text = "1"


def moment_of(date: str) -> datetime:
    """The time that stands for a day; an early one where there is none."""
    try:
        return datetime.fromisoformat(date[:10]).replace(tzinfo=UTC)
    except ValueError:
        return datetime(2000, 1, 1, tzinfo=UTC)


def packed(made: Document) -> bytes:
    """The document's bytes, without the time at which they were written."""
    loose, fixed = io.BytesIO(), io.BytesIO()
    made.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return fixed.getvalue()
