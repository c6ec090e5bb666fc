"""Rule 8608, asked through the reader."""

from __future__ import annotations

import pytest

from support.census import broken, child, cin_details, element

CASES = [
    (
        [
            child(
                cin_details(
                    element(
                        "Assessments", AssessmentActualStartDate="2026-05-01", AssessmentAuthorisationDate="2026-04-30"
                    )
                )
            )
        ],
        ["Child[1]/CINdetails[1]/Assessments[1]"],
    ),
    (
        [
            child(
                cin_details(
                    element(
                        "Assessments", AssessmentActualStartDate="2026-05-01", AssessmentAuthorisationDate="2026-05-01"
                    )
                )
            )
        ],
        [],
    ),
]


@pytest.mark.parametrize(("children", "places"), CASES)
def test_where_it_is_broken(tmp_path, children, places):
    assert broken(tmp_path, "8608", *children) == places
