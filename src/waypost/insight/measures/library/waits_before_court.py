"""What children waited for before court: weeks of pre-proceedings that ended, step by step.

Source: Department for Education, children in need census 2026 to 2027, module 5.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure
from waypost.insight.measures.waited import ENDED_BEFORE_COURT, weeks_of

_STEPS = {
    "letter_before_proceedings": "To the letter before proceedings",
    "pre_proceedings_meeting": "From the letter to the first meeting",
    "pre_proceedings_outcome": "From the meeting to the outcome",
    "court_application": "From the decision to issue to the application",
    "nothing_told": "Nothing is told",
}

MEASURE = Measure(
    id="waits_before_court",
    title="What children waited for before court",
    why_it_matters="The weeks before court are a child's weeks too.",
    objective="timeliness",
    direction="none",
    period="quarter",
    methods=(
        weeks_of("in_all", "All weeks of pre-proceedings", "days", ENDED_BEFORE_COURT),
        *(weeks_of(step, title, f"days_{step}", ENDED_BEFORE_COURT) for step, title in _STEPS.items()),
    ),
    numerator="Weeks from the decision to begin pre-proceedings to the application or to stepping down, by step.",
    denominator="England. Children whose pre-proceedings ended in the quarter, in the authorities that tell of them.",
    sources=("Department for Education, children in need census 2026 to 2027, module 5",),
    cautions=(
        "Shorter is not better: the time can be what spares a child the court.",
        "Every step is the authority's to take; what it waited for itself, nobody tells.",
    ),
    owner="Department for Education",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
