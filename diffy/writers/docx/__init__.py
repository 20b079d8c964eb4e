"""A comparison as a Word document with tracked changes over the new draft.

Guarantees:

1. accepting every change leaves the new draft, rejecting every change the old one;
2. moved text is tracked as moved, both ends by one name;
3. every change with a finding has a comment with what was found;
4. the same comparison gives the same bytes: one author, one date.
"""

from collections.abc import Mapping, Sequence

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from diffy.model import Comparison
from diffy.version import __version__
from diffy.writers.docx.lines import lines
from diffy.writers.docx.paragraphs import Hand, body, hand
from diffy.writers.docx.pieces import edits_of
from diffy.writers.docx.remarks import remark
from diffy.writers.docx.skeleton import footer, moment_of, packed, skeleton, writable
from diffy.writers.docx.weave import Fate, Step, weave
from diffy.writers.index import Index, index, script

AUTHOR = "diffy"
"""The one author of all changes and comments."""


def to_docx(comparison: Comparison, language: str | None = None) -> bytes:
    """The redline of a comparison as a .docx file.

    The changes bear the new draft's date, or 1 January 2000 where it has none. Comments and
    the foot are in the language given, as `index` has it.
    """
    found = index(comparison, language)
    direction = script(comparison.new)
    moment = moment_of(comparison.new.date)
    made = skeleton(_name(found), AUTHOR, moment, direction.lang)
    by = hand(
        AUTHOR, f"{moment:%Y-%m-%dT%H:%M:%SZ}", right_to_left=direction.dir == "rtl"
    )
    steps = weave(comparison, lines(comparison.old), lines(comparison.new))
    remarks = _remarks(made, found, steps, by)
    _fill(made, steps, comparison, remarks, by)
    footer(
        made,
        f"{_name(found)}. {found.words.say('report', 'footer', version=__version__)}",
    )
    return packed(made)


def _name(found: Index) -> str:
    """Which two drafts are compared."""
    untitled = found.words.say("report", "untitled")
    old, new = (
        draft.title or draft.symbol or draft.source or untitled
        for draft in (found.comparison.old, found.comparison.new)
    )
    return found.words.say("report", "compared", old=old, new=new)


def _fill(
    made: Document,
    steps: Sequence[Step],
    comparison: Comparison,
    remarks: Mapping[int, int],
    by: Hand,
) -> None:
    end = made.element.body.sectPr
    for element in body(steps, edits_of(comparison), remarks, by):
        end.addprevious(element)
    if not steps or steps[-1].fate is not Fate.KEPT:
        # The end of the last paragraph cannot be tracked: an empty one bears it.
        end.addprevious(OxmlElement("w:p"))


def _remarks(
    made: Document, found: Index, steps: Sequence[Step], by: Hand
) -> dict[int, int]:
    """Comments for the changes with findings; the comment of each step by its place."""
    spoken: dict[int, list[str]] = {}
    new, old = _homes(steps)
    for change in found.comparison.changes:
        home = old if change.new is None else new
        at = home.get(change.old or "" if change.new is None else change.new)
        if at is not None and (told := remark(found, change)):
            spoken.setdefault(at, []).extend(told)
    return {at: _comment(made, told, by) for at, told in sorted(spoken.items())}


def _homes(steps: Sequence[Step]) -> tuple[dict[str, int], dict[str, int]]:
    """The step that shows the words of each provision, of the new and of the old draft."""
    new: dict[str, int] = {}
    old: dict[str, int] = {}
    for k, step in enumerate(steps):
        if step.new is not None and step.fate is not Fate.DEPARTED:
            new[step.new.words or step.new.unit] = k
        if step.old is not None and step.fate is not Fate.ARRIVED:
            old[step.old.words or step.old.unit] = k
    return new, old


def _comment(made: Document, told: Sequence[str], by: Hand) -> int:
    clean = writable("\n".join(told))
    comment = made.comments.add_comment(
        text=clean, author=by.author, initials=by.author
    )
    comment._comment_elm.set(qn("w:date"), by.date)
    return int(comment.comment_id)
