"""Cross-references in the words of a draft, and the provisions they point at.

Guarantees:

1. a reference to another instrument ("article 4 of the Convention" in an agreement) is
   known as such and never resolved;
2. a range names every article it covers, in the order of the draft;
3. what is not found is told as not found: nothing is guessed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, count
from typing import NamedTuple

from diffy.languages import Language, language
from diffy.model import Draft, Node, NodeKind, ancestors, is_provision
from diffy.numbering import number
from diffy.words import Together, beginnings, either, sought

_ONE = r"\d+(?:\.\d+)*(?:\s{0,2}(?:bis|ter|quater|quat|quinquies|sexies|septies|octies)\b)?"
_TAIL = r"(?:\s*\((?:[a-z]{1,4}|\d{1,3})\))*"
_OR = "\ue000"
"""What stands for "] [" where brackets are read as spaces: between two alternatives."""
_HAN = r"[\d〇零一二三四五六七八九十百千两]+"
"""A number in a script that puts no spaces between words."""
_DIVISIONS = {
    NodeKind.CHAPTER: "chapter",
    NodeKind.PART: "part",
    NodeKind.SECTION: "section",
    NodeKind.ANNEX: "annex",
}
_DIVIDING = tuple(_DIVISIONS)  # an enumeration is slow to hash
_UNITS = ("article", "paragraph", "point", *_DIVISIONS.values())


_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ]|(?=\w)[А-ЯЁ])"
"""In two sets: one of the letters of several scripts is many times slower to compile."""


class Reference(NamedTuple):
    """A cross-reference: `text[start:end]` of the provision it stands in."""

    start: int
    end: int
    text: str
    targets: tuple[str, ...]
    """The eids it points at, in the order of the draft."""
    missing: tuple[str, ...]
    """What it names and the draft does not have, as printed."""
    range: bool = False
    external: bool = False
    """Whether it points into another instrument."""


class _Places(NamedTuple):
    """Where the units of a draft are, by their numbers."""

    articles: Mapping[tuple[str, str], str]
    """(annex or "", number) to eid."""
    order: Mapping[str, Sequence[str]]
    """For every annex or "" the eids of its articles, in order."""
    rank: Mapping[str, int]
    """For every eid its place in that order, or among its siblings."""
    divisions: Mapping[tuple[str, str], str]
    below: Mapping[tuple[str, str], str]
    """(eid, number of a paragraph or point right below it) to eid."""
    within: Mapping[tuple[str, str], str]
    """(eid of an article, number) to the one numbered unit below its paragraphs that
    has the number; to nothing where several have it."""
    siblings: Mapping[str, Sequence[str]]
    """For every numbered paragraph or point: it and those beside it, in order."""
    loose: Mapping[str, tuple[str, ...]]
    """For every article without numbered paragraphs: its paragraphs, in order."""
    bare: frozenset[str]
    """Those paragraphs that have nothing numbered below them."""
    own: str
    """What the draft calls itself: "convention"."""
    amending: frozenset[str]
    """The units that amend another instrument, as their headings say: what is named in
    them stands in that one."""


def references(
    draft: Draft, above: Mapping[str, tuple[Node, ...]] | None = None
) -> dict[str, tuple[Reference, ...]]:
    """For every provision that has some: its cross-references, in order.

    `above` holds the nodes above every eid, where they are known.
    """
    tables = language(draft.language)
    nodes = list(draft.walk())
    provisions = list(filter(is_provision, nodes))
    texts = Together([node.text.casefold() for node in provisions])
    above = ancestors(draft) if above is None else above
    places = _places(draft, nodes, texts, tables)
    found: dict[str, tuple[Reference, ...]] = {}
    for k in texts.having(*_may_refer(tables)):
        node = provisions[k]
        if here := tuple(_in(node, above[node.eid], places, tables)):
            found[node.eid] = here
    return found


def _first_ones(
    articles: Iterable[Node], below: Mapping[tuple[str, str], str]
) -> Iterator[tuple[tuple[str, str], str]]:
    """The first paragraphs that lack the number 1 where the next one is number 2."""
    for article in articles:
        one, two = (article.eid, "1"), (article.eid, "2")
        if two in below and one not in below:
            paragraphs = (n for n in article.children if n.kind is _PARAGRAPH)
            first = next(paragraphs, None)
            if first and not first.label:
                yield one, first.eid


def amending(draft: Draft) -> frozenset[str]:
    """The units that amend another instrument, by their headings: their words are its."""
    tables = language(draft.language)
    texts = Together(node.text.casefold() for node in draft.provisions)
    own = _own_name(texts, tables)
    return _amending_units([*draft.walk()], own, tables)


def _amending_units(
    nodes: Sequence[Node], own: str, tables: Language
) -> frozenset[str]:
    headings = "\n".join([node.text for node in nodes if node.kind is _HEADING])
    if headings.isascii() and not _may_amend(headings, tables):
        return frozenset()
    return frozenset(n.eid for n in nodes if n.children and _amends(n, own, tables))


def names(draft: Draft) -> dict[str, str]:
    """For every eid what a reader would say: "Article 12", "Article 12(2)(a)"."""
    above = ancestors(draft)
    return {node.eid: name(node, above[node.eid]) for node in draft.walk()}


def name(node: Node, above: Sequence[Node]) -> str:
    """What a reader would say of a unit, from the labels of those above it and its own."""
    said = ""
    for unit in (*above, node):
        if unit.kind is _ARTICLE:
            said = unit.label.strip("[]")
        elif unit.label and said and unit.kind in (_PARAGRAPH, _POINT):
            said += f"({unit.label.strip('()[]. ')})"
    return said or node.label or node.eid


# ------------------------------------------------------------------ the draft


def _places(
    draft: Draft, nodes: Sequence[Node], texts: Together, tables: Language
) -> _Places:
    units = _Units({}, {}, {}, {}, {}, [])
    _count(draft.nodes, "", None, None, units)
    below = units.below
    below |= dict(_first_ones(units.all, below))
    beside: dict[str, list[str]] = {}
    for (holder, _), eid in below.items():
        beside.setdefault(holder, []).append(eid)
    loose = {
        a.eid: tuple(n.eid for n in a.children if n.kind is _PARAGRAPH)
        for a in units.all
        if a.eid not in beside
    }
    siblings: dict[str, Sequence[str]] = {}
    rank: dict[str, int] = {}
    for eids in beside.values():
        siblings.update(dict.fromkeys(eids, eids))
        rank.update(zip(eids, count()))
    for eids in units.order.values():
        rank.update(zip(eids, count()))
    own = _own_name(texts, tables)
    return _Places(
        units.articles,
        units.order,
        rank,
        units.divisions,
        below,
        units.within,
        siblings,
        loose,
        frozenset(chain.from_iterable(loose.values())) - beside.keys(),
        own,
        _amending_units(nodes, own, tables),
    )


class _Units(NamedTuple):
    """The numbered units of a draft, as far as they were counted: see _Places."""

    articles: dict[tuple[str, str], str]
    order: dict[str, list[str]]
    divisions: dict[tuple[str, str], str]
    below: dict[tuple[str, str], str]
    within: dict[tuple[str, str], str]
    all: list[Node]
    """The articles."""


def _count(
    nodes: Iterable[Node],
    annex: str,
    article: Node | None,
    holder: Node | None,
    units: _Units,
) -> None:
    """Add some nodes and all below them: the outermost annex and article count, and the
    nearest unit that is no option."""
    for node in nodes:
        kind = node.kind
        if kind is _ARTICLE:
            units.articles.setdefault((annex, _own_number(node)), node.eid)
            units.order.setdefault(annex, []).append(node.eid)
            units.all.append(node)
        elif kind in _DIVIDING:
            units.divisions.setdefault((kind, _own_number(node)), node.eid)
        elif holder and node.label:
            key = _own_number(node)
            units.below.setdefault((holder.eid, key), node.eid)
            if article and holder.kind is _PARAGRAPH:
                place = article.eid, key
                units.within[place] = "" if place in units.within else node.eid
        if node.children:
            _count(
                node.children,
                annex or (node.eid if kind is _ANNEX else ""),
                article or (node if kind is _ARTICLE else None),
                holder if kind is _OPTION else node,
                units,
            )


# Python finds a member of an enumeration by many steps; these are asked for at every node.
_ARTICLE, _PARAGRAPH, _OPTION = NodeKind.ARTICLE, NodeKind.PARAGRAPH, NodeKind.OPTION
_ANNEX, _POINT, _HEADING = NodeKind.ANNEX, NodeKind.POINT, NodeKind.HEADING


def _own_number(node: Node) -> str:
    """The number in a unit's id, without the count of a repeated one."""
    return node.eid.rpartition("__")[2].partition("_")[2].partition("_")[0]


