"""The one-to-one pairs of a field.

Labels are hints, never keys: an inserted point must not turn every later one into a
change. The passes:

1. the same words at both ends, and the same words once on each side: settled;
2. strong pairs, each clearly the other's best, wherever they stand;
3. between them, the heaviest chain of likely pairs that keeps the order; once more
   with what the first time told about paragraphs and their points;
4. what is left over: likely pairs that cross, then those between neighbours that are
   paired.
"""

from collections.abc import Callable, Mapping, Set
from itertools import product

from diffy.align.chain import Place, rising
from diffy.align.edges import clear, mutual
from diffy.align.field import HINTED, Field, Likes, gaps, labelled, likes_of
from diffy.align.outline import Ward

ENOUGH = 0.30  # least common words where nothing else agrees
RIVAL = 0.25  # ... and where an equal label speaks for another pair with half of that
LABEL, KIN = 0.04, 0.06  # what an equal label and paired surroundings count for
SETTLED_WORDS = 8  # as many words, the same and once on each side, are sure
CROSSING_WORDS = 5  # fewer that cross are no move, unless they are the same
PLACED = 0.18  # least common words between paired neighbours
SHORT = 6  # so few words say little

Kin = Callable[[Place], bool]


def pair_up(field: Field) -> tuple[dict[int, int], Likes]:
    """The one-to-one pairs of a field, and how alike the pairs looked at are."""
    settled = _ends(field)
    settled |= _once(field, settled)
    gone = set(settled.values())
    olds = [i for i in field.olds if i not in settled]
    news = [j for j in field.news if j not in gone]
    if not olds or not news:
        return settled, {}
    likes = likes_of(field, olds, news, settled)
    pairs = settled
    if likes and len(field.olds) + len(field.news) > 2:
        strong = _strong(field, likes)
        before: set[Place] | None = None
        for _ in range(2):
            akin = set(filter(_kin(field, pairs), likes))
            if akin != before:
                pairs = settled | _chosen(field, likes, settled, strong, akin)
            before = akin
        pairs |= _crossing(field, likes, pairs)
    pairs |= _between(field, likes, pairs)
    return pairs, likes


def _alike(field: Field, i: int, j: int) -> bool:
    return field.old.texts[i].words == field.new.texts[j].words


def _ends(field: Field) -> dict[int, int]:
    """The same provisions in the same order at the beginning and at the end."""
    found: dict[int, int] = {}
    olds, news = field.olds, field.news
    most = min(len(olds), len(news))
    for order in (range(most), range(-1, -1 - most, -1)):
        for k in order:
            i, j = olds[k], news[k]
            if len(found) == most or not _alike(field, i, j):
                break
            if not labelled(field, i, j) and not _telling(field, i):
                break
            found[i] = j
    return found


def _telling(field: Field, i: int) -> bool:
    return field.old.sizes[i] >= SETTLED_WORDS


def _once(field: Field, settled: Mapping[int, int]) -> dict[int, int]:
    """The provisions whose words stand once on each side."""
    gone = set(settled.values())
    places: dict[tuple[int, ...], tuple[list[int], list[int]]] = {}
    for i in field.olds:
        if i not in settled and _telling(field, i):
            places.setdefault(field.old.texts[i].words, ([], []))[0].append(i)
    for j in field.news:
        if j not in gone and field.new.texts[j].words in places:
            places[field.new.texts[j].words][1].append(j)
    return {
        olds[0]: news[0]
        for olds, news in places.values()
        if len(olds) == len(news) == 1
    }


def _chosen(
    field: Field,
    likes: Likes,
    settled: Mapping[int, int],
    strong: Mapping[int, int],
    akin: Set[Place],
) -> dict[int, int]:
    """Strong pairs, and between them the heaviest chain of likely ones."""
    old, new = field.old.labels, field.new.labels
    score: dict[Place, float] = {}
    for pair, (dice, content) in likes.items():
        hints = LABEL * (old[pair[0]] == new[pair[1]]) + KIN * (pair in akin)
        if content >= (HINTED if hints >= LABEL + KIN else ENOUGH):
            score[pair] = dice + hints
    _outdone(likes, score, akin)
    taken = set(strong.values())
    links = {
        (i, j): value
        for (i, j), value in score.items()
        if i not in strong and j not in taken
    }
    links |= {pair: 1.0 + score.get(pair, 0.0) for pair in strong.items()}
    links |= {(i, j): 2.0 + field.old.sizes[i] for i, j in settled.items()}
    return dict(strong) | {i: j for i, j in rising(links) if i not in settled}


