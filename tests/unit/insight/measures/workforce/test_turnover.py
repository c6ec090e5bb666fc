"""Whoever held a post a year ago and holds none now has left."""

from __future__ import annotations

from datetime import date

from support.invented_staff_tables import AS_OF, post, staff, told
from waypost.insight.measures.workforce.turnover import compute


def test_a_leaver_held_a_post_a_year_ago_and_holds_none_now():
    workforce = [
        post("W1"),
        post("W2", ended=date(2025, 9, 1)),
        post("W3", ended=date(2025, 9, 1)),
        post("W3", started=date(2025, 9, 2), role="practice_supervisor", service_area="A2"),  # has moved
        post("W4", started=date(2025, 6, 1), ended=date(2025, 8, 1)),  # came and went
        post("W5", ended=date(2025, 3, 1)),  # had left before
        post("W6", service_area="A2"),
    ]
    found = told(compute(staff(workforce=workforce), AS_OF), "turnover_rate")
    assert found == {"england": (1, 4, 25.0), "A1": (1, 3, 33.33), "A2": (0, 1, 0.0)}
