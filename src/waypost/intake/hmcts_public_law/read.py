"""Reads the court service's public-law feed to Cafcass, as published and as the service really answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from waypost.foundation.clock import LONDON
from waypost.intake.contract import Reading
from waypost.intake.court_case import CourtCase
from waypost.intake.court_feed import Feed, Lists, read_feed
from waypost.intake.feed_notes import CaseNotes
from waypost.intake.files import SourceFile
from waypost.intake.hmcts_public_law.check import check_case
from waypost.intake.hmcts_public_law.translate import translate_case

NAME = "hmcts_public_law"


def _tell(
    case_id: str, case: Mapping[str, Any], data: Mapping[str, Any], lists: Lists, told_on: date | None, notes: CaseNotes
) -> CourtCase:
    return translate_case(check_case(case_id, case, data, lists, told_on, notes))


_FEED = Feed(
    name=NAME,
    data_key="caseData",
    case_type="CARE_SUPERVISION_EPO",
    type_keys=("caseTypeId",),
    modified_keys=("lastModified",),
    lists=(
        ("children",),
        ("applicants",),
        ("respondents",),
        ("others",),
        ("hearingDetails",),
    ),
    counted=(("previousProceedings",), ("caseDocuments",)),
    zone=LONDON,
    tell=_tell,
)


def read(files: Sequence[SourceFile]) -> Reading:
    """Return all that the files hand over: each case of each poll is one statement. `court_feed` says what counts."""
    return read_feed(_FEED, files)
