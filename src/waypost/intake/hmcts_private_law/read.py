"""Reads the court service's private-law feed to Cafcass, as published and as the service really answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from waypost.foundation.clock import UTC
from waypost.intake.contract import Reading
from waypost.intake.court_case import CourtCase
from waypost.intake.court_feed import Feed, Lists, read_feed
from waypost.intake.feed_notes import CaseNotes
from waypost.intake.files import SourceFile
from waypost.intake.hmcts_private_law.check import check_case
from waypost.intake.hmcts_private_law.translate import translate_case

NAME = "hmcts_private_law"


def _tell(
    case_id: str, case: Mapping[str, Any], data: Mapping[str, Any], lists: Lists, told_on: date | None, notes: CaseNotes
) -> CourtCase:
    return translate_case(check_case(case_id, case, data, lists, told_on, notes))


_FEED = Feed(
    name=NAME,
    data_key="case_data",
    case_type="PRLAPPS",
    type_keys=("case_type_id", "case_type"),
    modified_keys=("last_modified", "last_modified_on"),
    lists=(
        ("children",),
        ("applicants",),
        ("respondents",),
        ("otherPeopleInTheCaseTable",),
        ("childAndApplicantRelations",),
        ("childAndRespondentRelations",),
        ("childAndOtherPeopleRelations",),
        ("hearingData", "caseHearings"),
        ("orderCollection",),
    ),
    counted=(
        ("applicantsConfidentialDetails",),
        ("manageOrderCollection",),
        ("interpreterNeeds",),
        ("otherDocuments",),
        ("cafcassUploadedDocs",),
        ("mpuDomesticAbuseEvidenceDocument",),
    ),
    stand_ins={"children": "newChildDetails"},
    zone=UTC,
    tell=_tell,
)


def read(files: Sequence[SourceFile]) -> Reading:
    """Return all that the files hand over: each case of each poll is one statement. `court_feed` says what counts."""
    return read_feed(_FEED, files)
