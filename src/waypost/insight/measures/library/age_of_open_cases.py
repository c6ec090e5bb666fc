"""How long the children who are still waiting have waited, at a month's end.

Source: our own, to stand beside the length of closed cases (National Audit Office, May 2025: nothing is published of
how long open cases have lasted).
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import OPEN_TO_CAFCASS
from waypost.insight.measures.readings import mean_weeks_from_days, median_weeks_from_days
from waypost.journeys.expressions import Column, Day, DaysBetween
from waypost.journeys.question import Mean, Median, Question

_WAITED = DaysBetween(Column("started_on"), Day("as_at"))

MEASURE = Measure(
    id="age_of_open_cases",
    title="How long open children have waited",
    why_it_matters="An average of closed cases leaves out everybody who still waits. This is the average of those.",
    objective="timeliness",
    direction="lower_is_better",
    period="month_end",
    methods=(
        Method(
            "mean",
            "Mean weeks since the proceedings started",
            "weeks",
            Question("children_in_proceedings", Mean(_WAITED), OPEN_TO_CAFCASS),
            mean_weeks_from_days,
            groups=("all", "law"),
        ),
        Method(
            "median",
            "Median weeks since the proceedings started",
            "weeks",
            Question("children_in_proceedings", Median(_WAITED), OPEN_TO_CAFCASS),
            median_weeks_from_days,
            groups=("all", "law"),
        ),
    ),
    numerator="Weeks from the start of the proceedings to the day.",
    denominator="England. Children in proceedings open to Cafcass on the day.",
    sources=("National Audit Office, Improving family court services for children, 21 May 2025",),
    cautions=(
        ("It falls when many new cases come, without anybody's wait getting shorter. Read it beside how many came."),
        "It is no forecast of how long these children will wait in the end.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
)
