"""Whose move it was while children waited: weeks of public-law proceedings that ended, by owner.

Source: National Audit Office, Improving family court services for children, 21 May 2025: causes of delay are not known.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.waited import NOT_JUDGES, RULE, RULE_CAUTION, ended_in_court, weeks_of
from waypost.journeys.expressions import Condition

_OWNERS = {
    "local_authority": "The local authority's move",
    "cafcass": "Cafcass's move",
    "court": "The court's move",
    "experts": "Experts', police and health services' move",
    "lawyers": "Lawyers' and parties' move",
    "legal_aid_agency": "The Legal Aid Agency's move",
    "other": "Another's move",
    "nobody_told": "A wait of which nobody said whose move it was",
}


def by_owner(where: Condition) -> tuple[Method, ...]:
    """Return the methods of the weeks of a population: in all, by owner, and those of which no wait is told."""
    owners = (weeks_of(f"of_{owner}", title, f"days_of_{owner}", where) for owner, title in _OWNERS.items())
    return (
        weeks_of("in_all", "All weeks, from the application to the final order", "days", where),
        *owners,
        weeks_of("next_hearing", "Waiting for the next hearing: nothing else is told", "days_next_hearing", where),
        weeks_of("nothing_told", "Nothing is told", "days_nothing_told", where),
    )


MEASURE = Measure(
    id="why_children_wait",
    title="Why children wait: public law",
    why_it_matters="A week can only be taken off by whoever holds it up, and nobody could say who that is.",
    objective="timeliness",
    direction="none",
    period="quarter",
    methods=by_owner(ended_in_court("public")),
    numerator=f"Weeks of those children's proceedings. {RULE} The methods after the first add up to the first.",
    denominator=(
        "England. Children whose public-law proceedings had their first final order in the quarter, or were closed in "
        "it without one."
    ),
    sources=(
        "National Audit Office, Improving family court services for children, 21 May 2025",
        "Court service, public-law case management program: hearing cancellation reasons and their seven owners",
    ),
    cautions=(
        RULE_CAUTION,
        NOT_JUDGES,
        "A report that is being written within its time counts as its author's weeks: no delay, but a wait.",
        "Weeks of the next hearing are those in which no other wait is told. They are nobody's fault that is known.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)
