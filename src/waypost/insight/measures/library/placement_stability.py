"""How settled the placements of children looked after are at a month's end.

Source: Department for Education, children looked after: same placement for two years, of those looked after for two
and a half; three or more placements.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import by, share
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import (
    AllOf,
    AnyOf,
    Column,
    Compare,
    Condition,
    Day,
    DaysBetween,
    IsMissing,
    Not,
    Value,
)

YEARS_2_IN_DAYS, YEARS_2_AND_A_HALF_IN_DAYS = 730, 912
_CURRENT = AllOf(
    (
        by("started_on", "as_at"),
        AnyOf((IsMissing(Column("ended_on")), Compare(Column("ended_on"), ">", Day("as_at")))),
    )
)


def _waited(column: str, days: int) -> Condition:
    return Compare(DaysBetween(Column(column), Day("as_at")), ">=", Value(days))


MEASURE = Measure(
    id="placement_stability",
    title="Settled placements",
    why_it_matters="A child who moves loses a bed, a school and friends, each time.",
    objective="outcomes",
    direction="higher_is_better",
    period="month_end",
    methods=(
        Method(
            "same_for_two_years",
            "Same placement for two years or more, of children looked after for two and a half",
            "percent",
            share(
                "placements",
                _waited("started_on", YEARS_2_IN_DAYS),
                _CURRENT,
                _waited("care_started_on", YEARS_2_AND_A_HALF_IN_DAYS),
            ),
            percent,
            groups=("all",),
        ),
        Method(
            "first_or_second_placement",
            "In the first or second placement of this period of care",
            "percent",
            share("placements", Not(Compare(Column("number"), ">", Value(2))), _CURRENT),
            percent,
            groups=("all",),
        ),
    ),
    numerator=(
        "Of those, the children who had lived in the placement for 730 days, or whose placement is the first or second."
    ),
    denominator=(
        "England. Children looked after on the day whose placement is told; for the first method, looked "
        "after for 912 days or longer."
    ),
    sources=("Department for Education, SSDA903 guide to children looked after",),
    cautions=(
        (
            "The department asks about the year to 31 March and leaves out children of 16 and older; here any "
            "month's end is asked, and every age."
        ),
        "The department counts placements in the year, here they are counted in the period of care.",
        "A move to adopters or home for good is a move too.",
    ),
    owner="Department for Education",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
