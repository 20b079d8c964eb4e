"""The strength of every signal of a profile in one provision."""

from collections.abc import Iterable
from dataclasses import replace

from diffy.demands.engine import Demanded, Engine, Watch
from diffy.demands.grammar import Grammar, grammar
from diffy.demands.matching import Span, find, found, may_stand, stands
from diffy.demands.material import Provision, Variant
from diffy.demands.passage import Passage, masked
from diffy.demands.phrases import Phrase
from diffy.demands.strength import ABSENT, Match, Standing, Weighing, matches, standing

Standings = dict[str, Standing]
"""By the id of the signal; what is absent is left out."""


def measure(provision: Provision, engine: Engine) -> Standings:
    """How each signal stands in a provision."""
    readings = [_reading(provision, each, engine) for each in provision.variants]
    found_ids = sorted({name for reading in readings for name in reading})
    standings = {
        name: _one(provision, [reading.get(name, ABSENT) for reading in readings])
        for name in found_ids
    }
    if len(readings) > 1 or provision.option:
        for name in _apart(provision, engine):
            standings.setdefault(name, replace(ABSENT, apart=True))
    return standings


def _apart(provision: Provision, engine: Engine) -> list[str]:
    """The signals all of whose words stand somewhere in a text with alternatives.

    "[[Parties][All States] [shall][should] provide [[new] funds]" does not say which
    words read together: where no phrase is found in it, none is sure to be absent.
    """
    possible = engine.index.possible(provision.own)
    return [
        watch.signal.id
        for demanded in engine.demands
        for asked in demanded.asks
        for watch in asked.watches
        if watch.where.holds(provision.kind)
        and any(
            may_stand(each, provision.own) for each in possible.get(watch.signal.id, ())
        )
    ]


def strongest(standings: Iterable[Standing], *, wanted: bool) -> Standing:
    """Of several provisions' standings the one that counts for all of them."""
    worst = -1.0 if wanted else 1.0
    return max(
        standings,
        key=lambda each: (abs(each.strength), worst * each.strength),
        default=ABSENT,
    )


def visible(provision: Provision, demanded: Demanded) -> Passage:
    """A provision's own words without those that the demand ignores."""
    return _masked(provision.own, demanded.ignore)


def _masked(words: Passage, ignored: Iterable[Phrase]) -> Passage:
    spans = [span for phrase in ignored for span in find(phrase, words)]
    return masked(words, spans) if spans else words


def _reading(provision: Provision, variant: Variant, engine: Engine) -> Standings:
    """The standings in one way to read the provision."""
    possible = engine.index.possible(variant.passage)
    if not possible:
        return {}
    of: Grammar | None = None
    standings: Standings = {}
    for demanded in engine.demands:
        names = [w.signal.id for asked in demanded.asks for w in asked.watches]
        if possible.keys().isdisjoint(names):
            continue
        words = _masked(variant.passage, demanded.ignore)
        for asked in demanded.asks:
            eased: tuple[Span, ...] | None = None
            for watch in asked.watches:
                sought = possible.get(watch.signal.id)
                if sought is None:
                    continue
                stood = _matches(provision, words, watch, sought, engine)
                if not stood:
                    continue
                if of is None:
                    of = grammar(variant.passage, engine.lexicon)
                if eased is None:
                    eased = tuple(found(asked.eased, words))
                weighing = _weighing(provision, watch, eased, engine)
                weighed = standing(variant.passage, of, stood, weighing)
                standings[watch.signal.id] = weighed
    return standings


def _matches(
    provision: Provision,
    words: Passage,
    watch: Watch,
    sought: Iterable[Phrase],
    engine: Engine,
) -> list[Match]:
    if not watch.where.holds(provision.kind):
        return []
    stood = matches(_masked(words, watch.ignore), sought, engine.denying)
    if stood and watch.only_if and not stands(watch.only_if, words):
        return []
    return stood


def _weighing(
    provision: Provision, watch: Watch, eased: tuple[Span, ...], engine: Engine
) -> Weighing:
    urged = provision.item and provision.kind in engine.hortatory
    return Weighing(
        wanted=watch.wanted,
        eased=() if watch.wanted else eased,
        place=provision.weak_place,
        needs_verb="in a list without a verb of duty" if urged else "",
        tail=provision.tail,
    )


def _one(provision: Provision, standings: list[Standing]) -> Standing:
    """One standing out of those of all readings, the options kept where they differ."""
    first = max(standings, key=lambda each: abs(each.strength))
    deciding = (*first.spans, *first.force)
    bracketed = any(_within(span, provision.brackets) for span in deciding)
    options: tuple[tuple[str, float], ...] = ()
    if len({each.strength for each in standings}) > 1:
        options = tuple(
            (variant.option, each.strength)
            for variant, each in zip(provision.variants, standings, strict=True)
        )
    return replace(first, bracketed=bracketed, options=options)


def _within(span: tuple[int, int], brackets: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= span[0] < end for start, end in brackets)
