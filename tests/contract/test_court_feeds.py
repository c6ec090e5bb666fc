"""Both court feeds against the contract of intake, the published interfaces and the real sample."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest

from support.court_cases import FEEDS, case_of, poll_line, read_bytes, read_cases, source_file
from waypost.intake import hmcts_private_law
from waypost.intake.contract import FRAMES, Reading, empty
from waypost.intake.fields import read_marks
from waypost.vocabulary.applications import APPLICATIONS
from waypost.vocabulary.event_meanings import MEANINGS
from waypost.vocabulary.events import EventKind
from waypost.vocabulary.hearings import HEARINGS
from waypost.vocabulary.orders import ORDERS
from waypost.vocabulary.reports import REPORTS

SPECS = {
    "hmcts_public_law": "hmcts-public-law-cafcass-api.openapi.json",
    "hmcts_private_law": "hmcts-private-law-cafcass-api.openapi.json",
}
SAMPLE = "samples/court-private-law/cafcass-response-date-arrays.json"
CODES = {
    EventKind.APPLICATION_SUBMITTED: APPLICATIONS,
    EventKind.APPLICATION_ISSUED: APPLICATIONS,
    EventKind.HEARING_LISTED: HEARINGS,
    EventKind.HEARING_HELD: HEARINGS,
    EventKind.HEARING_VACATED: HEARINGS,
    EventKind.HEARING_ADJOURNED: HEARINGS,
    EventKind.ORDER_MADE: ORDERS,
    EventKind.REPORT_ORDERED: REPORTS,
}


def check_promises(reading: Reading) -> None:
    """What every reading of a feed must keep."""
    for name in FRAMES:
        frame: pl.DataFrame = getattr(reading, name)
        assert frame.schema == empty(name).schema
        assert set(frame["source"]) <= {reading.source}
    keys = ["record_key", "learnt_at"]
    assert not reading.records.select(keys).is_duplicated().any()
    assert not reading.people.select(*keys, "person_key").is_duplicated().any()
    assert not reading.events.select(*keys, "fact_key").is_duplicated().any()
    for name in ("records", "people", "proceedings", "events"):
        assert getattr(reading, name)["sender"].null_count() == getattr(reading, name).height
    children = reading.people.filter(pl.col("role") == "child")
    assert reading.events.join(children, on=[*keys, "person_key"], how="anti").height == 0
    assert set(reading.people["role"]) <= {"child", "mother", "father", "other"}
    for kind, code in reading.events.select("kind", "code").unique().rows():
        assert reading.source in MEANINGS[EventKind(kind)].sources
        assert CODES[EventKind(kind)].known(code)
    refusals = reading.findings.filter(pl.col("is_refusal"))
    for count in reading.files:
        assert count.read == count.accepted + count.refused
        assert count.refused == refusals.filter(pl.col("file") == count.file).height


@pytest.mark.parametrize("feed", sorted(FEEDS))
def test_a_reading_keeps_its_promises(feed: str, tmp_path: Path) -> None:
    later = case_of(feed) | {"state": "CLOSED"}
    content = poll_line("2026-03-02T09:15:00Z", case_of(feed), 7) + poll_line("2026-03-03T09:15:00Z", later) + b"{}"
    check_promises(read_bytes(feed, tmp_path, content, form="json_lines"))


@pytest.mark.parametrize("feed", sorted(FEEDS))
def test_files_and_cases_in_another_order_under_other_names_give_the_same(feed: str, tmp_path: Path) -> None:
    cases = [case_of(feed) | {"id": 1652950891557691 + number} for number in range(4)]
    polls = [poll_line(f"2026-03-0{day}T09:15:00Z", *cases[:day]) for day in (1, 2, 3, 4)]
    backwards = [poll_line(f"2026-03-0{day}T09:15:00Z", *reversed(cases[:day])) for day in (4, 3, 2, 1)]
    one = read_bytes(feed, tmp_path, *polls, form="json_lines")
    other = read_bytes(feed, tmp_path, b"".join(backwards), form="json_lines")
    for name in ("people", "proceedings", "events"):
        assert getattr(one, name).equals(getattr(other, name))
    places = ["file", "position"]
    assert one.records.drop(places).equals(other.records.drop(places))


def properties(schema: dict[str, Any], node: dict[str, Any], path: str = "") -> Iterator[str]:
    """Yield the dotted path of every property of an OpenAPI schema that holds no further one."""
    if "$ref" in node:
        target: Any = schema
        for step in node["$ref"].split("/")[1:]:
            target = target[step]
        yield from properties(schema, target, path)
    elif "items" in node:
        yield from properties(schema, node["items"], f"{path}[]")
    elif "properties" in node:
        for name, inner in node["properties"].items():
            yield from properties(schema, inner, f"{path}.{name}" if path else name)
    else:
        yield path


@pytest.mark.parametrize("feed", sorted(FEEDS))
def test_every_field_of_the_published_interface_is_marked(feed: str, shared: Path) -> None:
    schema = orjson.loads((shared / "specs" / SPECS[feed]).read_bytes())
    (answer,) = (methods["get"] for path, methods in schema["paths"].items() if path.endswith("/cases"))
    published = {
        path.removeprefix("[].")
        for path in properties(schema, answer["responses"]["200"]["content"]["application/json"]["schema"])
    }
    assert len(published) > 100
    assert published - set(read_marks(feed)) == set()


def leaves(value: Any, path: str = "") -> Iterator[str]:
    """Yield the dotted path of every value of a document; an array of numbers is one value."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and not all(isinstance(inner, int) for inner in value):
        for inner in value:
            yield from leaves(inner, f"{path}[]")
    else:
        yield path


