"""For what share of hearings called off, and of extensions, a reason was recorded.

Source: Cafcass, strategic plan 2026-2029: reasons for delay are reportable nationally and locally; National Audit
Office, Improving family court services for children, 21 May 2025: causes of delay are not known.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, equals, in_period, share, told
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AllOf, Column, OneOf

_CALLED_OFF = AllOf(
    (IN_ENGLAND, OneOf(Column("kind"), ("hearing_vacated", "hearing_adjourned")), in_period("happened_on"))
)
_EXTENDED = AllOf((IN_ENGLAND, equals("kind", "extension_granted"), in_period("happened_on")))

MEASURE = Measure(
    id="reasons_recorded",
    title="Reasons recorded",
    why_it_matters="What nobody wrote down, nobody can put right.",
    objective="quality",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "public_law_hearings",
            "Public-law hearings called off, with a reason",
            "percent",
            share("said_events", told("reason"), _CALLED_OFF, equals("law", "public")),
            percent,
            groups=("all",),
        ),
        Method(
            "private_law_hearings",
            "Private-law hearings called off, with a reason",
            "percent",
            share("said_events", told("reason"), _CALLED_OFF, equals("law", "private")),
            percent,
            groups=("all",),
        ),
        Method(
            "extensions",
            "Extensions with a reason",
            "percent",
            share("said_events", told("reason"), _EXTENDED),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the ones of which any reason is told.",
    denominator=(
        "England. Hearings vacated or adjourned whose day fell in the quarter, or extensions granted in it, "
        "each once for every child of the case."
    ),
    sources=(
        "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (reasons for delay reportable)",
        "National Audit Office, Improving family court services for children, 21 May 2025",
    ),
    cautions=(
        "The court's private-law feed has no field for the reason: there a low share says nothing of the people.",
        "A reason that is recorded may still be the wrong one.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
