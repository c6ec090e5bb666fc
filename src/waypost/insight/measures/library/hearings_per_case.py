"""How many hearings a care case had by the time it ended.

Source: Public Law Outline, relaunched 16 January 2023: every hearing counts.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CARE, IN_ENGLAND, equals, in_period
from waypost.insight.measures.readings import mean_of_each
from waypost.journeys.expressions import AllOf, Column
from waypost.journeys.question import Mean, Question

_ENDED = AllOf((IN_ENGLAND, CARE, equals("is_told_by_court", True), in_period("completed_on")))

MEASURE = Measure(
    id="hearings_per_case",
    title="Hearings in a care case",
    why_it_matters="Each hearing is a day on which a family waits for grown-ups to decide.",
    objective="efficiency",
    direction="lower_is_better",
    period="quarter",
    methods=(
        Method(
            "mean",
            "Hearings held for each case",
            "hearings_per_case",
            Question("proceedings", Mean(Column("hearings_held")), _ENDED),
            mean_of_each,
            groups=("all",),
        ),
    ),
    numerator="Hearings held in the case, of any type.",
    denominator="England. Section 31 cases that ended in the quarter and of which the court tells.",
    sources=("Public Law Outline, relaunch of 16 January 2023",),
    cautions=(
        (
            "A hearing listed for a day gone by, and not called off, is taken as held: the public-law feed never "
            "says so."
        ),
        "Hearings that keep a child safe are counted with the others: fewer is not always better.",
        "Two hearings of one type on one day are one.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)
