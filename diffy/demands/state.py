"""What one draft holds for every ask."""

from collections.abc import Iterable
from dataclasses import dataclass

from diffy.demands.engine import UNTOLD, Asked, Demanded, Engine, Watch
from diffy.demands.material import Provision
from diffy.demands.movement import Measured
from diffy.demands.strength import FULL, Standing
from diffy.demands.verdicts import quote
from diffy.model import AskState, Evidence, HeldText, Side, StateOfAsk


@dataclass(frozen=True, slots=True)
class _Held:
    """One signal in one provision."""

    watch: Watch
    at: Provision
    standing: Standing

    @property
    def toward(self) -> float:
        """Above 0 for text the ask wants, below 0 for contrary text."""
        return self.standing.strength * self.watch.sign

    @property
    def full(self) -> bool:
        """Whether it stands at full strength, and not in one of several options only."""
        chosen = not self.standing.options and not self.at.option
        return chosen and abs(self.standing.strength) == FULL


def states(
    engine: Engine, read: Iterable[Provision], measured: Measured, side: Side
) -> tuple[StateOfAsk, ...]:
    """The state of every ask in a draft's provisions, in the profile's order.

    `side` is what the evidence says of the draft; a draft by itself is the new one.
    """
    ordered = tuple(read)
    return tuple(
        _state(demanded, asked, ordered, measured, side)
        for demanded in engine.demands
        for asked in demanded.asks
    )


def _state(
    demanded: Demanded,
    asked: Asked,
    read: tuple[Provision, ...],
    measured: Measured,
    side: Side,
) -> StateOfAsk:
    held = [
        _Held(watch, provision, measured[provision.eid][watch.signal.id])
        for provision in read
        for watch in asked.watches
        if watch.signal.id in measured[provision.eid]
    ]
    toward = [each for each in held if each.toward > 0]
    contrary = [each for each in held if each.toward < 0]
    each_article = asked.ask.each_provision
    articles = _articles(demanded, asked, read) if each_article else {}
    held_in = {each.at.reach.article for each in toward if _operative(each.at)}
    having = [article for article in articles if article in held_in]
    texts = _texts(contrary, toward, side)
    return StateOfAsk(
        demand=demanded.demand.id,
        ask=asked.ask.id,
        state=_code(toward, contrary, asked.ask.complete_at),
        evidence=tuple(text.evidence for text in texts),
        held=texts,
        articles_with=len(having),
        articles_in_scope=len(articles),
        silent=tuple(article for article in articles if article not in held_in),
    )


def _code(toward: list[_Held], contrary: list[_Held], complete_at: int) -> AskState:
    if contrary:
        return AskState.BOTH if toward else AskState.CONTRARY
    if not toward:
        return AskState.NONE
    wanted = {each.watch.signal.id for each in toward if each.watch.wanted}
    full = any(each.full for each in toward)
    return AskState.FOUND if full and len(wanted) >= complete_at else AskState.WEAK


def _texts(
    contrary: list[_Held], toward: list[_Held], side: Side
) -> tuple[HeldText, ...]:
    """Contrary words, then wanted ones; in each the strongest first."""
    ordered = sorted(contrary, key=lambda each: -abs(each.toward))
    ordered += sorted(toward, key=lambda each: -abs(each.toward))
    texts: dict[Evidence, HeldText] = {}
    for each in ordered:
        for span in each.standing.spans:
            quoted = quote(side, each.at, span)
            texts.setdefault(quoted, _text(each, quoted))
    return tuple(texts.values())


def _text(held: _Held, quoted: Evidence) -> HeldText:
    standing = held.standing
    why = standing.why
    if standing.options or held.at.option:
        why = f"{why}, in one of several options"
    elif standing.bracketed:
        why = f"{why}, in brackets"
    return HeldText(quoted, held.toward < 0, standing.strength, why)


def _articles(
    demanded: Demanded, asked: Asked, read: tuple[Provision, ...]
) -> dict[str, None]:
    """The articles an each-provision ask is about, in the order of the draft."""
    return dict.fromkeys(
        provision.reach.article
        for provision in read
        if _operative(provision)
        and provision.in_article
        and provision.kind != UNTOLD
        and any(watch.where.holds(provision.kind) for watch in asked.watches)
    )


def _operative(provision: Provision) -> bool:
    """Whether a provision is operative text, not a heading or a recital."""
    return not provision.weak_place
