"""Hand-made cases of the two court feeds, small and whole, and reading them. Nobody in them exists."""

from __future__ import annotations

import copy
from pathlib import Path
from types import ModuleType
from typing import Any

import orjson

from waypost.intake import hmcts_private_law, hmcts_public_law
from waypost.intake.contract import Reading
from waypost.intake.files import SourceFile

FEEDS = {"hmcts_public_law": hmcts_public_law, "hmcts_private_law": hmcts_private_law}

_ADDRESS = {"addressLine1": "1 Invented Row", "postTown": "Leeds", "postcode": "ls1 4ap"}

_PUBLIC: dict[str, Any] = {
    "id": 1652950891557691,
    "jurisdiction": "PUBLICLAW",
    "state": "PREPARE_FOR_HEARING",
    "caseTypeId": "CARE_SUPERVISION_EPO",
    "createdDate": "2026-01-05T09:01:31.576",
    "lastModified": "2026-02-24T14:46:15.505",
    "caseData": {
        "dateSubmitted": "2026-01-05",
        "applicationType": "C110A",
        "ordersSought": ["CARE_ORDER", "EMERGENCY_PROTECTION_ORDER"],
        "dateOfCourtIssue": "2026-01-06",
        "applicantLA": "SCC",
        "applicants": [{"id": "ABC", "name": "Invented Council", "email": "a@b.example", "phone": "01632 960001"}],
        "respondents": [
            {
                "firstName": "Wilma",
                "lastName": "Quorle",
                "gender": "Female",
                "dateOfBirth": "1995-03-02",
                "relationshipToChild": "Birth mother",
                "address": dict(_ADDRESS),
                "telephoneNumber": "01632 960002",
            },
            {"firstName": "Otto", "lastName": "Quorle", "relationshipToChild": "Grandfather"},
        ],
        "children": [
            {
                "firstName": "Zelda  Ann",
                "lastName": "Quorle",
                "dateOfBirth": "2019-06-01",
                "gender": "FEMALE",
                "address": dict(_ADDRESS),
                "livingSituation": "Living with respondents",
            },
            {"firstName": "Ivo", "lastName": "Quorle", "dateOfBirth": "2021-11-30", "gender": "MALE"},
        ],
        "others": [{"name": "Joe van Zandle", "dateOfBirth": "1970-01-01", "telephone": "01632 960003"}],
        "hearingDetails": [
            {
                "id": "h-1",
                "type": "CASE_MANAGEMENT",
                "startDate": "2026-01-20T10:00:00",
                "endDate": "2026-01-20T11:00:00",
            },
            {
                "id": "h-2",
                "type": "ISSUE_RESOLUTION",
                "status": "VACATED_TO_BE_RE_LISTED",
                "startDate": "2026-05-20T10:00:00",
                "cancellationReason": "JU3",
            },
        ],
        "previousProceedings": [{"proceedingStatus": "Previous", "caseNumber": "LV22P00001", "started": "long ago"}],
        "caseManagementLocation": {"region": "2", "baseLocation": "497679"},
        "caseDocuments": [{"documentFileName": "Quorle.pdf", "documentCategory": "bundle", "documentId": "d-1"}],
    },
}

_PARTY_ADDRESS = {"AddressLine1": "2 Invented Row", "PostTown": "Leeds", "PostCode": "LS2 7UE"}

