"""How long it took until a child had a practitioner, and in public law a guardian.

Source: Cafcass, strategic plan 2026-2029: allocation within agreed timescales.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import (
    IN_ENGLAND,
    between,
    equals,
    in_period,
    not_negative,
)
from waypost.insight.measures.readings import median_days
from waypost.journeys.expressions import AllOf
from waypost.journeys.question import Median, Question

_ALLOCATED = AllOf((IN_ENGLAND, in_period("first_allocated_on"), not_negative("started_on", "first_allocated_on")))
_WITH_GUARDIAN = AllOf(
    (
        IN_ENGLAND,
        equals("law", "public"),
        in_period("first_guardian_on"),
        not_negative("started_on", "first_guardian_on"),
    )
)

MEASURE = Measure(
    id="time_to_allocation",
    title="Receipt to allocation",
    why_it_matters="The first days are when a child is least safe and least understood.",
    objective="people",
    direction="lower_is_better",
    period="quarter",
    methods=(
        Method(
            "anybody",
            "Median days from receipt to the first practitioner, duty work included",
            "days",
            Question("children_in_proceedings", Median(between("started_on", "first_allocated_on")), _ALLOCATED),
            median_days,
            groups=("all",),
        ),
        Method(
            "guardian",
            "Median days from receipt to the first guardian, in public law",
            "days",
            Question("children_in_proceedings", Median(between("started_on", "first_guardian_on")), _WITH_GUARDIAN),
            median_days,
            groups=("all",),
        ),
    ),
    numerator="Days from the start of the child's proceedings to the first allocation.",
    denominator=(
        "England. Children in proceedings to whom a practitioner, or a guardian, was first allocated in the quarter."
    ),
    sources=(
        ("Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (allocation within agreed timescales)"),
    ),
    cautions=(
        "The agreed timescales are not published: days are told, no share in time.",
        "Children whom nobody has been allocated to are not in it: they are told apart.",
        "A child allocated before the application was received took no days.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
