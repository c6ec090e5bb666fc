"""How many children in open public-law proceedings have no guardian yet at a month's end.

Source: Cafcass, strategic plan 2026-2029: number of children waiting to meet their guardian; duty and post-assessment
hubs.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import OPEN_TO_CAFCASS, equals, share
from waypost.insight.measures.readings import count, percent
from waypost.journeys.expressions import AllOf, AnyOf, Column, Compare, Day, IsMissing
from waypost.journeys.question import Count, Question

_PUBLIC = AllOf((OPEN_TO_CAFCASS, equals("law", "public")))
_WAITING = AnyOf((IsMissing(Column("first_guardian_on")), Compare(Column("first_guardian_on"), ">", Day("as_at"))))

MEASURE = Measure(
    id="children_without_guardian",
    title="Children waiting for a guardian",
    why_it_matters="A child without a guardian has nobody in the case who is there for them alone.",
    objective="people",
    direction="lower_is_better",
    period="month_end",
    methods=(
        Method(
            "children",
            "Children without a guardian",
            "children",
            Question("children_in_proceedings", Count(), AllOf((_PUBLIC, _WAITING))),
            count,
            groups=("all",),
        ),
        Method(
            "share_of_open_children",
            "Share of open children without a guardian",
            "percent",
            share("children_in_proceedings", _WAITING, _PUBLIC),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Children to whose case no guardian had been allocated by the end of the day.",
    denominator="England. Children in public-law proceedings open to Cafcass on the day.",
    sources=(
        (
            "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (children waiting to meet their "
            "guardian)"
        ),
    ),
    cautions=(
        "Allocated is not the same as met: see children whom a practitioner has met.",
        "A child whose guardian has left and whose next one has not come counts as having one.",
        "Proceedings without a guardian by law, such as some for deprivation of liberty, count as waiting.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
)
