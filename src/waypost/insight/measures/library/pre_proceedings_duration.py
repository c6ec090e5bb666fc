"""How long pre-proceedings lasted that ended in a quarter.

Source: Department for Education, children in need census 2026 to 2027, module 5. Sixteen weeks are spoken of as good
practice; no text that we read sets them.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import between, equals, in_period, not_negative
from waypost.insight.measures.readings import mean_weeks_from_days, median_weeks_from_days
from waypost.journeys.expressions import AllOf
from waypost.journeys.question import Mean, Median, Question

_LASTED = between("decided_on", "ended_on")
_ENDED = AllOf((in_period("ended_on"), not_negative("decided_on", "ended_on")))

MEASURE = Measure(
    id="pre_proceedings_duration",
    title="How long pre-proceedings lasted",
    why_it_matters="The weeks before court are a child's weeks too, and nobody has counted them.",
    objective="timeliness",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "median",
            "Median weeks from the decision to the end",
            "weeks",
            Question("pre_proceedings", Median(_LASTED), _ENDED),
            median_weeks_from_days,
            groups=("all",),
        ),
        Method(
            "mean",
            "Mean weeks from the decision to the end",
            "weeks",
            Question("pre_proceedings", Mean(_LASTED), _ENDED),
            mean_weeks_from_days,
            groups=("all",),
        ),
        Method(
            "before_issue",
            "Median weeks, of those that ended in a decision to issue",
            "weeks",
            Question("pre_proceedings", Median(_LASTED), AllOf((_ENDED, equals("outcome", "issue")))),
            median_weeks_from_days,
            groups=("all",),
        ),
        Method(
            "before_stepping_down",
            "Median weeks, of those that ended in stepping down",
            "weeks",
            Question("pre_proceedings", Median(_LASTED), AllOf((_ENDED, equals("outcome", "step_down")))),
            median_weeks_from_days,
            groups=("all",),
        ),
    ),
    numerator="Weeks from the decision to begin pre-proceedings to the decision to issue or to step down.",
    denominator=("England. Children whose pre-proceedings ended in the quarter, in the authorities that tell of them."),
    sources=("Department for Education, children in need census 2026 to 2027, module 5",),
    cautions=(
        "Shorter is not better: the time can be what spares a child the court.",
        "Told for England alone: pre-proceedings name an authority and no court.",
        "Where two records of an authority tell of one decision day, they are one.",
    ),
    owner="Department for Education",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
