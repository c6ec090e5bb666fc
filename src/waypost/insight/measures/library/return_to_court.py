"""What share of children were in proceedings again within 12 and 24 months of their final order.

Source: our own, after Mutual Ventures, trailblazers: follow the child beyond the proceedings.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, reached_in_period, share, within
from waypost.insight.measures.readings import percent
from waypost.journeys.question import Question

MONTHS_12_IN_DAYS, MONTHS_24_IN_DAYS = 365, 730


def _returned(days: int) -> Question:
    """Return the share who had returned within so many days, of those for whom they had passed in the period."""
    back = within("first_final_order_on", "returned_on", days)
    return share("children_in_proceedings", back, IN_ENGLAND, reached_in_period("first_final_order_on", days))


MEASURE = Measure(
    id="return_to_court",
    title="Children back in court",
    why_it_matters=("A decision that does not hold is one more time that a child has to wait for grown-ups to decide."),
    objective="outcomes",
    direction="lower_is_better",
    period="quarter",
    methods=(
        Method(
            "12_months",
            "New proceedings within 365 days of the final order",
            "percent",
            _returned(MONTHS_12_IN_DAYS),
            percent,
            groups=("all", "law"),
        ),
        Method(
            "24_months",
            "New proceedings within 730 days of the final order",
            "percent",
            _returned(MONTHS_24_IN_DAYS),
            percent,
            groups=("all", "law"),
        ),
    ),
    numerator="Of those, the children about whom other proceedings started within that time.",
    denominator=(
        "England. Children in proceedings whose 365th, or 730th, day after the first final order fell in the quarter."
    ),
    sources=(
        "Mutual Ventures for the Department for Education, designated family judge trailblazers",
        (
            "National Audit Office, Improving family court services for children, 21 May 2025 (nobody can follow "
            "a child)"
        ),
    ),
    cautions=(
        "Proceedings of either law count; an application to enforce or to discharge an order counts as a return.",
        "A child whom linkage could not match with themselves counts as not returned: the true share is higher.",
        "Cases that began again elsewhere than in England are not in it.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)
