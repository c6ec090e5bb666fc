"""What a writer told."""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.synthetic.telling import DISAGREEMENTS, EVENTS, LATE, disagreement, event, told


def test_a_disagreement_is_where_two_values_differ_and_nothing_is_a_value():
    days = [date(2025, 1, 1), date(2025, 1, 2), None, date(2025, 1, 4)]
    frame = pl.DataFrame(
        {"person_key": list("abcd"), "person_id": [1, 2, 3, 4], "true": days, "said": [days[0], None, None, days[0]]}
    )
    found = disagreement(frame, "order", "true", "said", LATE)
    assert found.rows() == [
        ("b", 2, "order", "2025-01-02", None, "late"),
        ("d", 4, "order", "2025-01-04", "2025-01-01", "late"),
    ]
    telling = told("s", people=[], disagreements=[found, found], records=0)
    assert telling.disagreements.columns == list(DISAGREEMENTS)
    assert telling.disagreements.height == 2
    assert telling.events.columns == list(EVENTS)


def test_an_event_without_its_day_is_none():
    frame = pl.DataFrame({"person_key": ["a", "b"], "on": [date(2025, 1, 1), None]})
    assert event(frame, "k", "on").rows() == [("a", "k", date(2025, 1, 1), None, None)]
