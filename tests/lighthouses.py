"""A made-up convention on lighthouses, and builders of drafts for alignment tests."""

from diffy.model import Concordance, Draft, Node, NodeKind, Pair

Body = str | tuple[str, list[str]]

LAMPS = (
    "Every keeper shall light the lamp at dusk, trim its wick twice in the course of "
    "the night and extinguish it when the sun has cleared the horizon."
)
LOGS = (
    "Keepers record wind, fog and passing vessels in a bound logbook, which the "
    "harbour master inspects on the first Monday of every quarter."
)
BOATS = (
    "No vessel may moor within two cables of a lighthouse unless its crew carries "
    "provisions, oil or a surgeon to the station."
)
PAY = (
    "Wages are paid in coin at midsummer and midwinter, with a supplement for "
    "stations that cannot be reached on foot at low water."
)
DISPUTES = (
    "Where two Parties disagree over the colour of a light, three arbitrators chosen "
    "by lot settle the matter and publish their reasons within sixty days."
)
BIRDS = (
    "Migrating birds found exhausted on the gallery shall be sheltered, counted by "
    "species and released downwind of the lantern."
)
BELLS = (
    "During snow or thick haze the bell is rung four strokes to the minute, and a "
    "second bell answers from the outer rock."
)
COOKS = "The station cook serves hot soup to shipwrecked sailors without asking a fee."

CONVENTION: tuple[tuple[str, list[Body]], ...] = (
    ("Lamps", [LAMPS, "Spare wicks are kept dry in a tin chest beneath the stairs."]),
    ("Logbooks", [LOGS, "A lost logbook is replaced at the expense of the Party."]),
    ("Mooring", [BOATS, "Anchors dropped in distress are exempt from this rule."]),
    ("Wages", [PAY, "A keeper's widow receives half of the wage for seven years."]),
    ("Disputes", [DISPUTES, "Pending an award both lights shall burn white."]),
    ("Birds", [BIRDS, "Feathers may be sent to any museum that asks for them."]),
    ("Bells", [BELLS, "Cracked bells are recast in the nearest foundry."]),
    ("Kitchens", [COOKS, "Kettles, ladles and bowls belong to the station."]),
)
VOCABULARY = sorted({word for _, body in CONVENTION for word in str(body).split()})


def article(number: str, heading: str, body: list[Body]) -> Node:
    """An article; a tuple is a chapeau with its points."""
    eid = f"art_{number}"
    children = [Node(NodeKind.HEADING, f"{eid}__heading", text=heading)]
    for k, part in enumerate(body, 1):
        chapeau, points = (part, []) if isinstance(part, str) else part
        below = tuple(
            Node(NodeKind.POINT, f"{eid}__para_{k}__point_{m}", f"({m})", text)
            for m, text in zip("abcdefghij", points, strict=False)
        )
        eid_below = f"{eid}__para_{k}"
        children.append(
            Node(NodeKind.PARAGRAPH, eid_below, f"{k}.", chapeau, children=below)
        )
    return Node(NodeKind.ARTICLE, eid, f"Article {number}", children=tuple(children))


def draft(*articles: tuple[str, list[Body]]) -> Draft:
    """A draft whose articles are numbered from 1."""
    nodes = [article(str(k), *what) for k, what in enumerate(articles, 1)]
    return Draft(tuple(nodes), language="en")


def edges(pairs: tuple[Pair, ...]) -> list[tuple[str | None, str | None]]:
    return [(pair.old, pair.new) for pair in pairs]


def partners(concordance: Concordance, old: str) -> list[str | None]:
    return [pair.new for pair in concordance.provisions if pair.old == old]


def found(concordance: Concordance, old: str | None, new: str | None) -> Pair:
    both = (*concordance.articles, *concordance.provisions)
    return next(pair for pair in both if (pair.old, pair.new) == (old, new))
