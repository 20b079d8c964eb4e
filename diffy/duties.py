"""Duties: the modal verbs of a provision, with what makes them weaker.

The weakest word of a chain counts: "shall endeavour to" is an endeavour, "shall consider
adopting" is no duty to adopt, and "shall be entitled to refuse" is leave to refuse. What
forbids is as strong as what commands: "may not" is no permission.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache, lru_cache
from itertools import chain, islice
from typing import NamedTuple

from diffy.languages import Language
from diffy.words import each_token, fold, printed_words, token_texts

_REACH = 60
"""Words back to which "no one" is sought, and between the verbs of a chain; further
away they hardly speak of the same act."""
_FORBIDS = 4
"""What a denied power counts for: as much as a command."""
_SOFTENED = 1
"""What a duty to weigh an act, to try it or to permit it counts for: as little as leave."""
_KNOWN = 4096
"""Chapeaux of which the duty is kept: each of its points asks for it."""
_ENDS = ".;!?"
_END = re.compile(f"[{_ENDS}]")
_OTHER_ENDS = "。；؛"
"""Apart from those of ASCII, since a set of letters of many scripts is slow to compile."""
_ASCII_SENTENCES = bytes(
    10 if chr(c) in _ENDS else c if chr(c).isalnum() and c < 128 else 32
    for c in range(256)
).lower()
"""Blanks in place of all that stands in no word, and a new line where a sentence ends."""


class Duty(NamedTuple):
    """A modal verb, or a chain of them, in a provision."""

    text: str
    strength: int
    denied: bool
    first: int
    """The place of its first word among the words of the provision."""
    last: int
    """The place behind its last word."""
    sentence: int
    """Which sentence of the provision it stands in."""
    softened: int = 0
    """The strength of the verb that a chain begins with by which an act is only weighed
    or tried; 0 for a verb alone."""
    permits: bool = False
    """Whether it gives leave to act, and asks for nothing."""


def duties(text: str, tables: Language) -> list[Duty]:
    """The duties of a provision, in order."""
    return _found(*_words(text, tables), tables)


def _found(
    words: Sequence[str], sentences: Sequence[int], tables: Language
) -> list[Duty]:
    """The duties among folded words."""
    begin, inside = _modals(tables).keys(), _compounds(words, tables)
    found: list[Duty] = []
    done = 0
    for place in [k for k, word in enumerate(words) if word in begin]:
        if place < done or place in inside:
            continue
        length = _modal_at(words, place, tables)
        if not length or _is_date(words, place, length):
            continue
        said = _phrase(words, place, length, tables)
        duty = _duty(words, sentences, place, length, tables)
        if found and _chained(found[-1], duty, words, tables):
            found.append(_chain(found.pop(), duty))
        elif not place or not commands_nothing(said, tables):
            found.append(duty)
        done = place + length
    return found


def _words(text: str, tables: Language) -> tuple[list[str], list[int]]:
    """The folded words of a text, and the sentence each stands in."""
    said = (
        list(map(str.split, _plain_sentences(text)))
        if text.isascii()
        else [
            list(map(fold, _said(sentence)))
            for sentence in _END.split(_with_stops(text))
        ]
    )
    words = _unjoined(chain.from_iterable(said), tables)
    return words, [k for k, sentence in enumerate(said) for _ in sentence]


def _plain_sentences(text: str) -> list[str]:
    """The sentences of a text in ASCII, folded, with blanks for what stands in no word."""
    return text.encode().translate(_ASCII_SENTENCES).decode().split("\n")


def _with_stops(text: str) -> str:
    """A text with a full stop for what ends a sentence in another script."""
    for mark in _OTHER_ENDS:
        text = text.replace(mark, ".")
    return text


def _said(text: str) -> list[str]:
    """The words of a text that do not begin with a mark above a letter."""
    if text.isascii():
        return printed_words(text)
    return [token for token in token_texts(text) if token[0].isalnum()]


def _unjoined(words: Iterable[str], tables: Language) -> list[str]:
    """Folded words; a joining letter written in one with one that counts is left off.

    As in "ويجوز".
    """
    prefixes = tables.change.get("prefix", ())
    if not prefixes:
        return list(words)
    return [_bare(word, prefixes, _counting(tables)) for word in words]


def _bare(word: str, prefixes: tuple[str, ...], counting: Set[str]) -> str:
    """A word without a joining letter in front, where it counts here without one."""
    bare = word[1:] if word.startswith(prefixes) else word
    return bare if bare in counting else word


def _compounds(words: Sequence[str], tables: Language) -> frozenset[int]:
    """The places inside words whose characters would else be read as a modal verb."""
    compounds = tables.change.get("compound", ())
    if not compounds:
        return frozenset()
    joined = "".join(word if len(word) == 1 else " " for word in words)
    found = (m for c in compounds for m in re.finditer(re.escape(c), joined))
    return frozenset(place for m in found for place in range(m.start(), m.end()))


def _modal_at(words: Sequence[str], place: int, tables: Language) -> int:
    """How many words the longest modal phrase at a place has; 0 where there is none."""
    for phrase in _modals(tables).get(words[place], ()):
        end = place + len(phrase)
        if tuple(words[place:end]) == phrase and _acts(phrase, words, end, tables):
            return len(phrase)
    return 0


def commands_nothing(said: str, tables: Language) -> bool:
    """Whether a verb that weighs, tries or permits commands nothing of itself: "shall" does,
    or its place at the head of a point. "Envisage de" does, as the present does in French."""
    known = tables.change
    if said in tables.modal:
        return False
    weighed = bool(known["act"]) and said in known["weighed"]
    return weighed or said in known["tried"] or said in known["permitted"]


def _acts(
    phrase: tuple[str, ...], words: Sequence[str], end: int, tables: Language
) -> bool:
    """Whether a verb that weighs weighs an act: "consider adopting", not "the report"."""
    known = tables.change
    if not known["act"] or _printed(tables)[phrase] not in known["weighed"]:
        return True
    act = words[end] if end < len(words) else ""
    return act.endswith(known["act"]) and act not in known["no_act"]


def _is_date(words: Sequence[str], place: int, length: int) -> bool:
    """Whether "may" is the month: "1 May 2027"."""
    around = words[max(0, place - 1) : place + 2]
    return length == 1 and any(map(str.isdigit, around))


def _duty(
    words: Sequence[str],
    sentences: Sequence[int],
    place: int,
    length: int,
    tables: Language,
) -> Duty:
    said = _phrase(words, place, length, tables)
    strength, shown = strengths(tables)[said], [said]
    sentence = sentences[place]
    start = bisect_left(sentences, sentence, max(0, place - _REACH), place)
    nobody, negators = _negators(tables)
    end = place + length
    denied = not nobody.isdisjoint(words[start:place])
    if end < len(words) and words[end] in negators:
        denied, shown, end = True, [said, words[end]], end + 1
    elif place > start and words[place - 1] in negators:
        denied, shown, place = True, [words[place - 1], said], place - 1
    permits = _is_leave(said, tables)
    # Where the tables do not tell leave from advice, the denial of either forbids.
    if denied and (permits or (strength == 1 and "power" not in tables.force)):
        strength = _FORBIDS
    text, permits = _joined(shown, tables), permits and not denied
    return Duty(text, strength, denied, place, end, sentence, permits=permits)


def _phrase(words: Sequence[str], place: int, length: int, tables: Language) -> str:
    """The modal phrase at a place as the tables print it."""
    return _printed(tables)[tuple(words[place : place + length])]


def _is_leave(modal: str, tables: Language) -> bool:
    """Whether a modal verb gives leave to act, so that denied it forbids."""
    return modal in tables.change["permitted"] or modal in tables.force.get("power", ())


def _joined(words: Sequence[str], tables: Language) -> str:
    return ("" if not tables.spaced else " ").join(words)


def _chained(one: Duty, other: Duty, words: Sequence[str], tables: Language) -> bool:
    """Whether the second is what the first commands: "shall endeavour to"."""
    if other.first - one.last > _REACH:
        return False
    known = tables.change
    between = _joined(words[one.last : other.first], tables)
    near = not between or between in known["beside"] or between in known["qualifier"]
    weaker = other.text in _softening(tables) or other.strength == 1 < one.strength
    powers = tables.force.get("power", ())
    permitted = other.text in known["permitted"]
    return (
        (permitted or (weaker and other.text not in powers))
        and near
        and not other.denied
        and one.sentence == other.sentence
    )


def _chain(one: Duty, other: Duty) -> Duty:
    """One duty of two verbs; what shall not be permitted is forbidden."""
    forbids = other.permits and one.denied
    strength = _FORBIDS if forbids else min(one.strength, other.strength)
    text = f"{one.text} {other.text}"
    begun = 0 if other.permits else one.softened or one.strength
    place = one.first, other.last, one.sentence
    permits = other.permits and not forbids
    return Duty(text, strength, one.denied, *place, begun, permits)


# -------------------------------------------------------------- the chapeau


@lru_cache(maxsize=_KNOWN)
def governor(text: str, tables: Language) -> Duty | None:
    """The duty of a chapeau that counts for its points: the first of its last sentence."""
    found = duties(text, tables)
    if not found:
        return None
    last = found[-1].sentence
    return next(duty for duty in found if duty.sentence == last)


def leading(text: str, tables: Language) -> Duty | None:
    """The duty with which a point itself begins."""
    first = islice((fold(t) for t in each_token(text) if t[0].isalnum()), 2)
    if _modals(tables).keys().isdisjoint(_unjoined(first, tables)):
        return None  # the first may be a "not"
    found = duties(text, tables)
    return found[0] if found and found[0].first == 0 else None


# ------------------------------------------------------------------- tables


@cache
def strengths(tables: Language) -> Mapping[str, int]:
    """The modal verbs and phrases by strength, and the verbs that soften them."""
    softer = (*_softening(tables), *tables.change["permitted"])
    return {**dict.fromkeys(softer, _SOFTENED), **tables.modal}


@cache
def _softening(tables: Language) -> frozenset[str]:
    """The verbs by which an act is only weighed or tried."""
    return frozenset((*tables.change["weighed"], *tables.change["tried"]))


@cache
def _printed(tables: Language) -> Mapping[tuple[str, ...], str]:
    """The modal phrases by their words; an apostrophe is no word: "s'efforce de"."""
    return {
        tuple(fold(t) for t in token_texts(phrase) if t[0].isalnum()): phrase
        for phrase in strengths(tables)
    }


@cache
def _modals(tables: Language) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The modal phrases as words, by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in _printed(tables):
        found.setdefault(words[0], []).append(words)
    return {
        first: tuple(sorted(phrases, key=lambda p: (-len(p), p)))
        for first, phrases in found.items()
    }


@cache
def _counting(tables: Language) -> frozenset[str]:
    """The words with which a modal phrase begins, and those that deny one."""
    nobody, negators = _negators(tables)
    return nobody | negators | _modals(tables).keys()


@cache
def vocabulary(tables: Language) -> frozenset[str]:
    """Every word of the modal phrases that says something by itself.

    Of a phrase for trying only the first: "every" and "effort" stand elsewhere too.
    """
    printed, tried = _printed(tables), tables.change["tried"]
    phrases = [phrase for phrase, said in printed.items() if said not in tried]
    whole = {phrase[0] for phrase in phrases if len(phrase) == 1}
    words = {word for phrase in phrases for word in phrase}
    words.update(phrase[0] for phrase in printed)
    return frozenset(words - (tables.stop - whole))


@cache
def _negators(tables: Language) -> tuple[frozenset[str], frozenset[str]]:
    """The words that deny all that is said of them, and those beside a denied verb."""
    words = tables.change
    return frozenset(words.get("nobody", ())), frozenset(words.get("not", ()))
