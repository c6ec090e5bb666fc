"""Applications inside the proceedings."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from support.case_data import IVO, public_case, read_cases, rules
from waypost.intake.contract import Reading


def reading(folder: Path, placements: list[Any], bundles: list[Any]) -> Reading:
    case = public_case()
    case["case_data"] |= {"placements": placements, "additionalApplicationsBundle": bundles}
    return read_cases(folder, case)


def told(found: Reading) -> list[tuple[Any, ...]]:
    rows = found.events.filter(kind="further_application_made").select("happened_on", "code", "flag", "person_key")
    return sorted(rows.rows(), key=str)


def placement(key: str | None = "p", **value: Any) -> dict[str, Any]:
    return {"id": key, "value": {"placementChildId": IVO, "placementUploadDateTime": "2026-06-29T23:30:00", **value}}


def test_a_placement_application_is_of_one_child_and_counts_once_submitted(tmp_path: Path) -> None:
    found = reading(tmp_path, [placement(), placement(), placement("q", isSubmitted="No")], [])
    assert told(found) == [(date(2026, 6, 29), "placement", False, IVO)]
    assert rules(found) == {"element_twice"}
    bad = reading(tmp_path, [placement(placementUploadDateTime=None), placement("q", placementChildId="x")], [])
    assert (told(bad), rules(bad)) == ([], {"application_day_missing", "child_not_of_the_case"})


def test_what_was_handed_in_together_is_told_once_a_form_however_many_copies_there_are(tmp_path: Path) -> None:
    c2 = {"uploadedDateTime": "27 April 2026, 5:40pm", "c2AdditionalOrdersRequested": ["REQUESTING_ADJOURNMENT"]}
    other = {"applicationType": "C1_WITH_SUPPLEMENT"}
    value = {"c2DocumentBundleLA": c2, "c2DocumentBundleConfidential": c2, "otherApplicationsBundle": other}
    bundle = {"id": "b", "value": {"uploadedDateTime": "2026-04-28T09:00:00", **value}}
    found = reading(tmp_path, [], [bundle, bundle, {"id": "c", "value": {"c2DocumentBundle": {"type": "WITH_NOTICE"}}}])
    assert sorted({row[:3] for row in told(found)}) == [
        (date(2026, 4, 27), "other", True),
        (date(2026, 4, 28), "other", False),
    ]
    assert rules(found) == {"element_twice", "application_day_missing"}


def test_a_form_that_the_list_knows(tmp_path: Path) -> None:
    form = {"applicationType": "C100_CHILD_ARRANGEMENTS", "uploadedDateTime": "1 May 2026, 9:00am"}
    found = reading(tmp_path, [], [{"value": {"otherApplicationsBundle": form}}])
    assert {row[1] for row in told(found)} == {"section_8"}
