"""A statement's own words, read from the user's file, for the demands they belong to.

The profile holds none of them, only digests; so no item is ever shown for another.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256 as sha256_of

from diffy.demands.matching import stands
from diffy.demands.passage import passage
from diffy.demands.phrases import phrases
from diffy.languages import Language, language
from diffy.model import Profile, Quotation

DIGITS = 16
"""Hex digits of a digest: enough to tell a handful of items apart."""
_BULLET = re.compile(
    r"\s*(?:[-*•‣◦·–—]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])\s+"
)
_ENDS = ".;:"
_STRAIGHT = {ord(sign): "'" for sign in "‘’‚‛ʼ‹›"}
_STRAIGHT |= {ord(sign): '"' for sign in "“”„‟«»"}
_STRAIGHT |= {ord(sign): "-" for sign in "‐‑‒–—―−"}
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


@dataclass(frozen=True, slots=True)
class Items:
    """A statement's calls and concerns, in order; empty where none are found."""

    calls: tuple[str, ...]
    concerns: tuple[str, ...]


def quote(profile: Profile, statement: str, *, source: str, sha256: str) -> Profile:
    """A statement's text -> the profile with the demands' own words as quotations.

    An item whose digest is not the profile's is quoted and marked as different, unless
    its words are those of another of the profile's items: then it is not quoted. What a
    reader must know is in `notes`.
    """
    items = read(statement, language(profile.language))
    quotations = []
    notes = []
    for demand in profile.demands:
        said, text = _item(profile, items.calls, demand.item, source)
        if text is not None:
            differs = digest(text, profile.language) != _at(
                profile.call_digests, demand.item
            )
            quotations.append(Quotation(demand.item, text, differs))
        if said:
            notes.append(said)
    return profile._replace(
        quotations=tuple(dict.fromkeys(quotations)),
        statement=source,
        statement_sha256=sha256,
        notes=(*profile.notes, *dict.fromkeys(notes)),
    )


def unlike(profile: Profile, statement: str) -> tuple[str, ...]:
    """One sentence for each item of a statement that is not the one the profile names.

    Calls and concerns are compared by their digests, in order.
    """
    items = read(statement, language(profile.language))
    told = []
    for name, found, digests in (
        ("call", items.calls, profile.call_digests),
        ("concern", items.concerns, profile.concern_digests),
    ):
        if len(found) != len(digests):
            said = f"the statement has {len(found)} {name}s, the profile {len(digests)}"
            told.append(said)
        own = [digest(text, profile.language) for text in found]
        told += [
            f"{name} {at}: the statement's words are not those of the profile's digest"
            for at, (one, other) in enumerate(zip(own, digests, strict=False), 1)
            if one != other
        ]
    return tuple(told)


def _item(
    profile: Profile, calls: tuple[str, ...], item: int, source: str
) -> tuple[str, str | None]:
    """What to say of one call, and its words where they may be shown."""
    name = source or "the statement"
    if not calls:
        return f"{name}: no list of calls was found; call {item} is not quoted", None
    text = _at(calls, item)
    if not text:
        said = f"{name}: call {item} was not found, the list has {len(calls)}"
        return f"{said}; it is not quoted", None
    found = digest(text, profile.language)
    wanted = _at(profile.call_digests, item)
    if found == wanted:
        return "", text
    if found in profile.call_digests:
        other = profile.call_digests.index(found) + 1
        said = f"{name}: item {item} of the list is the profile's call {other}"
        return f"{said}; call {item} is not quoted", None
    if wanted and wanted in (digest(call, profile.language) for call in calls):
        said = f"{name}: call {item} stands at another place of the list"
        return f"{said}; it is not quoted", None
    said = "this text differs from the one the profile was written for"
    return f"{name}, call {item}: {said}", text


def _at(values: Sequence[str], item: int) -> str:
    """The value of an item counted from 1, empty where there is none."""
    return values[item - 1] if 1 <= item <= len(values) else ""


def digest(item: str, code: str) -> str:
    """The first 16 hex digits of the SHA-256 of an item's normalised words.

    Quotation marks and dashes are made plain, white space single, letters small; a
    final "and" and final points are dropped.
    """
    text = unicodedata.normalize("NFKC", item.translate(_STRAIGHT)).translate(_STRAIGHT)
    text = " ".join(text.split()).lower().rstrip(" .;:,")
    for word in language(code).verdicts["closing_conjunction"]:
        text = text.removesuffix(f" {word}").rstrip(" .;:,")
    return sha256_of(text.encode()).hexdigest()[:DIGITS]


# ------------------------------------------------------------------ finding the lists


def read(statement: str, words: Language) -> Items:
    """The lists of calls and of concerns that a statement's text holds.

    A list follows a lead line that ends in a colon and holds a verb of asking, or of
    concern. An item broken by a page break goes on where the next line of text begins
    in lower case. Nothing is guessed from prose.
    """
    lines = statement.splitlines()
    calls = _list_after(lines, words.verdicts["asking"], words)
    return Items(calls, _list_after(lines, words.verdicts["alarm"], words))


def listed(statement: str, first: int, last: int) -> tuple[str, ...]:
    """The items in lines of a statement that a user points at, counted from 1.

    Bullets and numbers part them; without any, each paragraph is an item.
    """
    lines = statement.splitlines()[max(first - 1, 0) : last]
    start = next((at for at, line in enumerate(lines) if _BULLET.match(line)), None)
    if start is not None:
        return _items(lines[start:])
    paragraphs = "\n".join(line.strip() for line in lines).split("\n\n")
    return tuple(" ".join(each.split()) for each in paragraphs if each.strip())


def _list_after(
    lines: list[str], sought: Iterable[str], words: Language
) -> tuple[str, ...]:
    """The longest list under a lead line with one of the verbs, the last such list."""
    verbs = phrases(sought)
    best: tuple[str, ...] = ()
    for at, line in enumerate(lines):
        if not line.rstrip().endswith(":") or _BULLET.match(line):
            continue
        lead = _paragraph(lines, at)
        if stands(verbs, passage(lead, words)):
            found = _items(lines[at + 1 :])
            best = found if len(found) >= len(best) and found else best
    return best


def _paragraph(lines: list[str], at: int) -> str:
    """The sentence that ends with a line, with the lines above that belong to it."""
    start = at
    while start and lines[start - 1].strip() and not _BULLET.match(lines[start - 1]):
        start -= 1
    text = " ".join(lines[start : at + 1])
    return text[max(text.rfind(sign) for sign in (". ", "; ")) + 1 :]


def _items(lines: list[str]) -> tuple[str, ...]:
    """The items of a list that begins in the first line of text."""
    items: list[str] = []
    gap = False
    for line in lines:
        text = line.strip()
        if not text:
            gap = True
            continue
        bullet = _BULLET.match(line)
        if bullet and (
            not items or _ended(items[-1]) or not gap or _opens(line, bullet)
        ):
            items.append(line[bullet.end() :].strip())
        elif items and (not gap or (not _ended(items[-1]) and text[:1].islower())):
            items[-1] = f"{items[-1]} {text}"
        else:
            break
        gap = False
    return tuple(_LINK.sub(r"\1", item) for item in items)


def _opens(line: str, bullet: re.Match[str]) -> bool:
    return line[bullet.end() :][:1].isupper()


def _ended(item: str) -> bool:
    """Whether an item's text is complete: a stop, or a stop before a final "and"."""
    head = item.rstrip(" \"'”’)")
    words = head.rsplit(" ", 1)
    return head.endswith(tuple(_ENDS)) or (
        len(words) == 2 and words[0].endswith(tuple(_ENDS)) and words[1].isalpha()
    )
