"""A comparison made by hand that holds every kind, flag and verdict once.

Texts are written with their edits in them: "{-old words-}{+new words+}"; the drafts are
built from the same strings, so that edits and drafts cannot disagree.
"""

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from diffy.model import (
    Ask,
    AskState,
    BracketCount,
    Change,
    ChangeKind,
    Comparison,
    DefinitionChange,
    Demand,
    Draft,
    DraftWarning,
    Edit,
    Evidence,
    Fate,
    Finding,
    Flag,
    Ground,
    HeldText,
    Mark,
    MarkKind,
    MatchedBy,
    ModalityChange,
    Node,
    NodeKind,
    Op,
    Profile,
    Provenance,
    Quotation,
    ReferenceChange,
    Review,
    ReviewMatch,
    ReviewStatus,
    Row,
    Side,
    Sign,
    Signal,
    StateOfAsk,
    Strength,
    Substitution,
    Verdict,
)

_RUN = re.compile(r"\{-(?P<old>.*?)-\}|\{\+(?P<new>.*?)\+\}|(?P<kept>(?:(?!\{[-+]).)+)")
_KIND = {kind.value: kind for kind in ChangeKind}

# id, old eid, new eid, kinds, grounds as "flag:old:new", matched by, confidence, text
_CHANGES = [
    ("c1", "title", "title", "edited", "", "text", 0.9,
     "Draft Convention on the Care of Shared Rivers{+ and Lakes+}"),
    ("c2", "preamble__rec_2", "preamble__rec_2", "bracket-only",
     "bracket-kept:[Mindful:Mindful", "text", 1.0,
     "{-[-}Mindful of those who live from fishing{-]-},"),
    ("c3", "art_1__para_1__point_a", "art_1__para_1__point_a", "edited",
     "definition:River:River,bracket-changed:[still]:[at rest],status:open:agreed", "text",
     0.8,
     "“River” means any {-flowing water-}{+water, flowing or at rest,+} that crosses or"
     " forms a border;"),
    ("c4", None, "art_1__para_1__point_b", "added", "", "none", 1.0,
     "{+“Reach” means a part of a river between two gauges;+}"),
    ("c5", "art_1__para_1__point_b", "art_1__para_1__point_c", "renumbered", "",
     "identical", 1.0, "“Party” means a State bound by this Convention."),
    ("c6", "art_2__para_1", "art_2__para_1", "edited",
     "stronger:should:shall,substitution:basin office:joint office", "text", 0.85,
     "The Parties {-should-}{+shall+} cooperate through the {-basin-}{+joint+} office."),
    ("c7", "art_2__para_2", "art_2__para_2", "edited",
     "bracket-opened:openly:[openly],option-chosen:[yearly][monthly]:monthly"
     ",conjunction:and:or", "text", 0.8,
     "Accounts are kept {+[+}openly{+]+} {-and-}{+or+} published {-[yearly][-}monthly{-]-}."),
    ("c8", "art_3__para_1", "art_3__para_1", "split edited", "", "text", 0.5,
     "Each Party shall measure the flow of each river {-and shall keep the stations open to"
     " visitors-}."),
    ("c9", "art_3__para_1", "art_4__para_1", "split edited", "", "residual", 0.45,
     "{-Each Party shall measure the flow of each river and-}{+It+} shall keep the"
     " stations open to visitors."),
    ("c10", "art_4__heading", "art_5__heading", "retitled", "", "heading", 0.6,
     "Exchange of data{+ and samples+}"),
    ("c11", "art_4__para_1", "art_5__para_1", "edited",
     "weaker:shall:may,qualifier::where possible", "text", 0.8,
     "Parties {-shall-}{+may, where possible,+} share what they measure."),
    ("c12", "art_5__para_1", "art_6__para_1", "edited",
     "reference-followed:article 4:article 5,reference-range:articles 2 to 4:articles 2 to 6"
     ",number:ten:thirty", "text", 0.9,
     "Data under {-article 4-}{+article 5+} and {-articles 2 to 4-}{+articles 2 to 6+} are"
     " sent within {-ten-}{+thirty+} days."),
    ("c13", "art_5__para_2", "art_6__para_2", "edited",
     "reference-dangling:article 6:article 60,reference-retargeted:article 2:article 3",
     "text", 0.7,
     "Inspection follows {-article 6-}{+article 60+} and {-article 2-}{+article 3+}."),
    ("c14", "art_6__heading", None, "removed", "", "none", 1.0, "{-Emergencies-}"),
    ("c15", "art_6__para_1", None, "removed", "", "none", 1.0,
     "{-In a flood, the nearest Party shall warn all others without delay.-}"),
    ("c16", "art_9__para_1", "art_7__para_1", "moved edited",
     "bracket-dropped:[equal]:", "text", 0.9,
     "The office is paid for by {-[equal] -}contributions of the Parties."),
    ("c17", None, "art_7bis__heading", "added", "", "none", 1.0, "{+Participation+}"),
    ("c18", None, "art_7bis__para_1", "added", "", "none", 1.0,
     "{+Those who live on the banks shall be heard before a dam is built.+}"),
    ("c19", "art_7__heading", "art_8__heading", "merged retitled", "", "heading", 0.5,
     "Notices{+ and reports+}"),
    ("c20", "art_7__para_1", "art_8__para_1", "merged edited", "negation::not", "text", 0.6,
     "Notices {-are-}{+shall not be+} sent by ordinary post."),
    ("c21", "art_8__para_1", "art_8__para_2", "merged renumbered", "", "residual", 0.5,
     "Reports are sent once a year to the depositary."),
    ("c22", "art_5__para_3", "art_8__para_3", "moved", "", "text", 1.0,
     "The costs of an inspection lie where they fall."),
    ("c23", "art_10__para_1", "art_9__para_1", "edited", "", "place", 0.17,
     "{-Quarrels are laid before three wise neighbours-}{+Any dispute goes to the court"
     " that the Parties have named+}."),
    ("c24", "fn_1", "fn_1", "edited", "editorial:e.g.:for example", "text", 0.9,
     "Gauges, {-e.g.-}{+for example+} those of wood."),
]  # fmt: skip

