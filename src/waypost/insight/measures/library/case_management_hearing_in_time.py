"""What share of first case management hearings in care cases was held in time, by two conventions.

Source: FPR Practice Direction 12A: not later than day 18; court service, case progression report: 24 calendar days
after submission.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.limits import days_after, limit_of
from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CARE, IN_ENGLAND, in_period, share, told, within
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AllOf, Column, Compare, Value, WorkingDays

_HEARING = "case_management_hearing_on"
DIRECTION_DAYS = days_after(limit_of("care_proceedings", "statute", "case_management_hearing"))
REPORT_DAYS = days_after(limit_of("care_proceedings", "court_service_report", "report_case_management_hearing"))
_HELD = AllOf((IN_ENGLAND, CARE, in_period(_HEARING)))
_BY_DAY_18 = Compare(WorkingDays(Column("issued_on"), Column(_HEARING)), "<=", Value(DIRECTION_DAYS))

MEASURE = Measure(
    id="case_management_hearing_in_time",
    title="Case management hearing in time",
    why_it_matters="The first real hearing sets the timetable for everything that a child then waits for.",
    objective="timeliness",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "practice_direction",
            "By day 18 from issue, the day of issue being day one, in working days",
            "percent",
            share("proceedings", _BY_DAY_18, _HELD, told("issued_on")),
            percent,
            groups=("all",),
        ),
        Method(
            "court_service_report",
            "Within 24 calendar days of submission, as the court service's report flags",
            "percent",
            share("proceedings", within("submitted_on", _HEARING, REPORT_DAYS), _HELD, told("submitted_on")),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the cases in which it was held by the convention's last day.",
    denominator=(
        "England. Section 31 cases whose first case management hearing was held in the quarter, where the "
        "day of issue, or of submission, is told."
    ),
    sources=(
        "FPR Practice Direction 12A: not before day 12 and not later than day 18",
        "Court service, public-law case management program: case progression report",
    ),
    cautions=(
        "Two conventions with two clocks: never compared with each other.",
        "That a day is a working day is read in commentary, not in the direction.",
        "Cases whose hearing has not been held are not in it.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
