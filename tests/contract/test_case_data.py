"""Case data and hearings against intake's contract, the published interface of the hearing service and the samples."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import orjson
import polars as pl
import pytest

from support.agreements import put_agreement
from support.agreements import usable as opened_for
from support.case_data import (
    VALUES_OF_PEOPLE,
    actuals,
    hearings,
    history,
    private_case,
    public_case,
    read_bytes,
    read_cases,
    read_hearings,
    source_file,
    status_rows,
)
from waypost.intake import hmcts_case_data
from waypost.intake.contract import FRAMES, Reading, empty
from waypost.intake.fields import listed_as, mark_of, read_marks
from waypost.intake.files import discover
from waypost.intake.registry import read_all
from waypost.vocabulary.applications import APPLICATIONS
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.event_meanings import MEANINGS
from waypost.vocabulary.events import EventKind
from waypost.vocabulary.extensions import EXTENSIONS
from waypost.vocabulary.hearings import HEARINGS
from waypost.vocabulary.orders import ORDERS
from waypost.vocabulary.reports import REPORTS
from waypost.vocabulary.sharing_terms import DIRECT_WORK
from waypost.wiring.engines import open_record

SAMPLES = {
    "court-public-law/case-all-fields.json": 27,
    "court-public-law/closed-case.json": 6,
    "court-public-law/final-hearing-with-orders.json": 13,
    "court-public-law/populated-case-details.json": 9,
    "court-private-law/closing-case.json": 49,
}
CODES = {
    **dict.fromkeys((kind for kind in EventKind if kind.value.startswith("hearing_")), HEARINGS),
    EventKind.APPLICATION_SUBMITTED: APPLICATIONS,
    EventKind.APPLICATION_ISSUED: APPLICATIONS,
    EventKind.FURTHER_APPLICATION_MADE: APPLICATIONS,
    EventKind.ORDER_MADE: ORDERS,
    EventKind.REPORT_ORDERED: REPORTS,
    EventKind.REPORT_FILED: REPORTS,
}
REASONS = {
    EventKind.HEARING_VACATED: CANCELLATIONS,
    EventKind.HEARING_ADJOURNED: CANCELLATIONS,
    EventKind.EXTENSION_GRANTED: EXTENSIONS,
}


def check_promises(reading: Reading) -> None:
    """What every reading of these sources must keep."""
    for name in FRAMES:
        frame: pl.DataFrame = getattr(reading, name)
        assert frame.schema == empty(name).schema
        assert set(frame["source"]) <= {reading.source}
    keys = ["record_key", "learnt_at"]
    assert not reading.records.select(keys).is_duplicated().any()
    assert not reading.people.select(*keys, "person_key").is_duplicated().any()
    assert not reading.events.select(*keys, "fact_key").is_duplicated().any()
    children = reading.people.filter(pl.col("role") == "child").select("person_key").unique()
    of_children = reading.events.filter(pl.col("person_key").is_not_null())
    assert of_children.join(children, on="person_key", how="anti").is_empty()
    cases = reading.proceedings.select("proceedings_key").unique()
    assert reading.events.join(cases, on="proceedings_key", how="anti").is_empty()
    assert reading.events.join(reading.records, on=keys, how="anti", nulls_equal=True).is_empty()
    for kind, code, reason in reading.events.select("kind", "code", "reason").unique().rows():
        named = EventKind(kind)
        assert reading.source in MEANINGS[named].sources
        assert code is None or named not in CODES or CODES[named].known(code)
        assert reason is None or named not in REASONS or REASONS[named].known(reason)
    refusals = reading.findings.filter(pl.col("is_refusal"))
    for count in reading.files:
        assert count.read == count.accepted + count.refused
        assert count.refused == refusals.filter(pl.col("file") == count.file).height


def test_readings_keep_their_promises(tmp_path: Path) -> None:
    later = public_case() | {"last_modified": "2026-08-01T10:00:00", "state": "CLOSED"}
    check_promises(read_cases(tmp_path, public_case(), later, private_case(), history(), {}, [7], later))
    check_promises(read_hearings(tmp_path, hearings(), actuals(), status_rows(), {}, {"caseHearings": [{}]}))


def test_files_in_another_order_under_other_names_give_the_same(tmp_path: Path) -> None:
    later = public_case() | {"last_modified": "2026-08-01T10:00:00", "state": "CLOSED"}
    given = [public_case(), later, private_case(), history()]
    one, other = read_cases(tmp_path, *given), read_cases(tmp_path, *reversed(given))
    for name in ("people", "proceedings", "events"):
        assert getattr(one, name).equals(getattr(other, name))
    assert one.records.drop("file", "position").equals(other.records.drop("file", "position"))


def test_the_same_cases_in_every_wrapping_read_the_same(tmp_path: Path) -> None:
    plain = read_cases(tmp_path, public_case(), private_case())
    wrapped = (
        [{"total": 2, "cases": [public_case(), private_case()]}],
        [{"case_details": public_case()}, {"caseDetails": private_case()}],
        [[public_case(), private_case()]],
    )
    for contents in wrapped:
        reading = read_cases(tmp_path, *contents)
        assert reading.events.equals(plain.events)
        assert reading.people.equals(plain.people)
    lines = b"\n".join(map(orjson.dumps, (public_case(), private_case())))
    assert read_bytes("hmcts_case_data", tmp_path, lines, form="json_lines").events.equals(plain.events)


def contract_of(shared: Path, name: str) -> dict[str, Any]:
    """A schema of the contract, less what no checker can use: lengths put as limits on numbers, Java's own patterns."""
    spec = orjson.loads((shared / "specs" / "hmcts-hearings.openapi.json").read_bytes())
    return {"$ref": f"#/components/schemas/{name}", "components": usable(spec["components"])}


