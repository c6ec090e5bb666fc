"""Rule 8565, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, cin_details, element, plan, section_47

CASES = [
    (
        [
            child(
                cin_details(
                    element(
                        "Assessments", AssessmentActualStartDate="2026-05-01", AssessmentAuthorisationDate="2026-08-02"
                    ),
                    CINclosureDate="2026-08-01",
                    ReasonForClosure="RC7",
                )
            )
        ],
        ["Child[1]/CINdetails[1]"],
    ),
    (
        [
            child(
                cin_details(
                    element("CINPlanDates", CINPlanStartDate="2026-05-01", CINPlanEndDate="2026-08-02"),
                    CINclosureDate="2026-08-01",
                    ReasonForClosure="RC7",
                )
            )
        ],
        ["Child[1]/CINdetails[1]"],
    ),
    (
        [child(cin_details(section_47("2026-08-02"), CINclosureDate="2026-08-01", ReasonForClosure="RC7"))],
        ["Child[1]/CINdetails[1]"],
    ),
    (
        [
            child(
                cin_details(
                    plan("2026-06-17", CPPendDate="2026-08-02"), CINclosureDate="2026-08-01", ReasonForClosure="RC7"
                )
            )
        ],
        ["Child[1]/CINdetails[1]"],
    ),
    ([child(cin_details(CINclosureDate="2026-08-01", DateOfInitialCPC="2026-08-02"))], ["Child[1]/CINdetails[1]"]),
    (
        [
            child(
                cin_details(
                    element(
                        "Assessments", AssessmentActualStartDate="2026-05-01", AssessmentAuthorisationDate="2026-08-01"
                    ),
                    CINclosureDate="2026-08-01",
                    ReasonForClosure="RC7",
                )
            )
        ],
        [],
    ),
    (
        [
            child(
                cin_details(
                    element(
                        "Assessments", AssessmentActualStartDate="2026-05-01", AssessmentAuthorisationDate="2026-08-02"
                    )
                )
            )
        ],
        [],
    ),
    (
        [
            child(
                cin_details(CINclosureDate="2026-08-01"),
                cin_details(section_47("2026-09-02"), CINreferralDate="2026-08-02"),
            )
        ],
        [],
    ),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8565", *children) == places
