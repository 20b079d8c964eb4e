"""A provision that became several, or several that became one, inside one field.

As for articles, a piece is told by the residual: by what the main pair leaves
unexplained. Where a paragraph became a list, its main partner is the chapeau.
"""

from collections.abc import Iterable, Mapping

from diffy.align.chain import Place
from diffy.align.features import weigh
from diffy.align.field import Field
from diffy.align.residual import home

PIECE = 0.50  # least share of a left-over provision in a residual
PIECE_WORDS = 6  # shorter provisions are pieces only beside other pieces
LISTED = 0.60  # least share of a paragraph that stands in the list it became
MOST = 100  # points of such a list: each is compared with all of the paragraph

Pieces = dict[Place, float]
"""A whole and a piece of it, with the share of the piece that stands in the whole."""


def split(
    field: Field, pairs: Mapping[int, int], likely: Iterable[Place]
) -> tuple[dict[int, int], Pieces]:
    """Find the pieces of paired old provisions among the new ones left over.

    Gives back the pairs, with chapeaux for main partners of what became a list.
    """
    taken = set(pairs.values())
    near: dict[int, list[int]] = {}
    for i, j in sorted(likely):
        if i in pairs and j not in taken:
            near.setdefault(j, []).append(i)
    found: Pieces = {}
    for j, wholes in near.items():
        if len(field.new.texts[j].words) >= PIECE_WORDS:
            found |= _home(field, pairs, wholes, j)
    left = [j for j in field.news if j not in taken and j not in {n for _, n in found}]
    beside = _beside(field, pairs, found)
    for j in left:
        around = beside.get(j, set()) | beside.get(field.new.seats[j].parent, set())
        if around:
            found |= _home(field, pairs, sorted(around), j)
    found |= _lists(field, pairs, found)
    return _chapeaux(field, pairs, found)


def merged(
    field: Field, pairs: Mapping[int, int], likely: Iterable[Place]
) -> tuple[dict[int, int], Pieces]:
    """The same the other way round: old provisions that joined a paired new one."""
    pinned = {j: i for i, j in field.pinned.items()}
    back = Field(field.new, field.old, field.news, field.olds, field.weight, pinned)
    turned = {j: i for i, j in pairs.items()}
    mains, found = split(back, turned, [(j, i) for i, j in likely])
    return {i: j for j, i in mains.items()}, {(i, j): v for (j, i), v in found.items()}


def _home(
    field: Field, pairs: Mapping[int, int], wholes: Iterable[int], j: int
) -> Pieces:
    old, new = field.old.texts, field.new.texts
    residuals = {i: (old[i].features, new[pairs[i]].features) for i in wholes}
    best, share = home(field.weight, new[j].features, residuals)
    return {} if best is None or share < PIECE else {(best, j): share}


def _beside(
    field: Field, pairs: Mapping[int, int], found: Pieces
) -> dict[int, set[int]]:
    """For new provisions the wholes that have pieces above, below or next to them.

    Siblings are looked up by their parent, so it holds parents as well.
    """
    near: dict[int, set[int]] = {}
    for i, j in found:
        for piece in (j, pairs[i]):
            parent = field.new.seats[piece].parent
            for place in (piece, parent):
                if place >= 0:
                    near.setdefault(place, set()).add(i)
    return near


def _lists(field: Field, pairs: Mapping[int, int], found: Pieces) -> Pieces:
    """What is left over of the lists that paragraphs became, however short the points.

    A point of three words says nothing by itself; the whole list and its chapeau do.
    """
    whole_of = {j: i for i, j in (*found, *pairs.items())}
    lists: dict[int, list[int]] = {}
    for j in field.news:
        if (chapeau := field.new.parents[j]) >= 0:
            lists.setdefault(chapeau, []).append(j)
    above = {field.old.parents[i] for i in field.olds} if lists else set()
    pieces: Pieces = {}
    for chapeau, points in lists.items():
        family = (chapeau, *points)
        wholes = {whole_of[j] for j in family if j in whole_of}
        if 2 <= len(points) <= MOST and len(wholes) == 1 and not wholes <= above:
            left = [j for j in family if j not in whole_of]
            pieces |= _listed(field, wholes.pop(), chapeau, points, left)
    return pieces


def _listed(
    field: Field, whole: int, chapeau: int, points: Iterable[int], left: Iterable[int]
) -> Pieces:
    """The pieces of one paragraph in one list, where that holds most of its words."""
    text, weight = field.old.texts[whole].features, field.weight
    new = {j: field.new.texts[j].features for j in (chapeau, *points)}
    held = text & frozenset().union(*new.values())
    if weigh(weight, held) < LISTED * weigh(weight, text):
        return {}
    found: Pieces = {}
    for j in left:
        beside = frozenset() if j == chapeau else new[chapeau]
        share = weigh(weight, (new[j] & text) - beside) / (weigh(weight, new[j]) or 1.0)
        if share >= PIECE:
            found[whole, j] = share
    return found


def _chapeaux(
    field: Field, pairs: Mapping[int, int], found: Pieces
) -> tuple[dict[int, int], Pieces]:
    """Where a point is the main partner of a whole and its chapeau a piece: swap."""
    mains, pieces = dict(pairs), dict(found)
    for i, chapeau in sorted(found):
        point = mains[i]
        if field.new.seats[point].parent == chapeau:
            features = field.new.texts[point].features
            common = weigh(field.weight, features & field.old.texts[i].features)
            del pieces[i, chapeau]
            pieces[i, point] = common / (weigh(field.weight, features) or 1.0)
            mains[i] = chapeau
    return mains, pieces