_SAME = {
    "preamble__rec_1": ("preamble__rec_1", "Recalling that rivers know no borders,"),
    "chp_1__heading": ("chp_1__heading", "General provisions"),
    "chp_2__heading": ("chp_2__heading", "Measures"),
    "art_1__heading": ("art_1__heading", "Use of terms"),
    "art_1__para_1": ("art_1__para_1", "For the purposes of this Convention:"),
    "art_2__heading": ("art_2__heading", "Cooperation"),
    "art_3__heading": ("art_3__heading", "Monitoring"),
    "art_5__heading": ("art_6__heading", "Inspection"),
    "art_9__heading": ("art_7__heading", "Funding"),
    "art_10__heading": ("art_9__heading", "Settlement of disputes"),
    "conclusions": ("conclusions", "Done at the mouth of the river."),
}  # fmt: skip

_ROWS = [
    ("art_1", "art_1", "edited", "text", 0.9),
    ("art_2", "art_2", "edited", "text", 0.85),
    ("art_3", "art_3 art_4", "split edited", "text", 0.5),
    ("art_4", "art_5", "edited renumbered retitled", "text", 0.8),
    ("art_5", "art_6", "edited renumbered", "text", 0.8),
    ("art_6", "", "removed", "none", 1.0),
    ("art_9", "art_7", "moved renumbered edited", "text", 0.9),
    ("", "art_7bis", "added", "none", 1.0),
    ("art_7 art_8", "art_8", "merged edited retitled", "text", 0.55),
    ("art_10", "art_9", "renumbered edited", "place", 0.17),
    ("art_11", "art_10", "renumbered", "identical", 1.0),
]

_MORE_SAME = {
    "art_11__heading": ("art_10__heading", "Entry into force"),
    "art_11__para_1": (
        "art_10__para_1",
        "This Convention enters into force in spring.",
    ),
    "art_11__para_2": ("art_10__para_2", "The depositary announces the day."),
}


def edits(marked: str) -> tuple[Edit, ...]:
    """The edits written into a text."""
    op = {"kept": Op.KEEP, "old": Op.DELETE, "new": Op.INSERT}
    runs = _RUN.finditer(marked)
    return tuple(
        Edit(op[run.lastgroup or "kept"], run[run.lastgroup or 0]) for run in runs
    )


def side(found: tuple[Edit, ...], op: Op) -> str:
    """The text of one draft: what is kept and what that draft alone has."""
    return "".join(edit.text for edit in found if edit.op in (Op.KEEP, op))


