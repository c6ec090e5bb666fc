"""Which order ended care proceedings for children.

Source: Ministry of Justice, family court statistics, tables 3 and 4: orders by kind; Cafcass, analysis of outcomes.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CARE, IN_ENGLAND, equals, in_period, share, told
from waypost.insight.measures.readings import percent
from waypost.journeys.question import Question


def _ended_with(order: str) -> Question:
    """Return the share of children whose first final order was of a kind."""
    ended = (IN_ENGLAND, CARE, in_period("first_final_order_on"), told("final_order"))
    return share("children_in_proceedings", equals("final_order", order), *ended)


MEASURE = Measure(
    id="final_orders",
    title="How care proceedings ended for children",
    why_it_matters="The order decides where a child grows up.",
    objective="outcomes",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "care_order",
            "Care order",
            "percent",
            _ended_with("care_order"),
            percent,
            groups=("all",),
        ),
        Method(
            "placement_order",
            "Placement order",
            "percent",
            _ended_with("placement_order"),
            percent,
            groups=("all",),
        ),
        Method(
            "special_guardianship_order",
            "Special guardianship order",
            "percent",
            _ended_with("special_guardianship_order"),
            percent,
            groups=("all",),
        ),
        Method(
            "supervision_order",
            "Supervision order",
            "percent",
            _ended_with("supervision_order"),
            percent,
            groups=("all",),
        ),
        Method(
            "child_arrangements_order",
            "Child arrangements order",
            "percent",
            _ended_with("child_arrangements_order"),
            percent,
            groups=("all",),
        ),
        Method(
            "no_order",
            "No order",
            "percent",
            _ended_with("no_order"),
            percent,
            groups=("all",),
        ),
        Method(
            "withdrawn",
            "Application withdrawn",
            "percent",
            _ended_with("withdrawn"),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the children whose first final order was of that kind.",
    denominator=(
        "England. Children in section 31 proceedings whose first final order was made in the quarter and "
        "whose kind is told."
    ),
    sources=(
        "Ministry of Justice, FCSQ_data production code, November 2024: tables 3 and 4",
        "Cafcass, Listening to them - lighting the way, May 2025",
    ),
    cautions=(
        (
            "The ministry counts every order, so that a care order and a placement order made together are two; "
            "here a child counts once, by the first kind in the alphabet where several are made on one day."
        ),
        "No kind of order is better than another: each may be right.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
