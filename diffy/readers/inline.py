"""Markdown inside a block: emphasis, struck words, links and footnote calls become marks.

Square brackets that are no link stay as they are: in a draft they mean "not agreed".
"""

import re
from dataclasses import dataclass

from diffy.model import Mark, MarkKind
from diffy.parse import Block

_PIECE = re.compile(
    r"""
      \\(?P<escaped>[!-/:-@\[-`{-~])                       # \*
    | \[\^(?P<call>[^\]\s]{1,40})\]                        # [^3]
    | (?P<image>!)(?=\[)                                   # ![alt](picture.png)
    | (?P<open>\[)
    | \](?:\((?P<target>[^()\s]*[/\#.:@][^()\s]*|\#)(?:\s+"[^"]{0,200}")?\)
        |\[(?P<name>[^\]\[^]{1,80})\])?(?P<close>)         # ](target) ][name]
    | (?P<run>\*+|_+|~~)
    | (?P<tag></?(?:sup|sub|br|b|i|em|strong|u|s|ins|del|span|p|div|a|meta|img|hr)\b
        [^<>]{0,300}>)
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class _Run:
    """A run of emphasis signs that may open or close."""

    sign: str
    count: int
    at: int
    """Where it stands in the printed text."""
    piece: int
    opens: bool
    closes: bool


@dataclass(slots=True)
class _Printing:
    """The printed text as it grows."""

    pieces: list[str]
    length: int
    marks: list[Mark]
    runs: list[_Run]
    brackets: list[tuple[int, int]]
    """Open square brackets: the piece and the place in the printed text."""

    def put(self, text: str) -> None:
        """Print some text."""
        self.pieces.append(text)
        self.length += len(text)


def inline(block: Block, targets: dict[str, str]) -> Block:
    """The block as printed, with a mark for each emphasis, link and footnote call."""
    source = block.text
    if not re.search(r"[\\*_~\[<!]", source):
        return block
    out = _Printing([], 0, [], [], [])
    at = 0
    while found := _PIECE.search(source, at):
        out.put(source[at : found.start()])
        at = _piece(out, found, source, targets)
    out.put(source[at:])
    _emphasis(out)
    return _assemble(block, out)


def _piece(
    out: _Printing, found: re.Match[str], source: str, targets: dict[str, str]
) -> int:
    """Print one piece of markup; where the text after it begins."""
    if found["escaped"]:
        out.put(found["escaped"])
    elif found["call"]:
        out.marks.append(Mark(MarkKind.FOOTNOTE, out.length, out.length, found["call"]))
    elif found["tag"]:
        out.marks.append(Mark(MarkKind.MARKUP, out.length, out.length, found["tag"]))
        out.put(" " if found["tag"].startswith(("<br", "<p", "<div")) else "")
    elif found["open"]:
        out.brackets.append((len(out.pieces), out.length))
        out.put("[")
    elif found["close"] is not None:
        return _close(out, found, targets)
    elif found["run"]:
        _run(out, found, source)
    else:
        out.put("!")
    return found.end()


def _close(out: _Printing, found: re.Match[str], targets: dict[str, str]) -> int:
    """A closing bracket: the end of a link, or printed as it is; where to go on."""
    opened = out.brackets.pop() if out.brackets else None
    name = (found["name"] or "").casefold()
    target = found["target"] or (targets.get(name) if name else None)
    if opened is None or not target:
        out.put("]")
        return found.start() + 1
    piece, start = opened
    out.pieces[piece] = "\0"  # the bracket is the link's sign, taken out at the end
    ref = target if found["target"] else f"{found['name']} {target}"
    out.marks.append(Mark(MarkKind.LINK, start, out.length, ref))
    return found.end()


def _run(out: _Printing, found: re.Match[str], source: str) -> None:
    """A run of *, _ or ~, by CommonMark's rules of what may open and close emphasis."""
    sign, count = found["run"][0], len(found["run"])
    last = source[found.start() - 1 : found.start()] or " "
    following = source[found.end() : found.end() + 1] or " "
    left = not following.isspace() and (following.isalnum() or not last.isalnum())
    right = not last.isspace() and (last.isalnum() or not following.isalnum())
    if sign == "_":
        left, right = left and not last.isalnum(), right and not following.isalnum()
    if count > 3:
        left = right = False
    out.runs.append(_Run(sign, count, out.length, len(out.pieces), left, right))
    out.put(found["run"])


def _emphasis(out: _Printing) -> None:
    """Pair the runs of emphasis signs; paired signs are no longer printed."""
    waiting: list[_Run] = []
    for run in out.runs:
        while run.closes and run.count:
            opener = next((w for w in reversed(waiting) if w.sign == run.sign), None)
            if opener is None:
                break
            del waiting[waiting.index(opener) + 1 :]
            signs = min(opener.count, run.count, 2)
            opener.count -= signs
            run.count -= signs
            start = opener.at + opener.count
            out.marks.append(_mark(run.sign, signs, start, run.at))
            if not opener.count:
                waiting.remove(opener)
        if run.opens and run.count:
            waiting.append(run)


def _mark(sign: str, signs: int, start: int, end: int) -> Mark:
    """What a pair of signs says of the words between them."""
    if sign == "~":
        return Mark(MarkKind.STRUCK, start, end)
    return Mark(MarkKind.EMPHASIS, start, end, "strong" if signs == 2 else "italic")


def _assemble(block: Block, out: _Printing) -> Block:
    """Take the signs out of the text and move the marks to where their words now are."""
    left = {run.piece: run.sign * run.count for run in out.runs}
    shifts: list[int] = []
    text: list[str] = []
    printed = 0
    for k, piece in enumerate(out.pieces):
        kept = "" if piece == "\0" else left.get(k, piece)
        gone = (1 if piece == "\0" else len(piece)) - len(kept)
        shifts.extend([printed + min(i, len(kept)) for i in range(len(kept) + gone)])
        printed += len(kept)
        text.append(kept)
    shifts.append(printed)
    joined = "".join(text)
    start = len(joined) - len(joined.lstrip())
    end = len(joined.rstrip())
    marks = tuple(
        m._replace(
            start=_held(shifts[m.start], start, end),
            end=_held(shifts[m.end], start, end),
        )
        for m in sorted(out.marks, key=lambda m: (m.start, -m.end))
    )
    return block._replace(text=joined[start:end], marks=marks)


def _held(at: int, start: int, end: int) -> int:
    return min(max(at, start), max(start, end)) - start