def _texts() -> tuple[dict[str, str], dict[str, str]]:
    old: dict[str, str] = {}
    new: dict[str, str] = {}
    for old_eid, (new_eid, text) in {**_SAME, **_MORE_SAME}.items():
        old[old_eid] = new[new_eid] = text
    for _, old_place, new_place, *_, marked in _CHANGES:
        if old_place:
            old[old_place] = side(edits(marked), Op.DELETE)
        if new_place:
            new[new_place] = side(edits(marked), Op.INSERT)
    new["art_4__heading"] = "Stations"
    old["art_8__heading"] = "Reports"
    return old, new


def _change(
    row: tuple[str, str | None, str | None, str, str, str, float, str],
) -> Change:
    id_, old, new, kinds, grounds, matched_by, confidence, marked = row
    return Change(
        id=id_,
        old=old,
        new=new,
        kinds=tuple(_KIND[kind] for kind in kinds.split()),
        grounds=tuple(_ground(ground) for ground in grounds.split(",") if ground),
        edits=edits(marked),
        matched_by=MatchedBy(matched_by),
        confidence=confidence,
    )


def _ground(written: str) -> Ground:
    flag, old, new = (*written.split(":"), "", "")[:3]
    return Ground(Flag(flag), old, new)


def _node(kind: NodeKind, eid: str, label: str, texts: dict[str, str]) -> Node:
    text = texts.get(eid, "")
    brackets = [
        Mark(MarkKind.BRACKET, found.start(), found.end())
        for found in re.finditer(r"\[[^\]]*\]", text)
    ]
    return Node(kind, eid, label, text, tuple(brackets))


def _article(number: str, label: str, texts: dict[str, str]) -> Node:
    eid = f"art_{number}"
    children = [_node(NodeKind.HEADING, f"{eid}__heading", "", texts)]
    for para in (key for key in sorted(texts) if key.startswith(f"{eid}__para_")):
        if "__point_" not in para:
            children.append(_paragraph(para, texts))
    return Node(NodeKind.ARTICLE, eid, label, children=tuple(children))


def _paragraph(eid: str, texts: dict[str, str]) -> Node:
    points = sorted(key for key in texts if key.startswith(f"{eid}__point_"))
    children = tuple(
        _node(NodeKind.POINT, key, f"({key.rsplit('_', 1)[1]})", texts)
        for key in points
    )
    own = _node(NodeKind.PARAGRAPH, eid, f"{eid.rsplit('_', 1)[1]}.", texts)
    return replace(own, children=children)


def _draft(texts: dict[str, str], numbers: list[str], cut: int, **about: str) -> Draft:
    articles = [
        _article(n, f"Article {n.replace('bis', ' bis')}", texts) for n in numbers
    ]
    recitals = [
        _node(NodeKind.RECITAL, f"preamble__rec_{n}", "", texts) for n in range(1, 3)
    ]
    chapters = [
        Node(
            NodeKind.CHAPTER,
            f"chp_{n}",
            f"Chapter {'I' * n}",
            children=(_node(NodeKind.HEADING, f"chp_{n}__heading", "", texts), *held),
        )
        for n, held in ((1, articles[:cut]), (2, articles[cut:]))
    ]
    return Draft(
        nodes=(
            _node(NodeKind.TREATY, "title", "", texts),
            Node(NodeKind.PREAMBLE, "preamble", children=tuple(recitals)),
            *chapters,
            _node(NodeKind.FOOTNOTE, "fn_1", "1", texts),
            _node(NodeKind.CONCLUSIONS, "conclusions", "", texts),
        ),
        language="en",
        format="markdown",
        **about,  # type: ignore[arg-type]
    )


def _drafts() -> tuple[Draft, Draft]:
    old, new = _texts()
    first = _draft(
        old, [str(n) for n in range(1, 12)], 4,
        title="Care of Shared Rivers, first draft", symbol="RIV/1", date="2031-03-01",
        source="rivers-1.md", sha256="1" * 64,
    )  # fmt: skip
    numbers = [*"1234567", "7bis", "8", "9", "10"]
    second = _draft(
        new, numbers, 5,
        title="Care of Shared Rivers, second draft", symbol="RIV/2", date="2031-09-01",
        source="rivers-2.md", sha256="2" * 64,
    )  # fmt: skip
    odd = DraftWarning("the number 7 bis comes after 7 without a bracket", line=88)
    return first, replace(second, warnings=(odd,))


