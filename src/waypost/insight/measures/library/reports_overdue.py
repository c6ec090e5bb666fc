"""How many reports are overdue at a month's end, by author.

Source: our own: what is late today is what somebody can still do something about.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, equals
from waypost.insight.measures.readings import count
from waypost.journeys.expressions import AllOf, AnyOf, Column, Compare, Condition, Day, IsMissing
from waypost.journeys.question import Count, Question


def _overdue(*where: Condition) -> Question:
    """Return the count of reports that are still wanted after their day."""
    is_missing = AnyOf((IsMissing(Column("second_on")), Compare(Column("second_on"), ">", Day("as_at"))))
    is_open = AnyOf((IsMissing(Column("closed_on")), Compare(Column("closed_on"), ">", Day("as_at"))))
    is_late = Compare(Column("due_on"), "<", Day("as_at"))
    reports = (IN_ENGLAND, equals("pair", "report"), is_late, is_missing, is_open, *where)
    return Question("paired_events", Count(), AllOf(reports))


MEASURE = Measure(
    id="reports_overdue",
    title="Reports overdue",
    why_it_matters="Each one is a child's case that cannot move until somebody writes.",
    objective="timeliness",
    direction="lower_is_better",
    period="month_end",
    methods=(
        Method(
            "everybody",
            "Of every author",
            "reports",
            _overdue(),
            count,
            groups=("all",),
        ),
        Method(
            "cafcass",
            "Of Cafcass",
            "reports",
            _overdue(equals("owner", "cafcass")),
            count,
            groups=("all",),
        ),
        Method(
            "local_authority",
            "Of local authorities",
            "reports",
            _overdue(equals("owner", "local_authority")),
            count,
            groups=("all",),
        ),
        Method(
            "expert",
            "Of experts",
            "reports",
            _overdue(equals("owner", "expert")),
            count,
            groups=("all",),
        ),
    ),
    numerator="Reports whose day had gone by before the month's end and that had not been filed by then.",
    denominator="England. Reports in cases that Cafcass had not closed by then.",
    sources=("Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (timely reports)",),
    cautions=(
        (
            "A report that was filed and never told as filed counts as overdue. See data quality before asking "
            "its author."
        ),
        "A count, not a share: areas with more cases have more.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
