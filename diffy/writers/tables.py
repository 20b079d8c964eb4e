"""The tables of a report: the concordance, what was noticed throughout, the lists."""

from collections.abc import Mapping

from diffy.lint import Remark, lint
from diffy.model import (
    BracketCount,
    Change,
    Fate,
    Op,
    Row,
)
from diffy.places import Place
from diffy.writers.changes import kind_tags
from diffy.writers.index import Index, foreign, link_to, low, script
from diffy.writers.movements import review_tables
from diffy.writers.reading import reading_tables
from diffy.writers.tally import unclaimed
from diffy.writers.view import Cell, Link, Table, Tag

_FATES = (Fate.DANGLING, Fate.RETARGETED, Fate.RANGE, Fate.FOLLOWED)
"""The order of the table: first what a reader must look at."""

_GIST = 70
"""Letters of a change that a line of a list shows, about half a line of print."""

_MOST = 8
"""Uses of a defined term that a report names; data formats have them all."""

_Rows = tuple[tuple[Cell, ...], ...]


def concordance(found: Index) -> Table:
    """Every article of both drafts with what became of it."""
    rows = tuple(
        _concordance_row(found, anchor, row, _order(found, row))
        for anchor, row in found.layout.rows.items()
    )
    return _table(found, "concordance", ("old", "new", "became", "match"), rows)


def _order(found: Index, row: Row) -> tuple[int, int]:
    """The places of a row in the old and the new draft; what is not there comes last."""
    last = len(found.old) + len(found.new)
    old = min((found.old[eid].at for eid in row.old), default=last)
    return old, min((found.new[eid].at for eid in row.new), default=last)


def _concordance_row(
    found: Index, anchor: str, row: Row, order: tuple[int, int]
) -> tuple[Cell, ...]:
    uncertain = low(found, row)
    certain = found.words.say("match", row.matched_by.value)
    old, new = script(found.comparison.old), script(found.comparison.new)
    return (
        Cell(_articles(found, found.old, row.old, anchor), script=old, order=order[0]),
        Cell(_articles(found, found.new, row.new, anchor), script=new, order=order[1]),
        Cell((), kind_tags(found, row.kinds)),
        Cell((), note=uncertain) if uncertain else Cell((Link(certain),)),
    )


def _articles(
    found: Index, there: Mapping[str, Place], eids: tuple[str, ...], anchor: str
) -> tuple[Link, ...]:
    if not eids:
        return (_nothing(found),)
    places = [there[eid] for eid in eids]
    return tuple(
        Link(". ".join(filter(None, (p.citation, p.node.heading))), anchor)
        for p in places
    )


def _nothing(found: Index) -> Link:
    return Link(found.words.say("table", "none"))


def _table(found: Index, name: str, columns: tuple[str, ...], rows: _Rows) -> Table:
    heads = tuple(found.words.say("table", column) for column in columns)
    return Table(name, found.words.say("heading", name), heads, rows, name)


def tables(found: Index) -> tuple[Table, ...]:
    """References, modality, definitions and the like; empty tables are left out."""
    made = (
        _references(found),
        _modality(found),
        _definitions(found),
        _substitutions(found),
        _brackets(found),
        _remarks(found),
    )
    return tuple(table for table in made if table.rows)


def _references(found: Index) -> Table:
    new = script(found.comparison.new)
    ranked = sorted(found.comparison.references, key=lambda r: _FATES.index(r.fate))
    columns = ("where", "reference_old", "reference_new", "fate", "reason")
    rows = tuple(
        (
            Cell((Link(found.new[r.eid].citation, found.layout.new[r.eid]),)),
            Cell((_words(found, r.old),), script=new),
            Cell((_words(found, r.new),), script=new),
            Cell((), (_tag(found, "fate", r.fate.value),)),
            Cell((Link(r.reason),), script=foreign(found.words)),
        )
        for r in ranked
    )
    return _table(found, "references", columns, rows)


def _tag(found: Index, table: str, name: str) -> Tag:
    return Tag(name, found.words.say(table, name))


def _words(found: Index, words: str) -> Link:
    return Link(words) if words else _nothing(found)


def _modality(found: Index) -> Table:
    new = script(found.comparison.new)
    rows = tuple(
        (
            Cell((link_to(found, m.change),)),
            Cell((), (_tag(found, "flag", m.direction.value),)),
            Cell((_words(found, m.old),), script=new),
            Cell((_words(found, m.new),), script=new),
            Cell(_provisions(found, m.points)),
        )
        for m in found.comparison.modality
    )
    columns = ("where", "direction", "words_old", "words_new", "points")
    return _table(found, "modality", columns, rows)