def _annex(path: tuple[Node, ...]) -> str:
    for node in path:
        if node.kind is _ANNEX:
            return node.eid
    return ""


def _article_of(path: tuple[Node, ...]) -> Node | None:
    for node in path:
        if node.kind is _ARTICLE:
            return node
    return None


def _own_name(texts: Together, tables: Language) -> str:
    """The instrument that the draft's own words call "this ..." most often."""
    counts = Counter(_this(tables).findall(texts.text))
    return min(counts, key=lambda name: (-counts[name], name), default="")


def _amends(node: Node, own: str, tables: Language) -> bool:
    """Whether a unit is headed "Amendment of Regulation 12/2019", not "... of this ..."."""
    heading = node.heading
    if not heading or (heading.isascii() and not _may_amend(heading, tables)):
        return False
    found = _amending(tables).search(heading)
    if not found or found["this"]:
        return False
    return bool(found["more"]) or not _is_own(found["name"], own, tables)


def _is_own(name: str, own: str, tables: Language) -> bool:
    """Whether an instrument is called as the draft is, in whatever case."""
    stem = _STEM if tables.reference.get("endings") else None
    return bool(own) and name.casefold()[:stem] == own[:stem]


_STEM = 6
"""Letters by which the name of an instrument is known in any of its cases."""