_PRIVATE: dict[str, Any] = {
    "id": 1673970714366224,
    "jurisdiction": "PRIVATELAW",
    "state": "DECISION_OUTCOME",
    "case_type_id": "PRLAPPS",
    "caseTypeOfApplication": "C100",
    "created_date": [2026, 1, 17, 15, 51, 54, 358000000],
    "last_modified": [2026, 1, 23, 15, 46, 4, 556000000],
    "case_data": {
        "dateSubmitted": "2026-01-20",
        "issueDate": "2026-01-22",
        "ordersApplyingFor": ["childArrangementsOrder"],
        "children": [
            {
                "id": "child-1",
                "value": {
                    "firstName": "Nell",
                    "lastName": "Quibbe",
                    "dateOfBirth": "2018-11-11",
                    "gender": "female",
                    "whoDoesTheChildLiveWith": {"partyId": "party-1", "partyType": "applicant"},
                },
            },
            {
                "id": "child-2",
                "value": {"firstName": "Kit", "lastName": "Quibbe", "dateOfBirth": "2020-02-29", "gender": "male"},
            },
        ],
        "applicants": [
            {
                "id": "party-1",
                "value": {
                    "firstName": "Ruta",
                    "lastName": "Quibbe",
                    "dateOfBirth": "1990-10-10",
                    "gender": "female",
                    "address": dict(_PARTY_ADDRESS),
                    "isAddressConfidential": "Yes",
                    "phoneNumber": "01632 960004",
                },
            }
        ],
        "respondents": [{"id": "party-2", "value": {"firstName": "Ned", "lastName": "Quibbe", "gender": "male"}}],
        "otherPeopleInTheCaseTable": [{"id": "party-3", "value": {"firstName": "Ida", "lastName": "Zwart"}}],
        "courtEpimsId": "12",
        "caseManagementLocation": {"regionId": "1", "baseLocationId": "234946"},
        "hearingData": {
            "hmctsServiceCode": "ABA5",
            "caseHearings": [
                {
                    "hearingID": 2000004659,
                    "hmcStatus": "LISTED",
                    "hearingType": "ABA5-FFH",
                    "hearingDaySchedule": [
                        {"hearingStartDateTime": [2026, 5, 10, 9, 0], "hearingEndDateTime": [2026, 5, 10, 9, 45]},
                        {"hearingStartDateTime": [2026, 5, 9, 9, 0], "hearingEndDateTime": [2026, 5, 9, 9, 45]},
                    ],
                },
                {
                    "hearingId": "2000004660",
                    "hearingStatus": "CANCELED",
                    "hearingType": "ABA5-FHD",
                    "hearingDaySchedule": [{"hearingStartDateTime": "2026-03-02T10:00:00"}],
                },
            ],
        },
        "orderCollection": [
            {
                "id": "order-1",
                "value": {
                    "orderType": "standardDirectionsOrder",
                    "orderTypeId": "Standard directions order",
                    "dateCreated": "2026-03-03T16:07:51",
                    "courtReportType": ["Section 7 report"],
                    "originalFilingDate": "2026-06-01",
                    "otherDetails": {"orderCreatedDate": "3 Mar 2026", "orderMadeDate": "2 Mar 2026"},
                },
            }
        ],
        "childAndApplicantRelations": [
            {
                "id": "relation-1",
                "value": {
                    "childId": "child-1",
                    "partyId": "party-1",
                    "relationType": "mother",
                    "childLivesWith": "Yes",
                },
            },
            {
                "id": "relation-2",
                "value": {
                    "childId": "child-2",
                    "partyId": "party-1",
                    "relationType": "mother",
                    "childLivesWith": "Yes",
                },
            },
        ],
        "childAndRespondentRelations": [
            {
                "id": "relation-3",
                "value": {"childId": "child-1", "respondentId": "party-2", "childAndRespondentRelation": "father"},
            }
        ],
        "childAndOtherPeopleRelations": [
            {
                "id": "relation-4",
                "value": {
                    "childId": "child-1",
                    "otherPeopleId": "party-3",
                    "childAndOtherPeopleRelation": "grandParent",
                },
            }
        ],
        "otherDocuments": [{"id": "doc-1", "value": {"documentName": "Quibbe.pdf"}}],
    },
}

VALUES_OF_PEOPLE = (
    *("Wilma", "Quorle", "Otto", "Zelda", "Ivo", "Zandle", "Nell", "Quibbe", "Ruta", "Zwart"),
    *("Invented Row", "ls1 4ap", "LS1 4AP", "LS2 7UE", "01632", "2019-06-01", "2021-11-30", "2018-11-11", "2020-02-29"),
)
"""Texts of people in the hand-made cases: none may stand in a message or a place."""


def public_case() -> dict[str, Any]:
    """A public-law case: two children, mother, grandfather, another person, two hearings. 10 elements."""
    return copy.deepcopy(_PUBLIC)


def private_case() -> dict[str, Any]:
    """A private-law case: two children, three parties, four relations, two hearings, an order. 13 elements."""
    return copy.deepcopy(_PRIVATE)


def case_of(feed: str) -> dict[str, Any]:
    """The hand-made case of a feed."""
    return public_case() if feed == "hmcts_public_law" else private_case()


def data_of(case: dict[str, Any]) -> dict[str, Any]:
    """The data of a case of either feed."""
    data: dict[str, Any] = case["caseData"] if "caseData" in case else case["case_data"]
    return data


def response(*cases: Any) -> bytes:
    """A plain response of the feed, as one JSON document."""
    return orjson.dumps({"total": len(cases), "cases": list(cases)})


def poll_line(polled_at: str, *cases: Any) -> bytes:
    """One poll, as a line of a JSON Lines file."""
    poll = {"window_start": "2026-03-02T09:00:00", "window_end": "2026-03-02T09:15:00", "polled_at": polled_at}
    return orjson.dumps({"poll": poll, "total": len(cases), "cases": list(cases)}) + b"\n"


def source_file(path: Path, feed: str, form: str = "json") -> SourceFile:
    """The file as discovery would hand it over."""
    return SourceFile(path=path, name=path.name, source=feed, form=form, encoding="utf-8")


def read_bytes(feed: str, folder: Path, *contents: bytes, form: str = "json") -> Reading:
    """Read each content as a file of its own: feed-0, feed-1 and so on."""
    files = []
    for number, content in enumerate(contents):
        path = folder / f"feed-{number}"
        path.write_bytes(content)
        files.append(source_file(path, feed, form))
    module: ModuleType = FEEDS[feed]
    reading: Reading = module.read(files)
    return reading


def read_cases(feed: str, folder: Path, *cases: Any) -> Reading:
    """Read the cases as one plain response."""
    return read_bytes(feed, folder, response(*cases))


def rules(reading: Reading) -> set[str]:
    """The rules that something was refused by or found wanting by."""
    return set(reading.findings["rule"])
