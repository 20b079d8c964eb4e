"""Lines to running text: words cut at a line's end joined, looks and calls as marks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from diffy.model import Mark, MarkKind
from diffy.readers.pdf.notes import raised
from diffy.readers.pdf.shapes import Line, Look, Run, is_ideograph

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_CUT = re.compile(r"(?P<head>[^\W\d_]+)(?P<hyphen>[-‐\u00ad])$")
_DASHED = re.compile(r"\w[-‐–—/]$")
"""A line end after which no space follows: "2060–" and "2080" on the next line."""
_SIGN = re.compile(r"(?<=[^\s*†‡§])[*†‡§]{1,3}(?=[\s.,;:)\]]|$)")
_LONGEST = 80
"""Letters; a longer word is not looked at for its hyphen."""
_OFTEN = 0.04
"""The share of lines ending in a hyphen from which a short text is taken to be cut."""
_HALF = 5
"""Letters that both halves of a compound must have where words are cut anyway."""
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xA0: " ",
    0x2002: " ",
    0x2003: " ",
    0x2009: " ",
    0x202F: " ",
}

_PLAIN: Look = frozenset()


@dataclass(slots=True)
class _Printing:
    """The text as it grows, with the look of each piece and the calls in it."""

    text: str = ""
    looks: list[tuple[int, int, Look]] = field(default_factory=list)
    calls: list[Mark] = field(default_factory=list)

    def put(self, text: str, look: Look) -> None:
        """Print some letters of one look."""
        start = len(self.text)
        self.text += text
        self.looks.append((start, len(self.text), look))


@dataclass(frozen=True, slots=True)
class Known:
    """The words of a draft, by which a hyphen at a line's end is judged."""

    counts: Counter[str]
    """How often each word stands whole on a line."""
    hyphenates: bool
    """Whether words are cut to fill the lines, not only at hyphens of their own."""


def vocabulary(lines: Iterable[Line]) -> Known:
    """What words a draft has, without those that are cut at a line's end."""
    counts: Counter[str] = Counter()
    cuts: list[tuple[str, str]] = []
    cut, length = "", 0
    for line in lines:
        words = line.text.casefold().split(" ")
        if cut and (tail := _WORD.match(words[0])):
            cuts.append((cut, tail.group()))
        whole = words[1 if cut else 0 :]
        found = _CUT.search(line.text[-_LONGEST:])
        cut = found["head"].casefold() if found else ""
        counts.update(_WORD.findall(" ".join(whole[:-1] if cut else whole)))
        length += 1
    plain = sum(1 for head, tail in cuts if counts[head + tail])
    compound = sum(1 for head, tail in cuts if counts[f"{head}-{tail}"])
    unclear = plain == compound == 0 and len(cuts) > _OFTEN * length
    return Known(counts, plain > compound or unclear)


def running(
    lines: Iterable[Line], notes: dict[int, set[str]], known: Known
) -> tuple[str, tuple[Mark, ...]]:
    """The words of some lines as one text, with a mark for each look and footnote call.

    `notes` has the labels of the footnotes on each page, `known` the words of the draft.
    """
    out = _Printing()
    for line in lines:
        _break(out, line, known)
        _line(out, line, notes.get(line.page, set()))
    text = out.text.translate(_LIGATURES) if not out.text.isascii() else out.text
    if len(text) != len(out.text):
        return _expanded(out)
    return text, (*out.calls, *_emphasis(out))


def _expanded(out: _Printing) -> tuple[str, tuple[Mark, ...]]:
    """The text with its ligatures as letters, the marks moved along."""
    shifts = [0]
    for char in out.text:
        shifts.append(shifts[-1] + len(char.translate(_LIGATURES)))
    marks = (
        Mark(m.kind, shifts[m.start], shifts[m.end], m.ref)
        for m in (*out.calls, *_emphasis(out))
    )
    return out.text.translate(_LIGATURES), tuple(marks)