def usable(node: Any) -> Any:
    if isinstance(node, dict):
        aside = ("maximum", "minimum") if "type" in node else ()
        java = ("pattern",) if isinstance(node.get("pattern"), str) and "\\p" in node["pattern"] else ()
        return {key: usable(value) for key, value in node.items() if key not in (*aside, *java)}
    return [usable(value) for value in node] if isinstance(node, list) else node


@pytest.mark.parametrize(("name", "made"), [("GetHearingsResponse", hearings()), ("HearingActualResponse", actuals())])
def test_what_the_tests_make_of_the_hearing_service_keeps_its_contract(shared: Path, name: str, made: Any) -> None:
    validator = jsonschema.Draft7Validator(contract_of(shared, name))
    made = copy.deepcopy(made)
    for category in made.get("caseDetails", {}).get("caseCategories", ()):
        assert category.pop("categoryType") == "caseType"  # the contract spells its two values as one
        category["categoryType"] = "caseType, caseSubType"
    assert [error.message for error in validator.iter_errors(made)] == []
    broken = made | {"caseHearings": 7} if "caseHearings" in made else made | {"caseDetails": 7}
    assert list(validator.iter_errors(broken))


def leaves(value: Any, path: str = "") -> Iterator[str]:
    """Yield the dotted path of every value of a document."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and not (value and all(isinstance(inner, int) for inner in value)):
        for inner in value:
            yield from leaves(inner, f"{path}[]")
    else:
        yield path


def own(document: dict[str, Any]) -> dict[str, Any]:
    """The case of a document, its data under the one name that fields.md uses."""
    case = dict(document.get("case_details", document))
    if "caseData" in case:
        case["case_data"] = case.pop("caseData")
    return case


def unlisted(source: str, *documents: Any) -> set[str]:
    return {path for document in documents for path in leaves(document) if listed_as(source, path) is None}


def test_every_field_of_what_the_tests_make_is_marked() -> None:
    assert unlisted("hmcts_case_data", public_case(), private_case(), history()) == set()
    assert unlisted("hmcts_hearings", hearings(), actuals()) == set()
    rows = {f"hearing_status_audit.{column}" for row in status_rows() for column in row}
    assert rows <= set(read_marks("hmcts_hearings"))


def test_every_field_of_the_samples_is_marked(shared: Path) -> None:
    documents = [own(orjson.loads((shared / "samples" / name).read_bytes())) for name in SAMPLES]
    assert len({path for document in documents for path in leaves(document)}) > 1000
    assert unlisted("hmcts_case_data", *documents) == set()


def properties(spec: dict[str, Any], node: dict[str, Any], path: str = "") -> Iterator[str]:
    if "$ref" in node:
        yield from properties(spec, spec["components"]["schemas"][node["$ref"].split("/")[-1]], path)
    elif node.get("type") == "array":
        yield from properties(spec, node["items"], f"{path}[]")
    elif "properties" in node:
        for name, inner in node["properties"].items():
            yield from properties(spec, inner, f"{path}.{name}" if path else name)
    else:
        yield path


@pytest.mark.parametrize("name", ["GetHearingsResponse", "GetHearingResponse", "HearingActualResponse"])
def test_every_field_of_the_hearing_services_interface_is_marked(shared: Path, name: str) -> None:
    spec = orjson.loads((shared / "specs" / "hmcts-hearings.openapi.json").read_bytes())
    published = set(properties(spec, {"$ref": f"#/components/schemas/{name}"}))
    assert len(published) > 20
    assert {path for path in published if listed_as("hmcts_hearings", path) is None} == set()


@pytest.mark.parametrize(
    "flag",
    [
        "children1[].value.party.isAddressConfidential",
        "children1[].value.party.socialWorkerDetailsHidden",
        "children1[].value.party.detailsHidden",
        "children1[].value.party.showAddressInConfidentialTab",
        "respondents1[].value.party.hideAddress",
        "respondents1[].value.party.hideTelephone",
        "respondents1[].value.party.contactDetailsHidden",
        "others.firstOther.detailsHidden",
        "others.additionalOthers[].value.addressKnowV2",
        "applicants[].value.isAddressConfidential",
        "applicants[].value.isEmailAddressConfidential",
        "respondents[].value.isPhoneNumberConfidential",
        "otherPartyInTheCaseRevised[].value.isPartyIdentityConfidential",
        "applicants[].value.liveInRefuge",
        "childAndOtherPeopleRelations[].value.isChildLivesWithPersonConfidential",
        "childAndOtherPeopleRelations[].value.isOtherPeopleIdConfidential",
        "hasConfidentialParty",
        "confidentialDetails.isConfidentialDetailsAvailable",
        "refugeCase.isRefugeCase",
        "caseSecurityClassification",
    ],
)
def test_every_flag_is_sensitive_and_what_it_hides_is_confidential(flag: str) -> None:
    assert mark_of("hmcts_case_data", f"case_data.{flag}") == "sensitive"


def test_what_a_flag_hides_and_what_nobody_listed_is_confidential() -> None:
    hidden = (
        "case_data.children1[].value.party.address.PostCode",
        "case_data.children1[].value.party.livingSituation",
        "case_data.confidentialChildren[].value.party.address.AddressLine1",
        "case_data.SearchCriteria.SearchParties[].value.PostCode",
        "case_data.applicantsConfidentialDetails[].value.email",
        "case_data.applicants[].value.response.citizenDetails.address.PostCode",
        "case_data.aFieldOfTomorrow",
        "auditEvents[].user_last_name",
    )
    assert {mark_of("hmcts_case_data", field) for field in hidden} == {"confidential"}


@pytest.fixture(scope="module")
def samples(shared: Path) -> Reading:
    """Every sample of case data, read."""
    files = [source_file(shared / "samples" / name, "hmcts_case_data") for name in SAMPLES]
    return hmcts_case_data.read(files)


def test_the_samples_are_read_whole(samples: Reading) -> None:
    check_promises(samples)
    assert {count.file: count.read for count in samples.files} == {
        Path(name).name: read for name, read in SAMPLES.items()
    }
    assert [count.refused for count in samples.files] == [0] * 5
    assert samples.people.filter(role="child").select("person_key").n_unique() == 10
    assert samples.proceedings["proceedings_key"].n_unique() == 4
    kinds = dict(samples.events.group_by("kind").len().rows())
    assert kinds["hearing_listed"] == 12 * 2 + 5 + 2
    assert kinds["order_made"] == 8
    assert kinds["harm_alleged"] == 5 * 5
    assert kinds["court_case_closed"] == 1


def test_every_court_sample_is_recognised_and_read(shared: Path) -> None:
    found = discover(shared / "samples")
    court = {file.name: file.source for file in found.files if file.name.startswith("court-")}
    assert court == dict.fromkeys(SAMPLES, "hmcts_case_data") | {
        "court-private-law/cafcass-response-date-arrays.json": "hmcts_private_law"
    }
    assert not [unread for unread in found.unread if unread.file.startswith("court-")]
    readings = read_all([file for file in found.files if file.name.startswith("court-")])
    assert sum(count.refused for reading in readings for count in reading.files) == 0
    assert sum(count.read for reading in readings for count in reading.files) == 164


def build_of(folder: Path, contents: dict[str, Any], out: Path) -> None:
    folder.mkdir()
    for name, content in contents.items():
        (folder / name).write_bytes(orjson.dumps(content))
    from waypost.doors.cli.build import build_with_pages  # noqa: PLC0415  (heavy; only for the test that builds)

    put_agreement(folder)
    build_with_pages(folder, out)


def test_a_build_tells_one_journey_from_every_source_of_the_court(tmp_path: Path) -> None:
    contents = {
        "case.json": public_case(),
        "history.json": history(),
        "private.json": private_case(),
        "hearings.json": hearings(),
        "actuals.json": actuals(),
        "status.json": status_rows(),
    }
    build_of(tmp_path / "in", contents, tmp_path / "out")
    store = open_record(opened_for(tmp_path / "out", DIRECT_WORK))
    events = store.events()
    assert store.counts()["children"] == 4
    assert events["proceedings_id"].n_unique() == 2
    assert set(events["source"]) == {"hmcts_case_data", "hmcts_hearings"}
    of_nell = events.filter(pl.col("fact_key").str.ends_with("child-1"))
    heard = of_nell.filter(pl.col("source") == "hmcts_hearings")
    assert set(heard["kind"]) >= {"hearing_requested", "hearing_put_on_list", "hearing_taken_off_list", "hearing_held"}
    assert heard["child_id"].n_unique() == 1
    assert orjson.loads((tmp_path / "out" / "run.json").read_bytes())["events_of_no_child"] == 0
    store.close()


def test_hearings_of_a_case_that_names_no_child_are_counted_and_kept(tmp_path: Path) -> None:
    build_of(tmp_path / "in", {"hearings.json": hearings(), "case.json": public_case()}, tmp_path / "out")
    run = orjson.loads((tmp_path / "out" / "run.json").read_bytes())
    assert run["events_of_no_child"] == 5
    assert run["sources"]["hmcts_hearings"]["accepted"] == 3


def test_no_value_of_a_person_stands_in_what_is_found(tmp_path: Path) -> None:
    case = public_case()
    for element in (*case["case_data"]["children1"], *case["case_data"]["respondents1"]):
        element["value"]["party"] |= {"dateOfBirth": "Quorle", "gender": "Zelda", "address": {"PostCode": "Wilma"}}
    case["case_data"]["hearingDetails"][0]["value"] |= {"type": "Ivo", "startDate": "Zandle"}
    reading = read_cases(tmp_path, case)
    told = " ".join(str(cell) for row in reading.findings.drop("file").rows() for cell in row)
    assert reading.findings.height > 8
    assert not [value for value in VALUES_OF_PEOPLE if value in told]
