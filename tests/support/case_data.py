"""Hand-made case data, histories and hearings of the court service, small and whole. Nobody in them exists.

The public-law and the private-law case are those of `court_cases`, as the court's own system holds them: the same case
numbers, children, hearings and orders, and what the feeds leave out.
"""

from __future__ import annotations

import copy
from pathlib import Path
from types import ModuleType
from typing import Any

import orjson

from waypost.intake import hmcts_case_data, hmcts_hearings
from waypost.intake.contract import Reading
from waypost.intake.files import SourceFile
from waypost.intake.manifest import Manifest

SOURCES = {"hmcts_case_data": hmcts_case_data, "hmcts_hearings": hmcts_hearings}
PUBLIC_ID, PRIVATE_ID = 1652950891557691, 1673970714366224
ZELDA, IVO = "c0000001-0000-4000-8000-000000000001", "c0000002-0000-4000-8000-000000000002"

_ADDRESS = {"AddressLine1": "1 Invented Row", "PostTown": "Leeds", "PostCode": "LS1 4AP"}
_JUDGE = {"judgeTitle": "HER_HONOUR_JUDGE", "judgeLastName": "Inventory", "judgeEmailAddress": "judge@court.example"}


def _child(key: str, forename: str, born: str, gender: str, **party: Any) -> dict[str, Any]:
    own = {"partyId": None, "firstName": forename, "lastName": "Quorle", "dateOfBirth": born, "gender": gender}
    return {"id": key, "value": {"party": {**own, "address": dict(_ADDRESS), **party}}}


_PUBLIC: dict[str, Any] = {
    "id": PUBLIC_ID,
    "jurisdiction": "PUBLICLAW",
    "state": "PREPARE_FOR_HEARING",
    "case_type_id": "CARE_SUPERVISION_EPO",
    "created_date": "2026-01-05T09:01:31.576",
    "last_modified": "2026-07-24T14:46:15.505123456",
    "security_classification": "PUBLIC",
    "case_data": {
        "dateSubmitted": "2026-01-05",
        "dateAndTimeSubmitted": "2026-01-05T09:01:30+00:00",
        "dateOfIssue": "6 January 2026",
        "orders": {"orderType": ["CARE_ORDER", "EMERGENCY_PROTECTION_ORDER"]},
        "caseLocalAuthority": "SCC",
        "caseManagementLocation": {"region": "2", "baseLocation": "497679"},
        "allocatedJudge": dict(_JUDGE),
        "children1": [
            _child(
                ZELDA,
                "Zelda Ann",
                "2019-06-01",
                "Girl",
                isAddressConfidential="Yes",
                completionDate="2026-09-01",
                extensionReason="TimetableForChild",
            ),
            _child(IVO, "Ivo", "2021-11-30", "Boy", livingSituation="Living in a refuge"),
        ],
        "respondents1": [
            {
                "id": "r-1",
                "value": {
                    "party": {
                        "firstName": "Wilma",
                        "lastName": "Quorle",
                        "gender": "Female",
                        "dateOfBirth": "1995-03-02",
                        "relationshipToChild": "Birth mother",
                        "address": dict(_ADDRESS),
                        "addressKnow": "LIVE_IN_REFUGE",
                        "telephoneNumber": {"telephoneNumber": "01632 960002"},
                    }
                },
            }
        ],
        "others": {
            "firstOther": {"name": "Joe van Zandle", "DOB": "1970-01-01"},
            "additionalOthers": [{"id": "o-1", "value": {"name": "Ida Zwart", "DOB": "1950-01-01"}}],
        },
        "hearingDetails": [
            {
                "id": "h-1",
                "value": {
                    "type": "CASE_MANAGEMENT",
                    "status": None,
                    "startDate": "2026-01-20T10:00:00",
                    "endDate": "2026-01-20T11:00:00",
                    "judgeAndLegalAdvisor": dict(_JUDGE),
                    "hearingJudgeLabel": "Her Honour Judge Inventory",
                },
            }
        ],
        "cancelledHearingDetails": [
            {
                "id": "h-2",
                "value": {
                    "type": "ISSUE_RESOLUTION",
                    "status": "VACATED_TO_BE_RE_LISTED",
                    "startDate": "2026-05-20T10:00:00",
                    "cancellationReason": "JU3",
                    "vacatedDate": "2026-05-18",
                },
            },
            {
                "id": "h-3",
                "value": {
                    "type": "FINAL",
                    "status": "VACATED",
                    "startDate": "2026-05-21T10:00:00",
                    "housekeepReason": "Listed in error",
                    "vacatedDate": "2026-05-01",
                },
            },
        ],
        "orderCollection": [
            {
                "id": "order-new",
                "value": {
                    "orderType": "C33_INTERIM_CARE_ORDER",
                    "dateTimeIssued": "2026-01-21T12:00:00",
                    "approvalDate": "2026-01-20",
                    "children": [{"id": ZELDA, "value": {"party": {"firstName": "Baby", "lastName": "Quorle"}}}],
                },
            },
            {
                "id": "order-old",
                "value": {"type": "Blank order (C21)", "date": "2:33pm, 26 May 2026", "title": "About Quorle"},
            },
        ],
        "sealedCMOs": [
            {"id": "cmo-1", "value": {"status": "APPROVED", "dateIssued": "2026-02-03", "hearing": "Case management"}}
        ],
        "standardDirectionOrder": {"orderStatus": "SEALED", "dateOfIssue": "7 January 2026"},
        "placements": [
            {
                "id": "p-1",
                "value": {
                    "placementChildId": IVO,
                    "placementChildName": "Ivo Quorle",
                    "placementUploadDateTime": "2026-06-29T09:54:52.075516319",
                    "isSubmitted": "YES",
                },
            }
        ],
        "additionalApplicationsBundle": [
            {
                "id": "a-1",
                "value": {
                    "uploadedDateTime": "27 April 2026, 5:40pm",
                    "c2DocumentBundle": {
                        "type": "WITH_NOTICE",
                        "uploadedDateTime": "27 April 2026, 5:40pm",
                        "c2AdditionalOrdersRequested": ["REQUESTING_ADJOURNMENT"],
                    },
                },
            }
        ],
        "guardians": [{"id": "g-1", "value": {"guardianName": "Gwen Invented", "childrenRepresenting": ["Zelda"]}}],
        "SearchCriteria": {"SearchParties": [{"id": "s-1", "value": {"Name": "Wilma", "PostCode": "LS1 4AP"}}]},
    },
}