def _provisions(changes: tuple[Change, ...]) -> tuple[Row, ...]:
    """Every provision of either draft, in an order that need not be the engine's."""
    same = [
        Row((old,), (new,), (ChangeKind.UNCHANGED,), MatchedBy.IDENTICAL, 1.0)
        for old, (new, _) in {**_SAME, **_MORE_SAME}.items()
    ]
    lone = [
        Row((), ("art_4__heading",), (ChangeKind.ADDED,), MatchedBy.NONE, 1.0),
        Row(("art_8__heading",), (), (ChangeKind.REMOVED,), MatchedBy.NONE, 1.0),
    ]
    changed = [
        Row(
            (change.old,) if change.old else (),
            (change.new,) if change.new else (),
            change.kinds,
            change.matched_by,
            change.confidence,
        )
        for change in changes
    ]
    return (*same, *changed, *lone)


def _ask(id_: str, text: str, sign: Sign, *, each: bool = False) -> Ask:
    signal = Signal(f"{id_}.s1", sign, ("heard",))
    return Ask(id_, text, (), each, 0, (), (signal,))


def _demand(id_: str, item: int, title: str, *asks: Ask) -> Demand:
    return Demand(
        id_, item, (item,), title, ("whole-treaty",), ("all",), (), (), (), (), asks
    )


def _profile() -> Profile:
    wanted, unwanted = Sign.WANTED, Sign.UNWANTED
    demands = (
        _demand(
            "R1", 1, "What is measured is open to all",
            _ask("R1a", "visitors may enter the stations", wanted),
            _ask("R1b", "no measuring in secret", unwanted),
        ),
        _demand(
            "R2", 2, "Those on the banks are heard",
            _ask("R2a", "each measure names those who are heard", wanted, each=True),
        ),
        _demand("R3", 3, "Data are shared", _ask("R3a", "sharing is a duty", wanted)),
        _demand("R4", 4, "Costs are shared", _ask("R4a", "equal shares", wanted)),
    )  # fmt: skip
    return Profile(
        id="river-neighbours", title="Four calls of the river neighbours",
        date="2031-02-01", language="en", calls=4, concerns=4, call_digests=(),
        concern_digests=(), qualifiers=(), soft=(), kinds=(), demands=demands,
        source="river-neighbours.toml", sha256="3" * 64,
        quotations=(
            Quotation(1, "Open every gauge to every eye", differs=False),
            Quotation(2, "Hear the people of the banks", differs=True),
        ),
        statement="statement.txt", statement_sha256="4" * 64,
        notes=("Call 3 was not found in the statement, so nothing is quoted for it.",),
    )  # fmt: skip


def _quoted(which: Side, eid: str, quote: str, texts: dict[str, str]) -> Evidence:
    start = texts[eid].index(quote)
    return Evidence(which, eid, quote, start, start + len(quote))


def _review() -> Review:
    return Review(
        key="9f2c", target="change", profile="river-neighbours", profile_sha256="3" * 64,
        demand="R3", ask="R3a", machine="partly", verdict="works-against",
        reason="a duty to share became a choice", reviewer="B. Reader", date="2031-10-01",
    )  # fmt: skip


def _matches() -> tuple[ReviewMatch, ...]:
    """Applied, stale, in conflict, and one where the machine found nothing."""
    applied = _review()
    about_stations = applied._replace(
        demand="R1",
        ask=None,
        verdict="works-against",
        reason="it is hidden now",
    )
    unlike = about_stations._replace(verdict="touches", reviewer="C. Other")
    unseen = about_stations._replace(demand="R4", verdict="touches", reason="it costs")
    return (
        ReviewMatch(applied, ReviewStatus.APPLIED, "c11", machine_changed=True),
        ReviewMatch(about_stations, ReviewStatus.STALE, "c9"),
        ReviewMatch(unlike, ReviewStatus.CONFLICT, "c9"),
        ReviewMatch(unseen, ReviewStatus.APPLIED, "c4"),
        ReviewMatch(applied._replace(key="9f2e"), ReviewStatus.ORPHANED),
    )


