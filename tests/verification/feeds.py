"""Every case of every poll of the court feeds against the contract: field by field, with nothing beyond it.

Two checks that know nothing of each other. `against_openapi` gives each poll to a JSON Schema validator with the court
service's published OpenAPI, `$ref`s, formats and enumerations, objects open as the contract leaves them; it needs the
published file. `against_fields` walks every value along contracts/court_feeds.yaml: the fields of the same contract,
so that a checkout alone can be verified; a test holds that file against the published one.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import orjson
import yaml

from verification.checked import Checked

FEEDS = {
    "public-law": "hmcts-public-law-cafcass-api.openapi.json",
    "private-law": "hmcts-private-law-cafcass-api.openapi.json",
}
FIELDS = Path(__file__).parent / "contracts" / "court_feeds.yaml"
TYPES = {"string": str, "boolean": bool, "integer": int, "number": (int, float), "object": dict}
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?Z?)?")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_date(value: object) -> bool:
    """Say whether a text is a day, ISO 8601."""
    try:
        return not isinstance(value, str) or (len(value) == 10 and bool(date.fromisoformat(value)))
    except ValueError:
        return False


def is_moment(value: object) -> bool:
    """Say whether a text is a moment as the services write it, or a day: the contract's `datetime` is both in use."""
    return not isinstance(value, str) or (bool(MOMENT.fullmatch(value)) and is_date(value[:10]))


FORMATS = {
    "date": is_date,
    "datetime": is_moment,
    "uuid": lambda value: not isinstance(value, str) or bool(UUID.fullmatch(value)),
}


def polls(county: Path, feed: str) -> Iterator[dict[str, Any]]:
    """Yield every line of a feed."""
    for path in sorted((county / "court" / feed).glob("*.jsonl")):
        for line in path.read_bytes().splitlines():
            yield orjson.loads(line)


def responses(county: Path, feed: str) -> Iterator[dict[str, Any]]:
    """Yield every poll as the plain response that it was."""
    for line in polls(county, feed):
        yield {key: value for key, value in line.items() if key != "poll"}


def published(shared: Path, feed: str) -> dict[str, Any]:
    """Return the court service's OpenAPI document."""
    document: dict[str, Any] = json.loads((shared / "specs" / FEEDS[feed]).read_text())
    return document


def validator(shared: Path, feed: str) -> jsonschema.protocols.Validator:
    """Return a validator of one response, with the contract's formats."""
    components = published(shared, feed)["components"]
    case_data = components["schemas"].get("case_data", {"properties": {}})
    for name in [name for name in components["schemas"] if name.endswith("Relations")]:
        case_data["properties"].setdefault(name, {"$ref": f"#/components/schemas/{name}"})
    contract = {"$ref": "#/components/schemas/response", "components": components}
    formats = jsonschema.FormatChecker(formats=[])
    for name, answer in FORMATS.items():
        formats.checks(name)(answer)
    return jsonschema.Draft7Validator(contract, format_checker=formats)


def against_openapi(county: Path, feed: str, shared: Path) -> Checked:
    """Check every poll with the published OpenAPI."""
    check, found, cases = validator(shared, feed), Counter[str](), 0
    for one in responses(county, feed):
        cases += len(one["cases"])
        found.update(f"{place(error.absolute_path)}: {error.validator}" for error in check.iter_errors(one))
    return Checked(f"court/{feed}", "published OpenAPI", files(county, feed), cases, found)


HARMS = frozenset(f"{kind}Occurrences" for kind in ("neglect", "sexualAbuse", "physicalHarm", "emotionalHarm"))
OLDER_IN_SCHEMA = frozenset({"id", "cancellationReason"}) | HARMS
"""Where the service's JSON Schema is older than its contract: the id is text there, risks lists, seven reasons more."""


def against_json_schema(county: Path, shared: Path) -> Checked:
    """Check every poll of the public-law feed with the service's own JSON Schema, save where the contract is newer."""
    schema = json.loads((shared / "specs" / "hmcts-public-law-cafcass-api.schema.json").read_text())
    check, found, cases = jsonschema.Draft7Validator(schema), Counter[str](), 0
    for one in responses(county, "public-law"):
        cases += len(one["cases"])
        for error in check.iter_errors(one):
            last = next(part for part in reversed(error.absolute_path) if isinstance(part, str))
            if last not in OLDER_IN_SCHEMA:
                found[f"{place(error.absolute_path)}: {error.validator}"] += 1
    return Checked("court/public-law", "the service's JSON Schema", files(county, "public-law"), cases, found)


def files(county: Path, feed: str) -> list[Path]:
    """Return the files of a feed."""
    return sorted((county / "court" / feed).glob("*.jsonl"))


def place(path: Any) -> str:
    """Return where a value stands, without the numbers of list items."""
    return "".join("[]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


def fields_of(document: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return every field of the contract's response: its place, type, format and codes."""
    schemas = document["components"]["schemas"]
    found: dict[str, dict[str, Any]] = {}

    def walk(schema: Mapping[str, Any], at: str) -> None:
        schema = schemas[schema["$ref"].split("/")[-1]] if "$ref" in schema else schema
        if schema.get("type") == "array":
            walk(schema["items"], f"{at}[]")
        elif schema.get("properties"):
            for name, part in schema["properties"].items():
                walk(part, f"{at}.{name}".lstrip("."))
        else:
            found[at] = {"type": schema["type"], **{k: schema[k] for k in ("format", "enum") if k in schema}}

    walk(schemas["response"], "")
    for name in schemas:  # the private-law contract defines these lists beside the case and refers to them from nowhere
        if name.endswith("Relations"):
            walk(schemas[name], f"cases[].case_data.{name}")
    return found


@cache
def known_fields() -> Mapping[str, Any]:
    """Return contracts/court_feeds.yaml: for each feed its fields, and the documented departures from them."""
    given: Mapping[str, Any] = yaml.safe_load(FIELDS.read_text(encoding="utf-8"))
    return given


def unpacked(told: str | Mapping[str, Any]) -> dict[str, Any]:
    """Return a field as fields_of does, from its short form: "string date", or type and enum."""
    if not isinstance(told, str):
        return dict(told)
    kind, _, form = told.partition(" ")
    return {"type": kind} | ({"format": form} if form else {})


def against_fields(county: Path, feed: str) -> Checked:
    """Check every value of every case along the contract's fields; a field that the contract has not is a violation."""
    known = known_fields()[feed]
    fields = {at: unpacked(told) for at, told in known["fields"].items()}
    beyond = known["beyond_the_contract"]
    found, cases = Counter[str](), 0
    for one in responses(county, feed):
        cases += len(one["cases"])
        for at, value in values(one, ""):
            if at not in beyond and (wrong := wrong_with(fields.get(at), value)):
                found[f"{at}: {wrong}"] += 1
    return Checked(f"court/{feed}", "fields of the contract, and none beyond", files(county, feed), cases, found)


def values(node: Any, at: str) -> Iterator[tuple[str, Any]]:
    """Yield every value with its place."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from values(value, f"{at}.{key}" if at else key)
    elif isinstance(node, list):
        for value in node:
            yield from values(value, f"{at}[]")
    else:
        yield at, node


def wrong_with(field: Mapping[str, Any] | None, value: object) -> str | None:
    """Return what is wrong with a value, if anything."""
    if field is None:
        return "no such field"
    if not isinstance(value, TYPES[field["type"]]) or isinstance(value, bool) != (field["type"] == "boolean"):
        return "type"
    if "enum" in field and value not in field["enum"]:
        return "enum"
    answer = FORMATS.get(field.get("format", ""))
    return "format" if answer and not answer(value) else None
