"""What staff tables say of practitioners: whole-time equivalents, posts, leavers, sickness; and what they lack."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from support.invented_staff_tables import AS_OF, post, staff
from waypost.insight.measures.workforce.staff import Staff
from waypost.insight.simulation.capacity.from_staff import in_post_by_area, lacking, posts_by_area, told_by_staff

PEOPLE = [
    post("W1", full_time_equivalent=0.5),
    post("W2"),
    post("W3", service_area="A2", ended=date(2025, 9, 1)),
    post("W4", service_area="A2"),
    post("W5", role="service_manager"),
]
EMPTY = {"opened_on": date(2026, 1, 1), "full_time_equivalent": 0.6}
SICK = {"practitioner_id": "W2", "reason": "sickness", "started_on": AS_OF, "ended_on": AS_OF}


def test_advisers_count_by_their_hours_and_posts_hold_the_empty_ones():
    given = staff(workforce=PEOPLE, vacancies=[EMPTY])
    assert in_post_by_area(given, AS_OF) == {"A1": 1.5, "A2": 1.0}
    assert posts_by_area(given, AS_OF) == {"A1": 2.1, "A2": 1.0}


def test_leavers_sickness_and_vacancies_are_those_of_the_measures():
    told = told_by_staff(staff(workforce=PEOPLE, vacancies=[EMPTY], absences=[SICK]), AS_OF)["staff"]
    assert told["in_post"] == 2.5
    assert told["vacancy_share"] == pytest.approx(0.6 / 3.1, abs=1e-4)
    assert told["yearly_turnover"] == 0.2  # one of five who held a social work post a year before
    assert 0 < told["sickness_share"] < 0.001
    assert "weeks_to_recruit" not in told
    assert "induction_weeks" not in told


def test_recruiting_and_induction_last_as_they_lasted_where_enough_are_told():
    filled = [
        {"opened_on": AS_OF - timedelta(days=100 + 20 * n), "filled_on": AS_OF - timedelta(days=30 + 20 * n)}
        for n in range(10)
    ]
    joined = [
        {"practitioner_id": "W1", "started_on": AS_OF - timedelta(days=140), "due_on": AS_OF - timedelta(days=70)}
    ] * 10
    told = told_by_staff(staff(workforce=PEOPLE, vacancies=filled, absences=[SICK], inductions=joined), AS_OF)["staff"]
    assert (told["weeks_to_recruit"], told["induction_weeks"]) == (10, 10)
    assert told["recruits_a_month_at_most"] == 4 / 3  # four came in the best quarter


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (Staff(), ["no adviser in post"]),
        (staff(workforce=PEOPLE, absences=[SICK]), ["no vacancy"]),
        (staff(workforce=PEOPLE, vacancies=[EMPTY]), ["no absence"]),
        (
            staff(workforce=[post("W1", started=date(2025, 12, 1))], vacancies=[EMPTY], absences=[SICK]),
            ["nobody in post a year before"],
        ),
        (staff(workforce=PEOPLE, vacancies=[EMPTY], absences=[SICK]), []),
    ],
)
def test_what_is_lacking_is_said(given, words):
    found = lacking(given, AS_OF)
    assert len(found) == len(words)
    assert all(word in one for word, one in zip(words, found, strict=True))
