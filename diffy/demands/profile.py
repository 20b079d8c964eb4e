"""A profile: TOML text -> frozen Profile, every mistake named with its place."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from string import hexdigits

from diffy.demands.statement import DIGITS
from diffy.demands.tables import (
    Place,
    Table,
    flag,
    keys,
    listed,
    parsed,
    phrases_of,
    string,
    strings,
    table_of,
    tables,
    whole,
)
from diffy.languages import codes
from diffy.model import (
    ArticleKind,
    Ask,
    Demand,
    NumberAsk,
    Profile,
    ProfileError,
    ProfileTest,
    Sign,
    Signal,
)

FORMAT = 1
GENERAL = "general"
"""The kind whose articles reach over the whole treaty."""
ALL = "all"
_STRUCTURAL = ("title", "preamble")
_ANY_KIND = ((ALL, "relevant"), (ALL, "core"))
_WHOLE, _EACH = "whole-treaty", "each-provision"


def load(text: str, *, source: str = "", sha256: str = "") -> Profile:
    """A profile's TOML text -> Profile.

    Raises ProfileError, which names the file, the line and the demand: broken TOML, an
    unknown key, a missing one, a wrong type, a repeated id, an unknown kind, an item
    beyond the statement's calls, a signal without phrases, a phrase that does not
    parse.
    """
    place = Place(source, text)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{source or 'profile'}: {error}") from error
    keys(table, "format id title language", "date statement words kind demand", place)
    if table["format"] != FORMAT:
        raise place.mistake(f"format {table['format']!r} is unknown", "format")
    statement = table_of(table, "statement", place)
    keys(statement, "", "calls concerns call_digests concern_digests", place)
    words = table_of(table, "words", place)
    keys(words, "", "qualifiers soft", place)
    kinds = tuple(_kind(*each) for each in place.each(table, "kind"))
    _unique([(kind.id, "") for kind in kinds], place)
    calls = whole(statement, "calls", place)
    concerns = whole(statement, "concerns", place)
    demands = tables(table, "demand", place)
    known = frozenset(kind.id for kind in kinds)
    limits = _Limits(known, calls, concerns)
    _unique(_ids(demands), place)
    return Profile(
        id=string(table, "id", place),
        title=string(table, "title", place),
        date=_date(table, place),
        language=_language(table, place),
        calls=calls,
        concerns=concerns,
        call_digests=_digests(statement, "call_digests", calls, place),
        concern_digests=_digests(statement, "concern_digests", concerns, place),
        qualifiers=phrases_of(words, "qualifiers", place),
        soft=phrases_of(words, "soft", place),
        kinds=kinds,
        demands=tuple(
            _demand(each, limits, where) for each, where in place.each(table, "demand")
        ),
        source=source,
        sha256=sha256,
    )


@dataclass(frozen=True, slots=True)
class _Limits:
    """What a demand may refer to."""

    kinds: frozenset[str]
    calls: int
    concerns: int


def _kind(table: Table, place: Place) -> ArticleKind:
    keys(table, "id", "headings chapter_wide structural hortatory", place)
    if table.get("structural", _STRUCTURAL[0]) not in _STRUCTURAL:
        said = f"structural is one of {', '.join(_STRUCTURAL)}"
        raise place.mistake(said, "structural")
    return ArticleKind(
        string(table, "id", place),
        phrases_of(table, "headings", place),
        phrases_of(table, "chapter_wide", place),
        string(table, "structural", place, default=""),
        flag(table, "hortatory", place),
    )


def _demand(table: Table, limits: _Limits, place: Place) -> Demand:
    place = replace(place, demand=str(table.get("id", "")))
    optional = "concerns scope relevant core topics topic_headings ignore ask"
    keys(table, "id item title", optional, place)
    concerns = tuple(listed(table, "concerns", int, place))
    item = whole(table, "item", place)
    if not 1 <= item <= limits.calls:
        said = f"item {item} is beyond the statement's {limits.calls} calls"
        raise place.mistake(said, "item")
    if any(not 1 <= concern <= limits.concerns for concern in concerns):
        said = f"a concern is beyond the statement's {limits.concerns}"
        raise place.mistake(said, "concerns")
    scope = _scope(table, limits.kinds, place) or (_WHOLE,)
    relevant = _where(table, "relevant", limits.kinds, place) or (ALL,)
    ignore = strings(table, "ignore", place)
    parsed(ignore, place, clause=True)
    asks = place.each(table, "ask")
    return Demand(
        id=string(table, "id", place),
        item=item,
        concerns=concerns,
        title=string(table, "title", place),
        scope=scope,
        relevant=relevant,
        core=_where(table, "core", limits.kinds, place),
        topics=phrases_of(table, "topics", place),
        topic_headings=phrases_of(table, "topic_headings", place),
        ignore=ignore,
        asks=tuple(_ask(each, scope, limits.kinds, where) for each, where in asks),
    )


def _ask(
    table: Table, scope: tuple[str, ...], kinds: frozenset[str], place: Place
) -> Ask:
    keys(
        table,
        "id text",
        "where scope complete_at eased_by elements_of signal number",
        place,
    )
    own = _scope(table, kinds, place)
    signals = tuple(_signal(t, kinds, p) for t, p in place.each(table, "signal"))
    wanted = sum(signal.sign is Sign.WANTED for signal in signals)
    complete_at = whole(table, "complete_at", place)
    if complete_at > wanted:
        said = f"complete_at {complete_at} is more than the {wanted} wanted signals"
        raise place.mistake(said, "complete_at")
    return Ask(
        id=string(table, "id", place),
        text=string(table, "text", place),
        where=_where(table, "where", kinds, place),
        each_provision=(own or scope) == (_EACH,),
        complete_at=complete_at,
        eased_by=phrases_of(table, "eased_by", place),
        elements_of=phrases_of(table, "elements_of", place),
        signals=signals,
        numbers=tuple(_number(t, kinds, p) for t, p in place.each(table, "number")),
    )


def _signal(table: Table, kinds: frozenset[str], place: Place) -> Signal:
    keys(table, "id sign any", "where only_if ignore tests", place)
    if table["sign"] not in tuple(Sign):
        raise place.mistake(f"sign is one of {', '.join(Sign)}", "sign")
    sought = phrases_of(table, "any", place)
    if not sought:
        raise place.mistake("any is empty: a signal needs a phrase", "any")
    ignore = strings(table, "ignore", place)
    parsed(ignore, place, clause=True)
    return Signal(
        id=string(table, "id", place),
        sign=Sign(table["sign"]),
        any=sought,
        where=_where(table, "where", kinds, place),
        only_if=phrases_of(table, "only_if", place),
        ignore=ignore,
        tests=_tests(table, kinds, place),
    )


def _number(table: Table, kinds: frozenset[str], place: Place) -> NumberAsk:
    keys(table, "id unit near higher_is", "where tests", place)
    if table["higher_is"] not in ("toward", "away"):
        raise place.mistake("higher_is is one of toward, away", "higher_is")
    unit, near = phrases_of(table, "unit", place), phrases_of(table, "near", place)
    if not unit or not near:
        raise place.mistake("unit and near need a phrase each", "unit", "near")
    return NumberAsk(
        id=string(table, "id", place),
        unit=unit,
        near=near,
        higher_is_toward=table["higher_is"] == "toward",
        where=_where(table, "where", kinds, place),
        tests=_tests(table, kinds, place),
    )


def _tests(
    table: Table, kinds: frozenset[str], place: Place
) -> tuple[ProfileTest, ...]:
    tests = table_of(table, "tests", place)
    keys(tests, "", "toward away neither", place)
    effects = {"toward": 1, "away": -1, "neither": 0}
    return tuple(
        _test(each, effect, kinds, place)
        for name, effect in effects.items()
        for each in listed(tests, name, (str, dict), place)
    )


def _test(
    example: str | Table, effect: int, kinds: frozenset[str], place: Place
) -> ProfileTest:
    if isinstance(example, str):
        example = {"new": example}
    keys(example, "", "old new kind", place)
    kind = string(example, "kind", place, default="")
    if kind and kind not in kinds:
        raise place.mistake(f"kind '{kind}' is unknown", kind)
    old = string(example, "old", place, default="")
    new = string(example, "new", place, default="")
    if old == new:
        raise place.mistake("a test needs texts that differ", old, "tests")
    return ProfileTest(effect, old, new, kind)


def _where(
    table: Table, key: str, kinds: frozenset[str], place: Place
) -> tuple[str, ...]:
    named = strings(table, key, place)
    for kind in named:
        if kind not in kinds and (kind, key) not in _ANY_KIND:
            raise place.mistake(f"kind '{kind}' in '{key}' is unknown", kind, key)
    return named


def _scope(table: Table, kinds: frozenset[str], place: Place) -> tuple[str, ...]:
    scope = table.get("scope", [])
    if scope in (_WHOLE, _EACH):
        return (str(scope),)
    if isinstance(scope, str):
        raise place.mistake(f"scope '{scope}' is unknown", "scope")
    return _where(table, "scope", kinds, place)


def _date(table: Table, place: Place) -> str:
    """The statement's date, empty where none is given."""
    given = table.get("date")
    if given is None:
        return ""
    if type(given) is date:
        return given.isoformat()
    try:
        return date.fromisoformat(given).isoformat()
    except (TypeError, ValueError) as error:
        raise place.mistake("'date' must be a date, as 2024-01-23", "date") from error


