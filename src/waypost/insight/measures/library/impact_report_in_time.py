"""What share of child impact reports was filed within 40 working days of receipt, by who wrote them.

Source: Cafcass, strategic plan 2026-2029: analysis and advice within eight working weeks of the application.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.limits import days_after, limit_of
from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CHILD_FOCUSED_COURT, IN_ENGLAND, equals, share
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import Column, Compare, Day, Value, WorkingDays
from waypost.journeys.question import Question

WORKING_DAYS = days_after(limit_of("child_focused_courts", "strategic_plan", "child_impact_report"))
_RECEIVED = Column("received_on")


def _in_time(author: str) -> Question:
    """Return the share in time of the reports of an author whose last day fell in the period."""
    filed_in_time = Compare(WorkingDays(_RECEIVED, Column("second_on")), "<=", Value(WORKING_DAYS))
    return share(
        "paired_events",
        filed_in_time,
        IN_ENGLAND,
        CHILD_FOCUSED_COURT,
        equals("pair", "report"),
        equals("code", "child_impact_report_1"),
        equals("owner", author),
        Compare(WorkingDays(_RECEIVED, Day("period_end")), ">=", Value(WORKING_DAYS)),
        Compare(WorkingDays(_RECEIVED, Day("day_before")), "<", Value(WORKING_DAYS)),
    )


MEASURE = Measure(
    id="impact_report_in_time",
    title="Child impact reports within 40 working days",
    why_it_matters=("The report is the first time that the court hears of this child from somebody who has met them."),
    objective="timeliness",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "cafcass",
            "Written by Cafcass: filed within 40 working days of receipt",
            "percent",
            _in_time("cafcass"),
            percent,
            groups=("all",),
        ),
        Method(
            "local_authority",
            "Written by a local authority: filed within 40 working days of receipt",
            "percent",
            _in_time("local_authority"),
            percent,
            groups=("all",),
        ),
    ),
    numerator=(
        "Of those, the reports that were filed within 40 working days of the day on which Cafcass received "
        "the application."
    ),
    denominator=(
        "England. First child impact reports ordered in Child Focused Courts whose fortieth working day "
        "fell in the quarter, reports of Cafcass and of authorities apart. Reports never filed count."
    ),
    sources=(
        "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (eight working weeks)",
        (
            "Cafcass, strategic plan 2026-2029: practice directions should allow longer for demand, complexity or "
            "resources"
        ),
    ),
    cautions=(
        (
            "Eight working weeks are read as 40 working days. Commentary on the practice direction speaks of "
            "eight calendar weeks."
        ),
        (
            "Faster is not better: children asked not to be rushed. Read it beside how many were seen before the "
            "decision."
        ),
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
)