# ------------------------------------------------------------------ the words


@cache
def _this(tables: Language) -> re.Pattern[str]:
    """ "this Convention", in folded text."""
    this = either(word.casefold() for word in tables.reference.get("this", ()))
    return re.compile(rf"(?:{this})\s+({_instruments(tables)})\b")


@cache
def _instruments(tables: Language) -> str:
    """The names of kinds of instruments; where they are inflected, with their endings."""
    names = [name.casefold() for name in tables.structure.get("instrument", ())]
    endings = tables.reference.get("endings", ())
    if not endings:
        return either(names)
    stems = {name.rstrip("".join(endings)) for name in names}
    return rf"(?:{either(stems)})[{''.join(endings)}]{{0,3}}"


def _may_amend(heading: str, tables: Language) -> bool:
    """Whether headings in ASCII have what the heading of an amendment begins with."""
    words = map(str.casefold, tables.reference.get("amending", ()))
    return any(map(heading.casefold().__contains__, words))


@cache
def _amending(tables: Language) -> re.Pattern[str]:
    """ "Amendment of the Hive Act": what amends another instrument, in its heading."""
    words = tables.reference
    start = either(words.get("amending", ()))
    return re.compile(
        rf"(?<!\w)(?i:{start})(?P<between>.*?)"
        rf"(?P<this>(?:{either(words['this'])})\s+)?"
        rf"\b(?P<name>(?i:{_instruments(tables)}))(?P<more>{_more(tables)})?",
        re.DOTALL,
    )


@cache
def _more(tables: Language) -> str:
    """What tells one instrument from another of its kind: its subject, date or number."""
    about = either(tables.reference.get("about", ()))
    of = either(tables.reference["of"])
    return (
        rf"\s+(?:(?:{about})(?!\w)|\([^()]{{1,12}}\)|{_CAPITAL}\w"
        rf"|(?:[Nn][.ºo°]+\s*)?\d+/\d|[Nn][.ºo°]+\s*\d|(?:{of})\s+(?:\d|{_CAPITAL}))"
    )


