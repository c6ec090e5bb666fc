"""Every measure of Cafcass's own people, listed by hand."""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import a_year_before, last_month_end
from waypost.insight.measures.workforce import (
    inductions,
    performance_reviews,
    sickness,
    staff_survey,
    threats_acted_on,
    time_to_recruit,
    training,
    turnover,
    vacancies,
)
from waypost.insight.measures.workforce.staff import TEAM, Staff

_MEASURES = (
    vacancies,
    time_to_recruit,
    turnover,
    sickness,
    training,
    inductions,
    performance_reviews,
    staff_survey,
    threats_acted_on,
)
OF_PEOPLE = tuple(one.ANALYSIS for one in _MEASURES)


YEARS_BEFORE = 2
"""So many years before are told too, of England and areas. They do not overlap: none can be taken from another."""


def compute_of_people(staff: Staff, as_of: date) -> list[Figure]:
    """Return every figure of people that the staff tables can answer as of a day, and as of the years before."""
    found = {_key(figure): figure for one in _MEASURES for figure in one.compute(staff, as_of)}
    day = last_month_end(as_of)
    for _ in range(YEARS_BEFORE):
        day = a_year_before(day)
        for one in _MEASURES:
            for figure in one.compute(staff, day.end):
                if figure.area_kind != TEAM:
                    found.setdefault(_key(figure), figure)
    return list(found.values())


def _key(figure: Figure) -> tuple[object, ...]:
    return (figure.measure_id, figure.method, figure.area_kind, figure.area, figure.period_start, figure.period_end)