def _party(key: str, forename: str, **value: Any) -> dict[str, Any]:
    return {"id": key, "value": {"firstName": forename, "lastName": "Quibbe", "partyId": None, **value}}


def _relation(key: str, child: str, party: str, who: str, relation: str) -> dict[str, Any]:
    return {
        "id": key,
        "value": {"childId": child, f"{who}Id": party, f"childAnd{who[0].upper()}{who[1:]}Relation": relation},
    }


_PRIVATE: dict[str, Any] = {
    "id": PRIVATE_ID,
    "jurisdiction": "PRIVATELAW",
    "state": "DECISION_OUTCOME",
    "case_type_id": "PRLAPPS",
    "last_modified": "2026-06-23T15:46:04.556",
    "case_data": {
        "caseTypeOfApplication": "C100",
        "caseSubmittedTimeStamp": "2026-01-20T14:26:09.639767942+00:00",
        "dateSubmitted": "2026-01-20",
        "issueDate": "2026-01-22",
        "ordersApplyingFor": ["childArrangementsOrder"],
        "isPathfinderCase": "Yes",
        "newAllegationsOfHarmYesNo": "Yes",
        "newAllegationsOfHarmDomesticAbuseYesNo": "Yes",
        "newAllegationsOfHarmChildAbuseYesNo": "no",
        "newAllegationsOfHarmSubstanceAbuseDetails": "words of Quibbe",
        "caseManagementLocation": {"regionId": "1", "baseLocationId": "234946"},
        "newChildDetails": [
            {
                "id": "child-1",
                "value": {
                    "firstName": "Nell",
                    "lastName": "Quibbe",
                    "dateOfBirth": "2018-11-11",
                    "gender": "female",
                    "whoDoesTheChildLiveWith": {"value": {"partyId": "party-1", "childAddress": dict(_ADDRESS)}},
                },
            },
            {
                "id": "child-2",
                "value": {"firstName": "Kit", "lastName": "Quibbe", "dateOfBirth": "2020-02-29", "gender": "male"},
            },
        ],
        "childDetailsRevisedTable": [
            {"id": "copy-1", "value": {"firstName": "Nell", "lastName": "Quibbe", "dateOfBirth": "2018-11-11"}}
        ],
        "applicants": [
            _party(
                "party-1",
                "Ruta",
                gender="female",
                address=dict(_ADDRESS),
                liveInRefuge="Yes",
                isAddressConfidential="Yes",
                phoneNumber="01632 960004",
            )
        ],
        "applicantTable": [
            {
                "id": "copy-2",
                "value": {"firstName": "This information is to be kept confidential", "lastName": "Quibbe"},
            }
        ],
        "respondents": [_party("party-2", "Ned", gender="male", dateOfBirth="20 Jan 1988")],
        "otherPartyInTheCaseRevised": [_party("party-3", "Ida", lastName="Zwart")],
        "childAndApplicantRelations": [_relation("rel-1", "child-1", "party-1", "applicant", "mother")],
        "childAndRespondentRelations": [_relation("rel-2", "child-1", "party-2", "respondent", "father")],
        "childAndOtherPeopleRelations": [],
        "orderCollection": [
            {
                "id": "order-1",
                "value": {
                    "orderType": "standardDirectionsOrder",
                    "orderTypeId": "Standard directions order",
                    "typeOfOrder": "General",
                    "dateCreated": "2026-03-03T16:07:51",
                    "otherDetails": {"orderCreatedDate": "3 Mar 2026", "orderMadeDate": "2 Mar 2026"},
                    "serveOrderDetails": {
                        "cafcassCymruDocuments": ["section7Report"],
                        "whenReportsMustBeFiled": "2026-06-01",
                        "localAuthorityMultipleDocuments": ["sec37Report"],
                        "whenReportsMustBeFiledByLocalAuthority": "2026-06-08",
                    },
                },
            },
            {
                "id": "order-2",
                "value": {
                    "orderType": "childArrangementsSpecificProhibitedOrder",
                    "orderTypeId": "Child arrangements, specific issue or prohibited steps order (C43)",
                    "typeOfOrder": "finl",
                    "isTheOrderAboutAllChildren": "No",
                    "childOption": {"value": [{"code": "child-1", "label": "Nell Quibbe (Child 1)"}]},
                    "otherDetails": {"orderMadeDate": "19 June 2026"},
                },
            },
        ],
        "cafcassUploadDocListDocTab": [
            {
                "id": "doc-1",
                "value": {"categoryId": "section7Report", "documentUploadedDate": "2026-06-03T10:00:00.123"},
            },
            {"id": "doc-2", "value": {"categoryId": "otherDocs", "documentUploadedDate": "2026-06-03T10:00:00.123"}},
        ],
        "finalOutcomeForChildren": [
            {
                "id": "child-1",
                "value": {"childId": "child-1", "childName": "Nell Quibbe", "caseClosingReason": "finalOrderMade"},
            },
            {
                "id": "child-2",
                "value": {"childId": "child-2", "childName": "Kit Quibbe", "caseClosingReason": "applicationWithdrawn"},
            },
        ],
        "dateFinalDecisionWasMade": {"finalDecisionDate": "2026-06-20T12:00:00.000"},
    },
}