def _definitions(found: Index) -> Table:
    new = script(found.comparison.new)
    rows = tuple(
        (
            Cell((link_to(found, d.change),)),
            Cell((_words(found, d.old),), script=new),
            Cell((_words(found, d.new),), script=new),
            Cell(_first(found, d.uses)),
        )
        for d in found.comparison.definitions
    )
    columns = ("where", "term_old", "term_new", "uses")
    return _table(found, "definitions", columns, rows)


def _provisions(found: Index, eids: tuple[str, ...]) -> tuple[Link, ...]:
    """Provisions of the new draft, each with the way to its section."""
    if not eids:
        return (_nothing(found),)
    return tuple(Link(found.new[e].citation, found.layout.new[e]) for e in eids)


def _first(found: Index, eids: tuple[str, ...]) -> tuple[Link, ...]:
    """The first of many provisions, and how many more there are."""
    if len(eids) <= _MOST + 1:
        return _provisions(found, eids)
    more = Link(found.words.say("summary", "more", n=len(eids) - _MOST))
    return (*_provisions(found, eids[:_MOST]), more)


def _substitutions(found: Index) -> Table:
    new = script(found.comparison.new)
    rows = tuple(
        (
            Cell((_words(found, s.old),), script=new),
            Cell((_words(found, s.new),), script=new),
            Cell(tuple(link_to(found, change) for change in s.changes)),
        )
        for s in found.comparison.substitutions
    )
    return _table(found, "substitutions", ("words_old", "words_new", "places"), rows)


def _brackets(found: Index) -> Table:
    rows: _Rows = tuple(
        (
            Cell((_bracket_article(found, count),)),
            Cell((Link(str(count.old)),)),
            Cell((Link(str(count.new)),)),
        )
        for count in found.comparison.brackets
        if count.old or count.new
    )
    rows += _bracket_total(found) if len(rows) > 1 else ()
    return _table(found, "brackets", ("article", "brackets_old", "brackets_new"), rows)


def _bracket_total(found: Index) -> _Rows:
    counts = found.comparison.brackets
    total = Link(found.words.say("table", "total"))
    old, new = sum(c.old for c in counts), sum(c.new for c in counts)
    return ((Cell((total,)), Cell((Link(str(old)),)), Cell((Link(str(new)),))),)


def _bracket_article(found: Index, count: BracketCount) -> Link:
    if count.new_article is not None:
        eid = count.new_article
        return Link(found.new[eid].citation, found.layout.new[eid])
    if count.old_article is not None:
        eid = count.old_article
        return Link(found.old[eid].citation, found.layout.old[eid], struck=True)
    return Link(found.words.say("place", "text"))


def _remarks(found: Index) -> Table:
    """What looks wrong in the new draft by itself, whatever changed."""
    new = script(found.comparison.new)
    rows = tuple(
        (
            Cell((_remarked(found, remark.eid),)),
            Cell((), (_tag(found, "check", remark.check.value),)),
            Cell((_words(found, remark.quote),), script=new),
            _remark(found, remark),
        )
        for remark in lint(found.comparison.new)
    )
    return _table(found, "lint", ("where", "check", "words", "remark"), rows)


def _remark(found: Index, remark: Remark) -> Cell:
    said = remark.said(found.words)
    if said is None:
        return Cell((Link(remark.message),), script=foreign(found.words))
    return Cell((Link(said),))


def _remarked(found: Index, eid: str) -> Link:
    """Where a remark belongs; one on the draft as a whole has no place."""
    if eid not in found.new:
        return _nothing(found)
    return Link(found.new[eid].citation, found.layout.new[eid])


def appendix_tables(found: Index) -> tuple[Table, ...]:
    """What a person must read, what no demand claimed, and what reviewers decided."""
    if not found.comparison.profiles:
        return ()
    made = (*reading_tables(found), _unclaimed(found), *review_tables(found))
    return tuple(table for table in made if table.rows)


def _unclaimed(found: Index) -> Table:
    new = script(found.comparison.new)
    rows = []
    for id_ in unclaimed(found.comparison):
        change = found.changes[id_]
        rows.append(
            (
                Cell((link_to(found, id_),)),
                Cell((), kind_tags(found, change.kinds)),
                Cell((_words(found, gist(change, Op.DELETE)),), script=new),
                Cell((_words(found, gist(change, Op.INSERT)),), script=new),
            )
        )
    columns = ("where", "became", "words_old", "words_new")
    return _table(found, "unclaimed", columns, tuple(rows))


def gist(change: Change, op: Op) -> str:
    """The first words that a change deletes or inserts, short enough for one line."""
    words = [edit.text.strip() for edit in change.edits if edit.op is op]
    text = " … ".join(filter(None, words))
    return text if len(text) <= _GIST else text[:_GIST].rsplit(" ", 1)[0] + " …"
