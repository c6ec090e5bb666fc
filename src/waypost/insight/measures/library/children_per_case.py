"""How many children an open case has, on average, at a month's end.

Source: Cafcass, strategy review, May 2025: 19,496 children in 11,136 public-law cases and 24,658 in 16,406 private-law
cases at 31 January 2025.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import OPEN_TO_CAFCASS
from waypost.insight.measures.readings import ratio
from waypost.journeys.question import MeanOfEach, Question

MEASURE = Measure(
    id="children_per_case",
    title="Children in an open case",
    why_it_matters="Brothers and sisters are seen and decided about one by one: a case is more than one child's work.",
    objective="efficiency",
    direction="none",
    period="month_end",
    methods=(
        Method(
            "open_children",
            "Open children for each case that has any",
            "children_per_case",
            Question("children_in_proceedings", MeanOfEach("proceedings_id", "child_id"), OPEN_TO_CAFCASS),
            ratio,
        ),
    ),
    numerator="Children open to Cafcass on the day.",
    denominator="England. Cases in which at least one child is open to Cafcass on the day.",
    sources=("Cafcass, Listening to them - lighting the way, May 2025 (open stock at 31 January 2025)",),
    cautions=("Children whose own part has ended are not counted, though their case goes on.",),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
)