def _findings() -> tuple[Finding, ...]:
    old, new = _texts()
    who = "river-neighbours"
    heard = _quoted(Side.NEW, "art_7bis__para_1", "shall be heard", new)
    shall = _quoted(Side.OLD, "art_4__para_1", "shall share", old)
    return (
        Finding("c9", who, "R1", None, Verdict.NOT_ASSESSED, "limiter",
                "limiter words changed: shall", priority=1),
        Finding("c23", who, "R1", None, Verdict.NOT_ASSESSED, "core",
                "the place is one the demand concerns", priority=2),
        Finding("c18", who, "R2", "R2a", Verdict.ADDRESSES, "R2a.s1",
                "absent to binding: 'shall be heard' added", (heard,), 2.0,
                Strength(0, 2, "absent", "binding")),
        Finding("c7", who, "R2", "R2a", Verdict.PARTLY, "R2a.s1",
                "absent to binding, in brackets", effect=2.0, badges=("contested",)),
        Finding("c11", who, "R3", "R3a", Verdict.WORKS_AGAINST, "R3a.s1",
                "binding to qualified: 'where possible' added", (shall,), -1.5,
                Strength(2, 0.5, "binding", "soft, qualified"), review=_review()),
        Finding("c6", who, "R3", "R3a", Verdict.MIXED, "R3a.s1", "signals moved both ways"),
        Finding("c16", who, "R4", None, Verdict.TOUCHES, "bracket",
                "brackets went", badges=("was contested",)),
    )  # fmt: skip


def _states() -> tuple[tuple[StateOfAsk, StateOfAsk], ...]:
    _, new = _texts()
    still = (_quoted(Side.NEW, "art_8__para_1", "shall not be sent", new),)
    heard = (_quoted(Side.NEW, "art_7bis__para_1", "shall be heard", new),)
    return (
        (StateOfAsk("R1", "R1a", AskState.NONE),
         StateOfAsk("R1", "R1a", AskState.CONTRARY, still, held=tuple(HeldText(words, True, 2.0, "binding") for words in still))),
        (StateOfAsk("R1", "R1b", AskState.NONE), StateOfAsk("R1", "R1b", AskState.NONE)),
        (StateOfAsk("R2", "R2a", AskState.NONE, (), 0, 4),
         StateOfAsk("R2", "R2a", AskState.FOUND, heard, 1, 5, ("art_5", "art_6"))),
        (StateOfAsk("R3", "R3a", AskState.FOUND), StateOfAsk("R3", "R3a", AskState.WEAK)),
        (StateOfAsk("R4", "R4a", AskState.BOTH), StateOfAsk("R4", "R4a", AskState.NONE)),
    )  # fmt: skip


def _concordance() -> tuple[Row, ...]:
    return tuple(
        Row(
            tuple(old.split()),
            tuple(new.split()),
            tuple(_KIND[kind] for kind in kinds.split()),
            MatchedBy(matched_by),
            confidence,
        )
        for old, new, kinds, matched_by, confidence in _ROWS
    )


def _references() -> tuple[ReferenceChange, ...]:
    return (
        ReferenceChange("art_6__para_1", "article 4", "article 5", Fate.FOLLOWED,
                        "the article was renumbered"),
        ReferenceChange("art_6__para_1", "articles 2 to 4", "articles 2 to 6", Fate.RANGE,
                        "articles 5 and 6 came in"),
        ReferenceChange("art_6__para_2", "article 6", "article 60", Fate.DANGLING,
                        "there is no article 60"),
        ReferenceChange("art_6__para_2", "article 2", "article 3", Fate.RETARGETED,
                        "article 2 is still there"),
    )  # fmt: skip


def comparison() -> Comparison:
    """The comparison of two drafts on rivers: every kind, flag and verdict."""
    old, new = _drafts()
    changes = tuple(_change(row) for row in _CHANGES)
    return Comparison(
        old=old,
        new=new,
        concordance=_concordance(),
        provisions=_provisions(changes),
        changes=changes,
        substitutions=(Substitution("basin office", "joint office", ("c6",)),),
        references=_references(),
        modality=(
            ModalityChange("c6", Flag.STRONGER, "should", "shall", ("art_2__para_2",)),
            ModalityChange("c11", Flag.WEAKER, "shall", "may"),
        ),
        brackets=(
            BracketCount("art_2", "art_2", 2, 1),
            BracketCount("art_9", "art_7", 1, 0),
            BracketCount(None, "art_7bis", 0, 0),
        ),
        definitions=(
            DefinitionChange(
                "c3", "River", "River", ("art_2__para_1", "art_3__para_1")
            ),
        ),
        profiles=(_profile(),),
        findings=_findings(),
        states=_states(),
        reviews=_matches(),
        unseen=("rivers-2.md: 1 table was skipped.",),
        provenance=Provenance(
            command="diffy compare rivers-1.md rivers-2.md --demands river-neighbours.toml",
            stale_pins=("The pin of art_99 names no article of the old draft.",),
            stale_reviews=("9f2d: the words changed since.",),
            orphaned_reviews=("9f2e: no such change.",),
            conflicting_reviews=("9f2d: two reviewers differ.",),
        ),
    )


