"""Which provisions of an old draft correspond to which of a new one, and how."""

from diffy.align.articles import align_articles
from diffy.align.edges import in_order
from diffy.align.features import Unit, article, weights
from diffy.align.outline import Outline, outline
from diffy.align.pins import Pins, held, load_pins, stale
from diffy.align.provisions import align_provisions
from diffy.align.wording import Lexicon, Wording
from diffy.model import Concordance, Draft

__all__ = ["Pins", "align", "load_pins"]

_NO_PINS = Pins()


def align(old: Draft, new: Draft, pins: Pins = _NO_PINS) -> Concordance:
    """Align two drafts, article by article and then provision by provision.

    Every article and every provision of either draft stands in at least one pair. The
    result depends on nothing but the drafts and the pins.
    """
    olds, news = outline(old), outline(new)
    lexicon = Lexicon()
    texts = (
        lexicon.wordings(old.language, olds.provisions),
        lexicon.wordings(new.language, news.provisions),
    )
    units = [
        _articles(side, text) for side, text in zip((olds, news), texts, strict=True)
    ]
    weight = weights([unit.features for side in units for unit in side], lexicon)
    said = held(pins, olds.articles, news.articles)
    edges = align_articles(units[0], units[1], weight, said.pairs, said.never)
    said = held(pins, olds.provisions, news.provisions)
    below = align_provisions(olds, news, texts, lexicon, edges, said)
    kinds_old = (olds.articles, olds.provisions)
    kinds_new = (news.articles, news.provisions)
    return Concordance(
        in_order(edges, olds.articles, news.articles),
        in_order(below, olds.provisions, news.provisions),
        stale(pins, kinds_old, kinds_new),
    )


def _articles(side: Outline, texts: list[Wording]) -> list[Unit]:
    """Every article with the words of its heading and of all that stands below it."""
    return [
        article([texts[k] for k in headings], [texts[k] for k in body])
        for headings, body in zip(side.headings, side.bodies, strict=True)
    ]
