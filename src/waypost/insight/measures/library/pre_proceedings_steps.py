"""How quickly the first steps of pre-proceedings followed each other.

Source: Department for Education, children in need census 2026 to 2027, module 5. One authority's solicitors speak of
five days to the letter and seven to the meeting: local practice, no limit.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import between, in_period, not_negative
from waypost.insight.measures.readings import median_days
from waypost.journeys.expressions import AllOf
from waypost.journeys.question import Median, Question

_LETTER = AllOf((in_period("letter_sent_on"), not_negative("decided_on", "letter_sent_on")))
_MEETING = AllOf((in_period("meeting_held_on"), not_negative("letter_sent_on", "meeting_held_on")))

MEASURE = Measure(
    id="pre_proceedings_steps",
    title="Decision to letter to meeting",
    why_it_matters="Parents who wait for a letter do not know that the clock has begun.",
    objective="timeliness",
    direction="lower_is_better",
    period="quarter",
    methods=(
        Method(
            "letter",
            "Median days from the decision to the letter before proceedings",
            "days",
            Question("pre_proceedings", Median(between("decided_on", "letter_sent_on")), _LETTER),
            median_days,
            groups=("all",),
        ),
        Method(
            "meeting",
            "Median days from the letter to the first meeting",
            "days",
            Question("pre_proceedings", Median(between("letter_sent_on", "meeting_held_on")), _MEETING),
            median_days,
            groups=("all",),
        ),
    ),
    numerator="Days from the one step to the next.",
    denominator="England. Children for whom the letter was sent, or the first meeting held, in the quarter.",
    sources=("Department for Education, children in need census 2026 to 2027, module 5",),
    cautions=("No limit is set in any text that we read.",),
    owner="Department for Education",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
