"""What share of children who left care were looked after again within 12 months.

Source: Department for Education, return of children looked after (SSDA903), starts and ends of care.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import equals, reached_in_period, share, within
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AllOf, Column, Condition, OneOf
from waypost.journeys.question import Question
from waypost.vocabulary.care import REASONS_CEASED_HELD

MONTHS_12_IN_DAYS = 365
HOME = tuple(code for code in REASONS_CEASED_HELD.codes if REASONS_CEASED_HELD.attribute(code, "outcome") == "home")
_LEFT = AllOf((equals("is_last", True), reached_in_period("care_ended_on", MONTHS_12_IN_DAYS)))


def _back(left: Condition) -> Question:
    """Return the share who came back within the time, of those who left."""
    return share("placements", within("care_ended_on", "next_care_started_on", MONTHS_12_IN_DAYS), left)


MEASURE = Measure(
    id="reentry_to_care",
    title="Children back in care",
    why_it_matters="Going home and being taken away again is among the hardest things that can happen to a child.",
    objective="outcomes",
    direction="lower_is_better",
    period="quarter",
    methods=(
        Method(
            "any_ending",
            "Looked after again within 365 days",
            "percent",
            _back(_LEFT),
            percent,
            groups=("all",),
        ),
        Method(
            "returned_home",
            "Looked after again within 365 days, of those who had gone home",
            "percent",
            _back(AllOf((_LEFT, OneOf(Column("ended_with"), HOME)))),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the children who were looked after again within 365 days.",
    denominator=(
        "England. Children whose 365th day after a period of care ended fell in the quarter, in the "
        "authorities that tell of them."
    ),
    sources=("Department for Education, SSDA903 guide to children looked after",),
    cautions=(
        "A period of care whose placements nobody tells of is not in it.",
        "Where a child came back into another authority's care, both must tell of it.",
    ),
    owner="Department for Education",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
