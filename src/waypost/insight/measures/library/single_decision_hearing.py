"""What share of cases of Child Focused Courts was decided at one decision hearing.

Source: Cafcass, strategic plan 2026-2029: one single decision hearing.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CHILD_FOCUSED_COURT, IN_ENGLAND, in_period, share, told
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AllOf, Column, Compare, Not, Value

_DECIDED = AllOf((IN_ENGLAND, CHILD_FOCUSED_COURT, in_period("completed_on"), told("decision_hearing_on")))

MEASURE = Measure(
    id="single_decision_hearing",
    title="Cases decided at one decision hearing",
    why_it_matters="One hearing, well prepared, spares a family the next.",
    objective="efficiency",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "one",
            "Exactly one decision hearing held",
            "percent",
            share("proceedings", Not(Compare(Column("decision_hearings"), ">", Value(1))), _DECIDED),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the cases with one decision hearing and no second.",
    denominator=(
        "England. Cases of Child Focused Courts that ended in the quarter and had at least one decision hearing."
    ),
    sources=("Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (one single decision hearing)",),
    cautions=(
        (
            "Hearings held to keep a child or a parent safe are never counted as failure, nor are gatekeeping, "
            "fact-finding or review: only decision hearings are counted."
        ),
        "Two hearings on one day are one. A hearing called off is none.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
)
