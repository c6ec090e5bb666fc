"""What share of the children in open care proceedings has waited longer than 26 weeks at a month's end.

Source: Cafcass, strategic plan 2026-2029: most children's cases conclude before 26 weeks.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CARE, OPEN_TO_CAFCASS, share
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import Column, Compare, Day, DaysBetween, Value

WEEKS_26_IN_DAYS = 26 * 7
_OVER = Compare(DaysBetween(Column("started_on"), Day("as_at")), ">", Value(WEEKS_26_IN_DAYS))

MEASURE = Measure(
    id="open_over_26_weeks",
    title="Children in care proceedings waiting longer than 26 weeks",
    why_it_matters=(
        "The share of closed cases within 26 weeks says nothing of the children who still wait. This does."
    ),
    objective="timeliness",
    direction="lower_is_better",
    period="month_end",
    methods=(
        Method(
            "share_of_open_children",
            "Share of children in open care proceedings, open longer than 26 weeks",
            "percent",
            share("children_in_proceedings", _OVER, OPEN_TO_CAFCASS, CARE),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the children whose proceedings started more than 182 days before the day.",
    denominator="England. Children in section 31 proceedings open to Cafcass on the day.",
    sources=(
        (
            "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (most children's cases conclude "
            "before 26 weeks)"
        ),
        "Children Act 1989 section 32(1)(a)(ii)",
    ),
    cautions=(
        (
            "The clock here starts when Cafcass received the application, so that it is close to the statute's "
            "but not the same."
        ),
        "An extension makes a longer time lawful; the child waits all the same, and counts.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)
