"""How many children, and how many cases, are open to Cafcass at a month's end.

Source: Cafcass, strategy review, May 2025: open stock of children and of cases, public and private law apart.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import OPEN_TO_CAFCASS
from waypost.insight.measures.readings import count
from waypost.journeys.question import Count, Question

MEASURE = Measure(
    id="open_children_and_cases",
    title="Children and cases open",
    why_it_matters="Every open case is a child whose future is not settled, and work that somebody has to do.",
    objective="efficiency",
    direction="none",
    period="month_end",
    methods=(
        Method(
            "children",
            "Children open",
            "children",
            Question("children_in_proceedings", Count(), OPEN_TO_CAFCASS),
            count,
        ),
        Method("cases", "Cases open", "cases", Question("proceedings", Count(), OPEN_TO_CAFCASS), count),
    ),
    numerator="Children, and cases, that Cafcass received on the day or before and had not closed by the end of it.",
    denominator="England. Children in proceedings, or cases. A child in two sets of proceedings counts in each.",
    sources=("Cafcass, Listening to them - lighting the way, May 2025 (open stock at 31 January 2025)",),
    cautions=(
        "A child counts once in each set of proceedings, so that counts by kind of law add up to the whole. It is no "
        "count of different children.",
        "A case that was closed and opened again counts as open from its start: what was known then is told by "
        "building as of that day.",
        "Only what Cafcass tells is counted: the court's feeds carry no closure.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
)
