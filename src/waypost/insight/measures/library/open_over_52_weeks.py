"""How many children have been in open proceedings for more than 52 weeks at a month's end.

Source: Cafcass, strategy review, May 2025: 3,058 children in public law and 5,701 in private law at 31 January 2025.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import OPEN_TO_CAFCASS
from waypost.insight.measures.readings import count, percent
from waypost.journeys.expressions import Column, Compare, Day, DaysBetween, Value
from waypost.journeys.question import Count, Question, Share

WEEKS_52_IN_DAYS = 52 * 7
_OVER_52_WEEKS = Compare(DaysBetween(Column("started_on"), Day("as_at")), ">", Value(WEEKS_52_IN_DAYS))
_OPEN = Question("children_in_proceedings", Count(), OPEN_TO_CAFCASS)

MEASURE = Measure(
    id="open_over_52_weeks",
    title="Children waiting more than 52 weeks",
    why_it_matters="A year is a long part of a childhood. The children who wait longest are lost in any average.",
    objective="timeliness",
    direction="lower_is_better",
    period="month_end",
    methods=(
        Method("children", "Children open more than 52 weeks", "children", _OPEN.and_where(_OVER_52_WEEKS), count),
        Method(
            "share_of_open_children",
            "Share of open children who have been open more than 52 weeks",
            "percent",
            Question("children_in_proceedings", Share(_OVER_52_WEEKS), OPEN_TO_CAFCASS),
            percent,
        ),
    ),
    numerator="Children open to Cafcass on the day whose proceedings started more than 364 days before it.",
    denominator="England. Children in proceedings open to Cafcass on the day.",
    sources=("Cafcass, Listening to them - lighting the way, May 2025 (open more than 52 weeks at 31 January 2025)",),
    cautions=(
        "The clock starts when Cafcass received the application; where no such day is given, when the court issued it.",
        "Exactly 52 weeks, 364 days, is not more than 52 weeks.",
        "The National Audit Office counts England and Wales, and 100 weeks: never set the two side by side as one.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
)