def _happened(event: str, state: str, at: str) -> dict[str, Any]:
    return {
        "id": event,
        "event_name": event,
        "summary": "words of a clerk about Quorle",
        "description": None,
        "user_id": "u-1",
        "user_first_name": "Clerkforename",
        "user_last_name": "Clerksurname",
        "created_date": at,
        "case_type_id": "CARE_SUPERVISION_EPO",
        "case_type_version": 1,
        "state_id": state,
        "state_name": state,
        "security_classification": "PUBLIC",
        "significant_item": None,
    }


_HISTORY: dict[str, Any] = {
    "auditEvents": [
        _happened("extend26WeekTimeline", "PREPARE_FOR_HEARING", "2026-06-30T14:00:00.000"),
        _happened("migrateCase", "PREPARE_FOR_HEARING", "2026-03-01T02:00:00.000"),
        _happened("addGatekeepingOrder", "PREPARE_FOR_HEARING", "2026-01-07T11:00:00.000"),
        _happened("sendToGatekeeper", "Gatekeeping", "2026-01-06T10:00:00.000"),
        _happened("submitApplication", "Submitted", "2026-01-05T09:01:30.123456"),
        _happened("openCase", "Open", "2026-01-02T16:00:00.000"),
    ],
    "_links": {"self": {"href": f"https://data-store.example/cases/{PUBLIC_ID}/events"}},
}