def _break(out: _Printing, line: Line, known: Known) -> None:
    """Go from one line to the next: a space, nothing, or a hyphen taken back."""
    out.text = out.text.rstrip(" ")
    cut = _CUT.search(out.text[-_LONGEST:])
    tail = _WORD.match(line.text)
    if not out.text:
        return
    if cut and tail and tail.group()[0].islower():
        if cut["hyphen"] == "\u00ad" or not _compound(cut["head"], tail.group(), known):
            out.text = out.text[:-1]
            start, end, look = out.looks[-1]
            out.looks[-1] = (start, min(end, len(out.text)), look)
    elif is_ideograph(out.text[-1:]) and is_ideograph(line.text[:1]):
        return
    elif not _DASHED.search(out.text):
        out.put(" ", out.looks[-1][2] if out.looks else _PLAIN)


def _compound(head: str, tail: str, known: Known) -> bool:
    """Whether a hyphen at a line's end belongs to the word, as in "decision-making"."""
    head, tail, counts = head.casefold(), tail.casefold(), known.counts
    with_hyphen, without = counts[f"{head}-{tail}"], counts[head + tail]
    if with_hyphen or without:
        return with_hyphen >= without
    if not known.hyphenates:
        return True
    halves = bool(counts[head] and counts[tail.split("-")[0]])
    return halves and min(len(head), len(tail)) >= _HALF


def _line(out: _Printing, line: Line, labels: set[str]) -> None:
    called: Run | None = None
    for k, run in enumerate(line.runs):
        if labels and raised(run, line) and _call(out, run.text, labels):
            called = run
            continue
        spaced = run.spaced and k > 0
        if called is not None:  # what stands after a call is no further away than it
            spaced = run.left - called.right > 0.15 * line.size
            called = None
        if spaced and out.text and not out.text.endswith(" "):
            _space(out, run.style)
        _run(out, run, labels)


def _call(out: _Printing, text: str, labels: set[str]) -> bool:
    """Whether raised letters call footnotes of their page; their marks are added."""
    pieces = [piece for piece in re.split(r"[\s,]+", text.strip()) if piece]
    parted = [_parted(piece, labels) for piece in pieces]
    found = [label for piece in parted for label in piece]
    if not found or not all(parted):
        return False
    at = len(out.text.rstrip(" "))
    out.calls += [Mark(MarkKind.FOOTNOTE, at, at, label) for label in found]
    return True


def _parted(text: str, labels: set[str]) -> list[str]:
    """The labels that follow one another in "67"; empty where it is none of them."""
    if text in labels:
        return [text]
    for cut in range(1, min(len(text), 4)):
        rest = _parted(text[cut:], labels) if text[:cut] in labels else []
        if rest:
            return [text[:cut], *rest]
    return []


def _space(out: _Printing, style: Look) -> None:
    """A space takes the look that the words on both its sides have in common."""
    last = out.looks[-1][2] if out.looks else _PLAIN
    out.put(" ", last & style)


def _run(out: _Printing, run: Run, labels: set[str]) -> None:
    """Print a run; signs such as * after a word may call a footnote as they stand."""
    at = 0
    if any(not label.isalnum() for label in labels):
        for sign in _SIGN.finditer(run.text):
            if sign.group() in labels:
                out.put(run.text[at : sign.start()], run.style)
                at = sign.end()
                place = len(out.text)
                out.calls.append(Mark(MarkKind.FOOTNOTE, place, place, sign.group()))
    out.put(run.text[at:], run.style)


def _emphasis(out: _Printing) -> Iterator[Mark]:
    """A mark for each stretch of bold, italic, struck, underlined or shaded words."""
    for sign in sorted({sign for _, _, look in out.looks for sign in look}):
        kind, ref = sign
        start = end = -1
        for first, last, look in (*out.looks, (len(out.text), len(out.text), _PLAIN)):
            if sign in look:
                start = first if start < 0 else start
                end = last
            elif first < last or first == len(out.text):
                words = out.text[start:end] if start >= 0 else ""
                if any(map(str.isalnum, words)):
                    lead = len(words) - len(words.lstrip())
                    end = start + len(words.rstrip())
                    yield Mark(kind, start + lead, end, ref)
                start = -1
