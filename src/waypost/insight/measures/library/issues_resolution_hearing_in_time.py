"""What share of issues resolution hearings in care cases was held by week 20, by two conventions.

Source: court service, case progression report: 140 calendar days after submission; Leicester local family justice
board: weeks 18 to 20 where possible.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.limits import days_after, limit_of
from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CARE, IN_ENGLAND, in_period, share, told, within
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AllOf

_HEARING = "issues_resolution_hearing_on"
REPORT_DAYS = days_after(limit_of("care_proceedings", "court_service_report", "report_issues_resolution_hearing"))
PRACTICE_DAYS = days_after(limit_of("care_proceedings", "statute", "issues_resolution_hearing"))
_HELD = AllOf((IN_ENGLAND, CARE, in_period(_HEARING)))

MEASURE = Measure(
    id="issues_resolution_hearing_in_time",
    title="Issues resolution hearing in time",
    why_it_matters="Many children could have their answer here, if everything were ready.",
    objective="timeliness",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "court_service_report",
            "Within 140 calendar days of submission, as the court service's report flags",
            "percent",
            share("proceedings", within("submitted_on", _HEARING, REPORT_DAYS), _HELD, told("submitted_on")),
            percent,
            groups=("all",),
        ),
        Method(
            "local_practice",
            "By the end of week 20, the day of issue being day one",
            "percent",
            share("proceedings", within("issued_on", _HEARING, PRACTICE_DAYS), _HELD, told("issued_on")),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the cases in which it was held by the convention's last day.",
    denominator=(
        "England. Section 31 cases whose first issues resolution hearing was held in the quarter, where the "
        "day of submission, or of issue, is told."
    ),
    sources=(
        "Court service, public-law case management program: case progression report",
        "Leicester local family justice board, practice note",
    ),
    cautions=(
        "The practice direction sets no day: the court does, at the case management hearing.",
        "Cases whose hearing has not been held are not in it.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
