"""Whose move it was while children waited: weeks of private-law proceedings that ended, by owner.

Source: National Audit Office, Improving family court services for children, 21 May 2025: causes of delay are not known.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.library.why_children_wait import by_owner
from waypost.insight.measures.measure import Measure
from waypost.insight.measures.waited import NOT_JUDGES, RULE, RULE_CAUTION, ended_in_court

MEASURE = Measure(
    id="why_children_wait_private_law",
    title="Why children wait: private law",
    why_it_matters="A week can only be taken off by whoever holds it up, and nobody could say who that is.",
    objective="timeliness",
    direction="none",
    period="quarter",
    methods=by_owner(ended_in_court("private")),
    numerator=f"Weeks of those children's proceedings. {RULE} The methods after the first add up to the first.",
    denominator=(
        "England. Children whose private-law proceedings had their first final order in the quarter, or were closed in "
        "it without one."
    ),
    sources=("National Audit Office, Improving family court services for children, 21 May 2025",),
    cautions=(
        RULE_CAUTION,
        NOT_JUDGES,
        "The court's private-law feed has no field for the reason of a hearing called off: of those weeks nobody can "
        "say whose move it was.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)
