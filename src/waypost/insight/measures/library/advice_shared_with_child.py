"""What share of advice was shared with the child.

Source: Cafcass, strategic plan 2026-2029: share the recommendations with the child and put the child's response in
the report.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, equals, in_period, share, told
from waypost.insight.measures.readings import percent

MEASURE = Measure(
    id="advice_shared_with_child",
    title="Advice shared with the child",
    why_it_matters="Children ask to be told what will be said about them before it is said to a judge.",
    objective="experience",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "shared",
            "Share of advice that the child was told of",
            "percent",
            share("paired_events", told("second_on"), IN_ENGLAND, equals("pair", "advice"), in_period("first_on")),
            percent,
            groups=("all", "law"),
        ),
    ),
    numerator="Of those, the pieces of advice with a day on which the child was told of it.",
    denominator="England. Advice to the court on an issue for a child, given in the quarter.",
    sources=(
        ("Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (share recommendations with the child)"),
    ),
    cautions=(
        "For a baby there is nothing to tell: age is not taken into account.",
        "What the child said to it is in the file, and read by nobody here.",
        "Shared later than the quarter's end counts too, once it is told.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
