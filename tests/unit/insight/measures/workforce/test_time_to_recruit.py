"""Days from the advertisement to the first day, of posts filled in the year to the end of March."""

from __future__ import annotations

from datetime import date

from support.invented_staff_tables import AS_OF, staff, told
from waypost.insight.measures.workforce.time_to_recruit import compute

EMPTY = date(2025, 1, 1)


def filled(advertised: date | None, first_day: date | None, **other) -> dict:
    return {"opened_on": EMPTY, "advertised_on": advertised, "filled_on": first_day, **other}


def test_the_median_is_of_posts_filled_in_the_year_that_were_advertised():
    vacancies = [
        filled(date(2026, 1, 1), date(2026, 1, 31)),
        filled(date(2026, 1, 1), date(2026, 2, 20), service_area=None),
        filled(date(2026, 1, 1), AS_OF, service_area="A2", team="A2/T1"),
        filled(date(2026, 1, 1), date(2026, 4, 1)),  # filled after the year
        filled(date(2025, 1, 1), date(2025, 3, 31)),  # and before it
        filled(date(2026, 1, 1), None),  # still empty
        filled(None, date(2026, 2, 1)),  # nobody says when it was advertised
        filled(date(2026, 3, 1), date(2026, 2, 1)),  # days out of order
        filled(date(2026, 1, 1), date(2026, 2, 1), role="assistant"),
    ]
    found = told(compute(staff(vacancies=vacancies), AS_OF), "days_to_fill")
    assert found == {
        "england": (None, 3, 50.0),
        "A1": (None, 1, 30.0),
        "A2": (None, 1, 89.0),
        "A2/T1": (None, 1, 89.0),
        "not_known": (None, 1, 50.0),
    }


def test_of_an_even_number_it_lies_half_way_and_of_none_there_is_none():
    two = [filled(date(2026, 1, 1), date(2026, 1, 11)), filled(date(2026, 1, 1), date(2026, 1, 22))]
    assert told(compute(staff(vacancies=two), AS_OF), "days_to_fill")["england"] == (None, 2, 15.5)
    assert list(compute(staff(), AS_OF)) == []
