"""How many weeks care proceedings ran past the statutory limit, told apart from what was waited for.

Source: Children Act 1989, section 32(1)(a)(ii) and (5).
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, equals, in_period
from waypost.insight.measures.readings import percent
from waypost.insight.measures.waited import weeks_of
from waypost.journeys.expressions import AllOf, Column, Compare, Value
from waypost.journeys.question import Question, Share

_CARE = AllOf((IN_ENGLAND, equals("stage", "proceedings"), equals("application", "section_31"), in_period("ended_on")))

MEASURE = Measure(
    id="weeks_past_the_limit",
    title="Weeks past the 26 weeks",
    why_it_matters="Parliament set a limit. What lies past it is told apart from what the child was waiting for.",
    objective="timeliness",
    direction="lower_is_better",
    period="quarter",
    methods=(
        weeks_of(
            "past_limit", "Mean weeks past the limit, children within it counted with none", "days_past_limit", _CARE
        ),
        Method(
            "any",
            "Children whose care proceedings ran past the limit",
            "percent",
            Question("waited", Share(Compare(Column("days_past_limit"), ">", Value(0))), _CARE),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Weeks of those children's proceedings that lie after the last of the 26 weeks.",
    denominator=(
        "England. Children whose care and supervision proceedings had their first final order in the quarter, or were "
        "closed in it without one."
    ),
    sources=("Children Act 1989, section 32(1)(a)(ii): 26 weeks beginning with the day of issue; section 32(5)",),
    cautions=(
        "The court may extend the time where that is necessary to resolve the proceedings justly. An extension is a "
        "permission: weeks under one are past the 26 weeks all the same, and are counted here.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)
