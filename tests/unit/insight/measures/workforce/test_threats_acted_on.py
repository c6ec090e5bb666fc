"""Incidents of a year that ends a week before the end of March, and what was done about them."""

from __future__ import annotations

from datetime import date

from support.invented_staff_tables import AS_OF, post, staff, told
from waypost.insight.measures.workforce.threats_acted_on import LIMIT, compute

PEOPLE = [post("W1"), post("W2", service_area="A2"), post("W3", role="assistant", service_area="A2")]


def incident(practitioner: str, happened: date, acted: date | None = None, authority: date | None = None) -> dict:
    days = {"happened_on": happened, "action_taken_on": acted, "child_protection_action_on": authority}
    return {"practitioner_id": practitioner, "kind": "threat", **days}


GIVEN = [
    incident("W1", date(2026, 1, 1), date(2026, 1, 8), date(2026, 1, 9)),
    incident("W1", date(2026, 1, 1), date(2026, 1, 9)),  # a day too late
    incident("W2", date(2026, 3, 24), date(2026, 3, 24)),  # the last day that counts
    incident("W3", date(2026, 1, 1)),  # an assistant; nobody acted
    incident("W9", date(2025, 3, 25), date(2025, 3, 25)),  # the first day that counts, of nobody's known post
    incident("W1", date(2026, 3, 25), date(2026, 3, 25)),  # the week is not over
    incident("W1", date(2025, 3, 24)),  # before the year
]


def test_an_incident_is_acted_on_in_time_late_or_never():
    assert LIMIT.value == 7
    figures = list(compute(staff(workforce=PEOPLE, incidents=GIVEN), AS_OF))
    assert told(figures, "acted_on") == {
        "england": (3, 5, 60.0), "A1": (1, 2, 50.0), "A2": (1, 2, 50.0), "not_known": (1, 1, 100.0),
    }  # fmt: skip
    assert told(figures, "acted_on_at_all")["england"] == (4, 5, 80.0)
    assert told(figures, "authority_told")["england"] == (1, 5, 20.0)


def test_no_team_is_told_of_and_what_is_done_after_the_day_is_not_known_on_it():
    people = [post("W1", team="A1/T1")]
    given = [incident("W1", date(2026, 1, 1), date(2026, 4, 2))]
    figures = list(compute(staff(workforce=people, incidents=given), AS_OF))
    assert {one.area_kind for one in figures} == {"england", "service_area"}
    assert {one.numerator for one in figures} == {0}
    assert list(compute(staff(workforce=people), AS_OF)) == []
