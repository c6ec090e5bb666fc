"""Which of the court's sources a JSON text belongs to, both ways: case data like a feed, a feed like case data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
import yaml

from support import case_data, court_cases
from waypost.intake.court_telltales import court_source
from waypost.intake.files import discover

TELLTALES = yaml.safe_load(
    (Path(__file__).parents[3] / "src/waypost/intake/court_telltales.yaml").read_text(encoding="utf-8")
)
PUBLIC, PRIVATE = case_data.public_case(), case_data.private_case()
LONE = {"id": 1, "case_data": {"x": 1}}
TEXTS: dict[str, tuple[Any, str | None]] = {
    "a response of the public-law feed": ({"total": 1, "cases": [court_cases.public_case()]}, "hmcts_public_law"),
    "a response of the private-law feed": ({"total": 1, "cases": [court_cases.private_case()]}, "hmcts_private_law"),
    "responses in a list": ([{"total": 1, "cases": [court_cases.public_case()]}], "hmcts_public_law"),
    "a case of public law": (PUBLIC, "hmcts_case_data"),
    "a case of private law": (PRIVATE, "hmcts_case_data"),
    "state and caseData": ({"state": "CLOSED", "caseData": PUBLIC["case_data"]}, "hmcts_case_data"),
    "case_details": ({"case_details": PRIVATE, "event_id": "x"}, "hmcts_case_data"),
    "search results of public law": ({"total": 1, "cases": [PUBLIC]}, "hmcts_case_data"),
    "search results of private law": ({"total": 1, "cases": [PRIVATE]}, "hmcts_case_data"),
    "a lone case without any telltale": (LONE, "hmcts_case_data"),
    "cases without any telltale are a feed's": ({"total": 1, "cases": [LONE]}, "hmcts_private_law"),
    "a history": (case_data.history(), "hmcts_case_data"),
    "hearings of a case": (case_data.hearings(), "hmcts_hearings"),
    "hearings in a list": ([case_data.hearings()], "hmcts_hearings"),
    "actuals": (case_data.actuals(), "hmcts_hearings"),
    "rows of the history of a status": (case_data.status_rows(), "hmcts_hearings"),
    "a message of change": ({"caseRef": "1", "hearingId": "2", "hearingUpdate": {}}, "hmcts_hearings"),
    "no case at all": ({"total": 0, "cases": []}, None),
    "something else": ({"people": []}, None),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_told_by_what_stands_in_it(name: str) -> None:
    content, source = TEXTS[name]
    for text in (orjson.dumps(content), orjson.dumps(content, option=orjson.OPT_INDENT_2)):
        assert court_source(text.decode()) == source


def test_a_word_inside_a_text_tells_nothing() -> None:
    case = court_cases.public_case()
    case["caseData"]["others"][0]["name"] = 'says "children1": [] and "auditEvents": []'
    assert court_source(orjson.dumps({"total": 1, "cases": [case]}).decode()) == "hmcts_public_law"


def properties(node: Any) -> set[str]:
    """Every name of a property in an OpenAPI document or a schema."""
    if isinstance(node, list):
        return set().union(*map(properties, node))
    if not isinstance(node, dict):
        return set()
    own = node.get("properties")
    names = set(own) if isinstance(own, dict) else set()
    return names.union(*map(properties, node.values()))


def keys(node: Any) -> set[str]:
    if isinstance(node, dict):
        return set(node).union(*map(keys, node.values()))
    return set().union(*map(keys, node)) if isinstance(node, list) else set()


def test_no_telltale_of_case_data_stands_in_a_feed(shared: Path) -> None:
    names = set()
    for spec in ("hmcts-public-law-cafcass-api.openapi.json", "hmcts-private-law-cafcass-api.openapi.json"):
        names |= properties(orjson.loads((shared / "specs" / spec).read_bytes()))
    names |= properties(orjson.loads((shared / "specs" / "hmcts-public-law-cafcass-api.schema.json").read_bytes()))
    sample = shared / "samples/court-private-law/cafcass-response-date-arrays.json"
    names |= keys(orjson.loads(sample.read_bytes()))
    assert len(names) > 400
    assert not names & set(TELLTALES["case_data"])


def test_every_telltale_of_hearings_stands_in_their_contract(shared: Path) -> None:
    spec = properties(orjson.loads((shared / "specs" / "hmcts-hearings.openapi.json").read_bytes()))
    assert set(TELLTALES["hearings"]) - spec == {"hearingUpdate", "status_update_date_time"}


def test_files_of_every_kind_are_found_and_a_manifest_is_no_case(tmp_path: Path) -> None:
    for number, (content, _) in enumerate(TEXTS.values()):
        (tmp_path / f"{number:02}.json").write_bytes(orjson.dumps(content))
    (tmp_path / "manifest.json").write_text('{"waypost_manifest": 1, "received_at": "2026-08-01T09:00:00Z"}')
    (tmp_path / "99.json").write_bytes(orjson.dumps({**PUBLIC, "waypost_manifest": 1}))
    found = discover(tmp_path)
    expected = [source for _, source in TEXTS.values() if source] + ["hmcts_case_data"]
    assert [file.source for file in found.files] == expected
    assert {file.manifest.received_at is not None for file in found.files} == {True}
    assert len(found.unread) == 2