@cache
def _pattern(tables: Language) -> re.Pattern[str]:
    """One unit with its numbers: "articles 6, 7 and 9 to 12", "paragraph 2 (b)"."""
    words = tables.reference
    units = "|".join(rf"(?P<{unit}>{either(words.get(unit, ()))})" for unit in _UNITS)
    if not tables.spaced:  # 第二条第一款: the number stands before its unit
        joints = either((*words["and"], *words["range"]))
        return re.compile(
            rf"第(?P<numbers>{_HAN}(?:(?:{joints})第?{_HAN})*)(?:{units})"
        )
    roman = r"[IVXLC]+\b"
    one = rf"(?:{_ONE}|{roman}|\((?:[a-z]{{1,4}}|\d{{1,3}})\)){_TAIL}"
    joints = either((*words["range"], *words["and"]))
    between = rf"\s*(?:,?\s*\b(?:{joints})\b|,|–|-|{_OR}(?:\s*,)?)\s*"
    return re.compile(
        # A full stop after a unit abbreviates it, or ends a sentence.
        rf"(?<!\w)(?:(?i:{units}))(?:\.\s*(?=[\d(])|\s+)(?P<numbers>{one}(?:{between}{one})*)"
    )


@cache
def _may_refer(tables: Language) -> tuple[Sequence[str], re.Pattern[str]]:
    """What every reference begins with, in folded text: few provisions have it.

    The words alone, without those that begin with another one, and with a number.
    """
    if not tables.spaced:
        return ["第"], re.compile(rf"第{_HAN}")
    names = (name for unit in _UNITS for name in tables.reference.get(unit, ()))
    words = sorted(map(str.casefold, names))
    first = [w for w in words if not any(map(w.startswith, {*words} - {w}))]
    return first, re.compile(rf"(?:{either(words)})\.?\s+[\[\divxlc(]")


_APART = r"(?:\s+|(?<=['’]))"
"""What parts a word from the next one; an apostrophe does: "de l’article 5"."""


@cache
def _joint(tables: Language) -> re.Pattern[str]:
    """What stands between the units of one reference: "paragraph 2 of article 5"."""
    of = either(tables.reference["of"])
    this = either(tables.reference["this"])
    return re.compile(rf"\s*,?\s*(?:(?i:{of}){_APART})?(?:(?i:{this})\s+)?$")


@cache
def _owner(tables: Language) -> re.Pattern[str]:
    """The instrument named after a reference: "of this Convention", "of the Charter"."""
    words = tables.reference
    of = either((*words["of"], *words["range"]))  # "Annex VII to the Convention"
    following = either(words.get("following", ()))
    this, the = either(words["this"]), either(words["the"])
    that = either(words.get("that", ()))
    between = rf"\s*,?\s*(?P<of>(?i:{of}){_APART})"
    if words.get("endings"):  # the case of the name says it: "статьи 4 Устава"
        between = r"\s+(?P<of>(?!))?"
    return re.compile(
        rf"(?:\.?[ºª]|[\s.]?[a-z]\)|\.[A-Z][a-z]+|\s+(?i:{following}))*{between}"
        rf"(?:(?P<that>(?i:{that})\b)|(?P<this>(?i:{this}))|(?P<the>(?i:{the})))?\s*"
        rf"(?:(?i:{either(words.get('draft', ()))})\s+)?"
        rf"(?P<name>[^\W\d_]+)(?P<more>{_more(tables)})?"
    )


@cache
def _foreign(tables: Language) -> re.Pattern[str]:
    """What says right behind a reference that it is none to the draft: "TFEU"."""
    words = either(tables.reference.get("thereof", ()))
    return re.compile(rf"\s+(?:[A-Z]{{3,}}\b|(?i:{words})(?!\w))")


_NAMED_BEFORE = re.compile(r"(?:》|\d/[A-Z]+\.\s?\d+,?\s+)$")
"""What names another instrument right before a reference: "decision 2/CP.17, "."""


class _Named(NamedTuple):
    """A reference by its words alone: units that belong together are one reference."""

    start: int
    end: int
    numbers: Mapping[str, str]
    """The numbers of each unit: "2 (b)" of "paragraph"."""
    foreign: bool | None
    """Whether another instrument is named with it; None where none is named."""
    range: bool
    open: bool
    """Whether it leaves a choice: which number is meant is not agreed."""


