"""What named reviewers decided: the lines of reviews.jsonl."""

import json
from collections.abc import Mapping
from typing import Any

from diffy.model import AskState, ProfileError, Review, ReviewedText, Verdict

FORMAT = 1
MET = "met"
"""A state that only a reviewer sets."""
_NEEDED = (
    "key",
    "target",
    "demand",
    "machine",
    "verdict",
    "reason",
    "reviewer",
    "date",
)
_OPTIONAL = ("engine", "heading")


def load_reviews(text: str, *, source: str) -> tuple[Review, ...]:
    """The lines of a reviews file, in order; empty lines are passed over.

    Raises ProfileError, with the line's number, for a line that does not parse, that
    lacks a reason or a reviewer, or whose verdict is none.
    """
    return tuple(
        _review(line, f"{source or 'reviews'}, line {number}")
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip()
    )


def line_of(review: Review) -> str:
    """A review as one line of the file, without its line break.

    Raises ProfileError for what `load_reviews` would refuse.
    """
    table = review.record()
    table["profile"] = {"id": table["profile"], "sha256": table.pop("profile_sha256")}
    line = json.dumps({"format": FORMAT, **table}, ensure_ascii=False)
    _review(line, "the review")
    return line


def _review(line: str, place: str) -> Review:
    table = _object(line, place)
    if table.get("format") != FORMAT:
        raise ProfileError(f"{place}: the format is not {FORMAT}")
    profile = table.get("profile")
    if not isinstance(profile, dict) or not isinstance(profile.get("id"), str):
        raise ProfileError(f"{place}: 'profile' needs an id")
    texts = {name: _text(table, name, place) for name in _NEEDED}
    texts |= {name: _text(table, name, place, "") for name in _OPTIONAL}
    for name in ("reason", "reviewer"):
        if not texts[name].strip():
            raise ProfileError(f"{place}: a review needs a {name}")
    _check_verdict(texts, place)
    return Review(
        profile=profile["id"],
        profile_sha256=str(profile.get("sha256", "")),
        ask=_text_or_none(table, "ask", place),
        supersedes=_text_or_none(table, "supersedes", place),
        old=_reviewed_text(table, "old", place),
        new=_reviewed_text(table, "new", place),
        **texts,
    )


def _object(line: str, place: str) -> dict[str, Any]:
    try:
        table = json.loads(line)
    except ValueError as error:
        raise ProfileError(f"{place}: this is no JSON: {error}") from error
    except RecursionError as error:
        raise ProfileError(f"{place}: this is nested too deeply") from error
    if not isinstance(table, dict):
        raise ProfileError(f"{place}: this is no JSON object")
    return table


def _text(
    table: dict[str, Any], name: str, place: str, default: str | None = None
) -> str:
    value = table.get(name, default)
    if not isinstance(value, str):
        raise ProfileError(f"{place}: '{name}' must be a string")
    return value


def _text_or_none(table: dict[str, Any], name: str, place: str) -> str | None:
    return None if table.get(name) is None else _text(table, name, place)


def _reviewed_text(table: dict[str, Any], name: str, place: str) -> ReviewedText | None:
    side = table.get(name)
    if side is None:
        return None
    if not isinstance(side, dict):
        raise ProfileError(f"{place}: '{name}' must be an object")
    names = ("draft", "sha256", "label", "quote")
    return ReviewedText(*(_text(side, each, place, "") for each in names))


def _check_verdict(texts: Mapping[str, str], place: str) -> None:
    allowed = {"change": tuple(Verdict), "state": (*AskState, MET)}
    target = texts["target"]
    if target not in allowed:
        raise ProfileError(f"{place}: the target is neither 'change' nor 'state'")
    if texts["verdict"] not in allowed[target]:
        known = ", ".join(allowed[target])
        said = f"'{texts['verdict']}' is no verdict of a {target}; use one of {known}"
        raise ProfileError(f"{place}: {said}")
