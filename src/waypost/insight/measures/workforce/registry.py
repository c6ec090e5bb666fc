"""Every measure of Cafcass's own people, listed by hand."""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.figure import Figure
from waypost.insight.measures.workforce import (
    inductions,
    performance_reviews,
    sickness,
    staff_survey,
    training,
    turnover,
    vacancies,
)
from waypost.insight.measures.workforce.staff import Staff

_MEASURES = (vacancies, turnover, sickness, training, inductions, performance_reviews, staff_survey)
OF_PEOPLE = tuple(one.ANALYSIS for one in _MEASURES)


def compute_of_people(staff: Staff, as_of: date) -> list[Figure]:
    """Return every figure of every measure of people that the staff tables can answer as of a day."""
    return [figure for one in _MEASURES for figure in one.compute(staff, as_of)]
