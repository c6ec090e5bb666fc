"""How long cases of the Child Focused Courts took from receipt to decision.

Source: Cafcass, strategic plan 2026-2029: the time from receipt of the application to the decision falls; strategy
review, May 2025: Birmingham, 16.4 weeks where a child impact report was filed (a small cohort).
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import (
    CHILD_FOCUSED_COURT,
    IN_ENGLAND,
    between,
    in_period,
    not_negative,
    told,
)
from waypost.insight.measures.readings import mean_weeks_from_days, median_weeks_from_days
from waypost.journeys.expressions import AllOf
from waypost.journeys.question import Mean, Median, Question

_TOOK = between("received_on", "completed_on")
_ENDED = AllOf(
    (IN_ENGLAND, CHILD_FOCUSED_COURT, in_period("completed_on"), not_negative("received_on", "completed_on"))
)

MEASURE = Measure(
    id="child_focused_court_duration",
    title="Application to decision in Child Focused Courts",
    why_it_matters=(
        "These courts exist so that families are asked once, early, and decided for soon, without being rushed."
    ),
    objective="timeliness",
    direction="lower_is_better",
    period="quarter",
    methods=(
        Method(
            "mean",
            "Mean weeks from receipt to the last child's final order",
            "weeks",
            Question("proceedings", Mean(_TOOK), _ENDED),
            mean_weeks_from_days,
            groups=("all",),
        ),
        Method(
            "median",
            "Median weeks from receipt to the last child's final order",
            "weeks",
            Question("proceedings", Median(_TOOK), _ENDED),
            median_weeks_from_days,
            groups=("all",),
        ),
        Method(
            "with_impact_report",
            "Mean weeks, of the cases in which a child impact report was filed",
            "weeks",
            Question("proceedings", Mean(_TOOK), AllOf((_ENDED, told("impact_report_filed_on")))),
            mean_weeks_from_days,
            groups=("all",),
        ),
    ),
    numerator="Weeks from receipt by Cafcass to the final order of the last child.",
    denominator="England. Cases on the way of working of the Child Focused Courts that ended in the quarter.",
    sources=(
        (
            "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (duration from receipt of the "
            "application to decision)"
        ),
        "Cafcass, Listening to them - lighting the way, May 2025 (Birmingham, October to December 2024)",
    ),
    cautions=(
        (
            "Not like for like with the Child Arrangements Programme: other cases, other steps. Never set the two "
            "side by side as one."
        ),
        "Closed cases only.",
        "Which courts are Child Focused Courts is as Cafcass states it of each case.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
)