def _in(
    node: Node, path: tuple[Node, ...], places: _Places, tables: Language
) -> Sequence[Reference]:
    """The references in one provision."""
    amended = places.amending and any(n.eid in places.amending for n in path)
    found: list[Reference] = []
    for named in _named(node.text, places.own, tables):
        external = bool(amended if named.foreign is None else named.foreign)
        unsought = external or named.open
        targets, missing = (
            ((), ()) if unsought else _targets(named.numbers, path, places, tables)
        )
        if unsought or targets or missing:
            start, end = named.start, named.end
            said = node.text[start:end]
            found.append(
                Reference(start, end, said, targets, missing, named.range, external)
            )
    return _shared_owner(node, found, tables) if len(found) > 1 else found


_KNOWN = 4096
"""Texts of which the references are kept: most stand in both drafts."""


@lru_cache(maxsize=_KNOWN)
def _named(text: str, own: str, tables: Language) -> tuple[_Named, ...]:
    """The references of a text, in a draft that calls itself by its `own` name."""
    plain = _unbracketed(text)
    chains: list[list[re.Match[str]]] = []
    end = 0
    for found in _units(plain, tables):
        if chains and _joined(plain[end : found.start()], tables):
            chains[-1].append(found)
        else:
            chains.append([found])
        end = found.end()
    return tuple(_said_in(text, plain, chain, own, tables) for chain in chains)


def _units(plain: str, tables: Language) -> Iterator[re.Match[str]]:
    """The units named in a text: in ASCII sought at the words for them alone.

    To find words is many times quicker than the pattern, which fails at every letter.
    """
    if not plain.isascii():
        return _pattern(tables).finditer(plain)
    places = beginnings(plain.casefold(), _may_refer(tables)[0])
    return sought(_pattern(tables), plain, places)


def _said_in(
    text: str, plain: str, chain: list[re.Match[str]], own: str, tables: Language
) -> _Named:
    start, end = chain[0].start(), chain[-1].end()
    numbers = {_unit(m): m["numbers"] for m in chain}
    foreign = _ownership(plain, end, own, tables)
    if _NAMED_BEFORE.search(plain, max(0, start - 24), start):
        foreign = True
    wide = any(_is_range(text, tables) for text in numbers.values())
    open_ = _OR in plain and any(_OR in text for text in numbers.values())
    return _Named(*_whole(text, start, end), numbers, foreign, wide, open_)


def _shared_owner(
    node: Node, found: list[Reference], tables: Language
) -> list[Reference]:
    """References of which the last names the instrument of those that were not found.

    "Article 4, point 11, and Article 7 of that Regulation".
    """
    for k in range(len(found) - 1, 0, -1):
        one, two = found[k - 1 : k + 1]
        unsettled = two.external and one.missing
        if unsettled and _and(tables).fullmatch(node.text, one.end, two.start):
            found[k - 1] = one._replace(targets=(), missing=(), external=True)
    return found


@cache
def _and(tables: Language) -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*(?:{either(tables.reference['and'])})\s*", re.I)


_ALTERNATIVES = re.compile(r"\](\s*)\[")


