"""One pair of provisions to the change that it is."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from diffy.changes.amounts import may_count
from diffy.changes.both import Both, treaty_words
from diffy.changes.bounds import bounds, may_limit
from diffy.changes.brackets import bracket_grounds, lone_grounds, same_brackets
from diffy.changes.conjunctions import conjunctions
from diffy.changes.crossrefs import Crossings
from diffy.changes.editorial import rewritten
from diffy.changes.force import (
    in_full,
    may_deny,
    may_hurry,
    may_qualify,
    negations,
    numbers,
    periods,
    qualifiers,
    same_numbers,
    still_stands,
    went_elsewhere,
)
from diffy.changes.modality import compared, modality
from diffy.changes.options import left_out, option_chosen, same_options
from diffy.changes.regions import Region
from diffy.changes.substitutions import Replaced, replaced
from diffy.duties import duties, governor, leading
from diffy.languages import Language
from diffy.model import (
    Change,
    ChangeKind,
    Edit,
    Fate,
    Flag,
    Ground,
    MarkKind,
    Node,
    NodeKind,
    Op,
    Pair,
    ReferenceChange,
    Status,
)
from diffy.numbering import number
from diffy.words import plain_marks, printed_words, token_texts, word_starts, words_in

_FLAGS = {
    Fate.FOLLOWED: Flag.REFERENCE_FOLLOWED,
    Fate.RETARGETED: Flag.REFERENCE_RETARGETED,
    Fate.DANGLING: Flag.REFERENCE_DANGLING,
    Fate.RANGE: Flag.REFERENCE_RANGE,
}


# Python finds a member of an enumeration by many steps; these are asked for at every change.
_HEADING, _PARAGRAPH, _POINT = NodeKind.HEADING, NodeKind.PARAGRAPH, NodeKind.POINT
_OPTION, _EDITED = MarkKind.OPTION, ChangeKind.EDITED
_STATUS, _RECITAL = MarkKind.STATUS, NodeKind.RECITAL

_Apart = tuple[set[int], set[int]]
"""The places of the old and of the new words whose numbers are told apart, or are no
numbers of the text: cross-references, labels of options, drafting notes."""
_LOCAL = 8
"""Words; in a split or merge a longer run went to another piece or came from one."""


class Sides(NamedTuple):
    """The provisions of both drafts by eid, and what both share."""

    old: Mapping[str, Node]
    new: Mapping[str, Node]
    above_old: Mapping[str, tuple[Node, ...]]
    above_new: Mapping[str, tuple[Node, ...]]
    fan_old: Counter[str]
    """For every old eid how many new ones correspond to it."""
    fan_new: Counter[str]
    status_old: Mapping[str, Status]
    """How far each provision is agreed; empty where neither draft says anything."""
    status_new: Mapping[str, Status]
    known: Crossings
    tables: Language


class Told(NamedTuple):
    """A change, and what it replaced outside of cross-references."""

    change: Change
    replaced: Replaced = Replaced()


def tell(
    pair: Pair,
    both: Both | None,
    sides: Sides,
    references: tuple[ReferenceChange, ...],
) -> Told | None:
    """The change that a pair of provisions is, None where nothing changed.

    `both` are the two provisions; None where one has no counterpart.
    """
    if both is None:
        lone = sides.old[pair.old] if pair.old else sides.new[pair.new or ""]
        return _lone(pair, lone, references)
    kinds = _kinds(pair, both, sides)
    if not kinds:
        return None
    places = _places(both)
    grounds = _grounds(pair, both, places, references, sides)
    change = Change(
        "",
        pair.old,
        pair.new,
        kinds,
        grounds,
        both.edits,
        pair.matched_by,
        pair.confidence,
    )
    return Told(change, replaced(places, sides.tables))


def _lone(pair: Pair, node: Node, references: tuple[ReferenceChange, ...]) -> Told:
    added = pair.old is None
    kind = ChangeKind.ADDED if added else ChangeKind.REMOVED
    edits = (Edit(Op.INSERT if added else Op.DELETE, node.text),) if node.text else ()
    flag = Flag.BRACKET_OPENED if added else Flag.BRACKET_DROPPED
    told = [Ground(_FLAGS[ref.fate], ref.old, ref.new) for ref in references]
    grounds = (*told, *lone_grounds(node, flag))
    change = Change(
        "",
        pair.old,
        pair.new,
        (kind,),
        grounds,
        edits,
        pair.matched_by,
        pair.confidence,
    )
    return Told(change)


# ---------------------------------------------------------------------- kinds


def _kinds(pair: Pair, both: Both, sides: Sides) -> tuple[ChangeKind, ...]:
    """What became of a provision that has a counterpart; empty: nothing."""
    old, new = both.old, both.new
    kinds = []
    if sides.fan_old[old.eid] > 1:
        kinds.append(ChangeKind.SPLIT)
    if sides.fan_new[new.eid] > 1:
        kinds.append(ChangeKind.MERGED)
    if pair.moved:
        kinds.append(ChangeKind.MOVED)
    # A piece of what was split or merged has a number of its own.
    if pair.main and old.label != new.label and _renumbered(old, new):
        kinds.append(ChangeKind.RENUMBERED)
    word_kind = _word_kind(both)
    if word_kind:
        kinds.append(word_kind)
    elif not _same_status(old, new, sides):
        kinds.append(ChangeKind.BRACKET_ONLY)
    return tuple(kinds)


def _renumbered(old: Node, new: Node) -> bool:
    """Whether the number is another; a recital printed with and without one has it still."""
    recital = new.kind is _RECITAL and not (old.label and new.label)
    return not recital and number(old.label) != number(new.label)


def _same_status(old: Node, new: Node, sides: Sides) -> bool:
    """Whether brackets, options and agreement around the same words are the same too."""
    options = same_options(old, new, sides.above_old, sides.above_new)
    agreement = next(_agreement(old, new, sides), None)
    return options and agreement is None and same_brackets(old, new)


def _word_kind(both: Both) -> ChangeKind | None:
    """What became of the words, None where they and their marks are the same."""
    old, new = both.old, both.new
    if old.text == new.text:
        return None
    if not both.wording.regions and token_texts(old.text) == token_texts(new.text):
        return None
    marked = "[" in old.text + new.text or "]" in old.text + new.text
    if (marked or old.marks or new.marks) and _unmarked(old) == _unmarked(new):
        return ChangeKind.BRACKET_ONLY
    return ChangeKind.RETITLED if new.kind is old.kind is _HEADING else _EDITED


def _unmarked(node: Node) -> list[str]:
    """The words and marks without brackets and without words of agreement."""
    text = plain_marks(node.text).replace("[", " ").replace("]", " ")
    for mark in node.marks:
        if mark.kind is _STATUS:
            blank = " " * (mark.end - mark.start)
            text = text[: mark.start] + blank + text[mark.end :]
    return token_texts(text)


# -------------------------------------------------------------------- grounds


def _grounds(
    pair: Pair,
    both: Both,
    places: tuple[Region, ...],
    references: tuple[ReferenceChange, ...],
    sides: Sides,
) -> tuple[Ground, ...]:
    """The flags of a change with the words that show them."""
    old, new = both.old, both.new
    grounds = [Ground(_FLAGS[ref.fate], ref.old, ref.new) for ref in references]
    grounds += _brackets(both, sides)
    grounds += option_chosen(old, new, sides.above_old, sides.above_new, sides.tables)
    grounds += _agreement(old, new, sides)
    words = [r for r in places if not _brackets_only(r)]
    every = None if _covered(old) or _covered(new) else both.wording.regions
    written = rewritten(*both.words, words, every, sides.tables)
    if written:
        grounds += written
    elif old.text != new.text:
        grounds += _force(both, words, sides)
    if pair.moved or old.text != new.text:
        grounds += _governed(pair, old, new, sides)
    return tuple(dict.fromkeys(grounds))


def _covered(node: Node) -> bool:
    """Whether words of a provision are none of the treaty."""
    if not node.marks:
        return False
    kinds = MarkKind.OPTION, MarkKind.NOTE, MarkKind.STATUS
    return any(mark.kind in kinds for mark in node.marks)


def _brackets(both: Both, sides: Sides) -> Iterator[Ground]:
    """The brackets; of a split or merge without what may stand in the other piece."""
    split = sides.fan_old[both.old.eid] > 1
    merged = sides.fan_new[both.new.eid] > 1
    for ground in bracket_grounds(both):
        gone = ground.flag is Flag.BRACKET_DROPPED and split
        come = ground.flag is Flag.BRACKET_OPENED and merged
        if not gone and not come:
            yield ground


def _agreement(old: Node, new: Node, sides: Sides) -> Iterator[Ground]:
    """A provision that came to be marked as agreed, or is so no longer."""
    was, now = sides.status_old.get(old.eid), sides.status_new.get(new.eid)
    if was and now and was is not now and Status.AGREED in (was, now):
        yield Ground(Flag.STATUS, was.value, now.value)


def _brackets_only(region: Region) -> bool:
    return not (region.old + region.new).strip("[] \n")


def _force(both: Both, places: list[Region], sides: Sides) -> Iterator[Ground]:
    """What changed in the force of the words."""
    tables, old, new = sides.tables, both.old, both.new
    alone = sides.fan_old[old.eid] == sides.fan_new[new.eid] == 1
    gone, _ = both.places(_left_out(old, new, sides), ())
    told = [r for r in places if not _went_whole(r, gone) and (alone or _told_here(r))]
    whole = len(told) == len(places)
    if not _left_open(old, new, tables):
        yield from modality(both, both.wording.regions if whole else told, tables)
    texts = [both.words] if whole else [(region.old, region.new) for region in told]
    grounds = list(_figures(both, told, texts, sides))
    if not whole or any(may_qualify(region, tables) for region in told):
        grounds += [g for pair in texts for g in qualifiers(*pair, tables)]
    if not alone:
        pieces = _pieces(old, new, sides)
        grounds = [g for g in grounds if not went_elsewhere(g, *pieces, tables)]
    for ground in grounds:
        qualifies = ground.flag is Flag.QUALIFIER
        yield in_full(ground, told, *both.words, tables) if qualifies else ground


def _left_out(old: Node, new: Node, sides: Sides) -> list[tuple[int, int]]:
    """Where the options of a provision stand that the drafters have not chosen."""
    if not _inline_options(old):
        return []
    return left_out(old, new, sides.above_old, sides.above_new, sides.tables)


def _went_whole(region: Region, gone: set[int]) -> bool:
    """Whether a run went with an option that was not chosen."""
    return not region.new_words and gone.issuperset(region.old_words)


def _figures(
    both: Both,
    regions: Sequence[Region],
    texts: Sequence[tuple[str, str]],
    sides: Sides,
) -> Iterator[Ground]:
    """The numbers, periods, negations and conjunctions of replaced runs; `texts` have
    their words."""
    replaced, tables = both.wording.replaced, sides.tables
    numbers, told = _Numbers(both), list[Ground]()
    if may_count(replaced, tables):
        told = [found for region in regions if (found := numbers.told(region))]
    if may_hurry(replaced, tables):
        came = (ground for pair in texts for ground in periods(*pair, tables))
        words = both.words  # what came in one run may have gone in another
        told = _one(told, [g for g in came if not went_elsewhere(g, *words, tables)])
    if regions and may_limit(replaced, tables):
        told += bounds(*numbers.texts, tables)
    yield from told
    if may_deny(replaced, tables):
        for region in regions:
            yield from negations(region, tables)
    for region in regions:
        yield from conjunctions(region, tables)


def _one(told: list[Ground], periods: list[Ground]) -> list[Ground]:
    """A number and a period that took the place of each other, as one ground."""
    if len(told) == len(periods) == 1:
        (one,), (other,) = told, periods
        if not (one.old and other.old) and not (one.new and other.new):
            return [Ground(one.flag, one.old or other.old, one.new or other.new)]
    return told + periods


class _Numbers:
    """The numbers of two provisions, without what is no number of theirs."""

    def __init__(self, both: Both) -> None:
        self._both, self._tables = both, both.tables

    def told(self, region: Region) -> Ground | None:
        """The numbers that came or went with a replaced run."""
        tables = self._tables
        if not may_count(region.old, tables) and not may_count(region.new, tables):
            return None
        found = numbers(region, _masked(region, *self._apart), tables)
        return None if found is None or self._still(region, found) else found

    def _still(self, region: Region, ground: Ground) -> bool:
        """Whether the numbers are the same, told in another way or in another place."""
        both, tables = self._both, self._tables
        # Options repeat their numbers: what still stands did not go with one of them.
        options = _inline_options(both.old) or _inline_options(both.new)
        if options and still_stands(ground, *both.words, tables):
            return True
        if self._same:  # "thirty (30)" for "30"
            return True
        twice = "(" in region.old + region.new
        return twice and went_elsewhere(ground, *self.texts, tables)

    @cached_property
    def _apart(self) -> _Apart:
        both = self._both
        labels = both.places(_labels(both.old), _labels(both.new))
        olds, news = both.referring
        return olds | labels[0], news | labels[1]

    @cached_property
    def texts(self) -> tuple[str, str]:
        """Both texts, with blanks for what is no number."""
        both = self._both
        olds, news = (range(words_in(node.text)) for node in (both.old, both.new))
        whole = Region(both.old.text, both.new.text, olds, news)
        masked = _masked(whole, *self._apart)
        return masked.old, masked.new

    @cached_property
    def _same(self) -> bool:
        return same_numbers(*self.texts, self._tables)


def _inline_options(node: Node) -> bool:
    return bool(node.marks) and any(mark.kind is _OPTION for mark in node.marks)


def _left_open(old: Node, new: Node, tables: Language) -> bool:
    """Whether options inside a provision differ in force: then it had none of its own."""
    return any(
        _inline_options(node)
        and len({duty.strength for duty in duties(node.text, tables)}) > 1
        for node in (old, new)
    )


def _pieces(old: Node, new: Node, sides: Sides) -> tuple[str, str]:
    """The words of all that a split or merged provision was and became."""
    olds = {old.eid, *sides.known.came.get(new.eid, ())}
    news = {new.eid, *sides.known.went.get(old.eid, ())}
    return (
        "\n".join(treaty_words(sides.old[eid]) for eid in sorted(olds)),
        "\n".join(treaty_words(sides.new[eid]) for eid in sorted(news)),
    )


def _told_here(region: Region) -> bool:
    """Whether a run of a split or merge came or went in this pair, and not in another."""
    return 0 < len(region.old_words) <= _LOCAL and 0 < len(region.new_words) <= _LOCAL


def _governed(pair: Pair, old: Node, new: Node, sides: Sides) -> Iterator[Ground]:
    """The verb of a chapeau counts for its points.

    Told where a point came under another chapeau, or where the verb went from the
    chapeau into the points or back; a verb that changed in the chapeau is told there.
    """
    if old.kind is not _POINT and new.kind is not _POINT:
        return
    one, other = _chapeau(old, sides.above_old), _chapeau(new, sides.above_new)
    tables = sides.tables
    own_old, own_new = leading(old.text, tables), leading(new.text, tables)
    if (own_old and own_new) or (
        not own_old and not own_new and _together(one, other, sides)
    ):
        return
    verb_old = own_old or (governor(one.text, tables) if one else None)
    verb_new = own_new or (governor(other.text, tables) if other else None)
    if verb_old and verb_new:
        yield from compared(verb_old, verb_new)


def _chapeau(node: Node, above: Mapping[str, tuple[Node, ...]]) -> Node | None:
    """The words that a point goes on from."""
    if node.kind is not _POINT:
        return None
    kinds = (_PARAGRAPH, _POINT)
    path = (n for n in reversed(above[node.eid]) if n.kind in kinds and n.text)
    return next(path, None)


def _together(one: Node | None, other: Node | None, sides: Sides) -> bool:
    """Whether two chapeaux are the same provision in both drafts."""
    if one is None or other is None:
        return False
    return other.eid in sides.known.went.get(one.eid, ())


# ------------------------------------------------------------ cross-references


def _places(both: Both) -> tuple[Region, ...]:
    """The replaced runs that are more than a part of a cross-reference."""
    regions = both.wording.regions
    if not regions or not any(both.references):
        return regions
    return tuple(region for region in regions if not _within(region, *both.referring))


def _within(region: Region, olds: set[int], news: set[int]) -> bool:
    """Whether a run has words, and all of them stand in some places."""
    if not region.old_words and not region.new_words:
        return False
    return olds.issuperset(region.old_words) and news.issuperset(region.new_words)


def _masked(region: Region, olds: set[int], news: set[int]) -> Region:
    """A replaced run with blanks for some words of either text."""
    if olds.isdisjoint(region.old_words) and news.isdisjoint(region.new_words):
        return region
    return region._replace(
        old=_blanked(region.old, region.old_words, olds),
        new=_blanked(region.new, region.new_words, news),
    )


def _labels(node: Node) -> list[tuple[int, int]]:
    """Where the option labels and drafting notes of a provision stand."""
    if not node.marks:
        return []
    kinds = (MarkKind.OPTION, MarkKind.NOTE)
    return [(mark.start, mark.end) for mark in node.marks if mark.kind in kinds]


def _blanked(text: str, places: range, inside: set[int]) -> str:
    letters = list(text)
    words = zip(places, word_starts(text), printed_words(text), strict=False)
    for place, start, word in words:
        if place in inside:
            letters[start : start + len(word)] = " " * len(word)
    return "".join(letters)
