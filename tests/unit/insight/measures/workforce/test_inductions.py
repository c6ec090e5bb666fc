"""Inductions due in the year, complete by their day."""

from __future__ import annotations

from datetime import date

from support.invented_staff_tables import AS_OF, post, staff, told
from waypost.insight.measures.workforce.inductions import compute


def test_an_induction_is_in_time_on_its_day_and_late_a_day_after():
    rows = [
        ("W1", date(2025, 6, 1), date(2025, 6, 1)),
        ("W2", date(2025, 6, 1), date(2025, 6, 2)),
        ("W3", date(2025, 6, 1), None),
        ("W4", date(2025, 3, 31), date(2025, 3, 1)),  # of the year before
        ("W5", date(2026, 4, 1), date(2026, 3, 1)),  # not yet due
    ]
    given = staff(
        workforce=[post(who) for who, _, _ in rows],
        inductions=[{"practitioner_id": who, "due_on": due, "completed_on": done} for who, due, done in rows],
    )
    assert told(compute(given, AS_OF), "in_time") == {"england": (1, 3, 33.33), "A1": (1, 3, 33.33)}
