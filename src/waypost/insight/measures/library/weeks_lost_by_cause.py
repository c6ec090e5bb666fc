"""Why hearings were lost: weeks from a hearing called off to the one held, by kind of reason; public law.

Judicial availability, police and health services are told in their own right. Never per judge.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure
from waypost.insight.measures.waited import NOT_JUDGES, RULE, ended_in_court, weeks_of
from waypost.vocabulary.waits import CAUSE_TITLES

_PUBLIC = ended_in_court("public")

MEASURE = Measure(
    id="weeks_lost_by_cause",
    title="Weeks lost with hearings, by reason",
    why_it_matters="A hearing that does not happen is weeks more for a child, and the reason says who can prevent it.",
    objective="timeliness",
    direction="lower_is_better",
    period="quarter",
    methods=(
        weeks_of("in_all", "All weeks from a hearing called off to the one held", "days_lost_hearing", _PUBLIC),
        *(weeks_of(cause, title, f"days_by_{cause}", _PUBLIC) for cause, title in CAUSE_TITLES.items()),
    ),
    numerator=f"Weeks from the day of a hearing that was called off to the hearing held in its place. {RULE}",
    denominator=(
        "England. Children whose public-law proceedings had their first final order in the quarter, or were closed in "
        "it without one; those who lost no hearing count with no weeks."
    ),
    sources=(
        "Court service, public-law case management program: hearing cancellation reasons (46 codes, seven owners)",
        "Public Accounts Committee, Improving family court services for children, 45th report, 12 September 2025",
    ),
    cautions=(
        NOT_JUDGES,
        "The kinds of reason are a grouping of ours, an assumption; the codes are the court service's.",
        "A recorded reason may be the wrong one, and one code is kept where there were several reasons.",
        "Hearings that were no longer needed are no loss and do not count.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)
