"""For what share of children whose case closed a manager had reviewed the assessment and the child's plan.

Source: Cafcass, strategy review, May 2025: 92.7 % in public law and 88.9 % in private law, April 2024 to January 2025.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CLOSED_BY_CAFCASS_IN_PERIOD
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import Column, Compare
from waypost.journeys.question import Question, Share

_REVIEWED = Compare(Column("first_plan_reviewed_on"), "<=", Column("closed_on"))

MEASURE = Measure(
    id="management_review",
    title="Assessment and plan reviewed by a manager",
    why_it_matters="A second pair of eyes on the assessment is how mistakes about a child are found in time.",
    objective="quality",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "before_closing",
            "Reviewed at least once by the day on which the case was closed",
            "percent",
            Question("children_in_proceedings", Share(_REVIEWED), CLOSED_BY_CAFCASS_IN_PERIOD),
            percent,
            groups=("all", "law"),
        ),
    ),
    numerator="Of those, the children for whom a review of assessment and plan is recorded on that day or before.",
    denominator="England. Children whose case Cafcass closed in the quarter and has not opened again.",
    sources=("Cafcass, Listening to them - lighting the way, May 2025 (reviews, April 2024 to January 2025)",),
    cautions=(
        "Cafcass has not published when a review is due or which children count. That the closing of the case is the "
        "moment to look back from is our reading.",
        "A review at closing only, or of something else, does not count.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
)
