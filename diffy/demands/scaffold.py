"""A statement -> a profile to fill in.

No words of the statement go into it but single words as topics: its items stand there
as digests. Asks and signals are empty, so that every change in place is not assessed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from diffy.demands.pieces import folded_words
from diffy.demands.statement import Items, digest, listed, read
from diffy.languages import Language, language
from diffy.model import DIVISIONS, Draft, NodeKind, ProfileError

_TOPICS = 6
"""Words offered for a demand; more would match nearly every provision."""
_SHORTEST = 5
"""Letters of a word that is offered: shorter ones are mostly words of grammar."""
_RARE = 1
"""Times a word may stand in the rest of the statement and still tell an item apart."""
_SUFFIX = 3
"""Letters in which a plural or an ending of the same word may differ."""


def scaffold(
    statement: str,
    *,
    code: str,
    draft: Draft | None = None,
    lines: tuple[int, int] | None = None,
) -> str:
    """A statement's text -> the TOML text of a profile with a demand for each call.

    `code` is the statement's language; `draft` offers its headings as kinds of article;
    `lines` are the first and the last line of the calls, counted from 1, where they are
    in no list that is found. Raises ProfileError where there are no calls, and for a
    language in which demands cannot be assessed.
    """
    words = language(code)
    if not words.assesses:
        said = (
            f"a profile in '{code}' cannot be begun: its words of force are not known"
        )
        raise ProfileError(f"{said}.")
    items = read(statement, words)
    if lines is not None:
        items = Items(listed(statement, *lines), items.concerns)
    if not items.calls:
        where = "these lines hold no text" if lines else "found no list of calls"
        raise ProfileError(f"{where}; give lines with --from-lines 48-61.")
    parts = [_head(items, code), *_kinds(draft), *_demands(items, statement, words)]
    return "\n".join(parts)


def _head(items: Items, code: str) -> str:
    calls = _strings(digest(call, code) for call in items.calls)
    concerns = _strings(digest(concern, code) for concern in items.concerns)
    return f"""\
# What a statement asks of a treaty, as checks that can be run and read.
# Fill in what is marked TODO. Until a demand has asks with signals, every change in a place
# that it concerns is reported as not assessed: nothing is lost, nothing is claimed.

format = 1
id = "TODO-a-short-name"
title = "TODO: the statement, in your own words"
# date = 2024-08-05                    # TODO: of the statement
language = "{code}"

[statement]                            # its words are read at run time, by these digests
calls = {len(items.calls)}
concerns = {len(items.concerns)}
call_digests = [{calls}]
concern_digests = [{concerns}]

[words]                                # beside the language's own lists
qualifiers = []
soft = []
"""


def _kinds(draft: Draft | None) -> Iterator[str]:
    """The draft's divisions as kinds of article; its articles where it has none."""
    yield "# Kinds of article are told by headings, since numbers change between drafts."
    yield '\n[[kind]]\nid = "title"\nstructural = "title"'
    yield '\n[[kind]]\nid = "preamble"\nstructural = "preamble"'
    if draft is None:
        yield '\n# [[kind]]\n# id = "general"\n# headings = ["general provision*"]\n'
        return
    kinds: dict[str, str] = {}
    for heading in _headings(draft):
        phrase = " ".join(folded_words(heading))
        name = phrase.replace(" ", "-")
        if phrase and name not in ("title", "preamble"):
            kinds.setdefault(name, phrase)
    for name, phrase in kinds.items():
        yield f'\n[[kind]]\nid = "{name}"\nheadings = ["{phrase}"]'
    yield ""


def _headings(draft: Draft) -> list[str]:
    divisions = [n.heading for n in draft.walk() if n.kind in DIVISIONS and n.heading]
    articles = [n.heading for n in draft.walk() if n.kind is NodeKind.ARTICLE]
    return divisions or articles


def _demands(items: Items, statement: str, words: Language) -> Iterator[str]:
    counted = Counter(folded_words(statement))
    for number, call in enumerate(items.calls, 1):
        yield _demand(number, _topics(call, counted, words))
    for number in range(1, len(items.concerns) + 1):
        yield f"# Concern {number} of the statement: TODO name it in `concerns` of a demand."


def _demand(number: int, topics: Iterable[str]) -> str:
    return f"""\
[[demand]]
id = "D{number}"
item = {number}                               # the statement's call {number}
concerns = []                          # TODO: the statement's concerns that belong to it
title = "TODO: in your own words"
relevant = ["all"]                     # TODO: the kinds of article it is about
core = ["all"]                         # TODO: those in which every change must be read
# TODO: words of its subject; these are guesses.
topics = [{_strings(topics)}]

  # [[demand.ask]]
  # id = "D{number}a"
  # text = "TODO: one part of the demand that can be checked by itself"
  #   [[demand.ask.signal]]
  #   id = "D{number}a.w1"
  #   sign = "wanted"                    # or "unwanted"
  #   any = []                           # TODO: phrases
  #   tests.toward = []                  # TODO: text that moves toward what is asked
  #   tests.away = []                    # TODO: text that moves away from it
  #   tests.neither = []                 # TODO: text that looks alike and moves nothing
"""


def _topics(call: str, counted: Counter[str], words: Language) -> list[str]:
    """The words of a call that are rare in the rest of the statement, in its order."""
    own = Counter(folded_words(call))
    rare = [
        word
        for word in own
        if len(word) >= _SHORTEST
        and word.isalpha()
        and word not in words.stop
        and counted[word] - own[word] <= _RARE
    ]
    kept: list[str] = []
    for word in rare:
        if not any(_same(word, other) for other in kept):
            kept.append(word)
    return kept[:_TOPICS]


def _same(word: str, other: str) -> bool:
    stem = min(len(word), len(other)) - _SUFFIX
    return stem >= _SHORTEST and word[:stem] == other[:stem]


def _strings(values: Iterable[str]) -> str:
    return ", ".join(f'"{value}"' for value in values)