def _unbracketed(text: str) -> str:
    """A text with its brackets as spaces: "Article [3, paragraph 14]" is one reference.

    As long as before, so that places in it are places in the text.
    """
    if "[" not in text:
        return text
    text = _ALTERNATIVES.sub(rf" \1{_OR}", text)
    return text.replace("[", " ").replace("]", " ")


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A span with the bracket that it opens closed, or the one that it closes opened."""
    opened = text.count("[", start, end) - text.count("]", start, end)
    if opened == 1 and text[end : end + 1] == "]":
        return start, end + 1
    if opened == -1 and text[start - 1 : start] == "[":
        return start - 1, end
    return start, end


def _joined(between: str, tables: Language) -> bool:
    """Whether two units make one reference; ", " joins only article and paragraph."""
    return len(between) < 20 and _joint(tables).fullmatch(between) is not None


def _unit(found: re.Match[str]) -> str:
    return next(unit for unit in _UNITS if found[unit])


def _ownership(text: str, end: int, own: str, tables: Language) -> bool | None:
    """Whether another instrument is named after a reference; None where none is."""
    if _foreign(tables).match(text, end):
        return True
    found = _owner(tables).match(text, end)
    if not found:
        return None
    if found["this"]:
        return False
    name = found["name"]
    known = _is_instrument(name, tables)
    if found["that"]:
        return known or None
    if _is_own(name, own, tables):
        return bool(found["more"])
    return known or bool(found["of"] and name[:1].isupper()) or None


def _is_instrument(name: str, tables: Language) -> bool:
    folded = name.casefold()
    kind = _kind(tables).fullmatch(folded)
    return kind is not None or folded in tables.reference.get("decision", ())


@cache
def _kind(tables: Language) -> re.Pattern[str]:
    return re.compile(_instruments(tables))


def _is_range(numbers: str, tables: Language) -> bool:
    return _splits(tables)[1].search(numbers) is not None


# ---------------------------------------------------------------- the targets


def _targets(
    numbers: Mapping[str, str],
    path: tuple[Node, ...],
    places: _Places,
    tables: Language,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The eids that a reference names, and what it names that is not there."""
    for kind, unit in _DIVISIONS.items():
        if unit in numbers and "article" not in numbers:
            return _divisions(kind, numbers[unit], places, tables)
    article = _article_of(path)
    if "article" in numbers and not places.articles:
        return (), ()  # a draft without articles names those of another instrument
    if "article" in numbers:
        found, missing = _articles(numbers["article"], path, places, tables)
    elif article:
        found, missing = (article.eid,), ()
    else:
        return (), ()
    if "paragraph" in numbers and len(found) == 1:
        own = "article" not in numbers  # "paragraph (a)" may be a point of this one
        holders = (*found, *_around(path)) if own else found
        found, missing = _first(holders, numbers["paragraph"], places, tables)
    if "point" in numbers and len(found) == 1:
        bare = "article" not in numbers and "paragraph" not in numbers
        holders = (*_around(path), *found) if bare else found
        found, missing = _first(holders, numbers["point"], places, tables)
        if missing and _undecided(holders[-1], numbers["point"], places, tables):
            return (), ()
    return found, missing


def _first(
    holders: Sequence[str], numbers: str, places: _Places, tables: Language
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the numbers name in the first holder that has them all, else in the first."""
    first = _below(holders[0], numbers, places, tables)
    if not first[1]:
        return first
    others = (_below(holder, numbers, places, tables) for holder in holders[1:])
    return next((found for found in others if not found[1]), first)


def _around(path: tuple[Node, ...]) -> list[str]:
    """The units that a bare "subparagraph (a)" may be counted in, the nearest first."""
    kinds = (NodeKind.PARAGRAPH, NodeKind.POINT)
    return [n.eid for n in reversed(path) if n.kind in kinds]


def _undecided(holder: str, numbers: str, places: _Places, tables: Language) -> bool:
    """Whether all numbers stand below several paragraphs of an article."""
    ends = {end.partition(" ")[0] for span in _spans(numbers, tables) for end in span}
    return all(places.within.get((holder, end)) == "" for end in ends)


def _articles(
    numbers: str, path: tuple[Node, ...], places: _Places, tables: Language
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    annex = _annex(path)
    found: list[str] = []
    missing: list[str] = []
    for first, last in _spans(numbers, tables):
        own = _article(annex, first, places)
        scope = annex if own else ""
        one, two = own or _article("", first, places), _article(scope, last, places)
        missing += [n for n, eid in ((first, one), (last, two)) if not eid]
        if one and two:
            order = places.siblings.get(one) or places.order.get(scope, ())
            found += _between(order, places.rank, one, two)
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(missing))


def _between(
    order: Sequence[str], rank: Mapping[str, int], one: str, two: str
) -> Sequence[str]:
    """The units from one to another, both alone where they do not stand in that order."""
    first, last = rank.get(one, -1), rank.get(two, -1)
    whole = 0 <= first <= last < len(order) and (order[first], order[last]) == (
        one,
        two,
    )
    return order[first : last + 1] if whole else (one, two)


def _article(annex: str, key: str, places: _Places) -> str:
    """The eid of an article, or of what stands in it: "5 2 b" is article 5(2)(b).

    "3.2" is an article of that number where there is one, else paragraph 2 of article 3.
    """
    whole = places.articles.get((annex, key))
    if whole:
        return whole
    head, _, rest = key.replace(".", " ").partition(" ")
    article = places.articles.get((annex, head))
    article = article or places.articles.get((annex, number(head, roman_too=True)), "")
    return _under(article, rest, places) if article else ""


def _below(
    holder: str, numbers: str, places: _Places, tables: Language
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs or points of a holder: "2 (b)" goes two levels down."""
    found: list[str] = []
    missing: list[str] = []
    for first, last in _spans(numbers, tables):
        one, two = _under(holder, first, places), _under(holder, last, places)
        missing += [n for n, eid in ((first, one), (last, two)) if not eid]
        if one and two:
            found += _between(places.siblings.get(one, ()), places.rank, one, two)
        else:
            found += [eid for eid in (one, two) if eid]
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(missing))


