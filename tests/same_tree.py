"""What the readers' tests share: a made-up treaty, and the tree of a draft on a page."""

import random
from collections import Counter
from collections.abc import Callable, Iterator

from diffy.model import Draft, Node, ReadError
from diffy.parse import Block
from diffy.words import printed_words, words

TREATY = """\
# Treaty on the keeping of bees

The Parties to this Treaty,

Recalling the worth of bees,

Have agreed as follows:

## Article 1. Use of terms

For the purposes of this Treaty:

(a) "bee" means an insect of the kinds in the list of the Keeper;

(b) "hive" means:

(i) a skep;

(ii) a box.

## Article 2. Duties

1. Each Party shall protect **all** bees.

2. Each Party shall:

(a) count its hives;

(b) report the count.

## Article 2 bis. Visits

Parties may visit hives.

## Article 3. Depositary

The Keeper is the depositary.
"""


def tree(draft: Draft) -> list[tuple[str, list[str]]]:
    """The ids and the words of every node of a draft, in order."""
    return [(node.eid, words(node.text)) for node in draft.walk()]


def whole(node: Node) -> str:
    """A node's label and words, with what its marks keep out of print."""
    return Block(node.text, node.marks, label=node.label).whole


def letters(draft: Draft) -> Counter[str]:
    """Every letter that stands in the tree, in a mark or in what was set aside."""
    texts = [*map(whole, draft.walk()), *(aside.text for aside in draft.set_aside)]
    return Counter("".join(word for text in texts for word in printed_words(text)))


def lost(source: str, draft: Draft) -> Counter[str]:
    """The letters of a source that a draft has lost."""
    return Counter("".join(printed_words(source))) - letters(draft)


def damaged(data: bytes, count: int) -> Iterator[bytes]:
    """Copies of a file cut short or with some bytes changed; the same on every run."""
    chance = random.Random(7)
    for _ in range(count):
        spoilt = bytearray(data[: chance.randrange(1, len(data))])
        for _ in range(chance.randrange(5)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        yield bytes(spoilt)


def survives(read: Callable[[bytes], Draft], data: bytes, count: int = 60) -> int:
    """How many damaged copies of a file are read or refused, and fail in no other way."""
    for spoilt in damaged(data, count):
        try:
            read(spoilt)
        except ReadError as error:
            assert str(error).endswith(".")
    return count
