"""How long after the court made an order Cafcass received it.

Source: Cafcass, strategy review, May 2025: case closing depends on prompt orders; strategic plan 2026-2029: orders
are received promptly from the court service.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.assumed_limits import assumed_limit
from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, between, equals, in_period, not_negative, share, within
from waypost.insight.measures.readings import mean_days, median_days, percent
from waypost.journeys.expressions import AllOf
from waypost.journeys.question import Mean, Median, Question

LIMIT = assumed_limit("order_received")
_ORDERS = AllOf((IN_ENGLAND, equals("pair", "order")))
_TOOK = between("first_on", "second_on")
_RECEIVED = AllOf((_ORDERS, in_period("second_on"), not_negative("first_on", "second_on")))

MEASURE = Measure(
    id="orders_received",
    title="Order made to order received",
    why_it_matters="Until the order arrives nobody can explain it to the child, and the case cannot be closed.",
    objective="efficiency",
    direction="lower_is_better",
    period="quarter",
    methods=(
        Method(
            "median",
            "Median days from order made to received",
            "days",
            Question("paired_events", Median(_TOOK), _RECEIVED),
            median_days,
            groups=("all",),
        ),
        Method(
            "mean",
            "Mean days from order made to received",
            "days",
            Question("paired_events", Mean(_TOOK), _RECEIVED),
            mean_days,
            groups=("all",),
        ),
        Method(
            "final_orders",
            "Median days, of final orders",
            "days",
            Question("paired_events", Median(_TOOK), AllOf((_RECEIVED, equals("flag", True)))),
            median_days,
            groups=("all",),
        ),
        Method(
            "within_a_week",
            f"Share of orders made in the quarter that had been received {LIMIT.words} later",
            "percent",
            share("paired_events", within("first_on", "second_on", LIMIT.value), _ORDERS, in_period("first_on")),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Days from the day on which the order was made to the day on which Cafcass received it.",
    denominator=(
        "England. Orders for a child received in the quarter; or, for the share, made in the quarter, "
        "received or not. Extensions are left out."
    ),
    sources=(
        "Cafcass, Listening to them - lighting the way, May 2025 (case progression and closure programme)",
        "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (orders received promptly)",
    ),
    cautions=(
        "An order for three children of a case counts three times.",
        f"{LIMIT.words.capitalize()} are an assumption of ours; nobody has published what prompt is.",
        "Orders that never came are in the share alone.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
