"""The published JSON Schema of profiles and the loader agree on what a profile is."""

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from demand_material import ROOT

import diffy
from diffy.model import ProfileError
from diffy.sources import shipped

SCHEMA = json.loads(
    (ROOT / "diffy" / "demands" / "profile.schema.json").read_text(encoding="utf-8")
)
SMALL: dict[str, Any] = {
    "format": 1,
    "id": "small",
    "title": "A small profile",
    "date": "2024-05-06",
    "language": "en",
    "statement": {"calls": 1, "concerns": 0},
    "kind": [{"id": "general", "headings": ["general"]}],
    "demand": [
        {
            "id": "S1",
            "item": 1,
            "title": "Reviews are open",
            "ask": [
                {
                    "id": "S1a",
                    "text": "An open review",
                    "signal": [
                        {"id": "S1a.w1", "sign": "wanted", "any": ["open review"]}
                    ],
                }
            ],
        }
    ],
}


def document(path: Path) -> Any:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return json.loads(json.dumps(table, default=str))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_profile_keeps_to_the_schema(name: str) -> None:
    jsonschema.validate(document(ROOT / "drafts" / name / "demands.toml"), SCHEMA)


def test_a_fresh_profile_keeps_to_the_schema(tmp_path: Path) -> None:
    statement = tmp_path / "statement.txt"
    statement.write_text("We call on States to:\n\n- plant trees;\n- count bees.\n")
    fresh = tmp_path / "fresh.toml"
    fresh.write_text(diffy.init_demands(statement), encoding="utf-8")

    jsonschema.validate(document(fresh), SCHEMA)


def signal(**keys: object) -> dict[str, Any]:
    changed: dict[str, Any] = json.loads(json.dumps(SMALL))
    changed["demand"][0]["ask"][0]["signal"][0].update(keys)
    return changed


@pytest.mark.parametrize(
    "broken",
    [
        SMALL | {"format": 2},
        SMALL | {"quote": "the statement's own words"},
        {name: value for name, value in SMALL.items() if name != "language"},
        SMALL | {"demand": [{"id": "S1", "title": "no item"}]},
        SMALL | {"kind": [{"id": "general", "structural": "annex"}]},
        signal(sign="hoped"),
        signal(any=[]),
        signal(any="open review"),
        signal(tests={"forward": []}),
        signal(tests={"toward": [{"old": "x", "then": "y"}]}),
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(
    broken: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "broken.toml"
    file.write_text(toml(broken), encoding="utf-8")

    assert [*jsonschema.Draft202012Validator(SCHEMA).iter_errors(broken)]
    with pytest.raises(ProfileError):
        diffy.load_demands(file)


def test_the_small_profile_is_taken_by_both(tmp_path: Path) -> None:
    file = tmp_path / "small.toml"
    file.write_text(toml(SMALL), encoding="utf-8")
    jsonschema.validate(SMALL, SCHEMA)

    assert [d.id for d in diffy.load_demands(file).demands] == ["S1"]


def toml(value: dict[str, Any]) -> str:
    """A document as TOML, its tables written inline."""
    return "\n".join(f"{name} = {_value(each)}" for name, each in value.items())


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value)