def _under(holder: str, steps: str, places: _Places) -> str:
    """The eid that the numbers lead to, step by step; empty where one is not there."""
    eid = holder
    for step in steps.split():
        found = places.below.get((eid, step), "") or _uncounted(eid, step, places)
        eid = found or places.within.get((eid, step), "")
    return eid


def _uncounted(holder: str, step: str, places: _Places) -> str:
    """A paragraph by its place, where the draft prints no numbers before paragraphs."""
    loose = places.loose.get(holder, ())
    if step.isdigit() and 0 < int(step) <= len(loose):
        return loose[int(step) - 1]
    return holder if holder in places.bare else ""


def _divisions(
    kind: NodeKind, numbers: str, places: _Places, tables: Language
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    wanted = [
        number(n, roman_too=True) for span in _spans(numbers, tables) for n in span
    ]
    if not any(known == kind for known, _ in places.divisions):
        return (), ()  # a draft without annexes names those of another instrument
    found = [places.divisions.get((kind, n)) for n in dict.fromkeys(wanted)]
    missing = [n for n in dict.fromkeys(wanted) if (kind, n) not in places.divisions]
    return tuple(eid for eid in found if eid), tuple(missing)


@lru_cache(maxsize=_KNOWN)
def _spans(numbers: str, tables: Language) -> tuple[tuple[str, str], ...]:
    """The numbers named: (first, last), the same twice where it is no range."""
    if numbers.isdigit() and numbers.isascii():
        return ((numbers, numbers),)
    return tuple(_ends(numbers, tables))


def _ends(numbers: str, tables: Language) -> Iterator[tuple[str, str]]:
    joint, between = _splits(tables)
    last = ""
    for item in joint.split(numbers):
        ends = between.split(item)
        keys = [key for end in ends if (key := _key(end))]
        if keys and item.startswith("(") and " " in last:
            # "3 (d) and (e)": the letter goes on from the number before it.
            keys = [f"{last.rpartition(' ')[0]} {key}" for key in keys]
        elif len(keys) == 2 and ends[-1].startswith("(") and " " in keys[0]:
            keys[1] = f"{keys[0].rpartition(' ')[0]} {keys[1]}"  # "5 (3) to (6)"
        if keys:
            last = keys[-1]
            yield keys[0], keys[-1]


@cache
def _splits(tables: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between numbers, and between the ends of a range."""
    words = tables.reference
    if not tables.spaced:
        joints, ranges = (f"(?:{either(words[k])})第?" for k in ("and", "range"))
        return re.compile(joints), re.compile(ranges)
    joint = rf"(?:{either(words['and'])})\s+"
    return (
        re.compile(rf"\s*,\s*(?:{joint})?|\s+{joint}", re.IGNORECASE),
        re.compile(
            rf"\s+(?:{either(words['range'])})\s+|\s*–\s*|(?<=\d)-", re.IGNORECASE
        ),
    )


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    """ "2 (b)" as "2 b", "12 bis" as "12bis"."""
    steps = re.split(r"[()]", re.sub(r"\s+(?=[a-z])", "", text))
    return " ".join(number(step) for step in steps if number(step))
