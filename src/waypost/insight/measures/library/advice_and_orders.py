"""How often the court made an order of the kind that Cafcass had last advised, issue by issue.

Source: Cafcass, strategy review, May 2025 and strategic plan 2026-2029: influence of advice on the final decision.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, equals, in_period, share, told
from waypost.insight.measures.readings import percent
from waypost.journeys.question import Question


def _of_issue(issue: str) -> Question:
    """Return the share of last advice on an issue of whose kind a final order was made."""
    last = (IN_ENGLAND, equals("pair", "advice"), equals("code", issue), equals("is_last", True))
    return share("paired_events", equals("flag", True), *last, in_period("first_on"), told("flag"))


MEASURE = Measure(
    id="advice_and_orders",
    title="Advice and what the court ordered",
    why_it_matters="A child who told a practitioner what they want may ask what came of it.",
    objective="quality",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "who_the_child_lives_with",
            "Who the child lives with",
            "percent",
            _of_issue("who_the_child_lives_with"),
            percent,
            groups=("all",),
        ),
        Method(
            "time_with_a_parent",
            "Time with a parent",
            "percent",
            _of_issue("time_with_a_parent"),
            percent,
            groups=("all",),
        ),
        Method(
            "placement",
            "Placement",
            "percent",
            _of_issue("placement"),
            percent,
            groups=("all",),
        ),
        Method(
            "order",
            "Which order",
            "percent",
            _of_issue("order"),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the pieces of advice of whose kind a final order was made for the child.",
    denominator=(
        "England. The last advice to the court on that issue for each child in a case, filed in the "
        "quarter, where a final order has been made since."
    ),
    sources=(
        "Cafcass, Listening to them - lighting the way, May 2025 (advice and outcomes)",
        "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (influence of advice)",
    ),
    cautions=(
        "No direction is better. A court that always did as advised would be no court.",
        (
            "What was advised is a kind of order; conditions and days in it are not recorded, so an order of the "
            "same kind may still differ from the advice."
        ),
        "Only the last advice on an issue counts: what was advised before something changed was not refused.",
        "Advice filed lately, on which no order has been made yet, is not in it.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