_DAY = {
    "hearingEndDateTime": "2026-05-09T10:00:00Z",
    "hearingVenueId": "234946",
    "hearingRoomId": "1",
    "hearingJudgeId": "judge-1",
    "panelMemberIds": [],
    "attendees": [{"partyID": "party-1", "hearingSubChannel": "INTER"}],
    "listAssistSessionID": "s-1",
}


def _heard(number: int, status: str, kind: str, **more: Any) -> dict[str, Any]:
    return {
        "hearingID": number,
        "hearingRequestDateTime": "2026-01-22T09:00:00Z",
        "hearingType": kind,
        "hmcStatus": status,
        "lastResponseReceivedDateTime": "2026-05-10T09:00:00Z",
        "requestVersion": 1,
        "hearingListingStatus": "FIXED",
        "listAssistCaseStatus": "LISTED",
        "hearingDaySchedule": [],
        "hearingIsLinkedFlag": False,
        "hearingChannels": ["INTER"],
        **more,
    }


_HEARINGS: dict[str, Any] = {
    "hmctsServiceCode": "ABA5",
    "caseRef": str(PRIVATE_ID),
    "caseHearings": [
        _heard(
            2000004659,
            "AWAITING_ACTUALS",
            "ABA5-FFH",
            hearingDaySchedule=[
                {"hearingStartDateTime": "2026-05-10T09:00:00Z", **_DAY},
                {"hearingStartDateTime": "2026-05-09T09:00:00Z", **_DAY},
            ],
        ),
        _heard(
            2000004660,
            "CANCELLED",
            "ABA5-FHD",
            hearingDaySchedule=[{"hearingStartDateTime": "2026-03-02T10:00:00Z", **_DAY}],
        ),
        _heard(2000004661, "HEARING_REQUESTED", "ABA5-REV"),
    ],
}

_ACTUALS: dict[str, Any] = {
    "hmcStatus": "COMPLETED",
    "caseDetails": {
        "hmctsServiceCode": "ABA5",
        "caseRef": str(PRIVATE_ID),
        "caseDeepLink": "https://case.example/1",
        "hmctsInternalCaseName": "Quibbe v Quibbe",
        "publicCaseName": "Re Q",
        "caseCategories": [{"categoryType": "caseType", "categoryValue": "ABA5-PRL"}],
        "caseManagementLocationCode": "234946",
        "caserestrictedFlag": False,
        "caseSLAStartDate": "2026-01-22",
    },
    "hearingPlanned": {
        "plannedHearingType": "ABA5-FFH",
        "plannedHearingDays": [
            {"plannedStartTime": "2026-05-09T09:00:00Z", "plannedEndTime": "2026-05-09T10:00:00Z", "parties": []}
        ],
    },
    "hearingActuals": {
        "hearingOutcome": {
            "hearingType": "ABA5-FFH",
            "hearingFinalFlag": True,
            "hearingResult": "COMPLETED",
            "hearingResultDate": "2026-05-10",
        },
        "actualHearingDays": [
            {"hearingDate": "2026-05-08", "notRequired": True},
            {
                "hearingDate": "2026-05-09",
                "hearingStartTime": "2026-05-09T09:05:00Z",
                "hearingEndTime": "2026-05-09T10:00:00Z",
                "pauseDateTimes": [],
                "actualDayParties": [
                    {
                        "individualDetails": {"firstName": "Ruta", "lastName": "Quibbe"},
                        "partyRole": "APPL",
                        "partyChannelSubType": "INTER",
                        "didNotAttendFlag": False,
                    }
                ],
                "notRequired": False,
            },
        ],
    },
}

