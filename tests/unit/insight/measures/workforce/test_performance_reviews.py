"""Reviews due in twelve months, held within four weeks of their day."""

from __future__ import annotations

from datetime import date

from support.invented_staff_tables import AS_OF, post, staff, told
from waypost.insight.measures.workforce.performance_reviews import compute


def test_a_review_is_held_within_28_days_and_not_after():
    rows = [
        (date(2025, 6, 1), date(2025, 6, 29)),
        (date(2025, 7, 1), date(2025, 7, 30)),
        (date(2025, 8, 1), None),
        (date(2026, 3, 10), None),  # its four weeks have not gone
        (date(2025, 3, 3), date(2025, 3, 3)),  # of the year before
    ]
    given = staff(
        workforce=[post("W1")],
        performance_reviews=[{"practitioner_id": "W1", "due_on": due, "held_on": held} for due, held in rows],
    )
    assert told(compute(given, AS_OF), "held")["england"] == (1, 3, 33.33)
