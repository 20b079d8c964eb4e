"""Changes of wording: words touched, clauses written anew, prose made up.

What is made up is a chain of words over the sources: it repeats real phrases without
sense, which makes it a hard decoy for an aligner.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

Following = Mapping[tuple[str, str], Sequence[str]]

QUALIFIERS = (
    "as appropriate", "where feasible", "within their means", "to the extent possible",
    "subject to domestic law", "inter alia", "where applicable", "without undue delay",
    "in a transparent manner", "taking into account the needs of developing States",
)  # fmt: skip
REPLACED = {
    "shall": ("should", "may", "will", "[shall] [may]"),
    "may": ("shall", "can"),
    "should": ("shall", "may"),
    "ensure": ("secure", "facilitate"),
    "promote": ("foster", "encourage"),
    "cooperate": ("work together",),
    "measures": ("steps", "arrangements"),
    "information": ("data", "knowledge"),
    "appropriate": ("suitable", "adequate"),
    "relevant": ("competent", "applicable"),
    "including": ("such as", "in particular"),
    "establish": ("set up", "create"),
    "and": ("or", "as well as"),
    "States": ("Governments",),
    "Parties": ("Contracting States",),
}
TERMS = (
    ("State Party", "Contracting Party"),
    ("States Parties", "Contracting Parties"),
    ("Conference of the Parties", "General Meeting"),
    ("this Agreement", "this Convention"),
    ("General Assembly", "Plenary"),
    ("marine environment", "ocean environment"),
    ("Security Council", "Executive Board"),
    ("criminal group", "criminal organization"),
    ("coastal State", "littoral State"),
    ("proceeds of crime", "criminal gains"),
)


@dataclass(frozen=True, slots=True)
class Chain:
    """Which words follow which two."""

    following: Following
    starts: Sequence[tuple[str, str]]


def chain(texts: Iterable[str]) -> Chain:
    """The chain of some texts."""
    following: dict[tuple[str, str], list[str]] = defaultdict(list)
    starts = []
    for text in texts:
        words = text.split()
        if len(words) > 3:
            starts.append((words[0], words[1]))
            for one, two, three in zip(words, words[1:], words[2:], strict=False):
                following[one, two].append(three)
    return Chain(dict(following), starts)


def made_up(chance: Random, source: Chain, count: int) -> str:
    """So many words of prose."""
    words = list(chance.choice(source.starts))
    while len(words) < count:
        go_on = source.following.get((words[-2], words[-1]))
        words += [chance.choice(go_on)] if go_on else chance.choice(source.starts)
    return " ".join(words[:count])


def touched(chance: Random, source: Chain, text: str, share: float) -> str:
    """A text with a share of its words replaced, dropped, qualified or bracketed."""
    words, found, k = text.split(), [], 0
    while k < len(words):
        word, drawn = words[k], chance.random() / share if share else 9.0
        k += 1
        if drawn < 0.45:
            other = REPLACED.get(word.strip(".,;"))
            found.append(
                chance.choice(other)
                if other
                else made_up(chance, source, chance.randint(1, 3))
            )
        elif drawn < 0.65:
            found += [word, chance.choice(QUALIFIERS)]
        elif drawn < 0.80:
            k += chance.randint(0, 2)
        elif drawn < 0.90:
            found += [word, f"[{chance.choice(QUALIFIERS)}]"]
        else:
            found.append(word)
    return " ".join(found) or text


def rewritten(chance: Random, source: Chain, text: str, kept: float) -> str:
    """A text of which a share of the clauses is kept and the others are written anew."""
    words, clauses = text.split(), []
    while words:
        length = chance.randint(7, 18)
        clause, words = words[:length], words[length:]
        if chance.random() < kept:
            clauses.append(touched(chance, source, " ".join(clause), 0.05))
        else:
            count = max(3, round(len(clause) * chance.uniform(0.6, 1.4)))
            clauses.append(made_up(chance, source, count))
    if len(clauses) > 3 and chance.random() < 0.3:
        k = chance.randrange(len(clauses) - 1)
        clauses[k : k + 2] = clauses[k + 1], clauses[k]
    return " ".join(clauses)


def bracketed(chance: Random, text: str) -> str:
    """A text with square brackets round a run of its words, or round all of it."""
    words = text.split()
    if chance.random() < 0.25:
        return f"[{text}]"
    length = min(len(words), chance.randint(1, 12))
    at = chance.randrange(len(words) - length + 1)
    run = " ".join(words[at : at + length])
    if run.count("[") != run.count("]") or run.find("]") < run.find("["):
        return text
    return " ".join([*words[:at], f"[{run}]", *words[at + length :]])


_BRACKET = re.compile(r"\[([^\[\]]*)\]")


def settled(chance: Random, text: str) -> str:
    """A text whose brackets are closed: mostly the words stay, else they go."""

    def close(found: re.Match[str]) -> str:
        return found[1] if chance.random() < 0.6 else ""

    closed = " ".join(_BRACKET.sub(close, text).split())
    return closed if len(closed.split()) > 2 else text
