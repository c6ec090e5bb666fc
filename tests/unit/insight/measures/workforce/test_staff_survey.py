"""The last survey that had closed, by what was answered."""

from __future__ import annotations

from datetime import date

from support.invented_staff_tables import AS_OF, staff, told
from waypost.insight.measures.workforce.staff_survey import compute


def answer(closed: date, manages: bool | None, area: str = "A1") -> dict:
    return {"service_area": area, "survey_on": closed, "can_manage_workload": manages, "feels_safe": True}


def test_only_the_last_survey_counts_and_what_nobody_answered_is_not_told():
    rows = [
        answer(date(2024, 10, 31), manages=False),
        answer(date(2025, 10, 31), manages=True),
        answer(date(2025, 10, 31), manages=False),
        answer(date(2025, 10, 31), manages=None, area="A2"),
        answer(date(2026, 10, 31), manages=False),
    ]
    found = list(compute(staff(staff_survey=rows), AS_OF))
    assert told(found, "can_manage_workload") == {"england": (1, 2, 50.0), "A1": (1, 2, 50.0)}
    assert told(found, "feels_safe")["A2"] == (1, 1, 100.0)
    assert told(found, "is_listened_to") == {}


def test_without_a_survey_nothing_is_told():
    assert list(compute(staff(), AS_OF)) == []