def one_change(marked: str, language: str | None = "en") -> Comparison:
    """Two drafts of one article that differ in one paragraph."""
    found = edits(marked)

    def draft(op: Op, name: str) -> Draft:
        text = side(found, op)
        paragraph = Node(NodeKind.PARAGRAPH, "art_1__para_1", "1", text)
        article = Node(NodeKind.ARTICLE, "art_1", "Article 1", children=(paragraph,))
        return Draft((article,), title=name, language=language, source=f"{name}.txt")

    eid, edited = "art_1__para_1", (ChangeKind.EDITED,)
    change = Change("c1", eid, eid, edited, (), found, MatchedBy.TEXT, 0.9)
    row = Row((eid,), (eid,), edited, MatchedBy.TEXT, 0.9)
    return Comparison(
        draft(Op.DELETE, "old"),
        draft(Op.INSERT, "new"),
        (Row(("art_1",), ("art_1",), edited, MatchedBy.TEXT, 0.9),),
        (row,),
        (change,),
    )


def arabic() -> Comparison:
    """Two drafts of one Arabic article."""
    return one_change("{-يجوز-}{+يجب+} على الأطراف أن تتعاون في رعاية الأنهار.", "ar")


def many(count: int) -> Comparison:
    """A comparison of `count` changes, each in an article of its own."""
    marked = (
        "Each Party {-may-}{+shall+} keep the gauge of reach {} in repair and {-show-}"
    )
    marked += "{+open+} its records."
    kinds, by = (ChangeKind.EDITED,), MatchedBy.TEXT
    found = [edits(marked.replace("{}", str(n))) for n in range(count)]

    def draft(op: Op) -> Draft:
        articles = [
            Node(NodeKind.ARTICLE, f"art_{n}", f"Article {n}", children=(
                Node(NodeKind.PARAGRAPH, f"art_{n}__para_1", "1.", side(edit, op)),
            ))
            for n, edit in enumerate(found)
        ]  # fmt: skip
        return Draft(tuple(articles), title=f"Draft {op}", language="en")

    eids = [f"art_{n}__para_1" for n in range(count)]
    return Comparison(
        draft(Op.DELETE),
        draft(Op.INSERT),
        tuple(Row((f"art_{n}",), (f"art_{n}",), kinds, by, 0.9) for n in range(count)),
        tuple(Row((eid,), (eid,), kinds, by, 0.9) for eid in eids),
        tuple(
            Change(f"c{n}", eid, eid, kinds, (), edit, by, 0.9)
            for n, (eid, edit) in enumerate(zip(eids, found, strict=True))
        ),
    )


HOSTILE = (
    " <script>alert('x')</script>\"'><img src=http://example.org onerror=y>&amp;{{ 7 }}"
)


def hostile() -> Comparison:
    """The comparison on rivers with markup behind every string in it.

    The same string gets the same ending, so that everything still points at what it did.
    """
    made: Comparison = _spoiled(comparison())
    digest = "0" * 64
    profile = made.profiles[0]._replace(sha256=digest, statement_sha256=digest)
    return made._replace(
        old=replace(made.old, language="en", sha256=digest),
        new=replace(made.new, language="en", sha256=digest),
        profiles=(profile,),
    )


def _spoiled(value: Any) -> Any:
    if isinstance(value, Enum) or not value:
        return value
    if isinstance(value, str):
        return value + HOSTILE
    if isinstance(value, tuple):
        make = getattr(value, "_make", tuple)  # a record is made anew as what it was
        return make(_spoiled(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{f.name: _spoiled(getattr(value, f.name)) for f in fields(value)}
        )
    return value
