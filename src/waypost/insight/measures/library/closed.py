"""How many children's cases Cafcass closed in a quarter.

Source: our own, to be read beside what was received: Cafcass, case progression and closure programme, May 2025.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CLOSED_BY_CAFCASS_IN_PERIOD
from waypost.insight.measures.readings import count
from waypost.journeys.question import Count, Question

MEASURE = Measure(
    id="closed",
    title="Children whose case closed",
    why_it_matters="A month in which fewer cases close than come is a month in which more children wait.",
    objective="efficiency",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "children",
            "Children whose case Cafcass closed",
            "children",
            Question("children_in_proceedings", Count(), CLOSED_BY_CAFCASS_IN_PERIOD),
            count,
            groups=("all", "law"),
        ),
    ),
    numerator="Children whose case Cafcass closed in the quarter and has not opened again.",
    denominator="England. Children in proceedings of which Cafcass tells.",
    sources=("Cafcass, Listening to them - lighting the way, May 2025 (case progression and closure programme)",),
    cautions=(
        (
            "More is neither better nor worse: cases can close because work was done, or because fewer came half "
            "a year ago."
        ),
        "A closure waits for the court's order to arrive.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
)
