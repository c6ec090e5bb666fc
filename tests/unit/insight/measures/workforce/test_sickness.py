"""Days away sick over days in post; people hide what is of few."""

from __future__ import annotations

from datetime import date

import pytest

from support.invented_staff_tables import AS_OF, post, staff
from waypost.insight.measures.workforce.sickness import compute


def sick(practitioner: str, started: date, ended: date | None, reason: str = "sickness") -> dict:
    return {"practitioner_id": practitioner, "reason": reason, "started_on": started, "ended_on": ended}


def test_days_count_within_the_year_and_the_post():
    workforce = [post("W1"), post("W2", ended=date(2025, 4, 9)), post("W3", service_area="A2")]
    absences = [
        sick("W1", date(2025, 3, 1), date(2025, 4, 1)),  # two days in the year: 31 March and 1 April
        sick("W1", date(2026, 3, 31), None),  # and one
        sick("W1", date(2025, 6, 1), date(2025, 7, 1), "family_leave"),
        sick("W2", date(2025, 4, 9), date(2025, 5, 1)),  # one, on the last day in post
    ]
    found = {one.area: one for one in compute(staff(workforce=workforce, absences=absences), AS_OF)}
    assert found["A1"].value == pytest.approx(100 * 4 / (366 + 10))
    assert (found["A1"].numerator, found["A1"].denominator, found["A1"].is_modelled) == (2, 2, True)
    assert found["A2"].value == 0
    assert found["england"].value == pytest.approx(100 * 4 / (366 + 10 + 366))
    assert (found["england"].numerator, found["england"].denominator) == (2, 3)
