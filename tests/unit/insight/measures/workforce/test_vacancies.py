"""Posts that stand empty at the end of March, beside those that somebody holds."""

from __future__ import annotations

from datetime import date

from support.invented_staff_tables import AS_OF, post, staff, told
from waypost.insight.measures.workforce.vacancies import compute

HELD = [post("W1"), post("W2"), post("W3", service_area="A2"), post("W4", ended=AS_OF), post("W5", role="assistant")]


def test_posts_are_empty_from_the_day_they_open_until_somebody_begins():
    vacancies = [
        {"opened_on": date(2026, 3, 31)},
        {"opened_on": date(2026, 4, 1)},
        {"opened_on": date(2026, 1, 1), "filled_on": date(2026, 3, 31)},
        {"opened_on": date(2026, 1, 1), "filled_on": date(2026, 4, 1), "service_area": "A2"},
        {"opened_on": date(2026, 1, 1), "withdrawn_on": date(2026, 2, 1)},
        {"opened_on": date(2026, 1, 1), "role": "assistant"},
    ]
    found = told(compute(staff(workforce=HELD, vacancies=vacancies), AS_OF), "vacancy_rate")
    assert found == {"england": (2, 5, 40.0), "A1": (1, 3, 33.33), "A2": (1, 2, 50.0)}


def test_without_a_workforce_nothing_is_told_and_without_a_vacancy_none_is_empty():
    assert list(compute(staff(), AS_OF)) == []
    assert told(compute(staff(workforce=HELD), AS_OF), "vacancy_rate")["england"] == (0, 3, 0.0)
