"""What share of children in Child Focused Courts a practitioner had met before the decision hearing.

Source: Cafcass, strategic plan 2026-2029, which says both "at least 75 %" and "up to 75 %" of children.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CHILD_FOCUSED_COURT, IN_ENGLAND, in_period, share
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import Column, Compare

_MET = share(
    "children_in_proceedings",
    Compare(Column("first_engaged_on"), "<", Column("decision_hearing_on")),
    IN_ENGLAND,
    CHILD_FOCUSED_COURT,
    in_period("decision_hearing_on"),
)

MEASURE = Measure(
    id="engaged_before_decision",
    title="Children met before the decision hearing",
    why_it_matters="A child should be heard before the decision, not told about it after.",
    objective="experience",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "at_least_75",
            'Share met before the decision hearing, to be read against "at least 75 %"',
            "percent",
            _MET,
            percent,
            groups=("all",),
        ),
        Method(
            "up_to_75",
            'The same share, to be read against "up to 75 %" of the target operating model',
            "percent",
            _MET,
            percent,
            groups=("all",),
        ),
    ),
    numerator=("Of those, the children whom a practitioner had seen or spoken with on a day before the hearing."),
    denominator=("England. Children in Child Focused Courts whose first decision hearing was held in the quarter."),
    sources=(
        (
            "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (measures of Child Focused "
            "Courts: at least 75 %; target operating model: up to 75 %)"
        ),
    ),
    cautions=(
        (
            "The plan says two things: at least 75 % of children, and up to 75 %. Both are shown, and nobody has "
            "said which of them is meant."
        ),
        ("The record knows days, not hours: a child met on the day of the hearing does not count as met before it."),
        "Whether the child wanted to be met is not recorded.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
)
