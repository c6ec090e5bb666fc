"""The module on domestic abuse: complete of everybody in post, and of those whose day had come."""

from __future__ import annotations

from datetime import date

from support.invented_staff_tables import AS_OF, post, staff, told
from waypost.insight.measures.workforce.training import compute


def course(practitioner: str, due: date, done: date | None, name: str = "domestic_abuse") -> dict:
    return {"practitioner_id": practitioner, "course": name, "due_on": due, "completed_on": done}


def test_whoever_is_in_post_counts_with_or_without_the_module():
    workforce = [post("W1"), post("W2"), post("W3"), post("W4"), post("W5", ended=AS_OF)]
    training = [
        course("W1", date(2026, 1, 1), date(2025, 12, 1)),
        course("W2", date(2026, 1, 1), None),
        course("W3", date(2026, 6, 1), date(2026, 4, 1)),
        course("W4", date(2026, 1, 1), date(2025, 1, 1), "safeguarding"),
        course("W5", date(2026, 1, 1), date(2025, 12, 1)),
    ]
    found = list(compute(staff(workforce=workforce, training=training), AS_OF))
    assert told(found, "complete")["A1"] == (1, 4, 25.0)
    assert told(found, "in_time")["england"] == (1, 2, 50.0)


def test_where_no_training_is_told_nobody_is_said_to_lack_it():
    assert list(compute(staff(workforce=[post("W1")]), AS_OF)) == []