_CHANGES: tuple[tuple[int, str, str], ...] = (
    (2000004660, "HEARING_REQUESTED", "2026-01-22 09:00:00"),
    (2000004660, "AWAITING_LISTING", "2026-01-22 09:05:00"),
    (2000004660, "LISTED", "2026-02-02 10:00:00.5"),
    (2000004660, "UPDATE_REQUESTED", "2026-02-05 10:00:00"),
    (2000004660, "LISTED", "2026-02-06 10:00:00"),
    (2000004660, "CANCELLATION_REQUESTED", "2026-02-28 23:30:00"),
    (2000004660, "CANCELLED", "2026-03-01 10:00:00"),
    (2000004659, "COMPLETED", "2026-05-11 08:00:00"),
)

VALUES_OF_PEOPLE = (
    *("Wilma", "Quorle", "Zelda", "Ivo", "Zandle", "Nell", "Quibbe", "Ruta", "Zwart", "Gwen", "Clerk", "Inventory"),
    *("Invented Row", "LS1 4AP", "01632", "2019-06-01", "2021-11-30", "2018-11-11", "2020-02-29"),
)
"""Texts of people in what is made here: none may stand in a message or a place."""


def public_case() -> dict[str, Any]:
    """A public-law case: two children, three adults, three hearings, orders, an extension, a placement application."""
    return copy.deepcopy(_PUBLIC)


def private_case() -> dict[str, Any]:
    """A private-law case: two children, three parties, two orders, a report, outcomes, allegations."""
    return copy.deepcopy(_PRIVATE)


def history() -> dict[str, Any]:
    """The history of the public-law case: six events, the latest first. Built from the field list: no sample exists."""
    return copy.deepcopy(_HISTORY)


def hearings() -> dict[str, Any]:
    """The hearings of the private-law case: one to be heard, one cancelled, one asked for."""
    return copy.deepcopy(_HEARINGS)


def actuals() -> dict[str, Any]:
    """What really happened at the first of the hearings."""
    return copy.deepcopy(_ACTUALS)


def status_rows() -> list[dict[str, Any]]:
    """The history of the status of two hearings, as rows."""
    return [
        {
            "hmcts_service_id": "ABA5",
            "hearing_id": number,
            "status": status,
            "status_update_date_time": at,
            "hearing_event": "event",
            "request_version": "1",
            "response_date_time": at,
        }
        for number, status, at in _CHANGES
    ]


def status_csv() -> str:
    """The same rows as CSV."""
    rows = status_rows()
    return "\n".join([",".join(rows[0]), *(",".join(map(str, row.values())) for row in rows)]) + "\n"


def source_file(path: Path, source: str, form: str = "json", manifest: Manifest | None = None) -> SourceFile:
    """The file as discovery would hand it over."""
    return SourceFile(
        path=path, name=path.name, source=source, form=form, encoding="utf-8", manifest=manifest or Manifest()
    )


def read_bytes(
    source: str, folder: Path, *contents: bytes, form: str = "json", manifest: Manifest | None = None
) -> Reading:
    """Read each content as a file of its own: file-0, file-1 and so on."""
    files = []
    for number, content in enumerate(contents):
        path = folder / f"file-{number}"
        path.write_bytes(content)
        files.append(source_file(path, source, form, manifest))
    module: ModuleType = SOURCES[source]
    reading: Reading = module.read(files)
    return reading


def read_cases(folder: Path, *contents: Any, manifest: Manifest | None = None) -> Reading:
    """Read JSON values as files of case data."""
    return read_bytes("hmcts_case_data", folder, *map(orjson.dumps, contents), manifest=manifest)


def read_hearings(folder: Path, *contents: Any, manifest: Manifest | None = None) -> Reading:
    """Read JSON values as files of the hearing service."""
    return read_bytes("hmcts_hearings", folder, *map(orjson.dumps, contents), manifest=manifest)


def rules(reading: Reading) -> set[str]:
    """The rules that something was refused by or found wanting by."""
    return set(reading.findings["rule"])


def facts(reading: Reading, *kinds: str) -> list[tuple[Any, ...]]:
    """What is told, once however many children it is told of: kind, day, code, reason."""
    told = reading.events.filter(reading.events["kind"].is_in(kinds)) if kinds else reading.events
    columns = ("kind", "happened_on", "code", "reason")
    return sorted(told.select(columns).unique().rows(), key=str)