def _language(table: Table, place: Place) -> str:
    code = string(table, "language", place)
    if code not in codes():
        raise place.mistake(f"the language '{code}' is unknown", "language")
    return code


def _digests(table: Table, key: str, items: int, place: Place) -> tuple[str, ...]:
    """The digests of a list's items: none of them, or one for each."""
    digests = strings(table, key, place)
    if len(digests) not in (0, items):
        said = f"{key} holds {len(digests)} digests, the list has {items} items"
        raise place.mistake(said, key)
    for each in digests:
        if not (len(each) == DIGITS and set(each) <= set(hexdigits)):
            raise place.mistake(f"'{each}' is no digest of {DIGITS} hex digits", each)
    return digests


def _ids(demands: list[Table]) -> Iterable[tuple[str, str]]:
    """Every id of a demand, an ask, a signal or a number ask, with its demand's."""
    for demand in demands:
        name = str(demand.get("id", ""))
        yield name, name
        for ask in _dicts(demand.get("ask")):
            yield str(ask.get("id", "")), name
            for each in (*_dicts(ask.get("signal")), *_dicts(ask.get("number"))):
                yield str(each.get("id", "")), name


def _dicts(value: object) -> list[Table]:
    return [v for v in value if isinstance(v, dict)] if isinstance(value, list) else []


def _unique(ids: Iterable[tuple[str, str]], place: Place) -> None:
    seen: set[str] = set()
    for name, demand in ids:
        if name and name in seen:
            said = f"the id '{name}' stands twice"
            raise place.inside(name, demand, last=True).mistake(said)
        seen.add(name)
