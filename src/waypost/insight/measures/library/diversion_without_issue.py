"""What share of children had not come before a court 6 and 12 months after pre-proceedings began.

Source: Mutual Ventures for the Department for Education, trailblazers: divert cases from court.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import reached_in_period, share, within
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AnyOf, Column, IsMissing, Not
from waypost.journeys.question import Question

MONTHS_6_IN_DAYS, MONTHS_12_IN_DAYS = 182, 365


def _not_issued(days: int) -> Question:
    """Return the share without issue of the children for whom so many days had passed in the period."""
    was_issued = within("decided_on", "issued_on", days)
    never = AnyOf((IsMissing(Column("issued_on")), Not(was_issued)))
    return share("pre_proceedings", never, reached_in_period("decided_on", days))


MEASURE = Measure(
    id="diversion_without_issue",
    title="Children kept out of court",
    why_it_matters=(
        "Where help before court is enough, a child is spared half a year of waiting for strangers to decide."
    ),
    objective="outcomes",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "6_months",
            "No public-law proceedings issued within 182 days of the decision",
            "percent",
            _not_issued(MONTHS_6_IN_DAYS),
            percent,
            groups=("all",),
        ),
        Method(
            "12_months",
            "No public-law proceedings issued within 365 days of the decision",
            "percent",
            _not_issued(MONTHS_12_IN_DAYS),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the children for whom no public-law proceedings were issued within that time.",
    denominator=(
        "England. Children whose 182nd, or 365th, day after the decision to begin pre-proceedings fell in the quarter."
    ),
    sources=(
        "Mutual Ventures for the Department for Education, designated family judge trailblazers",
        "Department for Education, children in need census 2026 to 2027, module 5",
    ),
    cautions=(
        "Kept out of court is not the same as safe: read it beside what became of the children.",
        "A child taken to court under another name, whom linkage could not match, counts as not taken to court.",
        "Told for England alone.",
    ),
    owner="Department for Education",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