def _outdone(likes: Likes, score: dict[Place, float], akin: Set[Place]) -> None:
    """Put a likelier pair in the place of one that only its label speaks for."""
    weak = {p: likes[p][0] for p in score if likes[p][0] < HINTED}
    if not weak:
        return
    for (i, j), (dice, _) in likes.items():
        if dice >= RIVAL and (i, j) not in score and (i, j) in akin:
            lesser = [p for p in weak if (p[0] == i) != (p[1] == j)]
            if lesser and all(2 * weak[p] <= dice for p in lesser):
                score[i, j] = dice + KIN
                for pair in lesser:
                    score.pop(pair, None)


def _strong(field: Field, likes: Likes) -> dict[int, int]:
    """Pairs with half their words in common, and clearly more than any other pair."""
    sure = clear({pair: dice for pair, (dice, _) in likes.items()})
    return {i: j for i, j in sure if min(_size(field, i, j)) >= CROSSING_WORDS}


def _kin(field: Field, pairs: Mapping[int, int]) -> Kin:
    """Whether the surroundings of two provisions correspond.

    Those above them are paired, or both stand at the top, or some below them are.
    """
    old, new = field.old.parents, field.new.parents
    known = {**field.pinned, **pairs}
    below = {(old[i], new[j]) for i, j in known.items()}
    known[-1] = -1

    def related(pair: Place) -> bool:
        return known.get(old[pair[0]]) == new[pair[1]] or pair in below

    return related


def _crossing(field: Field, likes: Likes, pairs: Mapping[int, int]) -> dict[int, int]:
    """Left-over pairs with half their words in common, though they cross others.

    Short ones only where their words are the same and their surroundings correspond.
    """
    taken = set(pairs.values())
    kin = _kin(field, pairs)
    left = {
        (i, j): dice
        for (i, j), (dice, _) in likes.items()
        if i not in pairs and j not in taken
        if min(_size(field, i, j)) >= CROSSING_WORDS or (dice == 1 and kin((i, j)))
    }
    return dict(clear(left)) if left else {}


def _size(field: Field, i: int, j: int) -> tuple[int, int]:
    return field.old.sizes[i], field.new.sizes[j]


def _between(field: Field, likes: Likes, pairs: Mapping[int, int]) -> dict[int, int]:
    """What is left over between paired neighbours, one for one.

    They share words, or they are short and carry the same label. Where two articles
    have one provision each, the pair of articles is reason enough.
    """
    if len(field.olds) == len(field.news) == 1:
        ward = field.old.seats[field.olds[0]].ward
        if likes or ward in (Ward.ARTICLE, Ward.TITLE):
            return {field.olds[0]: field.news[0]}
    taken = set(pairs.values())
    olds = {i for i in field.olds if i not in pairs}
    news = {j for j in field.news if j not in taken}
    if not olds or not news:
        return {}
    chain = rising({(i, j): 1.0 + field.old.sizes[i] for i, j in pairs.items()})
    kin = _kin(field, pairs)
    found: dict[int, int] = {}
    for some, others in gaps(field, chain, olds, news):
        couples = list(zip(some, others, strict=False))
        if len(some) == len(others) and all(
            _fits(field, likes, kin, i, j, len(some)) for i, j in couples
        ):
            found.update(couples)
            continue
        likely = [pair for pair in product(some, others) if pair in likes]
        within = {pair: likes[pair][0] for pair in likely if kin(pair)}
        best = mutual(within, PLACED)
        found.update(rising({pair: within[pair] for pair in best.items()}))
    return found


def _fits(field: Field, likes: Likes, kin: Kin, i: int, j: int, among: int) -> bool:
    if not kin((i, j)):
        return False
    same = bool(field.old.seats[i].node.label) and labelled(field, i, j)
    if (i, j) in likes and likes[i, j][0] >= HINTED:
        return same or among == 1
    return same and max(_size(field, i, j)) <= SHORT
