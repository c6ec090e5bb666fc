"""The three ways of telling time side by side, quarter by quarter: closed cases, open cases, and both together.

Source: our own: disposed-cases-only figures rise while a backlog is cleared and fall when old cases are held open.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import (
    IN_ENGLAND,
    between,
    by,
    equals,
    in_period,
    not_negative,
    share,
)
from waypost.insight.measures.readings import mean_weeks_from_days, percent
from waypost.insight.measures.time_readings import weeks_within
from waypost.insight.measures.watched import ANY_END, cases_watched
from waypost.journeys.expressions import AllOf, AnyOf, Column, Compare, Day, DaysBetween, IsMissing, Value
from waypost.journeys.question import Mean, Question

HORIZON_WEEKS = 104
WEEKS_52_IN_DAYS = 52 * 7
_OLD = Compare(DaysBetween(Column("started_on"), Day("period_end")), ">", Value(WEEKS_52_IN_DAYS))
_OPEN = AllOf(
    (
        IN_ENGLAND,
        equals("is_told_by_cafcass", True),
        by("started_on", "period_end"),
        AnyOf((IsMissing(Column("closed_on")), Compare(Column("closed_on"), ">", Day("period_end")))),
    )
)


def _closed(application: str) -> Question:
    ended = (IN_ENGLAND, equals("application", application), in_period("completed_on"))
    in_order = AllOf((*ended, not_negative("issued_on", "completed_on")))
    return Question("proceedings", Mean(between("issued_on", "completed_on")), in_order)


def _open_over_52(application: str) -> Question:
    return share("proceedings", _OLD, _OPEN, equals("application", application))


MEASURE = Measure(
    id="time_told_three_ways",
    title="Time told three ways",
    why_it_matters="One number alone can look better while children wait longer. Three beside each other cannot.",
    objective="timeliness",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "care_closed",
            "Care cases: mean weeks of cases that ended in the quarter",
            "weeks",
            _closed("section_31"),
            mean_weeks_from_days,
            groups=("all",),
        ),
        Method(
            "care_open_over_52",
            "Care cases: share of open cases that have been open more than 52 weeks",
            "percent",
            _open_over_52("section_31"),
            percent,
            groups=("all",),
        ),
        Method(
            "care_both",
            "Care cases: mean weeks within the first 104, open cases counted",
            "weeks",
            cases_watched("section_31", ANY_END),
            weeks_within(HORIZON_WEEKS),
            groups=("all",),
        ),
        Method(
            "private_closed",
            "Section 8 cases: mean weeks of cases that ended in the quarter",
            "weeks",
            _closed("section_8"),
            mean_weeks_from_days,
            groups=("all",),
        ),
        Method(
            "private_open_over_52",
            "Section 8 cases: share of open cases that have been open more than 52 weeks",
            "percent",
            _open_over_52("section_8"),
            percent,
            groups=("all",),
        ),
        Method(
            "private_both",
            "Section 8 cases: mean weeks within the first 104, open cases counted",
            "weeks",
            cases_watched("section_8", ANY_END),
            weeks_within(HORIZON_WEEKS),
            groups=("all",),
        ),
    ),
    numerator=(
        "Weeks of cases that ended; the open cases that have been open more than 364 days; weeks with open "
        "cases counted."
    ),
    denominator=(
        "England. Cases that ended in the quarter, from issue; cases open to Cafcass on its last day; and "
        "cases open on any day of the year to that day."
    ),
    sources=(
        "Cafcass, quarterly data on care application duration",
        "Kaplan and Meier, 1958",
    ),
    cautions=(
        (
            "When a backlog is cleared the first rises, though nobody waits longer: the oldest cases are now "
            "among those that ended."
        ),
        "When old cases are left open the first falls, though some wait longer than ever.",
        "Told for the last eight quarters, so that the three can be seen to part.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
    grains=("england",),
    quarters=8,
)
