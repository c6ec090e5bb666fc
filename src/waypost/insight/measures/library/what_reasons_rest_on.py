"""On what it rests that we say why children waited: recorded reasons, dates alone, or nothing.

Source: National Audit Office, Improving family court services for children, 21 May 2025: causes of delay are not known.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure
from waypost.insight.measures.waited import RULE, ended_in_court, weeks_of
from waypost.vocabulary.waits import BASES

_PUBLIC = ended_in_court("public")

MEASURE = Measure(
    id="what_reasons_rest_on",
    title="What the reasons rest on",
    why_it_matters="What is recorded and what is inferred must not be read as one.",
    objective="quality",
    direction="none",
    period="quarter",
    methods=tuple(weeks_of(basis, title, f"days_resting_on_{basis}", _PUBLIC) for basis, title in BASES.items()),
    numerator=f"Weeks of those children's proceedings, by what it rests on to whom they are given. {RULE}",
    denominator=(
        "England. Children whose public-law proceedings had their first final order in the quarter, or were closed in "
        "it without one."
    ),
    sources=("National Audit Office, Improving family court services for children, 21 May 2025",),
    cautions=("A recorded reason may be wrong, and two dates may hide a reason that nobody wrote down.",),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)
