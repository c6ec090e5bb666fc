"""How many children, and how many cases, Cafcass received in a quarter.

Source: Cafcass, demand data: new cases and the children in them; about 130,000 children a year (strategic plan
2026-2029).
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, equals, in_period
from waypost.insight.measures.readings import count
from waypost.journeys.expressions import AllOf
from waypost.journeys.question import Count, Question

_CAME = AllOf((IN_ENGLAND, equals("is_told_by_cafcass", True), in_period("started_on")))

MEASURE = Measure(
    id="received",
    title="Children and cases received",
    why_it_matters="What comes in, against what is closed, says whether the number of waiting children must grow.",
    objective="efficiency",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "children",
            "Children received",
            "children",
            Question("children_in_proceedings", Count(), _CAME),
            count,
            groups=("all", "law"),
        ),
        Method(
            "cases",
            "Cases received",
            "cases",
            Question("proceedings", Count(), _CAME),
            count,
            groups=("all", "law"),
        ),
    ),
    numerator="Children, or cases, whose proceedings started with Cafcass in the quarter.",
    denominator="England. Children in proceedings, or cases, of which Cafcass tells.",
    sources=(
        "Cafcass, demand data (monthly): new cases and children",
        "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (about 130,000 children a year)",
    ),
    cautions=(
        "A child who joins a case later counts on the day of joining.",
        "A child in two sets of proceedings counts in each: this is no number of different children.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
)
