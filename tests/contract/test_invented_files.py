"""Invented files keep to the agencies' published contracts, so that software tried on them is ready for real ones.

The two OpenAPI files and the JSON Schema are the court service's own; they stand beside the checkout or the test is
skipped. Tables are held against the column lists that the readers know, and every reader must find nothing wrong.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import orjson
import polars as pl
import pytest

from support.found_in_files import SOURCES, expected, found, read
from waypost.intake.files import Discovered, discover
from waypost.intake.layouts import layouts_of

FEEDS = {
    "public-law": "hmcts-public-law-cafcass-api.openapi.json",
    "private-law": "hmcts-private-law-cafcass-api.openapi.json",
}
ASKED = {"cin": {"cin_8995Q", "cin_9000Q"}}
"""What a census may ask of a small authority: that no child of its year had pre-proceedings."""
MODULE = (
    "PPStartDate",
    "LBPSentDate",
    "FGDMMeetingOffer",
    "FGDMMeetingFac",
    "InitialPPMeetingDate",
    "ReviewMeetingsCount",
    "StepDecisionDate",
    "PPOutcome",
    "CourtAppDate",
    "LetterInitCPDate",
)
CHILD = ("ChildIdentifiers", "ChildCharacteristics", "CINdetails")


def responses(county: Path, feed: str) -> list[dict[str, object]]:
    """Return every poll of a feed as the plain response that it was."""
    lines = [
        line for path in sorted((county / "court" / feed).glob("*.jsonl")) for line in path.read_bytes().splitlines()
    ]
    return [{key: value for key, value in orjson.loads(line).items() if key != "poll"} for line in lines]


@pytest.mark.parametrize("feed", FEEDS)
def test_a_feed_is_valid_against_its_published_openapi(county, shared, feed):
    published = json.loads((shared / "specs" / FEEDS[feed]).read_text())
    contract = {"$ref": "#/components/schemas/response", "components": published["components"]}
    check = jsonschema.Draft7Validator(contract, format_checker=jsonschema.FormatChecker(formats=["date"]))
    told = responses(county, feed)
    assert told
    wrong = Counter(f"{list(error.schema_path)[-4:]}" for one in told for error in check.iter_errors(one))
    assert not wrong


def test_the_public_law_feed_departs_from_the_services_own_schema_only_where_the_contract_does(county, shared):
    """The contract says that id is text, risks are lists, and there are seven more reasons; the schema is older."""
    schema = json.loads((shared / "specs" / "hmcts-public-law-cafcass-api.schema.json").read_text())
    check = jsonschema.Draft7Validator(schema)
    wrong = {
        next(part for part in reversed(error.path) if isinstance(part, str))
        for one in responses(county, "public-law")
        for error in check.iter_errors(one)
    }
    harms = {f"{kind}Occurrences" for kind in ("neglect", "sexualAbuse", "physicalHarm", "emotionalHarm")}
    assert wrong <= {"id", "cancellationReason"} | harms


@pytest.mark.parametrize("feed", FEEDS)
def test_total_counts_the_cases_and_no_poll_asks_for_more_than_fifteen_minutes(county, feed):
    for path in (county / "court" / feed).glob("*.jsonl"):
        for line in path.read_bytes().splitlines():
            poll = orjson.loads(line)
            assert poll["total"] == len(poll["cases"])
            assert poll["poll"]["polled_at"][:7] == path.stem


def test_children_of_the_public_law_feed_have_no_identifier(county):
    cases = [case for one in responses(county, "public-law") for case in one["cases"]]  # type: ignore[attr-defined]
    assert not any("id" in child or "partyId" in child for case in cases for child in case["caseData"]["children"])


@pytest.mark.parametrize("table", ["header", "episodes"])
def test_ssda903_tables_have_exactly_the_collections_columns(county, table):
    expected = layouts_of("ssda903")[table].expected
    paths = list(county.glob(f"local-authority/*/ssda903/*/{table}.csv"))
    assert paths
    assert {tuple(next(csv.reader(path.open()))) for path in paths} == {expected}


SSD_WRITTEN = {"ssd_person", "ssd_address", "ssd_legal_status", "ssd_pre_proceedings"}
"""The tables of the safeguarding dataset that invented authorities hand over; the reader knows more of them."""


@pytest.mark.parametrize("source", ["ssd", "cafcass"])
def test_other_tables_have_every_column_in_order(county, source):
    for name, layout in layouts_of(source).items():
        paths = list(county.glob(f"**/{name}.csv"))
        assert paths or (source == "ssd" and name not in SSD_WRITTEN)
        if not paths:
            continue
        assert {tuple(next(csv.reader(path.open()))) for path in paths} == {layout.expected}


def test_the_census_keeps_the_order_of_its_elements(county):
    modules = 0
    for path in county.glob("local-authority/*/cin/*.xml"):
        root = ElementTree.parse(path).getroot()
        assert [part.tag for part in root] == ["Header", "Children"]
        for child in root.iter("Child"):
            assert tuple(part.tag for part in child) == CHILD
        for module in root.iter("PreProceedingsandFGDM"):
            modules += 1
            places = [MODULE.index(part.tag) for part in module]
            assert places == sorted(places)
            assert path.stem >= "2026-27"
            assert "2026-04-01" <= (module.findtext("PPStartDate") or "") <= "2027-03-31"
    assert modules


@pytest.fixture(scope="module")
def discovered(county: Path) -> Discovered:
    """What the build would find in the county."""
    return discover(county)


@pytest.mark.parametrize("source", SOURCES)
def test_a_reader_refuses_nothing_finds_nothing_and_finds_every_fact(county, discovered, source):
    reading = read(discovered, source)
    assert sum(file.refused for file in reading.files) == 0
    assert set(reading.findings["rule"]) <= ASKED.get(source, set())
    assert found(reading, county) == expected(source, county)


@pytest.mark.parametrize("source", SOURCES)
def test_the_truth_knows_every_person_by_the_readers_own_key(county, discovered, source):
    person = ["source", "sender", "person_key", "role"]
    truth = pl.read_parquet(county / "truth" / "people.parquet").filter(pl.col("source") == source)
    people = read(discovered, source).people
    assert set(people.select(person).rows()) == set(truth.select(person).rows())
