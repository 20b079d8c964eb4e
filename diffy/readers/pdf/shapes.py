"""What stands on a PDF page: runs of letters, drawn lines, lines of text, columns.

All lengths are in points (1/72 inch), from the lower left corner of the page as it is
read: a page whose text is turned is turned back first.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import product

from diffy.model import MarkKind

_MIRROR = str.maketrans("()[]{}«»‹›<>", ")(][}{»«›‹><")


Kind = tuple[int, int, int, bool]
Look = frozenset[tuple[MarkKind, str]]
"""What of the look of letters is kept: marks and what they refer to."""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one style on one baseline, without a wide gap between them."""

    text: str
    left: float
    right: float
    base: float
    """The height of the line on which the letters stand."""
    size: float
    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    shade: str = ""
    """The colour behind the letters as six hexadecimal digits, empty where there is none."""
    spaced: bool = True
    """Whether white space parts it from what stands before it on its line."""

    @property
    def style(self) -> Look:
        """What of its look is kept as marks."""
        if self.shade:
            return _look(self) | {(MarkKind.HIGHLIGHT, self.shade)}
        return _look(self)


def _look(run: Run) -> Look:
    return _LOOKS[run.bold, run.italic, run.struck, run.underlined]


_SIGNS = (
    (MarkKind.EMPHASIS, "strong"),
    (MarkKind.EMPHASIS, "italic"),
    (MarkKind.STRUCK, ""),
    (MarkKind.EMPHASIS, "underline"),
)
_LOOKS = {
    told: frozenset(sign for sign, there in zip(_SIGNS, told, strict=True) if there)
    for told in product((False, True), repeat=len(_SIGNS))
}


@dataclass(frozen=True, slots=True)
class Shade:
    """A coloured area drawn behind letters."""

    left: float
    right: float
    bottom: float
    top: float
    colour: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin horizontal line drawn on the page."""

    left: float
    right: float
    height: float
    """How far above the lower edge of the page it is drawn."""


@dataclass(frozen=True)
class Line:
    """One line of text: its runs in the order in which they are read."""

    runs: tuple[Run, ...]
    page: int
    """Counted from 1."""

    @cached_property
    def text(self) -> str:
        """Its words as printed; no-break spaces are kept."""
        return joined(self.runs)

    @cached_property
    def left(self) -> float:
        """Where its first letter begins."""
        return min(run.left for run in self.runs)

    @cached_property
    def right(self) -> float:
        """Where its last letter ends."""
        return max(run.right for run in self.runs)

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes: dict[float, int] = {}
        for run in self.runs:
            sizes[run.size] = sizes.get(run.size, 0) + len(run.text)
        return max(sizes, key=lambda size: (sizes[size], size))

    @cached_property
    def base(self) -> float:
        """The baseline of its letters of the usual size."""
        return next(run.base for run in self.runs if run.size == self.size)

    @cached_property
    def bold(self) -> bool:
        """Whether all of its letters are bold."""
        return all(run.bold for run in self.runs if any(map(str.isalnum, run.text)))

    @cached_property
    def rtl(self) -> bool:
        """Whether it is written from right to left."""
        return right_to_left(self.text)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as it was drawn, its text in lines from top to bottom."""

    page: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()
    sideways: str = ""
    """Words printed across or beside the text, at another angle."""
    pictures: int = 0
    drawn: bool = False
    """Whether anything is drawn on it, text or not."""
    unreadable: int = 0
    """Letters for which the file does not say what they are."""
    damaged: bool = False
    comments: int = 0
    """Notes, highlights and the like that readers of the file have put on the page."""


@dataclass(frozen=True, slots=True)
class Column:
    """Lines of one page that are read one after the other, with the edges of their text."""

    page: int
    lines: tuple[Line, ...]
    kind: Kind
    """Columns with the same have the same edges: place, number of columns, width of
    the page, and whether the page is an odd one."""


@dataclass(frozen=True, slots=True)
class Edges:
    """How far the text of a column reaches to both sides."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        """Where centred lines have their middle."""
        return (self.left + self.right) / 2


def joined(runs: tuple[Run, ...]) -> str:
    """The words of some runs of one line."""
    return "".join((" " if run.spaced else "") + run.text for run in runs).strip(" ")


def mirrored(text: str) -> str:
    """The text with its brackets turned round, as they are printed from right to left."""
    return text.translate(_MIRROR)


def right_to_left(text: str) -> bool:
    """Whether most letters of a text are Hebrew, Arabic or the like."""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and 2 * sum(map(_is_rtl, text)) > letters


def _is_rtl(char: str) -> bool:
    return "\u0590" <= char <= "\u08ff" or "\ufb1d" <= char <= "\ufefc"


def is_ideograph(char: str) -> bool:
    """Whether a character is written without spaces around it, as in Chinese."""
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
