"""How many children have been in open proceedings for more than 100 weeks at a month's end.

Source: Cafcass, strategy review, May 2025: 2,604 children in public and private law at 31 January 2025, 3,573 a year
before.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import OPEN_TO_CAFCASS, share
from waypost.insight.measures.readings import count, percent
from waypost.journeys.expressions import Column, Compare, Day, DaysBetween, Value
from waypost.journeys.question import Count, Question

WEEKS_100_IN_DAYS = 100 * 7
_OVER_100_WEEKS = Compare(DaysBetween(Column("started_on"), Day("as_at")), ">", Value(WEEKS_100_IN_DAYS))
_OPEN = Question("children_in_proceedings", Count(), OPEN_TO_CAFCASS)

MEASURE = Measure(
    id="open_over_100_weeks",
    title="Children waiting more than 100 weeks",
    why_it_matters="Two years is how long it takes a baby to learn to walk, to talk and to trust.",
    objective="timeliness",
    direction="lower_is_better",
    period="month_end",
    methods=(
        Method(
            "children",
            "Children open more than 100 weeks",
            "children",
            _OPEN.and_where(_OVER_100_WEEKS),
            count,
            groups=("all",),
        ),
        Method(
            "share_of_open_children",
            "Share of open children who have been open more than 100 weeks",
            "percent",
            share("children_in_proceedings", _OVER_100_WEEKS, OPEN_TO_CAFCASS),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Children open to Cafcass on the day whose proceedings started more than 700 days before it.",
    denominator="England. Children in proceedings open to Cafcass on the day, public and private law together.",
    sources=("Cafcass, Listening to them - lighting the way, May 2025 (open more than 100 weeks, January 2025)",),
    cautions=(
        (
            'The National Audit Office\'s "over 4,000" of December 2024 counts England and Wales from another '
            "source: the two are never set side by side as one."
        ),
        "Exactly 100 weeks, 700 days, is not more than 100 weeks.",
        (
            "The clock starts when Cafcass received the application; where no such day is given, when the court "
            "issued it."
        ),
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
)