def test_every_field_of_the_real_sample_is_marked(shared: Path) -> None:
    found = set(leaves(orjson.loads((shared / SAMPLE).read_bytes())))
    raw = "cases[].case_data.otherPartyInTheCaseRevised[]"
    marks = read_marks("hmcts_private_law")
    assert {path for path in found if not path.startswith(raw)} - set(marks) == set()
    assert marks[raw] == "confidential"


@pytest.fixture(scope="module")
def sample(shared: Path) -> Reading:
    """The real sample, read."""
    return hmcts_private_law.read([source_file(shared / SAMPLE, "hmcts_private_law")])


def test_the_real_sample_is_read_whole(sample: Reading) -> None:
    check_promises(sample)
    assert [(count.read, count.accepted, count.refused) for count in sample.files] == [(60, 60, 0)]
    assert sample.records.height == sample.proceedings.height == 4
    assert sample.findings["rule"].to_list() == ["party_without_name"]
    assert set(sample.proceedings["state"]) == {"DECISION_OUTCOME"}
    assert set(sample.proceedings["court"]) == {"12"}
    assert sample.people.filter(pl.col("role") == "child").height == 7
    assert sample.records["learnt_at"].max() == datetime(2023, 1, 24, 16, 52, 6, 884000, tzinfo=UTC)


def test_the_events_of_the_real_sample(sample: Reading) -> None:
    told = sample.events.group_by("kind").len().sort("kind").rows()
    assert told == [("application_submitted", 7), ("hearing_listed", 7), ("order_made", 2)]
    hearings = sample.events.filter(pl.col("kind") == "hearing_listed")
    assert set(hearings["happened_at"]) == {datetime(2023, 5, 9, 9, tzinfo=UTC)}
    assert set(hearings["code"]) == {"final"}
    orders = sample.events.filter(pl.col("kind") == "order_made").sort("happened_on")
    assert orders.select("happened_on", "code").rows() == [
        (date(1990, 1, 1), "special_guardianship_order"),
        (date(2023, 1, 11), "parental_responsibility_order"),
    ]


def test_the_real_sample_as_a_line_reads_the_same(sample: Reading, shared: Path, tmp_path: Path) -> None:
    line = orjson.dumps(orjson.loads((shared / SAMPLE).read_bytes()))
    reading = read_bytes("hmcts_private_law", tmp_path, line, form="json_lines")
    assert reading.events.equals(sample.events)
    assert reading.people.equals(sample.people)


def test_no_value_of_the_real_sample_stands_in_what_was_found(sample: Reading, shared: Path, tmp_path: Path) -> None:
    document = orjson.loads((shared / SAMPLE).read_bytes())
    for case in document["cases"]:
        case["case_data"]["children"][0]["value"]["dateOfBirth"] = "Test Firstname"
        case["case_data"]["applicants"][0]["value"]["address"]["PostCode"] = "Applicant Lastname"
        case["state"] = case["case_data"]["children"][0]["value"]["gender"] = "Test Lastname"
    reading = read_cases("hmcts_private_law", tmp_path, *document["cases"])
    told = " ".join(str(cell) for row in reading.findings.rows() for cell in row)
    assert reading.findings.height == 17
    assert "Firstname" not in told
    assert "Lastname" not in told
