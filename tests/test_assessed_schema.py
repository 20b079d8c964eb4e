"""The JSON of `diffy assess` is as its published schema says."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import diffy
from diffy.writers.assessed import to_json

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads(
    (ROOT / "diffy" / "assessed.schema.json").read_text(encoding="utf-8")
)
COMPARED = json.loads((ROOT / "diffy" / "schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def strict(part: object) -> object:
    """The schema with no room for a key that it does not name."""
    if isinstance(part, dict):
        told = {name: strict(each) for name, each in part.items()}
        return told | ({"additionalProperties": False} if "properties" in told else {})
    return [strict(each) for each in part] if isinstance(part, list) else part


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    draft = diffy.read(ROOT / "drafts" / "illustrative" / "third-draft.md")
    profiles = [diffy.load_demands(n) for n in ("un-cybercrime", "paris-agreement")]
    told: dict[str, Any] = json.loads(to_json(diffy.assess(draft, profiles)))
    return told


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_document_is_valid_and_has_no_key_that_the_schema_does_not_name(
    document: dict[str, Any],
) -> None:
    jsonschema.Draft202012Validator(strict(SCHEMA)).validate(document)
    states = {ask["state"] for d in document["demands"] for ask in d["asks"]}
    assert states >= {"found", "weak", "contrary", "both", "none"}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("demands", 0, "asks", 0, "state"), "met"),
        (("demands", 0, "asks", 0, "evidence", 0, "contrary"), "yes"),
        (("demands", 0, "asks", 0, "evidence", 0, "side"), "old"),
        (("draft", "sha256"), "none"),
        (("schema",), 2),
    ],
)
def test_a_broken_document_is_not_valid(
    document: dict[str, Any], path: tuple[str | int, ...], value: object
) -> None:
    broken: Any = json.loads(json.dumps(document))
    at = broken
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value

    assert [*VALIDATOR.iter_errors(broken)]


def test_a_draft_is_told_as_in_a_comparison() -> None:
    said = [schema["$defs"]["draft"] for schema in (SCHEMA, COMPARED)]
    assert said[0] | {"description": ""} == said[1] | {"description": ""}
    for name in ("eid", "sha256", "state"):
        assert SCHEMA["$defs"][name] == COMPARED["$defs"][name]
