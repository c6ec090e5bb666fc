"""What share of children's parents had a lawyer during pre-proceedings.

Source: Department for Education's pre-proceedings record, item PREP014A; Mutual Ventures, trailblazers: early legal
advice.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import equals, in_period, share, told
from waypost.insight.measures.readings import percent

MEASURE = Measure(
    id="legal_advice_before_proceedings",
    title="Parents with a lawyer before proceedings",
    why_it_matters="Parents who understand what is asked of them can still change something.",
    objective="experience",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "represented",
            "Share whose parents were represented during pre-proceedings",
            "percent",
            share(
                "pre_proceedings",
                equals("are_parents_represented", True),
                in_period("meeting_held_on"),
                told("are_parents_represented"),
            ),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the children whose parents the authority says were represented.",
    denominator=(
        "England. Children whose first pre-proceedings meeting was held in the quarter, where their "
        "authority says yes or no."
    ),
    sources=(
        "Department for Education, pre-proceedings record: parents legally represented",
        "Mutual Ventures for the Department for Education, designated family judge trailblazers",
    ),
    cautions=(
        (
            "The letter before proceedings brings legal help without a means test; whether it was taken up is "
            "what this asks."
        ),
        "Keyed by hand where it is there at all.",
    ),
    owner="Department for Education",
    next_review=date(2027, 11, 22),
    grains=("england",),
)
